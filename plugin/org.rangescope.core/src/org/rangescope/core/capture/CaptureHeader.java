// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a recording's metadata says about it.
 *
 * @param uuid          of this capture
 * @param major         format; {@link RecordLayout#FORMAT_MAJOR} or lower
 * @param minor         format; may be higher than this reader knows
 * @param env           the metadata's env block, numbers as text
 * @param clockOffsetNs to be added to a time of the stream to get the wall clock, ns since 1970 UTC
 * @param text          the metadata itself, TSDL
 */
public record CaptureHeader(UUID uuid, int major, int minor, Map<String, String> env, long clockOffsetNs, String text) {

    /** Before the metadata was read, or when it is lost: a capture that nothing is known about. */
    public static final CaptureHeader NONE = new CaptureHeader(new UUID(0, 0), RecordLayout.FORMAT_MAJOR, RecordLayout.FORMAT_MINOR,
            Map.of(), 0, "");

    /** Functions that have another name in other kernels: one of them is all that there is to observe. */
    private static final List<List<String>> RENAMED = List.of(List.of("dma_buf_move_notify", "dma_buf_invalidate_mappings"));

    /** Functions in which only what interconnect maps do is observed. */
    private static final List<String> OF_INTERCONNECTS = List.of("kmalloc", "kfree", "xas_store");

    /**
     * Reads metadata.
     *
     * @param text the metadata, TSDL
     * @param uuid of the capture
     * @return what it says
     * @throws IOException if it is not that of a recording, or of one that a newer version is needed for
     */
    public static CaptureHeader parse(String text, UUID uuid) throws IOException {
        return MetadataText.parse(text, uuid);
    }

    /** Copies the map. */
    public CaptureHeader {
        env = Map.copyOf(env);
    }

    /**
     * Whether there was metadata.
     *
     * @return false for {@link #NONE}
     */
    public boolean isKnown() {
        return !text.isEmpty();
    }

    /**
     * An entry of the env block.
     *
     * @param key its name
     * @return its value, or an empty text
     */
    public String env(String key) {
        return env.getOrDefault(key, "");
    }

    /**
     * The machine on which it was captured.
     *
     * @return host name, or an empty text
     */
    public String hostname() {
        return env("hostname");
    }

    /**
     * The kernel that was observed.
     *
     * @return such as {@code 6.12.117}, or an empty text
     */
    public String kernelRelease() {
        return env("kernel_release");
    }

    /**
     * The machine's architecture.
     *
     * @return such as {@code x86_64}, or an empty text
     */
    public String architecture() {
        return env("architecture");
    }

    /**
     * The generations of the kernel's interface that the probe found.
     *
     * @return such as {@code interconnect-v2} and {@code sgt}
     */
    public List<String> adapters() {
        return list(env("adapters"), ',');
    }

    /**
     * Whether the capture says at all what it observed.
     *
     * @return whether {@link #hooksAttached()} and {@link #hooksMissing()} mean something
     */
    public boolean knowsHooks() {
        return env.containsKey("hooks_attached");
    }

    /**
     * The kernel functions that the probe observed.
     *
     * @return their names
     */
    public List<String> hooksAttached() {
        return list(env("hooks_attached"), ',');
    }

    /**
     * The kernel functions that the probe wanted to observe and could not. A function that was observed under the name that it has in other kernels is not
     * among them.
     *
     * @return each with its reason
     */
    public List<MissingHook> hooksMissing() {
        List<String> attached = hooksAttached();
        return hooksNotAttached().stream().filter(hook -> !otherNameIsIn(hook.name(), attached) && !isMoot(hook)).toList();
    }

    /**
     * The kernel functions that were not observed because they have to do with interconnects, which the kernel does not have.
     *
     * @return each with the probe's reason
     */
    public List<MissingHook> hooksMoot() {
        return hooksNotAttached().stream().filter(this::isMoot).toList();
    }

    private boolean isMoot(MissingHook hook) {
        return hasNoInterconnects() && (hook.name().contains("interconnect") || OF_INTERCONNECTS.contains(hook.name()));
    }

    /**
     * Whether the kernel has no interface for interconnects: an unpatched one, where every mapping is an sg-table.
     *
     * @return false also where the recording does not say
     */
    public boolean hasNoInterconnects() {
        List<String> adapters = adapters();
        return !adapters.isEmpty() && adapters.stream().noneMatch(adapter -> adapter.startsWith("interconnect"));
    }

    private static boolean otherNameIsIn(String hook, List<String> attached) {
        return RENAMED.stream().anyMatch(names -> names.contains(hook) && names.stream().anyMatch(attached::contains));
    }

    private List<MissingHook> hooksNotAttached() {
        List<MissingHook> hooks = new ArrayList<>();
        for (String entry : list(env("hooks_missing"), ';')) {
            int colon = entry.indexOf(':');
            hooks.add(colon < 0
                    ? new MissingHook(entry, "")
                    : new MissingHook(entry.substring(0, colon).strip(), entry.substring(colon + 1).strip()));
        }
        return hooks;
    }

    /**
     * Whether identities are keyed hashes rather than kernel addresses, and ranges relative rather than physical.
     *
     * @return whether the recording can be given away
     */
    public boolean pointersHashed() {
        return !"raw".equals(env("pointers"));
    }

    /**
     * How the time at which a range was populated is known.
     *
     * @return {@code entry-allocation}, {@code unavailable}, or an empty text
     */
    public String rangeTimes() {
        return env("range_times");
    }

    /**
     * How the probe hooked the kernel's functions, which decides what it could see.
     *
     * @return the mode; {@link AttachMode#UNKNOWN} where the recording does not say, as those of format 1.0
     */
    public AttachMode attachMode() {
        return AttachMode.of(env("attach_mode"));
    }

    /**
     * How call stacks were taken.
     *
     * @return {@code all}, {@code reused}, {@code none}, or an empty text
     */
    public String stacks() {
        return env("stacks");
    }

    /**
     * How many range records a second the probe wrote at most.
     *
     * @return a number, {@code unlimited}, or an empty text
     */
    public String rangeRate() {
        return env("range_rate");
    }

    /**
     * What was left out by choice.
     *
     * @return the probe's options that did so, or an empty text when every call was recorded
     */
    public String filters() {
        return env("filters").strip();
    }

    /**
     * Whether what was damaged in it was left out by a repair, and counts among what the output did not take.
     *
     * @return whether it is no longer as the probe wrote it
     */
    public boolean isRepaired() {
        return env.containsKey("repaired");
    }

    /**
     * Which part of a longer recording it is, when it was cut out of one.
     *
     * @return half a sentence, or an empty text
     */
    public String trimmed() {
        return env("trimmed");
    }

    /**
     * Whether calls were left out by choice.
     *
     * @return whether {@link #filters()} says anything
     */
    public boolean isFiltered() {
        return !filters().isEmpty();
    }

    private static List<String> list(String text, char separator) {
        List<String> list = new ArrayList<>();
        for (String entry : text.split(String.valueOf(separator))) {
            if (!entry.isBlank()) {
                list.add(entry.strip());
            }
        }
        return list;
    }
}
