// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.ui.launch.CaptureFolder;
import org.rangescope.ui.source.FindingActions;
import org.rangescope.ui.startup.Copies;
import org.rangescope.ui.startup.Startup;

/** What the command line asks for: recordings by any name, and the bundled ones as copies that leave the originals alone. */
class StartupUiTest {

    private static final String PROJECT = "started";

    @TempDir
    Path directory;

    @AfterEach
    void remove() throws CoreException {
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT);
        if (project.exists()) {
            project.delete(true, true, new NullProgressMonitor());
        }
    }

    @Test
    void namesWithColonsAreNotParted() {
        System.setProperty("rangescope.names.1", "/a:b.rangescope");
        System.setProperty("rangescope.names.2", "/c\nd.rangescope");
        try {
            assertEquals(List.of(Path.of("/a:b.rangescope"), Path.of("/c\nd.rangescope")),
                    List.copyOf(Startup.named("rangescope.names")));
        } finally {
            System.clearProperty("rangescope.names.1");
            System.clearProperty("rangescope.names.2");
        }
        assertEquals(List.of(), List.copyOf(Startup.named("rangescope.names")));
    }

    @Test
    void aSampleIsCopiedAndWhatIsBesideItStays() throws Exception {
        Path original = Bench.copy(Bench.recording("format-1.0"), directory.resolve("demo.rangescope"));
        IFolder folder = CaptureFolder.get(PROJECT);
        IFile linked = folder.getFile("demo.rangescope");
        linked.createLink(original.toUri(), IResource.NONE, new NullProgressMonitor());
        IFile copy = Copies.bring(folder, original);
        assertTrue(copy.exists() && !copy.isLinked(), "a copy in place of the link that there was");
        assertTrue(Files.exists(original), "and the original stays");
        Path there = copy.getLocation().toPath();
        assertEquals(-1, Files.mismatch(original, there));
        Path session = there.resolveSibling("demo.rangescope-session");
        Files.writeString(session, "kept");
        Object key = Files.readAttributes(there, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
        Copies.bring(folder, original);
        assertEquals(key, Files.readAttributes(there, java.nio.file.attribute.BasicFileAttributes.class).fileKey(),
                "what is the same is not written again");
        Files.copy(Bench.recording("knobs"), original, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Copies.bring(folder, original);
        assertEquals(-1, Files.mismatch(original, there), "another demo is taken over");
        assertEquals("kept", Files.readString(session));
        try (Stream<Path> beside = Files.list(directory)) {
            assertEquals(List.of(original), beside.toList(), "nothing is written beside the original");
        }
        try (Stream<Path> left = Files.list(there.getParent())) {
            assertEquals(List.of(there, session), left.sorted().toList());
        }
    }

    @Test
    void aSampleTakesTheNameOfNothingElse() throws Exception {
        Path original = Bench.copy(Bench.recording("format-1.0"), directory.resolve("demo.rangescope"));
        IFolder folder = CaptureFolder.get(PROJECT);
        Path own = folder.getLocation().toPath().resolve("demo.rangescope");
        Bench.copy(Bench.recording("knobs"), own);
        folder.refreshLocal(IResource.DEPTH_ONE, new NullProgressMonitor());
        Path elsewhere = Bench.copy(Bench.recording("knobs"), directory.resolve("other.rangescope"));
        folder.getFile("demo-2.rangescope").createLink(elsewhere.toUri(), IResource.NONE, new NullProgressMonitor());
        IFile copy = Copies.bring(folder, original);
        assertEquals("demo-3.rangescope", copy.getName());
        assertEquals(-1, Files.mismatch(Bench.recording("knobs"), own), "what somebody has recorded stays");
        assertTrue(folder.getFile("demo-2.rangescope").isLinked(), "and what somebody has linked");
        assertEquals(copy, Copies.bring(folder, original), "the copy is known again");
    }

    @Test
    void suppressingSaysWhereTheCommandLineLooks() throws Exception {
        Path original = Bench.copy(Bench.recording("format-1.0"), directory.resolve("far.rangescope"));
        IFolder folder = CaptureFolder.get(PROJECT);
        folder.getFile("far.rangescope").createLink(original.toUri(), IResource.NONE, new NullProgressMonitor());
        String linked = words(original);
        assertTrue(linked.contains("copy the line into " + directory.resolve(".rangescope-suppressions")), linked);
        assertFalse(linked.contains("here and for the command line"), linked);
        String inside = words(Copies.bring(folder, Bench.recording("knobs")).getLocation().toPath());
        assertTrue(inside.contains("here and for the command line"), inside);
    }

    /** What the dialog says, which is then closed. */
    private static String words(Path recording) {
        Display display = Display.getCurrent();
        Shell window = Bench.page().getWorkbenchWindow().getShell();
        StringBuilder said = new StringBuilder();
        display.timerExec(200, () -> {
            for (Shell shell : display.getShells()) {
                if (shell.getText().equals("Suppress Finding")) {
                    say(shell, said);
                    shell.close();
                }
            }
        });
        FindingActions.suppress(window, recording, "RS01", "ex_gpu_bind_bo+0x4c [ex_gpu]");
        return said.toString();
    }

    private static void say(Composite root, StringBuilder said) {
        for (Control each : root.getChildren()) {
            if (each instanceof Label label) {
                said.append(label.getText()).append('\n');
            } else if (each instanceof Composite inner) {
                say(inner, said);
            }
        }
    }
}
