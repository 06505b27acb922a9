// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Widget;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The selection that everything in a window shares: charts, tables, trees, cards. Selecting anywhere selects everywhere. Found in the
 * window's context: {@code getSite().getService(SharedSelection.class)}. Only for the UI thread.
 */
@NonNullByDefault
public final class SharedSelection {

    private final List<Consumer<CaptureSelection>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable CaptureSelection current;

    /** What is selected, or null before anything was. */
    public @Nullable CaptureSelection current() {
        return current;
    }

    /** Selects; everybody who listens is told, also who did it. */
    public void select(CaptureSelection selection) {
        if (!selection.equals(current)) {
            current = selection;
            listeners.forEach(listener -> listener.accept(selection));
        }
    }

    /** Forgets what is selected when it is of a capture that is no longer shown. */
    public void forget(Object capture) {
        CaptureSelection now = current;
        if (now != null && now.capture() == capture) {
            current = null;
        }
    }

    /** Listens for as long as {@code owner} lives. */
    public void listen(Widget owner, Consumer<CaptureSelection> listener) {
        listeners.add(listener);
        owner.addListener(SWT.Dispose, e -> listeners.remove(listener));
    }
}
