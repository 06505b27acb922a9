// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.Steps.Absence;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.PopulationSource;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.util.Units;

/** Makes {@link Steps}. */
public final class MapSteps {

    private MapSteps() {}

    /**
     * Looks inside one map call.
     *
     * @param recording under the session's lock
     * @param mapping   mapping row
     * @return when its ranges came in
     */
    public static Steps of(Recording recording, int mapping) {
        MappingTable mappings = recording.mappings();
        RangeTable ranges = recording.ranges();
        int first = mappings.firstRange(mapping);
        int count = mappings.rangeCount(mapping);
        long[] index = new long[count];
        long[] populated = new long[count];
        PopulationSource source = PopulationSource.UNAVAILABLE;
        int used = 0;
        for (int row = first; row < first + count; row++) {
            if (ranges.how(row) != PopulationSource.UNAVAILABLE && ranges.populatedNs(row) != Units.UNKNOWN) {
                index[used] = ranges.index(row);
                populated[used++] = ranges.populatedNs(row);
                source = ranges.how(row);
            }
        }
        Absence absence = absence(mappings, mapping);
        return new Steps(mappings.durationNs(mapping), mappings.blockedNs(mapping), Arrays.copyOf(index, used),
                Arrays.copyOf(populated, used), source,
                count,
                mappings.has(mapping, MapFlags.TRUNCATED)
                        || count < mappings.entries(mapping) && mappings.has(mapping, MapFlags.DECODED) && absence != Absence.SAMPLED,
                absence);
    }

    private static Absence absence(MappingTable mappings, int mapping) {
        if (!Adapter.of(mappings.adapter(mapping)).isInterconnect()) {
            return Absence.SG_TABLE;
        }
        if (mappings.has(mapping, MapFlags.EARLIER)) {
            return Absence.EARLIER_PART;
        }
        if (mappings.has(mapping, MapFlags.SAMPLED)) {
            return Absence.SAMPLED;
        }
        return mappings.has(mapping, MapFlags.WALKED) && !mappings.has(mapping, MapFlags.DECODED) ? Absence.NOT_RANGES : Absence.NONE;
    }
}
