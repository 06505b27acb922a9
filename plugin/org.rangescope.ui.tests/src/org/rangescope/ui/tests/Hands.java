// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.rangescope.charts.PlotArea;
import org.rangescope.ui.chart.ChartCanvas;

/** A user's hands: keys as the display gets them, mouse events as controls get them. Beside the UI thread. */
final class Hands {

    private final Display display;

    Hands(Display display) {
        this.display = display;
    }

    <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<Throwable> problem = new AtomicReference<>();
        display.syncExec(() -> {
            try {
                answer.set(question.get());
            } catch (RuntimeException | Error e) {
                // the workbench would write it into its log
                problem.set(e);
            }
        });
        if (problem.get() != null) {
            throw new AssertionError(problem.get().getMessage(), problem.get());
        }
        return Objects.requireNonNull(answer.get());
    }

    /** Where the data of a chart lies. */
    PlotArea plot(ChartCanvas canvas) {
        return ask(() -> Objects.requireNonNull(canvas.picture().plot(), () -> "nothing painted: " + canvas.picture().description()));
    }

    /** A mouse event at a place in a control; a posted one has no place when it is a press. */
    void mouse(Control control, int type, int state, double x, double y) {
        Event event = new Event();
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.stateMask = state;
        event.x = (int) Math.round(x);
        event.y = (int) Math.round(y);
        display.syncExec(() -> control.notifyListeners(type, event));
    }

    /** A drag with what is held down, in some steps. */
    void drag(Control control, int state, double x, double y, double toX, double toY) {
        mouse(control, SWT.MouseMove, state, x, y);
        mouse(control, SWT.MouseDown, state, x, y);
        for (int i = 1; i <= 4; i++) {
            mouse(control, SWT.MouseMove, state | SWT.BUTTON1, x + (toX - x) * i / 4, y + (toY - y) * i / 4);
        }
        mouse(control, SWT.MouseUp, state | SWT.BUTTON1, toX, toY);
    }

    void click(Control control, double x, double y) {
        drag(control, 0, x, y, x, y);
    }

    /** Turns the wheel by so many notches; away from oneself is positive. */
    void wheel(Control control, int state, int notches, double x, double y) {
        Event event = new Event();
        event.type = SWT.MouseWheel;
        event.count = 3 * Integer.signum(notches);
        event.stateMask = state;
        event.x = (int) Math.round(x);
        event.y = (int) Math.round(y);
        display.syncExec(() -> {
            for (int i = 0; i < Math.abs(notches); i++) {
                control.notifyListeners(SWT.MouseWheel, event);
            }
        });
    }

    /** Gives a control the keyboard. */
    void focus(Control control) {
        display.syncExec(() -> {
            control.getShell().forceActive();
            control.forceFocus();
        });
        Until.holds(control + " has the keyboard", display, control::isFocusControl);
    }

    /** Presses a key while others, such as {@link SWT#CTRL}, are held down, through the display. */
    void press(int key, char character, int... held) {
        for (int each : held) {
            post(SWT.KeyDown, each, '\0');
        }
        post(SWT.KeyDown, key, character);
        post(SWT.KeyUp, key, character);
        for (int i = held.length - 1; i >= 0; i--) {
            post(SWT.KeyUp, held[i], '\0');
        }
    }

    private void post(int type, int key, char character) {
        Event event = new Event();
        event.type = type;
        event.keyCode = key;
        event.character = character;
        assertTrue(ask(() -> display.post(event)), "the display takes the key");
    }
}
