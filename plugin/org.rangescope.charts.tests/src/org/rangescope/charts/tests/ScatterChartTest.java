// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.Hit;
import org.rangescope.charts.MappingPoint;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.ScatterChart;
import org.rangescope.charts.Zoom;
import org.rangescope.core.stats.CostModel;
import org.rangescope.core.stats.Scatter;

/** The scatter shows each map where it belongs, and knows which one is under the pointer. */
class ScatterChartTest {
    private static final ChartView VIEW = ChartView.of(700, 320);
    private static final ChartTheme THEME = VIEW.theme();

    private static Scatter.Series series(String group, int firstRow, double[]... points) {
        double[] x = new double[points.length];
        double[] y = new double[points.length];
        int[] rows = new int[points.length];
        long[] serials = new long[points.length];
        for (int i = 0; i < points.length; i++) {
            x[i] = points[i][0];
            y[i] = points[i][1];
            rows[i] = firstRow + i;
            serials[i] = firstRow + i + 1;
        }
        return new Scatter.Series(group, x, y, rows, serials, new boolean[points.length], points.length);
    }

    private static Scatter scatter(CostModel fit, Scatter.Series... series) {
        long total = 0;
        double longest = 0;
        double shortest = Double.MAX_VALUE;
        double most = 0;
        int slowest = -1;
        for (Scatter.Series each : series) {
            total += each.total();
            for (int i = 0; i < each.mapping().length; i++) {
                if (each.durationNs()[i] > longest) {
                    longest = each.durationNs()[i];
                    slowest = each.mapping()[i];
                }
                shortest = Math.min(shortest, each.durationNs()[i]);
                most = Math.max(most, each.ranges()[i]);
            }
        }
        return new Scatter(List.of(series), fit, total, (long) longest, (long) shortest, (int) most, slowest, Scatter.Contents.RANGES);
    }

    private static PlotArea plot(ChartPicture picture) {
        PlotArea plot = picture.plot();
        assertNotNull(plot, "the picture has a plot");
        return plot;
    }

    private static Hit hit(ChartPicture picture, double x, double y) {
        Hit hit = picture.hit(x, y);
        assertNotNull(hit, "something is at " + x + ", " + y);
        return hit;
    }

    @Test
    void pointIsPaintedWhereTheAxesSay() {
        ChartPicture picture = new ScatterChart(
                scatter(null, series("vfio-pci", 7, new double[]{64, 2_000_000}, new double[]{512, 4_000_000})), null, null)
                .paint(VIEW);
        PlotArea plot = plot(picture);
        Pixels pixels = new Pixels(picture);
        assertTrue(pixels.count(THEME.series().get(0), plot.xPixel(64) - 3, plot.yPixel(2_000_000) - 3, 6, 6) >= 4,
                "the point at 64 ranges, 2 ms");
        assertEquals(0, pixels.count(THEME.series().get(0), plot.xPixel(256) - 20, plot.yPixel(2_000_000) - 20, 40, 40),
                "no point at 256 ranges, 2 ms");
    }

    @Test
    void selectedMappingIsRinged() {
        Scatter data = scatter(null, series("a", 0, new double[]{10, 1000}, new double[]{100, 9000}, new double[]{60, 5000}));
        MappingPoint chosen = new MappingPoint(2, 8813, 60, 5000, 0, 1);
        ChartPicture with = new ScatterChart(data, chosen, null).paint(VIEW);
        ChartPicture without = new ScatterChart(data, null, null).paint(VIEW);
        PlotArea plot = plot(with);
        double x = plot.xPixel(60);
        double y = plot.yPixel(5000);
        for (double[] side : new double[][]{{x - 6, y}, {x, y - 6}, {x, y + 5.5}}) {
            assertTrue(new Pixels(with).count(THEME.selection(), side[0] - 1, side[1] - 1, 3, 3) >= 2,
                    "ring at " + side[0] + ", " + side[1]);
            assertEquals(0, new Pixels(without).count(THEME.selection(), side[0] - 1, side[1] - 1, 3, 3), "no ring without a selection");
        }
    }

    @Test
    void selectionOutsideOfTheZoomIsNotDrawn() {
        Scatter data = scatter(null, series("a", 0, new double[]{10, 1000}, new double[]{100, 9000}));
        MappingPoint chosen = new MappingPoint(1, 5, 100, 9000, 0, 1);
        ChartPicture picture = new ScatterChart(data, chosen, null).paint(VIEW.withZoom(Zoom.NONE.withX(0, 50)));
        assertEquals(0, new Pixels(picture).count(THEME.selection()));
    }

    @Test
    void hitIsTheNearestMapping() {
        ChartPicture picture = new ScatterChart(
                scatter(null, series("vfio-pci", 100, new double[]{64, 2_000_123}, new double[]{512, 4_000_000}),
                        series("udmabuf", 900, new double[]{300, 1_000_000})),
                null, null).paint(VIEW);
        PlotArea plot = plot(picture);
        Hit hit = hit(picture, plot.xPixel(64) + 4, plot.yPixel(2_000_123) - 3);
        assertEquals(100, hit.mapping());
        assertEquals("64 ranges populated in 2.00 ms (2,000,123 ns) · vfio-pci", hit.text());
        assertEquals(plot.xPixel(64), hit.x(), 0.01);
        assertEquals(900, hit(picture, plot.xPixel(300), plot.yPixel(1_000_000)).mapping());
        assertEquals(101, hit(picture, plot.xPixel(512), plot.yPixel(4_000_000)).mapping());
    }

    @Test
    void elsewhereTheValueIsSaid() {
        ChartPicture picture = new ScatterChart(scatter(null, series("a", 0, new double[]{64, 2_000_000}, new double[]{512, 4_000_000})),
                null, null)
                .paint(VIEW);
        PlotArea plot = plot(picture);
        Hit hit = hit(picture, plot.xPixel(256), plot.yPixel(3_000_000));
        assertEquals(-1, hit.mapping());
        assertEquals("256 ranges, 3.00 ms", hit.text());
        assertNull(picture.hit(1, 1), "nothing outside of the plot");
    }

    @Test
    void groupsDifferByShapeAlone() {
        ChartTheme one = new ChartTheme(THEME.background(), THEME.plot(), THEME.border(), THEME.grid(), THEME.text(), THEME.mutedText(),
                Collections.nCopies(8, THEME.text()), THEME.live(), THEME.leak(), THEME.leakLine(), THEME.blocked(), THEME.blockedText(),
                THEME.selection(),
                THEME.band(), THEME.fontFamily(), THEME.fontSize());
        List<String> looks = new ArrayList<>();
        List<Scatter.Series> groups = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            groups.add(series("g" + i, i, new double[]{100 * (i + 1), 5000}));
        }
        groups.add(series("far", 9, new double[]{1000, 10_000}));
        ChartPicture picture = new ScatterChart(scatter(null, groups.toArray(Scatter.Series[]::new)), null, null)
                .paint(VIEW.withTheme(one).withScale(4));
        PlotArea plot = plot(picture);
        for (int i = 0; i < 5; i++) {
            StringBuilder look = new StringBuilder();
            for (double y = -4; y <= 4; y += 0.5) {
                for (double x = -4; x <= 4; x += 0.5) {
                    boolean ink = Pixels.distance(new Pixels(picture).at(plot.xPixel(100 * (i + 1)) + x, plot.yPixel(5000) + y),
                            THEME.text()) < 350;
                    look.append(ink ? '#' : '.');
                }
            }
            assertTrue(look.indexOf("#") >= 0, "group " + i + " is painted");
            assertFalse(looks.contains(look.toString()), "group " + i + " looks like another one");
            looks.add(look.toString());
        }
    }

    @Test
    void fittedCostIsALineWithItsCaption() {
        CostModel fit = new CostModel(120_000, 6_500, 90_000, "interconnect maps");
        Scatter data = scatter(fit, series("a", 0, new double[]{1, 126_500}, new double[]{512, 3_448_000}));
        ScatterChart chart = new ScatterChart(data, null, null);
        ChartPicture picture = chart.paint(VIEW);
        PlotArea plot = plot(picture);
        assertTrue(new Pixels(picture).count(THEME.text(), plot.xPixel(200) - 2, plot.yPixel(fit.durationNs(200)) - 2, 4, 4) >= 3,
                "line at 200 ranges");
        assertEquals("Population time by number of ranges: 2 maps in 1 group, the slowest took 3.45 ms."
                + " Fitted cost: 120 µs fixed + 6.50 µs per range; half of the interconnect maps within ± 90.0 µs.", chart.describe());
        ChartPicture bare = new ScatterChart(scatter(null, data.series().get(0)), null, null).paint(VIEW);
        assertTrue(new Pixels(picture).count(THEME.text()) > new Pixels(bare).count(THEME.text()) + 500,
                "line and caption are ink that was not there before");
    }

    @Test
    void sgTableMapsAreNotSaidToHaveRanges() {
        Scatter some = scatter(new CostModel(120_000, 6_500, 90_000, "sg-table maps"),
                series("vgem", 0, new double[]{1, 126_500}, new double[]{512, 3_448_000}));
        Scatter entries = new Scatter(some.series(), some.fit(), 2, some.maxDurationNs(), some.minDurationNs(), 512, 1,
                Scatter.Contents.ENTRIES);
        assertEquals(
                "Population time by number of sg-table entries, for sg-table maps have no ranges: 2 maps in 1 group, the slowest took 3.45 ms."
                        + " Fitted cost: 120 µs fixed + 6.50 µs per entry; half of the sg-table maps within ± 90.0 µs.",
                new ScatterChart(entries, null, null).describe());
        ChartPicture picture = new ScatterChart(entries, null, null).paint(VIEW);
        PlotArea plot = plot(picture);
        assertTrue(hit(picture, plot.xPixel(512), plot.yPixel(3_448_000)).text().startsWith("512 sg-table entries populated in 3.45 ms"));
    }

    @Test
    void noFixedCostIsNotCalledNegative() {
        Scatter data = scatter(new CostModel(-7_850, 4_200, 18_000, "interconnect maps"),
                series("a", 0, new double[]{4, 9_000}, new double[]{64, 268_000}));
        String words = new ScatterChart(data, null, null).describe();
        assertTrue(
                words.endsWith(
                        "Fitted cost: 4.20 µs per range, fixed cost too small to tell; half of the interconnect maps within ± 18.0 µs."),
                words);
    }

    @Test
    void fittedCostsComeWithTheirErrors() {
        Scatter.Series points = series("a", 0, new double[]{4, 9_000}, new double[]{64, 268_000});
        String words = new ScatterChart(
                scatter(new CostModel(3_100, 412, 18_000, "interconnect maps", 149.2, 2.1, 0.9, 0.99, 1000, 20), points),
                null, null).describe();
        assertTrue(words.endsWith(
                "Fitted cost: 3.10 µs (± 150 ns) fixed + 412 ns (± 3 ns) per range; half of the interconnect maps within ± 18.0 µs."),
                words);
        words = new ScatterChart(scatter(new CostModel(3_100, 412, 18_000, "interconnect maps", 4_000, 0.2, 0.9, 0.99, 1000, 20), points),
                null,
                null).describe();
        assertTrue(words.endsWith(
                "Fitted cost: 412 ns (± 1 ns) per range, fixed cost too small to tell; half of the interconnect maps within ± 18.0 µs."),
                words);
    }

    @Test
    void aFewSlowMapsDoNotPressTheOthersAgainstTheAxis() {
        double[][] points = new double[200][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[]{i + 1, 10_000 + i * 4_000.0};
        }
        points[100] = new double[]{100, 50_000_000};
        CostModel fit = new CostModel(10_000, 4_000, 100, "interconnect maps");
        ScatterChart chart = new ScatterChart(scatter(fit, series("a", 0, points)), null, null);
        assertTrue(chart.logarithmic());
        ChartPicture picture = chart.paint(VIEW);
        PlotArea plot = plot(picture);
        assertTrue(plot.yPixel(10_000) - plot.yPixel(800_000) > plot.height() / 3, "room for the many");
        assertEquals(50, hit(picture, plot.xPixel(51), plot.yPixel(210_000)).mapping());
        assertTrue(new Pixels(picture).count(THEME.text(), plot.xPixel(150) - 2, plot.yPixel(fit.durationNs(150)) - 2, 4, 4) >= 3,
                "the line bends with the axis");
        assertFalse(chart.withLogarithmic(false).logarithmic());
        assertFalse(new ScatterChart(scatter(null, series("a", 0, new double[]{1, 10}, new double[]{2, 20})), null, null).logarithmic());
    }

    @Test
    void csvNamesMapCallsAsEverythingElse() throws java.io.IOException {
        StringBuilder csv = new StringBuilder();
        new ScatterChart(scatter(null, series("a", 177, new double[]{100, 5000})), null, null).writeCsv(csv);
        assertTrue(csv.toString().startsWith("group,map call,ranges,"), csv.toString());
        assertTrue(csv.toString().contains("a,178,100,5000,no"), csv.toString());
    }

    @Test
    void sentenceOfTheCostStandsAboveThePlot() {
        CostModel fit = new CostModel(100_000, 40_000, 18_000, "interconnect maps");
        double[][] points = new double[400][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[]{i + 1, fit.durationNs(i + 1)};
        }
        ChartPicture with = new ScatterChart(scatter(fit, series("a", 0, points)), null, null).paint(VIEW);
        PlotArea plot = plot(with);
        assertTrue(new Pixels(with).count(THEME.text(), plot.x() + plot.width() / 2, 0, plot.width() / 2, plot.y() - 3) > 100,
                "the words are above the plot");
        // where they stood before: left of the end of the line
        assertEquals(0, new Pixels(with).count(THEME.text(), plot.x() + plot.width() / 3, plot.y() + 2, plot.width() / 4, 20));
    }

    @Test
    void leaksAreCrossedOut() {
        Scatter.Series plain = series("a", 0, new double[]{100, 5000}, new double[]{200, 5000}, new double[]{300, 9000});
        Scatter.Series leaky = new Scatter.Series("a", plain.ranges(), plain.durationNs(), plain.mapping(), plain.serial(),
                new boolean[]{false, true, false}, 3);
        ChartPicture picture = new ScatterChart(scatter(null, leaky), null, null).paint(VIEW);
        PlotArea plot = plot(picture);
        assertTrue(new Pixels(picture).count(THEME.leakLine(), plot.xPixel(200) - 5, plot.yPixel(5000) - 5, 10, 10) >= 8,
                "cross at the leak");
        assertEquals(0, new Pixels(picture).count(THEME.leakLine(), plot.xPixel(100) - 5, plot.yPixel(5000) - 5, 10, 10),
                "no cross at the other");
    }

    @Test
    void slowestIsMarkedAndNamed() {
        Scatter data = scatter(null, series("a", 0, new double[]{64, 18_400_000}, new double[]{512, 3_448_000}));
        ScatterChart chart = new ScatterChart(data, null, new MappingPoint(0, 8812, 64, 18_400_000, 0, -1));
        ChartPicture picture = chart.paint(VIEW);
        PlotArea plot = plot(picture);
        assertTrue(new Pixels(picture).count(THEME.leakLine(), plot.xPixel(64) - 4, plot.yPixel(18_400_000) - 4, 8, 8) >= 8, "mark");
        assertTrue(new Pixels(picture).count(THEME.leakLine(), plot.xPixel(64) + 8, plot.yPixel(18_400_000) - 9, 160, 18) >= 60,
                "its name beside it");
        assertTrue(chart.describe().contains("the slowest took 18.4 ms (map #8812, 64 ranges)"), chart.describe());
    }

    @Test
    void nothingSaysSoInWords() {
        ScatterChart chart = new ScatterChart(new Scatter(List.of(), null, 0, 0, 0, 0, -1, Scatter.Contents.RANGES), null, null);
        ChartPicture picture = chart.paint(VIEW);
        assertTrue(picture.isEmpty());
        assertNull(picture.plot());
        assertEquals("Population time by number of ranges: no successful map in this recording.", picture.description());
        assertTrue(new Pixels(picture).count(THEME.mutedText(), 200, 140, 300, 40) > 100, "words in the middle");
        assertNull(picture.hit(350, 160));
    }

    @Test
    void onePointIsAChart() {
        ChartPicture picture = new ScatterChart(scatter(null, series("a", 5, new double[]{1, 800})), null, null).paint(VIEW);
        PlotArea plot = plot(picture);
        assertEquals(5, hit(picture, plot.xPixel(1), plot.yPixel(800)).mapping());
        assertTrue(plot.contains(plot.xPixel(1), plot.yPixel(800)));
    }

    @Test
    void everyPixelOccupiedIsStillAPicture() {
        int columns = 640;
        int rows = 260;
        double[][] points = new double[columns * rows][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[]{i % columns + 1, (i / columns + 1) * 1000.0};
        }
        ChartPicture picture = new ScatterChart(scatter(null, series("a", 0, points)), null, null).paint(VIEW);
        PlotArea plot = plot(picture);
        assertEquals(130 * columns + 319, hit(picture, plot.xPixel(320), plot.yPixel(131_000)).mapping());
        assertNotEquals(0, new Pixels(picture).count(THEME.series().get(0)));
    }
}
