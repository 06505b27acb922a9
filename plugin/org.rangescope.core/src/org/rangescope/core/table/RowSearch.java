// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.RowFilter;
import org.rangescope.core.filter.TooComplexException;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** Looks for the rows that a filter wants, in pieces, so that those found first can be shown while the search goes on. Used by one thread. */
public final class RowSearch {

    private final TableSource source;
    private final Filter filter;
    private final RowList found;
    private @Nullable Columns columns;
    private @Nullable RowFilter test;
    private int next;
    private int size;

    /**
     * A search from the first row.
     *
     * @param source the table
     * @param filter what is wanted
     */
    public RowSearch(TableSource source, Filter filter) {
        this.source = source;
        this.filter = filter;
        found = filter.isAll() ? RowList.all(0) : RowList.some();
    }

    /**
     * What was found so far; also while the search goes on.
     *
     * @return a list that grows
     */
    public RowList found() {
        return found;
    }

    /**
     * What is searched for.
     *
     * @return the filter
     */
    public Filter filter() {
        return filter;
    }

    /**
     * Looks at all rows that have come since the last time.
     *
     * @param progress told how far it is; asked whether to go on
     * @return whether it came to the end
     * @throws TooComplexException if a regular expression takes too long
     */
    public boolean run(Progress progress) {
        while (true) {
            if (progress.isCanceled()) {
                return false;
            }
            source.look(this::piece);
            if (next >= size) {
                return true;
            }
            progress.report(size == 0 ? Double.NaN : (double) next / size, Units.count(found.size()) + " of " + Units.counted(next, "row"));
        }
    }

    /** Lets go of the table; what was found stays. */
    public void release() {
        Columns held = columns;
        columns = null;
        test = null;
        if (held != null) {
            source.release(held);
        }
    }

    private void piece() {
        Columns held = columns;
        RowFilter looks = test;
        if (held == null || looks == null) {
            held = source.columns();
            looks = filter.on(held);
            columns = held;
            test = looks;
        }
        size = held.size();
        if (filter.isAll()) {
            found.grow(size);
            next = size;
            return;
        }
        size = Math.min(size, source.end(held));
        next = Math.max(next, source.first());
        int to = Math.min(size, next + TableSource.PIECE);
        looks.visit(next, to, found::add);
        next = Math.max(next, to);
    }

    /**
     * The next row of a list that a filter wants, after a place or before it, going around at the end once.
     *
     * @param source   the table
     * @param filter   what is wanted
     * @param rows     among which rows
     * @param from     place in the list to begin after; -1 for the first
     * @param backward whether to look before it
     * @param progress told how far it is; asked whether to go on
     * @return a place in the list, perhaps {@code from} itself; -1 when there is none, or the search was given up
     */
    public static int next(TableSource source, Filter filter, RowList rows, int from, boolean backward, Progress progress) {
        Columns columns = source.columns();
        try {
            return next(source, filter.on(columns), rows, from, backward, progress);
        } finally {
            source.release(columns);
        }
    }

    private static int next(TableSource source, RowFilter test, RowList rows, int from, boolean backward, Progress progress) {
        int size = rows.size();
        int[] hit = {-1};
        int at = backward && from < 0 ? 0 : from;
        for (int done = 0; done < size && hit[0] < 0 && !progress.isCanceled();) {
            // the stretch from the place to the end that is looked for, then the one on the other side
            int begin = backward ? Math.floorMod(at - 1, size) : Math.floorMod(at + 1, size);
            int length = Math.min(Math.min(TableSource.PIECE, size - done), backward ? begin + 1 : size - begin);
            source.look(() -> hit[0] = find(test, rows, backward ? begin - length + 1 : begin, length, backward));
            at = backward ? begin - length + 1 : begin + length - 1;
            done += length;
            progress.report((double) done / size, Units.counted(done, "row") + " searched");
        }
        return hit[0];
    }

    private static int find(RowFilter test, RowList rows, int first, int length, boolean backward) {
        if (rows.isAll()) {
            return backward ? test.last(first, first + length) : test.first(first, first + length);
        }
        for (int i = 0; i < length; i++) {
            int index = backward ? first + length - 1 - i : first + i;
            if (test.test(rows.row(index))) {
                return index;
            }
        }
        return -1;
    }
}
