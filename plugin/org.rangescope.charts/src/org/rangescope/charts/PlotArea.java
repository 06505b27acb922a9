// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

/**
 * Where in a picture the data lies, and which value is where. All pixels here are logical ones: the picture's own pixels divided by its scale.
 * Immutable.
 *
 * @param x left edge
 * @param y upper edge
 * @param width of the area
 * @param height of the area
 * @param horizontal what the horizontal axis shows
 * @param vertical what the vertical axis shows, its start at the bottom
 * @param horizontalAll all that the horizontal axis could show
 * @param verticalAll all that the vertical axis could show
 */
public record PlotArea(double x, double y, double width, double height, AxisScale horizontal, AxisScale vertical, AxisScale horizontalAll,
        AxisScale verticalAll) {
    /** Pixel of a value on the horizontal axis; outside of the area when it is not shown. */
    public double xPixel(double value) {
        return x + horizontal.position(value) * width;
    }

    /** Pixel of a value on the vertical axis. */
    public double yPixel(double value) {
        return y + (1 - vertical.position(value)) * height;
    }

    /** Value at a pixel on the horizontal axis. */
    public double xValue(double pixel) {
        return horizontal.value((pixel - x) / width);
    }

    /** Value at a pixel on the vertical axis. */
    public double yValue(double pixel) {
        return vertical.value(1 - (pixel - y) / height);
    }

    /** Whether a pixel lies in the area. */
    public boolean contains(double px, double py) {
        return px >= x && px <= x + width && py >= y && py <= y + height;
    }

    /** A pixel column, moved into the area when it lies beside it: a drag may leave the chart. */
    public double clampX(double px) {
        return Math.max(x, Math.min(x + width, px));
    }

    /** A pixel row, moved into the area. */
    public double clampY(double py) {
        return Math.max(y, Math.min(y + height, py));
    }

    /**
     * The zoom that keeps what is under a pixel in its place.
     *
     * @param px the pixel, such as the mouse pointer's
     * @param py the pixel
     * @param factorX how much less of the horizontal axis is shown: 2 shows half of it, 0.5 twice as much, 1 leaves it
     * @param factorY the same of the vertical axis
     */
    public Zoom zoomAt(double px, double py, double factorX, double factorY) {
        double[] h = around(horizontal, horizontalAll, (clampX(px) - x) / width, factorX);
        double[] v = around(vertical, verticalAll, 1 - (clampY(py) - y) / height, factorY);
        return new Zoom(h[0], h[1], v[0], v[1]);
    }

    /**
     * The zoom after the data was moved by so many pixels, as far as there is data.
     *
     * @param dx to the right
     * @param dy down
     */
    public Zoom pan(double dx, double dy) {
        double[] h = moved(horizontal, horizontalAll, -dx / width);
        double[] v = moved(vertical, verticalAll, dy / height);
        return new Zoom(h[0], h[1], v[0], v[1]);
    }

    /** The zoom onto a rectangle between two pixels. */
    public Zoom zoomTo(double px1, double py1, double px2, double py2) {
        return Zoom.NONE.withX(xValue(clampX(px1)), xValue(clampX(px2))).withY(yValue(clampY(py1)), yValue(clampY(py2)));
    }

    /** The stretch of time between two pixel columns, where the horizontal axis is the capture's time. */
    public TimeRange brush(double px1, double px2) {
        return new TimeRange(Math.round(xValue(clampX(px1))), Math.round(xValue(clampX(px2))));
    }

    /** The same place with another part of the data shown, as a picture with that zoom will have it. */
    public PlotArea withZoom(Zoom zoom) {
        return new PlotArea(x, y, width, height, horizontalAll.part(zoom.fromX(), zoom.toX()), verticalAll.part(zoom.fromY(), zoom.toY()),
                horizontalAll, verticalAll);
    }

    /** The same place with another part of the data shown whose vertical part is as long as it is now: that of a chart which is moved down, never zoomed. */
    public PlotArea withZoomAcross(Zoom zoom) {
        double span = vertical.max() - vertical.min();
        double top = Double.isNaN(zoom.toY())
                ? verticalAll.max()
                : Math.min(verticalAll.max(), Math.max(verticalAll.min() + span, zoom.toY()));
        return new PlotArea(x, y, width, height, horizontalAll.part(zoom.fromX(), zoom.toX()),
                new AxisScale(top - span, top, vertical.kind()), horizontalAll, verticalAll);
    }

    private static double[] around(AxisScale shown, AxisScale all, double at, double factor) {
        double lo = shown.evenMin();
        double span = shown.evenMax() - lo;
        double next = span / factor;
        double from = lo + at * span - at * next;
        return ends(shown, all, from, from + next);
    }

    private static double[] moved(AxisScale shown, AxisScale all, double by) {
        double span = shown.evenMax() - shown.evenMin();
        double from = shown.evenMin() + by * span;
        from = Math.max(all.evenMin(), Math.min(all.evenMax() - span, from));
        return ends(shown, all, from, from + span);
    }

    private static double[] ends(AxisScale shown, AxisScale all, double evenFrom, double evenTo) {
        double slack = (all.evenMax() - all.evenMin()) * 1e-9;
        double from = evenFrom <= all.evenMin() + slack ? Double.NaN : shown.kind().fromEven(evenFrom);
        double to = evenTo >= all.evenMax() - slack ? Double.NaN : shown.kind().fromEven(evenTo);
        return new double[]{from, to};
    }
}
