// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.RecordIndex;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.FilterException;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.table.EventColumns;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.capture.Latest;
import org.rangescope.ui.capture.MonitorProgress;
import org.rangescope.ui.editor.Page;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.theme.Palette.Tone;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Plain;

/** The raw records in the order of the recording, read from its file when they are looked at, and the stretches of it that cannot be read. */
public final class EventsPage implements Page, Tabular, EventDetails.Source {

    private static final int LOOK_MS = 200;

    private final PageContext context;
    private Composite root;
    private TableView view;
    private Label missing;
    private Text goTo;
    private TimeScope timeScope;
    private TimeRange shown;
    private Latest<Found> finding;
    private Recording recording;
    private EventSource source;
    private IndexJob indexing;
    /** Whether the row of the filter says that the file cannot be read. */
    private boolean unreadable;
    /** Whether it says that the time to go to is none. */
    private boolean wrongTime;
    private PageContext.Query<Recording> query;
    private EventDetails current;
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean selecting;

    /** What belongs to something that was selected: details of a row, a row to show, a mapping to select. */
    private record Found(EventDetails details, int row, int mapping) {}

    /** @param context what the page works with */
    public EventsPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return Messages.Events_title;
    }

    @Override
    public String help() {
        return Help.EVENTS;
    }

    @Override
    public Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        root.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        root.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().numColumns(4).extendedMargins(14, 12, 10, 8).spacing(8, 6).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(Fonts.heading(root, Messages.Events_all));
        timeScope = new TimeScope(root, this::restrict);
        new Label(root, SWT.NONE).setText(Messages.Events_goTo);
        goTo = new Text(root, SWT.BORDER);
        goTo.setMessage(Messages.Events_goToHint);
        goTo.setToolTipText(Messages.Events_goToTip);
        GridDataFactory.swtDefaults().hint(110, SWT.DEFAULT).applyTo(goTo);
        goTo.addListener(SWT.DefaultSelection, e -> goToTime(goTo.getText()));
        goTo.addListener(SWT.Modify, e -> {
            if (wrongTime && view != null) {
                wrongTime = false;
                view.filterRow().setProblem("");
            }
        });
        Capture capture = context.capture();
        Executor ui = task -> {
            Display display = root.isDisposed() ? null : root.getDisplay();
            if (display != null) {
                display.asyncExec(() -> {
                    if (!root.isDisposed()) {
                        task.run();
                    }
                });
            }
        };
        finding = new Latest<>(capture.worker(), ui, this::found,
                problem -> ILog.of(EventsPage.class).error("An event of " + capture.name() + " could not be found", problem));
        query = context.query(root, this::show);
        root.addListener(SWT.Dispose, e -> close());
        parent.addListener(SWT.Hide, e -> tell(null));
        return root;
    }

    private TableView.Setup setup(List<FilterField> fields) {
        Map<String, Integer> widths = Map.of("at", 15, "cpu", 5, "task", 20, "kind", 16, "event", 60);
        int damage = EventKind.values().length;
        return new TableView.Setup("events", Messages.Events_heading, Messages.Events_hint, fields, widths, List.of("event"), List.of(),
                (columns, row) -> {
                    Column kind = columns.find("kind");
                    boolean damaged = kind != null && kind.value(row) == damage;
                    return damaged ? new TableView.Looks("warning", Tone.WARNING) : new TableView.Looks(null, null);
                });
    }

    @Override
    public void refresh(CaptureState state) {
        query.ask(known -> known);
    }

    private void show(Recording now) {
        if (now == recording) {
            return;
        }
        recording = now;
        if (indexing != null) {
            indexing.cancel();
        }
        Capture capture = context.capture();
        RecordIndex index = new RecordIndex(capture.file());
        EventSource before = source;
        source = new EventSource(capture, index, now);
        if (view == null) {
            List<FilterField> fields;
            try {
                fields = fields();
            } catch (UncheckedIOException e) {
                notReadable(e.getCause());
                return;
            }
            view = new TableView(root, SWT.BORDER, capture.worker(), setup(fields));
            GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(view);
            view.onSelect(this::chosen);
            if (missing != null) {
                missing.dispose();
                missing = null;
            }
            root.layout(true, true);
            if (goTo.isFocusControl()) {
                view.setFocus();
            }
        }
        setSource(timeScope.of(context.selected().time()), false);
        if (before != null) {
            before.close();
        }
        if (unreadable) {
            // as it was before
            unreadable = false;
            view.filterRow().setProblem("");
        }
        indexing = new IndexJob(index, capture);
        indexing.schedule();
        IndexJob job = indexing;
        root.getDisplay().timerExec(LOOK_MS, () -> look(job));
    }

    /** Shows the events of a time only, or all for null. */
    private void setSource(TimeRange time, boolean keepSelection) {
        shown = time;
        view.setSource(TimeScope.events(source, recording, time), TimeScope.filter(view.setup().fields(), recording, time, true),
                keepSelection);
    }

    private void restrict() {
        TimeRange time = timeScope.of(context.selected().time());
        if (view != null && recording != null && !Objects.equals(time, shown)) {
            setSource(time, true);
            view.refresh(indexing == null);
        }
    }

    /** The file is gone, or out of reach: what was read of it stays on the other pages. */
    private void notReadable(IOException problem) {
        recording = null;
        if (missing == null) {
            missing = new Label(root, SWT.WRAP);
            GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(missing);
        }
        String why = problem instanceof NoSuchFileException ? Messages.Events_noFile : String.valueOf(problem.getMessage());
        missing.setText(Plain.label(NLS.bind(Messages.Events_notReadable, context.capture().name(), why)));
        root.layout(true, true);
    }

    private List<FilterField> fields() {
        EventColumns columns = source.columns();
        List<FilterField> fields = columns.fields();
        source.release(columns);
        return fields;
    }

    private void look(IndexJob job) {
        if (job != indexing || root.isDisposed()) {
            return;
        }
        boolean over = job.over;
        view.refresh(over);
        if (!job.problem.isEmpty()) {
            unreadable = true;
            view.filterRow().setProblem(NLS.bind(Messages.Events_notReadable, context.capture().name(), job.problem));
        }
        if (over) {
            indexing = null;
            select(context.selected());
        } else {
            root.getDisplay().timerExec(LOOK_MS, () -> look(job));
        }
    }

    /** Finds out where records stand. */
    private static final class IndexJob extends Job {

        private final RecordIndex index;
        private final Capture capture;
        private volatile boolean over;
        private volatile String problem = "";

        IndexJob(RecordIndex index, Capture capture) {
            super(NLS.bind(Messages.Events_indexing, capture.name()));
            this.index = index;
            this.capture = capture;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            boolean live = capture.state().phase() == Phase.LIVE;
            try (ByteSource bytes = live
                    ? ByteSource.growing(capture.file(), () -> !capture.state().isRunning())
                    : ByteSource.file(capture.file())) {
                index.run(bytes, MonitorProgress.whole(monitor));
            } catch (IOException | RuntimeException e) {
                problem = String.valueOf(e.getMessage());
            } finally {
                over = true;
            }
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        }
    }

    // ---- selection

    private void chosen(int row) {
        EventSource of = source;
        finding.request(() -> details(of, row));
    }

    private Found details(EventSource of, int row) {
        EventColumns columns = of.columns();
        try {
            Found[] found = new Found[1];
            of.look(() -> {
                Column kind = columns.find("kind");
                String name = kind == null ? "" : kind.textAt(row).toString();
                long serial = columns.serial(row);
                found[0] = new Found(new EventDetails("Event " + Units.count(row + 1L) + ", " + name, columns.details(row)), -1,
                        serial == Column.UNKNOWN ? -1 : mapping(serial));
            });
            return found[0];
        } finally {
            of.release(columns);
        }
    }

    private int mapping(long serial) {
        MappingTable mappings = recording.mappings();
        // numbers are given when calls begin, rows when they return: mostly not far from each other
        int guess = (int) Math.max(0, Math.min(mappings.size() - 1L, serial - 1));
        for (int away = 0; away < mappings.size(); away++) {
            if (guess + away < mappings.size() && mappings.serial(guess + away) == serial) {
                return guess + away;
            }
            if (guess - away >= 0 && mappings.serial(guess - away) == serial) {
                return guess - away;
            }
        }
        return -1;
    }

    private void found(Found found) {
        if (found == null) {
            return;
        }
        if (found.row() >= 0) {
            view.reveal(found.row());
        }
        if (found.details() != null) {
            selecting = true;
            try {
                if (found.mapping() >= 0) {
                    context.selectMapping(found.mapping());
                }
                tell(found.details());
            } finally {
                selecting = false;
            }
        }
    }

    private void tell(EventDetails details) {
        if (details != current) {
            current = details;
            List.copyOf(listeners).forEach(Runnable::run);
        }
    }

    @Override
    public void select(CaptureSelection selection) {
        if (selecting || view == null) {
            return;
        }
        tell(null);
        restrict();
        EventSource of = source;
        TimeRange time = selection.time();
        int mapping = selection.mapping();
        if (of != null && indexing == null && (mapping >= 0 || time != null)) {
            finding.request(() -> where(of, mapping, time));
        }
    }

    /** The row of a mapping's map record, or the first one of a stretch of time. */
    private Found where(EventSource of, int mapping, TimeRange time) {
        EventColumns columns = of.columns();
        try {
            int[] row = {-1};
            of.look(() -> {
                MappingTable mappings = recording.mappings();
                if (mapping >= 0 && mapping < mappings.size()) {
                    row[0] = rowOf(columns, mappings.serial(mapping), recording.toRelativeNs(mappings.returnNs(mapping)));
                } else if (time != null) {
                    row[0] = Math.min(columns.size() - 1, columns.rowAt(recording.toRelativeNs(time.fromNs())));
                }
            });
            return new Found(null, row[0], -1);
        } finally {
            of.release(columns);
        }
    }

    private static int rowOf(EventColumns columns, long serial, long atNs) {
        Column kind = columns.find("kind");
        int first = columns.rowAt(atNs);
        for (int row = first; kind != null && row < Math.min(columns.size(), first + TimeScope.NEAR); row++) {
            if (columns.serial(row) == serial && kind.value(row) == EventKind.MAP.ordinal()) {
                return row;
            }
        }
        return -1;
    }

    /** Goes to the first event at a time or after it, given as "14.2 s". */
    public void goToTime(String text) {
        EventSource of = source;
        if (of == null || view == null) {
            return;
        }
        FilterField at = view.setup().fields().get(0);
        long time;
        try {
            time = Filter.value(at, text);
        } catch (FilterException e) {
            view.filterRow().setProblem(e.what());
            wrongTime = true;
            return;
        }
        wrongTime = false;
        view.filterRow().setProblem("");
        finding.request(() -> {
            EventColumns columns = of.columns();
            try {
                int[] row = {-1};
                of.look(() -> row[0] = Math.min(columns.size() - 1, columns.rowAt(time)));
                return new Found(null, row[0], -1);
            } finally {
                of.release(columns);
            }
        });
        view.setFocus();
    }

    @Override
    public EventDetails current() {
        return current;
    }

    @Override
    public void listen(Widget owner, Runnable listener) {
        listeners.add(listener);
        owner.addListener(SWT.Dispose, e -> listeners.remove(listener));
    }

    private void close() {
        if (indexing != null) {
            indexing.cancel();
            indexing = null;
        }
        finding.close();
        if (source != null) {
            source.close();
        }
    }

    @Override
    public void setFocus() {
        if (view != null) {
            view.setFocus();
        } else {
            root.setFocus();
        }
    }

    /** The field in which a time is written. */
    public Text goTo() {
        return goTo;
    }

    @Override
    public TableView table() {
        return view;
    }

    @Override
    public boolean isUpToDate() {
        return query != null && query.isIdle() && view != null && indexing == null && view.isIdle() && finding.isIdle();
    }
}
