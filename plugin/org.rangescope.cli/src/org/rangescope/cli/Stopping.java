// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether somebody typed Ctrl-C, or asked the process to end otherwise. Java would end at once, and leave half-made results behind. */
final class Stopping {

    /** As shells have it: ended by SIGINT. */
    static final int STATUS = 130;
    /** Whoever typed Ctrl-C does not wait for longer. */
    private static final long WAIT_SECONDS = 5;
    private static final CountDownLatch ENDED = new CountDownLatch(1);
    private static final Set<Runnable> ACTIONS = ConcurrentHashMap.newKeySet();
    private static volatile boolean asked;

    private Stopping() {}

    /** From now on, the end of the process waits a moment for {@link #ended}. */
    static void watch() {
        Runtime.getRuntime().addShutdownHook(new Thread(Stopping::stop, "rangescope end"));
    }

    private static void stop() {
        if (ENDED.getCount() == 0) {
            return;
        }
        asked = true;
        ACTIONS.forEach(Runnable::run);
        try {
            ENDED.await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work is over, and has put away what it made. */
    static void ended() {
        ENDED.countDown();
    }

    /**
     * Whether to stop.
     *
     * @return whether somebody asked
     */
    static boolean isAsked() {
        return asked;
    }

    /**
     * Has something done when somebody asks.
     *
     * @param action ends what does not ask by itself; any thread
     */
    static void whenAsked(Runnable action) {
        ACTIONS.add(action);
        if (asked) {
            action.run();
        }
    }

    /**
     * Takes it back.
     *
     * @param action of {@link #whenAsked}
     */
    static void forget(Runnable action) {
        ACTIONS.remove(action);
    }
}
