// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;

import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** Fits the cost model. */
final class CostModels {

    private static final double TO_SIGMA = 1.4826;

    private CostModels() {}

    /** A weighted line through the median duration of each number of ranges, from at most so many map calls, evenly picked. */
    static @Nullable CostModel fit(MappingTable mappings, int sample) {
        int size = mappings.size();
        int stride = Math.max(1, (size + sample - 1) / sample);
        long[][] points = new long[size / stride + 1][];
        int used = 0;
        for (int row = 0; row < size; row += stride) {
            long duration = mappings.durationNs(row);
            if (mappings.error(row) == 0 && duration != Units.UNKNOWN) {
                points[used++] = new long[]{PopulationScatter.ranges(mappings, row), duration};
            }
        }
        points = Arrays.copyOf(points, used);
        Arrays.sort(points, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        double weight = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXX = 0;
        double sumXY = 0;
        int distinct = 0;
        for (int i = 0; i < used;) {
            int end = i;
            while (end < used && points[end][0] == points[i][0]) {
                end++;
            }
            double x = points[i][0];
            double y = points[(i + end - 1) / 2][1];
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
            distances[i] = Math.abs(points[i][1] - fixed - perRange * points[i][0]);
        }
        Arrays.sort(distances);
        return new CostModel(fixed, perRange, distances[used / 2] * TO_SIGMA);
    }
}
