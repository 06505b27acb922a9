// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.util.Units;

/** What stands in the cells of a table. */
public final class Cell {

    private static final String NOTHING = "";

    private Cell() {}

    /**
     * A value for a person.
     *
     * @param column its column
     * @param row    its row
     * @return such as {@code 18.4 ms}; empty where there is nothing
     */
    public static String shown(Column column, int row) {
        FilterField field = column.field();
        if (field.kind().isText()) {
            return column.textAt(row).toString();
        }
        long value = column.value(row);
        if (value == Column.UNKNOWN) {
            return NOTHING;
        }
        return switch (field.kind()) {
        case DURATION -> Units.duration(value == Units.UNKNOWN ? 0 : value);
        case TIME -> value == Units.UNKNOWN ? Units.relative(-2) : Units.relative(value);
        case BYTES -> Units.bytes(value);
        case NUMBER -> named(field, value, Units.count(value));
        case ADDRESS -> "0x" + Long.toHexString(value);
        case FLAG -> value == 0 ? NOTHING : "yes";
        default -> Long.toUnsignedString(value);
        };
    }

    private static String named(FilterField field, long value, String otherwise) {
        for (var name : field.names().entrySet()) {
            if (name.getValue() == value) {
                return name.getKey();
            }
        }
        return otherwise;
    }

    /**
     * A value to its last digit, with its unit; of a time also the one by the clock on the wall.
     *
     * @param columns the table
     * @param column  its column
     * @param row     its row
     * @return such as {@code 18,400,123 ns}
     */
    public static String exact(Columns columns, Column column, int row) {
        FilterField.Kind kind = column.field().kind();
        if (kind != FilterField.Kind.DURATION && kind != FilterField.Kind.TIME && kind != FilterField.Kind.BYTES
                && kind != FilterField.Kind.NUMBER) {
            return shown(column, row);
        }
        long value = column.value(row);
        if (value == Column.UNKNOWN) {
            return "unknown";
        }
        String exact = Units.count(value) + (kind.unit().isEmpty() ? "" : " " + kind.unit());
        if (kind == FilterField.Kind.TIME) {
            String wall = columns.wallClock(value);
            return exact + " since the start" + (wall.isEmpty() ? "" : "; " + wall);
        }
        String name = named(column.field(), value, "");
        return name.isEmpty() ? exact : name + " (" + exact + ")";
    }

    /**
     * A value for a program: a number without its unit and without marks.
     *
     * @param column its column
     * @param row    its row
     * @return such as {@code 18400123}; empty where there is nothing
     */
    public static String plain(Column column, int row) {
        FilterField.Kind kind = column.field().kind();
        if (kind.isText()) {
            return column.textAt(row).toString();
        }
        long value = column.value(row);
        if (value == Column.UNKNOWN) {
            return NOTHING;
        }
        return switch (kind) {
        case ADDRESS -> "0x" + Long.toHexString(value);
        case FLAG -> value == 0 ? "no" : "yes";
        case ID -> Long.toUnsignedString(value);
        default -> Long.toString(value);
        };
    }

    /**
     * The header over {@link #plain} values.
     *
     * @param field the column's field
     * @return its title, with the unit in brackets where there is one
     */
    public static String header(FilterField field) {
        return field.title() + (field.kind().unit().isEmpty() ? "" : " [" + field.kind().unit() + "]");
    }

    /**
     * A value as it is written in a filter.
     *
     * @param column its column
     * @param row    its row
     * @return such as {@code 18400123ns}
     */
    public static String inFilter(Column column, int row) {
        FilterField field = column.field();
        if (field.kind() == FilterField.Kind.TEXT) {
            return column.textAt(row).toString();
        }
        long value = column.value(row);
        if (field.kind() == FilterField.Kind.CHOICE && value != Column.UNKNOWN) {
            return column.text(value);
        }
        return value == Column.UNKNOWN ? "unknown" : named(field, value, plain(column, row) + field.kind().unit());
    }
}
