// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/** Every range that was captured. The ranges of a map call stand one after the other, in ascending index. */
public final class RangeTable {

    private static final int INDEX = 0;
    private static final int START = 1;
    private static final int END = 2;
    private static final int POPULATED_NS = 3;
    private static final int LONGS = 4;

    /** In POPULATED_NS: how the time is known, in the low bits. */
    private static final int HOW_SHIFT = 2;
    private static final int HOW_MASK = 3;

    private Block[] blocks = {};
    private Block current = Block.NONE;
    private int limit;
    private int size;

    /**
     * How many rows there are.
     *
     * @return rows
     */
    public int size() {
        return size;
    }

    private Block block(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return blocks[row >>> Block.SHIFT];
    }

    /** The block for the row after the last one. */
    private Block room() {
        if (size == limit) {
            blocks = Block.room(blocks, size, LONGS, 0);
            current = blocks[size >>> Block.SHIFT];
            limit = current.limit(size);
        }
        return current;
    }

    /**
     * Index in the xarray.
     *
     * @param row a row
     * @return from 0
     */
    public long index(int row) {
        return block(row).longs(row, INDEX);
    }

    /**
     * First byte.
     *
     * @param row a row
     * @return relative to the map's first range unless pointers are raw
     */
    public long start(int row) {
        return block(row).longs(row, START);
    }

    /**
     * Last byte, inclusive.
     *
     * @param row a row
     * @return likewise
     */
    public long end(int row) {
        return block(row).longs(row, END);
    }

    /**
     * Time since the map call began at which it was populated.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long populatedNs(int row) {
        return block(row).longs(row, POPULATED_NS) >> HOW_SHIFT;
    }

    /**
     * How the time at which it was populated is known.
     *
     * @param row a row
     * @return its source
     */
    public PopulationSource how(int row) {
        return PopulationSource.of((int) block(row).longs(row, POPULATED_NS) & HOW_MASK);
    }

    /**
     * How large it is.
     *
     * @param row a row
     * @return bytes; 0 or negative when the range is malformed
     */
    public long lengthBytes(int row) {
        return end(row) - start(row) + 1;
    }

    /**
     * Appends a range; for the tracker.
     *
     * @param range a range record
     * @return its row
     */
    public int add(RecordView range) {
        Block block = room();
        int row = size++;
        block.longs[block.at(row, INDEX)] = range.getLong(RecordLayout.RANGE_INDEX);
        block.longs[block.at(row, START)] = range.getLong(RecordLayout.RANGE_START);
        block.longs[block.at(row, END)] = range.getLong(RecordLayout.RANGE_END);
        block.longs[block.at(row, POPULATED_NS)] = range.getLong(RecordLayout.RANGE_POPULATED_NS) << HOW_SHIFT
                | Math.min(HOW_MASK, range.getInt(RecordLayout.RANGE_HOW) & Integer.MAX_VALUE);
        return row;
    }
}
