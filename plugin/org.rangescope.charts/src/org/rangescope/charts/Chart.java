// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

/**
 * A chart with its data: what is drawn, without how large or in which colours. Immutable; made off the UI thread from data that core has
 * already reduced.
 */
public sealed interface Chart permits ScatterChart, PercentileChart, OutstandingChart, MapStepsChart, HeatMapChart {
    /**
     * Paints the chart. Needs no display, and may be called by any thread, by several at once.
     *
     * @return the picture, also when there is no data: then it says so in words
     */
    ChartPicture paint(ChartView view);

    /** What the chart shows, in words: for people who do not see the picture, and for its tooltip. */
    String describe();
}
