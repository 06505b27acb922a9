// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.guest;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.HandlerEvent;
import org.eclipse.ui.PlatformUI;

/** <em>Capture ▸ Stop</em>: ends the guest cleanly. */
public final class StopHandler extends AbstractHandler {

    private final GuestCapture guest = PlatformUI.getWorkbench().getService(GuestCapture.class);
    private final Runnable changed = () -> fireHandlerChanged(new HandlerEvent(this, true, false));

    /** Made by the framework. */
    public StopHandler() {
        guest.addListener(changed);
    }

    @Override
    public boolean isEnabled() {
        return guest.isRunning() && !guest.isStopping();
    }

    @Override
    public Object execute(ExecutionEvent event) {
        guest.stop();
        return null;
    }

    @Override
    public void dispose() {
        guest.removeListener(changed);
    }
}
