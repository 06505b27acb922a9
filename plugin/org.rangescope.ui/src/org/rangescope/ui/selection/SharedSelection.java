// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import java.util.List;
import java.util.Map;
import java.util.HashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Widget;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.capture.Capture;

/**
 * The selection that everything in a window shares: charts, tables, trees, cards. Selecting anywhere selects everywhere. What was selected before can be
 * gone back to, for each capture by itself. Found in the window's context: {@code getSite().getService(SharedSelection.class)}. Only for the UI thread.
 */
@NonNullByDefault
public final class SharedSelection {

    private final List<Consumer<CaptureSelection>> listeners = new CopyOnWriteArrayList<>();
    private final Map<Capture, History<CaptureSelection>> histories = new HashMap<>();
    private @Nullable CaptureSelection current;

    /** What is selected, or null before anything was. */
    public @Nullable CaptureSelection current() {
        return current;
    }

    /** What was selected last in a capture, whatever is selected elsewhere; null before anything was. */
    public @Nullable CaptureSelection last(Capture capture) {
        History<CaptureSelection> history = histories.get(capture);
        return history == null ? null : history.now();
    }

    /**
     * Selects again what was selected last in a capture, if something is selected elsewhere.
     *
     * @return whether anything is selected in this capture now
     */
    public boolean resume(Capture capture) {
        CaptureSelection now = current;
        CaptureSelection last = last(capture);
        if (last != null && (now == null || now.capture() != capture)) {
            tell(last);
        }
        return last != null;
    }

    /** Selects; everybody who listens is told, also who did it. */
    public void select(CaptureSelection selection) {
        CaptureSelection now = current;
        if (now == null || !selection.equals(now)) {
            histories.computeIfAbsent(selection.capture(), capture -> new History<>()).add(selection);
            tell(selection);
        }
    }

    private void tell(CaptureSelection selection) {
        current = selection;
        listeners.forEach(listener -> listener.accept(selection));
    }

    /** Whether something was selected in a capture before what is selected now. */
    public boolean canGoBack(Capture capture) {
        History<CaptureSelection> history = histories.get(capture);
        return history != null && history.canGo(-1);
    }

    /** Whether there is something that was gone back from. */
    public boolean canGoForward(Capture capture) {
        History<CaptureSelection> history = histories.get(capture);
        return history != null && history.canGo(1);
    }

    /** Selects again what was selected before, if there was something. */
    public void goBack(Capture capture) {
        go(capture, -1);
    }

    /** Selects again what was gone back from, if there was something. */
    public void goForward(Capture capture) {
        go(capture, 1);
    }

    private void go(Capture capture, int steps) {
        History<CaptureSelection> history = histories.get(capture);
        CaptureSelection to = history == null ? null : history.go(steps);
        if (to != null) {
            tell(to);
        }
    }

    /** Forgets what is and was selected in a capture that is no longer shown. */
    public void forget(Capture capture) {
        histories.remove(capture);
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

    /** Listens until {@link #ignore}. */
    void listen(Consumer<CaptureSelection> listener) {
        listeners.add(listener);
    }

    /** Listens no more. */
    void ignore(Consumer<CaptureSelection> listener) {
        listeners.remove(listener);
    }
}
