// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Units;

/** The two lines that stand above everything else. */
final class Lines {

    private Lines() {}

    /**
     * What the verdict needs to know of a recording besides the findings, so that it can be given again when other findings are suppressed.
     *
     * @param doubt   what keeps it from being sure, or an empty text
     * @param filters what was recorded only, or an empty text
     * @param ended   whether no more records will come
     * @param nothing whether nothing was mapped at all
     * @param earlier the numbers of findings about mappings that an earlier part saw being leaked
     */
    record Facts(String doubt, String filters, boolean ended, boolean nothing, Set<Integer> earlier) {}

    /** Takes what the verdict needs out of a recording. */
    static Facts facts(Recording recording, Health health, List<Finding> findings, List<String> failedRules) {
        String doubt = doubt(recording, health);
        if (!failedRules.isEmpty()) {
            doubt += (doubt.isEmpty() ? "" : "; ") + String.join(", ", failedRules) + " could not be applied, for the rule itself failed";
        }
        return new Facts(doubt, recording.header().filters(), recording.isEnded(),
                health.count(EventKind.MAP) == 0 && health.count(EventKind.MAPPING_STATE) == 0,
                findings.stream().filter(f -> isLeakedEarlier(recording, f)).map(Finding::number).collect(Collectors.toUnmodifiableSet()));
    }

    static String verdict(Facts facts, List<Finding> all) {
        List<Finding> suppressed = all.stream().filter(Finding::isSuppressed).toList();
        long leaks = suppressed.stream().filter(Finding::leak).count();
        String line = verdict(facts, all.stream().filter(f -> !f.isSuppressed()).toList(), leaks == 0 ? "" : " besides suppressed ones");
        return suppressed.isEmpty()
                ? line
                : line + "; " + Units.counted(suppressed.size(), "finding") + (suppressed.size() == 1 ? " is" : " are") + " suppressed";
    }

    private static String verdict(Facts facts, List<Finding> findings, String besides) {
        List<Finding> definite = findings.stream().filter(f -> f.leak() && f.verdict() == Verdict.DEFINITE).toList();
        List<Finding> suspected = findings.stream().filter(f -> f.leak() && f.verdict() == Verdict.SUSPECTED).toList();
        String doubt = facts.doubt();
        if (!definite.isEmpty()) {
            long bytes = definite.stream().mapToLong(Finding::bytes).sum();
            return leaks(definite, "definite leak") + (definite.size() == 1 ? " keeps " : " keep ") + Units.bytes(bytes) + " exposed"
                    + (suspected.isEmpty() ? "" : "; " + leaks(suspected, "suspected one") + " besides")
                    + (doubt.isEmpty() ? "" : "; " + doubt);
        }
        if (!suspected.isEmpty()) {
            return leaks(suspected, "suspected leak") + ", none definite" + (doubt.isEmpty() ? "" : ": " + doubt);
        }
        long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
        String also = errors == 0 ? "" : ", but " + Units.counted(errors, "other error");
        if (!doubt.isEmpty()) {
            return "No leak seen" + besides + also + (errors == 0 ? ", but " : "; ") + doubt;
        }
        String chosen = facts.filters().isEmpty() ? "" : " in what was recorded (" + facts.filters() + ")";
        if (facts.nothing()) {
            return (facts.ended() ? "Nothing was mapped during the capture" : "Nothing was mapped so far")
                    + (chosen.isEmpty() ? "" : " by what was recorded (" + facts.filters() + ")");
        }
        long earlier = findings.stream().filter(f -> facts.earlier().contains(f.number())).mapToLong(Finding::count).sum();
        long live = findings.stream().filter(f -> "RS27".equals(f.ruleId())).mapToLong(Finding::count).sum() - earlier;
        return (facts.ended() ? "No leaks found" : "No leaks so far") + besides + (earlier == 0 ? "" : " in this part") + chosen + also
                + (earlier == 0
                        ? ""
                        : "; " + Units.counted(earlier, "mapping") + (earlier == 1 ? " is" : " are")
                                + " still there that an earlier part saw being leaked")
                + (live == 0 ? "" : "; " + Units.counted(live, "mapping") + (live == 1 ? " was" : " were") + " still mapped at the end");
    }

    private static boolean isLeakedEarlier(Recording recording, Finding finding) {
        return "RS27".equals(finding.ruleId()) && finding.mappings().length > 0
                && recording.mappings().has(finding.mappings()[0], MapFlags.LEAKED_EARLIER);
    }

    private static String leaks(List<Finding> findings, String noun) {
        long mappings = findings.stream().mapToLong(Finding::count).sum();
        return Units.counted(findings.size(), noun) + (mappings == findings.size() ? "" : " (" + Units.counted(mappings, "mapping") + ")");
    }

    private static String doubt(Recording recording, Health health) {
        if (recording.isStopped()) {
            return "the recording was read only in part" + (health.isWhole() ? "" : "; " + lost(health));
        }
        boolean cutOff = recording.isEnded() && !recording.isComplete();
        boolean onlyTheEnd = health.lost() == 0 && health.packetsMissing() == 0
                && health.lossWindows().stream().allMatch(window -> window.toNs() == Long.MAX_VALUE);
        if (cutOff && onlyTheEnd) {
            return "the capture was cut off before its end";
        }
        return health.isWhole() ? "" : lost(health);
    }

    /** Such as {@code 1,204 events were lost: the ring buffer was full}. */
    static String lost(Health health) {
        long lost = health.lost();
        if (lost > 0) {
            return Units.counted(lost, "event") + (lost == 1 ? " was lost" : " were lost")
                    + health.lossWindows().stream().filter(window -> window.lost() != Units.UNKNOWN).findFirst()
                            .map(window -> ": " + window.cause()).orElse("");
        }
        if (health.damageCount() > 0 && health.damagedBytes() == 0 && !health.damage().isEmpty()) {
            return health.damage().get(0).what();
        }
        if (health.isOnlyCutOff()) {
            return "the recording was cut off at its end";
        }
        if (health.damageCount() > 0) {
            return "the recording is damaged in " + Units.counted(health.damageCount(), "place") + " (" + Units.bytes(health.damagedBytes())
                    + ")";
        }
        return health.packetsMissing() > 0
                ? Units.counted(health.packetsMissing(), "packet") + " of the recording are missing"
                : "events were lost";
    }

    static String summary(Recording recording, Health health) {
        List<String> parts = new ArrayList<>();
        String host = recording.header().hostname();
        String kernel = recording.header().kernelRelease();
        boolean named = !host.isEmpty() && !"(none)".equals(host);
        parts.add(Units.duration(recording.spanNs()) + (named ? " on " + host : "")
                + (kernel.isEmpty() ? "" : named ? " (" + kernel + ")" : " on Linux " + kernel));
        String adapters = adapters(recording);
        if (!adapters.isEmpty()) {
            parts.add(adapters);
        }
        parts.add(Units.counted(health.events(), "event") + ", " + health.lostWords());
        if (recording.part() > 0) {
            parts.add("part " + recording.part());
        }
        if (recording.header().isFiltered()) {
            parts.add("only " + recording.header().filters() + (health.choices().filtered() > 0
                    ? " (" + Units.counted(health.choices().filtered(), "call") + " left out)"
                    : ""));
        }
        if (health.inFlight() > 0) {
            parts.add(Units.counted(health.inFlight(), "map call") + " in flight at the end");
        }
        long slowest = recording.populationNs(100);
        if (slowest != Units.UNKNOWN) {
            parts.add("slowest population " + Units.duration(slowest) + ", p99 " + Units.duration(recording.populationNs(99)));
        }
        return String.join(" · ", parts);
    }

    private static String adapters(Recording recording) {
        List<String> labels = new ArrayList<>();
        for (String name : recording.header().adapters()) {
            String label = name;
            for (Adapter adapter : Adapter.values()) {
                if (adapter.streamName().equals(name)) {
                    label = adapter.label();
                }
            }
            labels.add(label);
        }
        return String.join(" and ", labels);
    }
}
