// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.rangescope.ui.capture.Latest;

/** In which order requests are answered; the worker is driven by hand. */
class LatestTest {

    private final LinkedBlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
    private final List<String> shown = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Latest<String> latest = new Latest<>(work::add, Runnable::run, shown::add, failures::add);

    private void workOff() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    /** An answer that takes its time. */
    private void slowAnswer() {
        latest.request(() -> {
            long from = System.nanoTime();
            while (System.nanoTime() - from < 100_000_000) {
                Thread.onSpinWait();
            }
            return "slow";
        });
        workOff();
        shown.clear();
    }

    @Test
    void aNewerRequestTakesThePlaceOfTheOneThatWaits() {
        latest.request(() -> "one");
        latest.request(() -> "two");
        latest.request(() -> "three");
        assertFalse(latest.isIdle());
        workOff();
        assertEquals(List.of("three"), shown);
        assertTrue(latest.isIdle());
    }

    @Test
    void aPacedRequestIsAnsweredAtOnceAsLongAsAnswersAreQuick() {
        latest.requestPaced(() -> "one");
        workOff();
        assertEquals(List.of("one"), shown);
    }

    @Test
    void aPacedRequestWaitsAfterASlowAnswerAndIsThenAnswered() throws InterruptedException {
        slowAnswer();
        latest.requestPaced(() -> "one");
        latest.requestPaced(() -> "two");
        assertEquals(0, work.size(), "nothing is begun yet");
        assertTrue(latest.isIdle(), "nobody waits for it");
        Runnable wakes = work.poll(60, TimeUnit.SECONDS);
        assertNotNull(wakes, "waited in vain until the paced request is begun");
        wakes.run();
        workOff();
        assertEquals(List.of("two"), shown);
    }

    @Test
    void whatSomebodyAsksForDoesNotWait() throws InterruptedException {
        slowAnswer();
        latest.requestPaced(() -> "paced");
        latest.request(() -> "asked");
        latest.requestPaced(() -> "newer");
        workOff();
        assertEquals(List.of("newer"), shown, "the newest of all, at once");
        Runnable wakes = work.poll(60, TimeUnit.SECONDS);
        assertNotNull(wakes, "waited in vain until the alarm of the first one goes off");
        wakes.run();
        workOff();
        assertEquals(List.of("newer"), shown, "and only once");
        assertEquals(List.of(), failures);
    }
}
