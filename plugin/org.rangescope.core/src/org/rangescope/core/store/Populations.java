// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.util.function.IntPredicate;

/**
 * Map calls in sum: by what they have in common, in any stretch of time, at a cost that does not grow with their number. Calls that have exporter, importer,
 * interconnect, interface, stack and number of ranges in common are one <em>cell</em>; the tasks that made them are told apart in {@link #processes()} only, for
 * a machine has very many of them. Read it under the session's lock.
 */
public interface Populations {

    /**
     * How many cells there are.
     *
     * @return cells; they have the numbers from 0 on, and keep them
     */
    int cells();

    /**
     * The cell of a map call.
     *
     * @param row mapping row
     * @return its number
     */
    int cell(int row);

    /**
     * Who exported the buffers.
     *
     * @param cell a cell
     * @return string of {@link Dictionaries}, or 0
     */
    int exporter(int cell);

    /**
     * Who mapped them.
     *
     * @param cell a cell
     * @return device, or 0
     */
    int device(int cell);

    /**
     * The interconnect.
     *
     * @param cell a cell
     * @return interconnect, or 0
     */
    int interconnect(int cell);

    /**
     * The interface.
     *
     * @param cell a cell
     * @return {@link Adapter#id()}
     */
    int adapter(int cell);

    /**
     * Who called.
     *
     * @param cell a cell
     * @return task, or 0; always 0 but for {@link #processes()}
     */
    int task(int cell);

    /**
     * Where it was called.
     *
     * @param cell a cell
     * @return stack, or 0
     */
    int stack(int cell);

    /**
     * Ranges that each call yielded, as the exporter says.
     *
     * @param cell a cell
     * @return ranges; entries of an sg-table
     */
    int ranges(int cell);

    /**
     * The same calls by who made them: cells of task, interface and number of ranges. What is asked of them costs the more the longer the recording is.
     *
     * @return the calls in cells with numbers of their own, for as long as the session's lock is held
     */
    Populations processes();

    /** Takes in durations. */
    interface DurationVisitor {

        /**
         * Calls of one cell that took about as long. A cell and duration may come several times.
         *
         * @param cell       their cell
         * @param durationNs how long they took, ns, to within 1 %
         * @param count      how many, at least 1
         * @param slowest    mapping row of the slowest of them, as far as they can be told apart: to within a millionth of the duration
         */
        void durations(int cell, long durationNs, int count, int slowest);
    }

    /**
     * The durations of the successful map calls that returned in a stretch of time and whose begin was seen.
     *
     * @param fromNs  first time of return, ns of the stream
     * @param toNs    last time of return, ns of the stream
     * @param visitor takes them, in no particular order
     */
    void durations(long fromNs, long toNs, DurationVisitor visitor);

    /**
     * The same durations column by column of time. What a column costs does not depend on how many calls are in it.
     *
     * @param fromNs begin of the grid's first column, ns of the stream
     * @param stepNs width of a column, ns, at least 1
     * @param grid   takes them; empty before
     */
    void overTime(long fromNs, long stepNs, DurationGrid grid);

    /**
     * Sums over map calls.
     *
     * @param calls         successful calls
     * @param failed        calls that failed
     * @param timed         of the successful ones, those whose duration is known
     * @param durationNs    how long these took in all, ns
     * @param maxNs         the longest of them, ns; 0 when there is none
     * @param blockedKnown  of them, those whose time off the CPU is known
     * @param blockedNs     time off the CPU in all, ns
     * @param blockedOfNs   how long the calls took whose time off the CPU is known, ns
     * @param mostlyBlocked of them, those that were off the CPU for more than half of their time, and took a millisecond or more
     * @param worstBlocked  mapping row of the one that was longest off the CPU among these; -1 when there is none
     * @param exposedBytes  bytes of buffer that the successful calls exposed, each counted by itself
     */
    record Sums(long calls, long failed, long timed, long durationNs, long maxNs, long blockedKnown, long blockedNs, long blockedOfNs,
            long mostlyBlocked, int worstBlocked, long exposedBytes) {

        /** One call that failed. */
        public static final Sums FAILED = new Sums(0, 1, 0, 0, 0, 0, 0, 0, 0, -1, 0);
    }

    /** Takes in sums. */
    interface SumVisitor {

        /**
         * Some of the calls of a cell. A cell may come several times; what is said of it adds up.
         *
         * @param cell the cell
         * @param sums over these calls
         */
        void sums(int cell, Sums sums);
    }

    /**
     * Sums over the map calls that returned in a stretch of time.
     *
     * @param fromNs  first time of return, ns of the stream
     * @param toNs    last time of return, ns of the stream
     * @param visitor takes them, in no particular order
     */
    void sums(long fromNs, long toNs, SumVisitor visitor);

    /** Takes in stretches of map calls. */
    interface RowVisitor {

        /**
         * Some of the map calls, in order.
         *
         * @param from first mapping row
         * @param to   the row after the last one
         * @return whether there should be more
         */
        boolean rows(int from, int to);
    }

    /**
     * Where to look for map calls: leaves out most of those that are of another time or of other cells, but not all of them.
     *
     * @param fromNs  first time of return, ns of the stream
     * @param toNs    last time of return, ns of the stream
     * @param cell    whether calls of a cell are looked for
     * @param visitor takes the stretches in order of rows
     */
    void rows(long fromNs, long toNs, IntPredicate cell, RowVisitor visitor);
}
