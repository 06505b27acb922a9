// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.nio.charset.StandardCharsets;

import org.rangescope.core.util.annotation.Nullable;

/**
 * One record of the stream, seen in place: a window that the reader moves along, so that an event costs no object. Fields are named by the constants of
 * {@link RecordLayout}. Only valid inside {@link EventSink#record}.
 */
public final class RecordView {

    private long[] words = {};
    private int base;
    private int id;
    private int size;
    private long timestampNs;
    private long wordsOffset;
    private int limit;

    /**
     * A view of a record that was kept.
     *
     * @param record its bytes, eight to a long
     * @return a view that stays
     */
    public static RecordView of(long[] record) {
        RecordView view = new RecordView();
        view.words(record.clone(), 0, 0);
        view.move(0);
        return view;
    }

    /** What it looks at, where in the recording the first of these words stands, and where the records end over which {@link #next} moves. */
    void words(long[] packet, long offset, int end) {
        words = packet;
        wordsOffset = offset;
        limit = end;
    }

    /**
     * Moves on to the next record of those that {@link EventSink#records} is handed.
     *
     * @return whether there is one; otherwise it stays where it is
     */
    public boolean next() {
        int next = base + (size >>> 3);
        if (next >= limit) {
            return false;
        }
        move(next);
        return true;
    }

    /** Moves to the record that begins with some word. */
    void move(int at) {
        long head = words[at];
        base = at;
        id = (int) head & 0xffff;
        size = (int) head >>> 16;
        timestampNs = words[at + RecordLayout.HEADER_TIMESTAMP / Long.BYTES];
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
        return getInt(RecordLayout.HEADER_CPU);
    }

    /**
     * Where the record stands in the recording.
     *
     * @return offset in bytes
     */
    public long offset() {
        return wordsOffset + (long) base * Long.BYTES;
    }

    /**
     * An eight-byte field; all ones come out as {@link org.rangescope.core.util.Units#UNKNOWN}.
     *
     * @param field constant of {@link RecordLayout}
     * @return its bits
     */
    public long getLong(int field) {
        return words[base + (field >>> 3)];
    }

    /**
     * A four-byte field.
     *
     * @param field constant of {@link RecordLayout}
     * @return its bits
     */
    public int getInt(int field) {
        return (int) (words[base + (field >>> 3)] >>> ((field & 4) << 3));
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
        return getInt(RecordLayout.STACK_FRAMES + 4 * index);
    }

    /**
     * The text of a string record without its padding.
     *
     * @return its text; bytes that are not UTF-8 come out as U+FFFD
     */
    public String text() {
        int length = Math.max(0, Math.min(getInt(RecordLayout.STRING_LENGTH), size - RecordLayout.STRING_TEXT));
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            int at = RecordLayout.STRING_TEXT + i;
            text[i] = (byte) (words[base + (at >>> 3)] >>> ((at & 7) << 3));
        }
        int used = 0;
        while (used < length && text[used] != 0) {
            used++;
        }
        return new String(text, 0, used, StandardCharsets.UTF_8);
    }
}
