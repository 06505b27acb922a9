// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** Makes {@link PercentileCurve}s. */
public final class PopulationPercentiles {

    private static final int TICKS_PER_HALF = 5;

    private PopulationPercentiles() {}

    /**
     * How long successful map calls took, by group.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @return a curve for each group, the largest group first
     */
    public static List<PercentileCurve> of(Recording recording, GroupBy by) {
        MappingTable mappings = recording.mappings();
        Groups groups = new Groups(recording, by);
        List<Histogram> histograms = new ArrayList<>();
        for (int row = 0; row < mappings.size(); row++) {
            long duration = mappings.durationNs(row);
            if (mappings.error(row) == 0 && duration != Units.UNKNOWN) {
                int group = groups.of(row);
                while (histograms.size() <= group) {
                    histograms.add(histogram());
                }
                record(histograms.get(group), duration);
            }
        }
        List<PercentileCurve> curves = new ArrayList<>();
        for (int group = 0; group < histograms.size(); group++) {
            curves.add(curve(groups.label(group), histograms.get(group)));
        }
        curves.sort((a, b) -> Long.compare(b.count(), a.count()));
        return List.copyOf(curves);
    }

    /**
     * How long all successful map calls took.
     *
     * @param recording under the session's lock
     * @return one curve; its count is 0 when no duration is known
     */
    public static PercentileCurve all(Recording recording) {
        MappingTable mappings = recording.mappings();
        Histogram histogram = histogram();
        for (int row = 0; row < mappings.size(); row++) {
            long duration = mappings.durationNs(row);
            if (mappings.error(row) == 0 && duration != Units.UNKNOWN) {
                record(histogram, duration);
            }
        }
        return curve("all", histogram);
    }

    static Histogram histogram() {
        return new Histogram(3);
    }

    static void record(Histogram histogram, long durationNs) {
        // a year, more than any damaged time stamp should make of it
        histogram.recordValue(Math.min(durationNs, 365L * 86_400_000_000_000L));
    }

    private static PercentileCurve curve(String group, Histogram histogram) {
        List<double[]> points = new ArrayList<>();
        if (histogram.getTotalCount() > 0) {
            for (HistogramIterationValue value : histogram.percentiles(TICKS_PER_HALF)) {
                points.add(new double[]{value.getPercentileLevelIteratedTo(), value.getValueIteratedTo()});
            }
        }
        return new PercentileCurve(group, histogram.getTotalCount(), histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99), histogram.getValueAtPercentile(99.9), histogram.getMaxValue(),
                points.stream().mapToDouble(p -> p[0]).toArray(), points.stream().mapToLong(p -> (long) p[1]).toArray());
    }
}
