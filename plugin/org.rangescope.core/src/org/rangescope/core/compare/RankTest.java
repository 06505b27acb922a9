// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.List;

/**
 * Whether calls after take longer than calls before, by ranks, so that neither outliers nor the shape of the distribution matter: the test of Mann and
 * Whitney, corrected for ties; of several strata (calls that are alike but for before and after) as van Elteren puts it together. A single stratum of few
 * calls is counted out exactly.
 *
 * @param p           how likely a difference as large as this is where there is none; NaN when there are no calls to compare
 * @param exact       whether it was counted out rather than approximated
 * @param superiority how likely a call after takes longer than one before, ties counting half, 0 to 1
 * @param ratio       by which factor calls after take longer: the median of all ratios of one after to one before (Hodges and Lehmann, of logarithms)
 * @param low         lower end of what the ratio is with 95 % confidence
 * @param high        upper end
 * @param before      calls before that were compared
 * @param after       calls after that were compared
 */
record RankTest(double p, boolean exact, double superiority, double ratio, double low, double high, long before, long after) {

    /** Up to so many calls in all are counted out. */
    static final int EXACT = 40;

    private static final int STEPS = 60;
    private static final double SAME = 1e-9;
    private static final double PRECISION = 1e-6;

    /** Calls that may be compared with each other. */
    record Stratum(Sample before, Sample after) {

        private double calls() {
            return (double) before.size + after.size;
        }

        private double weight() {
            return 1 / (calls() + 1);
        }
    }

    static final RankTest NOTHING = new RankTest(Double.NaN, false, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0);

    /** A test in which each call stands for itself. */
    static RankTest of(List<Stratum> all) {
        return of(all, 1);
    }

    /**
     * A test of calls that are alike.
     *
     * @param all       calls that may be compared
     * @param alikeness by how much the variance is larger than if each call stood for itself, at least 1; see {@link Alikeness}
     * @return what it says
     */
    static RankTest of(List<Stratum> all, double alikeness) {
        List<Stratum> strata = all.stream().filter(s -> s.before().size > 0 && s.after().size > 0).toList();
        if (strata.isEmpty()) {
            return NOTHING;
        }
        long n = 0;
        long m = 0;
        double pairs = 0;
        double superior = 0;
        double off = 0;
        double variance = 0;
        double untied = 0;
        double least = Double.MAX_VALUE;
        for (Stratum s : strata) {
            double nm = (double) s.before().size * s.after().size;
            double w = s.weight();
            double u = wins(s, 0);
            n += s.before().size;
            m += s.after().size;
            pairs += w * nm;
            superior += w * u;
            off += w * (u - nm / 2);
            double full = w * w * nm / 12 * (s.calls() + 1);
            untied += full;
            variance += full - w * w * nm / 12 * ties(s);
            least = Math.min(least, w);
        }
        boolean exact = strata.size() == 1 && n + m <= EXACT;
        double p;
        if (exact) {
            p = exact(strata.get(0));
        } else if (variance <= 0) {
            // all calls took as long
            p = 1;
        } else {
            p = Gauss.twoSided(Math.max(0, Math.abs(off) - least / 2) / Math.sqrt(variance * alikeness));
        }
        double margin = Gauss.Z_95 * Math.sqrt(untied * alikeness);
        double[] bounds = bounds(strata);
        return new RankTest(Math.min(1, p), exact, superior / pairs, Math.exp(shift(strata, 0, bounds)),
                Math.exp(shift(strata, margin, bounds)) / Sample.RESOLUTION, Math.exp(shift(strata, -margin, bounds)) * Sample.RESOLUTION,
                n,
                m);
    }

    /** Cliff's delta: how much more likely a call after takes longer than shorter, -1 to 1. */
    double delta() {
        return 2 * superiority - 1;
    }

    /** Pairs in which the call after, made shorter by a factor, takes longer than the one before; ties count half. */
    private static double wins(Stratum s, double logShift) {
        Sample a = s.before();
        Sample b = s.after();
        double wins = 0;
        double below = 0;
        int i = 0;
        for (int j = 0; j < b.bucket.length; j++) {
            double at = b.log[j] - logShift;
            while (i < a.bucket.length && a.log[i] < at - SAME) {
                below += a.count[i++];
            }
            double tied = i < a.bucket.length && a.log[i] <= at + SAME ? a.count[i] : 0;
            wins += b.count[j] * (below + tied / 2);
        }
        return wins;
    }

    /** Sum of t³ - t over all ties, divided by N (N - 1). */
    private static double ties(Stratum s) {
        Sample a = s.before();
        Sample b = s.after();
        double sum = 0;
        int i = 0;
        int j = 0;
        while (i < a.bucket.length || j < b.bucket.length) {
            int left = i < a.bucket.length ? a.bucket[i] : Integer.MAX_VALUE;
            int right = j < b.bucket.length ? b.bucket[j] : Integer.MAX_VALUE;
            double t = 0;
            if (left <= right) {
                t += a.count[i++];
            }
            if (right <= left) {
                t += b.count[j++];
            }
            sum += t * t * t - t;
        }
        double all = s.calls();
        return all < 2 ? 0 : sum / (all * (all - 1));
    }

    private static double[] bounds(List<Stratum> strata) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (Stratum s : strata) {
            low = Math.min(low, s.after().log[0] - s.before().log[s.before().log.length - 1]);
            high = Math.max(high, s.after().log[s.after().log.length - 1] - s.before().log[0]);
        }
        return new double[]{low - 2 * SAME, high + 2 * SAME};
    }

    /** The shift at which the calls after, made shorter by it, are so far off from being like those before. */
    private static double shift(List<Stratum> strata, double target, double[] bounds) {
        double low = bounds[0];
        double high = bounds[1];
        if (off(strata, low) < target) {
            return low;
        }
        if (off(strata, high) > target) {
            return high;
        }
        // the middle between where it falls below the target and where it rises above it, for it falls in steps
        return (edge(strata, target, low, high, false) + edge(strata, target, low, high, true)) / 2;
    }

    private static double edge(List<Stratum> strata, double target, double from, double to, boolean last) {
        double low = from;
        double high = to;
        for (int i = 0; i < STEPS && high - low > PRECISION; i++) {
            double middle = (low + high) / 2;
            double off = off(strata, middle);
            if (off > target || last && off == target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double off(List<Stratum> strata, double logShift) {
        double off = 0;
        for (Stratum s : strata) {
            off += s.weight() * (wins(s, logShift) - (double) s.before().size * s.after().size / 2);
        }
        return off;
    }

    /** Counts out how many ways to share the calls among before and after are as far off as this one, given their ties. */
    private static double exact(Stratum s) {
        Sample a = s.before();
        Sample b = s.after();
        int n = (int) a.size;
        int all = (int) (a.size + b.size);
        // ways[k][r]: ways to choose k calls whose doubled ranks add up to r
        int most = all * (all + 1);
        double[][] ways = new double[n + 1][most + 1];
        ways[0][0] = 1;
        int observed = 0;
        int ranked = 0;
        int i = 0;
        int j = 0;
        while (i < a.bucket.length || j < b.bucket.length) {
            int left = i < a.bucket.length ? a.bucket[i] : Integer.MAX_VALUE;
            int right = j < b.bucket.length ? b.bucket[j] : Integer.MAX_VALUE;
            int tied = 0;
            int mine = 0;
            if (left <= right) {
                mine = (int) a.count[i];
                tied += (int) a.count[i++];
            }
            if (right <= left) {
                tied += (int) b.count[j++];
            }
            int rank = 2 * ranked + tied + 1;
            observed += mine * rank;
            for (int call = 0; call < tied; call++) {
                for (int k = n; k > 0; k--) {
                    for (int r = most; r >= rank; r--) {
                        ways[k][r] += ways[k - 1][r - rank];
                    }
                }
            }
            ranked += tied;
        }
        int middle = n * (all + 1);
        double total = 0;
        double far = 0;
        for (int r = 0; r <= most; r++) {
            total += ways[n][r];
            if (Math.abs(r - middle) >= Math.abs(observed - middle)) {
                far += ways[n][r];
            }
        }
        return far / total;
    }
}
