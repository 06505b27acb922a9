// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.Names;
import org.rangescope.ui.widgets.Plain;

/**
 * A native table that only has the rows that are on the screen, with a scroll bar of its own, so that it may have two thousand million of them: with SWT.VIRTUAL the
 * toolkit still makes something for each, on the UI thread. Rows are asked for by their place, and may come later. Selects one row or a stretch of them.
 */
public final class RowTable extends Composite {

    /**
     * What stands in a row.
     *
     * @param texts of the columns, in the order in which they were made; null for what is not shown
     * @param exact what is said on hover, likewise
     * @param icon name of the icon in the first column, or null
     * @param tone of the text, or null for an ordinary one
     */
    public record Row(String[] texts, String[] exact, String icon, Palette.Tone tone) {}

    /** Wants rows. */
    @FunctionalInterface
    public interface Wanted {

        /** Rows from {@code first} on are on the screen, or soon will be; to be answered with {@link RowTable#setRows}. */
        void rows(int first, int count);
    }

    private static final int KEPT = 2_000;
    private static final int WHEEL = 3;
    /** A scroll bar is at least so many times as long as it is wide. */
    private static final int LEAST = 4;

    private final Table table;
    private final Slider slider;
    /** Height from which on a table shows its horizontal scroll bar all the time. */
    private static final int LEAST_WITH_BAR = 200;

    private final Icons icons;
    private final Map<Integer, Row> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Row> eldest) {
            return size() > KEPT;
        }
    };
    private Columned columns;
    private int iconColumn;
    private Wanted wanted = (first, count) -> {};
    private IntConsumer selected = index -> {};
    private IntConsumer opened = index -> {};
    private int count;
    private int top;
    private int visible = 1;
    private int anchor = -1;
    private int lead = -1;
    private int pressed = -1;
    private boolean extending;
    /** Whether other rows are there than those that are known, which are shown until they have come. */
    private boolean stale;

    /**
     * @param parent as always
     * @param style of the native table, such as SWT.BORDER
     */
    public RowTable(Composite parent, int style) {
        super(parent, SWT.NONE);
        table = new Table(this, SWT.FULL_SELECTION | SWT.MULTI | SWT.NO_SCROLL | SWT.H_SCROLL | style);
        table.setHeaderVisible(true);
        Names.byHeading(table);
        icons = new Icons(table);
        slider = new Slider(this, SWT.VERTICAL);
        slider.addListener(SWT.Selection, e -> setTop(slider.getSelection()));
        addListener(SWT.Resize, e -> arrange());
        table.addListener(SWT.Resize, e -> measure());
        table.addListener(SWT.MouseWheel, e -> {
            setTop(top - (e.count > 0 ? WHEEL : -WHEEL));
            e.doit = false;
        });
        table.addListener(SWT.MouseDown, this::pressed);
        table.addListener(SWT.Selection, e -> chosen());
        table.addListener(SWT.DefaultSelection, e -> open());
        table.addListener(SWT.KeyDown, this::key);
        table.addListener(SWT.MouseMove, this::tip);
    }

    /** Makes the columns; called once. */
    public Columned columns(String id, List<Columned.Spec> specs) {
        columns = new Columned(id, table, specs, () -> {
            known.clear();
            iconColumn = firstShown();
            layout(true);
            measure();
            ask();
        });
        iconColumn = firstShown();
        return columns;
    }

    private int firstShown() {
        List<String> shown = columns.shown();
        return shown.isEmpty() ? 0 : table.indexOf(columns.column(shown.get(0)));
    }

    /** Takes who is asked for rows. */
    public void onWanted(Wanted listener) {
        wanted = listener;
    }

    /** Called with the place of a row that somebody selected. */
    public void onSelect(IntConsumer listener) {
        selected = listener;
    }

    /** Called with the place of a row that was double-clicked, or entered. */
    public void onOpen(IntConsumer listener) {
        opened = listener;
    }

    /** The native table, which has the rows on the screen. */
    public Table table() {
        return table;
    }

    /** The scroll bar. */
    public Slider slider() {
        return slider;
    }

    /** How many rows there are. */
    public int count() {
        return count;
    }

    /** The place of the first row on the screen. */
    public int top() {
        return top;
    }

    /** How many rows fit on the screen. */
    public int visible() {
        return visible;
    }

    /** The place of the selected row, or -1. */
    public int selection() {
        return lead;
    }

    /** The place of the first selected row, or -1. */
    public int selectionFrom() {
        return Math.min(anchor, lead);
    }

    /** The place after the last selected row. */
    public int selectionTo() {
        return Math.max(anchor, lead) + 1;
    }

    /** What stands in a row, or null when that has not come yet. */
    public Row row(int index) {
        return known.get(index);
    }

    /** Changes how many rows there are. Those that there are stay as they are when {@code same}. */
    public void setCount(int rows, boolean same) {
        boolean asks = !same || top + visible > count && rows != count;
        count = rows;
        stale |= !same;
        if (lead >= count) {
            lead = count - 1;
        }
        if (anchor >= count) {
            anchor = count - 1;
        }
        top = Math.max(0, Math.min(top, count - visible));
        show();
        if (asks) {
            ask();
        }
    }

    /** Takes rows that were wanted. */
    public void setRows(int first, Row[] rows) {
        if (stale) {
            stale = false;
            known.clear();
        }
        for (int i = 0; i < rows.length; i++) {
            // so that those that came last are forgotten last
            known.remove(first + i);
            known.put(first + i, rows[i]);
        }
        show();
    }

    /** Scrolls. */
    public void setTop(int index) {
        int next = Math.max(0, Math.min(index, count - visible));
        if (next != top) {
            top = next;
            show();
            ask();
        }
    }

    /** Selects a row and shows it; -1 selects none. Nobody is told. */
    public void select(int index) {
        select(index, true);
    }

    /** Selects a row, and scrolls to it only when {@code show}; -1 selects none. Nobody is told. */
    public void select(int index, boolean show) {
        anchor = Math.max(-1, Math.min(index, count - 1));
        lead = anchor;
        if (show && lead >= 0 && (lead < top || lead >= top + visible)) {
            // with what is around it
            setTop(lead - visible / 2);
        }
        showSelection();
    }

    /** Selects all rows. Nobody is told, for what is selected is still the same row. */
    public void selectAll() {
        if (count > 0) {
            anchor = 0;
            lead = count - 1;
            showSelection();
        }
    }

    private void move(int index, boolean extend) {
        int next = Math.max(0, Math.min(index, count - 1));
        if (count == 0) {
            return;
        }
        lead = next;
        if (!extend || anchor < 0) {
            anchor = next;
        }
        reveal();
        selected.accept(lead);
    }

    private void reveal() {
        if (lead >= 0 && lead < top) {
            setTop(lead);
        } else if (lead >= top + visible) {
            setTop(lead - visible + 1);
        }
        showSelection();
    }

    private void arrange() {
        Point size = getSize();
        if (size.x <= 1 || size.y <= 1) {
            return;
        }
        // that there are more columns than fit is to be seen, unless that takes the room of the only rows
        int bars = size.y > LEAST_WITH_BAR ? SWT.NONE : SWT.SCROLLBAR_OVERLAY;
        if (table.getScrollbarsMode() != bars) {
            table.setScrollbarsMode(bars);
        }
        int width = slider.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
        boolean scrolls = count > visible;
        slider.setVisible(scrolls);
        if (scrolls && size.y > LEAST * width) {
            slider.setBounds(size.x - width, 0, width, size.y);
        }
        table.setBounds(0, 0, Math.max(0, size.x - (scrolls ? width : 0)), size.y);
    }

    private void measure() {
        int room = table.getClientArea().height - table.getHeaderHeight();
        int fits = Math.max(1, room / pitch());
        if (columns != null) {
            columns.layout();
        }
        if (fits != visible) {
            boolean seen = lead >= top && lead < top + visible;
            visible = fits;
            top = Math.max(0, Math.min(top, count - visible));
            show();
            ask();
            if (seen) {
                reveal();
            }
        }
    }

    /** From one row to the next, which is more than the toolkit says of a row: what has been laid out tells. */
    private int pitch() {
        int height = Math.max(1, table.getItemHeight());
        if (table.getItemCount() > 1) {
            height = Math.max(height, table.getItem(1).getBounds().y - table.getItem(0).getBounds().y);
        }
        return height;
    }

    /** Asks for what is on the screen and a page around it, unless it is all there. */
    private void ask() {
        int to = Math.min(count, top + visible);
        for (int index = top; index < to; index++) {
            if (stale || !known.containsKey(index)) {
                int first = Math.max(0, top - visible);
                wanted.rows(first, Math.min(count, to + visible) - first);
                return;
            }
        }
    }

    /** Asks again for what is on the screen, whose values may have changed. */
    public void refresh() {
        if (count > 0) {
            int to = Math.min(count, top + visible);
            known.keySet().removeIf(index -> index < top || index >= to);
            wanted.rows(top, to - top);
        }
    }

    private void show() {
        int rows = Math.max(0, Math.min(visible, count - top));
        boolean scrolls = count > visible;
        if (scrolls != slider.getVisible()) {
            arrange();
        }
        slider.setValues(top, 0, Math.max(1, count), Math.max(1, Math.min(visible, count)), 1, Math.max(1, visible - 1));
        if (table.getItemCount() != rows) {
            boolean first = table.getItemCount() < 2 && rows > 1;
            table.setItemCount(rows);
            if (first) {
                // only now it is known how much room a row takes
                getDisplay().asyncExec(() -> {
                    if (!isDisposed()) {
                        measure();
                    }
                });
            }
        }
        Palette palette = Palette.of(table);
        for (int i = 0; i < rows; i++) {
            fill(table.getItem(i), known.get(top + i), palette);
        }
        showSelection();
    }

    private void fill(TableItem item, Row row, Palette palette) {
        Image icon = row == null || row.icon() == null ? null : icons.get(row.icon());
        Color ink = row == null || row.tone() == null ? null : palette.ink(row.tone());
        for (int i = 0; i < columns.specs().size(); i++) {
            String text = row == null || row.texts()[i] == null ? "" : row.texts()[i];
            if (!text.equals(item.getText(i))) {
                item.setText(i, text);
            }
            Image image = i == iconColumn ? icon : null;
            if (item.getImage(i) != image) {
                item.setImage(i, image);
            }
        }
        if (!Objects.equals(ink, item.getData("ink"))) {
            item.setData("ink", ink);
            item.setForeground(ink);
        }
    }

    private void showSelection() {
        int rows = table.getItemCount();
        int from = Math.max(0, selectionFrom() - top);
        int to = lead < 0 ? 0 : Math.min(rows, selectionTo() - top);
        int[] wants = new int[Math.max(0, to - from)];
        for (int i = 0; i < wants.length; i++) {
            wants[i] = from + i;
        }
        int[] now = table.getSelectionIndices();
        java.util.Arrays.sort(now);
        if (!java.util.Arrays.equals(now, wants)) {
            table.deselectAll();
            table.select(wants);
        }
    }

    private void pressed(Event e) {
        TableItem item = table.getItem(new Point(e.x, e.y));
        pressed = item == null ? -1 : table.indexOf(item);
        extending = (e.stateMask & SWT.SHIFT) != 0;
        if (e.button != 1 && pressed >= 0 && top + pressed >= selectionFrom() && top + pressed < selectionTo()) {
            // a menu is about what is selected
            pressed = -1;
            extending = true;
        }
    }

    private void chosen() {
        int index = pressed >= 0 ? pressed : extending ? -1 : table.getSelectionIndex();
        pressed = -1;
        if (index < 0) {
            showSelection();
            return;
        }
        move(top + index, extending);
        extending = false;
    }

    private void open() {
        if (lead >= 0) {
            opened.accept(lead);
        }
    }

    private void key(Event e) {
        boolean extend = (e.stateMask & SWT.SHIFT) != 0;
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        int page = Math.max(1, visible - 1);
        switch (e.keyCode) {
        case SWT.ARROW_UP -> move(lead < 0 ? top : lead - 1, extend);
        case SWT.ARROW_DOWN -> move(lead < 0 ? top : lead + 1, extend);
        case SWT.PAGE_UP -> move(lead - page, extend);
        case SWT.PAGE_DOWN -> move(lead + page, extend);
        case SWT.HOME -> move(0, extend);
        case SWT.END -> move(count - 1, extend);
        // the toolkit only opens a row that somebody went to, not one that was selected for them
        case SWT.CR, SWT.KEYPAD_CR -> open();
        case 'a' -> {
            if (!control) {
                return;
            }
            selectAll();
        }
        default -> {
            return;
        }
        }
        e.doit = false;
    }

    private void tip(Event e) {
        TableItem item = table.getItem(new Point(e.x, e.y));
        String tip = null;
        Row row = item == null ? null : known.get(top + table.indexOf(item));
        int column = row == null ? -1 : columnAt(item, e.x);
        if (item != null && row != null && column >= 0) {
            String exact = row.exact()[column];
            // what is not cut off and has nothing to add need not be said again
            boolean cut = item.getTextBounds(column).width > 0 && textWidth(row.texts()[column]) > item.getTextBounds(column).width;
            tip = exact == null || exact.isEmpty() || exact.equals(row.texts()[column]) && !cut ? null : exact;
        }
        String words = Plain.tip(tip);
        if (!Objects.equals(words, table.getToolTipText())) {
            table.setToolTipText(words);
        }
    }

    private int textWidth(String text) {
        org.eclipse.swt.graphics.GC gc = new org.eclipse.swt.graphics.GC(table);
        try {
            return gc.textExtent(text == null ? "" : text).x;
        } finally {
            gc.dispose();
        }
    }

    /** The column at a place, as the table counts them; -1 when there is none. */
    int columnAt(TableItem item, int x) {
        for (int i = 0; i < columns.specs().size(); i++) {
            if (columns.isShown(columns.specs().get(i).id())) {
                int left = item.getBounds(i).x;
                if (x >= left && x < left + table.getColumn(i).getWidth()) {
                    return i;
                }
            }
        }
        return -1;
    }

    @Override
    public boolean setFocus() {
        return table.setFocus();
    }
}
