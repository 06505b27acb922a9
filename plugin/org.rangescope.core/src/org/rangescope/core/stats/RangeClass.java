// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import org.rangescope.core.store.Adapter;
import org.rangescope.core.util.Units;

/**
 * Numbers of ranges that are looked at together: from one power of two up to the next.
 *
 * @param least the smallest number of ranges in it
 * @param most  the largest
 */
public record RangeClass(int least, int most) {

    /**
     * The class of a number of ranges.
     *
     * @param ranges number of ranges; what is below 0 counts as 0
     * @return its class
     */
    public static RangeClass of(int ranges) {
        if (ranges <= 0) {
            return new RangeClass(0, 0);
        }
        int least = Integer.highestOneBit(ranges);
        return new RangeClass(least, least - 1 + least);
    }

    /**
     * Its name for a person.
     *
     * @param adapter the interface, which decides whether ranges or entries of an sg-table are counted
     * @return such as {@code 4 to 7 ranges}
     */
    public String label(Adapter adapter) {
        String noun = adapter == Adapter.SGT ? most == 1 ? "sg-table entry" : "sg-table entries" : most == 1 ? "range" : "ranges";
        return (least == most ? Units.count(least) : Units.count(least) + " to " + Units.count(most)) + " " + noun;
    }
}
