// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordLayout.Field;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.event.StateSource;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.PopulationSource;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** Puts records of a stream into words. To be used under the session's lock. */
public final class EventText {

    private static final int FRAMES = 4;

    private final Recording recording;
    private final Dictionaries names;

    /**
     * Words for a recording's records.
     *
     * @param recording has their names
     */
    public EventText(Recording recording) {
        this.recording = recording;
        names = recording.dictionaries();
    }

    /**
     * What a record says, in a sentence without a full stop.
     *
     * @param record the record
     * @param out    to append it to
     */
    public void sentence(RecordView record, StringBuilder out) {
        EventKind kind = record.kind();
        if (kind == null) {
            out.append("a record of kind ").append(record.id()).append(", which a newer probe wrote");
            return;
        }
        switch (kind) {
        case STRING, SYMBOL, STACK, TASK, DEVICE, INTERCONNECT -> dictionary(kind, record, out);
        case CAPTURE_START, CAPTURE_STOP, STATISTICS, LIVE, BUFFER_STATE, ATTACHMENT_STATE, MAPPING_STATE, TRIGGER -> probe(kind, record,
                out);
        case MAP -> map(record, out);
        case RANGE -> range(record, out);
        case UNMAP -> unmap(record, out);
        default -> call(kind, record, out);
        }
    }

    private void dictionary(EventKind kind, RecordView record, StringBuilder out) {
        switch (kind) {
        case STRING -> out.append("name ").append(u(record, RecordLayout.STRING_ID)).append(" is \"").append(record.text()).append('"');
        case SYMBOL -> out.append("symbol ").append(u(record, RecordLayout.SYMBOL_ID)).append(" is ")
                .append(names.symbol(record.getInt(RecordLayout.SYMBOL_ID)));
        case STACK -> {
            out.append("stack ").append(u(record, RecordLayout.STACK_ID)).append(" is ");
            for (int i = 0; i < Math.min(FRAMES, record.frames()); i++) {
                out.append(i == 0 ? "" : " ← ").append(names.symbol(record.frame(i)).name());
            }
            out.append(record.frames() > FRAMES ? " ← …" : "");
        }
        case TASK -> out.append("task ").append(u(record, RecordLayout.TASK_ID)).append(" is ")
                .append(names.task(record.getInt(RecordLayout.TASK_ID)));
        case DEVICE -> out.append("device ").append(u(record, RecordLayout.DEVICE_ID)).append(" is ")
                .append(names.device(record.getInt(RecordLayout.DEVICE_ID)));
        default -> out.append("interconnect ").append(u(record, RecordLayout.INTERCONNECT_ID)).append(" is ")
                .append(names.interconnect(record.getInt(RecordLayout.INTERCONNECT_ID)));
        }
    }

    private void probe(EventKind kind, RecordView record, StringBuilder out) {
        switch (kind) {
        case CAPTURE_START -> {
            out.append("the probe is attached; history begins here");
            int part = record.getInt(RecordLayout.CAPTURE_START_PART, 0);
            if (part > 0) {
                out.append(" (part ").append(part).append(')');
            }
        }
        case CAPTURE_STOP -> out.append("the probe detaches: ")
                .append(StopReason.of(record.getInt(RecordLayout.CAPTURE_STOP_REASON)).meaning()).append("; ")
                .append(Units.counted(u(record, RecordLayout.CAPTURE_STOP_LIVE), "mapping")).append(" live");
        case STATISTICS -> statistics(record, out);
        case LIVE -> out.append("map #").append(Long.toUnsignedString(record.getLong(RecordLayout.LIVE_SERIAL))).append(" is still live");
        case BUFFER_STATE -> {
            buffer(record, RecordLayout.BUFFER_STATE_INODE, out);
            out.append(" of ").append(exporter(record.getInt(RecordLayout.BUFFER_STATE_EXPORTER)));
            size(record.getLong(RecordLayout.BUFFER_STATE_BUFFER_SIZE), ", ", out);
            out.append(" existed before");
        }
        case ATTACHMENT_STATE -> {
            out.append(device(record.getInt(RecordLayout.ATTACHMENT_STATE_DEVICE))).append(" had attached to ");
            buffer(record, RecordLayout.ATTACHMENT_STATE_INODE, out);
            over(record.getInt(RecordLayout.ATTACHMENT_STATE_INTERCONNECT), out);
        }
        case MAPPING_STATE -> {
            out.append("map #").append(Long.toUnsignedString(record.getLong(RecordLayout.MAPPING_STATE_SERIAL))).append(" of ");
            buffer(record, RecordLayout.MAPPING_STATE_INODE, out);
            out.append(" was live before");
        }
        default -> out.append("the probe saw a definite leak (rule RS")
                .append(u(record, RecordLayout.TRIGGER_RULE) < 10 ? "0" : "").append(u(record, RecordLayout.TRIGGER_RULE)).append("): ")
                .append(Units.counted(u(record, RecordLayout.TRIGGER_MAPPINGS), "mapping"));
        }
    }

    private static void statistics(RecordView record, StringBuilder out) {
        out.append(Units.counted(record.getLong(RecordLayout.STATISTICS_WRITTEN), "record")).append(" written");
        int[] fields = {RecordLayout.STATISTICS_LOST_RING, RecordLayout.STATISTICS_LOST_TABLE, RecordLayout.STATISTICS_LOST_MISSED,
                RecordLayout.STATISTICS_LOST_OUTPUT};
        String[] why = {"ring buffer full", "table full", "call or return missed", "output too slow"};
        boolean any = false;
        for (int i = 0; i < fields.length; i++) {
            long lost = record.getLong(fields[i]);
            if (lost != 0) {
                out.append(any ? ", " : "; lost: ").append(Units.count(lost)).append(' ').append(why[i]);
                any = true;
            }
        }
        out.append(any ? "" : ", none lost");
    }

    private void map(RecordView record, StringBuilder out) {
        int error = record.getInt(RecordLayout.MAP_ERROR);
        int flags = record.getInt(RecordLayout.MAP_FLAGS);
        out.append("map #").append(Long.toUnsignedString(record.getLong(RecordLayout.MAP_SERIAL))).append(" of ");
        buffer(record, RecordLayout.MAP_INODE, out);
        out.append(" by ").append(device(record.getInt(RecordLayout.MAP_DEVICE)));
        Adapter adapter = Adapter.of(record.getInt(RecordLayout.MAP_ADAPTER));
        if (adapter.isInterconnect() && record.getInt(RecordLayout.MAP_INTERCONNECT) != 0) {
            over(record.getInt(RecordLayout.MAP_INTERCONNECT), out);
        } else {
            out.append(" as ").append(adapter.label());
        }
        if ((flags & MapFlags.PENDING) != 0) {
            out.append(": had not returned when the capture ended");
            return;
        }
        if (error != 0) {
            out.append(": refused with ");
            Errno.append(out, error);
        } else {
            out.append(": ").append(adapter == Adapter.SGT
                    ? Units.count(u(record, RecordLayout.MAP_NRANGES)) + " sg entries"
                    : Units.counted(u(record, RecordLayout.MAP_NRANGES), "range"));
            size(record.getLong(RecordLayout.MAP_BYTES), ", ", out);
        }
        long begin = record.getLong(RecordLayout.MAP_BEGIN_NS);
        if (begin != Units.UNKNOWN) {
            out.append(error == 0 ? " in " : " after ").append(Units.duration(Math.max(0, record.timestampNs() - begin)));
            long blocked = record.getLong(RecordLayout.MAP_BLOCKED_NS);
            if (blocked > 0) {
                out.append(" (").append(Units.duration(blocked)).append(" blocked)");
            }
        }
    }

    private static void range(RecordView record, StringBuilder out) {
        long start = record.getLong(RecordLayout.RANGE_START);
        long end = record.getLong(RecordLayout.RANGE_END);
        out.append("range ").append(Long.toUnsignedString(record.getLong(RecordLayout.RANGE_INDEX))).append(" of map #")
                .append(Long.toUnsignedString(record.getLong(RecordLayout.RANGE_SERIAL))).append(": 0x").append(Long.toHexString(start))
                .append(" to 0x").append(Long.toHexString(end));
        if (end >= start && end - start != -1) {
            out.append(", ").append(Units.bytes(end - start + 1));
        }
        long after = record.getLong(RecordLayout.RANGE_POPULATED_NS);
        if (after != Units.UNKNOWN) {
            out.append(", after ").append(Units.duration(after));
        }
    }

    private void unmap(RecordView record, StringBuilder out) {
        int flags = record.getInt(RecordLayout.UNMAP_FLAGS);
        out.append("unmap of mapping 0x").append(Long.toHexString(record.getLong(RecordLayout.UNMAP_MAPPING))).append(" on ");
        buffer(record, RecordLayout.UNMAP_INODE, out);
        if ((flags & MapFlags.NOT_LIVE) != 0) {
            out.append(", which was not live");
        }
        if ((flags & MapFlags.OTHER_ATTACH) != 0) {
            out.append(", mapped on another attachment");
        }
    }

    private void call(EventKind kind, RecordView record, StringBuilder out) {
        switch (kind) {
        case BUFFER_EXPORT -> {
            int error = record.getInt(RecordLayout.BUFFER_EXPORT_ERROR);
            out.append(exporter(record.getInt(RecordLayout.BUFFER_EXPORT_EXPORTER)))
                    .append(error == 0 ? " exported " : " could not export ");
            buffer(record, RecordLayout.BUFFER_EXPORT_INODE, out);
            size(record.getLong(RecordLayout.BUFFER_EXPORT_BUFFER_SIZE), ", ", out);
            refused(error, out);
        }
        case BUFFER_RELEASE -> {
            buffer(record, RecordLayout.BUFFER_RELEASE_INODE, out);
            out.append(" is about to be freed");
        }
        case ATTACH -> {
            int error = record.getInt(RecordLayout.ATTACH_ERROR);
            out.append(device(record.getInt(RecordLayout.ATTACH_DEVICE))).append(error == 0 ? " attached to " : " could not attach to ");
            buffer(record, RecordLayout.ATTACH_INODE, out);
            over(record.getInt(RecordLayout.ATTACH_INTERCONNECT), out);
            refused(error, out);
        }
        case DETACH -> {
            out.append("attachment 0x").append(Long.toHexString(record.getLong(RecordLayout.DETACH_ATTACHMENT)))
                    .append(" is about to detach from ");
            buffer(record, RecordLayout.DETACH_INODE, out);
        }
        case INVALIDATE -> {
            out.append("the exporter of ");
            buffer(record, RecordLayout.INVALIDATE_INODE, out);
            out.append(" tells importers to drop their mappings");
        }
        case UNMAP_END -> {
            out.append("unmap of mapping 0x").append(Long.toHexString(record.getLong(RecordLayout.UNMAP_END_MAPPING))).append(" returned");
            long begin = record.getLong(RecordLayout.UNMAP_END_BEGIN_NS);
            if (begin != Units.UNKNOWN) {
                out.append(" after ").append(Units.duration(Math.max(0, record.timestampNs() - begin)));
            }
            int kept = record.getInt(RecordLayout.UNMAP_END_KEPT);
            if (kept > 0) {
                out.append("; ").append(Units.counted(kept, "object")).append(" not freed");
            }
        }
        case MATCH -> {
            boolean matched = record.getInt(RecordLayout.MATCH_MATCHED) != 0;
            out.append(matched ? "importer and exporter of " : "no interconnect in common for importer and exporter of ");
            buffer(record, RecordLayout.MATCH_INODE, out);
            if (matched) {
                out.append(" agreed on ").append(names.interconnect(record.getInt(RecordLayout.MATCH_INTERCONNECT)));
            }
        }
        case PIN -> {
            int error = record.getInt(RecordLayout.PIN_ERROR);
            out.append("an importer ").append(error == 0 ? "pinned " : "could not pin ");
            buffer(record, RecordLayout.PIN_INODE, out);
            refused(error, out);
        }
        case UNPIN -> {
            out.append("an importer unpins ");
            buffer(record, RecordLayout.UNPIN_INODE, out);
        }
        default -> out.append(names.task(record.getInt(RecordLayout.TASK_EXIT_TASK)))
                .append(record.getInt(RecordLayout.TASK_EXIT_LAST) != 0 ? " ends, the last thread of its process" : " ends");
        }
    }

    private static long u(RecordView record, int field) {
        return Integer.toUnsignedLong(record.getInt(field));
    }

    private static void buffer(RecordView record, int inode, StringBuilder out) {
        out.append("inode ").append(Long.toUnsignedString(record.getLong(inode)));
    }

    private static void size(long bytes, String before, StringBuilder out) {
        if (bytes != Units.UNKNOWN) {
            out.append(before).append(Units.bytes(bytes));
        }
    }

    private void over(int interconnect, StringBuilder out) {
        if (interconnect != 0) {
            out.append(" over ").append(names.interconnect(interconnect));
        }
    }

    private static void refused(int error, StringBuilder out) {
        if (error != 0) {
            out.append(": ");
            Errno.append(out, error);
        }
    }

    private String device(int id) {
        return id == 0 ? "an unknown device" : names.device(id).toString();
    }

    private String exporter(int id) {
        String name = names.string(id);
        return name.isEmpty() ? "an unknown exporter" : name;
    }

    /**
     * Every field of a record.
     *
     * @param record the record
     * @return its fields in the order of the stream, those of its header first
     */
    public List<EventField> fields(RecordView record) {
        List<EventField> fields = new ArrayList<>();
        long since = recording.toRelativeNs(record.timestampNs());
        String wall = since == Units.UNKNOWN ? "" : Words.wallClock(recording, since);
        fields.add(new EventField("time", since == Units.UNKNOWN ? Units.exactNs(record.timestampNs()) : Units.relative(since),
                Units.exactNs(record.timestampNs()) + " CLOCK_MONOTONIC" + (wall.isEmpty() ? "" : "; " + wall)));
        EventKind kind = record.kind();
        fields.add(same("kind", kind == null ? "unknown: " + record.id() : kind.streamName() + ": " + kind.meaning()));
        fields.add(same("cpu", Integer.toUnsignedString(record.cpu())));
        fields.add(new EventField("offset", Units.bytes(record.offset()), Units.exactBytes(record.offset())));
        fields.add(new EventField("size", Units.bytes(record.size()), Units.exactBytes(record.size())));
        if (kind != null) {
            for (Field field : RecordLayout.of(kind).fields()) {
                if (!"reserved".equals(field.name())) {
                    EventField told = field(kind, field, record);
                    if (told != null) {
                        fields.add(told);
                    }
                }
            }
        }
        return fields;
    }

    private static EventField same(String name, String value) {
        return new EventField(name, value, value);
    }

    private @Nullable EventField field(EventKind kind, Field field, RecordView record) {
        String name = field.name();
        int at = field.offset();
        if (field.length() != null) {
            return same(name, kind == EventKind.STRING ? record.text() : frames(record));
        }
        if (at + field.type().size() > record.size()) {
            // the probe's format had no such field yet
            return null;
        }
        return switch (field.type()) {
        case H64 -> same(name, "0x" + Long.toHexString(record.getLong(at)));
        case U64, S64 -> wide(name, record.getLong(at));
        case S32 -> error(name, record.getInt(at));
        default -> number(kind, name, record.getInt(at));
        };
    }

    private EventField wide(String name, long value) {
        switch (name) {
        case "begin_ns", "mapped_ns" -> {
            long since = recording.toRelativeNs(value);
            return new EventField(name, since == Units.UNKNOWN ? "unknown" : Units.relative(since), Units.exactNs(value));
        }
        case "blocked_ns", "populated_ns" -> {
            return new EventField(name, Units.duration(value), Units.exactNs(value));
        }
        case "bytes", "buffer_size" -> {
            return new EventField(name, Units.bytes(value), Units.exactBytes(value));
        }
        case "start", "end" -> {
            return same(name, "0x" + Long.toHexString(value));
        }
        case "inode", "serial", "index" -> {
            return same(name, Long.toUnsignedString(value));
        }
        case "realtime_ns" -> {
            return same(name, Units.exactNs(value));
        }
        default -> {
            return same(name, Units.count(value));
        }
        }
    }

    private static EventField error(String name, int value) {
        if (value == 0) {
            return same(name, "0");
        }
        StringBuilder words = new StringBuilder();
        Errno.append(words, value);
        return new EventField(name, words.toString(), words + " (" + value + ")");
    }

    private EventField number(EventKind kind, String name, int value) {
        String words = switch (name) {
        case "task" -> value == 0 ? "unknown" : names.task(value).toString();
        case "device" -> device(value);
        case "interconnect" -> value == 0 ? "none" : names.interconnect(value).toString();
        case "exporter", "name", "driver", "bus", "module", "comm" -> "\"" + names.string(value) + "\"";
        case "stack" -> stack(value);
        case "adapter" -> Adapter.of(value).label();
        case "flags" -> Words.flags(Integer.toUnsignedLong(value));
        case "how" -> value == PopulationSource.ALLOCATION.ordinal()
                ? "its allocation was seen"
                : value == PopulationSource.STORE.ordinal() ? "its store into the xarray was seen" : "not known";
        case "source" -> StateSource.of(value).meaning();
        case "reason" -> StopReason.of(value).meaning();
        default -> "";
        };
        String digits = Integer.toUnsignedString(value);
        if ("flags".equals(name)) {
            return new EventField(name, words.isEmpty() ? "none" : words, "0x" + Integer.toHexString(value));
        }
        boolean unknown = value == -1 && ("allocated".equals(name) || "kept".equals(name) || "attachments".equals(name));
        return words.isEmpty()
                ? same(name, unknown ? "unknown" : Units.count(Integer.toUnsignedLong(value)))
                : new EventField(name, words, kind.isDictionary() || "adapter".equals(name) ? digits : words + " (number " + digits + ")");
    }

    private String stack(int id) {
        List<Symbol> frames = names.stack(id);
        if (frames.isEmpty()) {
            return "none";
        }
        StringBuilder words = new StringBuilder();
        for (Symbol frame : frames) {
            words.append(words.isEmpty() ? "" : " ← ").append(frame);
        }
        return words.toString();
    }

    private String frames(RecordView record) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < record.frames(); i++) {
            if (record.frame(i) != 0) {
                words.append(words.isEmpty() ? "" : " ← ").append(names.symbol(record.frame(i)));
            }
        }
        return words.toString();
    }
}
