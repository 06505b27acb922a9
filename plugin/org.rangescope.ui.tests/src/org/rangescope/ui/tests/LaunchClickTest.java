// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rangescope.ui.launch.CaptureSettings;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;

/** The dialog of <em>DMA-BUF Capture</em> under somebody's hands. */
class LaunchClickTest {

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private Shell dialog;

    @BeforeEach
    void besideTheUiThread() {
        assertNotEquals(display.getThread(), Thread.currentThread(), "this test must not run on the UI thread");
    }

    @AfterEach
    void close() throws CoreException {
        Shell open = dialog;
        if (open != null) {
            display.syncExec(() -> {
                if (!open.isDisposed()) {
                    open.close();
                }
            });
            Until.holds("the dialog is closed", display, open::isDisposed);
        }
        for (ILaunchConfiguration configuration : DebugPlugin.getDefault().getLaunchManager().getLaunchConfigurations()) {
            configuration.delete();
        }
    }

    private <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        display.syncExec(() -> answer.set(question.get()));
        return Objects.requireNonNull(answer.get());
    }

    private static <T extends Control> List<T> controls(Composite root, Class<T> type, Predicate<T> wanted) {
        List<T> found = new ArrayList<>();
        for (Control child : root.getChildren()) {
            if (type.isInstance(child) && child.isVisible() && wanted.test(type.cast(child))) {
                found.add(type.cast(child));
            }
            if (child instanceof Composite composite) {
                found.addAll(controls(composite, type, wanted));
            }
        }
        return found;
    }

    private Button button(String text) {
        return ask(() -> controls(dialog, Button.class, button -> button.getText().replace("&", "").equals(text)).stream().findFirst()
                .orElseThrow(() -> new AssertionError("no button " + text)));
    }

    private boolean says(String words) {
        return !controls(dialog, Text.class, text -> text.getText().contains(words)).isEmpty()
                || !controls(dialog, Label.class, label -> label.getText().contains(words)).isEmpty();
    }

    private void open(Runnable opener) {
        List<Shell> before = ask(() -> List.of(display.getShells()));
        // comes back only when the dialog is closed
        display.asyncExec(opener);
        Until.holds("the dialog is open", display, () -> {
            for (Shell shell : display.getShells()) {
                if (!before.contains(shell) && shell.isVisible() && !controls(shell, Tree.class, tree -> true).isEmpty()) {
                    dialog = shell;
                }
            }
            return dialog != null;
        });
        display.syncExec(() -> {
            dialog.setBounds(0, 0, 1100, 800);
            dialog.forceActive();
        });
    }

    private void open(ILaunchConfiguration configuration) {
        open(() -> DebugUITools.openLaunchConfigurationDialogOnGroup(PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell(),
                new StructuredSelection(configuration), IDebugUIConstants.ID_RUN_LAUNCH_GROUP));
        Until.holds("the tabs are shown", display, () -> !controls(dialog, CTabFolder.class, tabs -> tabs.getItemCount() == 4).isEmpty());
    }

    private static ILaunchConfiguration configuration(TargetKind kind, String host) throws CoreException {
        ILaunchManager manager = DebugPlugin.getDefault().getLaunchManager();
        ILaunchConfigurationWorkingCopy made = manager.getLaunchConfigurationType(CaptureSettings.TYPE).newInstance(null,
                manager.generateLaunchConfigurationName("click"));
        made.setAttribute(CaptureSettings.TARGET, kind.attribute());
        made.setAttribute(CaptureSettings.HOST, host);
        return made.doSave();
    }

    private void click(Control control) {
        Point at = ask(() -> control.toDisplay(8, control.getSize().y / 2));
        post(SWT.MouseMove, at);
        Until.holds("the pointer is there", display, () -> display.getCursorLocation().equals(at));
        post(SWT.MouseDown, at);
        post(SWT.MouseUp, at);
    }

    private void post(int type, Point at) {
        Event event = new Event();
        event.type = type;
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.x = at.x;
        event.y = at.y;
        assertTrue(ask(() -> display.post(event)), "the display takes the event");
    }

    private void type(String text) {
        for (char character : text.toCharArray()) {
            for (int type : new int[]{SWT.KeyDown, SWT.KeyUp}) {
                Event event = new Event();
                event.type = type;
                event.character = character;
                assertTrue(ask(() -> display.post(event)), "the display takes the key");
            }
        }
    }

    private void tab(int index) {
        display.syncExec(() -> {
            CTabFolder folder = controls(dialog, CTabFolder.class, tabs -> tabs.getItemCount() == 4).get(0);
            folder.setSelection(index);
            Event event = new Event();
            event.item = folder.getItem(index);
            folder.notifyListeners(SWT.Selection, event);
        });
    }

    @Test
    void theCommandOpensTheDialogAtTheCaptures() {
        open(() -> {
            try {
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.rangescope.ui.launch.configure", null);
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        Until.holds("the type is selected", display, () -> controls(dialog, Tree.class, tree -> true).stream()
                .anyMatch(tree -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().equals("DMA-BUF Capture")));
    }

    @Test
    void theCommandOpensTheDialogAtACaptureThatThereIs() throws Exception {
        ILaunchConfiguration there = configuration(TargetKind.LOCAL, "");
        open(() -> {
            try {
                PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand("org.rangescope.ui.launch.configure", null);
            } catch (CommandException e) {
                throw new IllegalStateException(e);
            }
        });
        Until.holds("it is selected", display, () -> controls(dialog, Tree.class, tree -> true).stream()
                .anyMatch(tree -> tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().equals(there.getName())));
    }

    @Test
    void whatTheTargetOffersHasRoomInASmallDialog() throws Exception {
        open(configuration(TargetKind.LOCAL, ""));
        display.syncExec(() -> dialog.setSize(700, 480));
        Until.holds("the list is as high as in a large one", display,
                () -> controls(dialog, StyledText.class, text -> true).get(0).getSize().y >= 150);
    }

    @Test
    void aHostIsTypedAndJudged() throws Exception {
        open(configuration(TargetKind.LOCAL, ""));
        Until.holds("it can be run", display, () -> button("Run").isEnabled());
        click(button("ssh to"));
        Until.holds("a host is asked for", display, () -> says("No host is given") && !button("Run").isEnabled());
        Text host = ask(() -> controls(dialog, Text.class, text -> text.getMessage().contains("user@host")).get(0));
        display.syncExec(host::forceFocus);
        type("-v");
        Until.holds("what is no host is refused", display, () -> says("\"-v\" is no host for ssh: it begins with a dash"));
        assertFalse(ask(() -> button("Run").isEnabled()));
        display.syncExec(host::selectAll);
        type("box");
        Until.holds("a host is taken", display, () -> host.getText().equals("box") && button("Run").isEnabled());
    }

    @Test
    void wrongOptionsAreSaidOnTheirTab() throws Exception {
        open(configuration(TargetKind.LOCAL, ""));
        tab(1);
        Text rate = ask(() -> controls(dialog, Text.class, text -> text.getMessage().equals("20000")).get(0));
        display.syncExec(rate::forceFocus);
        type("x");
        Until.holds("it is refused", display, () -> says("--range-rate x: give a whole number") && !button("Run").isEnabled());
        display.syncExec(rate::selectAll);
        type("5");
        Until.holds("it is taken", display, () -> button("Run").isEnabled());
        tab(2);
        Until.holds("the command for the target is asked for", display, () -> says("Command that is run on the target"));
        tab(0);
        click(button("Virtual guest"));
        tab(2);
        Until.holds("the scenarios are shown", display, () -> says("Scenarios of the checkout"));
    }

    @Test
    void theCheckListsWhatTheTargetOffers() throws Exception {
        assertTrue(Files.isRegularFile(Path.of("/proc/sys/kernel/osrelease")));
        open(configuration(TargetKind.LOCAL, ""));
        String kernel = Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip();
        StyledText list = ask(() -> controls(dialog, StyledText.class, text -> true).get(0));
        click(button("Check Target Now"));
        Until.holds("the target was asked", display,
                () -> list.getText().contains("kernel " + kernel) && list.getText().contains("types (BTF)")
                        && list.getText().contains("Ways to map that it has"));
        assertTrue(ask(list::getText).contains("\u2713\treached \u2014 as "), ask(list::getText));
    }

    @Test
    void aHostThatCannotBeReachedIsSaidInTheList() throws Exception {
        open(configuration(TargetKind.SSH, "127.0.0.1:1"));
        StyledText list = ask(() -> controls(dialog, StyledText.class, text -> true).get(0));
        click(button("Check Target Now"));
        Until.holds("why it cannot be reached is said", display,
                () -> list.getText().contains("127.0.0.1:1 cannot be reached") && list.getText().contains("Is it up"));
    }
}
