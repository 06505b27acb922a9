// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.Locale;

import org.rangescope.core.stats.RangeClass;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Whether map calls of a kind take longer than before.
 *
 * @param key         which calls
 * @param ranges      only those that yield so many ranges; {@code null} when all
 * @param entries     whether {@code ranges} counts entries of sg-tables
 * @param outcome     faster, slower, no difference seen, or not enough data
 * @param before      the calls before
 * @param after       the calls after
 * @param likeForLike whether only calls by the same interface and with the same number of ranges were compared with each other; otherwise too few have
 *                    their like in the other recording, and all were compared as they are
 * @param superiority how likely a call after takes longer than one before, 0 to 1; NaN without data. Cliff's delta is twice this, minus 1
 * @param ratio       by which factor they take longer; NaN without data
 * @param low         lower end of what the factor is with 95 % confidence
 * @param high        upper end
 * @param p           how likely a difference as large as this is where there is none; NaN without data
 * @param corrected   the same, corrected for how many comparisons were made
 * @param sentence    all this in words; function names stand in backquotes
 */
public record PopulationChange(Key key, @Nullable RangeClass ranges, boolean entries, Outcome outcome, Side before, Side after,
        boolean likeForLike,
        double superiority, double ratio, double low, double high, double p, double corrected, String sentence) {

    /**
     * Cliff's delta.
     *
     * @return how much more likely a call after takes longer than shorter, -1 to 1; NaN without data
     */
    public double delta() {
        return 2 * superiority - 1;
    }

    /**
     * How much the two differ, by Cliff's delta, with the limits of Romano et al. (2006): 0.147, 0.33 and 0.474. A difference may be certain and small, or large and
     * nothing but chance.
     *
     * @return how large it is; {@code null} without data
     */
    public @Nullable Effect effect() {
        double size = Math.abs(delta());
        return Double.isNaN(size)
                ? null
                : size < 0.147 ? Effect.NEGLIGIBLE : size < 0.33 ? Effect.SMALL : size < 0.474 ? Effect.MEDIUM : Effect.LARGE;
    }

    /** How much two recordings differ. */
    public enum Effect {
        /** Who takes a call after and one before can hardly tell which is which. */
        NEGLIGIBLE,
        /** Seen when looked for. */
        SMALL,
        /** Seen. */
        MEDIUM,
        /** Most calls after take longer than most before, or the other way round. */
        LARGE;

        /**
         * It in a word.
         *
         * @return such as {@code large}
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
