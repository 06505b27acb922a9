// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.io.IOException;
import java.util.Arrays;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/**
 * The lives of mappings in the order of time: each is told when its map call returned, and when it was unmapped. Memory depends on how many were mapped at the
 * same time. Under the session's lock, by one thread.
 */
public final class Lives {

    /** Takes what happens. */
    public interface Visitor {

        /**
         * A map call returned, or, of those that had not returned at the end, is told last.
         *
         * @param row mapping row
         * @throws IOException if it cannot be written
         */
        void mapped(int row) throws IOException;

        /**
         * Unmap was called.
         *
         * @param row  mapping row
         * @param ends whether it ended the mapping; false for calls that freed nothing
         * @throws IOException if it cannot be written
         */
        void unmapped(int row, boolean ends) throws IOException;
    }

    private final MappingTable mappings;
    /** A heap, the earliest unmap first. */
    private long[] times = new long[64];
    private int[] rows = new int[64];
    private int size;

    private Lives(MappingTable mappings) {
        this.mappings = mappings;
    }

    /**
     * Whether a map call made a mapping.
     *
     * @param state what became of it
     * @return false for calls that failed or did not return
     */
    public static boolean isMapping(MappingState state) {
        return state != MappingState.FAILED && state != MappingState.IN_FLIGHT;
    }

    /**
     * Whether a mapping ended, and when is known.
     *
     * @param state what became of it
     * @return whether its unmap ended it
     */
    public static boolean isEnded(MappingState state) {
        return state == MappingState.UNMAPPED || state == MappingState.UNMAPPED_LATE;
    }

    /**
     * Tells all of them.
     *
     * @param recording under the session's lock
     * @param work      is told of each
     * @param visitor   takes them
     * @throws IOException if the visitor does
     */
    public static void forEach(Recording recording, Work work, Visitor visitor) throws IOException {
        MappingTable mappings = recording.mappings();
        Lives lives = new Lives(mappings);
        for (int row = 0; row < mappings.size(); row++) {
            work.step(mappings.size());
            lives.until(mappings.returnNs(row), visitor);
            visitor.mapped(row);
            if (mappings.unmapNs(row) != Units.UNKNOWN && isMapping(mappings.state(row))) {
                lives.push(mappings.unmapNs(row), row);
            }
        }
        lives.until(Long.MAX_VALUE, visitor);
    }

    private void until(long timeNs, Visitor visitor) throws IOException {
        while (size > 0 && times[0] <= timeNs) {
            int row = pop();
            visitor.unmapped(row, isEnded(mappings.state(row)));
        }
    }

    private void push(long timeNs, int row) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            rows = Arrays.copyOf(rows, size * 2);
        }
        int at = size++;
        while (at > 0 && times[at - 1 >>> 1] > timeNs) {
            times[at] = times[at - 1 >>> 1];
            rows[at] = rows[at - 1 >>> 1];
            at = at - 1 >>> 1;
        }
        times[at] = timeNs;
        rows[at] = row;
    }

    private int pop() {
        int first = rows[0];
        size--;
        long timeNs = times[size];
        int row = rows[size];
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= timeNs) {
                break;
            }
            times[at] = times[child];
            rows[at] = rows[child];
            at = child;
        }
        times[at] = timeNs;
        rows[at] = row;
        return first;
    }
}
