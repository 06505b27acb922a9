// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import org.rangescope.core.util.annotation.Nullable;

/** The kinds of record in a capture stream. Dictionary records come first; they are named before they are used. */
public enum EventKind {

    /** A name that later records refer to by id. */
    STRING(RecordLayout.ID_STRING, "string", "a name that later records refer to by id"),
    /** A place in kernel code, resolved when it was captured. */
    SYMBOL(RecordLayout.ID_SYMBOL, "symbol", "a place in kernel code, resolved when it was captured"),
    /** A kernel call stack, innermost frame first. */
    STACK(RecordLayout.ID_STACK, "stack", "a kernel call stack, innermost frame first"),
    /** A thread, by what it was called at the time. */
    TASK(RecordLayout.ID_TASK, "task", "a thread, by what it was called at the time"),
    /** An importer's device. */
    DEVICE(RecordLayout.ID_DEVICE, "device", "an importer's device"),
    /** An interconnect that importer and exporter agreed on. */
    INTERCONNECT(RecordLayout.ID_INTERCONNECT, "interconnect", "an interconnect that importer and exporter agreed on"),
    /** The probe is attached; history begins here. */
    CAPTURE_START(RecordLayout.ID_CAPTURE_START, "capture_start", "the probe is attached; history begins here"),
    /** The probe is about to detach; the last record but statistics. */
    CAPTURE_STOP(RecordLayout.ID_CAPTURE_STOP, "capture_stop", "the probe is about to detach; the last record but statistics"),
    /** How much was written and lost since the start. */
    STATISTICS(RecordLayout.ID_STATISTICS, "statistics", "how much was written and lost since the start"),
    /** At stop: a mapping that the probe's table in the kernel still holds. */
    LIVE(RecordLayout.ID_LIVE, "live", "at stop: a mapping that the probe's table in the kernel still holds"),
    /** A dma-buf was created, or creating it failed. */
    BUFFER_EXPORT(RecordLayout.ID_BUFFER_EXPORT, "buffer_export", "a dma-buf was created, or creating it failed"),
    /** A dma-buf is about to be freed. */
    BUFFER_RELEASE(RecordLayout.ID_BUFFER_RELEASE, "buffer_release", "a dma-buf is about to be freed"),
    /** An importer attached, or failed to. */
    ATTACH(RecordLayout.ID_ATTACH, "attach", "an importer attached, or failed to"),
    /** An importer is about to detach. */
    DETACH(RecordLayout.ID_DETACH, "detach", "an importer is about to detach"),
    /** A map call returned; its range records follow. */
    MAP(RecordLayout.ID_MAP, "map", "a map call returned; its range records follow"),
    /** One entry that a map call yielded. */
    RANGE(RecordLayout.ID_RANGE, "range", "one entry that a map call yielded"),
    /** An unmap call began. */
    UNMAP(RecordLayout.ID_UNMAP, "unmap", "an unmap call began"),
    /** The exporter tells importers to drop their mappings. */
    INVALIDATE(RecordLayout.ID_INVALIDATE, "invalidate", "the exporter tells importers to drop their mappings");

    private static final @Nullable EventKind[] BY_ID = new @Nullable EventKind[32];

    static {
        for (EventKind kind : values()) {
            BY_ID[kind.id] = kind;
        }
    }

    private final int id;
    private final String streamName;
    private final String meaning;

    EventKind(int id, String streamName, String meaning) {
        this.id = id;
        this.streamName = streamName;
        this.meaning = meaning;
    }

    /**
     * The number that stands in the record's header.
     *
     * @return id, never 0
     */
    public int id() {
        return id;
    }

    /**
     * The name of the event class in the stream's metadata.
     *
     * @return such as {@code buffer_export}
     */
    public String streamName() {
        return streamName;
    }

    /**
     * What such a record says.
     *
     * @return half a sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Whether such a record only gives a number to a name, stack, task or device.
     *
     * @return whether it belongs to a dictionary
     */
    public boolean isDictionary() {
        return id < CAPTURE_START.id;
    }

    /**
     * Finds a kind by the number in a record's header.
     *
     * @param id any number
     * @return its kind, or {@code null} when this reader does not know it
     */
    public static @Nullable EventKind of(int id) {
        return id >= 0 && id < BY_ID.length ? BY_ID[id] : null;
    }
}
