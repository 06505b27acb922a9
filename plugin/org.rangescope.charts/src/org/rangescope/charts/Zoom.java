// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

/**
 * The part of a chart's data that is shown, in the data's own values. NaN stands for the data's own end. Immutable.
 *
 * @param fromX left end
 * @param toX right end
 * @param fromY lower end
 * @param toY upper end
 */
public record Zoom(double fromX, double toX, double fromY, double toY) {

    /** Everything. */
    public static final Zoom NONE = new Zoom(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** Whether everything is shown. */
    public boolean isNone() {
        return Double.isNaN(fromX) && Double.isNaN(toX) && Double.isNaN(fromY) && Double.isNaN(toY);
    }

    /** The same, with this stretch of the horizontal axis. */
    public Zoom withX(double from, double to) {
        return new Zoom(Math.min(from, to), Math.max(from, to), fromY, toY);
    }

    /** The same, with this stretch of the vertical axis. */
    public Zoom withY(double from, double to) {
        return new Zoom(fromX, toX, Math.min(from, to), Math.max(from, to));
    }

    /** The same, with this stretch of time on the horizontal axis. */
    public Zoom withTime(TimeRange range) {
        return withX(range.fromNs(), range.toNs());
    }
}
