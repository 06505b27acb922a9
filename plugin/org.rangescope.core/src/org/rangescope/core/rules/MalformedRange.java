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

/** RS15: a range ends before it starts, is too long, or is not aligned to pages. */
public final class MalformedRange extends IncidentRule {

    /** For the ServiceLoader. */
    public MalformedRange() {
        super("RS15", "Malformed range", Severity.ERROR, IncidentKind.MALFORMED_RANGE, false, List.of(EventKind.MAP, EventKind.RANGE));
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
        return "`end` is the last byte, inclusive, and ranges are whole pages. An importer that computes `end - start + 1` from anything else maps what was not meant.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.DEFINITE;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.inItself();
    }

    @Override
    String what(Incident incident) {
        return "mapped, with a malformed range at index " + incident.detail();
    }

    private static boolean isReversed(Recording recording, Incident incident) {
        RangeTable ranges = recording.ranges();
        int row = row(recording, incident);
        return row >= 0 && ranges.end(row) < ranges.start(row);
    }

    /** The row of the range, or -1. */
    private static int row(Recording recording, Incident incident) {
        int first = recording.mappings().firstRange(incident.mapping());
        for (int i = 0; i < recording.mappings().rangeCount(incident.mapping()); i++) {
            if (recording.ranges().index(first + i) == incident.detail()) {
                return first + i;
            }
        }
        return -1;
    }

    @Override
    long extra(Recording recording, Case one) {
        return isReversed(recording, one.keep()) ? 1 : 0;
    }

    private static String describe(Recording recording, Incident incident) {
        int row = row(recording, incident);
        if (row >= 0) {
            return (isReversed(recording, incident) ? "ends before it starts" : "is not aligned to pages") + " ("
                    + hex(recording.ranges().start(row)) + " to " + hex(recording.ranges().end(row)) + ")";
        }
        return "cannot be";
    }

    private static String hex(long value) {
        return value < 0 ? "-0x" + Long.toHexString(-value) : "0x" + Long.toHexString(value);
    }

    @Override
    String sentence(Group group) {
        return Units.counted(group.count(), "map call") + " " + group.byWhom() + group.onDevice() + " yielded a malformed range: exporter "
                + group.exporter() + " stored one that " + describe(group.recording(), group.first()) + ".";
    }

    @Override
    List<String> evidence(Group group) {
        return List.of("Map call " + Units.count(group.recording().mappings().serial(group.first().mapping())) + " "
                + group.at(group.first().timeNs()) + ": the range at index " + group.first().detail() + " "
                + describe(group.recording(), group.first())
                + (group.recording().header().pointersHashed() ? ". Addresses count from the first range." : "."), group.buffers());
    }

    @Override
    List<String> checks(Group group) {
        return List.of("In the map callback of " + group.exporter()
                + ", see how `end` is computed: it is start + length - 1, and both are multiples of the page size.");
    }
}
