// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.rangescope.core.util.Units;

/**
 * One axis before it is painted: all it could show, its name with the unit, and where its ticks go for the part that is shown. Immutable.
 *
 * @param all everything there is
 * @param label name and unit
 * @param marker finds the ticks
 */
record Axis(AxisScale all, String label, Marker marker) {
    /** Finds the ticks for the part of an axis that is shown. */
    @FunctionalInterface
    interface Marker {
        /**
         * @param shown the part
         * @param pixels how long it is
         */
        List<Tick> ticks(AxisScale shown, double pixels);
    }

    private static final double PIXELS_BETWEEN_ROWS = 30;
    private static final double PIXELS_BETWEEN_COLUMNS = 72;

    /** Durations in ns from 0, evenly, in the unit that suits the largest. */
    static Axis duration(String name, double maxNs, boolean vertical) {
        double factor = durationUnit(maxNs);
        return new Axis(new AxisScale(0, maxNs, AxisScale.Kind.LINEAR), name + " (" + durationUnitName(factor) + ")",
                (shown, pixels) -> even(shown, pixels, vertical, 0, factor));
    }

    /** Durations in ns by their logarithm, each tick with its unit; whole decades. */
    static Axis logDuration(String name, double minNs, double maxNs) {
        double lo = Math.pow(10, Math.floor(Math.log10(Math.max(minNs, 1))));
        double hi = Math.pow(10, Math.ceil(Math.log10(Math.max(maxNs, lo * 1.001))));
        return new Axis(new AxisScale(lo, Math.max(hi, lo * 10), AxisScale.Kind.LOG), name + " (log)", Axis::decades);
    }

    /** Durations in ns from left to right by their logarithm, from one to another, each tick with its unit. */
    static Axis logDurationAcross(String name, double minNs, double maxNs) {
        return new Axis(new AxisScale(minNs, maxNs, AxisScale.Kind.LOG), name + " (log)", Axis::decadesAcross);
    }

    /** Shares in per cent from 0. */
    static Axis percent(String name, double max) {
        return new Axis(new AxisScale(0, max, AxisScale.Kind.LINEAR), name + " (%)", (shown, pixels) -> even(shown, pixels, true, 0, 1));
    }

    /** Time in ns CLOCK_MONOTONIC, written as time since an origin. */
    static Axis time(String name, double fromNs, double toNs, double originNs) {
        double hi = Math.max(toNs, fromNs + 1);
        double factor = durationUnit(Math.max(Math.abs(hi - originNs), Math.abs(fromNs - originNs)));
        return new Axis(new AxisScale(fromNs, hi, AxisScale.Kind.LINEAR), name + " (" + durationUnitName(factor) + ")",
                (shown, pixels) -> even(shown, pixels, false, originNs, factor));
    }

    /** Bytes from 0, in the unit that suits the largest. */
    static Axis bytes(String name, double max) {
        String[] names = {"bytes", "KiB", "MiB", "GiB", "TiB"};
        int unit = 0;
        double factor = 1;
        while (unit < names.length - 1 && max / factor >= 2048) {
            factor *= 1024;
            unit++;
        }
        double chosen = factor;
        return new Axis(new AxisScale(0, max, AxisScale.Kind.LINEAR), name + " (" + names[unit] + ")",
                (shown, pixels) -> even(shown, pixels, true, 0, chosen));
    }

    /** An axis that says what is along it, but has no values to read. */
    static Axis bare(String name, double min, double max) {
        return new Axis(new AxisScale(min, max, AxisScale.Kind.LINEAR), name, (shown, pixels) -> List.of());
    }

    /** Bytes from 0 on the horizontal axis. */
    static Axis bytesAcross(String name, double max) {
        Axis upright = bytes(name, max);
        String unit = upright.label().substring(name.length() + 2, upright.label().length() - 1);
        double factor = switch (unit) {
        case "KiB" -> 1L << 10;
        case "MiB" -> 1L << 20;
        case "GiB" -> 1L << 30;
        case "TiB" -> 1L << 40;
        default -> 1;
        };
        return new Axis(upright.all(), upright.label(), (shown, pixels) -> even(shown, pixels, false, 0, factor));
    }

    /** Whole things from 0, at powers of two where there are many: that is how ranges and slots are counted. */
    static Axis counts(String name, double max, boolean vertical, boolean binary) {
        return new Axis(new AxisScale(0, max, AxisScale.Kind.LINEAR), name, (shown, pixels) -> whole(shown, pixels, vertical, binary));
    }

    /** Percentiles by their number of nines, up to that of the rarest value seen. */
    static Axis percentiles(String name, double max) {
        return new Axis(new AxisScale(0, max, AxisScale.Kind.NINES), name, Axis::nines);
    }

    static double durationUnit(double maxNs) {
        return maxNs >= 2e9 ? 1e9 : maxNs >= 2e6 ? 1e6 : maxNs >= 2e3 ? 1e3 : 1;
    }

    static String durationUnitName(double factor) {
        return factor >= 1e9 ? "s" : factor >= 1e6 ? "ms" : factor >= 1e3 ? "µs" : "ns";
    }

    private static double step(double span, double pixels, boolean vertical, boolean binary) {
        double most = Math.max(1, pixels / (vertical ? PIXELS_BETWEEN_ROWS : PIXELS_BETWEEN_COLUMNS));
        double least = span / most;
        if (binary) {
            return Math.pow(2, Math.max(0, Math.ceil(Math.log(least) / Math.log(2) - 1e-9)));
        }
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        double in = least / decade;
        return decade * (in <= 1.000001 ? 1 : in <= 2.000001 ? 2 : in <= 5.000001 ? 5 : 10);
    }

    private static List<Tick> even(AxisScale shown, double pixels, boolean vertical, double origin, double factor) {
        double from = (shown.min() - origin) / factor;
        double to = (shown.max() - origin) / factor;
        double step = step(to - from, pixels, vertical, false);
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(from / step - 1e-9);
        long last = (long) Math.floor(to / step + 1e-9);
        for (long i = first; i <= last && ticks.size() < 200; i++) {
            BigDecimal number = BigDecimal.valueOf(i * step).setScale(decimals, RoundingMode.HALF_EVEN);
            ticks.add(new Tick(origin + i * step * factor, grouped(number)));
        }
        return ticks;
    }

    private static List<Tick> whole(AxisScale shown, double pixels, boolean vertical, boolean binary) {
        double step = Math.max(1, step(shown.max() - shown.min(), pixels, vertical, binary && shown.max() - shown.min() > 10));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(shown.min() / step - 1e-9); i * step <= shown.max() + 1e-9 && ticks.size() < 200; i++) {
            ticks.add(new Tick(i * step, Units.count(Math.round(i * step))));
        }
        return ticks;
    }

    private static List<Tick> decades(AxisScale shown, double pixels) {
        int lo = (int) Math.ceil(Math.log10(shown.min()) - 1e-9);
        int hi = (int) Math.floor(Math.log10(shown.max()) + 1e-9);
        int[] within = hi - lo >= 2 ? new int[]{1} : new int[]{1, 2, 5};
        int every = Math.max(1, (int) Math.ceil((hi - lo) * (PIXELS_BETWEEN_ROWS - 8) / Math.max(1, pixels)));
        List<Tick> ticks = new ArrayList<>();
        for (int decade = lo - 1; decade <= hi; decade++) {
            for (int digit : within) {
                double value = digit * Math.pow(10, decade);
                if (value >= shown.min() * (1 - 1e-9) && value <= shown.max() * (1 + 1e-9)) {
                    ticks.add(new Tick(value, Math.floorMod(decade - lo, every) == 0 ? shortDuration(value) : ""));
                }
            }
        }
        if (ticks.size() < 2) {
            double factor = durationUnit(shown.max());
            String unit = " " + durationUnitName(factor);
            return even(shown, pixels, true, 0, factor).stream().map(tick -> new Tick(tick.value(), tick.label() + unit)).toList();
        }
        return ticks;
    }

    /** As many round durations as have room beside each other. */
    private static List<Tick> decadesAcross(AxisScale shown, double pixels) {
        List<Tick> ticks = new ArrayList<>();
        int lo = (int) Math.floor(Math.log10(shown.min()) - 1e-9);
        int hi = (int) Math.floor(Math.log10(shown.max()) + 1e-9);
        // whole decades are labelled first, what stands between them where there is room
        List<double[]> labelled = new ArrayList<>();
        for (int digit : new int[]{1, 2, 5}) {
            for (int decade = lo; decade <= hi; decade++) {
                double value = digit * Math.pow(10, decade);
                if (value >= shown.min() * (1 - 1e-9) && value <= shown.max() * (1 + 1e-9)) {
                    String label = shortDuration(value);
                    double at = shown.position(value) * pixels;
                    double half = 3.6 * label.length() + 5;
                    boolean free = labelled.stream().noneMatch(other -> Math.abs(other[0] - at) < other[1] + half);
                    if (free) {
                        labelled.add(new double[]{at, half});
                    }
                    if (free || digit == 1) {
                        ticks.add(new Tick(value, free ? label : ""));
                    }
                }
            }
        }
        if (ticks.size() < 2) {
            double factor = durationUnit(shown.max());
            String unit = " " + durationUnitName(factor);
            return even(shown, pixels, false, 0, factor).stream().map(tick -> new Tick(tick.value(), tick.label() + unit)).toList();
        }
        return ticks;
    }

    /** "100 µs": a tick's value is round, so that no digits behind the point are needed. */
    private static String shortDuration(double ns) {
        double factor = ns >= 0.999e9 ? 1e9 : ns >= 0.999e6 ? 1e6 : ns >= 0.999e3 ? 1e3 : 1;
        return grouped(BigDecimal.valueOf(ns / factor).setScale(0, RoundingMode.HALF_EVEN)) + " " + durationUnitName(factor);
    }

    private static List<Tick> nines(AxisScale shown, double pixels) {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(0, "0"));
        ticks.add(new Tick(50, "50"));
        String label = "90";
        for (int nines = 1; nines <= 10; nines++) {
            ticks.add(new Tick(AxisScale.Kind.NINES.fromEven(nines), label));
            label = nines == 1 ? "99" : nines == 2 ? "99.9" : label + "9";
        }
        ticks.removeIf(tick -> tick.value() < shown.min() - 1e-9 || AxisScale.Kind.NINES.toEven(tick.value()) > shown.evenMax() + 1e-9);
        if (ticks.size() < 2) {
            return even(shown, pixels, false, 0, 1);
        }
        // Two labels that would run into one another: the later one keeps its line only.
        List<Tick> spaced = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            double at = shown.position(tick.value()) * pixels;
            double half = 3.5 * tick.label().length() + 4;
            spaced.add(at - half < end ? new Tick(tick.value(), "") : tick);
            end = at - half < end ? end : at + half;
        }
        return spaced;
    }

    private static String grouped(BigDecimal number) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : plain.substring(point);
        return whole.length() < 5 ? plain : Units.count(Long.parseLong(whole)) + rest;
    }
}
