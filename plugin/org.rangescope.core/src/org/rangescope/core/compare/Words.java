// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.Locale;

import org.rangescope.core.stats.CostModel;
import org.rangescope.core.util.Units;

/** What sentences of a comparison share. */
final class Words {

    private Words() {}

    /** Such as {@code Map calls of exporter a} for {@code map calls of exporter a}. */
    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Such as {@code take 19 % less time}. */
    static String take(double ratio) {
        if (ratio >= 2) {
            return "take " + number(ratio) + " times as long";
        }
        return "take " + percent(Math.abs(ratio - 1)) + (ratio < 1 ? " less" : " more") + " time";
    }

    /** Such as {@code 1.9× slower} or {@code 12 % faster}. */
    static String speed(double ratio) {
        double factor = ratio < 1 ? 1 / ratio : ratio;
        return (factor >= 1.5 ? number(factor) + "×" : percent(Math.abs(ratio - 1))) + (ratio < 1 ? " faster" : " slower");
    }

    /** Such as {@code +12 %}, {@code -3.1 %} or {@code ×4.2}. */
    static String signed(double ratio) {
        return ratio >= 2 ? "×" + number(ratio) : (ratio < 1 ? "-" : "+") + percent(Math.abs(ratio - 1));
    }

    /** Such as {@code 12 %} or {@code 3.1 %}. */
    static String percent(double share) {
        double percent = share * 100;
        return (percent < 9.95 ? String.format(Locale.ROOT, "%.1f", percent) : String.format(Locale.ROOT, "%.0f", percent)) + " %";
    }

    private static String number(double number) {
        return number < 9.95 ? String.format(Locale.ROOT, "%.1f", number) : Units.count(Math.round(number));
    }

    /** Such as {@code p = 0.013} or {@code p < 0.001}. */
    static String chance(double p) {
        return p < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", p);
    }

    /** Such as {@code 12 of 4,000}. */
    static String of(long hits, long all) {
        return Units.count(hits) + " of " + Units.count(all);
    }

    /** Such as {@code once}, {@code twice} or {@code 12 times}. */
    static String times(long count) {
        return count == 0 ? "never" : count == 1 ? "once" : count == 2 ? "twice" : Units.count(count) + " times";
    }

    /** Such as {@code 4.20 µs ± 100 ns}. */
    static String cost(double ns, double errorNs) {
        return Units.duration(Math.round(ns)) + (Double.isNaN(errorNs) ? "" : " ± " + Units.duration(Math.round(errorNs)));
    }

    /** Such as {@code 120 µs ± 2.00 µs fixed and 6.50 µs ± 10 ns per range}. */
    static String cost(CostModel model) {
        return cost(model.fixedNs(), model.fixedErrorNs()) + " fixed and " + cost(model.perRangeNs(), model.perRangeErrorNs())
                + " per range";
    }
}
