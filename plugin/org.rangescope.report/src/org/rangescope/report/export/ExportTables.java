// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntSupplier;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.BufferTable;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.store.Task;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.export.ExportColumn.Type;

/** The tables of a recording, with the same columns in CSV, Parquet and SQL. */
public final class ExportTables {

    /** Names of all tables. */
    public static final List<String> NAMES = List.of("recordings", "mappings", "ranges", "attachments", "buffers", "findings", "stacks");

    private static final List<String> DIRECTIONS = List.of("bidirectional", "to-device", "from-device", "none");

    private final Recording recording;
    private final Findings findings;
    private final String name;
    private final Dictionaries names;
    private final MappingTable mappings;
    private final AttachmentTable attachments;
    private final BufferTable buffers;
    private final RangeTable ranges;

    /** The row at which a table stands. */
    private static final class At {

        private int row = -1;
        private int inner = -1;
    }

    private ExportTables(Recording recording, Findings findings, String name) {
        this.recording = recording;
        this.findings = findings;
        this.name = name;
        names = recording.dictionaries();
        mappings = recording.mappings();
        attachments = recording.attachments();
        buffers = recording.buffers();
        ranges = recording.ranges();
    }

    /**
     * A table of a recording, before its first row.
     *
     * @param table     one of {@link #NAMES}
     * @param recording under the session's lock
     * @param findings  what the rules said of it
     * @param name      of the recording, for the column {@code recording}
     * @return the table
     */
    public static ExportTable open(String table, Recording recording, Findings findings, String name) {
        ExportTables tables = new ExportTables(recording, findings, name);
        return switch (table) {
        case "recordings" -> tables.recordings();
        case "mappings" -> tables.mappings();
        case "ranges" -> tables.ranges();
        case "attachments" -> tables.attachments();
        case "buffers" -> tables.buffers();
        case "findings" -> tables.findings();
        case "stacks" -> tables.stacks();
        default -> throw new IllegalArgumentException("There is no table \"" + table + "\". There are: " + String.join(", ", NAMES) + ".");
        };
    }

    /**
     * All tables without a row.
     *
     * @return for whoever wants to know their columns
     */
    public static List<ExportTable> schema() {
        Recording none = new MappingTracker("");
        return NAMES.stream().map(table -> open(table, none, Findings.NONE, "")).toList();
    }

    private ExportTable table(String table, String meaning) {
        return new ExportTable(table, meaning).text("recording", "name of the recording", () -> name);
    }

    private ExportTable recordings() {
        At at = new At();
        Health health = recording.health();
        return table("recordings", "a recording").rows(1, () -> ++at.row == 0)
                .text("hostname", "the machine it was made on", () -> recording.header().hostname())
                .text("kernel", "release of its kernel", () -> recording.header().kernelRelease())
                .text("architecture", "of the machine", () -> recording.header().architecture())
                .text("adapters", "interfaces that the kernel has", () -> String.join(", ", recording.header().adapters()))
                .number("start_unix_ns", Type.BIGINT, "wall clock at the start, since 1970 UTC", () -> recording.startNs() == Units.UNKNOWN
                        ? ExportColumn.NULL
                        : recording.startNs() + recording.header().clockOffsetNs())
                .number("start_monotonic_ns", Type.BIGINT, "CLOCK_MONOTONIC at the start", () -> known(recording.startNs()))
                .number("span_ns", Type.BIGINT, "how long it lasts", recording::spanNs)
                .number("events", Type.BIGINT, "events in it", health::events)
                .number("lost", Type.BIGINT, "events that the probe says it lost, and that were in damaged places",
                        () -> Math.max(health.losses().total(), health.discarded()) + health.unread())
                .number("damaged_bytes", Type.BIGINT, "that could not be read", health::damagedBytes)
                .number("complete", Type.BOOLEAN, "whether the probe ended it in order", () -> recording.isComplete() ? 1 : 0)
                .number("whole", Type.BOOLEAN, "whether nothing is missing in it", () -> health.isWhole() ? 1 : 0)
                .text("stop_reason", "why it ended", () -> recording.isComplete() ? word(StopReason.of(health.stopReason())) : "");
    }

    private ExportTable mappings() {
        At at = new At();
        ExportTable table = table("mappings", "a map call, also one that failed").rows(mappings.size(), () -> ++at.row < mappings.size());
        table.number("mapping", Type.INTEGER, "number of the row in this recording", () -> at.row);
        table.number("serial", Type.BIGINT, "number that the probe gave the call", () -> mappings.serial(at.row));
        table.number("attachment", Type.INTEGER, "row of attachments", () -> mappings.attachment(at.row));
        table.number("buffer", Type.INTEGER, "row of buffers", () -> mappings.buffer(at.row));
        table.text("exporter", "name of the exporter", () -> names.string(buffers.exporter(mappings.buffer(at.row))));
        device(table, () -> mappings.device(at.row));
        table.text("interface", "generation of the interface", () -> Adapter.of(mappings.adapter(at.row)).streamName());
        table.text("interconnect", "the interconnect, or sg-table", () -> recording.interconnect(at.row));
        table.text("direction", "direction of an sg-table", () -> Adapter.of(mappings.adapter(at.row)) == Adapter.SGT
                ? direction(mappings.direction(at.row))
                : "");
        table.text("state", "what became of it", () -> word(mappings.state(at.row)));
        table.number("leaked", Type.BOOLEAN, "whether it was never unmapped and cannot be any more",
                () -> mappings.state(at.row).isLeak() ? 1 : 0);
        table.number("outstanding", Type.BOOLEAN, "whether it is mapped, leaked ones included",
                () -> mappings.state(at.row).isOutstanding() ? 1 : 0);
        table.number("begin_ns", Type.BIGINT, "when the call began; unknown if before the capture", () -> since(mappings.beginNs(at.row)));
        table.number("return_ns", Type.BIGINT, "when the call returned", () -> since(mappings.returnNs(at.row)));
        table.number("unmap_ns", Type.BIGINT, "when unmap was called", () -> since(mappings.unmapNs(at.row)));
        table.number("population_ns", Type.BIGINT, "time to populate the mapping: of a call that succeeded",
                () -> known(mappings.populationNs(at.row)));
        table.number("blocked_ns", Type.BIGINT, "time off the CPU in the call", () -> known(mappings.blockedNs(at.row)));
        table.number("held_ns", Type.BIGINT, "how long it was mapped", () -> held(at.row));
        table.number("exposed_bytes", Type.UBIGINT, "how much of the buffer it exposes", () -> mappings.exposedBytes(at.row));
        table.number("buffer_bytes", Type.UBIGINT, "size of the buffer", () -> known(buffers.sizeBytes(mappings.buffer(at.row))));
        table.number("ranges", Type.BIGINT, "ranges, as the exporter says", () -> Integer.toUnsignedLong(mappings.nranges(at.row)));
        table.number("entries", Type.BIGINT, "ranges that were found", () -> mappings.has(at.row, MapFlags.WALKED)
                ? Integer.toUnsignedLong(mappings.entries(at.row))
                : ExportColumn.NULL);
        table.number("error", Type.INTEGER, "0, or the negative errno it was refused with", () -> mappings.error(at.row));
        task(table, "", "that mapped it", () -> mappings.task(at.row));
        site(table, "", "that mapped it", () -> mappings.stack(at.row));
        task(table, "unmap_", "that unmapped it", () -> mappings.unmapTask(at.row));
        table.number("unmap_stack", Type.BIGINT, "stack of the unmap call, where it was taken: key of stacks",
                () -> id(mappings.unmapStack(at.row)));
        table.number("allocated", Type.BIGINT, "objects that the call allocated, where that was watched",
                () -> count(mappings.allocated(at.row)));
        table.number("kept", Type.BIGINT, "of these, not freed when it returned", () -> count(mappings.kept(at.row)));
        table.number("identity", Type.UBIGINT, "the kernel object that the call returned, or its hash",
                () -> mappings.identity(at.row) == 0 ? ExportColumn.NULL : mappings.identity(at.row));
        table.number("finding", Type.INTEGER, "number of the first finding that is about it", () -> {
            int number = findings.numberOf(at.row);
            return number == 0 ? ExportColumn.NULL : number;
        });
        return table;
    }

    private ExportTable ranges() {
        At at = new At();
        return table("ranges", "a range that a map call yielded").rows(ranges.size(), () -> {
            at.inner++;
            while (at.row < 0 || at.inner >= mappings.rangeCount(at.row)) {
                if (++at.row >= mappings.size()) {
                    return false;
                }
                at.inner = 0;
            }
            return true;
        }).number("mapping", Type.INTEGER, "row of mappings", () -> at.row)
                .number("position", Type.INTEGER, "from 0, in the order in which they were found", () -> at.inner)
                .number("xa_index", Type.BIGINT, "index in the xarray", () -> ranges.index(range(at)))
                .number("start_bytes", Type.BIGINT, "first byte, relative to the map's first range unless pointers are raw",
                        () -> ranges.start(range(at)))
                .number("end_bytes", Type.BIGINT, "last byte, inclusive, likewise", () -> ranges.end(range(at)))
                .number("length_bytes", Type.BIGINT, "how large it is; 0 or negative when it is malformed",
                        () -> ranges.lengthBytes(range(at)))
                .number("populated_ns", Type.BIGINT, "time since the map call began at which it was populated",
                        () -> known(ranges.populatedNs(range(at))))
                .text("how", "how that time is known", () -> word(ranges.how(range(at))));
    }

    private int range(At at) {
        return mappings.firstRange(at.row) + at.inner;
    }

    private ExportTable attachments() {
        At at = new At();
        ExportTable table = table("attachments", "an importer's attachment to a buffer").rows(attachments.size(),
                () -> ++at.row < attachments.size());
        table.number("attachment", Type.INTEGER, "number of the row in this recording", () -> at.row);
        table.number("buffer", Type.INTEGER, "row of buffers", () -> attachments.buffer(at.row));
        table.text("exporter", "name of the exporter", () -> names.string(buffers.exporter(attachments.buffer(at.row))));
        device(table, () -> attachments.device(at.row));
        table.text("interconnect", "agreed on, where there is one", () -> attachments.interconnect(at.row) == 0
                ? ""
                : names.interconnect(attachments.interconnect(at.row)).toString());
        table.number("attach_ns", Type.BIGINT, "when it was made; unknown if before the capture",
                () -> since(attachments.attachNs(at.row)));
        table.number("detach_ns", Type.BIGINT, "when the importer detached", () -> since(attachments.detachNs(at.row)));
        table.number("maps", Type.BIGINT, "map calls that succeeded", () -> attachments.mapCount(at.row));
        table.number("failed", Type.BIGINT, "map calls that were refused", () -> attachments.failedCount(at.row));
        table.number("live", Type.BIGINT, "mappings that are not unmapped so far", () -> attachments.liveCount(at.row));
        task(table, "", "that attached", () -> attachments.task(at.row));
        site(table, "", "that attached", () -> attachments.stack(at.row));
        table.number("detach_stack", Type.BIGINT, "stack of the detach: key of stacks", () -> id(attachments.detachStack(at.row)));
        table.number("identity", Type.UBIGINT, "the kernel object, or its hash",
                () -> attachments.identity(at.row) == 0 ? ExportColumn.NULL : attachments.identity(at.row));
        return table;
    }

    private ExportTable buffers() {
        At at = new At();
        ExportTable table = table("buffers", "a dma-buf").rows(buffers.size(), () -> ++at.row < buffers.size());
        table.number("buffer", Type.INTEGER, "number of the row in this recording", () -> at.row);
        table.number("inode", Type.UBIGINT, "its inode number", () -> buffers.inode(at.row));
        table.number("size_bytes", Type.UBIGINT, "how large it is", () -> known(buffers.sizeBytes(at.row)));
        table.text("exporter", "name of the exporter", () -> names.string(buffers.exporter(at.row)));
        table.number("export_ns", Type.BIGINT, "when it was made; unknown if before the capture", () -> since(buffers.exportNs(at.row)));
        table.number("release_ns", Type.BIGINT, "when it was released", () -> since(buffers.releaseNs(at.row)));
        table.number("invalidations", Type.BIGINT, "how often its exporter told importers to drop their mappings",
                () -> buffers.invalidations(at.row));
        task(table, "", "that exported it", () -> buffers.task(at.row));
        site(table, "", "that exported it", () -> buffers.stack(at.row));
        table.number("identity", Type.UBIGINT, "the kernel object, or its hash",
                () -> buffers.identity(at.row) == 0 ? ExportColumn.NULL : buffers.identity(at.row));
        return table;
    }

    private ExportTable findings() {
        At at = new At();
        List<Finding> list = findings.list();
        return table("findings", "a finding of a rule").rows(list.size(), () -> ++at.row < list.size())
                .number("finding", Type.INTEGER, "its number", () -> list.get(at.row).number())
                .text("rule", "the rule that found it", () -> list.get(at.row).ruleId())
                .text("severity", "how much it matters", () -> word(list.get(at.row).severity()))
                .text("verdict", "how sure it is", () -> word(list.get(at.row).verdict()))
                .number("leak", Type.BOOLEAN, "whether mappings are leaked by it", () -> list.get(at.row).leak() ? 1 : 0)
                .text("sentence", "what is the matter", () -> list.get(at.row).plainSentence())
                .text("certainty", "how sure it is and why", () -> list.get(at.row).certainty())
                .number("count", Type.BIGINT, "how often it happened", () -> list.get(at.row).count())
                .number("mappings", Type.BIGINT, "mappings that it is about", () -> list.get(at.row).mappingCount())
                .number("exposed_bytes", Type.UBIGINT, "what they expose", () -> Math.max(0, list.get(at.row).bytes()))
                .number("first_ns", Type.BIGINT, "time of the first of them", () -> since(list.get(at.row).firstNs()))
                .number("last_ns", Type.BIGINT, "time of the last of them", () -> since(list.get(at.row).lastNs()))
                .text("call_site", "place in the driver, with its offset", () -> list.get(at.row).callSite())
                .number("stack", Type.BIGINT, "stack to show with it: key of stacks", () -> id(list.get(at.row).stack()));
    }

    private ExportTable stacks() {
        At at = new At();
        TreeSet<Integer> used = new TreeSet<>();
        int[] stack = {-1};
        boolean[] filled = {false};
        return table("stacks", "a frame of a kernel call stack").rows(0, () -> {
            if (!filled[0]) {
                filled[0] = true;
                use(used);
            }
            at.inner++;
            while (stack[0] < 0 || at.inner >= names.frames(stack[0]).length) {
                Integer next = used.higher(stack[0]);
                if (next == null) {
                    return false;
                }
                stack[0] = next;
                at.inner = 0;
            }
            return true;
        }).number("stack", Type.BIGINT, "number of the stack in this recording", () -> stack[0])
                .number("depth", Type.INTEGER, "0 for the innermost frame", () -> at.inner)
                .text("function", "the function", () -> symbol(stack[0], at.inner).name())
                .text("module", "its module; null in the kernel itself", () -> module(symbol(stack[0], at.inner)))
                .number("offset_bytes", Type.BIGINT, "from the start of the function to the return address",
                        () -> Integer.toUnsignedLong(symbol(stack[0], at.inner).offset()))
                .number("is_call_site", Type.BOOLEAN, "whether it is the driver's function by which the stack is told from others",
                        () -> names.callSiteSymbol(stack[0]) != 0 && names.callSiteSymbol(stack[0]) == names.frames(stack[0])[at.inner]
                                ? 1
                                : 0);
    }

    private void use(TreeSet<Integer> used) {
        for (int row = 0; row < mappings.size(); row++) {
            use(used, mappings.stack(row));
            use(used, mappings.unmapStack(row));
        }
        for (int row = 0; row < attachments.size(); row++) {
            use(used, attachments.stack(row));
            use(used, attachments.detachStack(row));
        }
        for (int row = 0; row < buffers.size(); row++) {
            use(used, buffers.stack(row));
        }
        findings.list().forEach(finding -> use(used, finding.stack()));
    }

    private void use(TreeSet<Integer> used, int stack) {
        // a number that no stack has is damage, and must not cost memory
        if (stack > 0 && names.frames(stack).length > 0) {
            used.add(stack);
        }
    }

    private Symbol symbol(int stack, int depth) {
        return names.symbol(names.frames(stack)[depth]);
    }

    private static String module(@Nullable Symbol symbol) {
        String module = symbol == null ? null : symbol.module();
        return module == null ? "" : module;
    }

    private void device(ExportTable table, IntSupplier device) {
        table.text("importer", "device of the importer", () -> device.getAsInt() == 0 ? "" : names.device(device.getAsInt()).name());
        table.text("driver", "driver of the importer", () -> device.getAsInt() == 0 ? "" : names.device(device.getAsInt()).driver());
    }

    private void task(ExportTable table, String prefix, String what, IntSupplier task) {
        table.number(prefix + "pid", Type.INTEGER, "process " + what, () -> task.getAsInt() == 0 ? ExportColumn.NULL : of(task).pid());
        table.number(prefix + "tid", Type.INTEGER, "thread " + what, () -> task.getAsInt() == 0 ? ExportColumn.NULL : of(task).tid());
        table.text(prefix + "comm", "name of the thread " + what, () -> task.getAsInt() == 0 ? "" : of(task).comm());
    }

    private Task of(IntSupplier task) {
        return names.task(task.getAsInt());
    }

    private void site(ExportTable table, String prefix, String what, IntSupplier stack) {
        table.text(prefix + "call_site", "place in the driver " + what + ", with its offset", () -> {
            Symbol site = recording.callSite(stack.getAsInt());
            return site == null ? "" : site.toString();
        });
        table.text(prefix + "function", "function of the driver " + what, () -> {
            Symbol site = recording.callSite(stack.getAsInt());
            return site == null ? "" : site.name();
        });
        table.text(prefix + "module", "its module; null in the kernel itself", () -> module(recording.callSite(stack.getAsInt())));
        table.number(prefix + "stack", Type.BIGINT, "its stack: key of stacks", () -> id(stack.getAsInt()));
    }

    private long held(int row) {
        long end = mappings.unmapNs(row);
        return end == Units.UNKNOWN || mappings.error(row) != 0 ? ExportColumn.NULL : Math.max(0, end - mappings.returnNs(row));
    }

    private long since(long timeNs) {
        return timeNs == Units.UNKNOWN || recording.startNs() == Units.UNKNOWN ? ExportColumn.NULL : timeNs - recording.startNs();
    }

    private static long known(long value) {
        return value == Units.UNKNOWN ? ExportColumn.NULL : value;
    }

    private static long count(int value) {
        return value == -1 ? ExportColumn.NULL : Integer.toUnsignedLong(value);
    }

    private static long id(int number) {
        return number == 0 ? ExportColumn.NULL : Integer.toUnsignedLong(number);
    }

    private static String direction(int direction) {
        return direction >= 0 && direction < DIRECTIONS.size() ? DIRECTIONS.get(direction) : "";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Which tables somebody asks for.
     *
     * @param list names with commas between them, or {@code all}
     * @return those
     * @throws IllegalArgumentException if there is no such table; the message says which there are
     */
    public static List<String> chosen(String list) {
        if ("all".equals(list)) {
            return NAMES;
        }
        List<String> chosen = new ArrayList<>();
        for (String each : list.split(",")) {
            String table = each.strip();
            if (!NAMES.contains(table)) {
                throw new IllegalArgumentException("There is no table \"" + table + "\". There are: " + String.join(", ", NAMES) + ".");
            }
            chosen.add(table);
        }
        return chosen;
    }
}
