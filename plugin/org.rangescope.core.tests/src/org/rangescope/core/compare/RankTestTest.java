// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;

import org.junit.jupiter.api.Test;
import org.rangescope.core.compare.RankTest.Stratum;

/** The tests behind a comparison: against what was worked out by hand, against brute force, and how often they are wrong. */
class RankTestTest {

    private static Sample sample(long... ns) {
        Sample.Builder builder = new Sample.Builder();
        for (long each : ns) {
            builder.add(each, 1);
        }
        return builder.build();
    }

    private static RankTest test(Sample before, Sample after) {
        return RankTest.of(List.of(new Stratum(before, after)));
    }

    private static Sample random(int size, DoubleSupplier ns) {
        long[] values = new long[size];
        Arrays.setAll(values, i -> Math.max(1, Math.round(ns.getAsDouble())));
        return sample(values);
    }

    @Test
    void countsOutFewCallsExactly() {
        // 5 against 5, all smaller: 2 of the 252 ways to share them are as far off
        RankTest all = test(sample(10, 20, 30, 40, 50), sample(60, 70, 80, 90, 100));
        assertTrue(all.exact());
        assertEquals(2 / 252.0, all.p(), 1e-12);
        assertEquals(1, all.superiority());
        assertEquals(1, all.delta());
        // 3 against 2, ranks 1, 2, 4 and 3, 5: 2 of the 6 pairs are the other way round; 8 of 10 ways are as far off
        RankTest mixed = test(sample(10, 20, 40), sample(30, 50));
        assertEquals(5 / 6.0, mixed.superiority(), 1e-12);
        assertEquals(0.4, mixed.p(), 1e-12);
        // as likely as anything can be
        assertEquals(1, test(sample(10, 40), sample(20, 30)).p(), 1e-12);
    }

    @Test
    void tiesCountHalf() {
        RankTest tied = test(sample(10, 10, 20), sample(10, 20, 20));
        // pairs: 10-10 tie, 10-20 twice, twice over; 20-10 lost, 20-20 tie twice
        assertEquals((2 * (0.5 + 2) + 0 + 1) / 9, tied.superiority(), 1e-12);
        assertEquals(1, test(sample(7, 7, 7, 7, 7), sample(7, 7, 7, 7, 7)).p());
        RankTest constant = test(new Sample.Builder().add(7, 1_000).build(), new Sample.Builder().add(7, 1_000).build());
        assertEquals(1, constant.p());
        assertEquals(1, constant.ratio(), 1e-5);
        assertTrue(constant.low() <= 1 && constant.high() >= 1);
    }

    @Test
    void exactAgreesWithTryingAllWays() {
        Random random = new Random(5);
        for (int round = 0; round < 60; round++) {
            int n = 2 + random.nextInt(5);
            int m = 2 + random.nextInt(5);
            long[] values = random.longs(n + m, 1, 8).toArray();
            double[] off = new double[1 << n + m];
            int ways = 0;
            double mine = 0;
            for (int chosen = 0; chosen < off.length; chosen++) {
                if (Integer.bitCount(chosen) == n) {
                    double wins = 0;
                    for (int a = 0; a < n + m; a++) {
                        for (int b = 0; b < n + m; b++) {
                            if ((chosen & 1 << a) != 0 && (chosen & 1 << b) == 0) {
                                wins += values[b] > values[a] ? 1 : values[b] == values[a] ? 0.5 : 0;
                            }
                        }
                    }
                    off[ways] = Math.abs(wins - n * m / 2.0);
                    if (chosen == (1 << n) - 1) {
                        mine = off[ways];
                    }
                    ways++;
                }
            }
            int far = 0;
            for (int i = 0; i < ways; i++) {
                far += off[i] >= mine - 1e-9 ? 1 : 0;
            }
            RankTest test = test(sample(Arrays.copyOf(values, n)), sample(Arrays.copyOfRange(values, n, n + m)));
            assertEquals((double) far / ways, test.p(), 1e-9, "round " + round);
        }
    }

    @Test
    void theApproximationAgreesWithCountingOut() {
        Random random = new Random(11);
        for (int round = 0; round < 50; round++) {
            Sample a = random(20, () -> 1_000 + random.nextInt(40) * 50);
            Sample b = random(20, () -> 1_200 + random.nextInt(40) * 50);
            double exact = test(a, b).p();
            // a second stratum without influence makes it approximate
            RankTest approximate = RankTest.of(List.of(new Stratum(a, b), new Stratum(sample(5), sample(5))));
            assertTrue(test(a, b).exact());
            assertFalse(approximate.exact());
            assertEquals(exact, approximate.p(), 0.02 + exact / 10);
        }
    }

    @Test
    void superiorityAgreesWithAllPairs() {
        Random random = new Random(3);
        Sample a = random(150, () -> Math.exp(5 + random.nextGaussian()));
        Sample b = random(170, () -> Math.exp(5.4 + random.nextGaussian()));
        double wins = 0;
        for (int i = 0; i < a.bucket.length; i++) {
            for (int j = 0; j < b.bucket.length; j++) {
                wins += a.count[i] * b.count[j] * (b.bucket[j] > a.bucket[i] ? 1 : b.bucket[j] == a.bucket[i] ? 0.5 : 0);
            }
        }
        assertEquals(wins / (150 * 170), test(a, b).superiority(), 1e-12);
    }

    @Test
    void theRatioIsTheMedianOfAllRatios() {
        Random random = new Random(4);
        Sample a = random(101, () -> Math.exp(10 + random.nextGaussian() / 3));
        Sample b = random(99, () -> Math.exp(10.2 + random.nextGaussian() / 3));
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < a.bucket.length; i++) {
            for (int j = 0; j < b.bucket.length; j++) {
                for (long c = 0; c < a.count[i] * b.count[j]; c++) {
                    ratios.add(Math.exp(b.log[j] - a.log[i]));
                }
            }
        }
        ratios.sort(Double::compare);
        RankTest test = test(a, b);
        assertEquals(ratios.get(ratios.size() / 2), test.ratio(), 0.002);
        assertTrue(test.low() < test.ratio() && test.ratio() < test.high());
    }

    @Test
    void sameDistributionsAreRarelyToldApart() {
        Random random = new Random(21);
        int wrong = 0;
        int outside = 0;
        int rounds = 1_000;
        for (int round = 0; round < rounds; round++) {
            // two peaks, a long tail, and ties, as durations have
            DoubleSupplier ns = () -> Math.exp((random.nextInt(4) == 0 ? 9 : 7) + random.nextGaussian() / 2);
            RankTest test = test(random(60, ns), random(80, ns));
            wrong += test.p() <= 0.05 ? 1 : 0;
            outside += test.low() > 1 || test.high() < 1 ? 1 : 0;
        }
        assertTrue(wrong > 0.03 * rounds && wrong < 0.07 * rounds, wrong + " of " + rounds);
        assertTrue(outside < 0.07 * rounds, outside + " of " + rounds);
    }

    @Test
    void sameDistributionsInStrataAreRarelyToldApart() {
        Random random = new Random(22);
        int wrong = 0;
        int rounds = 600;
        for (int round = 0; round < rounds; round++) {
            List<Stratum> strata = new ArrayList<>();
            for (int ranges = 1; ranges <= 8; ranges++) {
                int cost = ranges;
                DoubleSupplier ns = () -> (1_000 + 500 * cost) * Math.exp(random.nextGaussian() / 4);
                strata.add(new Stratum(random(1 + random.nextInt(30), ns), random(1 + random.nextInt(30), ns)));
            }
            wrong += RankTest.of(strata).p() <= 0.05 ? 1 : 0;
        }
        assertTrue(wrong > 0.025 * rounds && wrong < 0.08 * rounds, wrong + " of " + rounds);
    }

    @Test
    void aShiftIsFound() {
        Random random = new Random(23);
        int found = 0;
        int covered = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            RankTest test = test(random(200, () -> 10_000 * Math.exp(random.nextGaussian() / 4)),
                    random(200, () -> 11_000 * Math.exp(random.nextGaussian() / 4)));
            found += test.p() <= 0.05 && test.ratio() > 1 ? 1 : 0;
            covered += test.low() <= 1.1 && test.high() >= 1.1 ? 1 : 0;
        }
        assertTrue(found > 0.9 * rounds, found + " of " + rounds);
        assertTrue(covered > 0.93 * rounds, covered + " of " + rounds);
    }

    @Test
    void anotherMixtureOfRangesIsNoShift() {
        Random random = new Random(24);
        Sample fewBefore = random(900, () -> 1_000 * Math.exp(random.nextGaussian() / 5));
        Sample manyBefore = random(100, () -> 50_000 * Math.exp(random.nextGaussian() / 5));
        Sample fewAfter = random(100, () -> 1_000 * Math.exp(random.nextGaussian() / 5));
        Sample manyAfter = random(900, () -> 50_000 * Math.exp(random.nextGaussian() / 5));
        assertTrue(RankTest.of(List.of(new Stratum(fewBefore, fewAfter), new Stratum(manyBefore, manyAfter))).p() > 0.05);
        assertTrue(test(new Sample.Builder().add(fewBefore).add(manyBefore).build(),
                new Sample.Builder().add(fewAfter).add(manyAfter).build()).p() < 1e-9, "as they are, they differ very much");
    }

    @Test
    void countsBeyondAnIntAreNoTrouble() {
        Sample before = new Sample.Builder().add(1_000, 3_000_000_000L).add(2_000, 3_000_000_000L).build();
        Sample after = new Sample.Builder().add(1_000, 3_000_000_000L).add(2_100, 3_000_000_000L).build();
        RankTest test = test(before, after);
        assertEquals(6_000_000_000L, test.before());
        assertEquals(0.5 * 0.5 * 0.5 + 0.5, test.superiority(), 1e-9);
        assertEquals(0, test.p(), 1e-12);
    }

    @Test
    void nothingIsNothing() {
        assertTrue(Double.isNaN(RankTest.of(List.of()).p()));
        assertTrue(Double.isNaN(test(Sample.NONE, sample(1, 2, 3)).p()));
        RankTest one = test(sample(100), sample(200));
        assertEquals(1, one.p());
        assertEquals(2, one.ratio(), 0.02);
    }

    @Test
    void tailsOfTheNormalDistribution() {
        assertEquals(1, Gauss.twoSided(0), 1e-12);
        assertEquals(0.05, Gauss.twoSided(Gauss.Z_95), 1e-9);
        assertEquals(0.0026997960632601866, Gauss.twoSided(3), 1e-12);
        assertEquals(1.5239706048321e-23, Gauss.twoSided(10), 1e-28);
        assertEquals(0, Gauss.twoSided(50), 1e-300);
        assertEquals(Math.log(252), Gauss.logChoose(10, 5), 1e-10);
    }

    @Test
    void sharesAgreeWithFisher() {
        // Fisher's tea: 3 of 4 against 1 of 4
        assertEquals(34 / 70.0, Shares.different(3, 4, 1, 4), 1e-9);
        assertEquals(2 / 70.0, Shares.different(4, 4, 0, 4), 1e-9);
        assertEquals(1, Shares.different(0, 10, 0, 10));
        assertEquals(1, Shares.different(10, 10, 10, 10));
        assertTrue(Double.isNaN(Shares.different(0, 0, 1, 4)));
        assertTrue(Shares.different(50_000, 5_000_000_000L, 60_000, 5_000_000_000L) < 1e-9);
        assertTrue(Shares.different(1_000_000, 5_000_000_000L, 1_000_100, 5_000_000_000L) > 0.5);
        // 5 after and none before, in as many calls: twice one in 32
        assertEquals(2 / 32.0, Shares.rates(0, 100, 5, 100), 1e-9);
        assertEquals(1, Shares.rates(3, 1_000, 3, 1_000), 1e-9);
        assertEquals(1, Shares.rates(1, 10, 100, 1_000), 0.5, "ten times the calls, ten times as many");
        assertTrue(Shares.rates(40_000, 1_000_000, 50_000, 1_000_000) < 1e-9);
    }

    @Test
    void manyComparisonsAreCorrectedFor() {
        assertArrayEquals(new double[]{0.04, 0.04, Double.NaN, 0.04, 0.5},
                Shares.corrected(new double[]{0.01, 0.03, Double.NaN, 0.02, 0.5}), 1e-12);
        assertArrayEquals(new double[]{}, Shares.corrected(new double[]{}));
        Random random = new Random(9);
        int any = 0;
        for (int round = 0; round < 200; round++) {
            double[] corrected = Shares.corrected(random.doubles(50).toArray());
            any += Arrays.stream(corrected).anyMatch(q -> q <= 0.05) ? 1 : 0;
        }
        assertTrue(any < 0.1 * 200, "where nothing differs, something seems to in " + any + " of 200");
    }
}
