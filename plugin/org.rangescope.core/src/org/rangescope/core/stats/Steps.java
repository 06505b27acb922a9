// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import org.rangescope.core.store.PopulationSource;

/**
 * How the ranges of one map call came in. The arrays are equally long, and not to be changed.
 *
 * @param durationNs  of the call, ns, or UNKNOWN
 * @param blockedNs   time off the CPU in it, ns, or UNKNOWN
 * @param index       of each range whose time is known, ascending
 * @param populatedNs time since the call began, ns
 * @param source      how these times are known; UNAVAILABLE when none is
 * @param rangeCount  ranges that were captured, also those without a time
 * @param truncated   whether there are ranges that were not walked
 * @param absence     why ranges are not there that one would expect
 */
public record Steps(long durationNs, long blockedNs, long[] index, long[] populatedNs, PopulationSource source, int rangeCount,
        boolean truncated, Absence absence) {

    /** Why a map call has no ranges, or fewer than it yielded. */
    public enum Absence {
        /** All are there, but for what was not walked. */
        NONE,
        /** An sg-table has none. */
        SG_TABLE,
        /** Left out by choice, to keep to the rate of range records that was asked for. The number of ranges is exact. */
        SAMPLED,
        /** The map call is in an earlier part of the capture. */
        EARLIER_PART,
        /** The interconnect is not one whose entries are ranges. */
        NOT_RANGES
    }
}
