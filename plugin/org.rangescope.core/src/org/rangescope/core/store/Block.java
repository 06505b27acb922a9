// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

import org.rangescope.core.util.annotation.Nullable;

/**
 * The columns of up to 65,536 rows: first those of longs, then those of ints, with a gap of a cache line between columns, so that the ends of all columns do not
 * compete for the same place in the cache. New rows are in two arrays, old ones in a mapped file.
 */
final class Block {

    static final int SHIFT = 16;
    static final int ROWS = 1 << SHIFT;
    static final int MASK = ROWS - 1;

    /** Of an empty table. */
    static final Block NONE = new Block(0, new Arrayed(0, 0));

    private static final int GAP = 16;
    private static final int CHANGED = 64;
    private static final LongBuffer NO_LONGS = LongBuffer.allocate(0);
    private static final IntBuffer NO_INTS = IntBuffer.allocate(0);

    /** Memory for rows. It is used again for other rows. */
    static final class Arrayed {

        final long[] longs;
        final int[] ints;

        Arrayed(int longs, int ints) {
            this.longs = new long[longs];
            this.ints = new int[ints];
        }
    }

    private final boolean arrayed;
    private final long[] longs;
    private final int[] ints;
    private final LongBuffer mappedLongs;
    private final IntBuffer mappedInts;
    private final int stride;
    final Arrayed memory;
    /** Where it stands in the storage's file, or -1 when it is not there. */
    final long offset;
    /** While it is being written to the file: rows that were changed since, each at least once. */
    private int @Nullable [] changed;
    private int changes;

    /** Lays the columns of some rows over memory. */
    Block(int rows, Arrayed memory) {
        arrayed = true;
        this.memory = memory;
        longs = memory.longs;
        ints = memory.ints;
        mappedLongs = NO_LONGS;
        mappedInts = NO_INTS;
        stride = rows + GAP;
        offset = -1;
    }

    /** Lays the columns of some rows over a piece of the file. */
    Block(int rows, int longColumns, long offset, ByteBuffer piece) {
        arrayed = false;
        memory = NONE.memory;
        longs = memory.longs;
        ints = memory.ints;
        stride = rows + GAP;
        this.offset = offset;
        int longBytes = Long.BYTES * longColumns * stride;
        mappedLongs = piece.slice(0, longBytes).order(ByteOrder.nativeOrder()).asLongBuffer();
        mappedInts = piece.slice(longBytes, piece.limit() - longBytes).order(ByteOrder.nativeOrder()).asIntBuffer();
    }

    static Arrayed memory(int rows, int longColumns, int intColumns) {
        return new Arrayed((rows + GAP) * longColumns, (rows + GAP) * intColumns);
    }

    static int bytes(int rows, int longColumns, int intColumns) {
        return (rows + GAP) * (Long.BYTES * longColumns + Integer.BYTES * intColumns);
    }

    int rows() {
        return stride - GAP;
    }

    long getLong(int row, int column) {
        int at = column * stride + (row & MASK);
        return arrayed ? longs[at] : mappedLongs.get(at);
    }

    void putLong(int row, int column, long value) {
        int at = column * stride + (row & MASK);
        if (arrayed) {
            longs[at] = value;
        } else {
            mappedLongs.put(at, value);
        }
    }

    int getInt(int row, int column) {
        int at = column * stride + (row & MASK);
        return arrayed ? ints[at] : mappedInts.get(at);
    }

    void putInt(int row, int column, int value) {
        int at = column * stride + (row & MASK);
        if (arrayed) {
            ints[at] = value;
        } else {
            mappedInts.put(at, value);
        }
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

    /** Copies the first rows of another block that is in memory. */
    void copy(Block from, int rows, int longColumns, int intColumns) {
        for (int column = 0; column < longColumns; column++) {
            System.arraycopy(from.longs, column * from.stride, longs, column * stride, rows);
        }
        for (int column = 0; column < intColumns; column++) {
            System.arraycopy(from.ints, column * from.stride, ints, column * stride, rows);
        }
    }
}
