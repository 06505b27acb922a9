// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.List;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Duration of map calls over their number of ranges, reduced to at most one point per pixel and group. Extreme points and leaks are kept.
 *
 * @param series         one for each group, the largest group first, but those of few ranges first if these make a group
 * @param fit            cost model of the interconnect maps, or of the sg-table maps when there is no other; {@code null} when there are too few different numbers of ranges
 * @param total          map calls behind it
 * @param maxDurationNs  the longest duration, ns
 * @param minDurationNs  the shortest duration, ns
 * @param maxRanges      the largest number of ranges
 * @param slowestMapping mapping row of the longest duration, or -1
 * @param contents       what the number of ranges stands for
 */
public record Scatter(List<Series> series, @Nullable CostModel fit, long total, long maxDurationNs, long minDurationNs, int maxRanges,
        int slowestMapping, Contents contents) {

    /** What the number of ranges of a point stands for. */
    public enum Contents {
        /** Ranges: all are interconnect maps. */
        RANGES,
        /** Entries of the sg-table: all are sg-table maps, which have no ranges. */
        ENTRIES,
        /** Ranges of some, entries of others. */
        BOTH
    }

    /**
     * The points of a group. The arrays are equally long, and not to be changed.
     *
     * @param group      its name
     * @param ranges     number of ranges
     * @param durationNs duration, ns
     * @param mapping    mapping row that stands for the point
     * @param serial     number of its map call
     * @param leaked     whether this mapping is leaked
     * @param total      map calls of the group, also those that share a point
     */
    public record Series(String group, double[] ranges, double[] durationNs, int[] mapping, long[] serial, boolean[] leaked,
            long total) {}
}
