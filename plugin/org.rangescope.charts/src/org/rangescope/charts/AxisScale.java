// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

/**
 * How the values of one axis lie on it. Immutable.
 *
 * @param min value at the axis' start (left or bottom)
 * @param max value at its end, greater than {@code min}
 * @param kind how values are spaced in between
 */
public record AxisScale(double min, double max, Kind kind) {
    /** How values are spaced. */
    public enum Kind {
        /** Evenly. */
        LINEAR,
        /** By their decimal logarithm; values are greater than 0. */
        LOG,
        /** Percentiles from 0 to below 100, by their number of nines: 90, 99 and 99.9 are equally far apart. */
        NINES;

        /** The even coordinate that stands for a value. */
        public double toEven(double value) {
            return switch (this) {
            case LINEAR -> value;
            case LOG -> Math.log10(Math.max(value, 1e-9));
            case NINES -> -Math.log10(Math.max((100 - value) / 100, 1e-12));
            };
        }

        /** The value that an even coordinate stands for. */
        public double fromEven(double even) {
            return switch (this) {
            case LINEAR -> even;
            case LOG -> Math.pow(10, even);
            case NINES -> 100 - 100 * Math.pow(10, -even);
            };
        }
    }

    /** Checks the ends. */
    public AxisScale {
        if (!(max > min)) {
            throw new IllegalArgumentException("an axis needs room: " + min + " to " + max);
        }
    }

    /** Where a value lies: 0 at the start, 1 at the end, outside of that when it is not shown. */
    public double position(double value) {
        double lo = evenMin();
        return (kind.toEven(value) - lo) / (evenMax() - lo);
    }

    /** The value at a position, 0 to 1. */
    public double value(double position) {
        double lo = evenMin();
        return kind.fromEven(lo + position * (evenMax() - lo));
    }

    /** Whether a value lies between the ends. */
    public boolean contains(double value) {
        return value >= min && value <= max;
    }

    double evenMin() {
        return kind.toEven(min);
    }

    double evenMax() {
        return kind.toEven(max);
    }

    /**
     * The part of this axis that a zoom asks for. What lies outside of this axis is cut off; a part too small to be told apart is
     * widened, and one that has nothing in common with this axis gives the whole axis.
     *
     * @param from value, or NaN for this axis' own start
     * @param to value, or NaN for its own end
     */
    AxisScale part(double from, double to) {
        double lo = Double.isNaN(from) ? min : Math.max(min, from);
        double hi = Double.isNaN(to) ? max : Math.min(max, to);
        if (!(hi > lo)) {
            return this;
        }
        double span = kind.toEven(hi) - kind.toEven(lo);
        double least = (evenMax() - evenMin()) * 1e-9;
        return span < least ? this : new AxisScale(lo, hi, kind);
    }
}
