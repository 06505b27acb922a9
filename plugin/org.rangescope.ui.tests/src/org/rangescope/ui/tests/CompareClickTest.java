// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.ui.compare.CompareEditor;
import org.rangescope.ui.compare.Comparing;
import org.rangescope.ui.editor.FindingsPage;
import org.rangescope.ui.editor.RecordingEditor;

/** From the Project Explorer to the finding that is new, by menu, mouse and keys. */
class CompareClickTest {

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final Hands hands = new Hands(display);
    private IProject project;
    private IFile before;
    private IFile after;

    @TempDir
    Path directory;

    @BeforeEach
    void make() throws Exception {
        assertNotEquals(display.getThread(), Thread.currentThread(), "this test must not run on the UI thread");
        Path first = new MadePair().seed(1).calls(412).write(directory.resolve("before.rangescope"));
        Path second = new MadePair().seed(2).calls(398).costs(40_000, 2_000).leaks(20).hours(2)
                .write(directory.resolve("after.rangescope"));
        project = ResourcesPlugin.getWorkspace().getRoot().getProject("compare");
        project.create(new NullProgressMonitor());
        project.open(new NullProgressMonitor());
        before = link(first);
        after = link(second);
        display.syncExec(() -> {
            Bench.page();
            PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().forceActive();
        });
    }

    private IFile link(Path file) throws CoreException {
        IFile linked = project.getFile(String.valueOf(file.getFileName()));
        linked.createLink(file.toUri(), IResource.REPLACE, new NullProgressMonitor());
        return linked;
    }

    @AfterEach
    void close() throws CoreException {
        if (project == null) {
            return;
        }
        display.syncExec(Bench::closeAll);
        project.delete(true, true, new NullProgressMonitor());
    }

    private ProjectExplorer explorer() {
        try {
            return (ProjectExplorer) Objects
                    .requireNonNull(Bench.page().showView(ProjectExplorer.VIEW_ID, null, IWorkbenchPage.VIEW_ACTIVATE));
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    private Tree select(Object... elements) {
        ProjectExplorer explorer = hands.ask(this::explorer);
        Until.holds("the recordings are selected in the Project Explorer", display, () -> {
            explorer.getCommonViewer().expandToLevel(project, 1);
            explorer.getCommonViewer().setSelection(new StructuredSelection(elements), true);
            return explorer.getCommonViewer().getStructuredSelection().size() == elements.length;
        });
        return hands.ask(() -> explorer.getCommonViewer().getTree());
    }

    /** The items of <em>Compare With</em> in the context menu of a tree, which stays as it is until it is asked again. */
    private List<MenuItem> compareWith(Tree tree) {
        return hands.ask(() -> {
            Menu menu = tree.getMenu();
            menu.notifyListeners(SWT.Show, new Event());
            List<MenuItem> found = new ArrayList<>();
            for (MenuItem item : menu.getItems()) {
                if (item.getText().replace("&", "").equals("Compare With")) {
                    Menu submenu = Objects.requireNonNull(item.getMenu());
                    submenu.notifyListeners(SWT.Show, new Event());
                    found.addAll(List.of(submenu.getItems()));
                }
            }
            return found;
        });
    }

    private static String text(MenuItem item) {
        return item.getText().replace("&", "").replaceAll("\t.*", "");
    }

    private CompareEditor front() {
        Until.holds("a comparison is in front", display, () -> Bench.page().getActiveEditor() instanceof CompareEditor);
        CompareEditor editor = hands.ask(() -> (CompareEditor) Bench.page().getActiveEditor());
        Until.holds("it is made", display, () -> editor.comparing().state().phase() == Comparing.Phase.DONE && editor.isUpToDate());
        return editor;
    }

    @Test
    void eachOtherIsInTheContextMenuOnceAndTextIsNot() {
        Tree tree = select(after, before);
        List<MenuItem> items = compareWith(tree);
        List<MenuItem> each = hands.ask(() -> items.stream().filter(item -> text(item).equals("Each Other")).toList());
        assertEquals(1, each.size(), () -> hands.ask(() -> items.stream().map(CompareClickTest::text).toList()).toString());
        assertTrue(hands.ask(() -> each.get(0).isEnabled()));
        display.asyncExec(() -> each.get(0).notifyListeners(SWT.Selection, new Event()));
        CompareEditor editor = front();
        assertEquals(List.of("before.rangescope", "after.rangescope"), hands.ask(editor::sides));
    }

    @Test
    void enterOnANewFindingOpensTheRecordingThere() throws Exception {
        select(before, after);
        display.asyncExec(() -> {
            try {
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.rangescope.ui.compare.eachOther", null);
            } catch (org.eclipse.core.commands.common.CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        CompareEditor editor = front();
        Table table = hands.ask(() -> editor.tables().findings().rowTable().table());
        hands.focus(table);
        Until.holds("the first finding is selected", display, () -> editor.tables().findings().rowTable().selection() == 0);
        hands.press(SWT.CR, '\r');
        Until.holds("the recording is in front", display, () -> Bench.page().getActiveEditor() instanceof RecordingEditor);
        RecordingEditor recording = hands.ask(() -> (RecordingEditor) Bench.page().getActiveEditor());
        assertEquals("after.rangescope", hands.ask(() -> recording.capture().name()));
        Until.holds("the finding is told", display, () -> recording.getActivePage() == 4
                && Bench.page(recording, FindingsPage.class).text().contains("RS01"));
    }

    @Test
    void swapByKeysAndCompareAgain() throws Exception {
        CompareEditor[] opened = new CompareEditor[1];
        display.syncExec(() -> opened[0] = CompareEditor.open(Bench.page(), before.getLocation().toPath(), after.getLocation().toPath()));
        CompareEditor editor = front();
        hands.focus(hands.ask(() -> editor.tables().findings().rowTable().table()));
        hands.press('w', 'w', SWT.CTRL, SWT.ALT);
        Until.holds("the sides are swapped", display, () -> List.of("after.rangescope", "before.rangescope").equals(editor.sides()));
        Until.holds("it is shown", display, editor::isUpToDate);
        Comparing.Result swapped = Objects.requireNonNull(editor.comparing().state().result());
        hands.press(SWT.F5, '\0');
        Until.holds("it is compared again", display,
                () -> editor.comparing().state().phase() == Comparing.Phase.DONE && editor.comparing().state().result() != swapped);
        assertEquals(List.of("after.rangescope", "before.rangescope"), hands.ask(editor::sides), "they stay swapped");
    }

    @Test
    void openRecordingIsComparedWithOneFromTheDialog() {
        display.syncExec(() -> Bench.open(after.getLocation().toPath()));
        Until.holds("the recording is in front", display, () -> Bench.page().getActiveEditor() instanceof RecordingEditor editor
                && !editor.capture().state().isRunning());
        List<Shell> shells = hands.ask(() -> List.of(display.getShells()));
        display.asyncExec(() -> {
            Bench.page().activate(Bench.page().getActiveEditor());
            try {
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.rangescope.ui.compare.with", null);
            } catch (org.eclipse.core.commands.common.CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        Shell[] dialog = new Shell[1];
        Until.holds("the dialog is open", display, () -> {
            for (Shell shell : display.getShells()) {
                if (!shells.contains(shell) && shell.getText().equals("Compare With Recording")) {
                    dialog[0] = shell;
                }
            }
            return dialog[0] != null && dialog[0].isVisible();
        });
        Table table = hands.ask(() -> controls(dialog[0], Table.class).get(0));
        Until.holds("the other recording is offered", display, () -> {
            for (int i = 0; i < table.getItemCount(); i++) {
                if (table.getItem(i).getText(0).equals("compare/before.rangescope")) {
                    table.setSelection(i);
                    return true;
                }
            }
            return false;
        });
        assertTrue(hands.ask(() -> controls(dialog[0], Button.class).stream().anyMatch(button -> button.getText().equals("OK"))));
        display.asyncExec(() -> controls(dialog[0], Button.class).stream().filter(button -> button.getText().equals("OK")).findFirst()
                .orElseThrow().notifyListeners(SWT.Selection, new Event()));
        CompareEditor editor = front();
        assertEquals(List.of("before.rangescope", "after.rangescope"), hands.ask(editor::sides));
    }

    private static <T extends Control> List<T> controls(Composite root, Class<T> type) {
        List<T> found = new ArrayList<>();
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
}
