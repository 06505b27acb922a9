// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.source.FindingMarkers;

/** A capture that comes in through a pipe while it is shown. */
class LiveUiTest {

    private static final int PIECE = 4096;

    private final Display display = Display.getCurrent();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    @Test
    void cancelAsksTheSenderToEndAndLosesNothing() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        int half = all.length / 2;
        Path file = directory.resolve("live.rangescope");
        Captures captures = PlatformUI.getWorkbench().getService(Captures.class);
        AtomicBoolean asked = new AtomicBoolean();
        try (PipedOutputStream sender = new PipedOutputStream()) {
            Capture capture = captures.live(file, ByteSource.recording(new PipedInputStream(sender), file), () -> asked.set(true));
            try {
                RecordingEditor editor = Bench.open(file);
                assertEquals(capture, editor.capture());
                sender.write(all, 0, half);
                sender.flush();
                Until.holds("the first half is shown live", display, () -> capture.state().phase() == Phase.LIVE
                        && capture.state().digest() != null && Bench.digest(editor).health().events() > 0);
                capture.cancel();
                assertTrue(asked.get(), "whoever sends is asked to end");
                int seen = capture.state().revision();
                Until.holds("it was looked at several times more, or reading was given up", display,
                        () -> capture.state().revision() > seen + 3 || !capture.state().isRunning());
                assertTrue(capture.state().isRunning(), "the sender has not ended yet, and is still listened to");
                for (int at = half; at < all.length; at += PIECE) {
                    sender.write(all, at, Math.min(PIECE, all.length - at));
                    sender.flush();
                }
                sender.close();
                Until.holds("all of it is read", display, () -> !capture.state().isRunning());
                assertEquals(Phase.DONE, capture.state().phase(), capture.state().message());
                assertTrue(Bench.digest(editor).complete(), "the end mark was read");
                assertArrayEquals(all, Files.readAllBytes(file), "the recording is what was sent");
            } finally {
                captures.release(capture);
            }
        }
    }

    @Test
    void captureWhoseFileIsGoneAtItsEndIsShownAllTheSame() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        Path file = directory.resolve("gone.rangescope");
        Captures captures = PlatformUI.getWorkbench().getService(Captures.class);
        try (PipedOutputStream sender = new PipedOutputStream()) {
            Capture capture = captures.live(file, ByteSource.recording(new PipedInputStream(sender), file), () -> {});
            try {
                RecordingEditor editor = Bench.open(file);
                sender.write(all, 0, all.length / 2);
                sender.flush();
                Until.holds("the first half is shown", display, () -> capture.state().digest() != null);
                Files.delete(file);
                for (int at = all.length / 2; at < all.length; at += PIECE) {
                    sender.write(all, at, Math.min(PIECE, all.length - at));
                    sender.flush();
                }
                sender.close();
                Until.holds("all of it is read", display, () -> !capture.state().isRunning());
                assertEquals(Phase.DONE, capture.state().phase(), capture.state().message());
                assertTrue(Bench.digest(editor).complete(), "the end mark was read");
            } finally {
                captures.release(capture);
            }
        }
    }

    @Test
    void findingsAreMarkedWhileTheCaptureRuns() throws Exception {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("live-markers");
        project.create(null);
        project.open(null);
        try (PipedOutputStream sender = new PipedOutputStream()) {
            Path file = project.getLocation().toPath().resolve("live.rangescope");
            Captures captures = PlatformUI.getWorkbench().getService(Captures.class);
            Capture capture = captures.live(file, ByteSource.recording(new PipedInputStream(sender), file), () -> {});
            try {
                project.refreshLocal(IResource.DEPTH_INFINITE, null);
                IFile resource = project.getFile("live.rangescope");
                IDE.openEditor(Bench.page(), resource, RecordingEditor.ID);
                byte[] all = Files.readAllBytes(Bench.recording("rs01-detach-live"));
                for (int at = 0; at < all.length; at += PIECE) {
                    sender.write(all, at, Math.min(PIECE, all.length - at));
                    sender.flush();
                }
                Until.holds("the leak is marked", display, () -> {
                    try {
                        return resource.findMarkers(FindingMarkers.TYPE, true, IResource.DEPTH_ZERO).length == 1;
                    } catch (CoreException e) {
                        throw new IllegalStateException(e);
                    }
                });
                assertEquals(Phase.LIVE, capture.state().phase(), "while it runs");
                sender.close();
                Until.holds("all of it is read", display, () -> !capture.state().isRunning());
                assertEquals(1, resource.findMarkers(FindingMarkers.TYPE, true, IResource.DEPTH_ZERO).length);
            } finally {
                Bench.closeAll();
                captures.release(capture);
            }
        } finally {
            project.delete(true, true, null);
        }
    }
}
