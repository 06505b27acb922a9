// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

/** A growable column of ints in chunks, so that growing copies nothing. Not thread-safe. */
public final class IntColumn {

    private static final int SHIFT = 12;
    private static final int MASK = (1 << SHIFT) - 1;

    private int[][] chunks = new int[4][];
    private int size;

    /**
     * Appends a value.
     *
     * @param value any
     * @return its row
     */
    public int add(int value) {
        int row = size;
        int chunk = row >>> SHIFT;
        if ((row & MASK) == 0) {
            chunks = Columns.slot(chunks, chunk);
            chunks[chunk] = new int[1 << SHIFT];
        }
        chunks[chunk][row & MASK] = value;
        size = row + 1;
        return row;
    }

    /**
     * The value of a row.
     *
     * @param row from 0 to {@link #size()} - 1
     * @return its value
     */
    public int get(int row) {
        return chunks[row >>> SHIFT][row & MASK];
    }

    /**
     * Changes the value of a row.
     *
     * @param row   from 0 to {@link #size()} - 1
     * @param value any
     */
    public void set(int row, int value) {
        chunks[row >>> SHIFT][row & MASK] = value;
    }

    /**
     * How many rows there are.
     *
     * @return rows
     */
    public int size() {
        return size;
    }
}
