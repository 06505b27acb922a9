// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the probe says it lost since the capture began.
 *
 * @param ring      events lost because the ring buffer was full
 * @param table     updates lost because a table in the kernel was full
 * @param missed    calls whose return or entry could not be observed
 * @param output    events lost because the output did not take them in time
 * @param stacks    stacks that could not be taken; their events are there
 * @param late      events that came too late to be put in order; their time was moved up
 * @param truncated maps whose ranges were not all walked
 * @param liveTable mappings that the probe's table of live ones could not hold, known at the end
 */
public record Losses(long ring, long table, long missed, long output, long stacks, long late, long truncated, long liveTable) {

    /** Nothing was lost, as far as is known. */
    public static final Losses NONE = new Losses(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Events that are not in the recording, or only in part.
     *
     * @return the sum of {@link #ring()}, {@link #table()}, {@link #missed()} and {@link #output()}
     */
    public long total() {
        return ring + table + missed + output;
    }

    /**
     * Each counter by the name that it has in the stream.
     *
     * @return names and counts, in the stream's order
     */
    public Map<String, Long> byName() {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("lost_ring", ring);
        map.put("lost_table", table);
        map.put("lost_missed", missed);
        map.put("lost_output", output);
        map.put("lost_stacks", stacks);
        map.put("late", late);
        map.put("truncated", truncated);
        map.put("live_lost", liveTable);
        return map;
    }
}
