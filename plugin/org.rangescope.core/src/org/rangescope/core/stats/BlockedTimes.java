// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;

/** Makes {@link BlockedTime}s. */
public final class BlockedTimes {

    private BlockedTimes() {}

    /**
     * Blocked and running time of the map calls that returned in a stretch of time.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @return groups, the one that was blocked longest first
     */
    public static List<BlockedTime> of(Recording recording, GroupBy by, long fromNs, long toNs) {
        Groups groups = new Groups(recording, by);
        List<Totals> totals = Totals.byGroup(recording, groups, fromNs, toNs);
        List<BlockedTime> times = new ArrayList<>();
        for (int group = 0; group < totals.size(); group++) {
            Totals t = totals.get(group);
            if (t.calls > 0) {
                times.add(new BlockedTime(groups.label(group), t.calls, t.blockedKnown, t.blockedNs, t.blockedOfNs, t.mostlyBlocked,
                        t.worstBlocked));
            }
        }
        times.sort((a, b) -> Long.compare(b.blockedNs(), a.blockedNs()));
        return List.copyOf(times);
    }
}
