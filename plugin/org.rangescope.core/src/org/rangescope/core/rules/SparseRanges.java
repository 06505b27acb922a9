// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;
import java.util.Set;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.util.Units;

/** RS14: ranges are not at 0, 1, 2 and so on. */
public final class SparseRanges extends IncidentRule {

    /** For the ServiceLoader. */
    public SparseRanges() {
        super("RS14", "Sparse indices", Severity.ERROR, IncidentKind.SPARSE_RANGES, false, List.of(EventKind.MAP, EventKind.RANGE));
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
        return "An importer walks the xarray from index 0 to `nranges` - 1. Where an index is empty it finds NULL, and what stands above is never reached.";
    }

    @Override
    boolean holds(RuleContext context, Case one) {
        // where a record of a range is missing, so is its index, and the hole may be in the recording only
        MappingTable mappings = context.recording().mappings();
        int count = one.mapping < 0 ? 0 : mappings.rangeCount(one.mapping);
        if (count == 0 || count != mappings.entries(one.mapping)) {
            return false;
        }
        // and where they came out of order, or twice, they say nothing about holes
        RangeTable ranges = context.recording().ranges();
        int first = mappings.firstRange(one.mapping);
        for (int row = first + 1; row < first + count; row++) {
            if (ranges.index(row) <= ranges.index(row - 1)) {
                return false;
            }
        }
        return true;
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.DEFINITE;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return "certain: as many ranges were recorded as the call has entries";
    }

    @Override
    String what(Incident incident) {
        return "mapped, with a hole below index " + incident.detail();
    }

    @Override
    String sentence(Group group) {
        return Units.counted(group.count(), "map call") + " " + group.byWhom() + group.onDevice()
                + " yielded ranges that do not stand at indices 0, 1, 2 and so on: exporter " + group.exporter()
                + " left holes in the xarray.";
    }

    @Override
    List<String> evidence(Group group) {
        return List.of("Map call " + Units.count(group.recording().mappings().serial(group.first().mapping())) + " "
                + group.at(group.first().timeNs()) + ": nothing stands at index " + (group.first().detail() - 1)
                + ", and a range at index " + group.first().detail() + ".", group.buffers());
    }

    @Override
    List<String> checks(Group group) {
        return List.of("In the map callback of " + group.exporter() + ", store range i at index i: `xa_store(&ranges->ranges, i, ...)`.");
    }
}
