// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Display;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/**
 * Which columns of a table are shown, in which order and how wide, kept in the preferences of the workspace. Columns have identifiers; those that a later version
 * adds show up where they stand in the table.
 */
final class ColumnMemory {

    private static final String ROOT = "org.rangescope.ui";
    private static final String TABLES = "tables";
    private static final String ORDER = "order";
    private static final String HIDDEN = "hidden";
    private static final String SHOWN = "shown";
    private static final String WIDTH = "width.";
    private static final String SORT = "sort";

    private static final int SOON_MS = 500;

    private final Runnable writing = this::write;
    private final Preferences node;
    private final List<String> all;
    private final Set<String> hiddenAtFirst;
    private final Set<String> hidden = new LinkedHashSet<>();
    private final Map<String, Integer> widths = new HashMap<>();
    private List<String> order;
    private String sort;

    /**
     * @param table identifier of the table
     * @param all its columns
     * @param hiddenAtFirst those that are only shown when they are asked for
     */
    ColumnMemory(String table, List<String> all, Set<String> hiddenAtFirst) {
        IEclipsePreferences root = InstanceScope.INSTANCE.getNode(ROOT);
        node = root.node(TABLES).node(table);
        this.all = all;
        this.hiddenAtFirst = hiddenAtFirst;
        load();
    }

    private void load() {
        List<String> kept = list(ORDER);
        order = new ArrayList<>(kept.stream().filter(all::contains).distinct().toList());
        for (int i = 0; i < all.size(); i++) {
            if (!order.contains(all.get(i))) {
                order.add(i == 0 ? 0 : order.indexOf(all.get(i - 1)) + 1, all.get(i));
            }
        }
        hidden.clear();
        hidden.addAll(hiddenAtFirst);
        hidden.removeAll(list(SHOWN));
        hidden.addAll(list(HIDDEN).stream().filter(all::contains).toList());
        widths.clear();
        for (String id : all) {
            int width = node.getInt(WIDTH + id, 0);
            if (width > 0) {
                widths.put(id, width);
            }
        }
        sort = node.get(SORT, "");
    }

    private List<String> list(String key) {
        String text = node.get(key, "");
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }

    /** Identifiers of all columns, in the order in which they are shown. */
    List<String> order() {
        return order;
    }

    boolean isHidden(String id) {
        return hidden.contains(id);
    }

    /** The width that somebody gave a column; 0 when nobody did. */
    int width(String id) {
        return widths.getOrDefault(id, 0);
    }

    /** Identifier of the column by which the table is sorted, after "+" or "-"; empty when it is not. */
    String sort() {
        return sort;
    }

    void setOrder(List<String> ids) {
        if (!ids.equals(order)) {
            order = List.copyOf(ids);
            node.put(ORDER, String.join(",", ids));
            flush();
        }
    }

    void setHidden(String id, boolean value) {
        if (value ? hidden.add(id) : hidden.remove(id)) {
            node.put(HIDDEN, String.join(",", hidden.stream().filter(each -> !hiddenAtFirst.contains(each)).toList()));
            node.put(SHOWN, String.join(",", hiddenAtFirst.stream().filter(each -> !hidden.contains(each)).toList()));
            flush();
        }
    }

    void setWidth(String id, int width) {
        if (width > 0 && width(id) != width) {
            widths.put(id, width);
            node.putInt(WIDTH + id, width);
            flush();
        }
    }

    void setSort(String value) {
        if (!value.equals(sort)) {
            sort = value;
            node.put(SORT, value);
            flush();
        }
    }

    /** As on the first day. */
    void reset() {
        try {
            node.clear();
        } catch (BackingStoreException e) {
            ILog.of(ColumnMemory.class).warn("Columns could not be reset", e);
        }
        load();
        flush();
    }

    /** Soon, and only once for all that happens until then: a border that is dragged tells of each pixel. */
    private void flush() {
        Display display = Display.getCurrent();
        if (display == null) {
            write();
        } else {
            display.timerExec(SOON_MS, writing);
        }
    }

    /** Writes what is kept; also called when the table goes away. */
    void write() {
        try {
            node.flush();
        } catch (BackingStoreException e) {
            ILog.of(ColumnMemory.class).warn("Columns could not be remembered: " + e.getMessage(), e);
        }
    }
}
