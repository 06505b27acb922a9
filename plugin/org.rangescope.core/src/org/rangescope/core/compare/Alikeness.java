// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.util.Units;

/**
 * How much calls are alike that follow each other, or that are of one buffer. A test that takes each call for itself is far too sure where they are: a thousand
 * calls of one burst, or on one buffer, say little more than one. The calls are put together twice, in stretches of as many calls and by buffer; how far the means
 * of these lie apart, against how far they would if each call stood for itself, is the factor by which the variance is larger (the design effect of a sample by
 * clusters). Measured on where each call stands among those that are like it, 0 to 1, so that neither outliers nor the mixture of calls matter.
 */
final class Alikeness {

    private static final int STRETCHES = 20;
    private static final int FEWEST_CLUSTERS = 5;
    private static final int FEWEST_CALLS = 10;
    /** Beyond so many sums, buffers share them. */
    private static final int SUMS_MAX = 1 << 22;

    /** Sums of one key by cluster. */
    private static final class Clusters {

        private final double[] sum;
        private final int[] calls;

        Clusters(int count) {
            sum = new double[count];
            calls = new int[count];
        }

        void add(int cluster, double value) {
            sum[cluster] += value;
            calls[cluster]++;
        }

        double factor(double mean, double variance, double count) {
            double squares = 0;
            int used = 0;
            for (int i = 0; i < sum.length; i++) {
                if (calls[i] > 0) {
                    double off = sum[i] - calls[i] * mean;
                    squares += off * off;
                    used++;
                }
            }
            return used < FEWEST_CLUSTERS ? 1 : squares / (count * variance) * used / (used - 1);
        }
    }

    /** The calls of one key. */
    private static final class Means {

        private final Clusters stretches;
        private final Clusters buffers;
        private double sum;
        private double squares;
        private double count;

        Means(int stretches, int buffers) {
            this.stretches = new Clusters(stretches);
            this.buffers = new Clusters(buffers);
        }

        void add(int stretch, int buffer, double value) {
            stretches.add(stretch, value);
            buffers.add(buffer, value);
            sum += value;
            squares += value * value;
            count++;
        }

        double factor() {
            double mean = sum / count;
            double variance = squares / count - mean * mean;
            return variance > 1e-9
                    ? Math.max(1, Math.min(count,
                            Math.max(stretches.factor(mean, variance, count), buffers.factor(mean, variance, count))))
                    : 1;
        }
    }

    private Alikeness() {}

    /**
     * The factor of each key.
     *
     * @param mappings    the recording's map calls
     * @param populations their cells
     * @param keys        of each cell
     * @param samples     the durations of all calls that are alike
     * @return at least 1; without an entry for a key it is 1
     */
    static Map<Key, Double> of(MappingTable mappings, Populations populations, List<List<Key>> keys, Map<Profile.Alike, Sample> samples) {
        int rows = mappings.size();
        int stretches = Math.min(STRETCHES, rows / FEWEST_CALLS);
        if (stretches < FEWEST_CLUSTERS) {
            return Map.of();
        }
        long different = keys.stream().flatMap(List::stream).distinct().count();
        int buffers = (int) Math.max(64, Math.min(1 << 16, SUMS_MAX / Math.max(1, different)));
        Map<Key, Means> means = new HashMap<>();
        Means[][] ofCell = new Means[keys.size()][];
        Sample[] among = new Sample[keys.size()];
        for (int cell = 0; cell < ofCell.length; cell++) {
            ofCell[cell] = keys.get(cell).stream().map(key -> means.computeIfAbsent(key, k -> new Means(stretches, buffers)))
                    .toArray(Means[]::new);
            among[cell] = samples.getOrDefault(new Profile.Alike(populations.adapter(cell), populations.ranges(cell)), Sample.NONE);
        }
        for (int row = 0; row < rows; row++) {
            long ns = mappings.populationNs(row);
            if (ns == Units.UNKNOWN) {
                continue;
            }
            int cell = populations.cell(row);
            double place = among[cell].place(ns);
            int stretch = (int) ((long) row * stretches / rows);
            int buffer = mappings.buffer(row) % buffers;
            for (Means each : ofCell[cell]) {
                each.add(stretch, buffer, place);
            }
        }
        Map<Key, Double> factors = new HashMap<>();
        means.forEach((key, of) -> {
            if (of.count > 0) {
                factors.put(key, of.factor());
            }
        });
        return factors;
    }
}
