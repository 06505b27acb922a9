// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.math.BigDecimal;
import java.util.Locale;

import org.rangescope.core.util.Units;

/** What the value of a {@link Parameter} is counted in. */
public enum Unit {

    /** Nanoseconds; written as a number with ns, us, ms, s or min. */
    TIME("a time, such as 500ms or 2s"),
    /** Pieces; written as a number. */
    COUNT("a number, such as 20"),
    /** Percent; written with or without the sign. */
    PERCENT("a share, such as 10%"),
    /** A factor; written as a number. */
    TIMES("a factor, such as 20");

    private final String example;

    Unit(String example) {
        this.example = example;
    }

    /**
     * What a person writes.
     *
     * @return such as {@code a time, such as 500ms or 2s}
     */
    public String example() {
        return example;
    }

    /**
     * Reads a value.
     *
     * @param text as a person writes it
     * @return its value: ns for a time
     * @throws NumberFormatException when it cannot be read, or does not fit
     */
    public long parse(String text) {
        String trimmed = text.strip().toLowerCase(Locale.ROOT).replace("µ", "u");
        int end = 0;
        while (end < trimmed.length() && (Character.isDigit(trimmed.charAt(end)) || trimmed.charAt(end) == '.')) {
            end++;
        }
        BigDecimal number = new BigDecimal(trimmed.substring(0, end));
        String unit = trimmed.substring(end).strip();
        long factor = switch (this) {
        case TIME -> switch (unit) {
        case "ns" -> 1L;
        case "us" -> 1_000L;
        case "ms" -> 1_000_000L;
        case "s" -> 1_000_000_000L;
        case "min" -> 60_000_000_000L;
        default -> throw new NumberFormatException("unit " + unit);
        };
        case PERCENT -> unit.isEmpty() || "%".equals(unit) ? 1L : 0L;
        case COUNT, TIMES -> unit.isEmpty() ? 1L : 0L;
        };
        if (factor == 0) {
            throw new NumberFormatException("unit " + unit);
        }
        try {
            return number.multiply(BigDecimal.valueOf(factor)).longValueExact();
        } catch (ArithmeticException e) {
            throw new NumberFormatException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * A value for a person.
     *
     * @param value as {@link #parse} gives it
     * @return such as {@code 500 ms}
     */
    public String words(long value) {
        return switch (this) {
        case TIME -> Units.duration(value);
        case PERCENT -> value + " %";
        case COUNT, TIMES -> Units.count(value);
        };
    }
}
