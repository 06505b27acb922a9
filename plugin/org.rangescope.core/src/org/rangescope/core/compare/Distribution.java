// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import org.rangescope.core.util.LogBuckets;
import org.rangescope.core.util.Units;

/**
 * How long calls took, in buckets of less than 1 %, ascending. The same durations fall into the same buckets in every recording, so that two of these can be laid
 * upon each other. The arrays are not to be changed.
 *
 * @param upToNs the longest duration of each bucket that has calls, ns
 * @param count  calls in it
 * @param calls  all calls
 * @param p50Ns  half of them took no longer, ns, or {@link Units#UNKNOWN} when there are none
 * @param p99Ns  99 % took no longer, ns, or UNKNOWN
 * @param maxNs  the longest, ns, or UNKNOWN
 */
public record Distribution(long[] upToNs, long[] count, long calls, long p50Ns, long p99Ns, long maxNs) {

    /** Of no calls. */
    public static final Distribution NONE = of(Sample.NONE);

    static Distribution of(Sample sample) {
        long[] upTo = new long[sample.bucket.length];
        for (int i = 0; i < upTo.length; i++) {
            upTo[i] = LogBuckets.highest(sample.bucket[i], Sample.BITS);
        }
        Side side = Side.of(sample);
        return new Distribution(upTo, sample.count.clone(), sample.size, side.p50Ns(), side.p99Ns(), side.maxNs());
    }

    /**
     * How many calls took longer than one duration and no longer than another.
     *
     * @param fromNs not counted itself, ns
     * @param toNs   ns
     * @return calls, to within a bucket
     */
    public long between(long fromNs, long toNs) {
        long calls = 0;
        for (int i = 0; i < upToNs.length; i++) {
            if (upToNs[i] > fromNs && upToNs[i] <= toNs) {
                calls += count[i];
            }
        }
        return calls;
    }
}
