// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.store.Task;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Incidents that are one finding: the same mistake, made at the same place of the code, on the same device, by the same interface, equally sure. It keeps the
 * first few and the last, and a bit for each mapping: there may be tens of millions.
 */
final class Group {

    private static final long BURST_GAP_NS = 500_000_000L;
    private static final long BURST_MOST_NS = 2_000_000_000L;
    private static final int LISTED = 3;
    private static final int KEPT = 16;
    private static final int TASKS = 256;

    private final RuleContext context;
    private final Recording recording;
    private final MappingTable table;
    private final Verdict verdict;
    private final int stack;
    private final int callSite;
    private final int device;
    private final Adapter adapter;
    private String certainty = "";
    private final List<Incident> kept = new ArrayList<>();
    private final Case latest = new Case();
    private final RowSet rows = new RowSet();
    private final RowSet attachments = new RowSet();
    private final Set<Integer> tasks = new LinkedHashSet<>();
    private int lastTask;
    private long count;
    private long firstNs = Long.MAX_VALUE;
    private long lastNs = Long.MIN_VALUE;
    private @Nullable Sums sums;

    /** What is known of its mappings when all have come. */
    private static final class Sums {

        long bytes;
        long entries;
        long earlier;
        long firstReturnNs = Long.MAX_VALUE;
        long lastReturnNs = Long.MIN_VALUE;
        final Set<Integer> tasks = new LinkedHashSet<>();
        final RowSet buffers = new RowSet();
        long best;
        long bestFromNs;
        long bestToNs;
        long run;
        long runFromNs;
        long runToNs;
    }

    Group(RuleContext context, Verdict verdict, int stack, int callSite, int device, Adapter adapter) {
        this.context = context;
        this.verdict = verdict;
        this.stack = stack;
        this.callSite = callSite;
        this.device = device;
        this.adapter = adapter;
        recording = context.recording();
        table = recording.mappings();
    }

    boolean isNew() {
        return count == 0;
    }

    /** How sure it is and why. */
    void certainty(String words) {
        certainty = words;
    }

    void add(Case one) {
        count++;
        firstNs = Math.min(firstNs, one.timeNs);
        lastNs = Math.max(lastNs, one.timeNs);
        if (kept.size() < KEPT) {
            kept.add(one.keep());
        }
        latest.kind = one.kind;
        latest.timeNs = one.timeNs;
        latest.mapping = one.mapping;
        latest.attachment = one.attachment;
        latest.other = one.other;
        latest.task = one.task;
        latest.stack = one.stack;
        latest.detail = one.detail;
        latest.reused = one.reused;
        if (one.mapping >= 0) {
            rows.add(one.mapping);
            attachments.add(table.attachment(one.mapping));
        }
        if (one.attachment >= 0) {
            attachments.add(one.attachment);
        }
        if (one.task != 0 && one.task != lastTask) {
            lastTask = one.task;
            if (tasks.size() < TASKS) {
                tasks.add(one.task);
            }
        }
    }

    private Sums sums() {
        Sums known = sums;
        if (known != null) {
            return known;
        }
        Sums found = new Sums();
        rows.forEach(row -> {
            found.bytes += recording.exposedBytes(row);
            found.entries += table.has(row, MapFlags.WALKED) ? table.entries(row) : Math.max(0, table.nranges(row));
            if (table.has(row, MapFlags.EARLIER)) {
                found.earlier++;
            }
            long at = table.returnNs(row);
            found.firstReturnNs = Math.min(found.firstReturnNs, at);
            found.lastReturnNs = Math.max(found.lastReturnNs, at);
            int task = table.task(row);
            if (task != 0 && found.tasks.size() < TASKS) {
                found.tasks.add(task);
            }
            found.buffers.add(table.buffer(row));
            // rows stand in the order in which the calls returned
            if (found.run == 0 || Math.abs(at - found.runToNs) > BURST_GAP_NS) {
                found.run = 0;
                found.runFromNs = at;
            }
            found.run++;
            found.runToNs = at;
            if (found.run > found.best) {
                found.best = found.run;
                found.bestFromNs = found.runFromNs;
                found.bestToNs = at;
            }
        });
        sums = found;
        return found;
    }

    RuleContext context() {
        return context;
    }

    Recording recording() {
        return recording;
    }

    Incident first() {
        return kept.get(0);
    }

    Incident last() {
        return latest.keep();
    }

    /** The first few. */
    List<Incident> some() {
        return kept;
    }

    Adapter adapter() {
        return adapter;
    }

    int device() {
        return device;
    }

    /** The stack that tells its place from others. */
    int stackOfPlace() {
        return stack;
    }

    int callSite() {
        return callSite;
    }

    long count() {
        return count;
    }

    /** How many mappings it is about. */
    int mappingCount() {
        return rows.size();
    }

    /** The rows of its mappings, each once, in order of time; the first of very many. */
    int[] mappings() {
        return rows.first(Finding.MOST_ROWS);
    }

    /** How many of its mappings are such. */
    long countMappings(IntPredicate such) {
        long[] found = {0};
        rows.forEach(row -> {
            if (such.test(row)) {
                found[0]++;
            }
        });
        return found[0];
    }

    long firstReturnNs() {
        return sums().firstReturnNs;
    }

    /** First and last time that its mappings were unmapped. */
    long[] unmapped() {
        long[] times = {Long.MAX_VALUE, Long.MIN_VALUE};
        rows.forEach(row -> {
            times[0] = Math.min(times[0], table.unmapNs(row));
            times[1] = Math.max(times[1], table.unmapNs(row));
        });
        return times;
    }

    long bytes() {
        return sums().bytes;
    }

    int[] attachments() {
        return attachments.first(Finding.MOST_ROWS);
    }

    /** Such as {@code gpu0}. */
    String deviceName() {
        return recording.dictionaries().device(device).name();
    }

    String deviceName(int attachment) {
        return attachment < 0 ? "unknown device" : recording.dictionaries().device(recording.attachments().device(attachment)).name();
    }

    /** Such as {@code dmabuf-exerciser}. */
    String exporter() {
        Incident first = first();
        return first.mapping() >= 0
                ? recording.exporter(table.buffer(first.mapping()))
                : first.attachment() >= 0 ? recording.exporter(recording.attachments().buffer(first.attachment())) : "unknown exporter";
    }

    /** Such as {@code 12 mappings (3.0 GiB)}. */
    String mappingsAndBytes() {
        long mappings = rows.size() == 0 ? count : rows.size();
        long bytes = bytes();
        return Units.counted(mappings, "mapping") + (bytes > 0 ? " (" + Units.bytes(bytes) + ")" : "");
    }

    /** Such as {@code made by `ex_gpu_bind_bo` on gpu0}. */
    String madeWhere() {
        return "made " + byWhom() + onDevice();
    }

    /** Such as {@code on gpu0}, with a blank before it. */
    String onDevice() {
        return device == 0 ? "" : " on " + deviceName();
    }

    /** Such as {@code by `ex_gpu_bind_bo`}. */
    String byWhom() {
        Symbol site = recording.callSite(stack);
        if (site != null) {
            return "by `" + site.name() + "`";
        }
        List<String> names = rows.size() == 0 ? tasks() : mapTasks();
        return names.size() == 1 ? "by process " + names.get(0) : "at an unknown place";
    }

    /** Such as {@code `ex_gpu_bind_bo`}, or {@code somebody}. */
    String function(int ofStack) {
        Symbol site = recording.callSite(ofStack);
        return site == null ? "somebody" : "`" + site.name() + "`";
    }

    /** Such as {@code -EINVAL}. */
    static String errno(int error) {
        return switch (error) {
        case -12 -> "-ENOMEM";
        case -19 -> "-ENODEV";
        case -22 -> "-EINVAL";
        case -95 -> "-EOPNOTSUPP";
        default -> Integer.toString(error);
        };
    }

    String verb(String singular, String plural) {
        return rows.size() == 1 || rows.size() == 0 && count == 1 ? singular : plural;
    }

    /** Such as {@code at 14.237 s}. */
    String at(long timeNs) {
        long ns = recording.toRelativeNs(timeNs);
        return ns < 0 && ns != Units.UNKNOWN ? before(ns) : "at " + Units.moment(ns);
    }

    /** Such as {@code 3.200 s before this recording began}. */
    private static String before(long relativeNs) {
        return Units.moment(-relativeNs) + " before this recording began";
    }

    /** Such as {@code between 14.200 s and 14.900 s}. */
    String between(long fromNs, long toNs) {
        if (fromNs == toNs) {
            return at(fromNs);
        }
        long from = recording.toRelativeNs(fromNs);
        long to = recording.toRelativeNs(toNs);
        if (from < 0 && from != Units.UNKNOWN) {
            return "between " + (to < 0
                    ? Units.moment(-from) + " and " + before(to)
                    : before(from) + " and " + Units.moment(to) + " after that");
        }
        return "between " + Units.moment(from) + " and " + Units.moment(to);
    }

    /** When it happened, such as {@code between 14.200 s and 14.900 s}. */
    String when() {
        return between(firstNs, lastNs);
    }

    /**
     * Such as {@code ; 11 in one burst between 14.200 s and 14.900 s}, where there is one worth telling; or {@code without a pause}, of more than half a second
     * that is, where it goes on for more than two.
     */
    String burst() {
        Sums found = sums();
        if (rows.size() < 3 || found.best < 3 || found.best * 2 < rows.size()) {
            return "";
        }
        // what goes on for long without a pause is no burst
        return "; " + (found.best == rows.size() ? "all" : Units.count(found.best))
                + (found.bestToNs - found.bestFromNs <= BURST_MOST_NS ? " in one burst " : " without a pause ")
                + between(found.bestFromNs, found.bestToNs);
    }

    // evidence that many rules share

    /** When, by whom and on which buffers its mappings were made. */
    List<String> mapEvidence() {
        List<String> evidence = new ArrayList<>();
        if (rows.size() == 0) {
            return evidence;
        }
        Sums found = sums();
        evidence.add("Mapped " + between(found.firstReturnNs, found.lastReturnNs) + " through `" + adapter.mapFunction() + "` at "
                + place(table.stack(rows.first(1)[0])) + byTasks(mapTasks()) + ".");
        evidence.add(buffers(true));
        if (found.earlier > 0) {
            evidence.add((found.earlier == rows.size()
                    ? rows.size() == 1 ? "Its map call is" : "Their map calls are"
                    : found.earlier == 1 ? "One of the map calls is" : Units.count(found.earlier) + " of the map calls are")
                    + " in an earlier part of this capture; the probe went on to follow " + (found.earlier == 1 ? "it" : "them") + ".");
        }
        if (adapter.isInterconnect()) {
            evidence.add("What it costs besides the exposed bytes: " + Units.counted(rows.size(), "ranges object") + " with "
                    + (found.entries == 1 ? "1 entry" : Units.count(found.entries) + " entries") + " in kernel memory.");
        }
        return evidence;
    }

    /** Such as {@code Buffer: inode 7 (1.0 MiB, dmabuf-exerciser).}. */
    String buffers() {
        return buffers(false);
    }

    private String buffers(boolean summed) {
        RowSet buffers = sums().buffers;
        List<String> names = new ArrayList<>();
        for (int buffer : buffers.first(LISTED)) {
            names.add("inode " + recording.buffers().inode(buffer) + " (" + Units.bytes(recording.buffers().sizeBytes(buffer)) + ", "
                    + recording.exporter(buffer) + ")");
        }
        if (buffers.size() > LISTED) {
            names.add(Units.count(buffers.size() - LISTED) + " more");
        }
        long exposed = bytes();
        long[] once = {0};
        buffers.forEach(buffer -> once[0] += Math.max(0, recording.buffers().sizeBytes(buffer)));
        return (buffers.size() == 1 ? "Buffer: " : "Buffers: ") + String.join(", ", names)
                + (summed && exposed > once[0] && once[0] > 0
                        ? "; exposed bytes count it again for each mapping, " + Units.bytes(exposed) + " in all."
                        : ".");
    }

    /** Such as {@code ex_gpu_bind_bo+0x4c [ex_gpu]}. */
    String place(int ofStack) {
        Symbol site = recording.callSite(ofStack);
        return site == null ? "a place that is not known" : "`" + site + "`";
    }

    /** The names of those who did it, each once. */
    List<String> tasks() {
        return names(tasks);
    }

    /** The names of those who mapped. */
    List<String> mapTasks() {
        return rows.size() == 0 ? tasks() : names(sums().tasks);
    }

    private List<String> names(Set<Integer> ids) {
        Set<String> names = new LinkedHashSet<>();
        for (int id : ids) {
            Task found = recording.dictionaries().task(id);
            names.add(found.comm() + " (" + found.pid() + ")");
        }
        return List.copyOf(names);
    }

    /** Such as {@code , by gpu-submit (214)}. */
    static String byTasks(List<String> tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        return ", by " + (tasks.size() <= LISTED
                ? String.join(", ", tasks)
                : String.join(", ", tasks.subList(0, LISTED)) + " and " + Units.counted(tasks.size() - LISTED, "other task"));
    }

    /** Whether the stack that the finding shows was walked for another event of the same call site. */
    private boolean reused() {
        Incident first = first();
        return first.stack() == stack
                ? first.stackReused()
                : first.mapping() >= 0 && table.stack(first.mapping()) == stack && table.has(first.mapping(), MapFlags.STACK_REUSED);
    }

    private List<EvidenceRow> events(Function<Incident, String> what) {
        List<EvidenceRow> events = new ArrayList<>();
        RowSet mapped = new RowSet();
        for (Incident incident : kept) {
            int row = incident.mapping();
            if (row >= 0 && mapped.add(row)) {
                boolean failed = table.error(row) != 0;
                if (!failed && table.returnNs(row) != incident.timeNs()) {
                    events.add(new EvidenceRow(table.returnNs(row), "mapped through `" + adapter.mapFunction() + "`", row,
                            table.attachment(row), table.task(row), table.stack(row)));
                }
                long unmapNs = table.unmapNs(row);
                if (unmapNs != Units.UNKNOWN && unmapNs != incident.timeNs()) {
                    events.add(new EvidenceRow(unmapNs, table.state(row).isLeak() ? "unmap called, and nothing freed" : "unmapped", row,
                            table.attachment(row), table.unmapTask(row),
                            table.unmapStack(row)));
                }
            }
            events.add(new EvidenceRow(incident.timeNs(), what.apply(incident), row, incident.attachment(), incident.task(),
                    incident.stack()));
        }
        events.sort(Comparator.comparingLong(EvidenceRow::timeNs));
        return events;
    }

    /** Makes the finding; what is the name of one incident. */
    Finding finding(Rule rule, long times, boolean leak, String sentence, List<String> evidence, Function<Incident, String> what,
            List<String> checks) {
        Symbol site = recording.callSite(stack);
        List<String> all = new ArrayList<>(evidence);
        if (stack != 0 && reused()) {
            all.add("Stack: call site read for this event; the rest of the stack as last walked from there.");
        }
        if (leak) {
            context.leaked(callSite, device, rows.size());
        }
        Finding finding = Finding.of(rule, verdict, sentence).because(all, events(what)).check(checks, certainty)
                .about(times, mappings(), rows.size(), attachments())
                .at(rows.size() > 0 ? Math.min(firstNs, sums().firstReturnNs) : firstNs, lastNs, stack,
                        site == null ? "" : site.toString());
        return leak ? finding.leaking(bytes()) : finding;
    }

    @Override
    public String toString() {
        return count + " at " + callSite + Arrays.toString(rows.first(LISTED));
    }
}
