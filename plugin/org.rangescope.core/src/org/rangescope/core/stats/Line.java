// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import org.rangescope.core.util.LogBuckets;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/**
 * A line through durations over numbers of ranges that outliers do not bend: it begins with the weighted median of the slopes between the medians of the
 * numbers of ranges (Theil and Sen), and is then refined by least squares that give calls far off the line no weight (Tukey's biweight). What a call is off
 * is measured relative to what the line expects, for long calls vary by more than short ones.
 */
final class Line {

    /** Fewer calls than this make no model. */
    static final int FEWEST_CALLS = 10;

    private static final double CUT = 4.685;
    private static final double MAD_OF_NORMAL = 0.6745;
    private static final double QUARTER = 0.25;
    private static final int MOST_CLASSES = 64;
    private static final int SCALED = 4;
    private static final int ITERATIONS = 16;
    private static final int FEWEST_CLUSTERS = 5;
    /** Within so many of its errors a fixed cost may be nothing. */
    private static final double ERRORS = 2;
    /** Less than this is shown as nothing. */
    private static final double NOTHING_NS = 0.5;
    private static final int BUCKET_BITS = 6;

    private final String group;
    private final boolean interconnect;
    private final LongIntMap known = new LongIntMap();
    private int[] ranges = new int[64];
    private double[] sum = new double[64];
    private double[] weight = new double[64];
    private double[] y = {};
    private int size;
    private long calls;
    private double fixed;
    private double slope;
    private double floor;
    private double scale;

    Line(String group, boolean interconnect) {
        this.group = group;
        this.interconnect = interconnect;
    }

    long calls() {
        return calls;
    }

    /** Adds calls that took about as long; those of the same number of ranges are put together where they differ by less than 1.6 %. */
    void add(int rangeCount, long durationNs, long count) {
        long key = (rangeCount + 1L) << 16 | LogBuckets.index(durationNs, BUCKET_BITS);
        int at = known.get(key);
        if (at == LongIntMap.ABSENT) {
            if (size == ranges.length) {
                ranges = Arrays.copyOf(ranges, size * 2);
                sum = Arrays.copyOf(sum, size * 2);
                weight = Arrays.copyOf(weight, size * 2);
            }
            at = size++;
            ranges[at] = rangeCount;
            known.put(key, at);
        }
        sum[at] += (double) durationNs * count;
        weight[at] += count;
        calls += count;
    }

    private String of() {
        return interconnect ? "interconnect maps" : "sg-table maps";
    }

    private CostFit not(String why) {
        return new CostFit(group, of(), null, why);
    }

    CostFit fit() {
        if (calls < FEWEST_CALLS) {
            return not("Not enough data for a cost model: there "
                    + (calls == 0 ? "are no " + of() : calls == 1 ? "is one of the " + of() : "are only " + Units.count(calls) + " " + of())
                    + " whose duration is known, and it takes " + FEWEST_CALLS + ".");
        }
        sort();
        int different = 1;
        for (int i = 1; i < size; i++) {
            different += ranges[i] != ranges[i - 1] ? 1 : 0;
        }
        if (different < 2) {
            return not("Not enough data for a cost model: all " + Units.count(calls) + " " + of() + " have the same number of "
                    + (interconnect ? "ranges" : "entries") + ", " + Units.count(ranges[0])
                    + ", so what is fixed cannot be told from what each one costs.");
        }
        start(different);
        if (!refine()) {
            return not("Not enough data for a cost model: the durations of the " + of() + " lie on no line over their number of "
                    + (interconnect ? "ranges" : "entries") + ".");
        }
        CostModel model = model(different);
        if (model.fixedNs() < 0) {
            // no call takes less than no time: either it cannot be told from nothing, or it is no line
            if (!(-model.fixedNs() <= NOTHING_NS || -model.fixedNs() <= ERRORS * model.fixedErrorNs())) {
                return not("Not enough data for a cost model: the line through the durations of the " + of()
                        + " begins below zero, so what is fixed cannot be told from what each " + (interconnect ? "range" : "entry")
                        + " costs.");
            }
            throughZero();
            model = model(different);
        }
        return new CostFit(group, of(), model, "");
    }

    /** Brings the points into the order of their numbers of ranges. */
    private void sort() {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = (long) ranges[i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] newRanges = new int[size];
        double[] newY = new double[size];
        double[] newWeight = new double[size];
        for (int i = 0; i < size; i++) {
            int from = (int) keys[i];
            newRanges[i] = ranges[from];
            newY[i] = sum[from] / weight[from];
            newWeight[i] = weight[from];
        }
        ranges = newRanges;
        y = newY;
        weight = newWeight;
    }

    /** The weighted median of the slopes between the medians of classes of ranges. */
    private void start(int different) {
        int most = Math.min(MOST_CLASSES, different);
        double[] classX = new double[most];
        double[] classY = new double[most];
        double[] classWeight = new double[most];
        int classes = 0;
        int seen = 0;
        for (int i = 0; i < size;) {
            // so many different numbers of ranges go into this class
            int take = (int) ((long) different * (classes + 1) / most) - seen;
            seen += take;
            int end = i;
            double sumX = 0;
            double sumW = 0;
            while (end < size && take > 0) {
                int x = ranges[end];
                while (end < size && ranges[end] == x) {
                    sumX += weight[end] * x;
                    sumW += weight[end];
                    end++;
                }
                take--;
            }
            int begin = i;
            classX[classes] = sumX / sumW;
            classY[classes] = median(end - begin, j -> y[begin + j], j -> weight[begin + j]);
            classWeight[classes++] = sumW;
            i = end;
        }
        double[] slopes = new double[classes * (classes - 1) / 2];
        double[] weights = new double[slopes.length];
        int pairs = 0;
        for (int a = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++) {
                double dx = classX[b] - classX[a];
                slopes[pairs] = (classY[b] - classY[a]) / dx;
                weights[pairs++] = classWeight[a] * classWeight[b] * dx;
            }
        }
        slope = median(pairs, j -> slopes[j], j -> weights[j]);
        fixed = median(classes, j -> classY[j] - slope * classX[j], j -> classWeight[j]);
        floor = Double.MAX_VALUE;
        for (int i = 0; i < classes; i++) {
            floor = Math.min(floor, classY[i]);
        }
        floor = Math.max(1, floor / 4);
    }

    private double expected(int i) {
        return fixed + slope * ranges[i];
    }

    /** What residuals are measured against. */
    private static double unit(double expected, double floor) {
        return Math.max(floor, expected);
    }

    private boolean refine() {
        double[] unit = new double[size];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            if (iteration < SCALED) {
                for (int i = 0; i < size; i++) {
                    unit[i] = unit(expected(i), floor);
                }
                scale = Math.max(1e-6, median(size, i -> Math.abs(y[i] - expected(i)) / unit[i], i -> weight[i]) / MAD_OF_NORMAL);
            }
            double sw = 0;
            double sx = 0;
            double sy = 0;
            double sxx = 0;
            double sxy = 0;
            for (int i = 0; i < size; i++) {
                double t = (y[i] - expected(i)) / (unit[i] * scale * CUT);
                if (Math.abs(t) < 1) {
                    double u = (1 - t * t) / unit[i];
                    double w = weight[i] * u * u;
                    double x = ranges[i];
                    sw += w;
                    sx += w * x;
                    sy += w * y[i];
                    sxx += w * x * x;
                    sxy += w * x * y[i];
                }
            }
            double determinant = sw * sxx - sx * sx;
            if (!(determinant > 1e-12 * sw * sxx)) {
                return false;
            }
            double newSlope = (sw * sxy - sx * sy) / determinant;
            double newFixed = (sy - newSlope * sx) / sw;
            boolean settled = Math.abs(newSlope - slope) <= 1e-9 * Math.abs(slope) && Math.abs(newFixed - fixed) <= 1e-9 * Math.abs(fixed);
            slope = newSlope;
            fixed = newFixed;
            if (settled && iteration >= SCALED) {
                break;
            }
        }
        return true;
    }

    /** The line that begins at nothing: calls have the weights that they had in the end. */
    private void throughZero() {
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < size; i++) {
            double unit = unit(expected(i), floor);
            double t = (y[i] - expected(i)) / (unit * scale * CUT);
            if (Math.abs(t) < 1) {
                double u = (1 - t * t) / unit;
                double w = weight[i] * u * u;
                double x = ranges[i];
                sxx += w * x * x;
                sxy += w * x * y[i];
            }
        }
        fixed = 0;
        slope = sxx > 0 ? sxy / sxx : slope;
    }

    private CostModel model(int different) {
        double plusMinus = median(size, i -> Math.abs(y[i] - expected(i)), i -> weight[i]);
        double middle = median(size, i -> y[i], i -> weight[i]);
        double spread = median(size, i -> Math.abs(y[i] - middle), i -> weight[i]);
        double within = 0;
        for (int i = 0; i < size; i++) {
            within += Math.abs(y[i] - expected(i)) <= QUARTER * Math.abs(expected(i)) ? weight[i] : 0;
        }
        double[] errors = errors(different);
        double left = spread == 0 ? 1 : plusMinus / spread;
        return new CostModel(fixed, slope, plusMinus, of(), errors[0], errors[1], within / calls, Math.max(0, 1 - left * left), calls,
                different);
    }

    /**
     * Standard errors of the fixed cost and of the cost of a range, from how the calls scatter and, where there are enough different numbers of ranges, from
     * how far each of these lies off the line as a whole; the larger of the two.
     */
    private double[] errors(int different) {
        double[] bread = new double[3];
        double[] meat = new double[3];
        double[] clustered = new double[3];
        double uOne = 0;
        double uX = 0;
        for (int i = 0; i < size; i++) {
            double x = ranges[i];
            double unit = unit(expected(i), floor) * scale;
            double e = (y[i] - expected(i)) / unit;
            double t = e / CUT;
            if (Math.abs(t) < 1) {
                double q = 1 - t * t;
                double psi = e * q * q;
                double slopeOfPsi = q * (1 - 5 * t * t);
                double square = unit * unit;
                add(bread, weight[i] * slopeOfPsi / square, x);
                add(meat, weight[i] * psi * psi / square, x);
                uOne += weight[i] * psi / unit;
                uX += weight[i] * psi / unit * x;
            }
            if (i + 1 == size || ranges[i + 1] != ranges[i]) {
                clustered[0] += uOne * uOne;
                clustered[1] += uOne * uX;
                clustered[2] += uX * uX;
                uOne = 0;
                uX = 0;
            }
        }
        double[] byCalls = sandwich(bread, meat, calls / Math.max(1.0, calls - 2.0));
        if (different < FEWEST_CLUSTERS) {
            return byCalls;
        }
        double[] byRanges = sandwich(bread, clustered, different / (different - 2.0));
        return new double[]{Math.max(byCalls[0], byRanges[0]), Math.max(byCalls[1], byRanges[1])};
    }

    private static void add(double[] matrix, double w, double x) {
        matrix[0] += w;
        matrix[1] += w * x;
        matrix[2] += w * x * x;
    }

    /** The roots of the diagonal of bread⁻¹ meat bread⁻¹. */
    private static double[] sandwich(double[] bread, double[] meat, double factor) {
        double determinant = bread[0] * bread[2] - bread[1] * bread[1];
        if (!(determinant > 0)) {
            return new double[]{Double.NaN, Double.NaN};
        }
        double a = bread[2] / determinant;
        double b = -bread[1] / determinant;
        double c = bread[0] / determinant;
        double first = a * a * meat[0] + 2 * a * b * meat[1] + b * b * meat[2];
        double second = b * b * meat[0] + 2 * b * c * meat[1] + c * c * meat[2];
        return new double[]{Math.sqrt(Math.max(0, first) * factor), Math.sqrt(Math.max(0, second) * factor)};
    }

    /** The weighted median: the least value up to which the values have half of the weight. */
    private static double median(int count, IntToDoubleFunction value, IntToDoubleFunction weightOf) {
        double[] values = new double[count];
        double[] weights = new double[count];
        double all = 0;
        for (int i = 0; i < count; i++) {
            values[i] = value.applyAsDouble(i);
            weights[i] = weightOf.applyAsDouble(i);
            all += weights[i];
        }
        return select(values, weights, all / 2);
    }

    /** Divides the values into smaller, equal and larger ones, and goes on with those among which it is. */
    private static double select(double[] values, double[] weights, double half) {
        int from = 0;
        int to = values.length;
        double wanted = half;
        while (true) {
            double pivot = middle(values[from], values[from + to >>> 1], values[to - 1]);
            int less = from;
            int more = to;
            double lessWeight = 0;
            double equalWeight = 0;
            for (int i = from; i < more;) {
                if (values[i] < pivot) {
                    lessWeight += weights[i];
                    swap(values, weights, i++, less++);
                } else if (values[i] > pivot) {
                    swap(values, weights, i, --more);
                } else {
                    equalWeight += weights[i++];
                }
            }
            if (less > from && lessWeight >= wanted) {
                to = less;
            } else if (more == to || lessWeight + equalWeight >= wanted) {
                return pivot;
            } else {
                wanted -= lessWeight + equalWeight;
                from = more;
            }
        }
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }

    private static void swap(double[] values, double[] weights, int a, int b) {
        double value = values[a];
        values[a] = values[b];
        values[b] = value;
        double weight = weights[a];
        weights[a] = weights[b];
        weights[b] = weight;
    }
}
