// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.suppress;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Findings that somebody has decided not to hear of. Named by what survives a rebuild and a reboot, so never by an address or an offset.
 *
 * @param ruleId   the rule, such as {@code RS01}
 * @param function the driver's function; {@link #ANY} for each, {@link #NONE} for findings without a call site
 * @param module   that it is in, {@link #KERNEL} for the kernel itself; {@code null} for wherever it is
 * @param exporter of all buffers that the finding is about; {@code null} for each
 * @param device   the importer that the finding is about; {@code null} for each
 * @param reason   why, in one line
 * @param file     where it is written, or {@code null} when it is not, yet
 * @param line     in that file, from 1; 0 without a file
 */
public record Suppression(String ruleId, String function, @Nullable String module, @Nullable String exporter, @Nullable String device,
        String reason, @Nullable Path file, int line) {

    /** As function: each call site. */
    public static final String ANY = "*";
    /** As function: findings that have no call site. */
    public static final String NONE = "-";
    /** As module: built into the kernel. */
    public static final String KERNEL = "vmlinux";

    private static final Pattern CALL_SITE = Pattern.compile("([^\\s+\\[]+)(?:\\+0x[0-9a-fA-F]+)?(?:\\s+\\[([^\\]]+)\\])?");
    private static final Pattern PLAIN = Pattern.compile("[^\\s\"#]+");
    private static final Pattern MODULE = Pattern.compile("[^\\]\\s\"#]+");

    /**
     * A suppression that is to be written.
     *
     * @param ruleId   the rule
     * @param callSite as a finding has it, such as {@code ex_gpu_bind_bo+0x4c [ex_gpu]}; of it function and module are kept. An empty text for a finding
     *                 without one.
     * @param exporter only this exporter's buffers, or {@code null}
     * @param device   only this importer, or {@code null}
     * @param reason   why; line breaks become spaces
     * @return the suppression
     * @throws IllegalArgumentException if there is no reason, or the call site is none, or a name is such that no line of a file can have it
     */
    public static Suppression of(String ruleId, String callSite, @Nullable String exporter, @Nullable String device, String reason) {
        String why = reason.strip().replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (why.isEmpty()) {
            throw new IllegalArgumentException("A suppression needs a reason: the next reader asks for it.");
        }
        refuseControls(exporter);
        refuseControls(device);
        if (callSite.isBlank()) {
            return new Suppression(ruleId, NONE, null, exporter, device, why, null, 0);
        }
        Matcher matcher = nameable(callSite);
        if (matcher == null) {
            throw new IllegalArgumentException("'" + callSite + "' is no call site such as ex_gpu_bind_bo+0x4c [ex_gpu].");
        }
        String module = matcher.group(2);
        return new Suppression(ruleId, function(String.valueOf(matcher.group(1))), module == null ? KERNEL : module(module), exporter,
                device, why, null, 0);
    }

    /**
     * Whether a line of a file can name a call site. Names come from a recording, which anybody may have made: what is no name of a function or a module is
     * never written, lest it become lines of its own.
     *
     * @param callSite as a finding has it; an empty text for a finding without one
     * @return whether {@link #of} accepts it
     */
    public static boolean canName(String callSite) {
        return callSite.isBlank() || nameable(callSite) != null;
    }

    private static @Nullable Matcher nameable(String callSite) {
        Matcher matcher = CALL_SITE.matcher(callSite.strip());
        if (!matcher.matches() || !SuppressionParser.NAME.matcher(String.valueOf(matcher.group(1))).matches()) {
            return null;
        }
        String module = matcher.group(2);
        return module == null || MODULE.matcher(module).matches() && !hasControls(module) ? matcher : null;
    }

    private static void refuseControls(@Nullable String name) {
        if (name != null && hasControls(name)) {
            throw new IllegalArgumentException("A name with control characters cannot stand in a line.");
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** The function's name in the source: the compiler's clones of it ({@code .isra.0}, {@code .cold}) come and go with each build. */
    static String function(String name) {
        int dot = name.indexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    /** The kernel writes the names of modules with underscores, whatever their file is called. */
    static String module(String name) {
        return name.replace('-', '_');
    }

    /**
     * Whether it is meant for a finding.
     *
     * @param ofRule    the finding's rule
     * @param callSite  the finding's call site, such as {@code ex_gpu_bind_bo+0x4c [ex_gpu]}, or an empty text
     * @param exporters of all buffers that the finding is about
     * @param devices   that the finding is about, by name
     * @return whether all that it names is true of the finding
     */
    public boolean matches(String ofRule, String callSite, List<String> exporters, List<String> devices) {
        return ruleId.equals(ofRule) && matchesPlace(callSite) && isOnly(exporter, exporters) && isOnly(device, devices);
    }

    private boolean matchesPlace(String callSite) {
        if (callSite.isEmpty()) {
            return NONE.equals(function) || ANY.equals(function) && module == null;
        }
        Matcher matcher = CALL_SITE.matcher(callSite);
        if (!matcher.matches()) {
            return false;
        }
        String in = matcher.group(2);
        String wanted = module;
        return (ANY.equals(function) || function.equals(function(String.valueOf(matcher.group(1)))))
                && (wanted == null || wanted.equals(in == null ? KERNEL : module(in)));
    }

    private static boolean isOnly(@Nullable String wanted, List<String> found) {
        return wanted == null || !found.isEmpty() && found.stream().allMatch(wanted::equals);
    }

    /**
     * Whether another one is meant for the same findings, whatever its reason.
     *
     * @param other another one
     * @return whether rule, place, exporter and device are the same
     */
    public boolean isForTheSame(Suppression other) {
        return suppressed().equals(other.suppressed());
    }

    /**
     * Where it is written.
     *
     * @return such as {@code /src/tests/.rangescope-suppressions:4}; {@code not written yet} without a file
     */
    public String place() {
        return file == null ? "not written yet" : file + ":" + line;
    }

    /**
     * What it suppresses, as the file has it, without the reason.
     *
     * @return such as {@code RS01 ex_gpu_bind_bo [ex_gpu] exporter=ex-gpu}
     */
    public String suppressed() {
        StringBuilder text = new StringBuilder(ruleId).append(' ').append(function);
        if (module != null) {
            text.append(" [").append(module).append(']');
        }
        return text.append(named("exporter", exporter)).append(named("device", device)).toString();
    }

    private static String named(String what, @Nullable String value) {
        return value == null ? "" : " " + what + "=" + quoted(value);
    }

    private static String quoted(String value) {
        return PLAIN.matcher(value).matches() ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The line of the file. */
    @Override
    public String toString() {
        return suppressed() + "  # " + reason;
    }
}
