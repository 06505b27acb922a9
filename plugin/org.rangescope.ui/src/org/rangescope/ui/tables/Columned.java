// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/**
 * Native columns that can be hidden, moved and made wider, and are remembered. A column that is hidden has no width. What room is left goes to those that stretch,
 * unless somebody gave them a width.
 */
public final class Columned {

    /**
     * A column.
     *
     * @param id by which it is remembered
     * @param title its header
     * @param right whether it stands on the right
     * @param chars how many characters are to fit
     * @param stretch its share of the room that is left; 0 for none
     * @param hidden whether it is only shown when it is asked for
     */
    public record Spec(String id, String title, boolean right, int chars, int stretch, boolean hidden) {}

    private static final int PADDING = 14;
    private static final int LEAST_CHARS = 14;

    private final Table table;
    private final List<Spec> specs;
    private final ColumnMemory memory;
    private final List<TableColumn> columns = new ArrayList<>();
    private final PixelConverter pixels;
    private final SortedHeader headers;
    private final Runnable changed;
    /** Widths that columns were given here. */
    private final Map<String, Integer> expected = new HashMap<>();
    private boolean laying;

    /**
     * Takes over the columns of a table, or makes them where it has none.
     *
     * @param id by which the table is remembered
     * @param table the table
     * @param specs its columns
     * @param changed called when other columns are to be filled
     */
    public Columned(String id, Table table, List<Spec> specs, Runnable changed) {
        this.table = table;
        this.specs = List.copyOf(specs);
        this.changed = changed;
        Set<String> hidden = specs.stream().filter(Spec::hidden).map(Spec::id).collect(Collectors.toSet());
        memory = new ColumnMemory(id, specs.stream().map(Spec::id).toList(), hidden);
        pixels = new PixelConverter(table);
        headers = new SortedHeader(table);
        table.addListener(SWT.Dispose, e -> memory.write());
        laying = true;
        for (int i = 0; i < specs.size(); i++) {
            Spec spec = specs.get(i);
            TableColumn column = i < table.getColumnCount()
                    ? table.getColumn(i)
                    : new TableColumn(table, spec.right() ? SWT.RIGHT : SWT.LEFT);
            column.setText(spec.title());
            column.setMoveable(true);
            columns.add(column);
            column.addListener(SWT.Resize, e -> resized(spec, column));
            column.addListener(SWT.Move, e -> moved());
        }
        laying = false;
        apply();
    }

    /** Keeps which column the table is sorted by. */
    public void sorted(String by) {
        memory.setSort(by);
    }

    /** Which column the table was sorted by, as given to {@link #sorted}. */
    public String sorted() {
        return memory.sort();
    }

    /** The column with an identifier. */
    public TableColumn column(String id) {
        for (int i = 0; i < specs.size(); i++) {
            if (specs.get(i).id().equals(id)) {
                return columns.get(i);
            }
        }
        throw new IllegalArgumentException("no column " + id);
    }

    /** All columns as they were made, in the order in which the table counts them. */
    public List<Spec> specs() {
        return specs;
    }

    /** Whether a column is shown. */
    public boolean isShown(String id) {
        return !memory.isHidden(id);
    }

    /** Identifiers of the columns that are shown, in the order in which they are. */
    public List<String> shown() {
        return memory.order().stream().filter(this::isShown).toList();
    }

    /** Shows a column, or hides it. */
    public void show(String id, boolean value) {
        memory.setHidden(id, !value);
        apply();
        changed.run();
    }

    /** As it was on the first day. */
    public void reset() {
        memory.reset();
        apply();
        changed.run();
    }

    private void apply() {
        List<String> order = memory.order();
        int[] indices = new int[order.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = columns.indexOf(column(order.get(i)));
        }
        laying = true;
        table.setColumnOrder(indices);
        laying = false;
        layout();
    }

    private int natural(Spec spec) {
        return Math.max(pixels.convertWidthInCharsToPixels(Math.max(spec.chars(), spec.title().length() + 2)) + PADDING,
                headers.least(table.indexOf(column(spec.id()))));
    }

    /** What a column that stretches keeps where there is not enough room for all. */
    private int least(Spec spec) {
        return Math.min(natural(spec), Math.max(pixels.convertWidthInCharsToPixels(Math.max(LEAST_CHARS, spec.title().length() + 2)),
                headers.least(table.indexOf(column(spec.id())))));
    }

    /** Gives columns their widths; to be called when the table's size changed. */
    public void layout() {
        int room = table.getClientArea().width - 2;
        int shares = 0;
        for (Spec spec : specs) {
            if (isShown(spec.id())) {
                int own = memory.width(spec.id());
                room -= own > 0 ? own : natural(spec);
                shares += own > 0 ? 0 : spec.stretch();
            }
        }
        laying = true;
        for (int i = 0; i < specs.size(); i++) {
            Spec spec = specs.get(i);
            int own = memory.width(spec.id());
            int more = own > 0 || shares == 0 ? 0 : room * spec.stretch() / shares;
            int width = !isShown(spec.id())
                    ? 0
                    : own > 0 ? own : spec.stretch() == 0 ? natural(spec) : Math.max(least(spec), natural(spec) + more);
            TableColumn column = columns.get(i);
            expected.put(spec.id(), width);
            column.setResizable(width > 0);
            if (column.getWidth() != width) {
                column.setWidth(width);
            }
        }
        laying = false;
    }

    private void resized(Spec spec, TableColumn column) {
        int given = expected.getOrDefault(spec.id(), 0);
        List<String> shown = shown();
        boolean last = !shown.isEmpty() && shown.get(shown.size() - 1).equals(spec.id());
        // the toolkit tells of widths later, also of those that nobody dragged, and lets the last column take the room that is left
        if (!laying && given > 0 && column.getWidth() != given && !last && isShown(spec.id()) && table.isVisible()) {
            expected.put(spec.id(), column.getWidth());
            memory.setWidth(spec.id(), column.getWidth());
        }
    }

    private void moved() {
        if (!laying) {
            List<String> order = new ArrayList<>();
            for (int index : table.getColumnOrder()) {
                order.add(specs.get(index).id());
            }
            memory.setOrder(order);
        }
    }

    /** Fills a menu in which columns are chosen. */
    public void fill(Menu menu) {
        for (String id : memory.order()) {
            MenuItem item = new MenuItem(menu, SWT.CHECK);
            item.setText(specs.get(columns.indexOf(column(id))).title());
            item.setSelection(isShown(id));
            // one at least stays
            item.setEnabled(!isShown(id) || shown().size() > 1);
            item.addListener(SWT.Selection, e -> show(id, item.getSelection()));
        }
        TableView.separator(menu);
        MenuItem all = new MenuItem(menu, SWT.PUSH);
        all.setText(Messages.Columns_showAll);
        all.addListener(SWT.Selection, e -> memory.order().forEach(id -> show(id, true)));
        MenuItem reset = new MenuItem(menu, SWT.PUSH);
        reset.setText(Messages.Columns_reset);
        reset.addListener(SWT.Selection, e -> reset());
    }
}
