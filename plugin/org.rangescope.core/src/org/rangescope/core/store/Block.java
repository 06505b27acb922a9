// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

import org.rangescope.core.util.annotation.Nullable;

/**
 * The columns of up to 65,536 rows, outside the heap: first those of longs, then those of ints, with a gap of a cache line between columns, so that the ends of
 * all columns do not compete for the same place in the cache.
 */
final class Block {

    static final int SHIFT = 16;
    static final int ROWS = 1 << SHIFT;
    static final int MASK = ROWS - 1;

    /** Of an empty table. */
    static final Block NONE = new Block(0, 0, 0, 0, Storage.memory(0));

    private static final int GAP = 16;

    private static final int CHANGED = 64;

    final ByteBuffer bytes;
    private final LongBuffer longs;
    private final IntBuffer ints;
    /** Where it stands in the storage's file, or -1 when it is not there. */
    final long offset;
    private final int stride;
    /** While it is being written to the file: rows that were changed since, each at least once. */
    private int @Nullable [] changed;
    private int changes;

    /** Lays the columns of some rows over memory. */
    Block(int rows, int longColumns, int intColumns, long offset, ByteBuffer bytes) {
        this.offset = offset;
        this.bytes = bytes;
        stride = rows + GAP;
        int longBytes = Long.BYTES * longColumns * stride;
        longs = bytes.slice(0, longBytes).order(ByteOrder.nativeOrder()).asLongBuffer();
        ints = bytes.slice(longBytes, Integer.BYTES * intColumns * stride).order(ByteOrder.nativeOrder()).asIntBuffer();
    }

    static int bytes(int rows, int longColumns, int intColumns) {
        return (rows + GAP) * (Long.BYTES * longColumns + Integer.BYTES * intColumns);
    }

    int rows() {
        return stride - GAP;
    }

    long getLong(int row, int column) {
        return longs.get(column * stride + (row & MASK));
    }

    void putLong(int row, int column, long value) {
        longs.put(column * stride + (row & MASK), value);
    }

    int getInt(int row, int column) {
        return ints.get(column * stride + (row & MASK));
    }

    void putInt(int row, int column, int value) {
        ints.put(column * stride + (row & MASK), value);
    }

    /** It is going to be written to the file: changes from now on have to be made there, too. */
    void watchChanges() {
        changed = new int[CHANGED];
    }

    /** A row is changed; for tables that change rows. */
    void changes(int row) {
        int[] rows = changed;
        if (rows != null) {
            if (changes == rows.length) {
                rows = Arrays.copyOf(rows, changes * 2);
                changed = rows;
            }
            rows[changes++] = row;
        }
    }

    /** Brings the block that was made of the file up to date. */
    void applyChanges(Block to, int longColumns, int intColumns) {
        int[] rows = changed;
        for (int i = 0; rows != null && i < changes; i++) {
            for (int column = 0; column < longColumns; column++) {
                to.putLong(rows[i], column, getLong(rows[i], column));
            }
            for (int column = 0; column < intColumns; column++) {
                to.putInt(rows[i], column, getInt(rows[i], column));
            }
        }
    }

    /** Copies the first rows of another block. */
    void copy(Block from, int rows, int longColumns, int intColumns) {
        for (int column = 0; column < longColumns; column++) {
            longs.put(column * stride, from.longs, column * from.stride, rows);
        }
        for (int column = 0; column < intColumns; column++) {
            ints.put(column * stride, from.ints, column * from.stride, rows);
        }
    }
}
