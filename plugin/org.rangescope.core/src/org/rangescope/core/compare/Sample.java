// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.Arrays;

import org.rangescope.core.util.LogBuckets;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.annotation.Nullable;

/** Durations in buckets of less than 1 %, ascending. The same durations fall into the same buckets in every recording. */
final class Sample {

    static final int BITS = 7;
    /** By so much a bucket's longest duration may exceed its shortest. */
    static final double RESOLUTION = 1.01;

    static final Sample NONE = new Sample(new int[0], new long[0], 0);

    final int[] bucket;
    final long[] count;
    final long size;
    final long maxNs;
    /** Logarithms of the buckets' durations. */
    final double[] log;
    private double @Nullable [] places;

    private Sample(int[] bucket, long[] count, long maxNs) {
        this.bucket = bucket;
        this.count = count;
        this.maxNs = maxNs;
        log = new double[bucket.length];
        long sum = 0;
        for (int i = 0; i < bucket.length; i++) {
            sum += count[i];
            log[i] = Math.log(Math.max(1, ns(i)));
        }
        size = sum;
    }

    /** A duration that stands for a bucket, ns. */
    private long ns(int i) {
        return LogBuckets.highest(bucket[i], BITS);
    }

    /** Where a duration stands among these, 0 to 1: the share that is shorter, and half of what is about as long. */
    double place(long ns) {
        double[] known = places;
        if (known == null) {
            known = new double[bucket.length];
            long below = 0;
            for (int i = 0; i < bucket.length; i++) {
                known[i] = (below + count[i] / 2.0) / size;
                below += count[i];
            }
            places = known;
        }
        int at = Arrays.binarySearch(bucket, LogBuckets.index(ns, BITS));
        return at >= 0 ? known[at] : ~at < known.length ? known[~at] : 1;
    }

    /** The duration that a share of the calls did not exceed, ns. */
    long percentile(double percent) {
        long rank = Math.max(1, (long) Math.ceil(size * percent / 100));
        long below = 0;
        for (int i = 0; i < bucket.length; i++) {
            below += count[i];
            if (below >= rank) {
                return Math.min(maxNs, ns(i));
            }
        }
        return maxNs;
    }

    /** Collects durations. */
    static final class Builder {

        private final LongIntMap known = new LongIntMap(16);
        private int[] bucket = new int[16];
        private long[] count = new long[16];
        private int used;
        private long maxNs;

        Builder add(long ns, long calls) {
            maxNs = Math.max(maxNs, ns);
            return addBucket(LogBuckets.index(ns, BITS), calls);
        }

        Builder add(Sample sample) {
            maxNs = Math.max(maxNs, sample.maxNs);
            for (int i = 0; i < sample.bucket.length; i++) {
                addBucket(sample.bucket[i], sample.count[i]);
            }
            return this;
        }

        private Builder addBucket(int of, long calls) {
            int at = known.get(of + 1L);
            if (at == LongIntMap.ABSENT) {
                if (used == bucket.length) {
                    bucket = Arrays.copyOf(bucket, used * 2);
                    count = Arrays.copyOf(count, used * 2);
                }
                at = used++;
                known.put(of + 1L, at);
                bucket[at] = of;
            }
            count[at] += calls;
            return this;
        }

        Sample build() {
            int[] sorted = Arrays.copyOf(bucket, used);
            Arrays.sort(sorted);
            long[] counts = new long[used];
            for (int i = 0; i < used; i++) {
                counts[i] = count[known.get(sorted[i] + 1L)];
            }
            return new Sample(sorted, counts, maxNs);
        }
    }
}
