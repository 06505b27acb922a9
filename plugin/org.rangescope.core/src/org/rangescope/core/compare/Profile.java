// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.stats.AttachmentSummaries;
import org.rangescope.core.stats.CostFit;
import org.rangescope.core.stats.CostModels;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.RangeClass;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.AttachmentTable;
import org.rangescope.core.store.Device;
import org.rangescope.core.store.Interconnect;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * All that a comparison needs to know of a recording, by names that survive a reboot. Does not change, and does not need the recording any more, so that two
 * recordings need not be open at once; its size depends on how many different map calls there are, not on how many calls.
 */
public final class Profile {

    private static final String NO_CALL_SITE = "unknown call site";

    /** Calls of one interface that yielded as many ranges: these may be compared. */
    record Alike(int adapter, int ranges) {}

    /** Calls and failures. */
    static final class Tally {

        long calls;
        long failed;

        long all() {
            return calls + failed;
        }
    }

    /** An exporter and an importer. */
    record Pair(String exporter, String importer) {}

    /** How attachments of a pair were mapped. */
    static final class Ways {

        long interconnect;
        long sgTable;
        long fellBack;
        long refused;

        long all() {
            return interconnect + sgTable + fellBack + refused;
        }
    }

    /** What makes findings of two recordings the same. */
    record FindingKey(String ruleId, String callSite, Pair pair) {}

    /** Findings that are the same. */
    static final class Found {

        final Finding example;
        double count;

        /** Whether each of them is suppressed. */
        boolean suppressed = true;

        Found(Finding example) {
            this.example = example;
        }

        void add(Finding finding, double times) {
            count += times;
            suppressed &= finding.isSuppressed();
        }
    }

    final String name;
    final CaptureHeader header;
    final Health health;
    final boolean complete;
    private final long startNs;
    private final long endNs;
    private final long mapCalls;
    private final Findings all;
    final Map<Key, Map<Alike, Sample>> durations = new TreeMap<>(Key.ORDER);
    /** By how much the variance is larger than if each call stood for itself; see {@link Alikeness}. */
    final Map<Key, Double> alikeness;
    final Map<Key, Tally> tallies = new TreeMap<>(Key.ORDER);
    final Map<Pair, Tally> callsOfPair = new HashMap<>();
    final Map<Pair, Ways> ways = new LinkedHashMap<>();
    final Map<FindingKey, Found> findings = new LinkedHashMap<>();
    final Map<String, RuleResult> rules = new HashMap<>();
    final Map<Key, Map<String, CostFit>> costs = new TreeMap<>(Key.ORDER);

    private Profile(Recording recording, Findings found) {
        name = recording.name();
        header = recording.header();
        health = recording.health();
        complete = recording.isComplete();
        startNs = recording.startNs();
        endNs = recording.endNs();
        mapCalls = recording.mappings().size();
        all = found;
        Populations populations = recording.populations();
        List<List<Key>> keys = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (int cell = 0; cell < populations.cells(); cell++) {
            keys.add(keys(recording, populations, cell));
            pairs.add(new Pair(exporter(recording, populations.exporter(cell)), importer(recording, populations.device(cell))));
        }
        durations(populations, keys);
        alikeness = Alikeness.of(recording.mappings(), populations, keys, durations.getOrDefault(Key.ALL, Map.of()));
        populations.sums(Long.MIN_VALUE, Long.MAX_VALUE, (cell, sums) -> {
            for (Key key : keys.get(cell)) {
                count(tallies.computeIfAbsent(key, k -> new Tally()), sums);
            }
            count(callsOfPair.computeIfAbsent(pairs.get(cell), k -> new Tally()), sums);
        });
        ways(recording);
        findings(recording, found);
        costs(recording);
    }

    /**
     * Takes what a comparison needs out of a recording.
     *
     * @param recording under the session's lock
     * @param findings  what the rules say of it
     * @return its profile
     */
    public static Profile of(Recording recording, Findings findings) {
        return new Profile(recording, findings);
    }

    /**
     * The recording's name.
     *
     * @return as it was opened by
     */
    public String name() {
        return name;
    }

    /**
     * What the recording's metadata says.
     *
     * @return its header
     */
    public CaptureHeader header() {
        return header;
    }

    /**
     * What was lost or damaged.
     *
     * @return the recording's health
     */
    public Health health() {
        return health;
    }

    /**
     * Whether the recording has its end.
     *
     * @return false when it was cut off, or is still being made
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * When the capture began, by the clock on the wall.
     *
     * @return ns since 1970 UTC, or {@link Units#UNKNOWN} when the recording does not say
     */
    public long capturedNs() {
        return header.isKnown() && header.clockOffsetNs() > 0 ? header.clockOffsetNs() + startNs : Units.UNKNOWN;
    }

    /**
     * How long was captured.
     *
     * @return ns
     */
    public long lengthNs() {
        return Math.max(0, endNs - startNs);
    }

    /**
     * How many map calls there are, failed ones included.
     *
     * @return calls
     */
    public long mapCalls() {
        return mapCalls;
    }

    /**
     * What the rules say of the recording.
     *
     * @return all findings
     */
    public Findings findings() {
        return all;
    }

    /**
     * The finding that a change is about: one of this recording's that are the same.
     *
     * @param change of a comparison with this profile
     * @return the finding; {@code null} when this recording has none
     */
    public @Nullable Finding finding(FindingChange change) {
        Found found = findings.get(new FindingKey(change.ruleId(), change.callSite(), new Pair(change.exporter(), change.importer())));
        return found == null ? null : found.example;
    }

    /**
     * How long the map calls took that a change is about.
     *
     * @param change of a comparison with this profile
     * @return their durations
     */
    public Distribution durations(PopulationChange change) {
        Sample.Builder of = new Sample.Builder();
        RangeClass wanted = change.ranges();
        durations.getOrDefault(change.key(), Map.of()).forEach((alike, sample) -> {
            if (wanted == null || wanted.equals(RangeClass.of(alike.ranges()))
                    && change.entries() == (Adapter.of(alike.adapter()) == Adapter.SGT)) {
                of.add(sample);
            }
        });
        return Distribution.of(of.build());
    }

    private static void count(Tally tally, Populations.Sums sums) {
        tally.calls += sums.calls();
        tally.failed += sums.failed();
    }

    private void durations(Populations populations, List<List<Key>> keys) {
        Map<Key, Map<Alike, Sample.Builder>> builders = new HashMap<>();
        // one sample for each cell first: there are several keys to each, and many durations
        Map<Integer, Sample.Builder> ofCell = new HashMap<>();
        populations.durations(Long.MIN_VALUE, Long.MAX_VALUE,
                (cell, ns, count, slowest) -> ofCell.computeIfAbsent(cell, c -> new Sample.Builder()).add(ns, count));
        ofCell.forEach((cell, builder) -> {
            Sample sample = builder.build();
            Alike alike = new Alike(populations.adapter(cell), populations.ranges(cell));
            for (Key key : keys.get(cell)) {
                builders.computeIfAbsent(key, k -> new HashMap<>()).computeIfAbsent(alike, a -> new Sample.Builder()).add(sample);
            }
        });
        builders.forEach((key, byRanges) -> {
            Map<Alike, Sample> samples = new HashMap<>();
            byRanges.forEach((alike, builder) -> samples.put(alike, builder.build()));
            durations.put(key, samples);
        });
    }

    private static List<Key> keys(Recording recording, Populations populations, int cell) {
        Adapter adapter = Adapter.of(populations.adapter(cell));
        List<Key> keys = new ArrayList<>();
        keys.add(Key.ALL);
        keys.add(new Key(Key.Kind.EXPORTER, exporter(recording, populations.exporter(cell))));
        keys.add(new Key(Key.Kind.IMPORTER, importer(recording, populations.device(cell))));
        keys.add(new Key(Key.Kind.INTERCONNECT, interconnect(recording, adapter, populations.interconnect(cell))));
        keys.add(new Key(Key.Kind.INTERFACE, adapter.label()));
        keys.add(new Key(Key.Kind.CALL_SITE, callSite(recording, populations.stack(cell))));
        return keys;
    }

    static String exporter(Recording recording, int exporter) {
        String name = recording.dictionaries().string(exporter);
        return name.isEmpty() ? "unknown exporter" : name;
    }

    static String importer(Recording recording, int device) {
        Device found = recording.dictionaries().device(device);
        return found.toString();
    }

    /** Without a name there is a number, which means the same after a reboot only in the first generation, where it is an enum's value. */
    private static String interconnect(Recording recording, Adapter adapter, int interconnect) {
        if (!adapter.isInterconnect()) {
            return adapter.label();
        }
        Interconnect found = recording.dictionaries().interconnect(interconnect);
        return found.name().isEmpty() && adapter != Adapter.INTERCONNECT_V1 ? "an interconnect without a name" : found.toString();
    }

    /** Function and module; where in the function it is changes with every build. */
    static String callSite(Recording recording, int stack) {
        Symbol site = recording.callSite(stack);
        return site == null ? NO_CALL_SITE : site.module() == null ? site.name() : site.name() + " [" + site.module() + "]";
    }

    private void ways(Recording recording) {
        AttachmentTable attachments = recording.attachments();
        int interconnects = 1 << Adapter.INTERCONNECT_V1.id() | 1 << Adapter.INTERCONNECT_V2.id();
        for (int row = 0; row < attachments.size(); row++) {
            int adapters = attachments.adapters(row);
            int failed = attachments.failedCount(row);
            if (adapters == 0 && failed == 0) {
                continue;
            }
            Ways of = ways.computeIfAbsent(pairOfAttachment(recording, row), k -> new Ways());
            if ((adapters & interconnects) != 0) {
                of.interconnect++;
            } else if (AttachmentSummaries.fellBack(recording, row)) {
                of.fellBack++;
            } else if (adapters != 0) {
                of.sgTable++;
            } else {
                of.refused++;
            }
        }
    }

    private static Pair pairOfAttachment(Recording recording, int attachment) {
        return new Pair(exporter(recording, recording.buffers().exporter(recording.attachments().buffer(attachment))),
                importer(recording, recording.attachments().device(attachment)));
    }

    /** Between whom a finding's mappings are, and how many of them; where it is about none, its attachments; at least one pair, perhaps of nobody. */
    static Map<Pair, Long> pairs(Recording recording, Finding finding) {
        MappingTable mappings = recording.mappings();
        Map<Pair, Long> pairs = new LinkedHashMap<>();
        for (int mapping : finding.mappings()) {
            int device = mappings.device(mapping);
            Pair pair = device == 0
                    ? pairOfAttachment(recording, mappings.attachment(mapping))
                    : new Pair(exporter(recording, recording.buffers().exporter(mappings.buffer(mapping))),
                            importer(recording, device));
            pairs.merge(pair, 1L, Long::sum);
        }
        if (pairs.isEmpty()) {
            for (int attachment : finding.attachments()) {
                pairs.merge(pairOfAttachment(recording, attachment), 1L, Long::sum);
            }
        }
        if (pairs.isEmpty()) {
            pairs.put(new Pair("", ""), 1L);
        }
        return pairs;
    }

    private void findings(Recording recording, Findings found) {
        for (RuleResult result : found.results()) {
            rules.put(result.rule().id(), result);
        }
        for (Finding finding : found.list()) {
            Map<Pair, Long> pairs = pairs(recording, finding);
            double all = pairs.values().stream().mapToLong(Long::longValue).sum();
            pairs.forEach((pair, count) -> findings
                    .computeIfAbsent(new FindingKey(finding.ruleId(), callSite(recording, finding.stack()), pair),
                            k -> new Found(finding))
                    .add(finding, finding.count() * count / all));
        }
    }

    private void costs(Recording recording) {
        costs(Key.ALL, CostModels.all(recording, Long.MIN_VALUE, Long.MAX_VALUE));
        for (CostFit fit : CostModels.of(recording, GroupBy.EXPORTER, Long.MIN_VALUE, Long.MAX_VALUE)) {
            costs(new Key(Key.Kind.EXPORTER, fit.group()), List.of(fit));
        }
        for (CostFit fit : CostModels.of(recording, GroupBy.INTERCONNECT, Long.MIN_VALUE, Long.MAX_VALUE)) {
            Key key = new Key(Key.Kind.INTERCONNECT, fit.group());
            // one whose name is a number that does not survive a reboot has no key here
            if (durations.containsKey(key)) {
                costs(key, List.of(fit));
            }
        }
    }

    private void costs(Key key, List<CostFit> fits) {
        for (CostFit fit : fits) {
            costs.computeIfAbsent(key, k -> new TreeMap<>()).put(fit.of(), fit);
        }
    }
}
