// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Rows of longs and ints in columns, appended by one thread: that of the session, under whose lock others read, or the storage's. The latest rows are in memory;
 * full blocks go to the storage's file after a while. Other threads may read rows that they were told of.
 */
abstract class Table {

    private static final int FIRST = 128;

    private final Storage storage;
    private final Layout layout;
    private final int recent;
    private final boolean readMeanwhile;
    /** Replaced, never changed, so that others who read it see whole blocks. */
    private volatile Block[] blocks = {};
    /** The block of the latest rows, which are those from some row on; it never is on its way to the file. */
    private Block current = Block.NONE;
    private int currentFrom = Integer.MAX_VALUE;
    private int limit;
    private int size;
    private final ArrayDeque<Moving> moving = new ArrayDeque<>();
    /** Where the blocks that are in memory stand in the file as well, if they were written already; of no meaning for the others. */
    private volatile Storage.Piece[] written = {};
    private int moved;

    /** A block that is on its way to the file. */
    private static final class Moving {

        private final int index;
        private volatile Block there = Block.NONE;
        private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

        Moving(int index) {
            this.index = index;
        }
    }

    /**
     * An empty table.
     *
     * @param storage for full blocks
     * @param layout  its columns
     * @param recent  so many full blocks stay in memory, because their rows may well change
     */
    Table(Storage storage, Layout layout, int recent) {
        this(storage, layout, recent, false);
    }

    /**
     * An empty table.
     *
     * @param storage       for full blocks
     * @param layout        its columns
     * @param recent        so many full blocks stay in memory, because their rows may well change
     * @param readMeanwhile whether others may read rows while one is added, so that memory of rows cannot be used for others
     */
    Table(Storage storage, Layout layout, int recent, boolean readMeanwhile) {
        this.storage = storage;
        this.readMeanwhile = readMeanwhile;
        this.layout = layout;
        this.recent = recent;
    }

    /**
     * How many rows there are.
     *
     * @return rows
     */
    public final int size() {
        return size;
    }

    final Block block(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return blocks[row >>> Block.SHIFT];
    }

    /** As {@link #block}, for the thread that adds rows: the latest ones are found with less ado. */
    final Block own(int row) {
        return row >= currentFrom && row < size ? current : block(row);
    }

    /** The block of a row that is going to be changed; for the thread that adds rows. */
    final Block changing(int row) {
        if (row >= currentFrom && row < size) {
            return current;
        }
        Block block = block(row);
        block.changes(row);
        return block.isOpen(row) ? block : opened(row >>> Block.SHIFT);
    }

    /** A block in the file whose rows were not expected to change is written again, with room for any change. */
    private Block opened(int index) {
        Block.Arrayed memory = memory(blocks[index].rows());
        blocks[index].unpack(memory);
        Block made = inFile(memory, layout.changing(), null);
        put(index, made);
        storage.reuse(memory);
        return made;
    }

    private Block inFile(Block.Arrayed memory, Layout as, long @Nullable [] changed) {
        return new Block(storage, memory.rows, as, storage.write(memory, memory.rows, as, changed));
    }

    private Block.Arrayed memory(int rows) {
        return rows == Block.ROWS
                ? storage.reused(rows, layout.longColumns(), layout.intColumns())
                : new Block.Arrayed(rows, layout.longColumns(), layout.intColumns());
    }

    /** The block for the row after the last one. What is in that row is of no meaning: all of its columns have to be written. */
    final Block room() {
        if (size == limit) {
            grow();
        }
        return current;
    }

    /** Adds the row after the last one, for which {@link #room} made room. */
    final int added() {
        return size++;
    }

    /**
     * Finds a row of a table that is in the order of one of its columns.
     *
     * @param column of ints, ascending
     * @param wanted what stands in it
     * @return the row; -1 when there is none
     */
    final int find(int column, int wanted) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int found = block(middle).getInt(middle, column);
            if (found == wanted) {
                return middle;
            }
            if (found < wanted) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private void grow() {
        int index = size >>> Block.SHIFT;
        int inBlock = size & Block.MASK;
        if (size >= Integer.MAX_VALUE - Block.ROWS) {
            throw new UncheckedIOException(new IOException("This recording has more than " + size
                    + " rows in one table, which is more than can be numbered. Record a shorter time, or in parts with --max-size."));
        }
        int rows = index > 0 || inBlock >= Block.ROWS / 4 ? Block.ROWS : Math.max(FIRST, inBlock * 4);
        Block made = new Block(memory(rows));
        if (inBlock != 0) {
            made.copy(blocks[index], inBlock);
        }
        put(index, made);
        current = made;
        currentFrom = index << Block.SHIFT;
        limit = (index << Block.SHIFT) + rows;
        if (inBlock == 0) {
            arrive(false);
            if (moved < index - recent) {
                move(moved++);
            }
        }
    }

    private void put(int index, Block block) {
        Block[] more = Arrays.copyOf(blocks, Math.max(blocks.length, index + 1));
        more[index] = block;
        blocks = more;
    }

    private void move(int index) {
        Block from = blocks[index];
        Moving block = new Moving(index);
        from.watchChanges();
        block.done = storage.later(() -> block.there = inFile(from.memory, layout, from.changed));
        moving.add(block);
    }

    /** Uses the blocks that have been written to the file in place of those in memory. */
    private void arrive(boolean all) {
        for (Moving block = moving.peek(); block != null && (all || block.done.isDone()); block = moving.peek()) {
            Storage.join(block.done);
            if (block.there == Block.NONE) {
                throw new IllegalStateException("a block was not written");
            }
            Block from = blocks[block.index];
            put(block.index, from.applyChanges(block.there, layout) ? block.there : inFile(from.memory, layout, null));
            if (!readMeanwhile) {
                storage.reuse(from.memory);
            }
            moving.remove();
        }
    }

    /** Uses what has been written in place of what is in memory, as far as can be; before {@link #write}, for the thread that adds rows. */
    final void settle() {
        arrive(true);
    }

    /** Writes the rows that are in memory to the file; they must not be changed any more. Any thread, once. */
    final void write() {
        Block[] all = blocks;
        Storage.Piece[] pieces = new Storage.Piece[all.length];
        for (int i = 0; i < all.length; i++) {
            Storage.Piece there = all[i].piece;
            pieces[i] = there == null ? storage.write(all[i].memory, used(i, all[i]), layout, null) : there;
        }
        written = pieces;
    }

    /** How many rows of a block there are. */
    private int used(int index, Block block) {
        return Math.min(block.rows(), size - (index << Block.SHIFT));
    }

    /** Writes down where the rows are; those that are in memory are written to the file first, if they were not. */
    final void save(DataOutput out) throws IOException {
        arrive(true);
        if (written.length != blocks.length) {
            write();
        }
        out.writeInt(layout.longColumns());
        out.writeInt(layout.intColumns());
        out.writeInt(size);
        leaveMemory();
        for (int i = 0; i < blocks.length; i++) {
            out.writeLong(written[i].offset());
            out.writeInt(written[i].bytes());
            out.writeInt(used(i, blocks[i]));
        }
    }

    /** Nothing is added or changed any more, and everything stands in the file: the memory is given back. */
    private void leaveMemory() {
        Block[] all = blocks.clone();
        for (int i = 0; i < all.length; i++) {
            if (all[i].piece == null) {
                Block.Arrayed memory = all[i].memory;
                all[i] = new Block(storage, used(i, all[i]), layout, written[i]);
                if (memory.rows == Block.ROWS) {
                    storage.reuse(memory);
                }
            }
        }
        blocks = all;
        currentFrom = Integer.MAX_VALUE;
        current = Block.NONE;
        limit = size;
    }

    /** Finds the rows again. */
    final void load(DataInput in) throws IOException {
        if (in.readInt() != layout.longColumns() || in.readInt() != layout.intColumns()) {
            throw new IOException("a table has other columns");
        }
        int rows = in.readInt();
        if (rows < 0) {
            throw new IOException("a table has " + rows + " rows");
        }
        Block[] found = new Block[(int) ((rows + (long) Block.MASK) >>> Block.SHIFT)];
        for (int i = 0; i < found.length; i++) {
            Storage.Piece piece = new Storage.Piece(in.readLong(), in.readInt());
            int inBlock = in.readInt();
            if (inBlock < Math.min(Block.ROWS, rows - (i << Block.SHIFT)) || inBlock > Block.ROWS) {
                throw new IOException("a block has " + inBlock + " rows");
            }
            storage.check(piece.offset(), piece.bytes());
            if (piece.bytes() < (long) Packed.ENTRY * Packed.groups(inBlock) * layout.columns()) {
                throw new IOException("a block has " + piece.bytes() + " bytes");
            }
            found[i] = new Block(storage, inBlock, layout, piece);
        }
        blocks = found;
        size = rows;
        limit = rows;
    }
}
