// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;

import org.rangescope.core.util.annotation.Nullable;

/**
 * The columns of up to 65,536 rows. Rows that are new, or that change, are in memory, where all that belongs to one row stands together: to fill in or look up a
 * row touches two lines of the cache. Old ones are in a mapped file, where each column stands by itself: first those of longs, then those of ints, with a gap of a
 * cache line between columns, so that the ends of all columns do not compete for the same place in the cache.
 */
final class Block {

    static final int SHIFT = 16;
    static final int ROWS = 1 << SHIFT;
    static final int MASK = ROWS - 1;

    /** Of an empty table. */
    static final Block NONE = new Block(new Arrayed(0, 0, 0));

    private static final int GAP = 16;

    /** Memory for rows. It is used again for other rows. */
    static final class Arrayed {

        final int rows;
        final int longColumns;
        final int intColumns;
        /** Of each row its longs, then its ints, two to a word. */
        final long[] words;
        /** Words of a row. */
        final int step;

        Arrayed(int rows, int longColumns, int intColumns) {
            this.rows = rows;
            this.longColumns = longColumns;
            this.intColumns = intColumns;
            step = longColumns + (intColumns + 1) / 2;
            words = new long[rows * step];
        }

        /** Bytes that the rows take in the file. */
        int bytes() {
            return Block.bytes(rows, longColumns, intColumns);
        }
    }

    private final boolean arrayed;
    private final long[] words;
    private final int intsAt;
    /** In the file: its columns, once somebody has looked at them. */
    private volatile @Nullable Mapped mapped;
    private final @Nullable Storage storage;
    private final int longColumns;
    private final int bytes;
    /** In memory: from row to row. In the file: from column to column. */
    private final int step;
    private final int rows;
    final Arrayed memory;
    /** Where it stands in the storage's file, or -1 when it is not there. */
    final long offset;
    /** While it is being written to the file: a bit for each row that was changed since. */
    private long @Nullable [] changed;

    /** Rows in memory. */
    Block(Arrayed memory) {
        arrayed = true;
        this.memory = memory;
        rows = memory.rows;
        words = memory.words;
        step = memory.step;
        intsAt = memory.longColumns;
        longColumns = memory.longColumns;
        bytes = memory.bytes();
        storage = null;
        offset = -1;
    }

    /** Rows in a piece of the file, which is mapped when somebody looks at it. */
    Block(Storage storage, int rows, int longColumns, int intColumns, long offset) {
        arrayed = false;
        memory = NONE.memory;
        this.rows = rows;
        words = memory.words;
        step = rows + GAP;
        intsAt = 0;
        this.longColumns = longColumns;
        bytes = bytes(rows, longColumns, intColumns);
        this.storage = storage;
        this.offset = offset;
    }

    /** Columns in a mapped piece of the file. */
    private record Mapped(LongBuffer longs, IntBuffer ints) {}

    private Mapped mapped() {
        Mapped found = mapped;
        return found != null ? found : map();
    }

    private Mapped map() {
        Storage from = storage;
        if (from == null) {
            throw new IllegalStateException("rows in memory are in no file");
        }
        ByteBuffer piece = from.map(offset, bytes);
        int longBytes = Long.BYTES * longColumns * step;
        Mapped made = new Mapped(piece.slice(0, longBytes).order(ByteOrder.nativeOrder()).asLongBuffer(),
                piece.slice(longBytes, bytes - longBytes).order(ByteOrder.nativeOrder()).asIntBuffer());
        mapped = made;
        return made;
    }

    static int bytes(int rows, int longColumns, int intColumns) {
        return (rows + GAP) * (Long.BYTES * longColumns + Integer.BYTES * intColumns);
    }

    /** Where a column of longs begins in the file. */
    static long longColumnAt(int rows, int column) {
        return (long) (rows + GAP) * Long.BYTES * column;
    }

    /** Where a column of ints begins in the file. */
    static long intColumnAt(int rows, int longColumns, int column) {
        return longColumnAt(rows, longColumns) + (long) (rows + GAP) * Integer.BYTES * column;
    }

    int rows() {
        return rows;
    }

    /** Where the words of a row begin in {@link Arrayed#words}. */
    int at(int row) {
        return (row & MASK) * step;
    }

    /** Takes a column out of some rows. */
    void longs(int first, int count, int column, long[] to) {
        if (arrayed) {
            for (int i = 0, at = at(first) + column; i < count; i++, at += step) {
                to[i] = words[at];
            }
        } else {
            mapped().longs.get(column * step + (first & MASK), to, 0, count);
        }
    }

    void ints(int first, int count, int column, int[] to) {
        if (arrayed) {
            int shift = (column & 1) << 5;
            for (int i = 0, at = at(first) + intsAt + (column >>> 1); i < count; i++, at += step) {
                to[i] = (int) (words[at] >>> shift);
            }
        } else {
            mapped().ints.get(column * step + (first & MASK), to, 0, count);
        }
    }

    long getLong(int row, int column) {
        return arrayed ? words[(row & MASK) * step + column] : mapped().longs.get(column * step + (row & MASK));
    }

    void putLong(int row, int column, long value) {
        if (arrayed) {
            words[(row & MASK) * step + column] = value;
        } else {
            mapped().longs.put(column * step + (row & MASK), value);
        }
    }

    int getInt(int row, int column) {
        return arrayed
                ? (int) (words[(row & MASK) * step + intsAt + (column >>> 1)] >>> ((column & 1) << 5))
                : mapped().ints.get(column * step + (row & MASK));
    }

    void putInt(int row, int column, int value) {
        if (arrayed) {
            int at = (row & MASK) * step + intsAt + (column >>> 1);
            int shift = (column & 1) << 5;
            words[at] = words[at] & 0xffff_ffff_0000_0000L >>> shift | (value & 0xffff_ffffL) << shift;
        } else {
            mapped().ints.put(column * step + (row & MASK), value);
        }
    }

    /** The ints of an even column and of the odd one after it, as a word. */
    long getPair(int row, int even) {
        return arrayed ? words[(row & MASK) * step + intsAt + (even >>> 1)] : pair(getInt(row, even), getInt(row, even + 1));
    }

    void putPair(int row, int even, long pair) {
        if (arrayed) {
            words[(row & MASK) * step + intsAt + (even >>> 1)] = pair;
        } else {
            putInt(row, even, (int) pair);
            putInt(row, even + 1, (int) (pair >>> 32));
        }
    }

    /** Two ints as a word: that of an even column and that of the odd one after it. */
    static long pair(int even, int odd) {
        return even & 0xffff_ffffL | (long) odd << 32;
    }

    /** It is going to be written to the file: changes from now on have to be made there, too. */
    void watchChanges() {
        changed = new long[ROWS / Long.SIZE];
    }

    /** A row is changed; for tables that change rows. */
    void changes(int row) {
        long[] bits = changed;
        if (bits != null) {
            bits[(row & MASK) >>> 6] |= 1L << row;
        }
    }

    /** Brings the block that was made of the file up to date. */
    void applyChanges(Block to, int longColumns, int intColumns) {
        long[] bits = changed;
        for (int word = 0; bits != null && word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                int row = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                for (int column = 0; column < longColumns; column++) {
                    to.putLong(row, column, getLong(row, column));
                }
                for (int column = 0; column < intColumns; column++) {
                    to.putInt(row, column, getInt(row, column));
                }
            }
        }
    }

    /** Copies the first rows of another block that is in memory. */
    void copy(Block from, int count) {
        System.arraycopy(from.words, 0, words, 0, count * step);
    }
}
