// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.HdrHistogram.Histogram;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the UI thread keeps somebody waiting: asks it for something every few milliseconds and looks how long that takes. Whoever presses a
 * key at any moment has waited that long. While it takes long, what the UI thread is doing is written down. Runs in a thread of its own until closed.
 */
final class StallMeter implements AutoCloseable {

    private static final long PAUSE_NS = 4_000_000;
    private static final long LOOK_MS = 25;
    private static final int FRAMES = 6;
    private static final int PLACES = 12;
    private static final String OURS = "org.rangescope";

    /**
     * What was measured.
     *
     * @param asked how often the UI thread was asked
     * @param p50Ns half of all moments
     * @param p99Ns all but one of a hundred moments: a stall counts for each moment that it lasted
     * @param maxNs the longest stall
     * @param longest where the UI thread was seen during the longest one, innermost call first
     * @param places where it was seen most often when somebody waited, with how often
     */
    record Stalls(long asked, long p50Ns, long p99Ns, long maxNs, List<String> longest, List<String> places) {}

    private final Display display;
    private final Thread meter = new Thread(this::run, "stall meter");
    private final Histogram histogram = new Histogram(TimeUnit.MINUTES.toNanos(10), 3);
    private volatile boolean closed;
    private long maxNs;
    private StackTraceElement[] longest = {};
    private final Map<String, Integer> places = new HashMap<>();

    StallMeter(Display display) {
        this.display = display;
        meter.setDaemon(true);
        meter.setPriority(Thread.MAX_PRIORITY);
        meter.start();
    }

    private void run() {
        while (!closed) {
            ask();
            LockSupport.parkNanos(PAUSE_NS);
        }
    }

    private void ask() {
        List<StackTraceElement[]> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        long from = System.nanoTime();
        display.asyncExec(done::countDown);
        try {
            while (!done.await(LOOK_MS + 10 * seen.size(), TimeUnit.MILLISECONDS)) {
                seen.add(display.getThread().getStackTrace());
            }
        } catch (InterruptedException e) {
            closed = true;
        }
        long took = System.nanoTime() - from;
        synchronized (this) {
            seen.forEach(stack -> places.merge(String.join(" < ", where(stack, 2)), 1, Integer::sum));
            histogram.recordValueWithExpectedInterval(took, PAUSE_NS);
            if (took > maxNs) {
                maxNs = took;
                // what it was doing in the middle of the time
                longest = seen.isEmpty() ? new StackTraceElement[0] : seen.get(seen.size() / 2);
            }
        }
    }

    private static List<String> where(StackTraceElement[] stack, int frames) {
        List<StackTraceElement> ours = Arrays.stream(stack).filter(frame -> frame.getClassName().startsWith(OURS)).toList();
        return Stream.concat(Arrays.stream(stack).limit(ours.isEmpty() ? FRAMES : 2), ours.stream().limit(frames))
                .distinct().map(frame -> frame.getClassName().replaceFirst("^.*\\.", "") + '.' + frame.getMethodName() + ':'
                        + frame.getLineNumber())
                .toList();
    }

    /** What was measured since this was made, or since it was last asked. */
    synchronized Stalls take() {
        Stalls taken = new Stalls(histogram.getTotalCount(), histogram.getValueAtPercentile(50), histogram.getValueAtPercentile(99), maxNs,
                where(longest, FRAMES),
                places.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(PLACES)
                        .map(place -> place.getValue() + " times in " + place.getKey()).toList());
        places.clear();
        histogram.reset();
        maxNs = 0;
        longest = new StackTraceElement[0];
        return taken;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        meter.join();
    }
}
