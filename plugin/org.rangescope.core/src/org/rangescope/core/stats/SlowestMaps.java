// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.PriorityQueue;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** Finds the map calls that took longest. */
public final class SlowestMaps {

    private SlowestMaps() {}

    /**
     * The slowest successful map calls.
     *
     * @param recording under the session's lock
     * @param n         how many at most
     * @return mapping rows, the slowest first
     */
    public static int[] of(Recording recording, int n) {
        MappingTable mappings = recording.mappings();
        PriorityQueue<Integer> fastestFirst = new PriorityQueue<>((a, b) -> compare(mappings, a, b));
        long threshold = Long.MIN_VALUE;
        for (int row = 0; row < mappings.size() && n > 0; row++) {
            long duration = mappings.populationNs(row);
            if (duration != Units.UNKNOWN && duration > threshold) {
                fastestFirst.add(row);
                if (fastestFirst.size() > n) {
                    fastestFirst.remove();
                    threshold = mappings.durationNs(fastestFirst.element());
                }
            }
        }
        return fastestFirst.stream().sorted((a, b) -> compare(mappings, b, a)).mapToInt(Integer::intValue).toArray();
    }

    private static int compare(MappingTable mappings, int a, int b) {
        int byDuration = Long.compare(mappings.durationNs(a), mappings.durationNs(b));
        return byDuration != 0 ? byDuration : Integer.compare(b, a);
    }
}
