// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

/** Durations as small numbers: each power of two is cut into equal parts, so that all are known equally well in proportion. */
public final class LogBuckets {

    private LogBuckets() {}

    /**
     * The bucket of a duration.
     *
     * @param ns   duration; what is below 0 counts as 0
     * @param bits 2^bits buckets for each power of two; at most 10, so that it fits into 16 bits
     * @return its bucket; longer durations have higher ones
     */
    public static int index(long ns, int bits) {
        long value = Math.max(0, ns);
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - 1 - bits);
        return (shift << bits) + (int) (value >>> shift);
    }

    /**
     * The longest duration of a bucket.
     *
     * @param index a bucket
     * @param bits  as it was made with
     * @return ns
     */
    public static long highest(int index, int bits) {
        int shift = Math.max(0, (index >>> bits) - 1);
        long first = index - ((long) shift << bits);
        return ((first + 1) << shift) - 1;
    }
}
