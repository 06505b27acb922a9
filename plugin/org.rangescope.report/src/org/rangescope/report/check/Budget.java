// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How long map calls may take.
 *
 * @param measure of their durations
 * @param by      whose calls; {@code null} for all map calls together
 * @param name    of the exporter, importer or call site; {@code *} stands for any number of characters, and each that matches has the budget for itself
 * @param ns      what they may take, ns
 */
public record Budget(Measure measure, @Nullable GroupBy by, String name, long ns) {

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|µs|ms|s)");
    private static final Map<String, BigDecimal> UNITS = Map.of("ns", BigDecimal.ONE, "us", BigDecimal.valueOf(1_000), "µs",
            BigDecimal.valueOf(1_000), "ms", BigDecimal.valueOf(1_000_000), "s", BigDecimal.valueOf(1_000_000_000));
    private static final Map<String, GroupBy> KINDS = Map.of("exporter", GroupBy.EXPORTER, "importer", GroupBy.IMPORTER, "site",
            GroupBy.CALL_SITE);

    /** What of durations is held against the budget. */
    public enum Measure {
        /** Half of the calls took no longer. */
        P50,
        /** 99 % of the calls took no longer. */
        P99,
        /** The slowest call. */
        MAX;

        /**
         * Its name.
         *
         * @return such as {@code p99}
         */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }

        private long of(PercentileCurve curve) {
            return switch (this) {
            case P50 -> curve.p50Ns();
            case P99 -> curve.p99Ns();
            case MAX -> curve.maxNs();
            };
        }
    }

    /**
     * A budget held against a recording.
     *
     * @param budget   the budget
     * @param group    whose calls, for a person
     * @param calls    calls whose duration is known; 0 when there are none to measure
     * @param actualNs what they took, ns, or {@link Units#UNKNOWN} without calls
     */
    public record Result(Budget budget, String group, long calls, long actualNs) {

        /**
         * Whether there was something to measure.
         *
         * @return whether there are such calls
         */
        public boolean isMeasured() {
            return calls > 0;
        }

        /**
         * Whether the calls took longer than they may.
         *
         * @return whether the budget is exceeded
         */
        public boolean isExceeded() {
            return calls > 0 && actualNs > budget.ns();
        }

        /**
         * The result in words.
         *
         * @return a sentence
         */
        public String sentence() {
            String allowed = budget.measure().words() + " of at most " + Units.duration(budget.ns());
            return isMeasured()
                    ? "Map calls of " + group + " took " + Units.duration(actualNs) + " (" + budget.measure().words() + " of "
                            + Units.counted(calls, "call") + "), " + (isExceeded() ? "more than the " : "within the ")
                            + Units.duration(budget.ns()) + " that they may."
                    : "There are no map calls of " + group + " whose duration is known, so nothing can be said of " + allowed + ".";
        }
    }

    /**
     * Reads a budget.
     *
     * @param measure what of durations
     * @param text    {@code 2ms}, {@code exporter=xe:2ms}, {@code importer=0000:03:00.0:500us} or {@code site=xe_bo_*:1.5ms}
     * @return the budget
     * @throws IllegalArgumentException if it is none; the message says how to write one
     */
    public static Budget parse(Measure measure, String text) {
        int colon = text.lastIndexOf(':');
        Matcher duration = DURATION.matcher(text.substring(colon + 1).strip());
        if (!duration.matches()) {
            throw wrong(text, "\"" + text.substring(colon + 1) + "\" is no duration such as 2ms, 500us or 1.5s");
        }
        long ns;
        try {
            ns = new BigDecimal(duration.group(1)).multiply(UNITS.getOrDefault(String.valueOf(duration.group(2)), BigDecimal.ONE))
                    .setScale(0, RoundingMode.DOWN).longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(text, "\"" + text.substring(colon + 1) + "\" is longer than any call");
        }
        if (colon < 0) {
            return new Budget(measure, null, "", ns);
        }
        String whose = text.substring(0, colon);
        int equals = whose.indexOf('=');
        GroupBy by = equals < 0 ? null : KINDS.get(whose.substring(0, equals).strip());
        String name = whose.substring(equals + 1).strip();
        if (by == null || name.isEmpty()) {
            throw wrong(text, "\"" + whose + "\" is not exporter=NAME, importer=NAME or site=FUNCTION");
        }
        return new Budget(measure, by, name, ns);
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\" is no budget: " + why + ". Write 2ms for all map calls, or exporter=xe:2ms.");
    }

    /**
     * Holds it against a recording.
     *
     * @param recording under the session's lock
     * @return a result for each exporter, importer or call site of that name, at least one
     */
    List<Result> of(Recording recording) {
        GroupBy groups = by;
        if (groups == null) {
            PercentileCurve all = PopulationPercentiles.all(recording);
            return List.of(result("the recording", all));
        }
        Pattern wanted = Pattern.compile(
                Pattern.quote(name).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
        List<Result> results = new ArrayList<>();
        for (PercentileCurve curve : PopulationPercentiles.of(recording, groups)) {
            if (wanted.matcher(curve.group()).matches()) {
                results.add(result(words(groups) + " " + curve.group(), curve));
            }
        }
        return results.isEmpty() ? List.of(new Result(this, words(groups) + " " + name, 0, Units.UNKNOWN)) : results;
    }

    private Result result(String group, PercentileCurve curve) {
        return new Result(this, group, curve.count(), curve.count() == 0 ? Units.UNKNOWN : measure.of(curve));
    }

    private static String words(GroupBy by) {
        return by.label().toLowerCase(Locale.ROOT);
    }

    /** The budget as it is written. */
    @Override
    public String toString() {
        String whose = by == null
                ? ""
                : KINDS.entrySet().stream().filter(kind -> kind.getValue() == by).map(Map.Entry::getKey).findFirst().orElse("") + "=" + name
                        + ":";
        return measure.words() + " " + whose + Units.duration(ns);
    }
}
