// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.DistributionChart;
import org.rangescope.charts.Hit;
import org.rangescope.charts.PlotArea;
import org.rangescope.core.compare.Distribution;

/** Two distributions lie upon each other, each over its own durations, and differ without their colours. */
class DistributionChartTest {

    private static final ChartView VIEW = ChartView.of(460, 320);
    private static final ChartTheme THEME = VIEW.theme();

    private static DistributionChart chart() {
        return new DistributionChart("map calls of exporter xe", Made.distribution(50_000, 400), Made.distribution(90_000, 300));
    }

    private static PlotArea plot(ChartPicture picture) {
        PlotArea plot = picture.plot();
        assertNotNull(plot, "the picture has a plot");
        return plot;
    }

    @Test
    void eachLiesOverItsOwnMedian() {
        ChartPicture picture = chart().paint(VIEW);
        PlotArea plot = plot(picture);
        Pixels pixels = new Pixels(picture);
        assertTrue(pixels.count(THEME.series().get(3), plot.xPixel(50_000) - 3, plot.y(), 6, plot.height()) > 40, "the median before");
        assertTrue(pixels.count(THEME.series().get(0), plot.xPixel(90_000) - 3, plot.y(), 6, plot.height()) > 60, "the median after");
    }

    @Test
    void beforeIsDashedAndAfterIsNot() {
        ChartPicture picture = chart().paint(VIEW);
        PlotArea plot = plot(picture);
        Pixels pixels = new Pixels(picture);
        int gapsBefore = 0;
        int gapsAfter = 0;
        for (double y = plot.y() + plot.height() / 2; y < plot.y() + plot.height() - 4; y++) {
            gapsBefore += pixels.count(THEME.series().get(3), plot.xPixel(50_000) - 2, y, 4, 1) == 0 ? 1 : 0;
            gapsAfter += pixels.count(THEME.series().get(0), plot.xPixel(90_000) - 2, y, 4, 1) == 0 ? 1 : 0;
        }
        assertTrue(gapsBefore > 15, "rows without the line before: " + gapsBefore);
        assertTrue(gapsAfter < 4, "rows without the line after: " + gapsAfter);
    }

    @Test
    void hitSaysTheSharesOfBoth() {
        ChartPicture picture = chart().paint(VIEW);
        PlotArea plot = plot(picture);
        Hit hit = picture.hit(plot.xPixel(50_000), plot.y() + plot.height() - 10);
        assertNotNull(hit);
        assertTrue(hit.text().contains(": before ") && hit.text().contains(" of 400 maps), after 0.0 % (0 of 300 maps)"), hit.text());
        assertNull(picture.hit(1, 1));
    }

    @Test
    void oneSideOnlyIsAChartAndNoSideSaysSo() {
        ChartPicture one = new DistributionChart("map calls", Distribution.NONE, Made.distribution(90_000, 1)).paint(VIEW);
        plot(one);
        assertTrue(one.description().contains("Before: none. After: 1 map, half within 90.0"), one.description());
        ChartPicture none = new DistributionChart("map calls", Distribution.NONE, Distribution.NONE).paint(VIEW);
        assertTrue(none.isEmpty());
        assertTrue(none.description().endsWith("no call whose duration is known, in neither recording."), none.description());
    }

    @Test
    void csvHasEveryBucketOfBoth() throws IOException {
        List<List<String>> lines = ExportTest.lines(chart());
        assertEquals(List.of("recording", "population up to (ns)", "maps", "maps of the recording"), lines.get(0));
        assertEquals(List.of("before", "40000", "133", "400"), lines.get(1));
        assertEquals(List.of("after", "108000", "100", "300"), lines.get(6));
        assertEquals(7, lines.size());
    }
}
