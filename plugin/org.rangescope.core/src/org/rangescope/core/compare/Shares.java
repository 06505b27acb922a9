// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Whether two shares differ, and what many comparisons at once do to the answer. */
final class Shares {

    private static final long MOST_EXACT = 20_000;

    private Shares() {}

    /**
     * How likely shares as different as these are where there is no difference: Fisher's exact test, or the normal distribution where both happened often.
     *
     * @param hitsBefore how often it happened before
     * @param before     of so many; at least hitsBefore
     * @param hitsAfter  how often it happened after
     * @param after      of so many
     * @return 0 to 1; NaN when there is nothing on one side
     */
    static double different(long hitsBefore, long before, long hitsAfter, long after) {
        if (before <= 0 || after <= 0) {
            return Double.NaN;
        }
        long hits = hitsBefore + hitsAfter;
        long misses = before + after - hits;
        if (hits == 0 || misses <= 0) {
            return 1;
        }
        if (Math.min(hits, misses) > MOST_EXACT) {
            double share = hits / ((double) before + after);
            double error = Math.sqrt(share * (1 - share) * (1.0 / before + 1.0 / after));
            return Gauss.twoSided(((double) hitsBefore / before - (double) hitsAfter / after) / error);
        }
        // the rarer of the two is counted, so that there are few ways
        return hits <= misses
                ? exact(hitsBefore, hits, before, after)
                : exact(before - hitsBefore, misses, before, after);
    }

    private static double exact(long mine, long hits, long before, long after) {
        long from = Math.max(0, hits - after);
        long to = Math.min(hits, before);
        double all = Gauss.logChoose((double) before + after, hits);
        double observed = Gauss.logChoose(before, mine) + Gauss.logChoose(after, hits - mine) - all;
        double p = 0;
        for (long k = from; k <= to; k++) {
            double log = Gauss.logChoose(before, k) + Gauss.logChoose(after, hits - k) - all;
            if (log <= observed + 1e-7) {
                p += Math.exp(log);
            }
        }
        return Math.min(1, p);
    }

    /**
     * How likely counts as different as these are where things happen as often for each call: a binomial test of who has how many of all.
     *
     * @param hitsBefore how often it happened before; may be more than the calls
     * @param before     in so many calls
     * @param hitsAfter  how often it happened after
     * @param after      in so many calls
     * @return 0 to 1; NaN when there are no calls on one side
     */
    static double rates(long hitsBefore, long before, long hitsAfter, long after) {
        if (before <= 0 || after <= 0) {
            return Double.NaN;
        }
        long hits = hitsBefore + hitsAfter;
        double share = before / ((double) before + after);
        if (hits > MOST_EXACT) {
            return Gauss.twoSided((hitsBefore - hits * share) / Math.sqrt(hits * share * (1 - share)));
        }
        double observed = binomial(hits, hitsBefore, share);
        double p = 0;
        for (long k = 0; k <= hits; k++) {
            double log = binomial(hits, k, share);
            if (log <= observed + 1e-7) {
                p += Math.exp(log);
            }
        }
        return Math.min(1, p);
    }

    private static double binomial(long all, long hits, double share) {
        return Gauss.logChoose(all, hits) + hits * Math.log(share) + (all - hits) * Math.log1p(-share);
    }

    /**
     * Corrects for many comparisons, after Benjamini and Hochberg: where all with a corrected p of up to 5 % are believed, 5 % of these are expected to be
     * wrong, however many comparisons there are.
     *
     * @param p of each comparison; NaN where there was none
     * @return corrected, in the same order
     */
    static double[] corrected(double[] p) {
        double[] q = new double[p.length];
        Arrays.fill(q, Double.NaN);
        int[] order = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed().sorted((a, b) -> Double.compare(p[b], p[a]))
                .mapToInt(Integer::intValue).toArray();
        double least = 1;
        for (int i = 0; i < order.length; i++) {
            int rank = order.length - i;
            least = Math.min(least, p[order[i]] * order.length / rank);
            q[order[i]] = least;
        }
        return q;
    }
}
