// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.views.properties.PropertySheet;
import org.rangescope.core.rules.Finding;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.compare.CompareEditor;
import org.rangescope.ui.compare.Comparing;
import org.rangescope.ui.editor.Page;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.views.DetailsPage;

/** Saves a picture of the window for each page of the recording that is open. Works beside the UI thread. */
final class Pictures {

    private static final long WAIT_NS = 120_000_000_000L;
    private static final long LOOK_NS = 60_000_000L;
    private static final int CALM_LOOKS = 6;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1120;

    private final IWorkbenchWindow window;
    private final Path directory;
    private final Display display;

    Pictures(IWorkbenchWindow window, Path directory) {
        this.window = window;
        this.directory = directory;
        this.display = window.getShell().getDisplay();
    }

    /** Takes them all. */
    void take() throws IOException {
        Files.createDirectories(directory);
        display.syncExec(this::enlarge);
        RecordingEditor[] editor = new RecordingEditor[1];
        await("a recording's editor is in front", () -> {
            editor[0] = window.getActivePage().getActiveEditor() instanceof RecordingEditor recording ? recording : null;
            return editor[0] != null;
        });
        RecordingEditor shown = editor[0];
        await("the recording is read and judged", () -> !shown.capture().state().isRunning());
        CaptureState state = shown.capture().state();
        if (state.phase() != Phase.DONE) {
            throw new IOException(shown.capture().name() + ": " + state.message());
        }
        List<Page> pages = shown.pages();
        for (int i = 0; i < pages.size(); i++) {
            int index = i;
            display.syncExec(() -> {
                window.getActivePage().activate(shown);
                shown.showPage(index);
                selectFirstLeak(shown);
                shown.showPage(index);
            });
            awaitCalm("the page " + pages.get(i).title() + " is painted", () -> pages.get(index).isUpToDate() && propertiesShown(shown));
            save(pages.get(i).title().toLowerCase(java.util.Locale.ROOT) + ".png");
        }
    }

    /** Takes one of two recordings that are compared. */
    void takeComparison(Path before, Path after) throws IOException {
        CompareEditor[] editor = new CompareEditor[1];
        display.syncExec(() -> editor[0] = CompareEditor.open(window.getActivePage(), before, after));
        CompareEditor shown = editor[0];
        if (shown == null) {
            throw new IOException("the comparison of " + before + " and " + after + " could not be opened");
        }
        await("the recordings are compared", () -> shown.comparing().state().phase() != Comparing.Phase.RUNNING);
        if (shown.comparing().state().phase() != Comparing.Phase.DONE) {
            throw new IOException(shown.comparing().state().message());
        }
        awaitCalm("the comparison is painted", shown::isUpToDate);
        save("compare.png");
    }

    private void enlarge() {
        Shell shell = window.getShell();
        Rectangle screen = display.getPrimaryMonitor().getClientArea();
        shell.setBounds(screen.x, screen.y, Math.min(WIDTH, screen.width), Math.min(HEIGHT, screen.height));
        shell.forceActive();
        org.eclipse.swt.widgets.Event move = new org.eclipse.swt.widgets.Event();
        move.type = SWT.MouseMove;
        move.x = screen.x + screen.width - 1;
        move.y = screen.y + screen.height - 1;
        display.post(move);
    }

    /** What the window really covers: without a window manager its frame is only a guess. */
    private Rectangle area() {
        Shell shell = window.getShell();
        Rectangle bounds = shell.getBounds();
        Rectangle client = shell.getClientArea();
        Point corner = shell.toDisplay(client.x + client.width, client.y + client.height);
        return new Rectangle(bounds.x, bounds.y, Math.min(bounds.width, corner.x - bounds.x), Math.min(bounds.height, corner.y - bounds.y));
    }

    private void selectFirstLeak(RecordingEditor editor) {
        PageContext context = new PageContext(editor.capture(), window.getService(SharedSelection.class), page -> {});
        List<Finding> findings = context.findings().list();
        findings.stream().filter(Finding::leak).findFirst().or(() -> findings.stream().findFirst())
                .ifPresent(finding -> context.selectFinding(finding.number()));
    }

    private boolean propertiesShown(RecordingEditor editor) {
        Digest digest = editor.capture().state().digest();
        if (digest == null || digest.findings().list().isEmpty()) {
            return true;
        }
        IViewPart view = window.getActivePage().findView(IPageLayout.ID_PROP_SHEET);
        return !(view instanceof PropertySheet sheet)
                || sheet.getCurrentPage() instanceof DetailsPage details && !details.details().title().isEmpty();
    }

    private void await(String what, BooleanSupplier condition) throws IOException {
        awaitLooks(what, condition, 1);
    }

    private void awaitCalm(String what, BooleanSupplier condition) throws IOException {
        awaitLooks(what, condition, CALM_LOOKS);
    }

    private void awaitLooks(String what, BooleanSupplier condition, int looks) throws IOException {
        long end = System.nanoTime() + WAIT_NS;
        int good = 0;
        while (good < looks) {
            boolean[] now = new boolean[1];
            display.syncExec(() -> now[0] = condition.getAsBoolean());
            good = now[0] ? good + 1 : 0;
            if (System.nanoTime() > end) {
                throw new IOException("waited in vain until " + what);
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private void save(String name) throws IOException {
        Path file = directory.resolve(name);
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
