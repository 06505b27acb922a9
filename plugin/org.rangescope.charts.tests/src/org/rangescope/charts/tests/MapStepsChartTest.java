// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.Hit;
import org.rangescope.charts.MapStepsChart;
import org.rangescope.charts.PlotArea;
import org.rangescope.core.stats.Steps;
import org.rangescope.core.store.PopulationSource;

/** The inside of one map: each range at its time, blocked time only where it is certain, and words where times are not known. */
class MapStepsChartTest {
    private static final ChartView VIEW = ChartView.of(460, 240);
    private static final ChartTheme THEME = VIEW.theme();
    private static final long MS = 1_000_000;

    private static Steps steps(long durationNs, long blockedNs, boolean truncated, long... populatedNs) {
        long[] index = new long[populatedNs.length];
        for (int i = 0; i < index.length; i++) {
            index[i] = i;
        }
        return new Steps(durationNs, blockedNs, index, populatedNs, PopulationSource.ALLOCATION, index.length, truncated,
                Steps.Absence.NONE);
    }

    private static PlotArea plot(ChartPicture picture) {
        PlotArea plot = picture.plot();
        assertNotNull(plot, "the picture has a plot");
        return plot;
    }

    @Test
    void eachRangeIsAStep() {
        ChartPicture picture = new MapStepsChart(steps(10 * MS, 0, false, MS, 4 * MS, 8 * MS)).paint(VIEW);
        PlotArea plot = plot(picture);
        Pixels pixels = new Pixels(picture);
        Object[][] expected = {{0.5, 0.0}, {2.0, 1.0}, {6.0, 2.0}, {9.0, 3.0}};
        for (Object[] each : expected) {
            double x = plot.xPixel((Double) each[0] * MS);
            double y = plot.yPixel((Double) each[1]);
            assertTrue(pixels.count(THEME.series().get(0), x - 2, y - 2, 4, 4) >= 3, each[1] + " ranges in after " + each[0] + " ms");
        }
        assertEquals(0, pixels.count(THEME.series().get(0), plot.xPixel(2.0 * MS) - 2, plot.yPixel(2) - 3, 4, 6), "not two after 2 ms");
    }

    @Test
    void hitNamesTheRange() {
        ChartPicture picture = new MapStepsChart(steps(10 * MS, 0, false, MS, 4 * MS, 8 * MS)).paint(VIEW);
        PlotArea plot = plot(picture);
        Hit hit = picture.hit(plot.xPixel(4 * MS) + 2, plot.yPixel(2));
        assertNotNull(hit);
        assertEquals("range 1 populated 4.00 ms (4,000,000 ns) after the map began", hit.text());
        hit = picture.hit(plot.xPixel(6 * MS), plot.yPixel(1));
        assertNotNull(hit);
        assertTrue(hit.text().endsWith("after the map began: 2 ranges in"), hit.text());
    }

    @Test
    void blockedTimeIsShadedWhereItMustLie() {
        ChartPicture picture = new MapStepsChart(steps(20 * MS, 17 * MS, false, 18 * MS, 19 * MS)).paint(VIEW);
        PlotArea plot = plot(picture);
        double y = plot.y() + plot.height() / 2;
        assertTrue(Pixels.distance(new Pixels(picture).at(plot.xPixel(9.3 * MS), y), THEME.blocked()) < 20, "before the first range");
        assertTrue(Pixels.distance(new Pixels(picture).at(plot.xPixel(18.5 * MS), y - 15), THEME.blocked()) > 20, "not after it");
    }

    @Test
    void blockedTimeThatCouldLieAnywhereIsOnlyALength() {
        ChartPicture picture = new MapStepsChart(steps(20 * MS, 5 * MS, false, 4 * MS, 8 * MS, 12 * MS, 16 * MS)).paint(VIEW);
        PlotArea plot = plot(picture);
        assertEquals(0,
                new Pixels(picture).countOf(THEME.blocked(), plot.x() + 2, plot.y() + plot.height() / 2, plot.width() - 4,
                        plot.height() / 2 - 3),
                "no time is blamed");
        assertTrue(new Pixels(picture).countOf(THEME.blocked(), plot.x(), plot.y(), plot.xPixel(5 * MS) - plot.x(), 18) > 200,
                "but how long it was is shown");
        assertEquals(0, new Pixels(picture).countOf(THEME.blocked(), plot.xPixel(5.5 * MS), plot.y() + 2, plot.width() / 3, 12),
                "and no longer");
    }

    @Test
    void timesThatAreNotAvailableSaySo() {
        Steps none = new Steps(18 * MS, 2 * MS, new long[0], new long[0], PopulationSource.UNAVAILABLE, 64, false, Steps.Absence.NONE);
        ChartPicture picture = new MapStepsChart(none).paint(VIEW);
        assertTrue(picture.isEmpty());
        assertEquals("Inside the map: 64 ranges, took 18.0 ms, 2.00 ms of it blocked. Times of the single ranges are not available:"
                + " the exporter stored them in one array.", picture.description());
        assertTrue(new Pixels(picture).count(THEME.mutedText()) > 200, "words");
        assertTrue(new MapStepsChart(none, MapStepsChart.NOT_TRACED).describe().contains("this kernel offered no way"));
    }

    @Test
    void noRangesSaySo() {
        ChartPicture picture = new MapStepsChart(
                new Steps(3 * MS, -1, new long[0], new long[0], PopulationSource.UNAVAILABLE, 0, false, Steps.Absence.NONE))
                .paint(VIEW);
        assertTrue(picture.isEmpty());
        assertEquals("Inside the map: 0 ranges, took 3.00 ms.", picture.description().substring(0, 39));
    }

    @Test
    void rangesThatAreNotThereForAReasonSaySo() {
        for (Steps.Absence absence : Steps.Absence.values()) {
            MapStepsChart chart = new MapStepsChart(
                    new Steps(3 * MS, -1, new long[0], new long[0], PopulationSource.UNAVAILABLE, 0, false, absence));
            String reason = switch (absence) {
            case NONE -> "Inside the map: 0 ranges, took 3.00 ms.";
            case SG_TABLE -> "Inside the map: it took 3.00 ms. An sg-table map has no ranges";
            case SAMPLED -> "Inside the map: it took 3.00 ms. The range records of this map were left out on purpose";
            case EARLIER_PART -> "Inside the map: it took 3.00 ms. The map call is in an earlier part";
            case NOT_RANGES -> "Inside the map: it took 3.00 ms. What this interconnect yields is not known to be ranges";
            };
            assertTrue(chart.describe().startsWith(reason), chart.describe());
            ChartPicture picture = chart.paint(VIEW);
            assertTrue(picture.isEmpty());
            assertTrue(new Pixels(picture).count(THEME.mutedText()) > 200, "words");
        }
    }

    @Test
    void whatWasNotWalkedIsSaid() {
        Steps some = new Steps(10 * MS, 0, new long[]{0, 1}, new long[]{MS, 2 * MS}, PopulationSource.ALLOCATION, 5, true,
                Steps.Absence.NONE);
        MapStepsChart chart = new MapStepsChart(some);
        assertTrue(chart.describe().contains("5 ranges and more that were not walked"), chart.describe());
        PlotArea plot = plot(chart.paint(VIEW));
        assertTrue(
                new Pixels(chart.paint(VIEW)).count(THEME.mutedText(), plot.x() + plot.width() / 2, plot.y() + plot.height() - 20,
                        plot.width() / 2, 18) > 50,
                "a note in the corner");
    }

    @Test
    void rangesOutOfOrderGoDownAgain() {
        Steps backwards = steps(10 * MS, 0, false, 9 * MS, 5 * MS, 2 * MS);
        ChartPicture picture = new MapStepsChart(backwards).paint(VIEW);
        PlotArea plot = plot(picture);
        assertTrue(new Pixels(picture).count(THEME.series().get(0), plot.xPixel(3.5 * MS) - 2, plot.yPixel(3) - 2, 4, 4) >= 3,
                "the last range came first");
        assertTrue(new Pixels(picture).count(THEME.series().get(0), plot.xPixel(9.5 * MS) - 2, plot.yPixel(1) - 2, 4, 4) >= 3,
                "the first one last");
    }
}
