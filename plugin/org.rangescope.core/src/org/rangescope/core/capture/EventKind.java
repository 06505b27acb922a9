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
    /** After capture_start: a buffer that existed before. */
    BUFFER_STATE(RecordLayout.ID_BUFFER_STATE, "buffer_state", "after capture_start: a buffer that existed before"),
    /** After capture_start: an attachment that existed before. */
    ATTACHMENT_STATE(RecordLayout.ID_ATTACHMENT_STATE, "attachment_state", "after capture_start: an attachment that existed before"),
    /** After capture_start: a mapping that an earlier part of the capture saw. */
    MAPPING_STATE(RecordLayout.ID_MAPPING_STATE, "mapping_state", "after capture_start: a mapping that an earlier part of the capture saw"),
    /** The probe saw a definite leak; this recording was written because of it. */
    TRIGGER(RecordLayout.ID_TRIGGER, "trigger", "the probe saw a definite leak; this recording was written because of it"),
    /** A dma-buf was created, or creating it failed. */
    BUFFER_EXPORT(RecordLayout.ID_BUFFER_EXPORT, "buffer_export", "a dma-buf was created, or creating it failed"),
    /** A dma-buf is about to be freed. */
    BUFFER_RELEASE(RecordLayout.ID_BUFFER_RELEASE, "buffer_release", "a dma-buf is about to be freed"),
    /** An importer attached, or failed to. */
    ATTACH(RecordLayout.ID_ATTACH, "attach", "an importer attached, or failed to"),
    /** An importer is about to detach. */
    DETACH(RecordLayout.ID_DETACH, "detach", "an importer is about to detach"),
    /** A map call returned, its range records follow; or it had not returned when the capture ended. */
    MAP(RecordLayout.ID_MAP, "map", "a map call returned, its range records follow; or RS_FLAG_PENDING"),
    /** One entry that a map call yielded. */
    RANGE(RecordLayout.ID_RANGE, "range", "one entry that a map call yielded"),
    /** An unmap call began. */
    UNMAP(RecordLayout.ID_UNMAP, "unmap", "an unmap call began"),
    /** The exporter tells importers to drop their mappings. */
    INVALIDATE(RecordLayout.ID_INVALIDATE, "invalidate", "the exporter tells importers to drop their mappings"),
    /** An unmap call returned; only where frees are watched. */
    UNMAP_END(RecordLayout.ID_UNMAP_END, "unmap_end", "an unmap call returned; only where frees are watched"),
    /** Importer and exporter looked for an interconnect that both have. */
    MATCH(RecordLayout.ID_MATCH, "match", "importer and exporter looked for an interconnect that both have"),
    /** An importer pinned the buffer, or failed to. */
    PIN(RecordLayout.ID_PIN, "pin", "an importer pinned the buffer, or failed to"),
    /** An importer unpins the buffer. */
    UNPIN(RecordLayout.ID_UNPIN, "unpin", "an importer unpins the buffer"),
    /** A thread of a process that has mapped buffers ends. */
    TASK_EXIT(RecordLayout.ID_TASK_EXIT, "task_exit", "a thread of a process that has mapped buffers ends");

    /** All numbers of kinds are below this. */
    static final int COUNT = 64;

    private static final @Nullable EventKind[] BY_ID = new @Nullable EventKind[COUNT];

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
