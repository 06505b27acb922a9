// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.Hit;
import org.rangescope.charts.PercentileChart;
import org.rangescope.charts.PlotArea;
import org.rangescope.core.stats.PercentileCurve;

/** The percentile curves lie where their values say, with as much room for the rare as for the common. */
class PercentileChartTest {
    private static final ChartView VIEW = ChartView.of(460, 320);
    private static final ChartTheme THEME = VIEW.theme();

    private static PercentileCurve curve(String group, long count, long p50, long p99, long max) {
        return new PercentileCurve(group, count, p50, p50, p99, max, max, new double[]{0, 50, 90, 99, 99.9, 100},
                new long[]{p50 / 2, p50, p50, p99, max, max});
    }

    private static PlotArea plot(ChartPicture picture) {
        PlotArea plot = picture.plot();
        assertNotNull(plot, "the picture has a plot");
        return plot;
    }

    @Test
    void ninesAreEquallyFarApart() {
        PlotArea plot = plot(new PercentileChart(List.of(curve("a", 100_000, 100_000, 1_000_000, 9_000_000))).paint(VIEW));
        double nine = plot.xPixel(99) - plot.xPixel(90);
        assertEquals(nine, plot.xPixel(99.9) - plot.xPixel(99), 0.01);
        assertEquals(nine, plot.xPixel(99.99) - plot.xPixel(99.9), 0.01);
        assertTrue(nine > 50, "a readable distance: " + nine);
        assertEquals(plot.yPixel(100_000) - plot.yPixel(1_000_000), plot.yPixel(1_000_000) - plot.yPixel(10_000_000), 0.01);
    }

    @Test
    void curvePassesThroughItsPercentiles() {
        ChartPicture picture = new PercentileChart(
                List.of(curve("a", 100_000, 100_000, 1_000_000, 9_000_000), curve("b", 1_000, 20_000, 30_000, 40_000))).paint(VIEW);
        PlotArea plot = plot(picture);
        Pixels pixels = new Pixels(picture);
        assertTrue(pixels.count(THEME.series().get(0), plot.xPixel(99) - 2, plot.yPixel(1_000_000) - 2, 4, 4) >= 4, "a at 99 %");
        assertTrue(pixels.count(THEME.series().get(1), plot.xPixel(99) - 2, plot.yPixel(30_000) - 2, 4, 4) >= 4, "b at 99 %");
        assertEquals(0, pixels.count(THEME.series().get(0), plot.xPixel(99) - 2, plot.yPixel(30_000) - 8, 4, 16), "a is elsewhere");
    }

    @Test
    void hitSaysShareAndTime() {
        ChartPicture picture = new PercentileChart(
                List.of(curve("vfio-pci", 100_000, 100_000, 1_000_000, 9_000_000), curve("udmabuf", 1_000, 20_000, 30_000, 40_000)))
                .paint(VIEW);
        PlotArea plot = plot(picture);
        Hit hit = picture.hit(plot.xPixel(99), plot.yPixel(1_000_000) + 3);
        assertNotNull(hit);
        assertEquals("vfio-pci: 99.0 % of 100,000 maps within 1.00 ms", hit.text());
        hit = picture.hit(plot.xPixel(90.001), plot.yPixel(20_000) - 3);
        assertNotNull(hit);
        assertTrue(hit.text().startsWith("udmabuf: 90.0"), hit.text());
        hit = picture.hit(plot.xPixel(50), plot.yPixel(5_000_000));
        assertNotNull(hit);
        assertEquals("50.0 %, 5.00 ms", hit.text());
    }

    @Test
    void groupsWithoutMapsAreLeftOutAndNothingSaysSo() {
        PercentileCurve none = new PercentileCurve("idle", 0, -1, -1, -1, -1, -1, new double[0], new long[0]);
        ChartPicture picture = new PercentileChart(List.of(none)).paint(VIEW);
        assertTrue(picture.isEmpty());
        assertEquals("Population time by percentile: no successful map in this recording.", picture.description());
        assertEquals(1, new PercentileChart(List.of(none, curve("a", 1, 5, 5, 5))).curves().size());
    }

    @Test
    void oneMapIsAChart() {
        ChartPicture picture = new PercentileChart(
                List.of(new PercentileCurve("a", 1, 700, 700, 700, 700, 700, new double[]{100}, new long[]{700})))
                .paint(VIEW);
        PlotArea plot = plot(picture);
        assertTrue(new Pixels(picture).count(THEME.series().get(0), plot.xPixel(50) - 5, plot.yPixel(700) - 5, 10, 10) > 5,
                "its point, at the half");
        assertTrue(picture.description().contains("1 map: half within 700 ns"), picture.description());
    }
}
