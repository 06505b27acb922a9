// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.session;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.Mapping;
import org.rangescope.model.session.Bookmark;
import org.rangescope.model.session.Entry;
import org.rangescope.model.session.Note;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.selection.CaptureSelection;

/** What is done with bookmarks and notes, from wherever. Only for the UI thread. */
@NonNullByDefault
public final class SessionActions {

    /** The command that adds a bookmark, as registered in plugin.xml. */
    public static final String BOOKMARK = "org.rangescope.ui.session.bookmark"; //$NON-NLS-1$
    /** The command that writes a note, as registered in plugin.xml. */
    public static final String NOTE = "org.rangescope.ui.session.note"; //$NON-NLS-1$

    private static final int LONGEST_SUGGESTION = 80;

    private SessionActions() {}

    /** Whether there is something that a bookmark could lead to. */
    public static boolean canBookmark(PageContext context) {
        CaptureSelection now = context.selected();
        return context.capture().session().isRead() && context.capture().state().digest() != null
                && (now.finding() > 0 || now.time() != null || serial(context.capture(), now) >= 0);
    }

    /** Whether a finding is selected that a note could be written on. */
    public static boolean canNote(PageContext context) {
        return context.capture().session().isRead() && context.finding(context.selected().finding()) != null;
    }

    private static long serial(Capture capture, CaptureSelection selection) {
        return selection.mapping() >= 0 && capture.object(selection.withTime(null)) instanceof Mapping mapping ? mapping.getSerial() : -1;
    }

    /** Asks for a name and adds a bookmark to what is selected. */
    public static void bookmark(Shell shell, PageContext context) {
        Capture capture = context.capture();
        CaptureSelection now = context.selected();
        Digest digest = capture.state().digest();
        if (!canBookmark(context) || digest == null) {
            return;
        }
        long serial = serial(capture, now);
        Finding finding = context.finding(now.finding());
        String suggestion = shortened(finding != null
                ? finding.plainSentence()
                : serial >= 0 ? NLS.bind(Messages.mapping, Long.valueOf(serial)) : span(digest, now.time()));
        RecordingSession session = capture.session();
        InputDialog dialog = new InputDialog(shell, Messages.bookmarkTitle, NLS.bind(Messages.bookmarkMessage, capture.name()), suggestion,
                session::problemOf);
        if (dialog.open() == Window.OK) {
            session.addBookmark(String.valueOf(dialog.getValue()), digest.keyOf(now.finding()), serial, now.time());
        }
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_SUGGESTION ? sentence : sentence.substring(0, LONGEST_SUGGESTION - 1) + "…"; //$NON-NLS-1$
    }

    /** A stretch of time since the start of the capture. */
    static String span(Digest digest, @Nullable TimeRange time) {
        return time == null
                ? "" //$NON-NLS-1$
                : NLS.bind(Messages.time, Units.moment(time.fromNs() - digest.startNs()), Units.moment(time.toNs() - digest.startNs()));
    }

    /** Lets somebody write a note on the selected finding. */
    public static void note(Shell shell, PageContext context) {
        Finding finding = context.finding(context.selected().finding());
        Digest digest = context.capture().state().digest();
        if (finding != null && digest != null && canNote(context)) {
            edit(shell, context.capture().session(), digest.keyOf(finding.number()), finding.plainSentence(),
                    NLS.bind(Messages.noteTitle, Integer.valueOf(finding.number())));
        }
    }

    /** Lets somebody change a note, also one on a finding that no rule finds any more. */
    public static void edit(Shell shell, RecordingSession session, Note note) {
        edit(shell, session, note.getFinding(), note.getSentence(), Messages.noteOldTitle);
    }

    private static void edit(Shell shell, RecordingSession session, String key, String sentence, String title) {
        String before = session.note(key);
        String full = before.isEmpty() ? session.full() : null;
        if (full != null) {
            MessageDialog.openInformation(shell, title, full);
            return;
        }
        NoteDialog dialog = new NoteDialog(shell, title, sentence, before);
        if (dialog.open() == Window.OK) {
            session.setNote(key, sentence, dialog.text());
        }
    }

    /**
     * Selects what an entry is about, some time later.
     *
     * @param owner for as long as it lives
     * @param problem is told what the recording no longer has
     */
    public static void goTo(Control owner, PageContext context, Entry entry, Consumer<String> problem) {
        Capture capture = context.capture();
        Digest digest = capture.state().digest();
        if (digest == null) {
            return;
        }
        TimeRange time = RecordingSession.timeOf(entry);
        if (time != null && (time.fromNs() > digest.endNs() || time.toNs() < digest.startNs())) {
            problem.accept(Messages.noTime);
            return;
        }
        if (time != null || !(entry instanceof Note)) {
            context.selectTime(time);
        }
        String key = entry instanceof Bookmark bookmark ? bookmark.getFinding() : entry instanceof Note note ? note.getFinding() : ""; //$NON-NLS-1$
        long serial = entry instanceof Bookmark bookmark ? bookmark.getMapping() : -1;
        int number = digest.numberOf(key);
        if (number > 0) {
            context.selectFinding(number);
        } else if (!key.isEmpty() && serial < 0) {
            problem.accept(Messages.noFinding);
        }
        if (serial >= 0) {
            find(owner, context, serial, number, problem);
        }
    }

    private static void find(Control owner, PageContext context, long serial, int number, Consumer<String> problem) {
        Display display = owner.getDisplay();
        context.capture().worker().execute(() -> {
            int row = context.capture().read(recording -> {
                for (int i = 0; i < recording.mappings().size(); i++) {
                    if (recording.mappings().serial(i) == serial) {
                        return Integer.valueOf(i);
                    }
                }
                return Integer.valueOf(-1);
            }).intValue();
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    if (owner.isDisposed()) {
                        return;
                    }
                    if (row < 0) {
                        problem.accept(NLS.bind(Messages.noMapping, Long.valueOf(serial)));
                    } else {
                        CaptureSelection now = context.selected();
                        context.selection().select(number > 0 ? now.withFinding(number, row, -1) : now.withMapping(row));
                    }
                });
            }
        });
    }

    /** Adds what can be done with the selection to a menu; {@code context} may give null while nothing is shown. */
    public static void addTo(Menu menu, Supplier<@Nullable PageContext> context) {
        if (menu.getItemCount() > 0) {
            MenuItem line = new MenuItem(menu, SWT.SEPARATOR);
            line.setEnabled(true);
        }
        MenuItem bookmark = item(menu, context, SessionActions::bookmark);
        MenuItem note = item(menu, context, SessionActions::note);
        menu.addListener(SWT.Show, e -> {
            PageContext now = context.get();
            bookmark.setEnabled(now != null && canBookmark(now));
            note.setEnabled(now != null && canNote(now));
            bookmark.setText(Messages.addBookmark + keys(BOOKMARK));
            note.setText(Messages.addNote + keys(NOTE));
        });
        bookmark.setText(Messages.addBookmark);
        note.setText(Messages.addNote);
    }

    private interface Action {
        void on(Shell shell, PageContext context);
    }

    private static MenuItem item(Menu menu, Supplier<@Nullable PageContext> context, Action action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.addListener(SWT.Selection, e -> {
            PageContext now = context.get();
            if (now != null) {
                action.on(menu.getShell(), now);
            }
        });
        return item;
    }

    private static String keys(String command) {
        IBindingService bindings = PlatformUI.getWorkbench().getService(IBindingService.class);
        String keys = bindings == null ? null : bindings.getBestActiveBindingFormattedFor(command);
        return keys == null ? "" : "\t" + keys; //$NON-NLS-1$ //$NON-NLS-2$
    }
}
