// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.write;

import java.util.SplittableRandom;

/** Numbers by chance, from tables that were made once: the same on every machine, and without a logarithm for each. */
final class Draw {

    private static final int BITS = 10;
    private static final int SIZE = 1 << BITS;
    private static final int FRACTION = 20;
    private static final int UNIT = 16;

    /** Waiting times, and what they are on average is 1. */
    private static final long[] EXPONENTIAL = new long[SIZE + 1];
    /** Nearly all are from 0.6 to 1; of the last twentieth, one in ten is ten times that, one in five hundred a thousand times. */
    private static final long[] HEAVY = new long[SIZE + 1];

    static {
        for (int i = 0; i <= SIZE; i++) {
            double left = 1 - Math.min(i, SIZE - 0.1) / SIZE;
            EXPONENTIAL[i] = (long) (-StrictMath.log(left) * (1 << UNIT));
            double body = 0.6 + 0.4 * i / SIZE;
            double tail = left < 0.05 ? StrictMath.pow(0.05 / left, 1.1) : 1;
            HEAVY[i] = (long) (body * tail * (1 << UNIT));
        }
    }

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Whether something that happens so many times in 65,536 happens. */
    boolean chance(int of65536) {
        return (random.nextLong() >>> 48) < of65536;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return (int) ((random.nextLong() >>> 33) * bound >>> 31);
    }

    /** As {@link #below}, but small ones more often. */
    int early(int bound) {
        return Math.min(below(bound), below(bound));
    }

    long waiting(long mean) {
        return pick(EXPONENTIAL, mean);
    }

    long heavy(long typical) {
        return pick(HEAVY, typical);
    }

    private long pick(long[] table, long scale) {
        long bits = random.nextLong();
        int index = (int) (bits >>> 64 - BITS);
        long fraction = bits >>> 64 - BITS - FRACTION & (1 << FRACTION) - 1;
        long value = table[index] + ((table[index + 1] - table[index]) * fraction >> FRACTION);
        return scale * value >> UNIT;
    }

    /** The hash of an address: neither NULL nor "not known". */
    long identity() {
        long bits = random.nextLong();
        return bits == 0 || bits == -1 ? 1 : bits;
    }

    int word() {
        return random.nextInt();
    }
}
