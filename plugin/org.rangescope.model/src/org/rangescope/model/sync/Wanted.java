// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.sync;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What somebody looks at and a snapshot has to hold beyond what it holds by itself. Immutable.
 *
 * @param mappings rows of mappings, the latest asked for last
 * @param ranges rows of the mappings whose ranges are wanted, with how many
 * @param more rows of the attachments that more mappings are wanted of, with how many
 */
public record Wanted(Set<Integer> mappings, Map<Integer, Integer> ranges, Map<Integer, Integer> more) {

    /** Nothing in particular. */
    public static final Wanted NOTHING = new Wanted(Set.of(), Map.of(), Map.of());

    /** How many mappings can be asked for; the earliest are forgotten. */
    static final int MOST = 100;

    /** Copies the collections. */
    public Wanted {
        mappings = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(mappings));
        ranges = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ranges));
        more = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(more));
    }

    /** The same and this mapping. */
    public Wanted withMapping(int row) {
        Set<Integer> next = new LinkedHashSet<>(mappings);
        next.remove(Integer.valueOf(row));
        next.add(Integer.valueOf(row));
        while (next.size() > MOST) {
            next.remove(next.iterator().next());
        }
        return new Wanted(next, ranges, more);
    }

    /** The same and so many ranges of a mapping. */
    public Wanted withRanges(int row, int count) {
        Map<Integer, Integer> next = new LinkedHashMap<>(ranges);
        next.remove(Integer.valueOf(row));
        next.put(Integer.valueOf(row), Integer.valueOf(count));
        while (next.size() > MOST) {
            next.remove(next.keySet().iterator().next());
        }
        return new Wanted(mappings, next, more).withMapping(row);
    }

    /** The same and so many mappings of an attachment. */
    public Wanted withMore(int attachment, int count) {
        Map<Integer, Integer> next = new LinkedHashMap<>(more);
        next.put(Integer.valueOf(attachment), Integer.valueOf(count));
        return new Wanted(mappings, ranges, next);
    }
}
