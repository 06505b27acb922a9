// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.wizards.IWizardDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Format;
import org.rangescope.report.Formats;
import org.rangescope.ui.compare.CompareEditor;
import org.rangescope.ui.compare.Comparing;
import org.rangescope.ui.exchange.ExportRecordingWizard;
import org.rangescope.ui.exchange.ImportRecordingsWizard;
import org.rangescope.ui.exchange.Incoming;
import org.rangescope.ui.exchange.Outgoing;

/** What comes in and goes out is whole, or not there at all. */
class ExchangeUiTest {

    private final Display display = Display.getCurrent();

    @TempDir
    Path directory;
    private IProject project;

    @BeforeEach
    void make() throws CoreException {
        project = ResourcesPlugin.getWorkspace().getRoot().getProject("exchange");
        project.create(new NullProgressMonitor());
        project.open(new NullProgressMonitor());
    }

    @AfterEach
    void close() throws CoreException {
        Bench.closeAll();
        project.delete(true, true, new NullProgressMonitor());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(project.getLocation().toPath())) {
            return all.map(file -> String.valueOf(file.getFileName())).filter(name -> !name.equals(".project") && !name.equals(".settings"))
                    .sorted().toList();
        }
    }

    private Map<IFile, String> bring(List<Path> sources, boolean link, Incoming.Taken taken) throws IOException, CoreException {
        return new Incoming(sources, project, link).run(taken, new NullProgressMonitor());
    }

    @Test
    void ctfDirectoryBecomesTheRecordingItWas() throws Exception {
        Path original = Bench.recording("rs01-detach-live");
        Path trace = directory.resolve("leak");
        CtfDirectory.split(original, trace, Progress.none());
        Map<IFile, String> made = bring(List.of(trace, original), false, Incoming.Taken.NUMBER);
        assertEquals(List.of("leak.rangescope", "rs01-detach-live.rangescope"), names());
        assertEquals(2, made.size());
        assertArrayEquals(Files.readAllBytes(original), Files.readAllBytes(project.getFile("leak.rangescope").getLocation().toPath()));
        assertArrayEquals(Files.readAllBytes(original),
                Files.readAllBytes(project.getFile("rs01-detach-live.rangescope").getLocation().toPath()));
        assertTrue(project.getFile("leak.rangescope").exists(), "the workspace knows it");
    }

    @Test
    void takenNamesAreAskedForAndNumberedOrReplaced() throws Exception {
        Path a = Bench.copy(Bench.recording("rs01-detach-live"), directory.resolve("same.rangescope"));
        bring(List.of(a), false, Incoming.Taken.NUMBER);
        assertEquals(List.of("same.rangescope"), new Incoming(List.of(a), project, false).taken());
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path b = Bench.copy(Bench.recording("rs01-detach-live-near"), elsewhere.resolve("same.rangescope"));
        bring(List.of(b), false, Incoming.Taken.NUMBER);
        assertEquals(List.of("same (2).rangescope", "same.rangescope"), names());
        bring(List.of(b), false, Incoming.Taken.REPLACE);
        assertEquals(List.of("same (2).rangescope", "same.rangescope"), names());
        assertArrayEquals(Files.readAllBytes(b), Files.readAllBytes(project.getFile("same.rangescope").getLocation().toPath()));
        // two of one name at once
        bring(List.of(a, b), true, Incoming.Taken.NUMBER);
        assertTrue(project.getFile("same (3).rangescope").isLinked() && project.getFile("same (4).rangescope").isLinked());
        // what a link leads to is never written to
        byte[] linked = Files.readAllBytes(a);
        Path c = Bench.copy(Bench.recording("clean"), Files.createDirectory(directory.resolve("third")).resolve("same (3).rangescope"));
        bring(List.of(c), false, Incoming.Taken.REPLACE);
        assertArrayEquals(linked, Files.readAllBytes(a));
        assertFalse(project.getFile("same (3).rangescope").isLinked());
    }

    @Test
    void whatIsNoRecordingIsNamedAndLeavesNothing() throws Exception {
        Path text = Files.writeString(directory.resolve("notes.rangescope"), "Call the exporter's maintainer.\n".repeat(100));
        IOException problem = assertThrows(IOException.class, () -> bring(List.of(text), false, Incoming.Taken.NUMBER));
        assertTrue(problem.getMessage().contains("notes.rangescope"), problem.getMessage());
        Path empty = Files.createDirectory(directory.resolve("empty"));
        problem = assertThrows(IOException.class, () -> bring(List.of(empty), false, Incoming.Taken.NUMBER));
        assertTrue(problem.getMessage().contains("empty"), problem.getMessage());
        assertEquals(List.of(), names());
    }

    @Test
    void canceledImportLeavesNothing() throws Exception {
        Path trace = directory.resolve("leak");
        CtfDirectory.split(Bench.recording("rs01-detach-live"), trace, Progress.none());
        NullProgressMonitor monitor = new NullProgressMonitor();
        monitor.setCanceled(true);
        for (Path source : List.of(trace, Bench.recording("clean"))) {
            try {
                new Incoming(List.of(source), project, false).run(Incoming.Taken.NUMBER, monitor);
                throw new AssertionError("nothing stopped it");
            } catch (CancellationException | OperationCanceledException e) {
                assertEquals(List.of(), names());
            }
        }
    }

    @Test
    void eachFormatIsOfferedAndWritesAllOrNothing() throws Exception {
        List<Format> formats = Formats.installed().all();
        assertFalse(formats.isEmpty(), "there are formats");
        Path recording = Bench.recording("rs01-detach-live");
        for (Format format : formats) {
            Path target = directory.resolve("out-" + format.id() + (format.extension().isEmpty() ? "" : "." + format.extension()));
            NullProgressMonitor canceled = new NullProgressMonitor();
            canceled.setCanceled(true);
            try {
                new Outgoing(recording, format, Map.of(), target, false).run(canceled);
                throw new AssertionError("nothing stopped " + format.id());
            } catch (CancellationException | OperationCanceledException e) {
                assertEquals(List.of(), left(target));
            }
            new Outgoing(recording, format, Map.of(), target, false).run(new NullProgressMonitor());
            assertTrue(Files.exists(target) && left(target).size() == 1, format.id() + ": " + left(target));
            if (format.shape() != Format.Shape.DIRECTORY) {
                assertThrows(IOException.class,
                        () -> new Outgoing(recording, format, Map.of(), target, false).run(new NullProgressMonitor()),
                        "it is not replaced unless somebody says so");
                new Outgoing(recording, format, Map.of(), target, true).run(new NullProgressMonitor());
            }
        }
    }

    private List<String> left(Path target) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(file -> String.valueOf(file.getFileName())).filter(name -> name.contains(String.valueOf(target.getFileName())))
                    .toList();
        }
    }

    @Test
    void exportWizardShowsEveryFormatAndWrites() throws Exception {
        Path recording = Bench.copy(Bench.recording("rs01-detach-live"), directory.resolve("leak.rangescope"));
        Bench.openAndRead(recording);
        IWizardDescriptor descriptor = PlatformUI.getWorkbench().getExportWizardRegistry().findWizard("org.rangescope.ui.export.recording");
        ExportRecordingWizard wizard = (ExportRecordingWizard) descriptor.createWizard();
        wizard.init(PlatformUI.getWorkbench(), StructuredSelection.EMPTY);
        WizardDialog dialog = new WizardDialog(Bench.page().getWorkbenchWindow().getShell(), wizard);
        dialog.setBlockOnOpen(false);
        dialog.open();
        try {
            org.eclipse.swt.widgets.List list = control(dialog.getShell(), org.eclipse.swt.widgets.List.class);
            List<Format> formats = Formats.installed().all();
            assertArrayEquals(formats.stream().map(Format::title).toArray(String[]::new), list.getItems());
            for (int i = 0; i < formats.size(); i++) {
                list.select(i);
                list.notifyListeners(SWT.Selection, new Event());
                assertTrue(wizard.canFinish(), formats.get(i).id() + ": " + dialog.getErrorMessage());
            }
            Path written = controls(dialog.getShell(), Text.class).stream().map(Text::getText)
                    .filter(text -> text.startsWith(directory.toString()) && !text.equals(recording.toString())).map(Path::of).findFirst()
                    .orElseThrow(() -> new AssertionError("no file is proposed"));
            assertEquals(directory, written.getParent(), "beside the recording");
            assertTrue(wizard.performFinish(), String.valueOf(wizard.getContainer().getCurrentPage().getErrorMessage()));
            assertTrue(Files.exists(written), written.toString());
        } finally {
            dialog.close();
        }
    }

    @Test
    void importWizardSaysWhatIsMissing() throws Exception {
        IWizardDescriptor descriptor = PlatformUI.getWorkbench().getImportWizardRegistry()
                .findWizard("org.rangescope.ui.import.recordings");
        ImportRecordingsWizard wizard = (ImportRecordingsWizard) descriptor.createWizard();
        wizard.init(PlatformUI.getWorkbench(), new StructuredSelection(project));
        WizardDialog dialog = new WizardDialog(Bench.page().getWorkbenchWindow().getShell(), wizard);
        dialog.setBlockOnOpen(false);
        dialog.open();
        try {
            assertFalse(wizard.canFinish(), "nothing was chosen yet");
            Text folder = control(dialog.getShell(), Text.class);
            assertEquals("exchange", folder.getText());
            folder.setText("");
            Until.holds("the folder is asked for", display,
                    () -> String.valueOf(wizard.getContainer().getCurrentPage().getErrorMessage()).startsWith("Name a project"));
            assertTrue(
                    controls(dialog.getShell(), Button.class).stream().anyMatch(button -> button.getText().equals("Add CTF &Directory…")));
        } finally {
            dialog.close();
        }
    }

    private static <T extends Control> T control(Composite root, Class<T> type) {
        return controls(root, type).get(0);
    }

    private static <T extends Control> List<T> controls(Composite root, Class<T> type) {
        List<T> found = new java.util.ArrayList<>();
        for (Control child : root.getChildren()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            }
            if (child instanceof Composite composite) {
                found.addAll(controls(composite, type));
            }
        }
        return found;
    }

    /** The project's suppressions apply to what is no more than linked into it, as they do in its editor. */
    @Test
    void suppressionsOfTheProjectApplyToALinkedRecording() throws Exception {
        Path original = Bench.copy(Bench.recording("rs01-detach-live"), directory.resolve("linked.rangescope"));
        bring(List.of(original), true, Incoming.Taken.NUMBER);
        assertTrue(project.getFile("linked.rangescope").isLinked());
        Files.writeString(project.getLocation().toPath().resolve(Suppressions.FILE_NAME), "RS01 *  # known to the project\n");
        Path page = directory.resolve("page.html");
        Format html = Formats.installed().all().stream().filter(format -> format.id().equals("html")).findFirst().orElseThrow();
        new Outgoing(original, html, Map.of(), page, false).run(new NullProgressMonitor());
        assertTrue(Files.readString(page).contains("known to the project"), "the report says what suppresses the finding");
        Path clean = Bench.recording("clean");
        CompareEditor editor = Objects.requireNonNull(CompareEditor.open(Bench.page(), clean, original), "the editor opens");
        Until.holds("they are compared", display, () -> editor.comparing().state().phase() == Comparing.Phase.DONE);
        Comparing.Result result = Objects.requireNonNull(editor.comparing().state().result());
        List<FindingChange> leaks = result.comparison().findings().stream().filter(change -> change.ruleId().equals("RS01")).toList();
        assertFalse(leaks.isEmpty());
        assertTrue(leaks.stream().allMatch(FindingChange::isSuppressed), leaks.toString());
    }
}
