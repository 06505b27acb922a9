// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations.Sums;

/** Sums over map calls, added up. */
final class Totals {

    long calls;
    long failed;
    long timed;
    long durationNs;
    long maxNs;
    long blockedKnown;
    long blockedNs;
    long blockedOfNs;
    long mostlyBlocked;
    int worstBlocked = -1;

    void add(MappingTable mappings, Sums sums) {
        calls += sums.calls();
        failed += sums.failed();
        timed += sums.timed();
        durationNs += sums.durationNs();
        maxNs = Math.max(maxNs, sums.maxNs());
        blockedKnown += sums.blockedKnown();
        blockedNs += sums.blockedNs();
        blockedOfNs += sums.blockedOfNs();
        mostlyBlocked += sums.mostlyBlocked();
        int worst = sums.worstBlocked();
        if (worst >= 0 && (worstBlocked < 0 || mappings.blockedNs(worst) > mappings.blockedNs(worstBlocked)
                || mappings.blockedNs(worst) == mappings.blockedNs(worstBlocked) && worst < worstBlocked)) {
            worstBlocked = worst;
        }
    }

    /** The sums of each group, by its number; groups without calls may be missing at the end. */
    static List<Totals> byGroup(Recording recording, Groups groups, long fromNs, long toNs) {
        List<Totals> totals = new ArrayList<>();
        MappingTable mappings = recording.mappings();
        groups.populations().sums(fromNs, toNs, (cell, sums) -> of(totals, groups.ofCell(cell)).add(mappings, sums));
        return totals;
    }

    static Totals of(List<Totals> totals, int group) {
        while (totals.size() <= group) {
            totals.add(new Totals());
        }
        return totals.get(group);
    }
}
