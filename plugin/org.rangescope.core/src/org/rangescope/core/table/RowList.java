// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.Arrays;

/**
 * Rows of a table that are shown, in the order in which they are: all of them, of which nothing is kept, or some, of which the numbers are. One thread adds,
 * any number of others look at what is there.
 */
public final class RowList {

    private static final int SHIFT = 14;
    private static final int MASK = (1 << SHIFT) - 1;

    private final boolean all;
    private final boolean ascending;
    private volatile int[][] chunks = {};
    private volatile int size;

    private RowList(boolean all, boolean ascending) {
        this.all = all;
        this.ascending = ascending;
    }

    /**
     * All rows, in their order.
     *
     * @param size how many there are now
     * @return a list that can {@link #grow}
     */
    public static RowList all(int size) {
        RowList list = new RowList(true, true);
        list.size = size;
        return list;
    }

    /**
     * Rows that will be added in their order.
     *
     * @return an empty list
     */
    public static RowList some() {
        return new RowList(false, true);
    }

    /**
     * Rows that will be added in any order.
     *
     * @return an empty list
     */
    public static RowList ordered() {
        return new RowList(false, false);
    }

    /**
     * Whether it has all rows, in their order.
     *
     * @return whether it was made by {@link #all}
     */
    public boolean isAll() {
        return all;
    }

    /**
     * There are more rows now, all of which are in the list.
     *
     * @param rows how many there are
     */
    public void grow(int rows) {
        if (!all) {
            throw new IllegalStateException("a list of some rows");
        }
        size = Math.max(size, rows);
    }

    /**
     * Adds a row; only by the one thread that does.
     *
     * @param row the row
     */
    public void add(int row) {
        int at = size;
        int[][] now = chunks;
        if ((at & MASK) == 0) {
            if (at >>> SHIFT == now.length) {
                now = Arrays.copyOf(now, Math.max(4, now.length * 2));
            }
            now[at >>> SHIFT] = new int[1 << SHIFT];
            chunks = now;
        }
        now[at >>> SHIFT][at & MASK] = row;
        size = at + 1;
    }

    /**
     * How many rows there are.
     *
     * @return rows, so far
     */
    public int size() {
        return size;
    }

    /**
     * The row at a place.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return a row of the table
     */
    public int row(int index) {
        return all ? index : chunks[index >>> SHIFT][index & MASK];
    }

    /**
     * Where a row stands. Looks at all of them unless they are in their order.
     *
     * @param row a row of the table
     * @return its place, or the complement of the place at which it would stand; -1 at least, when they are in another order and it is not there
     */
    public int indexOf(int row) {
        int count = size;
        if (all) {
            return row >= 0 && row < count ? row : -1 - Math.max(0, Math.min(row, count));
        }
        if (!ascending) {
            for (int i = 0; i < count; i++) {
                if (row(i) == row) {
                    return i;
                }
            }
            return -1;
        }
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int found = row(middle);
            if (found == row) {
                return middle;
            }
            if (found < row) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1 - low;
    }

    @Override
    public String toString() {
        return size + (all ? " rows, all of them" : " rows");
    }
}
