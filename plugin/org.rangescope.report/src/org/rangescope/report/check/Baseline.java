// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.rules.Finding;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.Safe;

/**
 * Findings that are known already, so that only new ones fail a build. A text file, one a line, in the form of suppressions: rule, function, module,
 * exporter and device, all of which survive a rebuild and a reboot. Unlike a suppression, what is in a baseline is still told.
 */
public final class Baseline {

    /** Nothing is known. */
    public static final Baseline NONE = new Baseline(Suppressions.NONE);

    private static final String HEADER = """
            # Findings that `rangescope check --baseline` takes for known. Written by --write-baseline; remove a line when its cause is mended.
            # RULE FUNCTION [MODULE] exporter=NAME device=NAME  # what it was
            """;

    private final Suppressions known;

    private Baseline(Suppressions known) {
        this.known = known;
    }

    /**
     * Reads a baseline.
     *
     * @param file the file
     * @return what is known
     * @throws IOException if it cannot be read, or a line of it cannot be understood: the message names file and line. A baseline that is only half
     *                     understood would fail builds for what is known.
     */
    public static Baseline read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Suppressions known = Suppressions.read(List.of(file));
        if (!known.problems().isEmpty()) {
            throw new IOException(known.problems().get(0).toString());
        }
        return new Baseline(known);
    }

    /**
     * The line that a finding is known by.
     *
     * @param finding not suppressed
     * @return the line, or {@code null}
     */
    @Nullable
    Suppression find(Finding finding) {
        return known.find(finding.ruleId(), finding.callSite(), finding.exporters(), finding.devices());
    }

    /**
     * All lines.
     *
     * @return in their order
     */
    List<Suppression> lines() {
        return known.list();
    }

    /**
     * What makes a finding the same in another recording.
     *
     * @param finding a finding
     * @return a line of a baseline, without a comment
     */
    static String identity(Finding finding) {
        Suppression line = line(finding);
        return line == null ? finding.ruleId() + " " + Safe.line(finding.callSite()) : line.suppressed();
    }

    /** The line that stands for a finding; {@code null} when its names are such that no line can. */
    private static @Nullable Suppression line(Finding finding) {
        String exporter = finding.exporters().size() == 1 ? finding.exporters().get(0) : null;
        String device = finding.devices().size() == 1 ? finding.devices().get(0) : null;
        try {
            Suppression line = Suppression.of(finding.ruleId(), finding.callSite(), exporter, device, Safe.line(finding.plainSentence()));
            Suppressions read = Suppressions.parse(Path.of("baseline"), line + "\n");
            return read.find(finding.ruleId(), finding.callSite(), finding.exporters(), finding.devices()) == null ? null : line;
        } catch (IllegalArgumentException e) {
            // no driver has a function of such a name
            return null;
        }
    }

    /**
     * Findings that a baseline cannot know: no line can have their names.
     *
     * @param findings any
     * @return those of them that {@link #text} leaves out
     */
    public static List<Finding> unwritable(List<Finding> findings) {
        return findings.stream().filter(finding -> line(finding) == null).toList();
    }

    /**
     * A baseline in which findings are known.
     *
     * @param findings those that are to be known; left out are the {@link #unwritable} ones
     * @return the file's text, in an order that does not change
     */
    public static String text(List<Finding> findings) {
        Map<String, Suppression> lines = new LinkedHashMap<>();
        for (Finding finding : findings) {
            Suppression line = line(finding);
            if (line != null) {
                lines.putIfAbsent(line.suppressed(), line);
            }
        }
        StringBuilder text = new StringBuilder(HEADER);
        lines.values().stream().map(Suppression::toString).sorted().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
