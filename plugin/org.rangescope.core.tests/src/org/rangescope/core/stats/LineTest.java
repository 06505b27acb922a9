// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

/** The fit of the cost model. */
class LineTest {

    private static CostModel fit(Line line) {
        CostModel model = line.fit().model();
        assertNotNull(model);
        return model;
    }

    @Test
    void anExactLineIsFoundExactly() {
        Line line = new Line("all", true);
        for (int ranges = 1; ranges <= 20; ranges++) {
            line.add(ranges, 10_000 + 500L * ranges, 3);
        }
        CostModel model = fit(line);
        assertEquals(10_000, model.fixedNs(), 1);
        assertEquals(500, model.perRangeNs(), 0.1);
        assertEquals(0, model.plusMinusNs(), 1);
        assertEquals(1, model.within());
        assertEquals(1, model.explained(), 1e-3);
        assertEquals(60, model.calls());
        assertEquals(20, model.rangeCounts());
    }

    @Test
    void aThirdOfOutliersDoesNotBendIt() {
        Line line = new Line("all", true);
        Random random = new Random(1);
        for (int i = 0; i < 3_000; i++) {
            int ranges = 1 + random.nextInt(100);
            double ns = (20_000 + 1_000.0 * ranges) * Math.exp(random.nextGaussian() * 0.1);
            // the slow ones are those with many ranges, which pulls most
            line.add(ranges, Math.round(i % 3 == 0 ? ns * (2 + ranges / 10.0) : ns), 1);
        }
        CostModel model = fit(line);
        assertEquals(20_000, model.fixedNs(), 2_000);
        assertEquals(1_000, model.perRangeNs(), 60);
        assertTrue(model.within() > 0.6 && model.within() < 0.72, "within " + model.within());
    }

    @Test
    void manyRangesAreNotTakenForOutliers() {
        // nearly all calls have one range, and vary by less than the few with very many are long
        Line line = new Line("all", true);
        Random random = new Random(2);
        for (int i = 0; i < 5_000; i++) {
            int ranges = i % 20 == 0 ? 4_096 : 1;
            line.add(ranges, Math.round((2_000 + 300.0 * ranges) * Math.exp(random.nextGaussian() * 0.05)), 1);
        }
        CostModel model = fit(line);
        assertEquals(300, model.perRangeNs(), 5);
        assertEquals(2_000, model.fixedNs(), 50);
    }

    @Test
    void itsErrorsAreWhatTheySay() {
        Random random = new Random(3);
        int fixed = 0;
        int perRange = 0;
        int rounds = 300;
        for (int round = 0; round < rounds; round++) {
            Line line = new Line("all", true);
            for (int i = 0; i < 400; i++) {
                int ranges = 1 + random.nextInt(40);
                line.add(ranges, Math.round((8_000 + 400.0 * ranges) * (1 + random.nextGaussian() * 0.15)), 1);
            }
            CostModel model = fit(line);
            fixed += Math.abs(model.fixedNs() - 8_000) <= 2 * model.fixedErrorNs() ? 1 : 0;
            perRange += Math.abs(model.perRangeNs() - 400) <= 2 * model.perRangeErrorNs() ? 1 : 0;
        }
        assertTrue(fixed >= 0.92 * rounds, "two standard errors hold " + fixed + " of " + rounds);
        assertTrue(perRange >= 0.92 * rounds, "two standard errors hold " + perRange + " of " + rounds);
        assertTrue(fixed < rounds, "and are not far too large");
    }

    @Test
    void noCallTakesLessThanNoTime() {
        // the more there are the more each of them costs: the line through them begins far below zero
        Line bent = new Line("all", false);
        Random random = new Random(4);
        for (int i = 0; i < 1_000; i++) {
            int entries = 20 + random.nextInt(60);
            bent.add(entries, Math.round(entries * entries * 40.0 * (1 + random.nextGaussian() * 0.05)), 1);
        }
        CostFit fit = bent.fit();
        assertNull(fit.model(), () -> "fixed " + fit.model());
        assertEquals("Not enough data for a cost model: the line through the durations of the sg-table maps begins below zero, so what is"
                + " fixed cannot be told from what each entry costs.", fit.why());
        int nothing = 0;
        for (int round = 0; round < 100; round++) {
            Line line = new Line("all", true);
            for (int i = 0; i < 400; i++) {
                int ranges = 1 + random.nextInt(40);
                line.add(ranges, Math.round(400.0 * ranges * (1 + random.nextGaussian() * 0.15)), 1);
            }
            CostModel model = line.fit().model();
            if (model != null) {
                assertTrue(model.fixedNs() >= 0, "fixed " + model.fixedNs());
                assertEquals(400, model.perRangeNs(), 15);
                nothing += model.fixedNs() == 0 ? 1 : 0;
            }
        }
        assertTrue(nothing > 20, "nothing is fixed " + nothing + " of 100 times");
    }

    @Test
    void notEnoughDataSaysWhatIsMissing() {
        assertEquals("Not enough data for a cost model: there are no interconnect maps whose duration is known, and it takes 10.",
                new Line("all", true).fit().why());
        Line few = new Line("all", false);
        few.add(1, 1_000, 4);
        assertEquals("Not enough data for a cost model: there are only 4 sg-table maps whose duration is known, and it takes 10.",
                few.fit().why());
        Line same = new Line("all", true);
        same.add(4, 1_000, 3_000_000_000L);
        CostFit fit = same.fit();
        assertNull(fit.model());
        assertEquals(
                "Not enough data for a cost model: all 3,000,000,000 interconnect maps have the same number of ranges, 4, so what is fixed"
                        + " cannot be told from what each one costs.",
                fit.why());
    }

    @Test
    void twoNumbersOfRangesAreEnough() {
        Line line = new Line("all", true);
        line.add(1, 3_000, 3_000_000_000L);
        line.add(2_000_000_000, 4_000_000_001_000L, 10);
        CostModel model = fit(line);
        assertEquals(2_000, model.perRangeNs(), 1);
        assertEquals(3_000_000_010L, model.calls());
    }
}
