// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;
import java.util.PriorityQueue;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** Finds the map calls that took longest. */
public final class SlowestMaps {

    /** Durations in sum are given to within 1 %: what looks shorter by more than twice that is shorter. */
    private static final double NEARLY = 0.97;

    private SlowestMaps() {}

    /**
     * The slowest successful map calls.
     *
     * @param recording under the session's lock
     * @param n         how many at most
     * @return mapping rows, the slowest first
     */
    public static int[] of(Recording recording, int n) {
        return of(recording, n, Calls.FIRST, Calls.LAST);
    }

    /**
     * The slowest successful map calls that returned in a stretch of time.
     *
     * @param recording under the session's lock
     * @param n         how many at most
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @return mapping rows, the slowest first
     */
    public static int[] of(Recording recording, int n, long fromNs, long toNs) {
        if (n <= 0) {
            return new int[0];
        }
        Calls calls = Calls.of(recording.populations(), fromNs, toNs);
        long shortest = shortest(calls, n);
        // each entry names one call; where it stands for several, the others have to be looked for
        int[] rows = new int[calls.size];
        int used = 0;
        boolean hidden = false;
        for (int i = 0; i < calls.size; i++) {
            if (calls.ns[i] >= shortest) {
                rows[used++] = calls.slowest[i];
                hidden |= calls.count[i] > 1;
            }
        }
        MappingTable mappings = recording.mappings();
        Best best = new Best(mappings, n);
        if (hidden) {
            for (int row = 0; row < mappings.size(); row++) {
                if (mappings.returnNs(row) >= fromNs && mappings.returnNs(row) <= toNs) {
                    best.offer(row);
                }
            }
        } else {
            for (int i = 0; i < used; i++) {
                best.offer(rows[i]);
            }
        }
        return best.rows();
    }

    /** A duration that the n slowest certainly reach. */
    private static long shortest(Calls calls, int n) {
        long[] order = new long[calls.size];
        for (int i = 0; i < order.length; i++) {
            order[i] = calls.ns[i];
        }
        Arrays.sort(order);
        return order.length <= n ? 0 : (long) (order[order.length - n] * NEARLY);
    }

    private static final class Best {

        private final MappingTable mappings;
        private final int n;
        private final PriorityQueue<Integer> fastestFirst;
        private long threshold = Long.MIN_VALUE;

        Best(MappingTable mappings, int n) {
            this.mappings = mappings;
            this.n = n;
            fastestFirst = new PriorityQueue<>(this::compare);
        }

        void offer(int row) {
            long duration = mappings.populationNs(row);
            if (duration != Units.UNKNOWN && duration >= threshold) {
                fastestFirst.add(row);
                if (fastestFirst.size() > n) {
                    fastestFirst.remove();
                    threshold = mappings.durationNs(fastestFirst.element());
                }
            }
        }

        int[] rows() {
            return fastestFirst.stream().sorted((a, b) -> compare(b, a)).mapToInt(Integer::intValue).toArray();
        }

        private int compare(int a, int b) {
            int byDuration = Long.compare(mappings.durationNs(a), mappings.durationNs(b));
            return byDuration != 0 ? byDuration : Integer.compare(b, a);
        }
    }
}
