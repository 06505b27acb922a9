// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times since the start of a recording, as people type them. */
final class Moments {

    private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|µs|ms|s|m|min|h|)");
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "ms", 1_000_000L, "s", 1_000_000_000L, "",
            1_000_000_000L, "m", 60_000_000_000L, "min", 60_000_000_000L, "h", 3_600_000_000_000L);

    private Moments() {}

    /**
     * A time.
     *
     * @param option for the message
     * @param text   such as {@code 1.2s}, {@code 300ms} or {@code 12}, which are seconds
     * @return ns
     */
    static long parse(String option, String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new Failure(ExitCode.USAGE,
                    option + ": \"" + text + "\" is no time since the start; write such as 1.2s, 300ms, 90000ns or 1.5min.");
        }
        Long unit = UNITS.get(matcher.group(2));
        try {
            return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit == null ? 1 : unit)).setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new Failure(ExitCode.USAGE, option + ": " + text + " is longer than any recording.");
        }
    }
}
