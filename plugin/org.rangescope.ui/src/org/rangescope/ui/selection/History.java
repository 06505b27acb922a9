// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * What was selected one after the other, as a browser keeps pages: whoever goes back and selects something else has no way forward any more.
 *
 * @param <T> what is selected
 */
@NonNullByDefault
final class History<T> {

    private static final int MOST = 200;

    private final List<T> entries = new ArrayList<>();
    private int at = -1;

    /** Notes what is selected now. */
    void add(T entry) {
        if (at >= 0 && entries.get(at).equals(entry)) {
            return;
        }
        while (entries.size() > at + 1) {
            entries.remove(entries.size() - 1);
        }
        entries.add(entry);
        if (entries.size() > MOST) {
            entries.remove(0);
        }
        at = entries.size() - 1;
    }

    /** What is selected now; null before anything was. */
    @Nullable
    T now() {
        return at < 0 ? null : entries.get(at);
    }

    /** Whether there is something so many steps away; before is negative. */
    boolean canGo(int steps) {
        return at + steps >= 0 && at + steps < entries.size() && at >= 0;
    }

    /** Goes so many steps; null when there is nothing. */
    @Nullable
    T go(int steps) {
        if (!canGo(steps)) {
            return null;
        }
        at += steps;
        return entries.get(at);
    }
}
