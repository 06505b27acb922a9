// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.session.Messages;
import org.rangescope.ui.session.RecordingSession;

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
    private final List<Consumer<Capture>> observers = new CopyOnWriteArrayList<>();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, task -> daemon(task, "Rangescope worker"));
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "Rangescope follower"));

    /** Called by the service component runtime. */
    public Captures() {
        PlatformUI.getWorkbench().addWorkbenchListener(new IWorkbenchListener() {
            @Override
            public boolean preShutdown(@Nullable IWorkbench workbench, boolean forced) {
                return workbench == null || saveAll(workbench.getDisplay()) || forced;
            }

            @Override
            public void postShutdown(@Nullable IWorkbench workbench) {
                // all is written by then
            }
        });
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
        Entry entry = new Entry(new Capture(key, workers, display, onCancel, this::changed));
        open.put(key, entry);
        return entry;
    }

    /** Tells {@code observer} of every change of every capture from now on, in the thread that makes it; it must be quick. */
    public void observe(Consumer<Capture> observer) {
        observers.add(observer);
        all().forEach(observer);
    }

    private void changed(Capture capture) {
        observers.forEach(observer -> observer.accept(capture));
    }

    /** The captures that are open. */
    public synchronized List<Capture> all() {
        return open.values().stream().map(entry -> entry.capture).toList();
    }

    /** Gives a capture back; the last one to do so closes it. */
    public synchronized void release(Capture capture) {
        Entry entry = open.get(capture.file());
        if (entry != null && entry.capture == capture && --entry.users == 0) {
            open.remove(capture.file());
            capture.close();
        }
    }

    /** Paints charts and looks at tables of what is not one capture's alone. From any thread. */
    public Executor worker() {
        return workers;
    }

    /**
     * Writes what is noted about recordings and is in no file yet; on the UI thread, when the workbench closes.
     *
     * @return false when something could not be written and the user wants to keep the workbench open for that
     */
    private boolean saveAll(Display display) {
        List<RecordingSession> sessions;
        synchronized (this) {
            sessions = open.values().stream().map(entry -> entry.capture.session()).toList();
        }
        List<String> problems = RecordingSession.saveNow(sessions, display);
        return problems.isEmpty() || MessageDialog.openQuestion(display.getActiveShell(), Messages.closeTitle,
                NLS.bind(Messages.closeAnyway, String.join("\n", problems)));
    }

    private void follow() {
        for (Capture capture : all()) {
            try {
                capture.follow();
                capture.followSuppressions();
            } catch (RuntimeException e) {
                // the clock goes on for the others
                ILog.of(Captures.class).error(capture.name() + " cannot be followed", e);
            }
        }
    }

    /** Called by the service component runtime. */
    public void close() {
        clock.shutdownNow();
        workers.shutdown();
    }
}
