// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import org.rangescope.core.util.Units;

/**
 * How often map calls come and go again, of a group or of one attachment.
 *
 * @param group            its name
 * @param attachment       attachment row; -1 for a group
 * @param calls            successful map calls
 * @param overNs           in this time, ns
 * @param remapped         share of these calls that mapped an attachment again which had been mapped before, 0 to 1; NaN when not known
 * @param medianLifetimeNs half of the mappings were unmapped after this time, ns; {@link Units#UNKNOWN} when too few were looked at
 * @param atLeast          whether it may be longer than that: at least half of the mappings are still mapped, or are leaked
 * @param looked           mappings that were looked at for lifetime, and for a group's share of calls that map again: all, or evenly picked ones
 */
public record Churn(String group, int attachment, long calls, long overNs, double remapped, long medianLifetimeNs, boolean atLeast,
        int looked) {

    /**
     * How often it is mapped.
     *
     * @return calls per second; 0 when no time went by
     */
    public double callsPerSecond() {
        return overNs <= 0 ? 0 : calls * 1e9 / overNs;
    }
}
