// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.rangescope.core.util.annotation.Nullable;

/**
 * A painted chart, and what is where in it. Never changes once painted, so that any thread may ask it; asking is quick enough for a mouse move.
 * Positions are logical pixels: the image's own divided by {@link #scale()}.
 */
public final class ChartPicture {
    /** Says what is at a logical pixel. */
    @FunctionalInterface
    interface HitTest {
        @Nullable
        Hit at(double x, double y);
    }

    private final BufferedImage image;
    private final ChartView view;
    private final @Nullable PlotArea plot;
    private final String description;
    private final HitTest hits;

    ChartPicture(BufferedImage image, ChartView view, @Nullable PlotArea plot, String description, HitTest hits) {
        this.image = image;
        this.view = view;
        this.plot = plot;
        this.description = description;
        this.hits = hits;
    }

    /** The pixels, of type {@link BufferedImage#TYPE_INT_RGB}. Not to be changed. */
    public BufferedImage image() {
        return image;
    }

    /** The pixels as 0x00RRGGBB, row by row without gaps: the image's own array, not to be changed. */
    public int[] pixels() {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** What was asked for. */
    public ChartView view() {
        return view;
    }

    /** Image pixels per logical pixel. */
    public double scale() {
        return view.scale();
    }

    /** Where the data lies, or null when there is none and the picture says so in words. */
    public @Nullable PlotArea plot() {
        return plot;
    }

    /** Whether there was nothing to draw. */
    public boolean isEmpty() {
        return plot == null;
    }

    /** The picture in words. */
    public String description() {
        return description;
    }

    /**
     * What is at a place.
     *
     * @param x logical pixel
     * @param y logical pixel
     * @return the mapping or finding nearest to it, else the value there; null outside of the plot
     */
    public @Nullable Hit hit(double x, double y) {
        return hits.at(x, y);
    }

    /** Writes the picture in PNG; the stream stays open. */
    public void writePng(OutputStream out) throws IOException {
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("this Java cannot write PNG pictures");
        }
    }

    /** Writes the picture into a PNG file, in place of what is there. */
    public void writePng(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            writePng(out);
        }
    }
}
