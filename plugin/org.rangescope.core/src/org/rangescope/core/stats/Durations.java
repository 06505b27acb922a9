// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.rangescope.core.util.Units;

/** Durations in ns as a histogram of three digits, and their exact maximum, which the histogram alone would round up. Used for one group after the other. */
final class Durations {

    /** A year, more than any damaged time stamp should make of it. */
    private static final long MOST_NS = 365L * 86_400_000_000_000L;
    private static final int TICKS_PER_HALF = 5;
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);
    private long maxNs;

    void clear() {
        histogram.reset();
        maxNs = 0;
    }

    void record(long durationNs, long count) {
        long ns = Math.max(0, Math.min(durationNs, MOST_NS));
        histogram.recordValueWithCount(ns, count);
        maxNs = Math.max(maxNs, ns);
    }

    /** Corrects the maximum of what was recorded to within 1 %. */
    void max(long exactNs) {
        maxNs = Math.max(0, Math.min(exactNs, MOST_NS));
    }

    /** The duration that a share of the calls did not exceed, or UNKNOWN when there are none. */
    long percentile(double percent) {
        return histogram.getTotalCount() == 0 ? Units.UNKNOWN : Math.min(maxNs, histogram.getValueAtPercentile(percent));
    }

    /** The longest, or UNKNOWN when there are none. */
    long max() {
        return histogram.getTotalCount() == 0 ? Units.UNKNOWN : maxNs;
    }

    PercentileCurve curve(String group) {
        List<double[]> points = new ArrayList<>();
        if (histogram.getTotalCount() > 0) {
            for (HistogramIterationValue value : histogram.percentiles(TICKS_PER_HALF)) {
                points.add(new double[]{value.getPercentileLevelIteratedTo(), Math.min(maxNs, value.getValueIteratedTo())});
            }
        }
        return new PercentileCurve(group, histogram.getTotalCount(), orZero(50), orZero(90), orZero(99), orZero(99.9), maxNs,
                points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToLong(p -> (long) p[1]).toArray());
    }

    private long orZero(double percent) {
        return Math.max(0, percentile(percent));
    }
}
