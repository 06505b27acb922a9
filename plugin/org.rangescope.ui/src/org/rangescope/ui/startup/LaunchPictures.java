// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.ui.IWorkbenchWindow;
import org.rangescope.ui.launch.CaptureLaunches;
import org.rangescope.ui.launch.CaptureSettings;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;

/** Saves a picture of each tab of <em>DMA-BUF Capture</em>. Works beside the UI thread. */
final class LaunchPictures {

    private static final long WAIT_NS = 120_000_000_000L;
    private static final long LOOK_NS = 60_000_000L;
    private static final int CALM_LOOKS = 8;
    private static final int WIDTH = 1160;
    private static final int HEIGHT = 820;

    private final IWorkbenchWindow window;
    private final Path directory;
    private final Display display;
    private Shell dialog;

    LaunchPictures(IWorkbenchWindow window, Path directory) {
        this.window = window;
        this.directory = directory;
        this.display = window.getShell().getDisplay();
    }

    /** Takes them all. */
    void take() throws IOException, CoreException {
        ILaunchConfigurationWorkingCopy ssh = CaptureLaunches.make("Test box");
        ssh.setAttribute(CaptureSettings.TARGET, TargetKind.SSH.attribute());
        ssh.setAttribute(CaptureSettings.HOST, "root@testbox");
        ILaunchConfiguration guest = CaptureLaunches.guest(CaptureSettings.SCENARIO_PRESET);
        open(ssh.doSave());
        tab(0, "launch-ssh");
        tab(1, "launch-probe");
        tab(2, "launch-command");
        close();
        open(guest);
        tab(0, null);
        check();
        save("launch-check");
        tab(2, "launch-scenario");
        close();
    }

    private void open(ILaunchConfiguration configuration) throws IOException {
        List<Shell> before = new ArrayList<>();
        display.syncExec(() -> before.addAll(List.of(display.getShells())));
        // returns only when the dialog is closed
        display.asyncExec(() -> DebugUITools.openLaunchConfigurationDialogOnGroup(window.getShell(), new StructuredSelection(configuration),
                IDebugUIConstants.ID_RUN_LAUNCH_GROUP));
        await("the dialog of configurations is open", () -> {
            for (Shell shell : display.getShells()) {
                if (!before.contains(shell) && shell.isVisible() && !controls(shell, Composite.class, "tabs").isEmpty()) {
                    dialog = shell;
                }
            }
            return dialog != null;
        });
        display.syncExec(() -> {
            Rectangle screen = display.getPrimaryMonitor().getClientArea();
            dialog.setBounds(screen.x, screen.y, Math.min(WIDTH, screen.width), Math.min(HEIGHT, screen.height));
        });
        calm();
    }

    private void close() throws IOException {
        display.syncExec(dialog::close);
        await("the dialog is closed", dialog::isDisposed);
        dialog = null;
    }

    private void tab(int index, String name) throws IOException {
        display.syncExec(() -> {
            Composite folder = controls(dialog, Composite.class, "tabs").get(0);
            if (folder instanceof CTabFolder tabs) {
                tabs.setSelection(index);
            } else {
                ((TabFolder) folder).setSelection(index);
            }
            Event event = new Event();
            event.item = folder instanceof CTabFolder tabs ? tabs.getItem(index) : ((TabFolder) folder).getItem(index);
            folder.notifyListeners(SWT.Selection, event);
        });
        calm();
        if (name != null) {
            save(name);
        }
    }

    private void check() throws IOException {
        display.syncExec(() -> controls(dialog, Button.class, "check").get(0).notifyListeners(SWT.Selection, new Event()));
        await("the target has answered", () -> controls(dialog, StyledText.class, "").get(0).getLineCount() > 3);
        calm();
    }

    /** Those below a control that are of a type and, by a word of ours, of a kind. */
    private static <T extends Control> List<T> controls(Composite root, Class<T> type, String kind) {
        List<T> found = new ArrayList<>();
        for (Control child : root.getChildren()) {
            boolean wanted = switch (kind) {
            case "tabs" -> child instanceof CTabFolder || child instanceof TabFolder;
            case "check" -> "check".equals(child.getData("rangescope"));
            default -> true;
            };
            if (wanted && type.isInstance(child) && child.isVisible()) {
                found.add(type.cast(child));
            }
            if (child instanceof Composite composite) {
                found.addAll(controls(composite, type, kind));
            }
        }
        return found;
    }

    private void calm() throws IOException {
        int[] looks = new int[1];
        await("it is painted", () -> ++looks[0] >= CALM_LOOKS);
    }

    private void await(String what, BooleanSupplier condition) throws IOException {
        long end = System.nanoTime() + WAIT_NS;
        boolean[] now = new boolean[1];
        while (!now[0]) {
            display.syncExec(() -> now[0] = condition.getAsBoolean());
            if (System.nanoTime() > end) {
                throw new IOException("waited in vain until " + what);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    /** What the dialog really covers: without a window manager its frame is only a guess. */
    private Rectangle area() {
        Rectangle bounds = dialog.getBounds();
        Rectangle client = dialog.getClientArea();
        Point corner = dialog.toDisplay(client.x + client.width, client.y + client.height);
        return new Rectangle(bounds.x, bounds.y, Math.min(bounds.width, corner.x - bounds.x), Math.min(bounds.height, corner.y - bounds.y));
    }

    private void save(String name) throws IOException {
        Path file = directory.resolve(name + ".png");
        SWTException[] problem = new SWTException[1];
        display.syncExec(() -> {
            Rectangle bounds = area();
            Image image = new Image(display, bounds.width, bounds.height);
            GC gc = new GC(display);
            gc.copyArea(image, bounds.x, bounds.y);
            gc.dispose();
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[]{image.getImageData()};
            image.dispose();
            try {
                loader.save(file.toString(), SWT.IMAGE_PNG);
            } catch (SWTException e) {
                problem[0] = e;
            }
        });
        if (problem[0] != null) {
            throw new IOException(file + " cannot be written: " + problem[0].getMessage(), problem[0]);
        }
    }
}
