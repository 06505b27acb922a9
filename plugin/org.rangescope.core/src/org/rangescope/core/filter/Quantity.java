// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.util.annotation.Nullable;

/** Numbers with units, as they are written in a filter. */
final class Quantity {

    private static final Pattern NUMBER = Pattern
            .compile("([-+]?)(?:0[xX]([0-9a-fA-F]{1,16})|([0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30}))(.*)");
    private static final Map<String, Long> TIMES = new LinkedHashMap<>();
    private static final Map<String, Long> SIZES = new LinkedHashMap<>();

    static {
        TIMES.put("ns", 1L);
        TIMES.put("us", 1_000L);
        TIMES.put("µs", 1_000L);
        TIMES.put("μs", 1_000L);
        TIMES.put("ms", 1_000_000L);
        TIMES.put("s", 1_000_000_000L);
        TIMES.put("min", 60_000_000_000L);
        TIMES.put("h", 3_600_000_000_000L);
        SIZES.put("B", 1L);
        SIZES.put("KiB", 1L << 10);
        SIZES.put("MiB", 1L << 20);
        SIZES.put("GiB", 1L << 30);
        SIZES.put("TiB", 1L << 40);
    }

    private Quantity() {}

    private static Map<String, Long> units(FilterField.Kind kind) {
        return switch (kind) {
        case DURATION, TIME -> TIMES;
        case BYTES -> SIZES;
        default -> Map.of();
        };
    }

    /** The units of a kind, for a person. */
    static List<String> unitNames(FilterField.Kind kind) {
        return units(kind).keySet().stream().filter(unit -> !"us".equals(unit) && !"μs".equals(unit)).toList();
    }

    static boolean isUnit(FilterField.Kind kind, String word) {
        return units(kind).containsKey(word);
    }

    /** Whether a word begins like a number. */
    static boolean startsLikeNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** The unit that a word ends with, which may be none at all; {@code null} when it does not begin like a number. */
    static @Nullable String unitOf(String word) {
        Matcher matcher = NUMBER.matcher(word);
        return matcher.matches() ? matcher.group(4) : null;
    }

    /**
     * Reads a value.
     *
     * @param unit that stands apart; empty when none does
     * @throws FilterException saying what was expected
     */
    static long parse(FilterField field, String word, String unit, int from, int to) throws FilterException {
        FilterField.Kind kind = field.kind();
        Matcher matcher = NUMBER.matcher(word);
        if (!matcher.matches()) {
            throw new FilterException(from, to, field.name() + ": " + word + " is not " + kind.expected());
        }
        String own = matcher.group(4) + unit;
        String hex = matcher.group(2);
        BigDecimal number;
        if (hex != null) {
            long bits = Long.parseUnsignedLong(hex, 16);
            if (kind == FilterField.Kind.ADDRESS && own.isEmpty()) {
                return bits;
            }
            number = new BigDecimal(Long.toUnsignedString(bits));
        } else {
            String digits = matcher.group(3);
            number = new BigDecimal(digits == null ? "0" : digits.endsWith(".") ? digits + "0" : digits);
        }
        Map<String, Long> units = units(kind);
        Long factor = units.get(own);
        if (factor == null) {
            if (!own.isEmpty()) {
                throw new FilterException(from, to, field.name() + ": " + own + (units.isEmpty()
                        ? " after a number means nothing here; " + kind.expected() + " is expected"
                        : " is no unit here; " + or(unitNames(kind)) + " is expected"));
            }
            if (units == TIMES && number.signum() != 0) {
                throw new FilterException(from, to, field.name() + ": " + word + " needs a unit; " + or(unitNames(kind)) + " is expected");
            }
            factor = 1L;
        }
        number = number.multiply(BigDecimal.valueOf(factor));
        if ("-".equals(matcher.group(1))) {
            number = number.negate();
        }
        try {
            long value = number.longValueExact();
            if (value == Column.UNKNOWN) {
                throw new ArithmeticException();
            }
            return value;
        } catch (ArithmeticException e) {
            boolean fraction = number.stripTrailingZeros().scale() > 0;
            throw new FilterException(from, to, field.name() + ": " + word + unit + (fraction
                    ? kind.unit().isEmpty() ? " is not a whole number" : " is not a whole number of " + kind.unit()
                    : " is more than any value can be"));
        }
    }

    static String or(List<String> words) {
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.get(words.size() - 1);
    }
}
