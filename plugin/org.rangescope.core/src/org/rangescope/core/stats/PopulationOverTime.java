// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** Makes {@link OverTime}. */
public final class PopulationOverTime {

    private PopulationOverTime() {}

    /**
     * How long successful map calls took, by the time at which they returned.
     *
     * @param recording     under the session's lock
     * @param fromNs        begin, ns of the stream
     * @param toNs          end, ns of the stream; what returned just then counts
     * @param columns       at least 1
     * @param rowsPerDecade at least 1
     * @return counts; no rows when no map call of known duration returned in that time
     */
    public static OverTime of(Recording recording, long fromNs, long toNs, int columns, int rowsPerDecade) {
        long step = Math.max(1, (Math.max(0, toNs - fromNs) + columns) / columns);
        MappingTable mappings = recording.mappings();
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int row = 0; row < mappings.size(); row++) {
            if (counts(mappings, row, fromNs, toNs)) {
                shortest = Math.min(shortest, Math.max(1, mappings.durationNs(row)));
                longest = Math.max(longest, Math.max(1, mappings.durationNs(row)));
            }
        }
        if (longest == 0) {
            return new OverTime(fromNs, step, columns, 0, 1, rowsPerDecade, new int[0], new int[0], 0);
        }
        int lowest = (int) Math.floor(Math.log10(shortest) + 1e-9);
        int decades = Math.max(1, (int) Math.floor(Math.log10(longest) + 1e-9) + 1 - lowest);
        int rows = decades * rowsPerDecade;
        int[] count = new int[columns * rows];
        int[] slowest = new int[columns * rows];
        Arrays.fill(slowest, -1);
        long total = 0;
        for (int row = 0; row < mappings.size(); row++) {
            if (counts(mappings, row, fromNs, toNs)) {
                int column = (int) Math.min(columns - 1, (mappings.returnNs(row) - fromNs) / step);
                double height = (Math.log10(Math.max(1, mappings.durationNs(row))) - lowest) * rowsPerDecade;
                int cell = column * rows + Math.min(rows - 1, Math.max(0, (int) Math.floor(height + 1e-9)));
                count[cell]++;
                total++;
                if (slowest[cell] < 0 || mappings.durationNs(row) > mappings.durationNs(slowest[cell])) {
                    slowest[cell] = row;
                }
            }
        }
        return new OverTime(fromNs, step, columns, rows, Math.round(Math.pow(10, lowest)), rowsPerDecade, count, slowest, total);
    }

    private static boolean counts(MappingTable mappings, int row, long fromNs, long toNs) {
        long at = mappings.returnNs(row);
        return mappings.populationNs(row) != Units.UNKNOWN && at >= fromNs && at <= toNs;
    }
}
