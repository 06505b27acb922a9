// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordIndex;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordLayout.Field;
import org.rangescope.core.capture.RecordLayout.FieldType;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.filter.FilterField.Kind;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The raw records of a recording, read from its file when they are looked at, and the stretches that cannot be read. Rows are those of a {@link RecordIndex}. To
 * be looked at under the session's lock, for the names that records refer to. Throws {@link UncheckedIOException} when the file cannot be read.
 */
public final class EventColumns implements Columns, Closeable {

    private static final int DAMAGE = EventKind.values().length;
    private static final int UNKNOWN_KIND = DAMAGE + 1;
    private static final String DAMAGE_NAME = "damage";

    private final RecordIndex index;
    private final RecordIndex.Cursor cursor;
    private final Recording recording;
    private final Dictionaries names;
    private final EventText words;
    private final List<Column> columns = new ArrayList<>();
    private final StringBuilder sentence = new StringBuilder();

    /**
     * The records of a recording.
     *
     * @param index     says where they stand
     * @param recording has their names
     * @throws IOException if the file cannot be opened
     */
    public EventColumns(RecordIndex index, Recording recording) throws IOException {
        this.index = index;
        this.recording = recording;
        cursor = index.open();
        names = recording.dictionaries();
        words = new EventText(recording);
        add(new Numbers(new FilterField("at", "Time", Kind.TIME, "time since the start"), this::at));
        add(new Numbers(new FilterField("cpu", "CPU", Kind.ID, "CPU on which it happened"), row -> {
            RecordView record = record(row);
            return record == null ? Column.UNKNOWN : Integer.toUnsignedLong(record.cpu());
        }));
        text("task", "Task", "task that did it", new Raw("task"), key -> names.task((int) key).toString());
        List<String> kinds = new ArrayList<>();
        for (EventKind kind : EventKind.values()) {
            kinds.add(kind.streamName());
        }
        kinds.add(DAMAGE_NAME);
        kinds.add("unknown-kind");
        add(new Texts(FilterField.choice("kind", "Kind", "kind of record", kinds), this::kind, key -> kinds.get((int) key)));
        add(new Sentence());
        number("inode", "Inode", Kind.ID, "inode of the buffer", new Raw("inode"));
        number("serial", "Map", Kind.ID, "number of the map call", new Raw("serial"));
        number("bytes", "Exposed", Kind.BYTES, "how much of the buffer a mapping exposes", new Raw("bytes"));
        number("size", "Buffer", Kind.BYTES, "size of the buffer", new Raw("buffer_size"));
        add(new Numbers(new FilterField("duration", "Duration", Kind.DURATION, "how long a map or unmap call took"), this::duration));
        number("blocked", "Blocked", Kind.DURATION, "time off the CPU in a map call", new Raw("blocked_ns"));
        number("ranges", "Ranges", Kind.NUMBER, "ranges of a map or unmap call", new Raw("nranges"));
        Raw error = new Raw("error");
        add(new Numbers(new FilterField("error", "Error", Kind.NUMBER, "0, or what a call was refused with", Errno.NAMES), error::value));
        text("device", "Importer", "device of the importer", new Raw("device"), key -> names.device((int) key).toString());
        text("exporter", "Exporter", "name of the exporter, where it is told", new Raw("exporter"), key -> names.string((int) key));
        text("interconnect", "Interconnect", "the interconnect", new Raw("interconnect"), key -> names.interconnect((int) key).toString());
        text("site", "Call site", "function of the driver that called", new Raw("stack"), key -> {
            var symbol = recording.callSite((int) key);
            return symbol == null ? "" : symbol.toString();
        });
        Raw task = new Raw("task");
        add(new Numbers(new FilterField("pid", "Process", Kind.ID, "process of the task"), row -> {
            long id = task.value(row);
            return id <= 0 ? Column.UNKNOWN : names.task((int) id).pid();
        }));
        number("buffer", "Buffer identity", Kind.ADDRESS, "the buffer, or its hash", new Raw("buffer"));
        number("attachment", "Attachment identity", Kind.ADDRESS, "the attachment, or its hash", new Raw("attachment"));
        number("mapping", "Mapping identity", Kind.ADDRESS, "what the map call returned, or its hash", new Raw("mapping"));
        add(new Numbers(new FilterField("offset", "Offset", Kind.ID, "where it stands in the file, bytes"), this::offset));
    }

    private void add(Column column) {
        columns.add(column);
    }

    private void number(String name, String title, Kind kind, String description, Raw raw) {
        add(new Numbers(new FilterField(name, title, kind, description), raw::value));
    }

    private void text(String name, String title, String description, Raw key, LongFunction<String> text) {
        add(new Texts(new FilterField(name, title, Kind.TEXT, description), row -> {
            long id = key.value(row);
            return id == 0 ? Column.UNKNOWN : id;
        }, text));
    }

    /**
     * The record of a row, to be looked at before another row is.
     *
     * @param row a row
     * @return the record; {@code null} for a stretch that cannot be read
     */
    public @Nullable RecordView record(int row) {
        try {
            return cursor.record(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong with a stretch that cannot be read.
     *
     * @param row a row
     * @return the damage; {@code null} for a record
     */
    public @Nullable Damage damage(int row) {
        try {
            return cursor.damage(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * All there is to say of a row.
     *
     * @param row a row
     * @return its fields
     */
    public List<EventField> details(int row) {
        RecordView record = record(row);
        if (record != null) {
            return words.fields(record);
        }
        Damage damage = damage(row);
        if (damage == null) {
            return List.of();
        }
        List<EventField> fields = new ArrayList<>();
        fields.add(new EventField("what", damage.what(), damage.what()));
        fields.add(new EventField("offset", Units.bytes(damage.offset()), Units.exactBytes(damage.offset())));
        fields.add(new EventField("length", Units.bytes(damage.length()), Units.exactBytes(damage.length())));
        fields.add(new EventField("records lost", damage.lost() == 0 ? "unknown, or none" : Units.count(damage.lost()),
                damage.lost() == 0 ? "unknown, or none" : Units.count(damage.lost())));
        return fields;
    }

    /**
     * The number of the map call that a row belongs to.
     *
     * @param row a row
     * @return serial, or {@link Column#UNKNOWN}
     */
    public long serial(int row) {
        Column column = find("serial");
        return column == null ? Column.UNKNOWN : column.value(row);
    }

    /**
     * The first row at a time or after it.
     *
     * @param relativeNs ns since the start
     * @return a row; the table's size when all are before
     */
    public int rowAt(long relativeNs) {
        try {
            return index.rowAt(recording.startNs() + relativeNs, cursor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long at(int row) {
        try {
            long timeNs = cursor.timeNs(row);
            return timeNs == Units.UNKNOWN || recording.startNs() == Units.UNKNOWN ? Column.UNKNOWN : timeNs - recording.startNs();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long kind(int row) {
        RecordView record = record(row);
        if (record == null) {
            return DAMAGE;
        }
        EventKind kind = record.kind();
        return kind == null ? UNKNOWN_KIND : kind.ordinal();
    }

    private long duration(int row) {
        RecordView record = record(row);
        if (record == null) {
            return Column.UNKNOWN;
        }
        int field = record.id() == RecordLayout.ID_MAP
                ? RecordLayout.MAP_BEGIN_NS
                : record.id() == RecordLayout.ID_UNMAP_END ? RecordLayout.UNMAP_END_BEGIN_NS : -1;
        long begin = field < 0 ? Units.UNKNOWN : record.getLong(field);
        return begin == Units.UNKNOWN ? Column.UNKNOWN : Math.max(0, record.timestampNs() - begin);
    }

    private long offset(int row) {
        RecordView record = record(row);
        if (record != null) {
            return record.offset();
        }
        Damage damage = damage(row);
        return damage == null ? Column.UNKNOWN : damage.offset();
    }

    /** A field that some kinds of record have. */
    private final class Raw {

        private final int[] offsets = new int[64];
        private final FieldType[] types = new FieldType[64];

        Raw(String name) {
            Arrays.fill(offsets, -1);
            Arrays.fill(types, FieldType.U32);
            for (EventKind kind : EventKind.values()) {
                for (Field field : RecordLayout.of(kind).fields()) {
                    if (field.name().equals(name) && !kind.isDictionary()) {
                        offsets[kind.id()] = field.offset();
                        types[kind.id()] = field.type();
                    }
                }
            }
        }

        long value(int row) {
            RecordView record = record(row);
            int id = record == null ? -1 : record.id();
            if (record == null || id < 0 || id >= offsets.length || offsets[id] < 0
                    || offsets[id] + types[id].size() > record.size()) {
                return Column.UNKNOWN;
            }
            if (types[id].size() == Long.BYTES) {
                long value = record.getLong(offsets[id]);
                return value == Units.UNKNOWN ? Column.UNKNOWN : value;
            }
            int value = record.getInt(offsets[id]);
            return types[id] == FieldType.S32 ? value : Integer.toUnsignedLong(value);
        }
    }

    /** What a record says. */
    private final class Sentence implements Column {

        private final FilterField field = new FilterField("event", "What happened", Kind.TEXT, "what the record says");

        @Override
        public FilterField field() {
            return field;
        }

        @Override
        public long value(int row) {
            return row;
        }

        @Override
        public String text(long key) {
            return textAt((int) key).toString();
        }

        @Override
        public boolean isPerRow() {
            return true;
        }

        @Override
        public CharSequence textAt(int row) {
            sentence.setLength(0);
            RecordView record = record(row);
            if (record != null) {
                words.sentence(record, sentence);
            } else {
                Damage damage = damage(row);
                sentence.append("not readable at byte ").append(damage == null ? "?" : Units.count(damage.offset())).append(": ")
                        .append(damage == null ? "" : damage.what());
            }
            return sentence;
        }
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public List<Column> list() {
        return Collections.unmodifiableList(columns);
    }

    @Override
    public String wallClock(long relativeNs) {
        return Words.wallClock(recording, relativeNs);
    }

    @Override
    public void close() throws IOException {
        cursor.close();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d events of %s", size(), index.file());
    }
}
