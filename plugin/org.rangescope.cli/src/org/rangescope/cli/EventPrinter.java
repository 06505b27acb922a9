// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.rangescope.core.analysis.Losses;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.capture.PacketView;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordLayout.Field;
import org.rangescope.core.capture.RecordLayout.FieldType;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.Safe;

/**
 * Prints each record as a line: time, name, and every field in the order of the stream. Byte for byte what any other reader of the same trace can print,
 * so that two readers can be compared. Makes no object per record.
 */
final class EventPrinter implements EventSink {

    private final Output output;
    private final @Nullable Line[] lines;
    private long records;
    private boolean stopSeen;
    private Losses losses = Losses.NONE;
    private long discarded;
    private long packetsMissing;

    /** The output does not take any more. Unchecked, for a sink cannot throw anything else. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final IOException reason;

        Stopped(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        /**
         * Why.
         *
         * @return what the output said
         */
        IOException reason() {
            return reason;
        }
    }

    /** How a kind of record is printed. */
    private static final class Line {

        private final byte[] name;
        private final byte[][] labels;
        private final FieldType[] types;
        private final int[] offsets;
        private final int[] lengths;

        private Line(EventKind kind) {
            List<Field> fields = RecordLayout.of(kind).fields();
            int count = fields.size();
            name = bytes(" " + kind.streamName());
            labels = new byte[count][];
            types = new FieldType[count];
            offsets = new int[count];
            lengths = new int[count];
            for (int i = 0; i < count; i++) {
                Field field = fields.get(i);
                labels[i] = bytes(" " + field.name() + "=");
                types[i] = field.type();
                offsets[i] = field.offset();
                String length = field.length();
                lengths[i] = length == null ? -1 : fields.stream().filter(f -> f.name().equals(length)).findFirst().orElseThrow().offset();
            }
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * A printer.
     *
     * @param output takes the lines; not flushed
     */
    EventPrinter(Output output) {
        this.output = output;
        EventKind[] kinds = EventKind.values();
        lines = new @Nullable Line[kinds[kinds.length - 1].id() + 1];
        for (EventKind kind : kinds) {
            lines[kind.id()] = new Line(kind);
        }
    }

    /**
     * How many records were printed.
     *
     * @return records
     */
    long records() {
        return records;
    }

    /**
     * Whether the probe ended the capture in order.
     *
     * @return whether capture_stop was printed
     */
    boolean sawStop() {
        return stopSeen;
    }

    /**
     * What the probe says it lost.
     *
     * @return as the last statistics record has it
     */
    Losses losses() {
        return losses;
    }

    /**
     * What the packets say was lost.
     *
     * @return events
     */
    long discarded() {
        return discarded;
    }

    /**
     * What the packets' numbers say is missing.
     *
     * @return packets
     */
    long packetsMissing() {
        return packetsMissing;
    }

    @Override
    public void packet(PacketView packet) {
        discarded = Math.max(discarded, packet.eventsDiscarded());
        packetsMissing += packet.missingBefore();
    }

    @Override
    public void header(CaptureHeader header) {
        // only records are printed
    }

    @Override
    public void record(RecordView record) {
        records++;
        int id = record.id();
        if (id == EventKind.STATISTICS.id()) {
            losses = new Losses(record.getLong(RecordLayout.STATISTICS_LOST_RING), record.getLong(RecordLayout.STATISTICS_LOST_TABLE),
                    record.getLong(RecordLayout.STATISTICS_LOST_MISSED), record.getLong(RecordLayout.STATISTICS_LOST_OUTPUT), 0, 0, 0, 0);
        } else if (id == EventKind.CAPTURE_STOP.id()) {
            stopSeen = true;
        }
        try {
            output.unsigned(record.timestampNs());
            Line line = id < lines.length ? lines[id] : null;
            if (line == null) {
                output.print(" unknown_" + id + " size=" + record.size());
            } else {
                print(record, line);
            }
            output.write('\n');
        } catch (IOException e) {
            throw new Stopped(e);
        }
    }

    private void print(RecordView record, Line line) throws IOException {
        output.write(line.name);
        for (int i = 0; i < line.labels.length; i++) {
            int offset = line.offsets[i];
            if (offset >= record.size() && line.lengths[i] < 0) {
                // the probe's format had no such field yet
                return;
            }
            output.write(line.labels[i]);
            if (line.lengths[i] >= 0) {
                int length = record.getInt(line.lengths[i]);
                if (line.types[i] == FieldType.U8) {
                    text(record, offset, length);
                } else {
                    list(record, line.types[i], offset, length);
                }
            } else {
                number(record, line.types[i], offset);
            }
        }
    }

    private void number(RecordView record, FieldType type, int offset) throws IOException {
        switch (type) {
        case U8 -> output.unsigned(octet(record, offset));
        case U32 -> output.unsigned(Integer.toUnsignedLong(record.getInt(offset)));
        case S32 -> output.signed(record.getInt(offset));
        case U64, H64 -> output.unsigned(record.getLong(offset));
        case S64 -> output.signed(record.getLong(offset));
        }
    }

    private void list(RecordView record, FieldType type, int offset, int length) throws IOException {
        output.write('[');
        for (int i = 0; i < length; i++) {
            if (i > 0) {
                output.write(',');
            }
            number(record, type, offset + i * type.size());
        }
        output.write(']');
    }

    private void text(RecordView record, int offset, int length) throws IOException {
        if (isHarmless(record, offset, length)) {
            plain(record, offset, length);
        } else {
            escaped(record, offset, length);
        }
    }

    /** Whether it is ASCII that can be seen, which almost all names are. */
    private static boolean isHarmless(RecordView record, int offset, int length) {
        for (int i = 0; i < length; i++) {
            int octet = octet(record, offset + i);
            if (octet == 0) {
                break;
            }
            if (octet < ' ' || octet > '~') {
                return false;
            }
        }
        return true;
    }

    /** A name with octets that would move a terminal's cursor, turn the direction of writing or forge a line: each of them as its number. */
    private void escaped(RecordView record, int offset, int length) throws IOException {
        byte[] octets = new byte[length];
        int size = 0;
        while (size < length && octet(record, offset + size) != 0) {
            octets[size] = (byte) octet(record, offset + size);
            size++;
        }
        StringBuilder text = new StringBuilder("\"");
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            decoder.decode(ByteBuffer.wrap(octets, 0, size)).toString().codePoints().forEach(c -> {
                if (Safe.isHidden(c) || c < ' ') {
                    text.append(String.format(Locale.ROOT, c < 0x80 ? "\\x%02x" : "\\u{%x}", c));
                } else {
                    text.append(c == '"' || c == '\\' ? "\\" : "").appendCodePoint(c);
                }
            });
        } catch (CharacterCodingException e) {
            for (int i = 0; i < size; i++) {
                int octet = octets[i] & 0xff;
                if (octet < ' ' || octet > '~') {
                    text.append(String.format(Locale.ROOT, "\\x%02x", octet));
                } else {
                    text.append(octet == '"' || octet == '\\' ? "\\" : "").append((char) octet);
                }
            }
        }
        output.print(text.append('"').toString());
    }

    private void plain(RecordView record, int offset, int length) throws IOException {
        output.write('"');
        for (int i = 0; i < length; i++) {
            int octet = octet(record, offset + i);
            if (octet == 0) {
                break;
            }
            if (octet == '"' || octet == '\\') {
                output.write('\\');
            }
            output.write(octet);
        }
        output.write('"');
    }

    /** Records start and end on eight bytes, so the four bytes around an octet are all its record's. */
    private static int octet(RecordView record, int offset) {
        return record.getInt(offset & ~3) >>> 8 * (offset & 3) & 0xff;
    }
}
