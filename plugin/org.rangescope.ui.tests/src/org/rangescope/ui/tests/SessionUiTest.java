// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.commands.Command;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.rules.Finding;
import org.rangescope.model.Buffer;
import org.rangescope.model.Mapping;
import org.rangescope.model.persist.SessionFile;
import org.rangescope.model.session.Bookmark;
import org.rangescope.model.session.Session;
import org.rangescope.model.text.ModelText;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.editor.FindingsPage;
import org.rangescope.ui.editor.OverviewPage;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.session.RecordingSession;
import org.rangescope.ui.session.SessionActions;
import org.rangescope.ui.views.AttachmentsView;
import org.rangescope.ui.views.BookmarksView;

/** Bookmarks and notes: made, saved by themselves, found again, merged; and the tree that follows its model. */
class SessionUiTest {

    private final Display display = Display.getCurrent();

    @TempDir
    private Path folder;
    private Path recording;
    private Path file;

    @BeforeEach
    void copy() throws IOException {
        recording = Bench.copy(Bench.recording("rs01-detach-live"), folder.resolve("leak.rangescope"));
        file = SessionFile.of(recording);
    }

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    private RecordingEditor open() {
        RecordingEditor editor = Bench.openAndRead(recording);
        Until.holds("what was noted is read", display, () -> editor.capture().session().isRead());
        return editor;
    }

    private static PageContext context(RecordingEditor editor) {
        return new PageContext(editor.capture(), editor.getSite().getService(SharedSelection.class), editor::showPage);
    }

    private static Finding leak(RecordingEditor editor) {
        return Bench.digest(editor).findings().list().stream().filter(Finding::leak).findFirst().orElseThrow();
    }

    private static String key(RecordingEditor editor) {
        return Bench.digest(editor).keyOf(leak(editor).number());
    }

    private static BookmarksView view() {
        try {
            return (BookmarksView) Bench.page().showView(BookmarksView.ID);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    private Session saved() {
        try {
            SessionFile.Content content = SessionFile.read(file);
            return content == null ? SessionFile.empty() : content.session();
        } catch (IOException e) {
            return SessionFile.empty();
        }
    }

    @Test
    void whatIsNotedAboutARecordingOfAProjectIsSavedAndShownInIt() throws Exception {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("noted");
        project.create(null);
        project.open(null);
        try {
            IFile inside = project.getFile("a.rangescope");
            Files.copy(recording, project.getLocation().toPath().resolve("a.rangescope"));
            inside.refreshLocal(IResource.DEPTH_ZERO, null);
            RecordingEditor editor = (RecordingEditor) IDE.openEditor(Bench.page(), inside);
            Until.holds("what was noted is read", display, () -> editor.capture().session().isRead());
            editor.capture().session().addBookmark("here", "", -1, null);
            Until.holds("it is saved", display, () -> !editor.capture().session().isUnsaved());
            Until.holds("the file is in the project", display, () -> project.getFile("a.rangescope-session").exists());
            assertEquals(null, editor.capture().session().problem());
        } finally {
            Bench.closeAll();
            project.delete(true, true, null);
        }
    }

    @Test
    void whatIsNotedIsInTheFileAndThereAgain() {
        RecordingEditor editor = open();
        assertFalse(editor.isDirty());
        RecordingSession session = editor.capture().session();
        context(editor).selectFinding(leak(editor).number());
        long serial = Objects.requireNonNull(editor.capture().model().mapping(leak(editor).mappings()[0])).getSerial();
        session.addBookmark("here it begins", key(editor), serial, null);
        session.setNote(key(editor), leak(editor).plainSentence(), "mended in v3\nsee the list");
        Digest digest = Bench.digest(editor);
        session.addTime("first half", new TimeRange(digest.startNs(), (digest.startNs() + digest.endNs()) / 2));
        assertFalse(editor.isDirty(), "nobody has to save");
        Until.holds("all is in the file", display, () -> saved().eContents().size() == 3 && !session.isUnsaved());
        OverviewPage overview = Bench.page(editor, OverviewPage.class);
        Until.holds("the note stands on the card", display,
                () -> overview.cards().stream().anyMatch(card -> card.words().number() == leak(editor).number()
                        && card.words().note().startsWith("mended")));
        editor.showPage(editor.pages().indexOf(Bench.page(editor, FindingsPage.class)));
        Until.holds("the note stands on the page", display, () -> Bench.page(editor, FindingsPage.class).text().contains("mended in v3"));
        Bench.closeAll();

        RecordingEditor again = open();
        assertEquals(List.of("here it begins"), again.capture().session().bookmarks().stream().map(Bookmark::getName).toList());
        assertEquals("mended in v3\nsee the list", again.capture().session().note(key(again)));
        BookmarksView view = view();
        Until.holds("the view lists three", display, () -> view.table().rows().size() == 3);
        assertTrue(view.table().rows().get(0).about().contains("map #" + serial), view.table().rows().get(0).about());
        assertNull(view.emptyText());
    }

    @Test
    void bookmarkLeadsBackAndCanBeDeleted() {
        RecordingEditor editor = open();
        PageContext context = context(editor);
        Finding leak = leak(editor);
        Digest digest = Bench.digest(editor);
        Mapping mapping = Objects.requireNonNull(editor.capture().model().mapping(leak.mappings()[0]));
        TimeRange time = new TimeRange(digest.startNs(), digest.startNs() + 1_000_000);
        editor.capture().session().addBookmark("b", key(editor), mapping.getSerial(), time);
        context.selection().select(org.rangescope.ui.selection.CaptureSelection.none(editor.capture()));
        BookmarksView view = view();
        Until.holds("the bookmark is listed, and saved", display,
                () -> view.table().rows().size() == 1 && saved().getBookmarks().size() == 1);
        view.table().table().setSelection(0);
        view.table().table().notifyListeners(SWT.DefaultSelection, new Event());
        Until.holds("its mapping, finding and time are selected", display, () -> context.selected().mapping() == leak.mappings()[0]
                && context.selected().finding() == leak.number() && Objects.equals(time, context.selected().time()));
        view.table().table().getMenu().getItem(2).notifyListeners(SWT.Selection, new Event());
        Until.holds("the view says what to do when nothing is noted", display, () -> view.emptyText() != null);
        assertTrue(Objects.requireNonNull(view.emptyText()).contains("Ctrl+D"), view.emptyText());
        Until.holds("it is gone from the file", display, () -> Files.exists(file) && saved().eContents().isEmpty());
    }

    @Test
    void whatSomebodyElseWroteIsMerged() throws IOException {
        RecordingEditor editor = open();
        RecordingSession session = editor.capture().session();
        Bookmark mine = session.addBookmark("mine", "", 1, null);
        Until.holds("it is saved", display, () -> saved().getBookmarks().size() == 1);
        SessionFile.Content content = Objects.requireNonNull(SessionFile.read(file));
        content.session().getBookmarks().get(0).setName("renamed elsewhere");
        SessionFile.write(file, content.session(), content.bytes());
        session.rename(mine, "renamed here");
        Until.holds("both are there", display, () -> saved().getBookmarks().size() == 2 && session.bookmarks().size() == 2);
        Until.holds("and it is said", display,
                () -> editor.banner().strips().stream().anyMatch(strip -> strip.words().contains("both are kept")));
    }

    @Test
    void otherRecordingsOfTheWindowShareNothing() throws IOException {
        RecordingEditor editor = open();
        editor.capture().session().addBookmark("mine", "", 1, null);
        RecordingEditor other = Bench.openAndRead(Bench.copy(recording, folder.resolve("other.rangescope")));
        assertEquals(List.of(), other.capture().session().bookmarks());
    }

    @Test
    void damagedFileIsSaidAndKept() throws IOException {
        Files.writeString(file, "<session:Session xmlns:session=\"http://rangescope.org/session/1\">\n<broken");
        RecordingEditor editor = open();
        Until.holds("a strip says so", display,
                () -> editor.banner().strips().stream().anyMatch(strip -> strip.words().contains("line 2")));
        assertTrue(Files.readString(file).endsWith("<broken"), "nothing is done to it yet");
        editor.capture().session().addBookmark("new", "", 1, null);
        Until.holds("a new one is written", display, () -> saved().getBookmarks().size() == 1);
        assertTrue(Files.readString(folder.resolve("leak.rangescope-session.damaged")).endsWith("<broken"), "the old one is kept");
        Until.holds("the strip is gone", display, () -> editor.capture().session().problem() == null);
    }

    @Test
    void whatCannotBeSavedIsSaidAndTriedAgain() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        recording = Bench.copy(recording, there.resolve("leak.rangescope"));
        file = SessionFile.of(recording);
        RecordingEditor editor = open();
        // out of reach, for root too
        Path elsewhere = Files.move(there, folder.resolve("elsewhere"));
        RecordingSession session = editor.capture().session();
        session.addBookmark("b", "", 1, null);
        Until.holds("it is said", display, () -> session.problem() != null);
        assertTrue(Objects.requireNonNull(session.problem()).contains("folder"), session.problem());
        assertTrue(session.isUnsaved());
        Until.holds("above the pages too", display,
                () -> editor.banner().strips().stream().anyMatch(strip -> strip.words().equals(session.problem())));
        Files.move(elsewhere, there);
        assertEquals(List.of(), RecordingSession.saveNow(List.of(session), display), "it is tried again when the workbench closes");
        assertEquals(1, saved().getBookmarks().size());
    }

    @Test
    void commandsCanBeUsedWhereThereIsSomething() {
        Command bookmark = Bench.page().getWorkbenchWindow().getService(ICommandService.class).getCommand(SessionActions.BOOKMARK);
        Command note = Bench.page().getWorkbenchWindow().getService(ICommandService.class).getCommand(SessionActions.NOTE);
        assertFalse(bookmark.isEnabled(), "without a recording");
        RecordingEditor editor = open();
        context(editor).selection().select(org.rangescope.ui.selection.CaptureSelection.none(editor.capture()));
        assertFalse(bookmark.isEnabled(), "with nothing selected");
        context(editor).selectFinding(1);
        assertTrue(bookmark.isEnabled() && note.isEnabled());
    }

    @Test
    void treeFollowsItsModelByNotifications() throws PartInitException {
        AttachmentsView view = (AttachmentsView) Bench.page().showView(AttachmentsView.ID);
        RecordingEditor editor = open();
        Capture capture = editor.capture();
        Until.holds("the tree is there", display, () -> view.viewer().getTree().getItemCount() == 1);
        Mapping mapping = capture.model().mapping(leak(editor).mappings()[0]);
        assertNotNull(mapping);
        view.viewer().reveal(mapping);
        // nothing but the object changes: no snapshot, no listener of the capture
        mapping.setSerial(4711);
        Until.holds("the line says so", display, () -> view.viewer().testFindItem(mapping) instanceof org.eclipse.swt.widgets.TreeItem item
                && item.getText().contains("4711") && item.getText().equals(ModelText.label(mapping)));
        Buffer buffer = mapping.getAttachment().getBuffer();
        buffer.getAttachments().remove(mapping.getAttachment());
        Until.holds("its line is gone", display, () -> view.viewer().testFindItem(mapping) == null);
        Bench.closeAll();
        assertTrue(capture.model().capture().eAdapters().isEmpty(), "nobody listens any more: " + capture.model().capture().eAdapters());
    }
}
