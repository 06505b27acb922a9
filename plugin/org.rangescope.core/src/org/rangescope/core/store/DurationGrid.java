// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;

import org.rangescope.core.util.Spare;
import org.rangescope.core.util.Units;

/** Durations of map calls by column of time: how many, the extremes, and how they are spread. Not thread-safe. */
public final class DurationGrid implements AutoCloseable {

    /** Buckets of a column, from the shortest durations to the longest; each is about 4.4 % wide, the last one has no end. */
    public static final int BUCKETS = Buckets.COARSE;

    /** Memory of grids that were closed: counts and places. */
    private static final Spare<int[][]> SPARE = new Spare<>(2);

    private final int columns;
    private final int[] counts;
    private final int[] totals;
    private final long[] min;
    private final long[] max;
    private final int[] slowest;
    /** Where a call of each bucket is: its row, or the complement of the first row of the leaf that has it. Empty when nobody wants to know. */
    private final int[] places;
    private IntBinaryOperator finder = (first, bucket) -> -1;

    /**
     * An empty grid.
     *
     * @param columns how many, at least 1
     */
    public DurationGrid(int columns) {
        this(columns, false);
    }

    /**
     * An empty grid.
     *
     * @param columns how many, at least 1
     * @param located whether {@link #slowest(int, int, int)} is going to be asked
     */
    public DurationGrid(int columns, boolean located) {
        this.columns = columns;
        int size = columns * BUCKETS;
        int[][] spare = located ? SPARE.take() : null;
        if (spare != null && spare[0].length == size) {
            counts = spare[0];
            places = spare[1];
            // where there is no call, nobody asks for its place
            Arrays.fill(counts, 0);
        } else {
            counts = new int[size];
            places = new int[located ? size : 0];
        }
        totals = new int[columns];
        min = new long[columns];
        max = new long[columns];
        slowest = new int[columns];
        Arrays.fill(min, Long.MAX_VALUE);
        Arrays.fill(max, Units.UNKNOWN);
        Arrays.fill(slowest, -1);
    }

    /** Gives its memory to other grids. It must not be used any more. */
    @Override
    public void close() {
        if (places.length > 0) {
            SPARE.give(new int[][]{counts, places});
        }
    }

    /**
     * How many columns there are.
     *
     * @return columns
     */
    public int columns() {
        return columns;
    }

    /**
     * Map calls in a bucket.
     *
     * @param column from 0
     * @param bucket from 0
     * @return how many
     */
    public int count(int column, int bucket) {
        return counts[column * BUCKETS + bucket];
    }

    /**
     * Map calls in a column.
     *
     * @param column from 0
     * @return how many
     */
    public int count(int column) {
        return totals[column];
    }

    /**
     * The shortest duration in a column.
     *
     * @param column from 0
     * @return ns, or UNKNOWN when there is none
     */
    public long minNs(int column) {
        return totals[column] == 0 ? Units.UNKNOWN : min[column];
    }

    /**
     * The longest duration in a column.
     *
     * @param column from 0
     * @return ns, or UNKNOWN when there is none
     */
    public long maxNs(int column) {
        return max[column];
    }

    /**
     * The map call that took longest in a column.
     *
     * @param column from 0
     * @return mapping row, or -1 when there is none
     */
    public int slowest(int column) {
        return slowest[column];
    }

    /**
     * One of the map calls in some buckets of a column: of the uppermost bucket that has any, so no other one took 7 % longer. Ask under the session's lock.
     *
     * @param column from 0
     * @param from   first bucket
     * @param to     last bucket
     * @return mapping row, or -1 when there is none
     */
    public int slowest(int column, int from, int to) {
        for (int bucket = to; bucket >= from; bucket--) {
            int at = column * BUCKETS + bucket;
            if (counts[at] > 0) {
                return places[at] >= 0 ? places[at] : finder.applyAsInt(~places[at], bucket);
            }
        }
        return -1;
    }

    /** Finds a row of a leaf, given by its first row, that is in a bucket. */
    void finder(IntBinaryOperator finds) {
        finder = finds;
    }

    /**
     * The duration that a share of the calls in a column did not exceed, to within 6 %.
     *
     * @param column   from 0
     * @param fraction from 0 to 1
     * @return ns, or UNKNOWN when there is none
     */
    public long quantileNs(int column, double fraction) {
        long wanted = Math.max(1, (long) Math.ceil(totals[column] * Math.min(1, fraction)));
        long seen = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            seen += counts[column * BUCKETS + bucket];
            if (seen >= wanted) {
                return Math.max(min[column], Math.min(max[column], lowerNs(bucket + 1) - 1));
            }
        }
        return Units.UNKNOWN;
    }

    /**
     * The shortest duration that is in a bucket.
     *
     * @param bucket from 0
     * @return ns
     */
    public static long lowerNs(int bucket) {
        return Buckets.coarseLowerNs(bucket);
    }

    void add(int column, long durationNs, int row) {
        int at = column * BUCKETS + Buckets.coarse(durationNs);
        counts[at]++;
        totals[column]++;
        if (places.length > 0) {
            places[at] = row;
        }
        extremes(column, durationNs, durationNs, row);
    }

    /** Adds some rows of a leaf by their fine buckets, which are negative where there is none. The extremes are not changed. */
    void addFine(int column, short[] fineBuckets, int from, int to, int firstRow) {
        int[] into = counts;
        int[] where = places;
        boolean located = where.length > 0;
        int first = column * BUCKETS;
        int total = 0;
        for (int i = from; i < to; i++) {
            int bucket = fineBuckets[i];
            if (bucket >= 0) {
                int at = first + Buckets.fineToCoarse(bucket);
                into[at]++;
                total++;
                if (located) {
                    where[at] = firstRow + i;
                }
            }
        }
        totals[column] += total;
    }

    void extremes(int column, long shortest, long longest, int longestRow) {
        if (shortest < min[column]) {
            min[column] = shortest;
        }
        if (longest > max[column]) {
            max[column] = longest;
            slowest[column] = longestRow;
        }
    }

    /** Adds shorts, one for each bucket of a range, of the leaf with some first row. */
    void addBuckets(int column, ByteBuffer from, int at, int firstBucket, int lastBucket, int total, int firstRow) {
        int to = column * BUCKETS;
        boolean located = places.length > 0;
        for (int bucket = firstBucket; bucket <= lastBucket; bucket++) {
            int more = from.getShort(at + bucket * Short.BYTES);
            if (more != 0) {
                counts[to + bucket] += more;
                if (located) {
                    places[to + bucket] = ~firstRow;
                }
            }
        }
        totals[column] += total;
    }
}
