// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.FilterField;

/**
 * A table of objects that are all in memory. For tables of some thousand rows.
 *
 * @param <T> a row
 */
public final class ListColumns<T> implements Columns {

    private final List<T> rows;
    private final List<Column> columns = new ArrayList<>();

    /**
     * A table without columns.
     *
     * @param rows its rows; not to be changed any more
     */
    public ListColumns(List<T> rows) {
        this.rows = rows;
    }

    /**
     * Adds a column of text.
     *
     * @param field its field
     * @param text  of a row
     * @return this
     */
    public ListColumns<T> text(FilterField field, Function<T, String> text) {
        columns.add(new Text(field, text));
        return this;
    }

    /**
     * Adds a column of numbers, choices or flags.
     *
     * @param field its field
     * @param value of a row; {@link Column#UNKNOWN} when it is not known
     * @return this
     */
    public ListColumns<T> number(FilterField field, ToLongFunction<T> value) {
        columns.add(new Number(field, value));
        return this;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public List<Column> list() {
        return Collections.unmodifiableList(columns);
    }

    /**
     * The object of a row.
     *
     * @param row a row
     * @return the object
     */
    public T get(int row) {
        return rows.get(row);
    }

    private final class Text implements Column {

        private final FilterField field;
        private final Function<T, String> text;
        private final Map<String, Long> keys = new HashMap<>();
        private final List<String> texts = new ArrayList<>();

        Text(FilterField field, Function<T, String> text) {
            this.field = field;
            this.text = text;
        }

        @Override
        public FilterField field() {
            return field;
        }

        @Override
        public long value(int row) {
            String words = text.apply(rows.get(row));
            Long key = keys.get(words);
            if (key == null) {
                key = (long) texts.size();
                keys.put(words, key);
                texts.add(words);
            }
            return key;
        }

        @Override
        public String text(long key) {
            return texts.get((int) key);
        }

        @Override
        public CharSequence textAt(int row) {
            return text.apply(rows.get(row));
        }
    }

    private final class Number implements Column {

        private final FilterField field;
        private final ToLongFunction<T> value;
        private final List<String> names;

        Number(FilterField field, ToLongFunction<T> value) {
            this.field = field;
            this.value = value;
            names = List.copyOf(field.names().keySet());
        }

        @Override
        public FilterField field() {
            return field;
        }

        @Override
        public long value(int row) {
            return value.applyAsLong(rows.get(row));
        }

        @Override
        public String text(long key) {
            return key >= 0 && key < names.size() ? names.get((int) key) : "";
        }
    }
}
