// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.store.CacheFile;
import org.rangescope.ui.editor.OverviewPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.launch.CaptureFolder;

/** What is kept beside a large recording in the project: nobody sees it, and it goes with the recording. */
class CacheUiTest {

    private static final NullProgressMonitor MONITOR = new NullProgressMonitor();

    private final Display display = Display.getCurrent();

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    @Test
    void isHiddenInTheProjectAndGoesWithItsRecording() throws Exception {
        IFolder folder = CaptureFolder.get();
        IFile file = folder.getFile("large.rangescope");
        Path recording = file.getLocation().toPath();
        new SyntheticTraffic(7).events(120_000).write(recording);
        Bench.old(recording);
        file.refreshLocal(IResource.DEPTH_ZERO, MONITOR);
        RecordingEditor editor = open(file);
        long events = Bench.digest(editor).health().events();
        Path cache = CacheFile.of(recording);
        assertTrue(Files.isRegularFile(cache), "something is kept beside it");
        IFile kept = folder.getFile(String.valueOf(cache.getFileName()));
        Until.holds("the workspace knows it, and hides it", display, () -> kept.exists() && kept.isDerived() && kept.isHidden());
        assertEquals(1, folder.members().length, "only the recording is seen");

        Bench.closeAll();
        assertEquals(events, Bench.digest(open(file)).health().events(), "the same the second time");
        Bench.closeAll();
        file.delete(true, MONITOR);
        Until.holds("it is gone with its recording", display, () -> !Files.exists(cache) && !kept.exists());
        folder.delete(false, MONITOR);
    }

    private RecordingEditor open(IFile file) throws Exception {
        RecordingEditor editor = (RecordingEditor) IDE.openEditor(Bench.page(), file, RecordingEditor.ID, true);
        Until.holds("it is read", display, () -> !editor.capture().state().isRunning());
        Until.holds("its overview is painted", display, () -> Bench.page(editor, OverviewPage.class).isUpToDate());
        return editor;
    }
}
