// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The recordings that are open in the workbench, one {@link Capture} for each file, however many parts show it. An OSGi service; parts get
 * it from their site: {@code getSite().getService(Captures.class)}.
 */
@NonNullByDefault
public final class Captures {

    private static final long FOLLOW_MS = 500;

    /** A question that takes long must not keep the pictures of others waiting; each chart has one task at a time. */
    private static final int WORKERS = Math.max(3, Runtime.getRuntime().availableProcessors());

    private static final class Entry {
        private final Capture capture;
        private int users;

        Entry(Capture capture) {
            this.capture = capture;
        }
    }

    private final Map<Path, Entry> open = new HashMap<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "Rangescope worker"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "Rangescope follower"));

    /** Called by the service component runtime. */
    public Captures() {
        clock.scheduleWithFixedDelay(this::follow, FOLLOW_MS, FOLLOW_MS, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The capture of a file; reading begins when it is not open yet. To be given back with {@link #release}. */
    public synchronized Capture open(Path file) {
        Path key = file.toAbsolutePath().normalize();
        @Nullable
        Entry entry = open.get(key);
        if (entry == null) {
            entry = add(key, () -> {});
            entry.capture.start(null);
        }
        entry.users++;
        return entry.capture;
    }

    /**
     * Opens a capture whose bytes come in live and are kept in {@code file} by their source. To be given back with {@link #release}.
     *
     * @param onCancel ends the capture when the user cancels its job
     */
    public synchronized Capture live(Path file, ByteSource source, Runnable onCancel) {
        Path key = file.toAbsolutePath().normalize();
        if (open.containsKey(key)) {
            throw new IllegalStateException(key + " is open already");
        }
        Entry entry = add(key, onCancel);
        entry.users++;
        entry.capture.start(source);
        return entry.capture;
    }

    private Entry add(Path key, Runnable onCancel) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        Entry entry = new Entry(new Capture(key, workers, display, onCancel));
        open.put(key, entry);
        return entry;
    }

    /** Gives a capture back; the last one to do so closes it. */
    public synchronized void release(Capture capture) {
        Entry entry = open.get(capture.file());
        if (entry != null && entry.capture == capture && --entry.users == 0) {
            open.remove(capture.file());
            capture.close();
        }
    }

    private void follow() {
        Capture[] all;
        synchronized (this) {
            all = open.values().stream().map(entry -> entry.capture).toArray(Capture[]::new);
        }
        for (Capture capture : all) {
            capture.follow();
        }
    }

    /** Called by the service component runtime. */
    public void close() {
        clock.shutdownNow();
        workers.shutdown();
    }
}
