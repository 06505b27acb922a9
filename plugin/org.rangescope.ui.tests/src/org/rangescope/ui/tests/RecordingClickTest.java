// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.Hit;
import org.rangescope.charts.PlotArea;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.OutstandingPage;
import org.rangescope.ui.editor.OverviewPage;
import org.rangescope.ui.editor.PopulationPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.widgets.FindingCard;

/** Mouse and keys as the display and the controls get them, beside the thread that answers them. */
class RecordingClickTest {

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private RecordingEditor editor;

    @BeforeEach
    void open() {
        editor = ask(() -> {
            RecordingEditor opened = Bench.open(Bench.recording("rs01-detach-live"));
            PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().forceActive();
            return opened;
        });
        Until.holds("the recording is read", display, () -> !editor.capture().state().isRunning());
        Until.holds("the overview is painted", display, () -> page(OverviewPage.class).isUpToDate());
    }

    @AfterEach
    void close() {
        display.syncExec(Bench::closeAll);
    }

    private <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        display.syncExec(() -> answer.set(question.get()));
        return Objects.requireNonNull(answer.get());
    }

    private <T extends org.rangescope.ui.editor.Page> T page(Class<T> type) {
        return Bench.page(editor, type);
    }

    private Optional<CaptureSelection> selected() {
        return Optional.ofNullable(editor.getSite().getService(SharedSelection.class).current());
    }

    private static PlotArea plot(ChartCanvas canvas) {
        return Objects.requireNonNull(canvas.picture().plot(), () -> "nothing painted: " + canvas.picture().description());
    }

    private void post(int type, int button, int x, int y) {
        Event event = new Event();
        event.type = type;
        event.button = button;
        event.x = x;
        event.y = y;
        assertTrue(ask(() -> display.post(event)), "the display takes the event");
    }

    private void press(int key, char character) {
        for (int type : new int[]{SWT.KeyDown, SWT.KeyUp}) {
            Event event = new Event();
            event.type = type;
            event.keyCode = key;
            event.character = character;
            assertTrue(ask(() -> display.post(event)), "the display takes the key");
        }
    }

    private Point onDisplay(Control control, int x, int y) {
        return ask(() -> control.toDisplay(x, y));
    }

    private void click(Control control, int x, int y) {
        Point at = onDisplay(control, x, y);
        post(SWT.MouseMove, 0, at.x, at.y);
        Until.holds("the pointer is there", display, () -> display.getCursorLocation().equals(at));
        post(SWT.MouseDown, 1, at.x, at.y);
        post(SWT.MouseUp, 1, at.x, at.y);
    }

    /** A mouse event at a place in a control; a posted one has no place when it is a press. */
    private void mouse(Control control, int type, int x, int y) {
        Event event = new Event();
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.x = x;
        event.y = y;
        display.syncExec(() -> control.notifyListeners(type, event));
    }

    @Test
    void clickOnACardSelectsItsFinding() {
        FindingCard card = ask(() -> page(OverviewPage.class).cards().get(page(OverviewPage.class).cards().size() - 1));
        click(card, 60, 14);
        Until.holds("the card's finding is selected", display,
                () -> card.isSelected() && selected().filter(now -> now.finding() == card.words().number()).isPresent());
    }

    @Test
    void clickOnAPointSelectsItsMapping() {
        display.syncExec(() -> editor.showPage(2));
        ChartCanvas scatter = ask(() -> page(PopulationPage.class).scatter());
        Until.holds("the points are painted", display, () -> page(PopulationPage.class).isUpToDate());
        int[] at = ask(() -> somePoint(scatter));
        int expected = ask(() -> Objects.requireNonNull(scatter.picture().hit(at[0], at[1])).mapping());
        mouse(scatter, SWT.MouseMove, at[0], at[1]);
        mouse(scatter, SWT.MouseDown, at[0], at[1]);
        mouse(scatter, SWT.MouseUp, at[0], at[1]);
        Until.holds("the point's mapping is selected", display,
                () -> selected().filter(now -> now.mapping() == expected).isPresent());
    }

    private static int[] somePoint(ChartCanvas canvas) {
        PlotArea plot = plot(canvas);
        for (int y = (int) plot.y() + 2; y < plot.y() + plot.height(); y += 3) {
            for (int x = (int) plot.x() + 2; x < plot.x() + plot.width(); x += 3) {
                Hit hit = canvas.picture().hit(x, y);
                if (hit != null && hit.mapping() >= 0) {
                    return new int[]{x, y};
                }
            }
        }
        throw new AssertionError("no point in " + canvas.chart().describe());
    }

    @Test
    void keysZoomAndHomeShowsEverything() {
        display.syncExec(() -> editor.showPage(2));
        ChartCanvas scatter = ask(() -> page(PopulationPage.class).scatter());
        Until.holds("the points are painted", display, () -> page(PopulationPage.class).isUpToDate());
        display.syncExec(scatter::forceFocus);
        Until.holds("the chart has the keyboard", display, scatter::isFocusControl);
        press(SWT.KEYPAD_ADD, '+');
        Until.holds("the chart is zoomed in", display, () -> !scatter.zoom().isNone());
        int paints = ask(scatter::paints);
        press(SWT.HOME, '\0');
        Until.holds("everything is shown again", display, () -> scatter.zoom().isNone() && scatter.paints() > paints);
    }

    @Test
    void dragOverTheOutstandingChartSelectsAStretchOfTime() {
        display.syncExec(() -> editor.showPage(3));
        ChartCanvas bytes = ask(() -> page(OutstandingPage.class).bytes());
        Until.holds("the chart is painted", display, () -> page(OutstandingPage.class).isUpToDate());
        PlotArea plot = ask(() -> plot(bytes));
        int y = (int) (plot.y() + plot.height() / 2);
        int from = (int) (plot.x() + plot.width() * 0.25);
        int to = (int) (plot.x() + plot.width() * 0.5);
        mouse(bytes, SWT.MouseMove, from, y);
        mouse(bytes, SWT.MouseDown, from, y);
        mouse(bytes, SWT.MouseMove, to, y);
        mouse(bytes, SWT.MouseUp, to, y);
        Until.holds("a stretch of time is selected", display, () -> selected().map(CaptureSelection::time).isPresent());
        long length = ask(() -> Objects.requireNonNull(selected().orElseThrow().time())).lengthNs();
        long all = ask(() -> Bench.digest(editor).endNs() - Bench.digest(editor).startNs());
        assertEquals(0.25, length / (double) all, 0.05, "a quarter of the capture");
    }
}
