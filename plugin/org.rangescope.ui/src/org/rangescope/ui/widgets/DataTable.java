// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.rangescope.ui.tables.Columned;
import org.rangescope.ui.tables.SortedHeader;
import org.rangescope.ui.tables.TableExport;
import org.rangescope.ui.theme.Palette;

/**
 * A native table of immutable rows that only makes the rows that are seen. Sorts by a click on a header, says the exact value on hover,
 * copies as text with headers (Ctrl+C, context menu), keeps its selection when the rows change.
 *
 * @param <T> a row
 */
public final class DataTable<T> extends Composite {

    private record Column<T>(String title, boolean right, int stretch, Function<T, String> text, Function<T, String> exact,
            Comparator<T> order,
            Function<T, Image> image, Function<T, Palette.Tone> tone) {}

    /** A column that stretches gives room away down to so many characters. */
    private static final int LEAST_CHARS = 10;

    private final Table table;
    private final List<Column<T>> columns = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private final List<Integer> chars = new ArrayList<>();
    private final PixelConverter pixels;
    private final SortedHeader headers;
    private Columned columned;
    private List<T> unsorted = List.of();
    private List<T> rows = List.of();
    private Column<T> sortedBy;
    private boolean down;
    private Consumer<T> selected = row -> {};
    private Consumer<T> opened = row -> {};

    /**
     * @param parent as always
     * @param style of the table, such as SWT.BORDER
     */
    public DataTable(Composite parent, int style) {
        super(parent, SWT.NONE);
        setLayout(new FillLayout());
        table = new Table(this, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE | style);
        table.setHeaderVisible(true);
        Names.byHeading(table);
        pixels = new PixelConverter(table);
        headers = new SortedHeader(table);
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, e -> notifySelected());
        table.addListener(SWT.DefaultSelection, e -> {
            T row = selection();
            if (row != null) {
                opened.accept(row);
            }
        });
        table.addListener(SWT.MouseMove, this::tip);
        table.addListener(SWT.KeyDown, e -> {
            if ((e.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1 && e.keyCode == 'c') {
                copy();
            }
        });
        // of the table: it has its size only after this has
        table.addListener(SWT.Resize, e -> stretch());
        Menu menu = new Menu(table);
        MenuItem copy = new MenuItem(menu, SWT.PUSH);
        copy.setText(Messages.copy);
        copy.addListener(SWT.Selection, e -> copy());
        MenuItem export = new MenuItem(menu, SWT.PUSH);
        export.setText(Messages.export);
        export.addListener(SWT.Selection, e -> export());
        menu.addListener(SWT.Show, e -> copy.setEnabled(!rows.isEmpty()));
        table.setMenu(menu);
    }

    /** Lets columns be hidden, and remembers what is done with them; to be called once, after the last column. */
    public DataTable<T> remember(String id) {
        List<Columned.Spec> specs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            specs.add(new Columned.Spec(column.title().toLowerCase(Locale.ROOT).replace(',', ' '), column.title(), column.right(),
                    chars.get(i), column.stretch(), false));
        }
        columned = new Columned(id, table, specs, () -> layout(true));
        Menu menu = table.getMenu();
        MenuItem choose = new MenuItem(menu, SWT.CASCADE);
        choose.setText(Messages.columns);
        offer(choose);
        menu.addListener(SWT.Show, e -> offer(choose));
        return this;
    }

    private void offer(MenuItem choose) {
        Menu old = choose.getMenu();
        if (old != null) {
            old.dispose();
        }
        Menu columnsMenu = new Menu(choose.getParent());
        choose.setMenu(columnsMenu);
        columned.fill(columnsMenu);
    }

    /** Asks for a file and writes all rows to it, in a job: values to the last digit, with their units. */
    public void export() {
        Path file = TableExport.ask(getShell(), Messages.rows);
        if (file != null) {
            exportTo(file);
        }
    }

    /** Writes all rows to a file, in a job. */
    public Job exportTo(Path file) {
        List<String> titles = columns.stream().map(Column::title).toList();
        List<T> all = List.copyOf(rows);
        List<Column<T>> of = List.copyOf(columns);
        return TableExport.texts(file, titles, all.size(), (row, column) -> {
            Column<T> each = of.get(column);
            return each.exact() != null ? each.exact().apply(all.get(row)) : each.text().apply(all.get(row));
        });
    }

    /** What a column shows, given to {@link DataTable#column}. */
    public static final class Spec<T> {
        private final String title;
        private final Function<T, String> text;
        private int chars = 10;
        private boolean right;
        private int stretch;
        private Function<T, String> exact;
        private Comparator<T> order;
        private Function<T, Image> image;
        private Function<T, Palette.Tone> tone;

        private Spec(String title, Function<T, String> text) {
            this.title = title;
            this.text = text;
        }

        /** A column with a header and the text of a row. */
        public static <T> Spec<T> of(String title, Function<T, String> text) {
            return new Spec<>(title, text);
        }

        /** How many characters are to fit. */
        public Spec<T> chars(int value) {
            chars = value;
            return this;
        }

        /** Numbers stand on the right, and are sorted by {@code key}. */
        public Spec<T> number(java.util.function.ToDoubleFunction<T> key) {
            right = true;
            order = Comparator.comparingDouble(key);
            return this;
        }

        /** Takes the room that is left, in this proportion to other columns that do. */
        public Spec<T> stretch(int share) {
            stretch = share;
            return this;
        }

        /** What is said on hover. */
        public Spec<T> exact(Function<T, String> value) {
            exact = value;
            return this;
        }

        /** An icon before the text. */
        public Spec<T> image(Function<T, Image> value) {
            image = value;
            return this;
        }

        /** The tone of the text, or null for an ordinary one. */
        public Spec<T> tone(Function<T, Palette.Tone> value) {
            tone = value;
            return this;
        }
    }

    /** Adds a column. */
    public DataTable<T> column(Spec<T> spec) {
        Comparator<T> order = spec.order != null ? spec.order : Comparator.comparing(spec.text, String.CASE_INSENSITIVE_ORDER);
        Column<T> column = new Column<>(spec.title, spec.right, spec.stretch, spec.text, spec.exact, order, spec.image, spec.tone);
        columns.add(column);
        chars.add(spec.chars);
        TableColumn made = new TableColumn(table, spec.right ? SWT.RIGHT : SWT.LEFT);
        made.setText(spec.title);
        made.setMoveable(true);
        int width = pixels.convertWidthInCharsToPixels(Math.max(spec.chars, spec.title.length() + 1)) + 14;
        widths.add(width);
        made.setWidth(width);
        made.addListener(SWT.Selection, e -> sortBy(column, made));
        return this;
    }

    /** Called with a row that the user selected. */
    public void onSelect(Consumer<T> listener) {
        selected = listener;
    }

    /** Called with a row that was double-clicked, or entered. */
    public void onOpen(Consumer<T> listener) {
        opened = listener;
    }

    /** The native table. */
    public Table table() {
        return table;
    }

    /** The rows in the order they are shown. */
    public List<T> rows() {
        return rows;
    }

    /** The selected row, or null. */
    public T selection() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < rows.size() ? rows.get(index) : null;
    }

    /** Shows other rows; a row equal to the selected one stays selected. */
    public void setRows(List<T> next) {
        if (next.equals(unsorted)) {
            return;
        }
        T before = selection();
        int top = table.getTopIndex();
        unsorted = List.copyOf(next);
        sort();
        if (before != null) {
            select(before::equals);
        }
        table.setTopIndex(top);
    }

    /** Gives columns their widths anew: for who shows a table that was hidden while it got its size. */
    public void fit() {
        stretch();
    }

    /** Asks for the texts of all rows again, which say something else by now. */
    public void refresh() {
        table.clearAll();
    }

    /** Selects the first row that fits, and shows it; deselects when none does. Nobody is told. */
    public boolean select(Predicate<T> fits) {
        for (int i = 0; i < rows.size(); i++) {
            if (fits.test(rows.get(i))) {
                if (table.getSelectionIndex() != i) {
                    table.setSelection(i);
                    table.showSelection();
                }
                return true;
            }
        }
        table.deselectAll();
        return false;
    }

    private void notifySelected() {
        T row = selection();
        if (row != null) {
            selected.accept(row);
        }
    }

    private void sortBy(Column<T> column, TableColumn made) {
        down = sortedBy == column ? !down : column.right();
        sortedBy = column;
        table.setSortColumn(made);
        table.setSortDirection(down ? SWT.DOWN : SWT.UP);
        stretch();
        T before = selection();
        sort();
        if (before != null) {
            select(before::equals);
        }
        // who sorts wants to see what comes first
        table.setTopIndex(0);
    }

    private void sort() {
        List<T> next = new ArrayList<>(unsorted);
        if (sortedBy != null) {
            next.sort(down ? sortedBy.order().reversed() : sortedBy.order());
        }
        rows = next;
        table.setItemCount(rows.size());
        table.clearAll();
    }

    private void fill(Event e) {
        TableItem item = (TableItem) e.item;
        int index = e.index;
        if (index < 0 || index >= rows.size()) {
            return;
        }
        T row = rows.get(index);
        Palette palette = Palette.of(table);
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            item.setText(i, column.text().apply(row));
            if (column.image() != null) {
                item.setImage(i, column.image().apply(row));
            }
            Palette.Tone tone = column.tone() == null ? null : column.tone().apply(row);
            Color ink = tone == null ? null : palette.ink(tone);
            item.setForeground(i, ink);
        }
    }

    private void tip(Event e) {
        TableItem item = table.getItem(new Point(e.x, e.y));
        String tip = null;
        if (item != null) {
            int index = table.indexOf(item);
            for (int i = 0; i < columns.size() && index >= 0 && index < rows.size(); i++) {
                if (columns.get(i).exact() != null && item.getBounds(i).contains(e.x, e.y)) {
                    tip = columns.get(i).exact().apply(rows.get(index));
                }
            }
        }
        String words = Plain.tip(tip);
        if (!java.util.Objects.equals(words, table.getToolTipText())) {
            table.setToolTipText(words);
        }
    }

    private void stretch() {
        if (columned != null) {
            columned.layout();
            return;
        }
        int shares = columns.stream().mapToInt(Column::stretch).sum();
        int room = table.getClientArea().width;
        if (room <= 0) {
            room = getClientArea().width;
        }
        room -= 2;
        int[] natural = new int[columns.size()];
        for (int i = 0; i < natural.length; i++) {
            natural[i] = Math.max(widths.get(i), headers.least(i));
            room -= natural[i];
        }
        for (int i = 0; i < natural.length; i++) {
            int share = columns.get(i).stretch();
            int least = Math.min(natural[i], Math.max(pixels.convertWidthInCharsToPixels(LEAST_CHARS), headers.least(i)));
            int width = shares == 0 ? natural[i] : Math.max(least, natural[i] + room * share / shares);
            if (table.getColumn(i).getWidth() != width) {
                table.getColumn(i).setWidth(width);
            }
        }
    }

    /** Puts all rows, with headers, onto the clipboard as text with tabs. */
    public void copy() {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        columns.forEach(column -> text.append(column.title()).append(column == columns.get(columns.size() - 1) ? "\n" : "\t"));
        for (T row : rows) {
            columns.forEach(
                    column -> text.append(column.text().apply(row)).append(column == columns.get(columns.size() - 1) ? "\n" : "\t"));
        }
        Clipboard clipboard = new Clipboard(getDisplay());
        clipboard.setContents(new Object[]{text.toString()}, new Transfer[]{TextTransfer.getInstance()});
        clipboard.dispose();
    }

    @Override
    public boolean setFocus() {
        return table.setFocus();
    }
}
