// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.util.Arrays;

/**
 * The columns of up to 65,536 rows: one array for those of longs and one for those of ints. Two large arrays rather than many small ones, so that the
 * garbage collector does not copy them about; a gap of one cache line between columns, so that the ends of all columns do not compete for the same place in the
 * cache. Only the first block of a table starts small and grows.
 */
final class Block {

    static final int SHIFT = 16;
    static final int ROWS = 1 << SHIFT;
    static final int MASK = ROWS - 1;

    /** Of an empty table. */
    static final Block NONE = new Block(0, 0, 0);

    private static final int FIRST = 128;
    private static final int GAP = 16;

    final long[] longs;
    final int[] ints;
    private final int stride;

    private Block(int rows, int longColumns, int intColumns) {
        stride = rows + GAP;
        longs = new long[longColumns * stride];
        ints = new int[intColumns * stride];
    }

    /** Where the value of a row stands in its array. */
    int at(int row, int column) {
        return column * stride + (row & MASK);
    }

    long longs(int row, int column) {
        return longs[at(row, column)];
    }

    int ints(int row, int column) {
        return ints[at(row, column)];
    }

    /** Changes some bits of an int. */
    void state(int row, int column, int mask, int value) {
        int at = at(row, column);
        ints[at] = ints[at] & ~mask | value;
    }

    /** The first row that this block has no room for, given one that it has. */
    int limit(int row) {
        return (row & ~MASK) + rows();
    }

    private int rows() {
        return stride - GAP;
    }

    /** Makes room for the row after the last one, when the last block is full. */
    static Block[] room(Block[] blocks, int size, int longColumns, int intColumns) {
        int index = size >>> SHIFT;
        if (index == 0 && blocks.length > 0) {
            Block small = blocks[0];
            Block large = new Block(Math.min(ROWS, small.rows() * 4), longColumns, intColumns);
            for (int column = 0; column < longColumns; column++) {
                System.arraycopy(small.longs, column * small.stride, large.longs, column * large.stride, small.rows());
            }
            for (int column = 0; column < intColumns; column++) {
                System.arraycopy(small.ints, column * small.stride, large.ints, column * large.stride, small.rows());
            }
            blocks[0] = large;
            return blocks;
        }
        Block[] more = Arrays.copyOf(blocks, index + 1);
        more[index] = new Block(index == 0 ? FIRST : ROWS, longColumns, intColumns);
        return more;
    }
}
