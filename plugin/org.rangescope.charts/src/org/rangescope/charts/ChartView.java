// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

/**
 * How a chart is to be painted: its size, colours and the part of it that is shown. Immutable.
 *
 * @param width logical pixels, at least 1
 * @param height logical pixels, at least 1
 * @param scale picture pixels per logical pixel: 1 on an ordinary display, 2 on a display with twice as many
 * @param theme colours and font
 * @param zoom part that is shown
 * @param note what has to be said about the data in the picture itself
 */
public record ChartView(int width, int height, double scale, ChartTheme theme, Zoom zoom, Note note) {
    /**
     * A line below the plot.
     *
     * @param warning whether it gets a warning sign
     * @param words the line; empty for none
     */
    public record Note(boolean warning, String words) {
        /** Nothing to say. */
        public static final Note NONE = new Note(false, "");
    }

    /** Checks the size. */
    public ChartView {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels cannot be painted");
        }
        if (!(scale > 0 && scale <= 16)) {
            throw new IllegalArgumentException("scale " + scale + " is not between 0 and 16");
        }
    }

    /** Without a note. */
    public ChartView(int width, int height, double scale, ChartTheme theme, Zoom zoom) {
        this(width, height, scale, theme, zoom, Note.NONE);
    }

    /** All of the chart in light colours on an ordinary display. */
    public static ChartView of(int width, int height) {
        return new ChartView(width, height, 1, ChartTheme.light(), Zoom.NONE);
    }

    /** The same with other colours. */
    public ChartView withTheme(ChartTheme other) {
        return new ChartView(width, height, scale, other, zoom, note);
    }

    /** The same for a display with more pixels. */
    public ChartView withScale(double other) {
        return new ChartView(width, height, other, theme, zoom, note);
    }

    /** The same with another part shown. */
    public ChartView withZoom(Zoom other) {
        return new ChartView(width, height, scale, theme, other, note);
    }

    /** The same with something said about the data. */
    public ChartView withNote(Note other) {
        return new ChartView(width, height, scale, theme, zoom, other);
    }
}
