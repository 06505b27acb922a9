// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.interop.duckdb.Database;
import org.rangescope.report.JsonWriter;
import org.rangescope.report.Safe;

/** Writes the rows of a result as they come. Columns of a table are as wide as its first rows need. */
final class QueryOutput implements Database.Rows {

    private static final int MEASURED = 1_000;
    private static final int WIDEST = 120;

    private final Output output;
    private final QueryCommand.Style style;
    private List<String> names = List.of();
    private boolean[] right = {};
    private final List<String[]> held = new ArrayList<>();
    private int[] widths = {};
    private boolean measured;
    private long rows;

    QueryOutput(Output output, QueryCommand.Style style) {
        this.output = output;
        this.style = style;
    }

    @Override
    public void columns(List<String> columns, boolean[] numbers) throws IOException {
        names = style == QueryCommand.Style.JSON ? distinct(columns) : List.copyOf(columns);
        right = numbers.clone();
        widths = new int[names.size()];
        switch (style) {
        case CSV -> csv(names.toArray(String[]::new));
        case JSON -> output.print("[");
        case TABLE -> held.add(names.stream().map(Safe::line).toArray(String[]::new));
        }
    }

    @Override
    public void row(@Nullable Object[] values) throws IOException {
        switch (style) {
        case CSV -> {
            String[] cells = new String[values.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = plain(values[i]);
            }
            csv(cells);
        }
        case JSON -> json(values);
        case TABLE -> {
            String[] cells = new String[values.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Safe.line(plain(values[i]));
            }
            if (measured) {
                line(cells);
            } else {
                held.add(cells);
                if (held.size() > MEASURED) {
                    measure();
                }
            }
        }
        }
        rows++;
    }

    /** Everything came. */
    void end() throws IOException {
        if (style == QueryCommand.Style.JSON) {
            // a statement such as SET has no columns
            output.line("%s]", names.isEmpty() ? "[" : rows == 0 ? "" : "\n");
        } else if (style == QueryCommand.Style.TABLE && !measured) {
            measure();
        }
    }

    private void measure() throws IOException {
        measured = true;
        for (String[] cells : held) {
            for (int i = 0; i < cells.length; i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, cells[i].codePointCount(0, cells[i].length())));
            }
        }
        for (int i = 0; i < held.size(); i++) {
            line(held.get(i));
            if (i == 0 && widths.length > 0) {
                StringBuilder rule = new StringBuilder();
                for (int width : widths) {
                    rule.append(rule.length() == 0 ? "" : "  ").append("-".repeat(width));
                }
                output.line("%s", rule);
            }
        }
        held.clear();
    }

    private void line(String[] cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String blank = " ".repeat(Math.max(0, widths[i] - cells[i].codePointCount(0, cells[i].length())));
            line.append(i == 0 ? "" : "  ").append(right[i] ? blank + cells[i] : cells[i] + (i == cells.length - 1 ? "" : blank));
        }
        output.line("%s", line);
    }

    private void csv(String[] cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            line.append(i == 0 ? "" : ",");
            if (cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0 || cell.indexOf('\r') >= 0) {
                line.append('"').append(cell.replace("\"", "\"\"")).append('"');
            } else {
                line.append(cell);
            }
        }
        output.line("%s", line);
    }

    private void json(@Nullable Object[] values) throws IOException {
        StringBuilder line = new StringBuilder(rows == 0 ? "\n{" : ",\n{");
        for (int i = 0; i < values.length; i++) {
            line.append(i == 0 ? "" : ", ").append(text(names.get(i))).append(": ");
            json(line, values[i]);
        }
        output.print(line.append('}').toString());
    }

    private static void json(StringBuilder json, @Nullable Object value) {
        if (value == null || value instanceof Double number && !Double.isFinite(number)
                || value instanceof Float small && !Float.isFinite(small)) {
            json.append("null");
        } else if (value instanceof Number || value instanceof Boolean) {
            json.append(plain(value));
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object each : list) {
                json.append(separator);
                json(json, each);
                separator = ", ";
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> each : map.entrySet()) {
                json.append(separator).append(text(String.valueOf(each.getKey()))).append(": ");
                json(json, each.getValue());
                separator = ", ";
            }
            json.append(map.isEmpty() ? "{}" : "}");
        } else {
            json.append(text(plain(value)));
        }
    }

    /** An object has each name once: n, n_1, n_2. */
    private static List<String> distinct(List<String> columns) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String column : columns) {
            String name = column;
            for (int i = 1; distinct.contains(name) || i > 1 && columns.contains(name); i++) {
                name = column + "_" + i;
            }
            distinct.add(name);
        }
        return List.copyOf(distinct);
    }

    /** A text in quotes. */
    private static String text(String value) {
        String list = new JsonWriter().array().value(value).end().toString();
        return list.substring(list.indexOf('"'), list.lastIndexOf('"') + 1);
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
