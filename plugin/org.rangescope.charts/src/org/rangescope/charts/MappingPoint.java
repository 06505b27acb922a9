// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * What charts need to know of one mapping to point at it. Immutable.
 *
 * @param row in the recording's table of mappings
 * @param serial number of the map call
 * @param ranges how many the map call yielded
 * @param durationNs population time, or {@link Units#UNKNOWN}
 * @param beginNs when the map call began, ns CLOCK_MONOTONIC
 * @param endNs when it was unmapped, or {@link Units#UNKNOWN} when that was not seen
 */
public record MappingPoint(int row, long serial, int ranges, long durationNs, long beginNs, long endNs) {
    /**
     * The mapping in a row; null when there is no such row. Call it where the recording may be read.
     *
     * @param row in {@link Recording#mappings()}, or -1
     */
    public static @Nullable MappingPoint of(Recording recording, int row) {
        MappingTable mappings = recording.mappings();
        if (row < 0 || row >= mappings.size()) {
            return null;
        }
        return new MappingPoint(row, mappings.serial(row), mappings.nranges(row), mappings.durationNs(row), mappings.beginNs(row),
                mappings.unmapNs(row));
    }

    /** "map #8812". */
    public String name() {
        return "map #" + serial;
    }
}
