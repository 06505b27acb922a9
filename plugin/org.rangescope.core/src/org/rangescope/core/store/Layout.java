// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

/**
 * The columns of a table, and which of them may change when a row is old. What may not is written to the file with as few bytes as its numbers need.
 *
 * @param longColumns columns of longs
 * @param intColumns  columns of ints
 * @param lateLongs   a bit for each column of longs that may change late
 * @param lateInts    a bit for each column of ints that may change late
 * @param open        says which rows that applies to
 */
record Layout(int longColumns, int intColumns, long lateLongs, long lateInts, Open open) {

    /** Whether a row may still change. */
    @FunctionalInterface
    interface Open {

        /**
         * Looks at a row in memory.
         *
         * @param words of a block
         * @param at    where those of the row begin: its longs, then its ints, two to a word
         * @return whether its late columns may still change
         */
        boolean isOpen(long[] words, int at);
    }

    /** Rows that do not change once there is another one behind them. */
    static Layout fixed(int longColumns, int intColumns) {
        return new Layout(longColumns, intColumns, 0, 0, (words, at) -> false);
    }

    /** Rows that may change at any time. */
    static Layout changing(int longColumns, int intColumns) {
        return new Layout(longColumns, intColumns, -1, -1, (words, at) -> true);
    }

    /** The same columns, of rows that may change at any time. */
    Layout changing() {
        return changing(longColumns, intColumns);
    }

    int columns() {
        return longColumns + intColumns;
    }

    /** Whether no row changes late. */
    boolean isFixed() {
        return (lateLongs | lateInts) == 0;
    }

    /** Whether a column, of longs first, may change late. */
    boolean isLate(int column) {
        return column < longColumns ? (lateLongs >>> column & 1) != 0 : (lateInts >>> column - longColumns & 1) != 0;
    }
}
