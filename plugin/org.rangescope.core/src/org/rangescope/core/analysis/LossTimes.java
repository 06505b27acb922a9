// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.Comparator;
import java.util.List;

/** The times in which events are missing, to be asked for many stretches. */
public final class LossTimes {

    /** Begins of the times, and the latest end of all that begin no later. */
    private final long[] from;
    private final long[] to;

    /**
     * Puts windows in order.
     *
     * @param all in any order
     */
    public LossTimes(List<LossWindow> all) {
        List<LossWindow> windows = all.stream().filter(window -> window.lost() != 0).sorted(Comparator.comparingLong(LossWindow::fromNs))
                .toList();
        from = new long[windows.size()];
        to = new long[windows.size()];
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < windows.size(); i++) {
            latest = Math.max(latest, windows.get(i).toNs());
            from[i] = windows.get(i).fromNs();
            to[i] = latest;
        }
    }

    /**
     * Whether an event in a time may be missing, at a cost that hardly grows with the number of losses.
     *
     * @param fromNs first time
     * @param toNs   last time
     * @return whether it may
     */
    public boolean isLossy(long fromNs, long toNs) {
        int low = 0;
        int high = from.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (from[middle] < toNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && to[low - 1] > fromNs;
    }
}
