// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Rows of longs and ints in columns, appended by one thread. The first rows are in memory; from the first full block on they are in the storage's file, of which
 * one block is always made ready ahead. Other threads may read rows that they were told of.
 */
abstract class Table {

    private static final int FIRST = 128;

    private final Storage storage;
    private final int longColumns;
    private final int intColumns;
    private Block[] blocks = {};
    private Block current = Block.NONE;
    private @Nullable CompletableFuture<Block> next;
    private int limit;
    private int size;

    Table(Storage storage, int longColumns, int intColumns) {
        this.storage = storage;
        this.longColumns = longColumns;
        this.intColumns = intColumns;
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

    /** The block of a row that is known to be there. */
    final Block known(int row) {
        return blocks[row >>> Block.SHIFT];
    }

    /** The block for the row after the last one. */
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

    private void grow() {
        int index = size >>> Block.SHIFT;
        int inBlock = size & Block.MASK;
        if (size == Integer.MAX_VALUE - Block.MASK) {
            throw new UncheckedIOException(new IOException("This recording has more than " + size
                    + " rows in one table, which is more than can be numbered. Record a shorter time, or in parts with --max-size."));
        }
        Block made;
        if (index == 0 && inBlock < Block.ROWS / 4) {
            int rows = Math.max(FIRST, inBlock * 4);
            made = new Block(rows, longColumns, intColumns, -1, Storage.small(Block.bytes(rows, longColumns, intColumns)));
        } else {
            CompletableFuture<Block> ready = next;
            made = ready == null ? large() : join(ready);
            next = CompletableFuture.supplyAsync(this::large, Storage.WORKERS);
        }
        if (inBlock != 0) {
            made.copy(blocks[index], inBlock, longColumns, intColumns);
        }
        if (index == blocks.length) {
            blocks = Arrays.copyOf(blocks, index + 1);
        }
        blocks[index] = made;
        current = made;
        limit = (index << Block.SHIFT) + made.rows();
    }

    private static Block join(CompletableFuture<Block> ready) {
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException full ? full : e;
        }
    }

    private Block large() {
        Storage.Piece piece = storage.allocate(Block.bytes(Block.ROWS, longColumns, intColumns));
        return new Block(Block.ROWS, longColumns, intColumns, piece.offset(), piece.bytes());
    }

    /** Writes down where the rows are; those that are in memory only are moved into the storage first. */
    final void save(DataOutput out) throws IOException {
        out.writeInt(longColumns);
        out.writeInt(intColumns);
        out.writeInt(size);
        for (int i = 0; i < blocks.length; i++) {
            if (blocks[i].offset < 0) {
                int rows = blocks[i].rows();
                Storage.Piece piece = storage.allocate(Block.bytes(rows, longColumns, intColumns));
                Block kept = new Block(rows, longColumns, intColumns, piece.offset(), piece.bytes());
                kept.copy(blocks[i], Math.min(size - (i << Block.SHIFT), rows), longColumns, intColumns);
                blocks[i] = kept;
                current = kept;
            }
            out.writeLong(blocks[i].offset);
            out.writeInt(blocks[i].rows());
        }
    }

    /** Finds the rows again. */
    final void load(DataInput in) throws IOException {
        if (in.readInt() != longColumns || in.readInt() != intColumns) {
            throw new IOException("a table has other columns");
        }
        int rows = in.readInt();
        if (rows < 0) {
            throw new IOException("a table has " + rows + " rows");
        }
        Block[] found = new Block[(rows + Block.MASK) >>> Block.SHIFT];
        for (int i = 0; i < found.length; i++) {
            long offset = in.readLong();
            int inBlock = in.readInt();
            if (inBlock < Math.min(Block.ROWS, rows - (i << Block.SHIFT)) || inBlock > Block.ROWS) {
                throw new IOException("a block has " + inBlock + " rows");
            }
            found[i] = new Block(inBlock, longColumns, intColumns, offset,
                    storage.map(offset, Block.bytes(inBlock, longColumns, intColumns)));
        }
        blocks = found;
        size = rows;
        limit = rows;
    }
}
