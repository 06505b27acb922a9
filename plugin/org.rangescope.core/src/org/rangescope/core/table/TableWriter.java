// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;

/**
 * Writes a table as text, with headers: for other programs with exact numbers and their units in the headers, or for a person as it is shown.
 *
 * @param format how columns are told apart
 * @param shown  whether numbers are written as they are shown, with their units
 */
public record TableWriter(Format format, boolean shown) {

    /** How columns are told apart. */
    public enum Format {
        /** Commas; RFC 4180, but lines end in a line feed only. */
        CSV(','),
        /** Tabs; a tab or a line's end in a text becomes a blank. */
        TSV('\t');

        private final char separator;

        Format(char separator) {
            this.separator = separator;
        }
    }

    /**
     * Writes rows.
     *
     * @param source   the table
     * @param names    of the columns, in the order in which they are written
     * @param rows     the rows, in the order in which they are written
     * @param from     place in the rows to begin at
     * @param to       place after the last one
     * @param out      takes the text; neither flushed nor closed
     * @param progress told how far it is; asked whether to go on
     * @return whether everything was written
     * @throws IOException if it cannot be written
     */
    public boolean write(TableSource source, List<String> names, RowList rows, int from, int to, Appendable out, Progress progress)
            throws IOException {
        Columns columns = source.columns();
        try {
            return write(source, columns, names, rows, from, to, out, progress);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            source.release(columns);
        }
    }

    private boolean write(TableSource source, Columns columns, List<String> names, RowList rows, int from, int to, Appendable out,
            Progress progress) throws IOException {
        List<Column> wanted = new ArrayList<>();
        for (String name : names) {
            Column column = columns.find(name);
            if (column != null) {
                wanted.add(column);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            cell(out, i, shown ? wanted.get(i).field().title() : Cell.header(wanted.get(i).field()));
        }
        out.append('\n');
        StringBuilder piece = new StringBuilder();
        int end = Math.min(to, rows.size());
        for (int first = from; first < end; first += ROWS) {
            if (progress.isCanceled()) {
                return false;
            }
            int begin = first;
            piece.setLength(0);
            source.look(() -> {
                for (int index = begin; index < Math.min(end, begin + ROWS); index++) {
                    line(piece, wanted, rows.row(index));
                }
            });
            out.append(piece);
            progress.report((double) (first - from) / Math.max(1, end - from), Units.counted(first - from, "row") + " written");
        }
        return true;
    }

    private static final int ROWS = 4_096;

    private void line(StringBuilder out, List<Column> columns, int row) {
        try {
            for (int i = 0; i < columns.size(); i++) {
                cell(out, i, shown ? Cell.shown(columns.get(i), row) : Cell.plain(columns.get(i), row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.append('\n');
    }

    private void cell(Appendable out, int index, String text) throws IOException {
        if (index > 0) {
            out.append(format.separator);
        }
        if (format == Format.TSV) {
            out.append(text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' '));
        } else if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            out.append(text);
        }
    }
}
