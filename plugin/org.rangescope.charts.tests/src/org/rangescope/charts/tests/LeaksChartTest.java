// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.Hit;
import org.rangescope.charts.LeaksChart;
import org.rangescope.charts.Moments;
import org.rangescope.charts.PlotArea;
import org.rangescope.core.stats.LeakBars;

/** A leak begins where it was mapped, changes where it became one, and never ends. */
class LeaksChartTest {
    private static final ChartView VIEW = ChartView.of(800, 300);
    private static final Moments WHOLE = new Moments(Made.START, Made.START + 10 * Made.S, null, null);

    @Test
    void barsNeverEnd() {
        ChartPicture picture = new LeaksChart(Made.leaks(), WHOLE, false).paint(VIEW);
        PlotArea plot = picture.plot();
        assertNotNull(plot);
        Pixels pixels = new Pixels(picture);
        double first = plot.y() + 3;
        assertTrue(Pixels.distance(pixels.at(plot.xPixel(Made.START + Made.S), first), VIEW.theme().plot()) < 30, "nothing before it");
        assertTrue(pixels.count(VIEW.theme().live(), plot.xPixel(Made.START + 5 * Made.S), first + 17, 30, 3) > 10, "in use at first");
        double until = plot.x() + plot.width() - 12;
        assertTrue(pixels.count(VIEW.theme().leak(), until - 20, first, 20, 10) > 30, "a leak up to the end");
        assertTrue(pixels.count(VIEW.theme().leakLine(), until, first - 2, 13, 16) > 10, "with an arrow there");
    }

    @Test
    void pointerTellsWhichAndFromWhenOn() {
        ChartPicture picture = new LeaksChart(Made.leaks(), Made.moments(), false).paint(VIEW);
        PlotArea plot = picture.plot();
        assertNotNull(plot);
        Hit hit = picture.hit(plot.xPixel(Made.START + 5.5 * Made.S), plot.y() + 5);
        assertNotNull(hit);
        assertEquals(7, hit.mapping());
        assertEquals("#8812 · 10.0 MiB · ex_map\nmapped at 2.000 000 s\nimporter detached at 3.000 000 s; never unmapped"
                + "\nevents were lost here: what is not seen may still be so", hit.text());
        Hit beside = picture.hit(plot.xPixel(Made.START + 3 * Made.S), plot.y() + 100);
        assertNotNull(beside);
        assertTrue(beside.text().endsWith("1 mapping that was never unmapped"), beside.text());
    }

    @Test
    void noLeakIsSaidWithItsDoubts() {
        LeakBars none = new LeakBars(0, 0, List.of());
        ChartPicture doubtful = new LeaksChart(none, Made.moments(), false).paint(VIEW);
        assertTrue(doubtful.isEmpty());
        assertEquals("Leaks over time: none. Events were lost in 1 stretch of time.", doubtful.description());
        ChartPicture certain = new LeaksChart(none, WHOLE, false).paint(VIEW);
        ChartPicture running = new LeaksChart(none, WHOLE, true).paint(VIEW);
        assertTrue(new Pixels(certain).count(VIEW.theme().mutedText()) != new Pixels(running).count(VIEW.theme().mutedText()),
                "so far none is not none");
        assertEquals("Leaks over time: none.", certain.description());
    }
}
