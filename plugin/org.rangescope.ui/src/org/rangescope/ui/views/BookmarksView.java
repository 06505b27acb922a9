// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.util.Units;
import org.rangescope.model.session.Bookmark;
import org.rangescope.model.session.Entry;
import org.rangescope.model.session.NamedTime;
import org.rangescope.model.session.Note;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.selection.SharedSelectionProvider;
import org.rangescope.ui.session.RecordingSession;
import org.rangescope.ui.session.SessionActions;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.widgets.Banner;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.DataTable.Spec;
import org.rangescope.ui.widgets.EmptyText;
import org.rangescope.ui.widgets.Names;
import org.rangescope.ui.widgets.Plain;

/** What is noted about the recording whose editor is in front: bookmarks, times that have a name, notes on findings. */
public final class BookmarksView extends ViewPart {

    /** Identifier of the view, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.views.bookmarks"; //$NON-NLS-1$

    /**
     * A line.
     *
     * @param entry what was noted
     * @param kind bookmark, time or note
     * @param name its name, or the text of the note
     * @param about what it leads to
     * @param at when that was; -1 when that is not known
     * @param time the same in words
     */
    public record Row(Entry entry, String kind, String name, String about, long at, String time) {}

    private final Runnable changed = this::refresh;
    private Composite root;
    private EmptyText nothing;
    private Composite filled;
    private Banner banner;
    private DataTable<Row> table;
    private SharedSelection selection;
    private Capture capture;

    @Override
    public void createPartControl(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(new StackLayout());
        nothing = new EmptyText(root, Map.of("bookmark", () -> SessionActions.bookmark(getSite().getShell(), context()), "note", //$NON-NLS-1$ //$NON-NLS-2$
                () -> SessionActions.note(getSite().getShell(), context())));
        filled = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(filled);
        banner = new Banner(filled);
        table = new DataTable<>(filled, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        Icons icons = new Icons(table);
        table.column(Spec.<Row>of(Messages.columnKind, Row::kind).chars(12).image(row -> icons.get(icon(row.entry()))));
        table.column(Spec.<Row>of(Messages.columnName, row -> row.name().replace('\n', ' ')).chars(24).stretch(1).exact(Row::name));
        table.column(Spec.<Row>of(Messages.columnAbout, Row::about).chars(24).stretch(1).exact(Row::about));
        table.column(Spec.<Row>of(Messages.columnAt, Row::time).chars(20).number(Row::at));
        table.remember("bookmarks"); //$NON-NLS-1$
        table.onOpen(row -> open(row.entry()));
        Names.set(table.table(), Messages.tableName);
        fill(table.table().getMenu());
        selection = getSite().getService(SharedSelection.class);
        getSite().setSelectionProvider(new SharedSelectionProvider(root, selection, null));
        handle(IWorkbenchCommandConstants.EDIT_DELETE, this::delete);
        handle(IWorkbenchCommandConstants.FILE_RENAME, this::rename);
        Help.set(root, Help.BOOKMARKS);
        Help.key(getSite(), root);
        root.addListener(SWT.Dispose, e -> show(null));
        ActiveCapture.follow(getSite().getPage(), root, this::show);
        refresh();
    }

    private static String icon(Entry entry) {
        return entry instanceof Bookmark ? "bookmark" : entry instanceof Note ? "note" : "time"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    private void handle(String command, Runnable action) {
        getSite().getService(IHandlerService.class).activateHandler(command, new AbstractHandler() {
            @Override
            public Object execute(ExecutionEvent event) {
                action.run();
                return null;
            }
        });
    }

    private void fill(Menu menu) {
        MenuItem line = new MenuItem(menu, SWT.SEPARATOR, 0);
        MenuItem delete = item(menu, Messages.delete, this::delete);
        MenuItem rename = item(menu, Messages.rename, this::rename);
        MenuItem go = item(menu, Messages.goTo, () -> open(selected()));
        menu.addListener(SWT.Show, e -> {
            Entry entry = selected();
            go.setEnabled(entry != null);
            rename.setEnabled(entry != null);
            rename.setText(entry instanceof Note ? Messages.editNote : Messages.rename);
            delete.setEnabled(entry != null);
            line.setEnabled(true);
        });
    }

    private static MenuItem item(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH, 0);
        item.setText(text);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    private void show(Capture next) {
        if (capture == next) {
            return;
        }
        if (capture != null) {
            capture.ignore(changed);
            capture.session().ignore(changed);
        }
        capture = next;
        if (root.isDisposed()) {
            return;
        }
        if (next != null) {
            next.listen(changed);
            next.session().listen(changed);
        }
        refresh();
    }

    private PageContext context() {
        return new PageContext(capture, selection,
                page -> {
                    if (getSite().getPage().getActiveEditor() instanceof RecordingEditor editor) {
                        editor.showPage(page);
                    }
                });
    }

    private void refresh() {
        List<Row> rows = capture == null ? List.of() : rows(capture);
        table.setRows(rows);
        RecordingSession session = capture == null ? null : capture.session();
        List<Banner.Strip> strips = new ArrayList<>();
        if (session != null && session.problem() != null) {
            strips.add(new Banner.Strip("warning", org.rangescope.ui.theme.Palette.Tone.WARNING, session.problem())); //$NON-NLS-1$
        }
        banner.setStrips(strips);
        nothing.setText(session == null
                ? Messages.noRecording
                : NLS.bind(session.isRead() ? Messages.empty : Messages.emptyWaits, Plain.link(capture.name())));
        StackLayout layout = (StackLayout) root.getLayout();
        Control top = rows.isEmpty() && strips.isEmpty() ? nothing : filled;
        if (layout.topControl != top) {
            layout.topControl = top;
        }
        root.layout(true, true);
        if (top == filled) {
            table.fit();
        }
    }

    private static List<Row> rows(Capture capture) {
        Digest digest = capture.state().digest();
        List<Row> rows = new ArrayList<>();
        for (Bookmark each : capture.session().bookmarks()) {
            List<String> about = new ArrayList<>();
            int number = digest == null ? 0 : digest.numberOf(each.getFinding());
            if (digest != null && number > 0) {
                about.add(NLS.bind(Messages.finding, Integer.valueOf(number),
                        digest.findings().list().get(number - 1).plainSentence()));
            } else if (!each.getFinding().isEmpty()) {
                about.add(NLS.bind(Messages.findingGone, each.getFinding()));
            }
            if (each.getMapping() >= 0) {
                about.add(NLS.bind(Messages.mapping, String.valueOf(each.getMapping())));
            }
            rows.add(row(each, Messages.kindBookmark, each.getName(), String.join(", ", about), digest)); //$NON-NLS-1$
        }
        for (NamedTime each : capture.session().times()) {
            rows.add(row(each, Messages.kindTime, each.getName(), "", digest)); //$NON-NLS-1$
        }
        for (Note each : capture.session().notes()) {
            int number = digest == null ? 0 : digest.numberOf(each.getFinding());
            rows.add(row(each, Messages.kindNote, each.getText(), number > 0
                    ? NLS.bind(Messages.finding, Integer.valueOf(number), each.getSentence())
                    : NLS.bind(Messages.findingGone, each.getSentence()), digest));
        }
        return rows;
    }

    private static Row row(Entry entry, String kind, String name, String about, Digest digest) {
        TimeRange time = RecordingSession.timeOf(entry);
        return time == null || digest == null
                ? new Row(entry, kind, name, about, -1, "") //$NON-NLS-1$
                : new Row(entry, kind, name, about, time.fromNs(), NLS.bind(Messages.span,
                        Units.moment(time.fromNs() - digest.startNs()), Units.moment(time.toNs() - digest.startNs())));
    }

    private Entry selected() {
        Row row = table.selection();
        return row == null ? null : row.entry();
    }

    private void open(Entry entry) {
        if (entry != null && capture != null) {
            SessionActions.goTo(root, context(), entry,
                    problem -> MessageDialog.openInformation(getSite().getShell(), Messages.goneTitle, problem));
        }
    }

    private void rename() {
        Entry entry = selected();
        if (entry instanceof Note note) {
            SessionActions.edit(getSite().getShell(), capture.session(), note);
        } else if (entry != null) {
            RecordingSession session = capture.session();
            InputDialog dialog = new InputDialog(getSite().getShell(), Messages.renameTitle, Messages.renameMessage,
                    entry instanceof Bookmark bookmark ? bookmark.getName() : ((NamedTime) entry).getName(), session::problemOfNewName);
            if (dialog.open() == Window.OK) {
                session.rename(entry, dialog.getValue());
            }
        }
    }

    private void delete() {
        Entry entry = selected();
        if (entry != null && (!(entry instanceof Note note) || MessageDialog.openConfirm(getSite().getShell(), Messages.deleteTitle,
                NLS.bind(Messages.deleteNote, note.getText())))) {
            capture.session().remove(entry);
        }
    }

    /** The table. */
    public DataTable<Row> table() {
        return table;
    }

    /** What is said when there is nothing to list; null when there is. */
    public String emptyText() {
        return ((StackLayout) root.getLayout()).topControl == nothing ? nothing.getText() : null;
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return adapter == IPropertySheetPage.class ? adapter.cast(new DetailsPage(selection)) : super.getAdapter(adapter);
    }

    @Override
    public void setFocus() {
        if (emptyText() == null) {
            table.setFocus();
        } else {
            nothing.setFocus();
        }
    }
}
