// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYDataset;
import org.rangescope.core.util.annotation.DefaultLocation;
import org.rangescope.core.util.annotation.NonNullByDefault;

/**
 * Draws a small mark at each point. The mark of a series is drawn once and stamped from then on, at whole pixels: many times quicker than filling a
 * smooth shape for each point.
 */
@NonNullByDefault({DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD})
final class MarkRenderer extends AbstractXYItemRenderer {
    /** How often it looks up from its work, in marks. */
    private static final int LOOK_UP = (1 << 10) - 1;
    private static final AffineTransform DEVICE = new AffineTransform();

    private final Paper paper;
    private final double scale;
    private final List<Shape> marks = new ArrayList<>();
    private final List<Color> colors = new ArrayList<>();
    private int drawn;
    private final List<BufferedImage> stamps = new ArrayList<>();

    /**
     * A renderer without series.
     *
     * @param paper what is drawn on
     */
    MarkRenderer(Paper paper) {
        this.paper = paper;
        scale = paper.view().scale();
        setDefaultCreateEntities(false);
    }

    /** Says what the next series looks like. */
    void addSeries(Shape mark, Color color) {
        marks.add(mark);
        colors.add(color);
        Rectangle2D bounds = mark.getBounds2D();
        double reach = Math.max(Math.max(-bounds.getMinX(), bounds.getMaxX()), Math.max(-bounds.getMinY(), bounds.getMaxY()));
        int half = (int) Math.ceil(reach * scale) + 1;
        BufferedImage stamp = new BufferedImage(2 * half + 1, 2 * half + 1, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = stamp.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(half + 0.5, half + 0.5);
        g.scale(scale, scale);
        g.setColor(color);
        g.fill(mark);
        g.dispose();
        stamps.add(stamp);
    }

    @Override
    public void drawItem(Graphics2D g, XYItemRendererState state, Rectangle2D area, PlotRenderingInfo info, XYPlot plot, ValueAxis domain,
            ValueAxis range,
            XYDataset data, int series, int item, CrosshairState crosshair, int pass) {
        double x = domain.valueToJava2D(data.getXValue(series, item), area, RectangleEdge.BOTTOM);
        double y = range.valueToJava2D(data.getYValue(series, item), area, RectangleEdge.LEFT);
        if (!area.contains(x, y)) {
            return;
        }
        if ((++drawn & LOOK_UP) == 0) {
            paper.check();
        }
        if (g instanceof SvgPencil pencil) {
            pencil.stamp(marks.get(series), colors.get(series), x, y);
            return;
        }
        BufferedImage stamp = stamps.get(series);
        int half = stamp.getWidth() / 2;
        AffineTransform before = g.getTransform();
        g.setTransform(DEVICE);
        g.drawImage(stamp, (int) Math.round(x * scale) - half, (int) Math.round(y * scale) - half, null);
        g.setTransform(before);
    }
}
