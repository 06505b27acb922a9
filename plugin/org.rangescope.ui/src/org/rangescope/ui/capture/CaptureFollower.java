// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Widget;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/** Listens to one capture after another, for as long as a widget lives that outlives them; on the UI thread. */
@NonNullByDefault
public final class CaptureFollower {

    private final Runnable listener;
    private @Nullable Capture capture;

    /**
     * @param owner for as long as it lives
     * @param listener told whenever the state of the capture that is followed changes
     */
    public CaptureFollower(Widget owner, Runnable listener) {
        this.listener = listener;
        owner.addListener(SWT.Dispose, e -> follow(null));
    }

    /** The capture that is followed, or null. */
    public @Nullable Capture capture() {
        return capture;
    }

    /** Follows another capture, or none, and the one before no more. */
    public void follow(@Nullable Capture next) {
        Capture before = capture;
        if (before == next) {
            return;
        }
        if (before != null) {
            before.ignore(listener);
        }
        capture = next;
        if (next != null) {
            next.listen(listener);
        }
    }
}
