// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Rows of numbers that are only appended to, for whoever has columns of its own to keep. Appended to by one thread. */
public final class Rows extends Table {

    /**
     * No rows.
     *
     * @param storage for full blocks
     * @param longs   columns of longs
     * @param ints    columns of ints
     */
    public Rows(Storage storage, int longs, int ints) {
        super(storage, Layout.fixed(longs, ints), 0);
    }

    /**
     * Appends a row, of which every column has to be set before the next one is appended.
     *
     * @return its number
     */
    public int append() {
        room();
        return added();
    }

    /**
     * Sets a long of the last row.
     *
     * @param row    the last row
     * @param column from 0
     * @param value  any
     */
    public void setLong(int row, int column, long value) {
        block(row).putLong(row, column, value);
    }

    /**
     * Sets an int of the last row.
     *
     * @param row    the last row
     * @param column from 0
     * @param value  any
     */
    public void setInt(int row, int column, int value) {
        block(row).putInt(row, column, value);
    }

    /**
     * A long.
     *
     * @param row    from 0
     * @param column from 0
     * @return its value
     */
    public long getLong(int row, int column) {
        return block(row).getLong(row, column);
    }

    /**
     * An int.
     *
     * @param row    from 0
     * @param column from 0
     * @return its value
     */
    public int getInt(int row, int column) {
        return block(row).getInt(row, column);
    }

    /**
     * Writes down where the rows are.
     *
     * @param out receives it
     * @throws IOException if it cannot be written
     */
    public void saveRows(DataOutput out) throws IOException {
        save(out);
    }

    /**
     * Finds rows again that were saved.
     *
     * @param in gives what {@link #saveRows} wrote
     * @throws IOException if it cannot be read
     */
    public void loadRows(DataInput in) throws IOException {
        load(in);
    }
}
