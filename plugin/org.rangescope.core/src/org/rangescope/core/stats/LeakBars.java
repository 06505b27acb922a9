// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.List;

import org.rangescope.core.store.MappingState;

/**
 * Leaked mappings as bars that begin where they were mapped and never end, the earliest first. Where there are more than bars, neighbours in time share one.
 *
 * @param total leaked mappings behind the bars
 * @param bytes that all of them expose
 * @param bars  in order of the time at which they were mapped
 */
public record LeakBars(int total, long bytes, List<Bar> bars) {

    /**
     * A leaked mapping, or several that were mapped one after the other.
     *
     * @param mapping  mapping row of the first
     * @param serial   number of its map call
     * @param fromNs   when it was mapped, ns of the stream
     * @param toNs     when the last one was mapped, ns of the stream
     * @param leakedNs when it became a leak, ns of the stream: from then on nobody can end it in an orderly way; of several, the first to become one
     * @param bytes    that they expose
     * @param count    how many there are
     * @param group    who mapped it, as the grouping has it; of several, the first
     * @param state    what became of it; of several, the first
     */
    public record Bar(int mapping, long serial, long fromNs, long toNs, long leakedNs, long bytes, int count, String group,
            MappingState state) {}

    /** Copies the list. */
    public LeakBars {
        bars = List.copyOf(bars);
    }
}
