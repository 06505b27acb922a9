// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.rangescope.core.util.annotation.Nullable;

/**
 * One record of the stream, seen in place: a window that the reader moves along, so that an event costs no object. Fields are named by the constants of
 * {@link RecordLayout}. Only valid inside {@link EventSink#record}.
 */
public final class RecordView {

    private ByteBuffer bytes = ByteBuffer.allocateDirect(0).order(ByteOrder.LITTLE_ENDIAN);
    private int base;
    private int id;
    private int size;
    private long timestampNs;
    private long bufferOffset;

    /**
     * A view of a record that was kept.
     *
     * @param record its bytes, eight to a long
     * @return a view that stays
     */
    public static RecordView of(long[] record) {
        // of the kind of buffer that is read in all other places
        ByteBuffer bytes = ByteBuffer.allocateDirect(record.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(record);
        RecordView view = new RecordView();
        view.buffer(bytes, 0);
        int head = bytes.getInt(0);
        view.move(0, head & 0xffff, head >>> 16, bytes.getLong(RecordLayout.HEADER_TIMESTAMP));
        return view;
    }

    /** What it looks at, and where in the recording the first byte of that stands. */
    void buffer(ByteBuffer buffer, long offset) {
        bytes = buffer;
        bufferOffset = offset;
    }

    void move(int at, int recordId, int recordSize, long timestamp) {
        base = at;
        id = recordId;
        size = recordSize;
        timestampNs = timestamp;
    }

    /**
     * The number of the record's kind.
     *
     * @return as in {@link EventKind#id()}
     */
    public int id() {
        return id;
    }

    /**
     * The record's kind.
     *
     * @return its kind, or {@code null} for one that a newer probe wrote
     */
    public @Nullable EventKind kind() {
        return EventKind.of(id);
    }

    /**
     * Bytes of the record. More than this reader knows when a newer probe wrote it.
     *
     * @return bytes
     */
    public int size() {
        return size;
    }

    /**
     * When it happened.
     *
     * @return CLOCK_MONOTONIC, ns
     */
    public long timestampNs() {
        return timestampNs;
    }

    /**
     * On which CPU it happened.
     *
     * @return number of the CPU
     */
    public int cpu() {
        return bytes.getInt(base + RecordLayout.HEADER_CPU);
    }

    /**
     * Where the record stands in the recording.
     *
     * @return offset in bytes
     */
    public long offset() {
        return bufferOffset + base;
    }

    /**
     * An eight-byte field; all ones come out as {@link org.rangescope.core.util.Units#UNKNOWN}.
     *
     * @param field constant of {@link RecordLayout}
     * @return its bits
     */
    public long getLong(int field) {
        return bytes.getLong(base + field);
    }

    /**
     * A four-byte field.
     *
     * @param field constant of {@link RecordLayout}
     * @return its bits
     */
    public int getInt(int field) {
        return bytes.getInt(base + field);
    }

    /**
     * An eight-byte field that older probes did not write.
     *
     * @param field     constant of {@link RecordLayout}
     * @param otherwise for a record that has no such field
     * @return its bits
     */
    public long getLong(int field, long otherwise) {
        return field + Long.BYTES <= size ? getLong(field) : otherwise;
    }

    /**
     * A four-byte field that older probes did not write.
     *
     * @param field     constant of {@link RecordLayout}
     * @param otherwise for a record that has no such field
     * @return its bits
     */
    public int getInt(int field, int otherwise) {
        return field + Integer.BYTES <= size ? getInt(field) : otherwise;
    }

    /**
     * How many frames a stack record has.
     *
     * @return frames, those of padding included
     */
    public int frames() {
        return Math.max(0, Math.min(getInt(RecordLayout.STACK_LENGTH), (size - RecordLayout.STACK_FRAMES) / Integer.BYTES));
    }

    /**
     * A frame of a stack record.
     *
     * @param index from 0 to {@link #frames()} - 1
     * @return a symbol's number, or 0
     */
    public int frame(int index) {
        return bytes.getInt(base + RecordLayout.STACK_FRAMES + 4 * index);
    }

    /**
     * The text of a string record without its padding.
     *
     * @return its text; bytes that are not UTF-8 come out as U+FFFD
     */
    public String text() {
        int length = Math.max(0, Math.min(getInt(RecordLayout.STRING_LENGTH), size - RecordLayout.STRING_TEXT));
        byte[] text = new byte[length];
        bytes.get(base + RecordLayout.STRING_TEXT, text);
        int used = 0;
        while (used < length && text[used] != 0) {
            used++;
        }
        return new String(text, 0, used, StandardCharsets.UTF_8);
    }
}
