// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.FlameChart;
import org.rangescope.charts.FlameChart.Measure;
import org.rangescope.charts.Hit;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.Zoom;
import org.rangescope.core.stats.CallTree;

/** Each function is as wide as what is counted of it, says so, and can be zoomed into, searched for and left again. */
class FlameChartTest {
    private static final ChartView VIEW = ChartView.of(800, 300);
    private static final double ROW = 17;

    private static Hit hit(ChartPicture picture, double share, int row) {
        PlotArea plot = picture.plot();
        assertNotNull(plot);
        Hit hit = picture.hit(plot.x() + share * plot.width(), plot.y() + (row + 0.5) * ROW);
        assertNotNull(hit);
        return hit;
    }

    @Test
    void widthsAreTheMeasure() {
        for (Measure measure : Measure.values()) {
            ChartPicture picture = new FlameChart(Made.tree(), measure, "", "").paint(VIEW);
            assertTrue(hit(picture, 0.5, 0).text().startsWith("__x64_sys_ioctl\n"), measure.toString());
            assertTrue(hit(picture, 0.74, 1).text().startsWith("ex_gpu_bind_bo [ex_gpu]\n"), measure.toString());
            assertTrue(hit(picture, 0.76, 1).text().startsWith("mlx_reg_mr [mlx]\n"), measure.toString());
            assertTrue(hit(picture, 0.3, 2).text().startsWith("dma_buf_map_interconnect\n"), measure.toString());
        }
    }

    @Test
    void aFunctionSaysItsShareAndWhatElseIsKnown() {
        ChartPicture picture = new FlameChart(Made.tree(), Measure.BYTES, "", "").paint(VIEW);
        String text = hit(picture, 0.9, 1).text();
        assertEquals("mlx_reg_mr [mlx]\n10.0 MiB (10,485,760 B), 25.0 % of all\n1 map call, 100 µs · 10.0 MiB outstanding in 1 mapping",
                text);
    }

    @Test
    void aFunctionIsWhereAClickZoomsTo() {
        FlameChart chart = new FlameChart(Made.tree(), Measure.CALLS, "", "");
        Zoom target = hit(chart.paint(VIEW), 0.9, 1).target();
        assertNotNull(target);
        ChartPicture zoomed = chart.paint(VIEW.withZoom(target));
        assertTrue(hit(zoomed, 0.02, 1).text().startsWith("mlx_reg_mr"), "it fills the width now");
        assertTrue(hit(zoomed, 0.98, 1).text().startsWith("mlx_reg_mr"));
        assertTrue(hit(zoomed, 0.5, 0).text().startsWith("__x64_sys_ioctl"), "what called it is still above it");
        assertEquals(Zoom.NONE, hit(zoomed, 0.5, 0).target(), "and leads back to everything");
    }

    @Test
    void searchPointsOutAndSums() {
        FlameChart chart = new FlameChart(Made.tree(), Measure.TIME, "GPU", "");
        assertEquals("1 function matching “GPU” with 75.0 %.", chart.found());
        assertTrue(chart.describe().endsWith(chart.found()), chart.describe());
        assertTrue(new Pixels(chart.paint(VIEW)).count(VIEW.theme().selection()) > 100, "it has a frame");
        assertEquals("No function matches “nothing”.", new FlameChart(Made.tree(), Measure.TIME, "nothing", "").found());
        assertEquals("1 function matching “ioctl” with 100.0 %.", new FlameChart(Made.tree(), Measure.TIME, "ioctl", "").found());
        assertEquals("", new FlameChart(Made.tree(), Measure.TIME, " ", "").found());
    }

    @Test
    void deepStacksAreMovedNotPressed() {
        CallTree.Node node = new CallTree.Node("f0", null, 100, 1, 0, 0, List.of());
        for (int i = 1; i < 60; i++) {
            node = new CallTree.Node("f" + i, null, 100, 1, 0, 0, List.of(node));
        }
        FlameChart chart = new FlameChart(new CallTree(new CallTree.Node("", null, 100, 1, 0, 0, List.of(node))), Measure.TIME, "", "");
        ChartPicture top = chart.paint(VIEW);
        assertTrue(hit(top, 0.5, 0).text().startsWith("f59\n"));
        PlotArea plot = top.plot();
        assertNotNull(plot);
        ChartPicture lower = chart.paint(VIEW.withZoom(plot.pan(0, -20 * ROW)));
        assertTrue(hit(lower, 0.5, 0).text().startsWith("f39\n"), hit(lower, 0.5, 0).text());
        ChartPicture end = chart.paint(VIEW.withZoom(plot.pan(0, -200 * ROW)));
        assertTrue(hit(end, 0.5, (int) (plot.height() / ROW) - 1).text().startsWith("f0\n"));
    }

    @Test
    void nothingOutstandingSaysSo() {
        CallTree none = new CallTree(new CallTree.Node("", null, 0, 0, 0, 0, List.of()));
        ChartPicture picture = new FlameChart(none, Measure.BYTES, "", "at 3.000 s").paint(VIEW);
        assertTrue(picture.isEmpty());
        assertEquals("Flame graph by outstanding bytes, at 3.000 s: none.", picture.description());
    }
}
