// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.table.Cell;
import org.rangescope.core.table.RowList;
import org.rangescope.core.table.RowOrder;
import org.rangescope.core.table.RowSearch;
import org.rangescope.core.table.TableSource;
import org.rangescope.core.table.TableWriter;
import org.rangescope.core.table.ValuesSeen;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.Latest;
import org.rangescope.ui.capture.MonitorProgress;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.Plain;

/**
 * A table of any length with its filter row: filters and sorts in a job that a newer one supersedes, shows what was found while the search goes on, keeps what is
 * selected, copies and exports. Only row numbers are held, and only when some rows are left out or put in order. Only for the UI thread.
 */
public final class TableView extends Composite {

    private static final int LOOK_MS = 100;
    private static final int COPIED = 200_000;
    private static final long PACE = 20;
    private static final long PACE_NS = 1_000_000_000L;

    /** How a row looks; asked beside the UI thread, under the table's lock. */
    public interface Look {

        /** The look of rows that all look alike. */
        Look PLAIN = (columns, row) -> new Looks(null, null);

        /** How a row looks. */
        Looks of(Columns columns, int row);
    }

    /**
     * How a row looks.
     *
     * @param icon name of its icon, or null
     * @param tone of its text, or null
     */
    public record Looks(String icon, Palette.Tone tone) {}

    /**
     * What a table is like.
     *
     * @param id by which its columns are remembered
     * @param noun what its rows are, in the plural
     * @param hint what stands in the empty filter
     * @param fields its columns
     * @param widths how many characters are to fit, by field; those that are not in it are hidden at first
     * @param stretch fields that take the room that is left
     * @param changing fields whose values change after a row has come, so that rows are looked at again
     * @param look how rows look
     */
    public record Setup(String id, String noun, String hint, List<FilterField> fields, Map<String, Integer> widths, List<String> stretch,
            List<String> changing, Look look) {}

    private final Setup setup;
    private final Display display;
    private final FilterRow filterRow;
    private final Composite head;
    private final Label countLabel;
    private final RowTable rowTable;
    private final Columned columned;
    private final FindBar findBar;
    private final Label nothing;
    private final Latest<Fetched> fetch;
    private final Latest<Integer> place;
    private final Executor worker;
    private TableSource source;
    private Columns fetchColumns;
    private TableSource fetchSource;
    private Filter base = Filter.ALL;
    private Filter typed = Filter.ALL;
    private String sortBy = "";
    /** Whether another order was asked for that is not shown yet. */
    private boolean toTop;
    /** Whether to scroll to the selected row when its place is known. */
    private boolean showPlace = true;
    private boolean down;
    private RowList rows = RowList.all(0);
    private RowSearch search;
    private Working job;
    /** How the rows that are shown are sorted, and of which search they are. */
    private String sortedBy = "";
    private RowSearch sortedOf;
    private boolean again;
    private boolean seenAsked;
    private long lastCost;
    private long lastEnd;
    private boolean finished = true;
    private int selectedRow = -1;
    private IntConsumer selected = row -> {};
    private IntConsumer opened = row -> {};
    private Runnable onCount = () -> {};

    /** Cells that were fetched. */
    private record Fetched(RowList of, int first, RowTable.Row[] cells) {}

    /**
     * @param parent as always
     * @param style of the native table
     * @param worker looks at the table now and then, quickly
     * @param setup what it is like
     */
    public TableView(Composite parent, int style, Executor worker, Setup setup) {
        super(parent, SWT.NONE);
        this.setup = setup;
        this.worker = worker;
        display = parent.getDisplay();
        GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(this);
        head = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).applyTo(head);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        filterRow = new FilterRow(head, setup.hint());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filterRow);
        filterRow.setFields(setup.fields());
        countLabel = new Label(head, SWT.RIGHT);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.BEGINNING).indent(0, 6).hint(190, SWT.DEFAULT).applyTo(countLabel);
        rowTable = new RowTable(this, style);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(rowTable);
        nothing = new Label(rowTable.table(), SWT.NONE);
        nothing.setVisible(false);
        findBar = new FindBar(this);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(findBar);
        findBar.setVisible(false);
        columned = rowTable.columns(setup.id(), specs());
        for (FilterField field : setup.fields()) {
            columned.column(field.name()).addListener(SWT.Selection, e -> sortBy(field));
        }
        restoreSort();
        Executor ui = task -> {
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!isDisposed()) {
                        task.run();
                    }
                });
            }
        };
        fetch = new Latest<>(worker, ui, this::fetched, this::failed);
        place = new Latest<>(worker, ui, index -> {
            if (index >= 0) {
                rowTable.select(index, showPlace);
            }
        }, this::failed);
        addListener(SWT.Dispose, e -> close());
        rowTable.onWanted(this::fetch);
        rowTable.onSelect(this::selectedAt);
        rowTable.onOpen(index -> opened.accept(rows.row(index)));
        filterRow.onChange(filter -> {
            typed = filter;
            restart();
        });
        filterRow.onLeave(() -> {
            rowTable.setFocus();
            if (rowTable.selection() < 0 && rowTable.count() > 0) {
                rowTable.select(0);
                selectedAt(0);
            }
        });
        filterRow.onNeeded(this::askSeen);
        rowTable.table().addListener(SWT.KeyDown, this::key);
        rowTable.table().addListener(SWT.MenuDetect, e -> rowTable.table().setMenu(menu(e)));
        rowTable.table().addListener(SWT.Resize, e -> placeNothing());
        setData(TableView.class.getName(), this);
    }

    private List<Columned.Spec> specs() {
        List<Columned.Spec> specs = new ArrayList<>();
        for (FilterField field : setup.fields()) {
            Integer chars = setup.widths().get(field.name());
            specs.add(new Columned.Spec(field.name(), field.title(), field.kind().isNumber(), chars == null ? 12 : chars,
                    setup.stretch().contains(field.name()) ? 1 : 0, chars == null));
        }
        return specs;
    }

    private void restoreSort() {
        String kept = columned.sorted();
        if (kept.length() > 1 && setup.fields().stream().anyMatch(field -> field.name().equals(kept.substring(1)))) {
            sortBy = kept.substring(1);
            down = kept.charAt(0) == '-';
            showSort();
        }
    }

    /** The view that a control is in, or null. */
    public static TableView of(org.eclipse.swt.widgets.Control control) {
        for (org.eclipse.swt.widgets.Control up = control; up != null; up = up.getParent()) {
            if (up instanceof TableView view) {
                return view;
            }
        }
        return null;
    }

    /** The filter's field. */
    public FilterRow filterRow() {
        return filterRow;
    }

    /** The table without its filter. */
    public RowTable rowTable() {
        return rowTable;
    }

    /** The columns. */
    public Columned columns() {
        return columned;
    }

    /** What is looked for, and where. */
    public FindBar findBar() {
        return findBar;
    }

    /** The place to the right of the filter, for more controls. */
    public Composite head() {
        return head;
    }

    /** The rows that are shown, in their order. */
    public RowList rows() {
        return rows;
    }

    /** What is said about how many rows there are. */
    public String countText() {
        return countLabel.getText();
    }

    /** The row of the table that is selected, or -1. */
    public int selectedRow() {
        return selectedRow;
    }

    /** Called with the row of the table that somebody selected. */
    public void onSelect(IntConsumer listener) {
        selected = listener;
    }

    /** Called with a row of the table that was double-clicked, or entered. */
    public void onOpen(IntConsumer listener) {
        opened = listener;
    }

    /** Called whenever other rows are shown. */
    public void onCount(Runnable listener) {
        onCount = listener;
    }

    /** Shows another table with the same columns, null for none, and of it only what fits {@code scope}, whatever is typed. What is selected is forgotten when the rows are others. */
    public void setSource(TableSource next, Filter scope, boolean keepSelection) {
        source = next;
        base = scope;
        seenAsked = false;
        filterRow.setSeen(Map.of());
        if (!keepSelection) {
            selectedRow = -1;
        }
        restart();
    }

    /**
     * There may be more rows, or others.
     *
     * @param over whether nothing will change any more
     */
    public void refresh(boolean over) {
        if (source == null) {
            return;
        }
        boolean ended = over && !finished;
        finished = over;
        if (job != null) {
            again = true;
            return;
        }
        long since = System.nanoTime() - lastEnd;
        boolean paced = since > Math.max(PACE_NS, PACE * lastCost);
        if (dependsOnChange() && (ended || paced)) {
            start(true);
        } else if (over || paced || sortBy.isEmpty()) {
            // what is sorted already is not sorted again when no row has come
            start(false);
        }
        if (!over || ended) {
            rowTable.refresh();
        }
    }

    private boolean dependsOnChange() {
        return !setup.changing().isEmpty() && (typed.hasWords() || typed.fields().stream().anyMatch(setup.changing()::contains)
                || base.fields().stream().anyMatch(setup.changing()::contains));
    }

    /** Whether what is shown is what was asked for. */
    public boolean isIdle() {
        return job == null && fetch.isIdle() && place.isIdle();
    }

    /** Selects a row of the table and shows it, as soon as it is found; -1 selects none. Nobody is told. */
    public void reveal(int row) {
        if (row == selectedRow && (row < 0 || rowTable.selection() >= 0)) {
            return;
        }
        selectedRow = row;
        findSelected();
    }

    private void findSelected() {
        findSelected(true);
    }

    /** Finds the place of the selected row, and scrolls to it when {@code show}. */
    private void findSelected(boolean show) {
        showPlace = show;
        int row = selectedRow;
        RowList in = rows;
        if (row < 0) {
            rowTable.select(-1);
        } else if (in.isAll()) {
            int index = in.indexOf(row);
            rowTable.select(index < 0 ? -1 : index, show);
        } else {
            rowTable.select(-1);
            place.request(() -> rows == in && row == selectedRow ? Integer.valueOf(in.indexOf(row)) : Integer.valueOf(-1));
        }
    }

    /** Shows and selects the row at a place; whoever listens is told. */
    public void go(int index) {
        if (index >= 0 && index < rows.size()) {
            if (rowTable.count() <= index) {
                rowTable.setCount(rows.size(), true);
            }
            rowTable.select(index);
            selectedAt(index);
        }
    }

    private void selectedAt(int index) {
        if (index >= 0 && index < rows.size()) {
            selectedRow = rows.row(index);
            selected.accept(selectedRow);
        }
    }

    // ---- rows

    private void restart() {
        start(true);
    }

    private void start(boolean anew) {
        if (job != null) {
            job.supersede();
            job = null;
        }
        again = false;
        if (source == null) {
            releaseSearch();
            show(RowList.all(0), true);
            updateCount(false);
            return;
        }
        RowSearch now = search;
        if (anew || now == null) {
            releaseSearch();
            now = new RowSearch(source, base.and(typed));
            search = now;
        }
        Working next = new Working(source, now, sortBy, down, anew);
        job = next;
        next.schedule();
        display.timerExec(LOOK_MS, () -> look(next));
    }

    private void releaseSearch() {
        RowSearch old = search;
        search = null;
        if (old != null) {
            // whoever still searches with it finds that it is superseded
            worker.execute(() -> release(old));
        }
    }

    private static void release(RowSearch old) {
        synchronized (old) {
            old.release();
        }
    }

    /** Shows what was found so far. */
    private void look(Working of) {
        if (job != of || isDisposed()) {
            return;
        }
        if (of.sort.isEmpty() && (!of.anew || finished)) {
            show(of.search.found(), rows == of.search.found());
        }
        updateCount(true);
        display.timerExec(LOOK_MS, () -> look(of));
    }

    /** Filters, and sorts. */
    private final class Working extends Job {

        private final TableSource of;
        private final RowSearch search;
        private final String sort;
        private final boolean downward;
        private final boolean anew;
        /** What is shown, and whether it is what was found, in this order. */
        private final RowList before = rows;
        private final boolean sorted;
        private volatile boolean superseded;

        Working(TableSource of, RowSearch search, String sort, boolean downward, boolean anew) {
            super(NLS.bind(sort.isEmpty() ? Messages.Filter_job : Messages.Sort_job, setup.noun()));
            this.of = of;
            this.search = search;
            this.sort = sort;
            this.downward = downward;
            this.anew = anew;
            sorted = sortedBy.equals(order(sort, downward)) && sortedOf == search;
            // what takes no time is no news
            setSystem(search.filter().isAll() && sort.isEmpty());
        }

        void supersede() {
            superseded = true;
            cancel();
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == TableView.class;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            Progress progress = MonitorProgress.whole(monitor);
            long began = System.nanoTime();
            String problem = "";
            RowList result = null;
            try {
                synchronized (search) {
                    if (!superseded && search.run(progress)) {
                        boolean same = !anew && !sort.isEmpty() && search.found().size() == before.size() && sorted;
                        result = sort.isEmpty()
                                ? search.found()
                                : same ? before : RowOrder.by(of, sort, downward, search.found(), progress);
                    }
                }
            } catch (RuntimeException e) {
                problem = message(e);
            } catch (OutOfMemoryError e) {
                problem = message(e);
            }
            if (!superseded && !display.isDisposed()) {
                RowList list = result;
                String wrong = problem;
                long cost = System.nanoTime() - began;
                display.asyncExec(() -> finished(this, list, wrong, cost));
            }
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        }
    }

    private static String order(String sort, boolean down) {
        return (down ? "-" : "+") + sort;
    }

    private static String message(Throwable e) {
        Throwable cause = e instanceof java.io.UncheckedIOException && e.getCause() != null ? e.getCause() : e;
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }

    private void finished(Working of, RowList result, String problem, long cost) {
        if (job != of || isDisposed()) {
            return;
        }
        job = null;
        if (result != null) {
            sortedBy = order(of.sort, of.downward);
            sortedOf = of.search;
        }
        lastCost = cost;
        lastEnd = System.nanoTime();
        if (result != null) {
            show(result, result == rows);
        } else if (of.sort.isEmpty()) {
            show(of.search.found(), rows == of.search.found());
        }
        toTop = false;
        if (!problem.isEmpty()) {
            filterRow.setProblem(problem);
        }
        updateCount(false);
        if (again) {
            refresh(finished);
        }
    }

    private void show(RowList next, boolean same) {
        boolean other = next != rows;
        if (!other && next.size() == rowTable.count()) {
            return;
        }
        rows = next;
        rowTable.setCount(next.size(), same && !other);
        if (other || selectedRow >= 0 && rowTable.selection() < 0) {
            findSelected(!toTop || !other);
        }
        if (toTop && other) {
            // who sorts wants to see what comes first
            toTop = false;
            rowTable.setTop(0);
        }
        onCount.run();
    }

    private void updateCount(boolean busy) {
        long shown = rows.size();
        String words = Units.count(shown);
        String text = busy ? NLS.bind(Messages.Count_busy, words) : typed.isAll() ? words : NLS.bind(Messages.Count_some, words, total());
        if (!text.equals(countLabel.getText())) {
            countLabel.setForeground(Palette.of(countLabel).dim());
            countLabel.setText(text);
        }
        String none = busy || shown > 0 || source == null
                ? ""
                : typed.isAll() ? Messages.Table_nothing : Messages.Table_nothingFits;
        if (!none.equals(nothing.getText())) {
            nothing.setText(none);
            nothing.setForeground(Palette.of(rowTable.table()).dim());
        }
        nothing.setVisible(!none.isEmpty());
        placeNothing();
    }

    private long total;

    /** How many rows there are, whatever fits. */
    private String total() {
        return Units.count(Math.max(total, rows.size()));
    }

    private void placeNothing() {
        nothing.pack();
        nothing.setLocation(14, rowTable.table().getHeaderHeight() + 10);
    }

    // ---- cells

    private void fetch(int first, int count) {
        TableSource of = source;
        RowList list = rows;
        if (of == null || count <= 0) {
            return;
        }
        List<FilterField> fields = setup.fields();
        boolean[] shown = new boolean[fields.size()];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = columned.isShown(fields.get(i).name());
        }
        fetch.request(() -> cells(of, list, first, Math.min(count, list.size() - first), shown));

    }

    private Fetched cells(TableSource of, RowList list, int first, int count, boolean[] shown) {
        synchronized (fetch) {
            if (fetchSource != of) {
                releaseFetch();
                fetchColumns = of.columns();
                fetchSource = of;
            }
            Columns columns = fetchColumns;
            RowTable.Row[] cells = new RowTable.Row[Math.max(0, count)];
            of.look(() -> {
                total = columns.size();
                List<Column> all = columns.list();
                for (int i = 0; i < cells.length; i++) {
                    int row = list.row(first + i);
                    String[] texts = new String[all.size()];
                    String[] exact = new String[all.size()];
                    for (int c = 0; c < texts.length; c++) {
                        if (shown[c]) {
                            texts[c] = Cell.shown(all.get(c), row);
                            exact[c] = Cell.exact(columns, all.get(c), row);
                        }
                    }
                    Looks looks = setup.look().of(columns, row);
                    cells[i] = new RowTable.Row(texts, exact, looks.icon(), looks.tone());
                }
            });
            return new Fetched(list, first, cells);
        }
    }

    private void releaseFetch() {
        if (fetchSource != null && fetchColumns != null) {
            fetchSource.release(fetchColumns);
        }
        fetchSource = null;
        fetchColumns = null;
    }

    private void fetched(Fetched cells) {
        if (cells.of() == rows) {
            rowTable.setRows(cells.first(), cells.cells());
            if (job == null) {
                updateCount(false);
            }
        }
    }

    private void failed(Throwable problem) {
        filterRow.setProblem(NLS.bind(Messages.Table_failed, message(problem)));
        if (!(problem instanceof java.io.UncheckedIOException)) {
            ILog.of(TableView.class).error("Rows of " + setup.id() + " cannot be shown", problem);
        }
    }

    private void askSeen() {
        TableSource of = source;
        if (of == null || seenAsked) {
            return;
        }
        seenAsked = true;
        worker.execute(() -> {
            Map<String, List<String>> seen = ValuesSeen.in(of, Progress.none());
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!isDisposed() && source == of) {
                        filterRow.setSeen(seen);
                    }
                });
            }
        });
    }

    // ---- order

    private void sortBy(FilterField field) {
        boolean number = field.kind().isNumber() && field.kind() != FilterField.Kind.TIME;
        if (!sortBy.equals(field.name())) {
            sortBy = field.name();
            down = number;
        } else if (down == number) {
            down = !down;
        } else {
            // the third click: as they came
            sortBy = "";
        }
        columned.sorted(sortBy.isEmpty() ? "" : (down ? "-" : "+") + sortBy);
        showSort();
        columned.layout();
        toTop = true;
        start(false);
    }

    private void showSort() {
        Table table = rowTable.table();
        TableColumn column = sortBy.isEmpty() ? null : columned.column(sortBy);
        table.setSortColumn(column);
        table.setSortDirection(sortBy.isEmpty() ? SWT.NONE : down ? SWT.DOWN : SWT.UP);
    }

    /** The name of the field by which rows are sorted, or an empty text. */
    public String sortedBy() {
        return sortBy;
    }

    // ---- menu, keys

    private void key(Event e) {
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        if (control && e.keyCode == 'c') {
            copy((e.stateMask & SWT.SHIFT) != 0);
            e.doit = false;
        } else if (control && e.keyCode == 'f') {
            find();
            e.doit = false;
        }
    }

    private Menu menu(Event e) {
        Table table = rowTable.table();
        Menu old = table.getMenu();
        if (old != null) {
            old.dispose();
        }
        Menu menu = new Menu(table);
        Point at = table.toControl(e.x, e.y);
        TableItem item = table.getItem(at);
        int column = item == null ? -1 : rowTable.columnAt(item, at.x);
        if (item != null && column >= 0) {
            ofValue(menu, rowTable.top() + table.indexOf(item), setup.fields().get(column));
        }
        item(menu, Messages.Menu_copy, rowTable.selection() >= 0, () -> copy(false));
        item(menu, Messages.Menu_copyExact, rowTable.selection() >= 0, () -> copy(true));
        item(menu, Messages.Menu_selectAll, rowTable.count() > 0, rowTable::selectAll);
        separator(menu);
        item(menu, Messages.Menu_find, rowTable.count() > 0, this::find);
        item(menu, Messages.Menu_export, rowTable.count() > 0, this::export);
        separator(menu);
        MenuItem columns = new MenuItem(menu, SWT.CASCADE);
        columns.setText(Messages.Menu_columns);
        Menu choice = new Menu(menu);
        columns.setMenu(choice);
        columned.fill(choice);
        return menu;
    }

    /** Filters by what stands in a cell. The value is asked for when it is chosen, for it may not be looked at here. */
    private void ofValue(Menu menu, int index, FilterField field) {
        RowTable.Row row = rowTable.row(index);
        String shown = row == null ? null : row.texts()[setup.fields().indexOf(field)];
        if (shown == null || index >= rows.size() || field.name().equals("event")) {
            return;
        }
        String label = field.title() + " " + (shown.isEmpty() ? "–" : shown.length() > 40 ? shown.substring(0, 40) + "…" : shown);
        int of = rows.row(index);
        item(menu, NLS.bind(Messages.Menu_showOnly, Plain.label(label)), true, () -> filterBy(of, field, false));
        item(menu, NLS.bind(Messages.Menu_leaveOut, Plain.label(label)), true, () -> filterBy(of, field, true));
        separator(menu);
    }

    private void filterBy(int row, FilterField field, boolean leaveOut) {
        inWorker(() -> {
            String[] value = new String[1];
            synchronized (fetch) {
                Columns columns = fetchColumns;
                fetchSource.look(() -> {
                    Column column = columns.find(field.name());
                    value[0] = column == null ? "" : Filter.equal(field, Cell.inFilter(column, row));
                });
            }
            return leaveOut ? value[0].replaceFirst(" == ", " != ") : value[0];
        }, comparison -> {
            String before = filterRow.text().getText().strip();
            filterRow.setFilter(before.isEmpty()
                    ? comparison
                    : before.contains("||")
                            ? "(" + before + ") && " + comparison
                            : before + " && "
                                    + comparison);
        });
    }

    private <T> void inWorker(Supplier<T> work, java.util.function.Consumer<T> then) {
        worker.execute(() -> {
            T answer;
            try {
                answer = work.get();
            } catch (RuntimeException e) {
                later(() -> failed(e));
                return;
            }
            later(() -> then.accept(answer));
        });
    }

    private void later(Runnable task) {
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!isDisposed()) {
                    task.run();
                }
            });
        }
    }

    static MenuItem separator(Menu menu) {
        return new MenuItem(menu, SWT.SEPARATOR);
    }

    private static void item(Menu menu, String text, boolean enabled, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.setEnabled(enabled);
        item.addListener(SWT.Selection, e -> action.run());
    }

    /** Opens the bar in which something is searched for. */
    public void find() {
        findBar.open();
    }

    /** Goes to the next row that fits what was searched for last, or to the one before. */
    public void findNext(boolean backward) {
        findBar.next(backward);
    }

    /** What the find bar searches in. */
    TableSource source() {
        return source;
    }

    Setup setup() {
        return setup;
    }

    // ---- copy, export

    /**
     * Puts the selected rows, with headers, onto the clipboard as text with tabs: as they are shown, or exact, with units in the headers.
     */
    public void copy(boolean exact) {
        TableSource of = source;
        int from = rowTable.selectionFrom();
        int to = rowTable.selectionTo();
        if (of == null || rowTable.selection() < 0) {
            return;
        }
        int most = Math.min(to, from + COPIED);
        RowList list = rows;
        List<String> names = columned.shown();
        inWorker(() -> {
            StringBuilder text = new StringBuilder();
            try {
                new TableWriter(TableWriter.Format.TSV, !exact).write(of, names, list, from, most, text, Progress.none());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return text.toString();
        }, text -> {
            Clipboard clipboard = new Clipboard(display);
            clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
            clipboard.dispose();
            if (most < to) {
                filterRow.setProblem(NLS.bind(Messages.Copy_many, Units.count(COPIED)));
            }
        });
    }

    /** Asks for a file, and writes all rows that are shown to it. */
    public void export() {
        java.nio.file.Path file = TableExport.ask(getShell(), setup.id());
        if (file != null) {
            exportTo(file);
        }
    }

    /** Writes all rows that are shown, and the columns that are, to a file, in a job. */
    public Job exportTo(java.nio.file.Path file) {
        TableExport export = new TableExport(source, columned.shown(), rows, file);
        export.schedule();
        return export;
    }

    private void close() {
        if (job != null) {
            job.supersede();
            job = null;
        }
        fetch.close();
        place.close();
        RowSearch old = search;
        search = null;
        worker.execute(() -> {
            if (old != null) {
                release(old);
            }
            synchronized (fetch) {
                releaseFetch();
            }
        });
    }

    @Override
    public boolean setFocus() {
        return rowTable.setFocus();
    }
}
