// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.HdrHistogram.IntCountsHistogram;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;

/** RS21: populating a mapping took far longer than its like. */
public final class Slow implements Rule {

    private static final Parameter FACTOR = new Parameter("factor", Unit.TIMES, 20, 2, "so many times as long as half of its like");
    private static final Parameter LEAST = new Parameter("least", Unit.TIME, 4_000_000, 1_000,
            "what is faster is never slow: a virtual machine's host takes the CPU away for some milliseconds");
    private static final Parameter SAMPLES = new Parameter("samples", Unit.COUNT, 30, 10, "how many of its like there must be");
    private static final int KEPT = 512;
    /** A year: longer than any duration but a damaged one. */
    private static final long LONGEST_NS = 365L * 86_400_000_000_000L;
    /** What is counted grows beyond this only when something took longer: to grow is to be copied. */
    private static final long USUALLY_LONGEST_NS = 1_000_000_000;
    /** What one in twenty does is no exception. */
    private static final int USUAL_PERCENT = 95;

    @Override
    public String id() {
        return "RS21";
    }

    @Override
    public String title() {
        return "Slow population";
    }

    @Override
    public Severity severity() {
        return Severity.PERF;
    }

    @Override
    public List<EventKind> needs() {
        return List.of(EventKind.MAP);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(FACTOR, LEAST, SAMPLES);
    }

    @Override
    public String explanation() {
        return "Map calls for as many ranges of the same exporter take about as long. One that takes far longer, even without the time it slept, did"
                + " something else: a retry, an eviction, a slow path.";
    }

    private record Key(int exporter, int interconnect, int adapter, int ranges) {}

    /** The slowest of some calls that took as long, and how long it was on the CPU. */
    private record Candidate(int row, long runningNs, long count) {}

    private static final class Peers {

        final IntCountsHistogram durations = new IntCountsHistogram(1, USUALLY_LONGEST_NS, 2);
        final PriorityQueue<Candidate> slowest = new PriorityQueue<>(Comparator.comparingLong(Candidate::runningNs));
        /** Whether there are more than are kept, or than were looked at. */
        boolean more;

        Peers() {
            durations.setAutoResize(true);
        }

        void add(MappingTable mappings, long durationNs, int count, int slowestRow, long leastNs) {
            durations.recordValueWithCount(Math.min(Math.max(0, durationNs), LONGEST_NS), count);
            if (durationNs < leastNs) {
                return;
            }
            // what it waited for is told by another rule; of many calls in one the duration is given to within 1 % only
            long blocked = mappings.blockedNs(slowestRow);
            long exact = mappings.durationNs(slowestRow);
            long running = blocked == Units.UNKNOWN ? exact : exact - blocked;
            if (running >= leastNs) {
                // of the others only the duration is known
                slowest.add(new Candidate(slowestRow, running, blocked == Units.UNKNOWN ? count : 1));
                more |= blocked != Units.UNKNOWN && count > 1;
                if (slowest.size() > KEPT) {
                    slowest.poll();
                    more = true;
                }
            }
        }
    }

    @Override
    public List<Finding> evaluate(RuleContext context) {
        Recording recording = context.recording();
        Populations cells = recording.populations();
        long least = context.value(this, LEAST);
        Map<Key, Peers> all = new LinkedHashMap<>();
        Peers[] ofCell = new Peers[cells.cells()];
        cells.durations(Long.MIN_VALUE, Long.MAX_VALUE, (cell, durationNs, count, slowest) -> {
            Peers peers = ofCell[cell];
            if (peers == null) {
                peers = all.computeIfAbsent(
                        new Key(cells.exporter(cell), cells.interconnect(cell), cells.adapter(cell), cells.ranges(cell)),
                        key -> new Peers());
                ofCell[cell] = peers;
            }
            peers.add(recording.mappings(), durationNs, count, slowest, least);
        });
        List<Finding> findings = new ArrayList<>();
        all.forEach((key, peers) -> {
            long total = peers.durations.getTotalCount();
            if (total < context.value(this, SAMPLES) || peers.slowest.isEmpty()) {
                return;
            }
            long median = peers.durations.getValueAtPercentile(50);
            long usual = peers.durations.getValueAtPercentile(USUAL_PERCENT);
            long threshold = Math.max(least, Math.max(median * context.value(this, FACTOR), usual * 2));
            List<Candidate> slow = peers.slowest.stream().filter(each -> each.runningNs() > threshold)
                    .sorted(Comparator.comparingLong(Candidate::runningNs).reversed()).toList();
            long count = slow.stream().mapToLong(Candidate::count).sum();
            if (count > 0) {
                findings.add(finding(recording, key, slow, count, peers.more, total, median, usual));
            }
        });
        return findings;
    }

    /** How much of the longest call is not sleep, where there was some. */
    private static String onCpu(MappingTable mappings, List<Candidate> slow, long longestNs) {
        for (Candidate each : slow) {
            if (mappings.durationNs(each.row()) == longestNs) {
                return each.runningNs() == longestNs ? "" : " (" + Units.duration(each.runningNs()) + " of it on the CPU)";
            }
        }
        return "";
    }

    private Finding finding(Recording recording, Key key, List<Candidate> slow, long count, boolean more, long total, long median,
            long usual) {
        MappingTable mappings = recording.mappings();
        int worst = slow.get(0).row();
        int stack = mappings.stack(worst);
        Symbol site = recording.callSite(stack);
        String exporter = recording.exporter(mappings.buffer(worst));
        String ranges = Units.counted(key.ranges(), Adapter.of(key.adapter()).isInterconnect() ? "range" : "entry").replace("entrys",
                "entries");
        int[] rows = slow.stream().mapToInt(Candidate::row).sorted().distinct().toArray();
        RowSet attachments = new RowSet();
        List<EvidenceRow> events = new ArrayList<>();
        long longest = 0;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int row : rows) {
            attachments.add(mappings.attachment(row));
            longest = Math.max(longest, mappings.durationNs(row));
            first = Math.min(first, mappings.returnNs(row));
            last = Math.max(last, mappings.returnNs(row));
            events.add(new EvidenceRow(mappings.returnNs(row), "mapped in " + Units.duration(mappings.durationNs(row)), row,
                    mappings.attachment(row), mappings.task(row), mappings.stack(row)));
        }
        boolean blockedKnown = mappings.blockedNs(worst) != Units.UNKNOWN;
        return Finding
                .of(this, Verdict.SUSPECTED,
                        (more ? "At least " : "") + Units.counted(count, "map call") + " of " + ranges + " from exporter " + exporter
                                + " took "
                                + (count == 1 ? "" : "up to ") + Units.duration(longest) + onCpu(mappings, slow, longest)
                                + ", while half of "
                                + Units.count(total)
                                + " such calls took no more than " + Units.duration(median) + ".")
                .because(List.of("95 % of them took no more than " + Units.duration(usual) + ".",
                        "The slowest is map call " + Units.count(mappings.serial(worst)) + " at "
                                + (site == null ? "a place that is not known" : "`" + site + "`") + (blockedKnown
                                        ? mappings.blockedNs(worst) == 0
                                                ? "; it was on the CPU all the time."
                                                : "; it was off the CPU for " + Units.duration(mappings.blockedNs(worst)) + " of it."
                                        : ".")),
                        events)
                .check(List.of("See the steps inside the slowest one, and what else ran then: the map callback of " + exporter
                        + " did something that it does rarely."),
                        Judge.suspected("an interrupt, or the host of a virtual machine, can do the same to any call"))
                .about(count, rows, rows.length, attachments.first(Finding.MOST_ROWS))
                .at(first, last, stack, site == null ? "" : site.toString());
    }
}
