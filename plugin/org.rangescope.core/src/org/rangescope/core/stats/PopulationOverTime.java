// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.DurationGrid;

/** Makes {@link OverTime}. */
public final class PopulationOverTime {

    private PopulationOverTime() {}

    /**
     * How long successful map calls took, by the time at which they returned. What is within 7 % of the edge of a row may be counted beyond it. What it costs
     * does not depend on how many calls there are.
     *
     * @param recording     under the session's lock
     * @param fromNs        begin, ns of the stream
     * @param toNs          end, ns of the stream; what returned just then counts, and what did so in the same column
     * @param columns       at least 1
     * @param rowsPerDecade at least 1
     * @return counts; no rows when no map call of known duration returned in that time
     */
    public static OverTime of(Recording recording, long fromNs, long toNs, int columns, int rowsPerDecade) {
        long step = Math.max(1, (Math.max(0, toNs - fromNs) + columns) / columns);
        try (DurationGrid grid = new DurationGrid(columns, true)) {
            recording.populations().overTime(fromNs, step, grid);
            return of(grid, fromNs, step, columns, rowsPerDecade);
        }
    }

    private static OverTime of(DurationGrid grid, long fromNs, long step, int columns, int rowsPerDecade) {
        long shortest = Long.MAX_VALUE;
        long longest = 0;
        for (int column = 0; column < columns; column++) {
            if (grid.count(column) > 0) {
                shortest = Math.min(shortest, Math.max(1, grid.minNs(column)));
                longest = Math.max(longest, Math.max(1, grid.maxNs(column)));
            }
        }
        if (longest == 0) {
            return new OverTime(fromNs, step, columns, 0, 1, rowsPerDecade, new int[0], new int[0], 0);
        }
        int lowest = (int) Math.floor(Math.log10(shortest) + 1e-9);
        int decades = Math.max(1, (int) Math.floor(Math.log10(longest) + 1e-9) + 1 - lowest);
        int rows = decades * rowsPerDecade;
        int[] firstBucket = firstBuckets(rows, lowest, rowsPerDecade);
        int[] count = new int[columns * rows];
        int[] slowest = new int[columns * rows];
        Arrays.fill(slowest, -1);
        long total = 0;
        for (int column = 0; column < columns; column++) {
            total += grid.count(column);
            boolean top = true;
            for (int row = rows - 1; row >= 0 && grid.count(column) > 0; row--) {
                int cell = column * rows + row;
                for (int bucket = firstBucket[row]; bucket < firstBucket[row + 1]; bucket++) {
                    count[cell] += grid.count(column, bucket);
                }
                if (count[cell] > 0) {
                    slowest[cell] = top ? grid.slowest(column) : grid.slowest(column, firstBucket[row], firstBucket[row + 1] - 1);
                    top = false;
                }
            }
        }
        return new OverTime(fromNs, step, columns, rows, Math.round(Math.pow(10, lowest)), rowsPerDecade, count, slowest, total);
    }

    /** The first bucket of each row, and the one after the last: a bucket is where its middle is. */
    private static int[] firstBuckets(int rows, int lowest, int rowsPerDecade) {
        int[] first = new int[rows + 1];
        int row = 0;
        for (int bucket = 0; bucket < DurationGrid.BUCKETS; bucket++) {
            double middle = (DurationGrid.lowerNs(bucket) + (double) DurationGrid.lowerNs(bucket + 1) - 1) / 2;
            double height = (Math.log10(Math.max(1, middle)) - lowest) * rowsPerDecade;
            int in = Math.min(rows - 1, Math.max(0, (int) Math.floor(height + 1e-9)));
            while (row < in) {
                first[++row] = bucket;
            }
        }
        while (row < rows) {
            first[++row] = DurationGrid.BUCKETS;
        }
        return first;
    }
}
