// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.rangescope.report.export.ExportColumn.Type;

/**
 * A table of a recording that is looked at from its first row to its last: only one row is there at a time, so that it costs no memory however long it is. To be
 * looked at under the session's lock, by one thread.
 */
public final class ExportTable {

    private final String name;
    private final String meaning;
    private final List<ExportColumn> columns = new ArrayList<>();
    private BooleanSupplier advance = () -> false;
    private long rows;

    ExportTable(String name, String meaning) {
        this.name = name;
        this.meaning = meaning;
    }

    /** What moves on to the next row, and how many rows there are about. */
    ExportTable rows(long count, BooleanSupplier next) {
        rows = count;
        advance = next;
        return this;
    }

    ExportTable number(String column, Type type, String what, LongSupplier value) {
        columns.add(new ExportColumn(column, type, what, value, () -> ""));
        return this;
    }

    ExportTable text(String column, String what, Supplier<String> value) {
        columns.add(new ExportColumn(column, Type.VARCHAR, what, () -> ExportColumn.NULL, value));
        return this;
    }

    /**
     * What it is called.
     *
     * @return its name in SQL, and of its file
     */
    public String name() {
        return name;
    }

    /**
     * What a row of it is.
     *
     * @return for a person, part of a sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Its columns.
     *
     * @return in their order
     */
    public List<ExportColumn> columns() {
        return Collections.unmodifiableList(columns);
    }

    /**
     * How many rows it has, for a progress.
     *
     * @return rows, about
     */
    public long rowCount() {
        return rows;
    }

    /**
     * Moves on to the next row; to the first one at first.
     *
     * @return false when there is none
     */
    public boolean next() {
        return advance.getAsBoolean();
    }
}
