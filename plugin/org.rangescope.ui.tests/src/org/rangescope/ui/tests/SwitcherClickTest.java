// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;

/** Clicks are made beside the UI thread, which goes on answering them. */
class SwitcherClickTest {

    @Test
    void uiThreadAnswersWhileTheTestWaits() throws Exception {
        Display display = PlatformUI.getWorkbench().getDisplay();
        assertNotEquals(display.getThread(), Thread.currentThread(), "this test must not run on the UI thread");
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        display.asyncExec(() -> answer.complete(Display.getCurrent() == display));
        assertTrue(answer.get(30, TimeUnit.SECONDS), "answer of the UI thread");
    }
}
