// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.LongFunction;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.filter.FilterField.Kind;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.BufferTable;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** Every map call of a recording, also the failed ones. Rows are those of {@link MappingTable}. To be looked at under the session's lock. */
public final class MappingColumns implements Columns {

    private static final List<String> DIRECTIONS = List.of("bidirectional", "to-device", "from-device", "none");

    private final Recording recording;
    private final MappingTable mappings;
    private final BufferTable buffers;
    private final AttachmentTable attachments;
    private final Dictionaries names;
    private final List<Column> columns = new ArrayList<>();

    /**
     * The map calls of a recording.
     *
     * @param recording the recording
     */
    public MappingColumns(Recording recording) {
        this.recording = recording;
        mappings = recording.mappings();
        buffers = recording.buffers();
        attachments = recording.attachments();
        names = recording.dictionaries();
        number("serial", "Map", Kind.ID, "number of the map call", mappings::serial);
        number("at", "Begun at", Kind.TIME, "when the call began, since the start", row -> since(
                mappings.beginNs(row) == Units.UNKNOWN ? mappings.returnNs(row) : mappings.beginNs(row)));
        number("duration", "Population", Kind.DURATION, "time to populate the mapping", row -> known(mappings.populationNs(row)));
        number("blocked", "Blocked", Kind.DURATION, "time off the CPU in the call", row -> known(mappings.blockedNs(row)));
        number("ranges", "Ranges", Kind.NUMBER, "ranges, as the exporter says", row -> Integer.toUnsignedLong(mappings.nranges(row)));
        number("bytes", "Exposed", Kind.BYTES, "how much of the buffer it exposes",
                row -> mappings.exposedBytes(row) == 0 ? Column.UNKNOWN : mappings.exposedBytes(row));
        choice("state", "State", "what became of it", Words.states(), row -> mappings.state(row).ordinal());
        text("device", "Importer", "device of the importer", row -> id(mappings.device(row)), key -> names.device((int) key).toString());
        text("exporter", "Exporter", "name of the exporter", row -> id(buffers.exporter(mappings.buffer(row))),
                key -> names.string((int) key));
        text("interconnect", "Interconnect", "the interconnect, or sg-table", this::interconnect, this::interconnect);
        text("task", "Mapped by", "task that mapped it", row -> id(mappings.task(row)), key -> names.task((int) key).toString());
        text("site", "Call site", "function of the driver that mapped it", row -> id(mappings.stack(row)), this::site);
        number("unmapped", "Unmapped at", Kind.TIME, "when unmap was called, since the start", row -> since(mappings.unmapNs(row)));
        number("held", "Held", Kind.DURATION, "how long it was mapped", this::held);
        number("inode", "Inode", Kind.ID, "inode of the buffer", row -> buffers.inode(mappings.buffer(row)));
        number("size", "Buffer", Kind.BYTES, "size of the buffer", row -> known(buffers.sizeBytes(mappings.buffer(row))));
        columns.add(new Numbers(new FilterField("error", "Error", Kind.NUMBER, "0, or what it was refused with", Errno.NAMES),
                mappings::error));
        flag("leaked", "Leaked", "whether it was never unmapped and cannot be any more", row -> mappings.state(row).isLeak());
        flag("outstanding", "Outstanding", "whether it is mapped, leaked ones included", row -> mappings.state(row).isOutstanding());
        number("pid", "Process", Kind.ID, "process that mapped it",
                row -> mappings.task(row) == 0 ? Column.UNKNOWN : names.task(mappings.task(row)).pid());
        text("driver", "Driver", "driver of the importer", row -> id(mappings.device(row)), key -> names.device((int) key).driver());
        choice("interface", "Interface", "generation of the interface", Words.adapters(), mappings::adapter);
        choice("direction", "Direction", "direction of an sg-table", DIRECTIONS,
                row -> Adapter.of(mappings.adapter(row)) == Adapter.SGT ? mappings.direction(row) : Column.UNKNOWN);
        text("unmapper", "Unmapped by", "task that unmapped it", row -> id(mappings.unmapTask(row)),
                key -> names.task((int) key).toString());
        number("returned", "Returned at", Kind.TIME, "when the call returned, since the start", row -> since(mappings.returnNs(row)));
        number("entries", "Entries", Kind.NUMBER, "ranges that were found",
                row -> mappings.has(row, MapFlags.WALKED) ? mappings.entries(row) : Column.UNKNOWN);
        number("allocated", "Allocated", Kind.NUMBER, "objects that the call allocated", row -> known(mappings.allocated(row)));
        number("kept", "Kept", Kind.NUMBER, "of these, not freed when it returned", row -> known(mappings.kept(row)));
        number("identity", "Identity", Kind.ADDRESS, "the kernel object that the call returned, or its hash",
                row -> mappings.identity(row) == 0 ? Column.UNKNOWN : mappings.identity(row));
        number("attachment", "Attachment", Kind.ID, "number of the attachment in this recording", mappings::attachment);
        text("flags", "Flags", "what else the call saw", row -> Integer.toUnsignedLong(mappings.flags(row)), Words::flags);
    }

    private long held(int row) {
        long end = mappings.unmapNs(row);
        return end == Units.UNKNOWN || mappings.error(row) != 0 ? Column.UNKNOWN : Math.max(0, end - mappings.returnNs(row));
    }

    private long since(long timeNs) {
        return timeNs == Units.UNKNOWN || recording.startNs() == Units.UNKNOWN ? Column.UNKNOWN : timeNs - recording.startNs();
    }

    private static long known(long value) {
        return value == Units.UNKNOWN ? Column.UNKNOWN : value;
    }

    private static long id(int number) {
        return number == 0 ? Column.UNKNOWN : Integer.toUnsignedLong(number);
    }

    private long interconnect(int row) {
        int adapter = mappings.adapter(row);
        return (Adapter.of(adapter).isInterconnect() ? Integer.toUnsignedLong(mappings.interconnect(row)) : 0) << 2 | adapter;
    }

    private String interconnect(long key) {
        Adapter adapter = Adapter.of((int) (key & 3));
        int interconnect = (int) (key >>> 2);
        return adapter.isInterconnect() && interconnect != 0 ? names.interconnect(interconnect).toString() : adapter.label();
    }

    private String site(long stack) {
        var symbol = recording.callSite((int) stack);
        return symbol == null ? "" : symbol.toString();
    }

    private void number(String name, String title, Kind kind, String description, IntToLongFunction value) {
        columns.add(new Numbers(new FilterField(name, title, kind, description), value));
    }

    private void flag(String name, String title, String description, java.util.function.IntPredicate value) {
        number(name, title, Kind.FLAG, description, row -> value.test(row) ? 1 : 0);
    }

    private void choice(String name, String title, String description, List<String> words, IntToLongFunction value) {
        columns.add(new Texts(FilterField.choice(name, title, description, words), value, key -> words.get((int) key)));
    }

    private void text(String name, String title, String description, IntToLongFunction key, LongFunction<String> text) {
        columns.add(new Texts(new FilterField(name, title, Kind.TEXT, description), key, text));
    }

    @Override
    public int size() {
        return mappings.size();
    }

    /**
     * The first map call of an attachment.
     *
     * @param attachment attachment row
     * @return a row; the table's size when there is none
     */
    public int firstOf(int attachment) {
        int first = attachment < attachments.size() ? attachments.first(attachment) : -1;
        return first < 0 ? size() : first;
    }

    /**
     * The row after the last map call of an attachment.
     *
     * @param attachment attachment row
     * @return a row
     */
    public int endOf(int attachment) {
        return attachment < attachments.size() ? attachments.latest(attachment) + 1 : size();
    }

    @Override
    public List<Column> list() {
        return java.util.Collections.unmodifiableList(columns);
    }

    @Override
    public String wallClock(long relativeNs) {
        return Words.wallClock(recording, relativeNs);
    }
}
