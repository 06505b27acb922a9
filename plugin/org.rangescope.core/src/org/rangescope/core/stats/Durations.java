// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Durations in ns as a histogram, and their exact maximum, which the histogram alone would round up. */
final class Durations {

    /** A year, more than any damaged time stamp should make of it. */
    private static final long MOST_NS = 365L * 86_400_000_000_000L;
    private static final int TICKS_PER_HALF = 5;

    private final Histogram histogram;
    private long maxNs;

    /** @param digits significant decimal digits to keep; each more takes ten times the memory */
    Durations(int digits) {
        histogram = new Histogram(digits);
    }

    void record(long durationNs) {
        long ns = Math.min(durationNs, MOST_NS);
        histogram.recordValue(ns);
        maxNs = Math.max(maxNs, ns);
    }

    long percentile(double percent) {
        return Math.min(maxNs, histogram.getValueAtPercentile(percent));
    }

    long max() {
        return maxNs;
    }

    PercentileCurve curve(String group) {
        List<double[]> points = new ArrayList<>();
        if (histogram.getTotalCount() > 0) {
            for (HistogramIterationValue value : histogram.percentiles(TICKS_PER_HALF)) {
                points.add(new double[]{value.getPercentileLevelIteratedTo(), Math.min(maxNs, value.getValueIteratedTo())});
            }
        }
        return new PercentileCurve(group, histogram.getTotalCount(), percentile(50), percentile(90), percentile(99), percentile(99.9),
                maxNs,
                points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToLong(p -> (long) p[1]).toArray());
    }
}
