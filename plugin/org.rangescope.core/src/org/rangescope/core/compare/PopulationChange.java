// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

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
}
