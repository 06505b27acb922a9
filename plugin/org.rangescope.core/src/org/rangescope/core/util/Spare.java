// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Large things that nobody needs just now, for the next one who needs such a thing: memory that is used for the first time costs more than what is done with it.
 * They are kept as long as Java does not need their memory otherwise. Any thread.
 *
 * @param <T> type of the things
 */
public final class Spare<T> {

    private final int most;
    private final ArrayDeque<SoftReference<T>> free = new ArrayDeque<>();

    /**
     * Nothing yet.
     *
     * @param most how many are kept at most
     */
    public Spare(int most) {
        this.most = most;
    }

    /**
     * Takes the thing that was given last.
     *
     * @return it, as whoever gave it left it; {@code null} when there is none
     */
    public synchronized @Nullable T take() {
        while (!free.isEmpty()) {
            T found = free.removeLast().get();
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Gives a thing away, of which nobody knows any more.
     *
     * @param thing to be taken by somebody else
     */
    public synchronized void give(T thing) {
        if (free.size() >= most) {
            free.removeFirst();
        }
        free.addLast(new SoftReference<>(thing));
    }
}
