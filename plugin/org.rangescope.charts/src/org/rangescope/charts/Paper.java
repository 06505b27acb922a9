// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.rangescope.core.util.annotation.Nullable;

/** What a chart is drawn on: pixels, or lines of SVG. Used by one thread, for one drawing. */
public final class Paper {
    private final ChartView view;
    private final @Nullable BufferedImage image;
    private final Graphics2D pencil;
    private final BooleanSupplier superseded;

    private Paper(ChartView view, @Nullable BufferedImage image, Graphics2D pencil, BooleanSupplier superseded) {
        this.view = view;
        this.image = image;
        this.pencil = pencil;
        this.superseded = superseded;
        pencil.setColor(view.theme().background());
        pencil.fillRect(0, 0, view.width(), view.height());
        hints(pencil);
    }

    /** Pixels. */
    static Paper ofPixels(ChartView view, BooleanSupplier superseded) {
        BufferedImage image = new BufferedImage((int) Math.max(1, Math.round(view.width() * view.scale())),
                (int) Math.max(1, Math.round(view.height() * view.scale())), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(view.theme().background());
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(view.scale(), view.scale());
        return new Paper(view, image, g, superseded);
    }

    /** Whatever a pencil draws on, at a scale of 1. */
    static Paper of(ChartView view, Graphics2D pencil) {
        return new Paper(view, null, pencil, () -> false);
    }

    static void hints(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_NORMALIZE);
    }

    /** Size, colours, and the part that is to be shown. */
    ChartView view() {
        return view;
    }

    /** Draws in logical pixels. */
    Graphics2D pencil() {
        return pencil;
    }

    BufferedImage image() {
        BufferedImage pixels = image;
        if (pixels == null) {
            throw new IllegalStateException("this paper has no pixels");
        }
        return pixels;
    }

    /**
     * To be called now and then by whoever draws much.
     *
     * @throws CancellationException when the drawing is no longer wanted
     */
    void check() {
        if (superseded.getAsBoolean()) {
            throw new CancellationException("a newer picture is wanted");
        }
    }
}
