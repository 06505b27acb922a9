// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.widgets.Display;

/** Waits for conditions, never for time, and says what it waited for. */
final class Until {

    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final int LOOK_MS = 20;

    private Until() {}

    /** Waits on the UI thread, which goes on handling events, or beside it; the condition is looked at on the UI thread. */
    static void holds(String what, Display display, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!look(display, condition)) {
            if (System.nanoTime() > end) {
                fail("waited in vain until " + what);
            }
        }
    }

    private static boolean look(Display display, BooleanSupplier condition) {
        if (display.getThread() != Thread.currentThread()) {
            boolean[] now = new boolean[1];
            display.syncExec(() -> now[0] = condition.getAsBoolean());
            if (!now[0]) {
                LockSupport.parkNanos(LOOK_MS * 1_000_000L);
            }
            return now[0];
        }
        if (condition.getAsBoolean()) {
            return true;
        }
        display.timerExec(LOOK_MS, () -> {
            // wakes the display, so that the condition is looked at again
        });
        if (!display.readAndDispatch()) {
            display.sleep();
        }
        return false;
    }
}
