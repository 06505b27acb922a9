// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Puts rows in order by a column. Needs eight bytes a row while it works, and four for what comes out; rows with the same value stay in the order in which they
 * were.
 */
public final class RowOrder {

    /** So many are sorted at once, between two looks at whether to go on. */
    private static final int AT_ONCE = 1 << 20;
    private static final int RADIX = 8;

    private RowOrder() {}

    /**
     * Puts rows in order.
     *
     * @param source   the table
     * @param name     of the column
     * @param down     whether the largest come first; those that are not known come last then
     * @param rows     the rows
     * @param progress told how far it is; asked whether to go on
     * @return the same rows in another order; {@code null} when it was given up
     * @throws IllegalStateException if there is not enough memory; the message says what to do
     */
    public static @Nullable RowList by(TableSource source, String name, boolean down, RowList rows, Progress progress) {
        Columns columns = source.columns();
        try {
            Column column = columns.find(name);
            if (column == null) {
                throw new IllegalArgumentException("there is no column " + name);
            }
            return new Sorting(source, column, down, rows, progress).run();
        } catch (OutOfMemoryError e) {
            throw new IllegalStateException("There is not enough memory to put " + Units.counted(rows.size(), "row")
                    + " in order. Filter first, or give Java more with -Xmx.", e);
        } finally {
            source.release(columns);
        }
    }

    private static final class Sorting {

        private final TableSource source;
        private final Column column;
        private final boolean down;
        private final RowList rows;
        private final Progress progress;
        private final int size;
        private final Map<String, Integer> texts = new HashMap<>();
        private final Map<Long, String> keys = new HashMap<>();

        Sorting(TableSource source, Column column, boolean down, RowList rows, Progress progress) {
            this.source = source;
            this.down = down;
            this.rows = rows;
            this.progress = progress;
            size = rows.size();
            this.column = column;
        }

        @Nullable
        RowList run() {
            boolean text = column.field().kind().isText();
            if (text && !pieces(this::collect, "Reading", 0)) {
                return null;
            }
            rank();
            long[] values = new long[size];
            if (!pieces((from, to) -> read(values, from, to), "Reading", text ? 0.3 : 0)) {
                return null;
            }
            long least = Long.MAX_VALUE;
            long most = Long.MIN_VALUE;
            for (long value : values) {
                if (value != Column.UNKNOWN) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            return order(values, least, most);
        }

        private interface Piece {

            void look(int from, int to);
        }

        private boolean pieces(Piece piece, String what, double base) {
            for (int from = 0; from < size; from += TableSource.PIECE) {
                if (progress.isCanceled()) {
                    return false;
                }
                int first = from;
                source.look(() -> piece.look(first, Math.min(size, first + TableSource.PIECE)));
                progress.report(base + 0.3 * from / size, what + " " + Units.counted(size, "row"));
            }
            return true;
        }

        private void collect(int from, int to) {
            for (int i = from; i < to; i++) {
                int row = rows.row(i);
                long key = column.value(row);
                if (key != Column.UNKNOWN && (column.isPerRow() || !keys.containsKey(key))) {
                    String text = column.isPerRow() ? column.textAt(row).toString() : column.text(key);
                    texts.putIfAbsent(text, 0);
                    if (!column.isPerRow()) {
                        keys.put(key, text);
                    }
                }
            }
        }

        /** Gives each text its place among all of them. */
        private void rank() {
            String[] sorted = texts.keySet().toArray(String[]::new);
            Arrays.sort(sorted, String.CASE_INSENSITIVE_ORDER.thenComparing(String::compareTo));
            for (int i = 0; i < sorted.length; i++) {
                texts.put(sorted[i], i);
            }
        }

        private void read(long[] values, int from, int to) {
            boolean text = column.field().kind().isText();
            for (int i = from; i < to; i++) {
                int row = rows.row(i);
                long value = column.value(row);
                if (text && value != Column.UNKNOWN) {
                    String words = column.isPerRow() ? column.textAt(row).toString() : keys.get(value);
                    Integer place = texts.get(words);
                    value = place == null ? Column.UNKNOWN : place;
                }
                values[i] = value;
            }
        }

        private @Nullable RowList order(long[] values, long least, long most) {
            int indexBits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, size - 1)));
            int valueBits = Long.SIZE - 1 - indexBits;
            // one more, for the place of those that are not known
            long span = most < least ? 0 : most - least + 1;
            int spanBits = Long.SIZE - Long.numberOfLeadingZeros(span);
            int drop = spanBits <= valueBits ? 0 : spanBits - valueBits + 1;
            long[] packed = new long[drop == 0 ? 0 : size];
            long mask = (1L << indexBits) - 1;
            long top = most < least ? 0 : (most - least >>> drop) + 1;
            long[] sorted = drop == 0 ? values : packed;
            for (int i = 0; i < size; i++) {
                long place = values[i] == Column.UNKNOWN ? 0 : (values[i] - least >>> drop) + 1;
                sorted[i] = (down ? top - place : place) << indexBits | i;
            }
            if (!sort(sorted, 0, size, indexBits + Long.SIZE - Long.numberOfLeadingZeros(top))) {
                return null;
            }
            if (drop > 0) {
                settle(sorted, values, mask, indexBits);
            }
            RowList out = RowList.ordered();
            for (long each : sorted) {
                out.add(rows.row((int) (each & mask)));
            }
            return out;
        }

        /** Those whose values only differ in the digits that had no room. */
        private void settle(long[] sorted, long[] values, long mask, int indexBits) {
            for (int from = 0; from < size;) {
                int to = from + 1;
                while (to < size && sorted[to] >>> indexBits == sorted[from] >>> indexBits) {
                    to++;
                }
                if (to - from > 1) {
                    Long[] few = new Long[to - from];
                    for (int i = from; i < to; i++) {
                        few[i - from] = sorted[i];
                    }
                    Arrays.sort(few, (a, b) -> {
                        int order = Long.compare(values[(int) (a & mask)], values[(int) (b & mask)]);
                        return order == 0 ? Long.compare(a, b) : down ? -order : order;
                    });
                    for (int i = from; i < to; i++) {
                        sorted[i] = few[i - from];
                    }
                }
                from = to;
            }
        }

        /** In place, by the highest digits first, until what is left can be sorted without looking up. */
        private boolean sort(long[] array, int from, int to, int bits) {
            if (progress.isCanceled()) {
                return false;
            }
            if (to - from <= AT_ONCE || bits < RADIX) {
                Arrays.sort(array, from, to);
                progress.report(0.6 + 0.4 * to / size, "Sorting " + Units.counted(size, "row"));
                return true;
            }
            int shift = bits - RADIX;
            int[] ends = new int[1 << RADIX];
            for (int i = from; i < to; i++) {
                ends[digit(array[i], shift)]++;
            }
            int[] next = new int[1 << RADIX];
            int at = from;
            for (int digit = 0; digit < ends.length; digit++) {
                next[digit] = at;
                at += ends[digit];
                ends[digit] = at;
            }
            for (int digit = 0; digit < ends.length; digit++) {
                while (next[digit] < ends[digit]) {
                    long value = array[next[digit]];
                    int own = digit(value, shift);
                    while (own != digit) {
                        long other = array[next[own]];
                        array[next[own]++] = value;
                        value = other;
                        own = digit(value, shift);
                    }
                    array[next[digit]++] = value;
                }
            }
            int begin = from;
            for (int end : ends) {
                if (end > begin && !sort(array, begin, end, shift)) {
                    return false;
                }
                begin = end;
            }
            return true;
        }

        private static int digit(long value, int shift) {
            return (int) (value >>> shift) & (1 << RADIX) - 1;
        }
    }
}
