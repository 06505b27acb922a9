// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.text.ITextSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.ResourceUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.charts.Hit;
import org.rangescope.charts.PlotArea;
import org.rangescope.core.Session;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.Progress;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.FindingsPage;
import org.rangescope.ui.editor.OutstandingPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.source.FindingFixes;
import org.rangescope.ui.source.FindingMarkers;
import org.rangescope.ui.source.SourceLines;

/**
 * From a finding to the driver's line and back, under somebody's hands: a kernel is built here whose function is as long as the one in the recording, so that
 * the platform's own tools find its line.
 */
class SourceClickTest {

    private static final String LEAKING = "rs01-detach-live";
    /** Later, of the same machine: the same call site maps, and unmaps. */
    private static final String FIXED = "rs01-detach-live-near";
    private static final int LINE = 4;

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final Hands hands = new Hands(display);
    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("org.rangescope.ui");
    private final IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("source-test");
    private final IFile driver = project.getFile("driver.c");

    @TempDir
    Path folder;

    @BeforeEach
    void make() throws CoreException {
        project.create(null);
        project.open(null);
    }

    @AfterEach
    void tidyUp() throws CoreException {
        display.syncExec(() -> {
            for (Shell shell : display.getShells()) {
                if (isDialog(shell)) {
                    shell.close();
                }
            }
            Bench.closeAll();
        });
        preferences.remove("source.vmlinux");
        project.delete(true, true, new NullProgressMonitor());
        Until.holds("no marker is left", display, () -> markers().isEmpty());
    }

    private static boolean isDialog(Shell shell) {
        return shell.getParent() instanceof Shell && shell.getText().startsWith("Suppress");
    }

    /** Makes the kernel of a recording: one function, of the right name and length, all of it on one line. */
    private void build(Symbol site, String release) throws Exception {
        String text = "const char linux_banner[] = \"Linux version " + release + " (here)\";\n"
                + "void " + site.name() + "(void)\n{\n"
                + "    __asm__ volatile (\".skip " + (site.size() - returnSize()) + ", 0\");\n}\n";
        Files.writeString(driver.getLocation().toPath(), text);
        driver.refreshLocal(IResource.DEPTH_ZERO, null);
        Path kernel = folder.resolve("vmlinux");
        Process compiler = new ProcessBuilder("gcc", "-g", "-O2", "-fno-pic", "-no-pie", "-nostdlib", "-static", "-fcf-protection=none",
                "-Wl,-e,0", "-Wl,--build-id", driver.getLocation().toOSString(), "-o", kernel.toString()).redirectErrorStream(true).start();
        String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, compiler.waitFor(), said);
        preferences.put("source.vmlinux", kernel.toString());
    }

    private static int returnSize() {
        return "aarch64".equals(System.getProperty("os.arch")) ? 4 : 1;
    }

    private record Known(Symbol site, String release) {}

    private static Known known(String recording) throws IOException {
        try (Session session = Session.open(org.rangescope.core.capture.ByteSource.file(Bench.recording(recording)), recording)) {
            session.run(Progress.none());
            Finding leak = session.findings().list().get(0);
            return session.read(read -> new Known(Objects.requireNonNull(read.callSite(leak.stack())), read.header().kernelRelease()));
        }
    }

    private RecordingEditor open(String name) throws IOException, CoreException {
        IFile file = project.getFile(name + ".rangescope");
        if (!file.exists()) {
            Bench.copy(Bench.recording(name), file.getLocation().toPath());
            file.refreshLocal(IResource.DEPTH_ZERO, null);
        }
        RecordingEditor editor = hands.ask(() -> {
            try {
                RecordingEditor opened = (RecordingEditor) IDE.openEditor(Bench.page(), file, RecordingEditor.ID);
                PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().forceActive();
                return opened;
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        });
        Until.holds(name + " is read", display, () -> !editor.capture().state().isRunning());
        return editor;
    }

    private static List<IMarker> markers() {
        try {
            return Arrays.asList(ResourcesPlugin.getWorkspace().getRoot().findMarkers(FindingMarkers.TYPE, false,
                    IResource.DEPTH_INFINITE));
        } catch (CoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<IMarker> on(IResource resource) {
        return markers().stream().filter(marker -> marker.getResource().equals(resource)).findFirst();
    }

    private IMarker leakOnTheLine() {
        Until.holds("the leak is marked on the driver's line", display, () -> on(driver).isPresent());
        return on(driver).orElseThrow();
    }

    private String findings(RecordingEditor editor) {
        return hands.ask(() -> Bench.page(editor, FindingsPage.class).text());
    }

    private void showFinding(RecordingEditor editor, String words) {
        display.syncExec(() -> editor.showPage(4));
        Until.holds("the finding says " + words, display, () -> Bench.page(editor, FindingsPage.class).text().contains(words));
    }

    @Test
    void marksTheLineAndGoesThere() throws Exception {
        Known known = known(LEAKING);
        build(known.site(), known.release());
        RecordingEditor editor = open(LEAKING);
        IMarker marker = leakOnTheLine();
        assertEquals(LINE, marker.getAttribute(IMarker.LINE_NUMBER, 0));
        assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, -1));
        assertTrue(marker.getAttribute(IMarker.MESSAGE, "").startsWith("RS01: 3 mappings (3.0 MiB) made by ex_gpu_prefetch_bo on gpu0"),
                marker.getAttribute(IMarker.MESSAGE, ""));
        showFinding(editor, "driver.c:" + LINE);
        StyledText text = hands.ask(() -> Bench.page(editor, FindingsPage.class).textWidget());
        // in the frame's own words, not on the link
        Point at = hands.ask(() -> {
            int frame = text.getText().indexOf(known.site() + "  driver.c");
            text.setTopIndex(text.getLineAtOffset(frame));
            return text.getLocationAtOffset(frame + 3);
        });
        Event event = new Event();
        event.button = 1;
        event.x = at.x + 2;
        event.y = at.y + 4;
        display.syncExec(() -> text.notifyListeners(SWT.MouseDoubleClick, event));
        Until.holds("the driver is in front, at the line", display, this::isAtTheLine);
        display.syncExec(() -> Bench.page().activate(editor));
        hands.focus(text);
        hands.press(SWT.F3, '\0');
        Until.holds("F3 goes there too", display, this::isAtTheLine);
    }

    @Test
    void theFlameGraphGoesToTheLineOfAFunction() throws Exception {
        Known known = known(LEAKING);
        build(known.site(), known.release());
        RecordingEditor editor = open(LEAKING);
        leakOnTheLine();
        display.syncExec(() -> editor.showPage(3));
        OutstandingPage page = hands.ask(() -> Bench.page(editor, OutstandingPage.class));
        ChartCanvas canvas = hands.ask(() -> page.flame().canvas());
        Until.holds("the flame graph is painted", display, () -> page.isUpToDate() && canvas.picture() != null);
        PlotArea plot = hands.plot(canvas);
        hands.focus(canvas);
        // a low window does not show the innermost functions at first
        for (int i = 0; i < 40 && place(canvas, plot, known.site().name()).length == 0; i++) {
            hands.press(SWT.ARROW_DOWN, '\0');
            Until.holds("the graph is painted", display, page::isUpToDate);
        }
        double[] place = place(canvas, plot, known.site().name());
        assertEquals(2, place.length, () -> known.site() + " is not shown: " + canvas.chart().describe());
        hands.mouse(canvas, SWT.MouseMove, 0, place[0], place[1]);
        display.syncExec(() -> {
            Menu menu = canvas.getMenu();
            menu.notifyListeners(SWT.Show, new Event());
            MenuItem item = Arrays.stream(menu.getItems()).filter(each -> each.getText().replace("&", "").startsWith("Go to Source"))
                    .findFirst().orElseThrow();
            assertTrue(item.isEnabled(), "a function is under the pointer");
            item.notifyListeners(SWT.Selection, new Event());
        });
        Until.holds("the driver is in front, at the line", display, this::isAtTheLine);
    }

    /** A place in some function of the flame graph; empty when it is not shown. */
    private double[] place(ChartCanvas canvas, PlotArea plot, String function) {
        return hands.ask(() -> {
            for (double y = plot.y() + 2; y < plot.y() + plot.height(); y += 3) {
                for (double x = plot.x() + 2; x < plot.x() + plot.width(); x += 3) {
                    Hit hit = canvas.picture().hit(x, y);
                    if (hit != null && hit.target() != null && hit.text().startsWith(function)) {
                        return new double[]{x, y};
                    }
                }
            }
            return new double[0];
        });
    }

    private boolean isAtTheLine() {
        IEditorPart editor = Bench.page().getActiveEditor();
        return editor != null && driver.equals(ResourceUtil.getFile(editor.getEditorInput()))
                && editor.getSite().getSelectionProvider().getSelection() instanceof ITextSelection selection
                && selection.getStartLine() == LINE - 1;
    }

    @Test
    void saysWhatToSetWhereThereIsNoDebugInfo() throws Exception {
        preferences.put("source.vmlinux", folder.resolve("no-vmlinux").toString());
        RecordingEditor editor = open(LEAKING);
        IFile recording = project.getFile(LEAKING + ".rangescope");
        Until.holds("the leak is marked on the recording", display, () -> on(recording).isPresent());
        String message = on(recording).orElseThrow().getAttribute(IMarker.MESSAGE, "");
        assertTrue(message.endsWith("At ex_gpu_prefetch_bo+0x74."), message);
        showFinding(editor, "no-vmlinux does not exist");
        assertTrue(findings(editor).contains("ex_gpu_prefetch_bo+0x74\n"), findings(editor));
        // once it is there, the line is found, and the marker moves to it
        Known known = known(LEAKING);
        build(known.site(), known.release());
        showFinding(editor, "driver.c:" + LINE);
        leakOnTheLine();
        Until.holds("the recording has no marker any more", display, () -> on(recording).isEmpty());
    }

    private IMarkerResolution fix(IMarker marker, String label) {
        FindingFixes fixes = new FindingFixes();
        assertTrue(fixes.hasResolutions(marker));
        return Arrays.stream(fixes.getResolutions(marker)).filter(each -> each.getLabel().equals(label)).findFirst().orElseThrow();
    }

    private Shell dialog(String title) {
        Until.holds("the dialog " + title + " is open", display, () -> shell(title).isPresent());
        return hands.ask(() -> shell(title).orElseThrow());
    }

    private Optional<Shell> shell(String title) {
        return Arrays.stream(display.getShells()).filter(shell -> shell.isVisible() && shell.getText().equals(title)).findFirst();
    }

    private static <T extends Control> List<T> all(Composite parent, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            } else if (child instanceof Composite composite) {
                found.addAll(all(composite, type));
            }
        }
        return found;
    }

    @Test
    void suppressingAsksWhyWritesTheFileAndClearsTheMarker() throws Exception {
        Known known = known(LEAKING);
        build(known.site(), known.release());
        RecordingEditor editor = open(LEAKING);
        IMarker marker = leakOnTheLine();
        IMarkerResolution suppress = fix(marker, "Suppress…");
        display.asyncExec(() -> suppress.run(marker));
        Shell dialog = dialog("Suppress Finding");
        Button ok = hands.ask(() -> all(dialog, Button.class).stream().filter(each -> each.getText().equals("OK")).findFirst()
                .orElseThrow());
        Text reason = hands.ask(() -> all(dialog, Text.class).stream().filter(each -> each.getEditable()).findFirst().orElseThrow());
        assertFalse(hands.ask(ok::isEnabled), "not without a reason");
        hands.focus(reason);
        for (char c : "leaks by design".toCharArray()) {
            hands.press(c, c);
        }
        Until.holds("the reason is typed", display, () -> reason.getText().equals("leaks by design"));
        hands.press(SWT.CR, SWT.CR);
        Until.holds("the marker is gone", display, () -> on(driver).isEmpty());
        Path file = project.getLocation().toPath().resolve(Suppressions.FILE_NAME);
        List<String> lines = Files.readAllLines(file);
        assertEquals("RS01 ex_gpu_prefetch_bo [vmlinux]  # leaks by design", lines.get(lines.size() - 1));
        Until.holds("the file is in the project", display, () -> project.getFile(Suppressions.FILE_NAME).exists());
        Until.holds("the finding is shown as suppressed", display,
                () -> Bench.digest(editor).findings().list().get(0).isSuppressed());
        display.syncExec(() -> editor.showPage(4));
        Until.holds("it stands last, and says so", display, () -> {
            var table = Bench.page(editor, FindingsPage.class).table();
            return table.rows().size() > 1 && table.rows().get(table.rows().size() - 1).isSuppressed()
                    && table.table().getItem(table.rows().size() - 1).getText(1).startsWith("(suppressed) ");
        });
        assertTrue(Bench.digest(editor).verdict().endsWith("1 finding is suppressed"), Bench.digest(editor).verdict());
        // who takes the line out again hears of it again
        Files.delete(file);
        Until.holds("the marker is back", display, () -> on(driver).isPresent());
    }

    @Test
    void theNextRecordingClearsWhatIsFixed() throws Exception {
        Known known = known(LEAKING);
        build(known.site(), known.release());
        open(LEAKING);
        leakOnTheLine();
        open(FIXED);
        Until.holds("the marker is gone", display, () -> markers().isEmpty());
        // the earlier one does not bring it back
        display.syncExec(Bench::closeAll);
        RecordingEditor again = open(LEAKING);
        Until.holds("its markers are up to date", display, () -> org.eclipse.core.runtime.jobs.Job.getJobManager()
                .find(FindingMarkers.class).length == 0 && !again.capture().state().isRunning());
        assertEquals(List.of(), markers());
    }

    @Test
    void copiesABugReportWithLines() throws Exception {
        Known known = known(LEAKING);
        build(known.site(), known.release());
        open(LEAKING);
        IMarker marker = leakOnTheLine();
        display.syncExec(Bench::closeAll);
        display.syncExec(() -> fix(marker, "Copy as bug report").run(marker));
        Until.holds("the report is on the clipboard", display, () -> clipboard().contains("Call trace, innermost first:"));
        String report = hands.ask(this::clipboard);
        assertTrue(report.contains("  ex_gpu_prefetch_bo+0x74 at " + driver.getLocation() + ":" + LINE + "\n"), report);
        assertTrue(report.contains("Kernel:    Linux 6.12.117-rangescope-v2 x86_64"), report);
        assertFalse(report.contains(" on guest"), "the machine is not named");
    }

    private String clipboard() {
        Clipboard clipboard = new Clipboard(display);
        try {
            return clipboard.getContents(TextTransfer.getInstance()) instanceof String text ? text : "";
        } finally {
            clipboard.dispose();
        }
    }

    @Test
    void leavesNothingBehindWhenEditorsClose() throws Exception {
        Known known = known(LEAKING);
        build(known.site(), known.release());
        int before = -1;
        for (int i = 0; i < 4; i++) {
            RecordingEditor editor = open(LEAKING);
            showFinding(editor, "driver.c:" + LINE);
            display.syncExec(Bench::closeAll);
            Until.holds("the markers are up to date", display,
                    () -> org.eclipse.core.runtime.jobs.Job.getJobManager().find(FindingMarkers.class).length == 0);
            int now = hands.ask(this::listeners);
            if (i > 0) {
                assertTrue(before < 0 || now <= before, before + " listeners before, and " + now + " after another editor");
                before = now;
            }
        }
    }

    /** Who listens to what outlives an editor: the window, and the service that knows lines. */
    private int listeners() {
        Shell shell = PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
        return shell.getListeners(SWT.Dispose).length + PlatformUI.getWorkbench().getService(SourceLines.class).listening();
    }
}
