// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.util.List;

import org.rangescope.core.util.annotation.Nullable;

/** A table as its columns. Used by one thread at a time. */
public interface Columns {

    /**
     * How many rows there are now.
     *
     * @return rows; never fewer than before
     */
    int size();

    /**
     * Its columns.
     *
     * @return always the same, in the same order
     */
    List<Column> list();

    /**
     * The fields of its columns.
     *
     * @return in their order
     */
    default List<FilterField> fields() {
        return list().stream().map(Column::field).toList();
    }

    /**
     * A column by its name.
     *
     * @param name of its field
     * @return the column, or {@code null} when there is none
     */
    default @Nullable Column find(String name) {
        for (Column column : list()) {
            if (column.field().name().equals(name)) {
                return column;
            }
        }
        return null;
    }

    /**
     * What a time since the start is by the clock on the wall.
     *
     * @param relativeNs a value of a column of times
     * @return such as {@code 2026-11-22 10:41:03.237518214 UTC}; empty when that is not known
     */
    default String wallClock(long relativeNs) {
        return "";
    }
}
