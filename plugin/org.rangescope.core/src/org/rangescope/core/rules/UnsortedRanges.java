// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;
import java.util.Set;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.util.Units;

/** RS16: a range lies over the one before it, or below it. */
public final class UnsortedRanges extends IncidentRule {

    /** For the ServiceLoader. */
    public UnsortedRanges() {
        super("RS16", "Overlapping or unsorted ranges", Severity.WARNING, IncidentKind.UNSORTED_RANGES, false,
                List.of(EventKind.MAP, EventKind.RANGE));
    }

    @Override
    public boolean interconnectOnly() {
        return true;
    }

    @Override
    public Set<Evidence> evidence() {
        return Set.of(Evidence.RANGES);
    }

    @Override
    public String explanation() {
        return "Ranges that overlap expose memory twice. Ranges in no order are allowed, but an importer that merges neighbours or searches them takes them to rise.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.suspected(overlaps(context.recording(), one.keep())
                ? "all ranges were seen; only an exporter that means to expose memory twice may do that"
                : "an exporter whose memory is scattered may store ranges in any order; only overlapping ones are wrong in themselves");
    }

    @Override
    String what(Incident incident) {
        return "mapped, with a range that overlaps or lies below the one before it at index " + incident.detail();
    }

    @Override
    long extra(Recording recording, Case one) {
        return overlaps(recording, one.keep()) ? 1 : 0;
    }

    private static boolean overlaps(Recording recording, Incident incident) {
        RangeTable ranges = recording.ranges();
        int first = recording.mappings().firstRange(incident.mapping());
        for (int i = 1; i < recording.mappings().rangeCount(incident.mapping()); i++) {
            int row = first + i;
            if (ranges.index(row) == incident.detail()) {
                return ranges.end(row) >= ranges.start(row - 1);
            }
        }
        return false;
    }

    @Override
    String sentence(Group group) {
        return Units.counted(group.count(), "map call") + " " + group.byWhom() + group.onDevice() + " yielded "
                + (overlaps(group.recording(), group.first()) ? "overlapping" : "unsorted") + " ranges from exporter " + group.exporter()
                + ".";
    }

    @Override
    List<String> evidence(Group group) {
        return List.of("Map call " + Units.count(group.recording().mappings().serial(group.first().mapping())) + " "
                + group.at(group.first().timeNs()) + ": the range at index " + group.first().detail() + " "
                + (overlaps(group.recording(), group.first()) ? "overlaps" : "lies below") + " the one before it.", group.buffers());
    }

    @Override
    List<String> checks(Group group) {
        return List.of("In the map callback of " + group.exporter()
                + ", see that each part of the buffer is stored once, in rising order where its memory allows it.");
    }
}
