// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A chart with its data: what is drawn, without how large or in which colours. Immutable; made off the UI thread from data that core has
 * already reduced.
 */
public sealed interface Chart
        permits ScatterChart, PercentileChart, OutstandingChart, LeaksChart, FlameChart, MapStepsChart, HeatMapChart, DistributionChart {
    /**
     * Draws the chart; {@link #paint} and {@link #writeSvg} give it the paper.
     *
     * @return what is where, also when there is no data: then the paper says so in words
     * @throws java.util.concurrent.CancellationException when the paper is no longer wanted
     */
    Drawing draw(Paper paper);

    /** What the chart shows, in words: for people who do not see the picture, and for its tooltip. */
    String describe();

    /**
     * Writes what the chart shows as comma-separated values: a line of names with units, then a line for each thing; numbers are exact and have no
     * thousands separators. Text is quoted where that is needed, and never read as a formula by a spreadsheet.
     *
     * @param out takes it; stays open
     * @throws IOException when it does not take it
     */
    void writeCsv(Appendable out) throws IOException;

    /**
     * Paints the chart. Needs no display, and may be called by any thread, by several at once.
     *
     * @return the picture, also when there is no data: then it says so in words
     */
    default ChartPicture paint(ChartView view) {
        return paint(view, () -> false);
    }

    /**
     * Paints the chart, unless that is given up.
     *
     * @param superseded asked now and then: whether the picture is no longer wanted
     * @throws java.util.concurrent.CancellationException when it is not
     */
    default ChartPicture paint(ChartView view, BooleanSupplier superseded) {
        Paper paper = Paper.ofPixels(view, superseded);
        try {
            return draw(paper).onto(paper);
        } finally {
            paper.pencil().dispose();
        }
    }

    /**
     * Writes the chart as an SVG picture of its own, with its name and its description for people who do not see it.
     *
     * @param title name of the chart
     * @param out takes it, in characters to be written as UTF-8; stays open
     * @throws IOException when it does not take it
     */
    default void writeSvg(ChartView view, String title, Appendable out) throws IOException {
        SvgPencil pencil = new SvgPencil(view.width(), view.height(), "");
        Drawing drawing = draw(Paper.of(view, pencil));
        pencil.write(title, drawing.description(), out);
    }

    /**
     * Writes the chart as an SVG element to stand in a page, with its name and its description for people who do not see it. Its colours are attributes
     * {@code fill} and {@code stroke} in the form {@code #rrggbb}, at most one for each element.
     *
     * @param title name of the chart
     * @param ids what all names in the element begin with; another one for each element of a page, of letters and digits
     * @param out takes it, in characters to be written as UTF-8; stays open
     * @throws IOException when it does not take it
     */
    default void writeSvgElement(ChartView view, String title, String ids, Appendable out) throws IOException {
        SvgPencil pencil = new SvgPencil(view.width(), view.height(), ids);
        Drawing drawing = draw(Paper.of(view, pencil));
        pencil.writeElement(title, drawing.description(), out);
    }
}
