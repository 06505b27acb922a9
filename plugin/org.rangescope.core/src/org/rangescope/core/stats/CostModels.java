// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;

import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** Fits the cost model. */
final class CostModels {

    private static final int DURATION_BITS = 40;
    private static final long DURATION_MAX = (1L << DURATION_BITS) - 1;
    private static final int RANGES_MAX = (1 << 23) - 1;

    private CostModels() {}

    /** A weighted line through the median duration of each number of ranges, from at most so many calls of one interface, evenly picked. */
    static @Nullable CostModel fit(MappingTable mappings, int sample, boolean interconnect) {
        int size = mappings.size();
        int stride = Math.max(1, (size + sample - 1) / sample);
        // ranges and duration in one number each, to be sorted without objects; what is beyond 8 million ranges or 18 minutes fits no line anyway
        long[] points = new long[size / stride + 1];
        int used = 0;
        for (int row = 0; row < size; row += stride) {
            long duration = mappings.populationNs(row);
            if (duration != Units.UNKNOWN && Adapter.of(mappings.adapter(row)).isInterconnect() == interconnect) {
                points[used++] = (long) Math.min(RANGES_MAX, PopulationScatter.ranges(mappings, row)) << DURATION_BITS
                        | Math.min(DURATION_MAX, duration);
            }
        }
        Arrays.sort(points, 0, used);
        double weight = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumXY = 0;
        int distinct = 0;
        for (int i = 0; i < used;) {
            int end = i;
            while (end < used && ranges(points[end]) == ranges(points[i])) {
                end++;
            }
            double x = ranges(points[i]);
            double y = duration(points[(i + end - 1) / 2]);
            double w = end - i;
            weight += w;
            sumX += w * x;
            sumY += w * y;
            sumXX += w * x * x;
            sumXY += w * x * y;
            distinct++;
            i = end;
        }
        double determinant = weight * sumXX - sumX * sumX;
        if (distinct < 2 || determinant <= 0) {
            return null;
        }
        double perRange = (weight * sumXY - sumX * sumY) / determinant;
        double fixed = (sumY - perRange * sumX) / weight;
        double[] distances = new double[used];
        for (int i = 0; i < used; i++) {
            distances[i] = Math.abs(duration(points[i]) - fixed - perRange * ranges(points[i]));
        }
        Arrays.sort(distances);
        return new CostModel(fixed, perRange, distances[used / 2], interconnect ? "interconnect maps" : "sg-table maps");
    }

    private static long ranges(long point) {
        return point >>> DURATION_BITS;
    }

    private static long duration(long point) {
        return point & DURATION_MAX;
    }
}
