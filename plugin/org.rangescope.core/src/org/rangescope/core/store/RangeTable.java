// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.util.Columns;

/** Every range that was captured. The ranges of a map call stand one after the other, in ascending index. */
public final class RangeTable {

    private static final int SHIFT = 12;
    private static final int LENGTH = 1 << SHIFT;
    private static final int MASK = LENGTH - 1;

    private Chunk[] chunks = new Chunk[4];
    private int size;

    /** The columns of a few thousand rows; rows never move. */
    private static final class Chunk {

        private final long[] index = new long[LENGTH];
        private final long[] start = new long[LENGTH];
        private final long[] end = new long[LENGTH];
        private final long[] populatedNs = new long[LENGTH];
        private final byte[] how = new byte[LENGTH];
    }

    /**
     * How many rows there are.
     *
     * @return rows
     */
    public int size() {
        return size;
    }

    private Chunk chunk(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return chunks[row >>> SHIFT];
    }

    private Chunk room() {
        int index = size >>> SHIFT;
        if ((size & MASK) == 0) {
            chunks = Columns.slot(chunks, index);
            chunks[index] = new Chunk();
        }
        return chunks[index];
    }

    /**
     * Index in the xarray.
     *
     * @param row a row
     * @return from 0
     */
    public long index(int row) {
        return chunk(row).index[row & MASK];
    }

    /**
     * First byte.
     *
     * @param row a row
     * @return relative to the map's first range unless pointers are raw
     */
    public long start(int row) {
        return chunk(row).start[row & MASK];
    }

    /**
     * Last byte, inclusive.
     *
     * @param row a row
     * @return likewise
     */
    public long end(int row) {
        return chunk(row).end[row & MASK];
    }

    /**
     * Time since the map call began at which it was populated.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long populatedNs(int row) {
        return chunk(row).populatedNs[row & MASK];
    }

    /**
     * How the time at which it was populated is known.
     *
     * @param row a row
     * @return its source
     */
    public PopulationSource how(int row) {
        return PopulationSource.of(chunk(row).how[row & MASK]);
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
        Chunk chunk = room();
        int row = size++;
        int i = row & MASK;
        chunk.index[i] = range.getLong(RecordLayout.RANGE_INDEX);
        chunk.start[i] = range.getLong(RecordLayout.RANGE_START);
        chunk.end[i] = range.getLong(RecordLayout.RANGE_END);
        chunk.populatedNs[i] = range.getLong(RecordLayout.RANGE_POPULATED_NS);
        chunk.how[i] = (byte) range.getInt(RecordLayout.RANGE_HOW);
        return row;
    }
}
