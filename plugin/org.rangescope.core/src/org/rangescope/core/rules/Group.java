// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.Dictionaries;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.store.Task;
import org.rangescope.core.util.Units;

/** Incidents that are one finding: the same mistake, made at the same place of the code, on the same device, by the same interface, equally sure. */
final class Group {

    private static final long BURST_GAP_NS = 500_000_000L;
    private static final int LISTED = 3;

    private final RuleContext context;
    private final Recording recording;
    private final MappingTable table;
    private final Judgement judgement;
    private final int stack;
    private final int device;
    private final Adapter adapter;
    private final List<Incident> incidents = new ArrayList<>();

    /** How sure an incident is, and why. */
    record Judgement(Verdict verdict, String certainty) {}

    private record Key(Verdict verdict, int callSite, int device, Adapter adapter, long extra) {}

    private Group(RuleContext context, Judgement judgement, int stack, int device, Adapter adapter) {
        this.context = context;
        this.judgement = judgement;
        this.stack = stack;
        this.device = device;
        this.adapter = adapter;
        recording = context.recording();
        table = recording.mappings();
    }

    /**
     * Groups incidents.
     *
     * @param judge how sure each is
     * @param place the stack that tells their places apart
     * @param extra whatever else tells them apart
     */
    static List<Group> of(RuleContext context, List<Incident> incidents, Function<Incident, Judgement> judge,
            Function<Incident, Integer> place,
            Function<Incident, Long> extra) {
        Recording recording = context.recording();
        Map<Key, Group> groups = new LinkedHashMap<>();
        for (Incident incident : incidents) {
            Judgement judgement = judge.apply(incident);
            int stack = place.apply(incident);
            int device = deviceOf(recording, incident);
            Adapter adapter = incident.mapping() < 0 ? Adapter.UNKNOWN : Adapter.of(recording.mappings().adapter(incident.mapping()));
            Key key = new Key(judgement.verdict(), recording.dictionaries().callSiteSymbol(stack), device, adapter, extra.apply(incident));
            groups.computeIfAbsent(key, k -> new Group(context, judgement, stack, device, adapter)).incidents.add(incident);
        }
        return List.copyOf(groups.values());
    }

    private static int deviceOf(Recording recording, Incident incident) {
        if (incident.mapping() >= 0 && recording.mappings().device(incident.mapping()) != 0) {
            return recording.mappings().device(incident.mapping());
        }
        return incident.attachment() < 0 ? 0 : recording.attachments().device(incident.attachment());
    }

    RuleContext context() {
        return context;
    }

    List<Incident> incidents() {
        return incidents;
    }

    Incident first() {
        return incidents.get(0);
    }

    Adapter adapter() {
        return adapter;
    }

    int count() {
        return incidents.size();
    }

    /** The rows of its mappings, each once, in order of time. */
    int[] mappings() {
        return incidents.stream().mapToInt(Incident::mapping).filter(row -> row >= 0).sorted().distinct().toArray();
    }

    long bytes() {
        return Arrays.stream(mappings()).mapToLong(recording::exposedBytes).sum();
    }

    /** Such as {@code gpu0}. */
    String deviceName() {
        return recording.dictionaries().device(device).name();
    }

    String deviceName(int attachment) {
        return attachment < 0 ? "unknown device" : recording.dictionaries().device(recording.attachments().device(attachment)).name();
    }

    /** Such as {@code 12 mappings (3.0 GiB)}. */
    String mappingsAndBytes() {
        int count = mappings().length == 0 ? count() : mappings().length;
        long bytes = bytes();
        return Units.counted(count, "mapping") + (bytes > 0 ? " (" + Units.bytes(bytes) + ")" : "");
    }

    /** Such as {@code made by `ex_gpu_bind_bo` on gpu0}. */
    String madeWhere() {
        return "made " + byWhom() + (device == 0 ? "" : " on " + deviceName());
    }

    /** Such as {@code by `ex_gpu_bind_bo`}. */
    String byWhom() {
        Symbol site = recording.callSite(stack);
        if (site != null) {
            return "by `" + site.name() + "`";
        }
        List<String> tasks = tasks(this::mapTask);
        return tasks.size() == 1 ? "by process " + tasks.get(0) : "at an unknown place";
    }

    /** Such as {@code `ex_gpu_bind_bo`}, or {@code somebody}. */
    String function(int ofStack) {
        Symbol site = recording.callSite(ofStack);
        return site == null ? "somebody" : "`" + site.name() + "`";
    }

    String verb(String singular, String plural) {
        return mappings().length == 1 || mappings().length == 0 && count() == 1 ? singular : plural;
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

    /** Such as {@code ; 11 in one burst between 14.200 s and 14.900 s}, where there is one worth telling. */
    String burst() {
        long[] times = Arrays.stream(mappings()).mapToLong(table::returnNs).sorted().toArray();
        if (times.length < 3) {
            return "";
        }
        int bestFrom = 0;
        int best = 0;
        int from = 0;
        for (int i = 1; i <= times.length; i++) {
            if (i == times.length || times[i] - times[i - 1] > BURST_GAP_NS) {
                if (i - from > best) {
                    best = i - from;
                    bestFrom = from;
                }
                from = i;
            }
        }
        if (best < 3 || best * 2 < times.length) {
            return "";
        }
        return "; " + (best == times.length ? "all" : Units.count(best)) + " in one burst "
                + between(times[bestFrom], times[bestFrom + best - 1]);
    }

    // evidence that many rules share

    /** When, by whom and on which buffers its mappings were made. */
    List<String> mapEvidence() {
        List<String> evidence = new ArrayList<>();
        int[] rows = mappings();
        if (rows.length == 0) {
            return evidence;
        }
        evidence.add(
                "Mapped " + between(table.returnNs(rows[0]), table.returnNs(rows[rows.length - 1])) + " through `" + adapter.mapFunction()
                        + "` at " + place(stack) + byTasks(tasks(this::mapTask)) + ".");
        evidence.add(buffers(rows));
        long earlier = Arrays.stream(rows).filter(row -> table.has(row, MapFlags.EARLIER)).count();
        if (earlier > 0) {
            evidence.add((earlier == rows.length
                    ? rows.length == 1 ? "Its map call is" : "Their map calls are"
                    : earlier == 1 ? "One of the map calls is" : Units.count(earlier) + " of the map calls are")
                    + " in an earlier part of this capture; the probe went on to follow " + (earlier == 1 ? "it" : "them") + ".");
        }
        long entries = 0;
        for (int row : rows) {
            entries += table.has(row, MapFlags.WALKED) ? table.entries(row) : Math.max(0, table.nranges(row));
        }
        if (adapter.isInterconnect()) {
            evidence.add("What it costs besides the exposed bytes: " + Units.counted(rows.length, "ranges object") + " with "
                    + (entries == 1 ? "1 entry" : Units.count(entries) + " entries") + " in kernel memory.");
        }
        return evidence;
    }

    private String buffers(int[] rows) {
        Set<Integer> buffers = new LinkedHashSet<>();
        for (int row : rows) {
            buffers.add(table.buffer(row));
        }
        List<String> names = new ArrayList<>();
        for (int buffer : buffers) {
            if (names.size() == LISTED) {
                names.add(Units.count(buffers.size() - LISTED) + " more");
                break;
            }
            names.add("inode " + recording.buffers().inode(buffer) + " (" + Units.bytes(recording.buffers().sizeBytes(buffer)) + ", "
                    + recording.exporter(buffer) + ")");
        }
        long exposed = bytes();
        long once = buffers.stream().mapToLong(recording.buffers()::sizeBytes).filter(size -> size > 0).sum();
        return (buffers.size() == 1 ? "Buffer: " : "Buffers: ") + String.join(", ", names)
                + (exposed > once && once > 0
                        ? "; exposed bytes count it again for each mapping, " + Units.bytes(exposed) + " in all."
                        : ".");
    }

    /** Such as {@code ex_gpu_bind_bo+0x4c [ex_gpu]}. */
    String place(int ofStack) {
        Symbol site = recording.callSite(ofStack);
        return site == null ? "a place that is not known" : "`" + site + "`";
    }

    int mapTask(Incident incident) {
        return incident.mapping() < 0 ? incident.task() : table.task(incident.mapping());
    }

    /** The names of tasks, each once. */
    List<String> tasks(Function<Incident, Integer> task) {
        Dictionaries dictionaries = recording.dictionaries();
        Set<String> names = new LinkedHashSet<>();
        Set<Integer> seen = new LinkedHashSet<>();
        for (Incident incident : incidents) {
            int id = task.apply(incident);
            if (id != 0 && seen.add(id)) {
                Task found = dictionaries.task(id);
                names.add(found.comm() + " (" + found.pid() + ")");
            }
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

    private int[] attachments() {
        Set<Integer> rows = new LinkedHashSet<>();
        for (Incident incident : incidents) {
            if (incident.mapping() >= 0) {
                rows.add(table.attachment(incident.mapping()));
            }
            if (incident.attachment() >= 0) {
                rows.add(incident.attachment());
            }
        }
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether the stack that the finding shows was walked for another event of the same call site. */
    private boolean reused() {
        Incident first = first();
        return first.stack() == stack
                ? first.stackReused()
                : first.mapping() >= 0 && table.stack(first.mapping()) == stack && table.has(first.mapping(), MapFlags.STACK_REUSED);
    }

    /** Makes the finding. */
    Finding finding(Rule rule, boolean leak, String sentence, List<String> evidence, List<String> checks) {
        Symbol site = recording.callSite(stack);
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Incident incident : incidents) {
            first = Math.min(first, incident.timeNs());
            last = Math.max(last, incident.timeNs());
        }
        List<String> all = new ArrayList<>(evidence);
        if (stack != 0 && reused()) {
            all.add("Stack: call site read for this event; the rest of the stack as last walked from there.");
        }
        int[] rows = mappings();
        if (rows.length > 0) {
            first = Math.min(first, table.returnNs(rows[0]));
        }
        return new Finding(0, rule.id(), rule.severity(), judgement.verdict(), leak, sentence, all, checks, judgement.certainty(),
                count(), rows,
                attachments(), leak ? bytes() : 0, first, last, stack, site == null ? "" : site.toString(), List.of());
    }
}
