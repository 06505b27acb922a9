// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/** Every range that was captured. The ranges of a map call stand one after the other, in ascending index. */
public final class RangeTable extends Table {

    private static final int INDEX = 0;
    private static final int START = 1;
    private static final int END = 2;
    private static final int POPULATED_NS = 3;
    private static final int LONGS = 4;

    /** In POPULATED_NS: how the time is known, in the low bits. */
    private static final int HOW_SHIFT = 2;
    private static final int HOW_MASK = 3;

    /**
     * An empty table.
     *
     * @param storage for its columns
     */
    public RangeTable(Storage storage) {
        super(storage, LONGS, 0, 0);
    }

    /**
     * Index in the xarray.
     *
     * @param row a row
     * @return from 0
     */
    public long index(int row) {
        return block(row).getLong(row, INDEX);
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
        return block(row).getLong(row, END);
    }

    /**
     * Time since the map call began at which it was populated.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long populatedNs(int row) {
        return block(row).getLong(row, POPULATED_NS) >> HOW_SHIFT;
    }

    /**
     * How the time at which it was populated is known.
     *
     * @param row a row
     * @return its source
     */
    public PopulationSource how(int row) {
        return PopulationSource.of((int) block(row).getLong(row, POPULATED_NS) & HOW_MASK);
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
        int row = added();
        block.putLong(row, INDEX, range.getLong(RecordLayout.RANGE_INDEX));
        block.putLong(row, START, range.getLong(RecordLayout.RANGE_START));
        block.putLong(row, END, range.getLong(RecordLayout.RANGE_END));
        block.putLong(row, POPULATED_NS, range.getLong(RecordLayout.RANGE_POPULATED_NS) << HOW_SHIFT
                | Math.min(HOW_MASK, range.getInt(RecordLayout.RANGE_HOW) & Integer.MAX_VALUE));
        return row;
    }
}
