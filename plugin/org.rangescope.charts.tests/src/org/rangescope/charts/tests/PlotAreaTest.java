// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.rangescope.charts.AxisScale;
import org.rangescope.charts.AxisScale.Kind;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.Zoom;

/** Pixels and values agree in both directions, and zooming keeps what is under the pointer. */
class PlotAreaTest {
    private static final AxisScale TIME = new AxisScale(1_000, 61_000, Kind.LINEAR);
    private static final AxisScale LOG = new AxisScale(10, 1e6, Kind.LOG);

    private static PlotArea whole() {
        return new PlotArea(50, 20, 600, 200, TIME, LOG, TIME, LOG);
    }

    @Test
    void pixelsAndValuesAgree() {
        PlotArea plot = whole();
        for (double x = plot.x(); x <= plot.x() + plot.width(); x += 37) {
            assertEquals(x, plot.xPixel(plot.xValue(x)), 1e-6);
        }
        for (double y = plot.y(); y <= plot.y() + plot.height(); y += 11) {
            assertEquals(y, plot.yPixel(plot.yValue(y)), 1e-6);
        }
        assertEquals(10, plot.yValue(220), 1e-9);
        assertEquals(1e6, plot.yValue(20), 1e-3);
        assertEquals(350, plot.xPixel(31_000), 1e-9);
    }

    @Test
    void zoomKeepsWhatIsUnderThePointer() {
        PlotArea plot = whole();
        double value = plot.xValue(200);
        double height = plot.yValue(100);
        Zoom zoom = plot.zoomAt(200, 100, 2, 4);
        PlotArea after = new PlotArea(50, 20, 600, 200, new AxisScale(zoom.fromX(), zoom.toX(), Kind.LINEAR),
                new AxisScale(zoom.fromY(), zoom.toY(), Kind.LOG),
                TIME, LOG);
        assertEquals(200, after.xPixel(value), 1e-6);
        assertEquals(100, after.yPixel(height), 1e-6);
        assertEquals(30_000, zoom.toX() - zoom.fromX(), 1e-6);
    }

    @Test
    void zoomingOutEndsAtTheData() {
        assertTrue(whole().zoomAt(200, 100, 0.5, 0.5).isNone());
        assertTrue(whole().pan(100, 50).isNone(), "there is nothing beyond the data to move to");
    }

    @Test
    void panMovesWithinTheData() {
        PlotArea plot = new PlotArea(50, 20, 600, 200, new AxisScale(11_000, 21_000, Kind.LINEAR), LOG, TIME, LOG);
        Zoom left = plot.pan(60, 0);
        assertEquals(10_000, left.fromX(), 1e-6);
        assertEquals(20_000, left.toX(), 1e-6);
        Zoom far = plot.pan(6_000, 0);
        assertTrue(Double.isNaN(far.fromX()), "the start of the data");
        assertEquals(11_000, far.toX(), 1e-6);
    }

    @Test
    void rectangleIsZoomedToInAnyDirection() {
        Zoom zoom = whole().zoomTo(350, 120, 50, 20);
        assertEquals(1_000, zoom.fromX(), 1e-6);
        assertEquals(31_000, zoom.toX(), 1e-6);
        assertEquals(1e6, zoom.toY(), 1e-3);
    }

    @Test
    void axisWithoutRoomIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new AxisScale(5, 5, Kind.LINEAR));
    }
}
