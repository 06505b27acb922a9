// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.TextConsole;
import org.eclipse.ui.ide.ResourceUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.launch.CaptureLaunches;
import org.rangescope.ui.launch.CaptureProcess;
import org.rangescope.ui.launch.CaptureSettings;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;
import org.rangescope.ui.launch.EndBeforeExit;
import org.rangescope.ui.launch.RunningCaptures;

/** Captures that are launched as a configuration: of a file that grows, and in the virtual guest where its kernel is built. */
class LaunchUiTest {

    private static final String PROJECT = "launched";

    private final Display display = Display.getCurrent();
    private final RunningCaptures running = PlatformUI.getWorkbench().getService(RunningCaptures.class);

    @TempDir
    Path directory;

    @AfterEach
    void tidyUp() throws CoreException {
        running.list().forEach(CaptureProcess::terminate);
        Until.holds("all captures have ended", display, () -> running.list().isEmpty());
        Bench.closeAll();
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        manager.removeLaunches(manager.getLaunches());
        for (ILaunchConfiguration configuration : manager.getLaunchConfigurations()) {
            configuration.delete();
        }
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT);
        if (project.exists()) {
            project.delete(true, true, new NullProgressMonitor());
        }
    }

    private static ILaunchConfigurationWorkingCopy configuration(TargetKind kind) throws CoreException {
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        ILaunchConfigurationWorkingCopy made = manager.getLaunchConfigurationType(CaptureSettings.TYPE).newInstance(null,
                manager.generateLaunchConfigurationName("test"));
        made.setAttribute(CaptureSettings.TARGET, kind.attribute());
        made.setAttribute(CaptureSettings.PROJECT, PROJECT);
        return made;
    }

    private CaptureProcess launch(ILaunchConfiguration configuration) {
        Bench.page();
        int before = running.list().size();
        DebugUITools.launch(configuration, ILaunchManager.RUN_MODE);
        Until.holds("the capture runs", display, () -> running.list().size() > before && running.list().get(before).file() != null);
        return running.list().get(before);
    }

    private RecordingEditor editorOf(CaptureProcess process) {
        IWorkbenchPage page = Bench.page();
        Until.holds("the recording is open", display, () -> page.getActiveEditor() instanceof RecordingEditor editor
                && process.file().equals(ResourceUtil.getFile(editor.getEditorInput())));
        return (RecordingEditor) page.getActiveEditor();
    }

    private static String console() {
        return Stream.of(ConsolePlugin.getDefault().getConsoleManager().getConsoles()).filter(TextConsole.class::isInstance)
                .map(TextConsole.class::cast).map(console -> console.getDocument().get()).reduce("", String::concat);
    }

    @Test
    void aFileThatGrowsIsFollowedLiveAndKeptInTheProject() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        int half = all.length / 2;
        Path file = directory.resolve("test box.rangescope");
        Files.write(file, Arrays.copyOf(all, half));
        ILaunchConfigurationWorkingCopy made = configuration(TargetKind.FILE);
        made.setAttribute(CaptureSettings.FILE, file.toString());
        ILaunchConfiguration saved = made.doSave();
        CaptureProcess process = launch(saved);
        IFile recording = process.file();
        assertEquals("/" + PROJECT + "/captures", recording.getParent().getFullPath().toString());
        assertTrue(recording.getName().matches("test-box \\d{4}-\\d\\d-\\d\\d \\d\\d\\.\\d\\d\\.\\d\\d\\.rangescope"), recording.getName());
        RecordingEditor editor = editorOf(process);
        Until.holds("the first half is shown live", display, () -> editor.capture().state().phase() == Phase.LIVE
                && editor.capture().state().digest() != null && Bench.digest(editor).health().events() > 0);
        Files.write(file, Arrays.copyOfRange(all, half, all.length), StandardOpenOption.APPEND);
        Until.holds("the end mark ended the capture", display, process::isTerminated);
        assertEquals(0, process.getExitValue());
        Until.holds("all of it is read", display, () -> editor.capture().state().phase() == Phase.DONE);
        assertTrue(Bench.digest(editor).complete());
        assertArrayEquals(all, Files.readAllBytes(recording.getLocation().toPath()), "the recording is what was written elsewhere");
        Until.holds("the console has the messages", display,
                () -> console().contains("end mark was read") && console().contains("Recording: /launched"));
        // relaunched from the history
        Until.holds("the history has it", display,
                () -> saved.equals(DebugUITools.getLastLaunch(IDebugUIConstants.ID_RUN_LAUNCH_GROUP)));
        CaptureProcess again = launch(DebugUITools.getLastLaunch(IDebugUIConstants.ID_RUN_LAUNCH_GROUP));
        assertTrue(!again.file().equals(recording), "in a file of its own");
    }

    @Test
    void terminateEndsItInOrder() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        Path file = directory.resolve("growing.rangescope");
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        CaptureProcess process = launch(CaptureLaunches.file(file, PROJECT));
        RecordingEditor editor = editorOf(process);
        Until.holds("something is shown live", display, () -> editor.capture().state().digest() != null
                && Bench.digest(editor).health().events() > 0);
        ILaunch launch = process.getLaunch();
        assertTrue(launch.canTerminate());
        launch.terminate();
        Until.holds("it has ended", display, () -> launch.isTerminated() && running.list().isEmpty());
        assertEquals(all.length / 2, Files.size(process.file().getLocation().toPath()));
        assertEquals(null, editor.capture().ending(), "an ordinary end");
        assertEquals(CaptureLaunches.file(file, PROJECT), launch.getLaunchConfiguration(),
                "a second launch of it is the same configuration");
    }

    @Test
    void leavingTheWorkbenchEndsACaptureFirst() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        Path file = directory.resolve("quit.rangescope");
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        CaptureProcess process = launch(CaptureLaunches.file(file, PROJECT));
        RecordingEditor editor = editorOf(process);
        Until.holds("something is shown live", display, () -> editor.capture().state().digest() != null
                && Bench.digest(editor).health().events() > 0);
        EndBeforeExit leaving = new EndBeforeExit(running);
        boolean[] asked = new boolean[1];
        display.timerExec(200, () -> {
            for (Shell shell : display.getShells()) {
                if (shell.getText().equals("A Capture Is Running")) {
                    asked[0] = true;
                    shell.close();
                }
            }
        });
        assertFalse(leaving.preShutdown(PlatformUI.getWorkbench(), false), "who does not want to quit goes on");
        assertTrue(asked[0]);
        assertFalse(process.isTerminated());
        assertTrue(leaving.preShutdown(PlatformUI.getWorkbench(), true));
        assertTrue(process.isTerminated());
        assertEquals(List.of(), running.list());
        assertEquals(all.length / 2, Files.size(process.file().getLocation().toPath()), "what came is kept");
        assertTrue(console().contains("Recording: /launched"), "the console was told before");
        assertTrue(leaving.preShutdown(PlatformUI.getWorkbench(), false), "nobody is asked when nothing runs");
    }

    @Test
    void theHistoryHasWhatACommandLaunched() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        Path file = directory.resolve("history.rangescope");
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        ILaunchConfiguration configuration = CaptureLaunches.file(file, PROJECT);
        Bench.page();
        CaptureLaunches.launch(configuration, ILaunchManager.RUN_MODE);
        Until.holds("it runs", display, () -> !running.list().isEmpty());
        Until.holds("the history has it", display,
                () -> configuration.equals(DebugUITools.getLastLaunch(IDebugUIConstants.ID_RUN_LAUNCH_GROUP)));
    }

    @Test
    void whatMakesNoSenseIsSaid() throws Exception {
        ILaunchConfigurationWorkingCopy made = configuration(TargetKind.SSH);
        made.setAttribute(CaptureSettings.HOST, "-oProxyCommand=touch pwned");
        String message = assertThrows(CoreException.class, () -> made.launch(ILaunchManager.RUN_MODE, new NullProgressMonitor()))
                .getMessage();
        assertTrue(message.contains("it begins with a dash"), message);
        made.setAttribute(CaptureSettings.HOST, "testbox");
        made.setAttribute(CaptureSettings.MORE, "--output=/etc/passwd");
        message = assertThrows(CoreException.class, () -> CaptureSettings.of(made)).getMessage();
        assertTrue(message.contains("--output=/etc/passwd: not possible here"), message);
        made.removeAttribute(CaptureSettings.MORE);
        made.setAttribute(CaptureSettings.PROJECT, "a/b");
        assertThrows(CoreException.class, () -> CaptureSettings.of(made));
        made.setAttribute(CaptureSettings.TARGET, "moon");
        assertThrows(CoreException.class, () -> CaptureSettings.of(made));
        assertEquals(List.of(), running.list());
    }

    @Test
    void captureThatCannotBeginLeavesNoEmptyRecording() throws Exception {
        Path script = Files.createDirectories(directory.resolve("kernel-probe/guest")).resolve("run");
        Files.writeString(script, "#!/bin/sh\nexit 1\n");
        assertTrue(script.toFile().setExecutable(true));
        Files.writeString(Files.createDirectories(directory.resolve("kernel-probe/kernel/scenarios")).resolve("live.scn"), "# nothing\n");
        ILaunchConfigurationWorkingCopy made = configuration(TargetKind.GUEST);
        made.setAttribute(CaptureSettings.SCENARIO, "live.scn");
        // more than a system takes as one word of a command: no program can be started with it
        made.setAttribute(CaptureSettings.MORE, "--note=" + "x".repeat(1 << 20));
        String before = System.setProperty("rangescope.home", directory.toString());
        try {
            String message = assertThrows(CoreException.class, () -> made.launch(ILaunchManager.RUN_MODE, new NullProgressMonitor()))
                    .getMessage();
            assumeTrue(ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT).exists(), "it did not come as far: " + message);
            assertEquals(0, ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT).getFolder("captures").members().length, message);
        } finally {
            if (before == null) {
                System.clearProperty("rangescope.home");
            } else {
                System.setProperty("rangescope.home", before);
            }
        }
    }

    @Test
    void capturesInTheVirtualGuest() throws Exception {
        assumeTrue(guestIsBuilt(), "the guest's kernel of generation v2 is not built: kernel-probe/guest/run --generation v2 builds it");
        ILaunchConfigurationWorkingCopy made = configuration(TargetKind.GUEST);
        made.setAttribute(CaptureSettings.SCENARIO, "live.scn");
        made.setAttribute(CaptureSettings.GENERATION, "v2");
        CaptureProcess process = launch(made.doSave());
        assertTrue(process.file().getName().startsWith("guest-v2 "), process.file().getName());
        RecordingEditor editor = editorOf(process);
        Until.holds("mappings are shown live", display, () -> editor.capture().state().digest() != null
                && Bench.digest(editor).mappings() > 0);
        process.terminate();
        assertNotNull(process.getLabel());
        Until.holds("the guest is off", display, process::isTerminated);
        Until.holds("all of it is read", display, () -> !editor.capture().state().isRunning());
        assertEquals(Phase.DONE, editor.capture().state().phase(), editor.capture().state().message());
        assertTrue(Bench.digest(editor).complete(), "the probe wrote its end mark");
        assertEquals(null, editor.capture().ending());
        Until.holds("the console has the probe's messages", display, () -> console().contains("ready, "));
    }

    private static boolean guestIsBuilt() {
        Path kernels = Path.of(System.getProperty("user.home"), ".cache", "rangescope", "kernel");
        try (Stream<Path> all = Files.list(kernels)) {
            return all.anyMatch(kernel -> kernel.getFileName().toString().startsWith("v2-") && Files.exists(kernel.resolve("vmlinux")));
        } catch (IOException e) {
            return false;
        }
    }
}
