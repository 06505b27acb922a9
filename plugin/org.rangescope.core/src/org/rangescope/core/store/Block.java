// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.IOException;

import org.rangescope.core.util.annotation.Nullable;

/**
 * The columns of up to 65,536 rows. Rows that are new, or that change, are in memory, where all that belongs to one row stands together: to fill in or look up a
 * row touches two lines of the cache. Old ones are in a mapped file, packed column by column.
 */
final class Block {

    static final int SHIFT = 16;
    static final int ROWS = 1 << SHIFT;
    static final int MASK = ROWS - 1;

    /** Of an empty table. */
    static final Block NONE = new Block(new Arrayed(0, 0, 0));

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
    }

    private final boolean arrayed;
    private final long[] words;
    /** In memory: where the ints of a row begin. In the file: how many columns of longs there are. */
    private final int intsAt;
    /** In memory: from row to row. */
    private final int step;
    private final int rows;
    final Arrayed memory;
    /** In the file: its columns, once somebody has looked at them. */
    private volatile @Nullable Packed packed;
    private final @Nullable Storage storage;
    private final @Nullable Layout layout;
    /** Where it stands in the storage's file; null when it is not there. */
    final Storage.@Nullable Piece piece;
    /** While it is being written to the file: a bit for each row that was changed since. */
    long @Nullable [] changed;

    /** Rows in memory. */
    Block(Arrayed memory) {
        arrayed = true;
        this.memory = memory;
        rows = memory.rows;
        words = memory.words;
        step = memory.step;
        intsAt = memory.longColumns;
        storage = null;
        layout = null;
        piece = null;
    }

    /** Rows in a piece of the file, which is mapped when somebody looks at it. */
    Block(Storage storage, int rows, Layout layout, Storage.Piece piece) {
        arrayed = false;
        memory = NONE.memory;
        this.rows = rows;
        words = memory.words;
        step = 0;
        intsAt = layout.longColumns();
        this.layout = layout;
        this.storage = storage;
        this.piece = piece;
    }

    private Packed packed() {
        Packed found = packed;
        return found != null ? found : map();
    }

    private Packed map() {
        Storage from = storage;
        Layout of = layout;
        Storage.Piece where = piece;
        if (from == null || of == null || where == null) {
            throw new IllegalStateException("rows in memory are in no file");
        }
        try {
            Packed made = new Packed(from.map(where.offset(), where.bytes()), of, rows);
            packed = made;
            return made;
        } catch (IOException e) {
            throw from.damaged(where, e);
        }
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
            packed().longs(first & MASK, count, column, to);
        }
    }

    void ints(int first, int count, int column, int[] to) {
        if (arrayed) {
            int shift = (column & 1) << 5;
            for (int i = 0, at = at(first) + intsAt + (column >>> 1); i < count; i++, at += step) {
                to[i] = (int) (words[at] >>> shift);
            }
        } else {
            packed().ints(first & MASK, count, intsAt + column, to);
        }
    }

    long getLong(int row, int column) {
        return arrayed ? words[(row & MASK) * step + column] : packed().get(row & MASK, column);
    }

    void putLong(int row, int column, long value) {
        if (arrayed) {
            words[(row & MASK) * step + column] = value;
        } else {
            packed().put(row & MASK, column, value);
        }
    }

    int getInt(int row, int column) {
        return arrayed
                ? (int) (words[(row & MASK) * step + intsAt + (column >>> 1)] >>> ((column & 1) << 5))
                : (int) packed().get(row & MASK, intsAt + column);
    }

    void putInt(int row, int column, int value) {
        if (arrayed) {
            int at = (row & MASK) * step + intsAt + (column >>> 1);
            int shift = (column & 1) << 5;
            words[at] = words[at] & 0xffff_ffff_0000_0000L >>> shift | (value & 0xffff_ffffL) << shift;
        } else {
            packed().put(row & MASK, intsAt + column, value);
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

    /** Whether the columns of a row that may change late can be changed where they are. */
    boolean isOpen(int row) {
        return arrayed || packed().isOpen(row & MASK);
    }

    /**
     * Brings the block that was made of this one up to date.
     *
     * @return false when that cannot be, for a row was changed that was not expected to
     */
    boolean applyChanges(Block to, Layout of) {
        long[] bits = changed;
        for (int word = 0; bits != null && word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                int row = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                if (!to.isOpen(row)) {
                    return false;
                }
                for (int column = 0; column < of.longColumns(); column++) {
                    if (of.isLate(column)) {
                        to.putLong(row, column, getLong(row, column));
                    }
                }
                for (int column = 0; column < of.intColumns(); column++) {
                    if (of.isLate(of.longColumns() + column)) {
                        to.putInt(row, column, getInt(row, column));
                    }
                }
            }
        }
        return true;
    }

    /** Takes all rows into memory. */
    void unpack(Arrayed into) {
        Block to = new Block(into);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < into.longColumns; column++) {
                to.putLong(row, column, getLong(row, column));
            }
            for (int column = 0; column < into.intColumns; column++) {
                to.putInt(row, column, getInt(row, column));
            }
        }
    }

    /** Copies the first rows of another block that is in memory. */
    void copy(Block from, int count) {
        System.arraycopy(from.words, 0, words, 0, count * step);
    }
}
