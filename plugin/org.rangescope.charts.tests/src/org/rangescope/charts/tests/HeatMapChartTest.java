// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.HeatMapChart;
import org.rangescope.charts.Hit;
import org.rangescope.charts.MappingPoint;
import org.rangescope.charts.PlotArea;
import org.rangescope.core.stats.OverTime;

/** The heat map has its cells where their time and duration say, and the rare one is not lost. */
class HeatMapChartTest {
    private static final ChartView VIEW = ChartView.of(700, 300);
    private static final ChartTheme THEME = VIEW.theme();
    private static final long START = 9_000_000_000L;
    private static final long S = 1_000_000_000L;

    /** Sixty columns of a second, 10 µs to 10 ms in fives: 500 maps at 12 µs in second 10, one at 7 ms in second 40. */
    private static OverTime data() {
        int rows = 15;
        int[] count = new int[60 * rows];
        int[] slowest = new int[60 * rows];
        Arrays.fill(slowest, -1);
        count[10 * rows] = 500;
        slowest[10 * rows] = 77;
        count[40 * rows + 14] = 1;
        slowest[40 * rows + 14] = 88;
        return new OverTime(START, S, 60, rows, 10_000, 5, count, slowest, 501);
    }

    private static PlotArea plot(ChartPicture picture) {
        PlotArea plot = picture.plot();
        assertNotNull(plot, "the picture has a plot");
        return plot;
    }

    @Test
    void cellsAreDarkerTheMoreMapsThereAre() {
        ChartPicture picture = new HeatMapChart(data(), START, START + 60 * S, null, null).paint(VIEW);
        PlotArea plot = plot(picture);
        Pixels pixels = new Pixels(picture);
        int many = pixels.at(plot.xPixel(START + 10.5 * S), plot.yPixel(12_000));
        int one = pixels.at(plot.xPixel(START + 40.5 * S), plot.yPixel(7_000_000));
        int none = pixels.at(plot.xPixel(START + 20.5 * S), plot.yPixel(7_000_000));
        assertTrue(Pixels.distance(many, THEME.series().get(0)) < 10, "the fullest has the full colour");
        assertTrue(Pixels.distance(one, THEME.plot()) > 60, "a single map can be seen");
        assertTrue(Pixels.distance(one, THEME.series().get(0)) > 100, "and is lighter than many");
        assertTrue(Pixels.distance(none, THEME.plot()) < 10, "where there is none, nothing is painted");
    }

    @Test
    void hitCountsAndLeadsToTheSlowest() {
        ChartPicture picture = new HeatMapChart(data(), START, START + 60 * S, null, null).paint(VIEW);
        PlotArea plot = plot(picture);
        Hit hit = picture.hit(plot.xPixel(START + 40.5 * S), plot.yPixel(7_000_000));
        assertNotNull(hit);
        assertEquals(88, hit.mapping());
        assertTrue(hit.text().endsWith(": 1 map between 6.31 ms and 10.0 ms"), hit.text());
        hit = picture.hit(plot.xPixel(START + 10.5 * S), plot.yPixel(12_000));
        assertNotNull(hit);
        assertEquals(77, hit.mapping());
        assertTrue(hit.text().contains("500 maps"), hit.text());
        hit = picture.hit(plot.xPixel(START + 20.5 * S), plot.yPixel(100_000));
        assertNotNull(hit);
        assertEquals(-1, hit.mapping());
    }

    @Test
    void selectedMappingIsRingedWhereItReturned() {
        MappingPoint chosen = new MappingPoint(88, 5, 4, 7_000_000, START + 40 * S, -1);
        ChartPicture picture = new HeatMapChart(data(), START, START + 60 * S, chosen, null).paint(VIEW);
        PlotArea plot = plot(picture);
        double x = plot.xPixel(START + 40 * S + 7_000_000.0);
        double y = plot.yPixel(7_000_000);
        assertTrue(new Pixels(picture).count(THEME.selection(), x - 7, y - 1, 2, 2) >= 1, "left side of the ring");
        assertTrue(new Pixels(picture).count(THEME.selection(), x - 1, y + 5, 2, 2) >= 1, "lower side of the ring");
    }

    @Test
    void nothingSaysSo() {
        ChartPicture picture = new HeatMapChart(new OverTime(START, S, 60, 0, 1, 5, new int[0], new int[0], 0), START, START + 60 * S, null,
                null).paint(VIEW);
        assertTrue(picture.isEmpty());
        assertEquals("Population time over time: no successful map in this time.", picture.description());
    }
}
