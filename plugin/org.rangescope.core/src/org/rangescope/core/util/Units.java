// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

import java.util.Locale;

/** How quantities are written, everywhere alike: human first, exact on demand. Does not depend on the machine's locale. */
public final class Units {

    /** A duration, time or size that is not known; a measured 0 is 0. The stream writes it as all ones. */
    public static final long UNKNOWN = -1;

    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private Units() {}

    /**
     * A duration with three significant digits, such as {@code 18.4 ms}.
     *
     * @param ns nanoseconds, or {@link #UNKNOWN}
     * @return number and unit
     */
    public static String duration(long ns) {
        if (ns == UNKNOWN) {
            return "unknown";
        }
        if (ns < 0) {
            return "-" + duration(ns == Long.MIN_VALUE ? Long.MAX_VALUE : -ns);
        }
        if (ns < 1_000) {
            return ns + " ns";
        }
        if (ns < 999_500) {
            return digits(ns / 1e3) + " µs";
        }
        if (ns < 999_500_000L) {
            return digits(ns / 1e6) + " ms";
        }
        if (ns < 600_000_000_000L) {
            return digits(ns / 1e9) + " s";
        }
        long seconds = Math.round(ns / 1e9);
        if (seconds < 86_400) {
            return seconds / 3600 > 0
                    ? String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60)
                    : String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
        }
        return String.format(Locale.ROOT, "%d d %02d h", seconds / 86_400, seconds / 3600 % 24);
    }

    /**
     * A duration to the nanosecond, such as {@code 18,400,123 ns}.
     *
     * @param ns nanoseconds, or {@link #UNKNOWN}
     * @return number and unit
     */
    public static String exactNs(long ns) {
        return ns == UNKNOWN ? "unknown" : count(ns) + " ns";
    }

    /**
     * A size in the largest fitting binary unit, such as {@code 3.0 GiB}.
     *
     * @param bytes bytes, or {@link #UNKNOWN}
     * @return number and unit
     */
    public static String bytes(long bytes) {
        if (bytes == UNKNOWN) {
            return "unknown";
        }
        if (bytes < 1024) {
            return bytes + " B";
        }
        int unit = 0;
        double value = bytes;
        while (value >= 1023.5 && unit < BINARY.length - 1) {
            value /= 1024;
            unit++;
        }
        return (value < 99.95 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.0f", value)) + " " + BINARY[unit];
    }

    /**
     * A size to the byte, such as {@code 3,221,225,472 B}.
     *
     * @param bytes bytes, or {@link #UNKNOWN}
     * @return number and unit
     */
    public static String exactBytes(long bytes) {
        return bytes == UNKNOWN ? "unknown" : count(bytes) + " B";
    }

    /**
     * A number with its thousands set apart, such as {@code 1,284,221}.
     *
     * @param number any number
     * @return its digits
     */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * A number with the noun it counts, such as {@code 1 mapping} or {@code 12 mappings}.
     *
     * @param number how many
     * @param noun   in the singular, with a regular plural
     * @return both
     */
    public static String counted(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /**
     * A time since the capture began, to the microsecond, such as {@code 14.237 518 s}.
     *
     * @param ns nanoseconds since the start, or {@link #UNKNOWN}
     * @return number and unit
     */
    public static String relative(long ns) {
        if (ns == UNKNOWN) {
            return "unknown";
        }
        long magnitude = Math.abs(ns);
        return String.format(Locale.ROOT, "%s%d.%03d %03d s", ns < 0 ? "-" : "", magnitude / 1_000_000_000L, magnitude / 1_000_000 % 1_000,
                magnitude / 1_000 % 1_000);
    }

    /**
     * A time since the capture began as a sentence has it, such as {@code 14.2 s}; below a second in ms.
     *
     * @param ns nanoseconds since the start, or {@link #UNKNOWN}
     * @return number and unit
     */
    public static String moment(long ns) {
        if (ns == UNKNOWN) {
            return "unknown";
        }
        return Math.abs(ns) < 1_000_000_000L
                ? String.format(Locale.ROOT, "%.1f ms", ns / 1e6)
                : String.format(Locale.ROOT, "%.3f s", ns / 1e9);
    }

    private static String digits(double value) {
        if (value < 9.995) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return value < 99.95 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.0f", value);
    }
}
