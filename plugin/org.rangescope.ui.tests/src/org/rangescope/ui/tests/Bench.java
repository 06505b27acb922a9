// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.WorkbenchException;
import org.eclipse.ui.ide.IDE;
import org.rangescope.charts.MappingPoint;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.InterconnectPerspective;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.editor.OverviewPage;
import org.rangescope.ui.editor.Page;
import org.rangescope.ui.editor.RecordingEditor;

/** The workbench with our perspective, and real recordings to open in it. */
final class Bench {

    private Bench() {}

    /** A recording that the probe made, by the name of its scenario. */
    static Path recording(String name) {
        return Path.of(System.getProperty("rangescope.home"), "plugin/org.rangescope.core.tests/recordings", name + ".rangescope");
    }

    /** A copy that nobody has written to for a while. */
    static Path copy(Path original, Path to) throws IOException {
        Files.copy(original, to);
        return old(to);
    }

    /** The file, as if it had been written some time ago. */
    static Path old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
        return file;
    }

    /** The window, with our perspective; on the UI thread. */
    static IWorkbenchPage page() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
        try {
            if (window.getActivePage().getPerspective() == null
                    || !InterconnectPerspective.ID.equals(window.getActivePage().getPerspective().getId())) {
                PlatformUI.getWorkbench().showPerspective(InterconnectPerspective.ID, window);
            }
        } catch (WorkbenchException e) {
            throw new IllegalStateException(e);
        }
        window.getShell().setBounds(0, 0, 1280, 900);
        return window.getActivePage();
    }

    /** Opens a file as a double click or a drop does; on the UI thread. */
    static RecordingEditor open(Path file) {
        try {
            return (RecordingEditor) IDE.openEditorOnFileStore(page(), EFS.getLocalFileSystem().fromLocalFile(file.toFile()));
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a file and waits until it is read and its first page is painted; on the UI thread. */
    static RecordingEditor openAndRead(Path file) {
        RecordingEditor editor = open(file);
        Display display = Display.getCurrent();
        Until.holds(file.getFileName() + " is read", display, () -> !editor.capture().state().isRunning());
        Until.holds("the overview of " + file.getFileName() + " is painted", display, () -> page(editor, OverviewPage.class).isUpToDate());
        return editor;
    }

    /** A page of an editor. */
    static <T extends Page> T page(RecordingEditor editor, Class<T> type) {
        T found = editor.pages().stream().filter(type::isInstance).map(type::cast).findFirst().orElse(null);
        assertNotNull(found, "no page " + type.getSimpleName());
        return found;
    }

    /** What is known of the capture; the editor must have read something. */
    static Digest digest(RecordingEditor editor) {
        return Objects.requireNonNull(editor.capture().state().digest(), "nothing has been read");
    }

    /** Whether a chart points at the mapping in a row. */
    static boolean points(@Nullable MappingPoint selected, int row) {
        return selected != null && selected.row() == row;
    }

    /** Closes all editors; on the UI thread. */
    static void closeAll() {
        page().closeAllEditors(false);
    }
}
