// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.util.Units;

/** Every range that was captured. The ranges of a map call stand one after the other, in ascending index. */
public final class RangeTable extends Table {

    private static final int START = 0;
    private static final int LONGS = 1;

    private static final int INDEX = 0;
    private static final int PAGES = 1;
    private static final int POPULATED = 2;
    private static final int INTS = 3;
    /** Of a row in memory. */
    private static final int WORDS = LONGS + (INTS + 1) / 2;

    private static final int PAGE_SHIFT = 12;
    private static final long PAGE_MASK = (1 << PAGE_SHIFT) - 1;
    /** In PAGES: the row does not fit into these columns, and stands among the odd ones. */
    private static final int ODD = -1;
    /** In POPULATED: how the time is known, in the low bits; negative when it is not. */
    private static final int HOW_SHIFT = 2;
    private static final int HOW_MASK = 3;

    private final OddRanges odd;

    /**
     * An empty table.
     *
     * @param storage for its columns
     */
    public RangeTable(Storage storage) {
        super(storage, Layout.fixed(LONGS, INTS), 0);
        odd = new OddRanges(storage);
    }

    /**
     * Index in the xarray.
     *
     * @param row a row
     * @return from 0
     */
    public long index(int row) {
        Block block = block(row);
        return block.getInt(row, PAGES) == ODD ? odd.index(row) : block.getInt(row, INDEX);
    }

    /**
     * First byte.
     *
     * @param row a row
     * @return relative to the map's first range unless pointers are raw
     */
    public long start(int row) {
        return block(row).getLong(row, START);
    }

    /**
     * Last byte, inclusive.
     *
     * @param row a row
     * @return likewise
     */
    public long end(int row) {
        Block block = block(row);
        int pages = block.getInt(row, PAGES);
        return pages == ODD ? odd.end(row) : block.getLong(row, START) + ((long) pages << PAGE_SHIFT) - 1;
    }

    /**
     * Time since the map call began at which it was populated.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long populatedNs(int row) {
        Block block = block(row);
        if (block.getInt(row, PAGES) == ODD) {
            return odd.populatedNs(row);
        }
        int populated = block.getInt(row, POPULATED);
        return populated < 0 ? Units.UNKNOWN : populated >>> HOW_SHIFT;
    }

    /**
     * How the time at which it was populated is known.
     *
     * @param row a row
     * @return its source
     */
    public PopulationSource how(int row) {
        return PopulationSource.of(block(row).getInt(row, POPULATED) & HOW_MASK);
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
        long index = range.getLong(RecordLayout.RANGE_INDEX);
        long start = range.getLong(RecordLayout.RANGE_START);
        long end = range.getLong(RecordLayout.RANGE_END);
        long populatedNs = range.getLong(RecordLayout.RANGE_POPULATED_NS);
        int how = Math.min(HOW_MASK, range.getInt(RecordLayout.RANGE_HOW) & Integer.MAX_VALUE);
        long length = end - start + 1;
        int populated = populatedNs == Units.UNKNOWN ? Integer.MIN_VALUE | how : (int) populatedNs << HOW_SHIFT | how;
        long[] words = room().memory.words;
        int row = added();
        int at = (row & Block.MASK) * WORDS;
        words[at] = start;
        words[at + LONGS + 1] = populated & 0xffff_ffffL;
        if ((length & PAGE_MASK) != 0 || length <= 0 || length >>> PAGE_SHIFT > Integer.MAX_VALUE || index >>> Integer.SIZE - 1 != 0
                || populatedNs != Units.UNKNOWN && populatedNs >>> Integer.SIZE - 1 - HOW_SHIFT != 0) {
            words[at + LONGS] = Block.pair(0, ODD);
            odd.add(row, index, end, populatedNs);
        } else {
            words[at + LONGS] = Block.pair((int) index, (int) (length >>> PAGE_SHIFT));
        }
        return row;
    }

    /** The ranges that are not whole pages, or have numbers that are very large; few recordings have any. */
    OddRanges odd() {
        return odd;
    }

    /** Ranges whole, in the order of their rows. */
    static final class OddRanges extends Table {

        private static final int INDEX = 0;
        private static final int END = 1;
        private static final int POPULATED_NS = 2;
        private static final int ROW = 0;

        OddRanges(Storage storage) {
            super(storage, Layout.fixed(3, 1), 0);
        }

        void add(int range, long index, long end, long populatedNs) {
            Block block = room();
            int at = added();
            block.putLong(at, INDEX, index);
            block.putLong(at, END, end);
            block.putLong(at, POPULATED_NS, populatedNs);
            block.putInt(at, ROW, range);
        }

        private long get(int range, int column) {
            int at = find(ROW, range);
            return block(at).getLong(at, column);
        }

        long index(int range) {
            return get(range, INDEX);
        }

        long end(int range) {
            return get(range, END);
        }

        long populatedNs(int range) {
            return get(range, POPULATED_NS);
        }
    }
}
