// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import org.rangescope.core.filter.Columns;

/** A table that may only be looked at now and then, for somebody may be writing it. */
public interface TableSource {

    /** How many rows are looked at before others get a chance to write. */
    int PIECE = 1 << 16;

    /**
     * The table for one thread. Only to be touched inside of {@link #look}.
     *
     * @return columns of its own for each call
     */
    Columns columns();

    /**
     * The columns that {@link #columns} gave are not needed any more.
     *
     * @param columns not to be touched after this
     */
    default void release(Columns columns) {
        // nothing is held
    }

    /**
     * Looks at the table while nobody writes it; never on a UI thread.
     *
     * @param what takes out what is needed; must be quick
     */
    void look(Runnable what);

    /**
     * A row before which a search finds nothing. Only inside of {@link #look}.
     *
     * @return 0, unless it is known that the search is only for some part of the table
     */
    default int first() {
        return 0;
    }

    /**
     * A row from which on a search finds nothing. Only inside of {@link #look}.
     *
     * @param columns of the table
     * @return the number of rows, unless it is known that the search is only for some part of the table
     */
    default int end(Columns columns) {
        return columns.size();
    }

    /**
     * A table that nobody writes.
     *
     * @param columns its columns
     * @return a source of always the same columns
     */
    static TableSource of(Columns columns) {
        return new TableSource() {

            @Override
            public Columns columns() {
                return columns;
            }

            @Override
            public void look(Runnable what) {
                what.run();
            }
        };
    }
}
