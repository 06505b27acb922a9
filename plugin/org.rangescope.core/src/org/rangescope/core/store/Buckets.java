// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.util.LogBuckets;

/**
 * Durations on a logarithmic scale. Fine buckets are 64 an octave, so that a duration is known to within 1 %; coarse ones 16 an octave, for pictures.
 */
final class Buckets {

    /** All fine buckets have numbers below this one. */
    static final int FINE = 1 << 12;
    /** All coarse buckets have numbers below this one. The last one holds 34 s and more. */
    static final int COARSE = 512;

    private static final int FINE_BITS = 6;
    private static final int COARSE_BITS = 4;
    static final int PART_BITS = 16;
    static final int PART_MASK = (1 << PART_BITS) - 1;
    private static final short[] TO_COARSE = new short[FINE];

    static {
        for (int fine = 0; fine < FINE; fine++) {
            TO_COARSE[fine] = (short) coarse(lowerNs(fine, FINE_BITS));
        }
    }

    private Buckets() {}

    static int fine(long ns) {
        return bucket(ns, FINE_BITS);
    }

    static int coarse(long ns) {
        return Math.min(COARSE - 1, bucket(ns, COARSE_BITS));
    }

    static int fineToCoarse(int fine) {
        return TO_COARSE[fine];
    }

    /** Where a duration stands within its fine bucket, in 2^16 parts. */
    static int part(long ns, int fine) {
        int shift = Math.max(0, (fine >>> FINE_BITS) - 1);
        long above = Math.max(0, ns) - lowerNs(fine, FINE_BITS);
        return (int) (shift >= PART_BITS ? above >>> shift - PART_BITS : above << PART_BITS - shift) & PART_MASK;
    }

    /** What stands for the durations in a fine bucket. */
    static long middleNs(int fine) {
        long lower = lowerNs(fine, FINE_BITS);
        return lower + (lowerNs(fine + 1, FINE_BITS) - 1 - lower) / 2;
    }

    static long coarseLowerNs(int coarse) {
        return lowerNs(coarse, COARSE_BITS);
    }

    private static int bucket(long ns, int bits) {
        return LogBuckets.index(ns, bits);
    }

    private static long lowerNs(int bucket, int bits) {
        return bucket == 0 ? 0 : LogBuckets.highest(bucket - 1, bits) + 1;
    }
}
