// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.util.Progress;

/** Which texts stand in a column, as far as a quick look tells. */
public final class ValuesSeen {

    private static final int LOOKS = 50_000;
    private static final int MOST = 200;

    private ValuesSeen() {}

    /**
     * Looks at rows all over the table.
     *
     * @param source   the table
     * @param progress asked whether to go on
     * @return for each column of text that has no list of choices, by the name of its field, the texts that were seen, the most frequent first
     */
    public static Map<String, List<String>> in(TableSource source, Progress progress) {
        Columns columns = source.columns();
        try {
            return in(source, columns, progress);
        } finally {
            source.release(columns);
        }
    }

    private static Map<String, List<String>> in(TableSource source, Columns columns, Progress progress) {
        Map<String, List<String>> seen = new HashMap<>();
        for (Column column : columns.list()) {
            if (column.field().kind().isText() && !column.isPerRow() && column.field().names().isEmpty() && !progress.isCanceled()) {
                Map<String, Integer> counts = new HashMap<>();
                source.look(() -> count(column, columns.size(), counts));
                seen.put(column.field().name(), counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                        .limit(MOST).map(Map.Entry::getKey).toList());
            }
        }
        return seen;
    }

    private static void count(Column column, int size, Map<String, Integer> counts) {
        Map<Long, Integer> keys = new HashMap<>();
        int step = Math.max(1, size / LOOKS);
        for (long row = 0; row < size; row += step) {
            long key = column.value((int) row);
            if (key != Column.UNKNOWN) {
                keys.merge(key, 1, Integer::sum);
            }
        }
        keys.forEach((key, count) -> {
            String text = column.text(key);
            if (!text.isEmpty()) {
                counts.merge(text, count, Integer::sum);
            }
        });
    }
}
