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

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.editor.RecordingEditor;

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
}
