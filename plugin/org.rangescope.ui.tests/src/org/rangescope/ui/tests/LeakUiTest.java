// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Resource;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.analysis.Recording;
import org.rangescope.ui.widgets.Banner;
import org.rangescope.ui.editor.RecordingEditor;

/** What an editor leaves behind when it is closed: no listener, no resource of SWT, and nothing of the recording. */
class LeakUiTest {

    private static final int WARM = 2;
    private static final int ROUNDS = 3;
    private static final int LAST_TYPE = 100;

    private final Display display = Display.getCurrent();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    private void openLookAndClose(Path file) {
        openLookAndClose(file, editor -> {
            // no more than a look
        });
    }

    private void openLookAndClose(Path file, Consumer<RecordingEditor> look) {
        RecordingEditor editor = Bench.openAndRead(file);
        for (int i = 0; i < editor.pages().size(); i++) {
            int index = i;
            editor.showPage(index);
            Until.holds("the page " + editor.pages().get(index).title() + " is painted", display, editor.pages().get(index)::isUpToDate);
        }
        look.accept(editor);
        Banner banner = editor.banner();
        Bench.closeAll();
        Until.holds("the editor's controls are gone", display, banner::isDisposed);
    }

    /** How many listeners each kind of control in the window has, besides those of the editor area. */
    private static Map<String, Integer> listeners() {
        Map<String, Integer> counts = new TreeMap<>();
        for (Shell shell : Display.getCurrent().getShells()) {
            count(shell, "", counts);
        }
        return counts;
    }

    private static void count(Control control, String path, Map<String, Integer> counts) {
        String here = path + "/" + control.getClass().getSimpleName();
        add(control, here, counts);
        if (control instanceof Tree tree && tree.getMenu() != null) {
            add(tree.getMenu(), here + "#menu", counts);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                count(child, here, counts);
            }
        }
    }

    private static void add(Widget widget, String path, Map<String, Integer> counts) {
        for (int type = SWT.KeyDown; type <= LAST_TYPE; type++) {
            int found = widget.getListeners(type).length;
            if (found > 0) {
                counts.merge(path + " type " + type, Integer.valueOf(found), Integer::sum);
            }
        }
    }

    @Test
    void listenersDoNotGrowWithEachEditor() throws Exception {
        Path file = Bench.copy(Bench.recording("rs01-detach-live"), directory.resolve("leak.rangescope"));
        for (int i = 0; i < WARM; i++) {
            openLookAndClose(file);
        }
        Map<String, Integer> before = listeners();
        for (int i = 0; i < ROUNDS; i++) {
            openLookAndClose(file);
        }
        List<String> grown = new ArrayList<>();
        listeners().forEach((path, now) -> {
            int was = before.getOrDefault(path, Integer.valueOf(0)).intValue();
            if (now.intValue() - was >= ROUNDS) {
                grown.add(path + ": " + was + ", then " + now);
            }
        });
        assertEquals(List.of(), grown, "listeners that each editor adds and none takes away");
    }

    @Test
    void aClosedEditorKeepsNothingOfItsRecording() throws Exception {
        List<WeakReference<Recording>> recordings = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Path file = Bench.copy(Bench.recording("parallel-leaks"), directory.resolve("closed" + i + ".rangescope"));
            openLookAndClose(file, editor -> recordings.add(new WeakReference<>(editor.capture().read(recording -> recording))));
        }
        assertEquals(ROUNDS, recordings.size());
        Until.holds("the recordings are gone from memory", display, () -> {
            System.gc();
            return recordings.stream().allMatch(recording -> recording.get() == null);
        });
    }

    @Test
    void nothingOfSwtIsLeftToTheCollector() throws Exception {
        Path file = Bench.copy(Bench.recording("parallel-leaks"), directory.resolve("resources.rangescope"));
        List<String> lost = new ArrayList<>();
        Resource.setNonDisposeHandler(error -> {
            synchronized (lost) {
                lost.add(List.of(error.getStackTrace()).stream().filter(frame -> frame.getClassName().startsWith("org.rangescope"))
                        .findFirst().map(StackTraceElement::toString).orElse(""));
            }
        });
        try {
            for (int i = 0; i < ROUNDS; i++) {
                openLookAndClose(file);
            }
            WeakReference<Object> canary = new WeakReference<>(new Object());
            Until.holds("the collector has run", display, () -> {
                System.gc();
                return canary.get() == null;
            });
            synchronized (lost) {
                assertEquals(List.of(), lost.stream().filter(where -> !where.isEmpty()).distinct().toList(),
                        "colors, fonts, images and regions of ours that nobody disposed");
            }
        } finally {
            Resource.setNonDisposeHandler(null);
        }
    }
}
