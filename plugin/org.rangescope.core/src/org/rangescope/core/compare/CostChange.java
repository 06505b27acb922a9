// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import org.rangescope.core.stats.CostModel;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Whether what a map call costs is as before: the fixed cost and the cost of each range, each by itself.
 *
 * @param key               which calls
 * @param of                of these, {@code interconnect maps} or {@code sg-table maps}
 * @param before            cost before; {@code null} without enough data
 * @param after             cost after; {@code null} without enough data
 * @param fixed             what became of the fixed cost
 * @param perRange          what became of the cost of a range
 * @param fixedCorrected    how likely a difference of the fixed costs as large as this is where there is none, corrected for how many comparisons were
 *                          made; NaN without data
 * @param perRangeCorrected the same for the cost of a range
 * @param sentence          all this in words
 */
public record CostChange(Key key, String of, @Nullable CostModel before, @Nullable CostModel after, Outcome fixed, Outcome perRange,
        double fixedCorrected, double perRangeCorrected, String sentence) {}
