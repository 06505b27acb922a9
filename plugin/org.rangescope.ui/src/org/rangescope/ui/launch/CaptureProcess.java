// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.model.IProcess;
import org.eclipse.debug.core.model.IStreamsProxy;
import org.eclipse.osgi.util.NLS;
import org.rangescope.core.target.TargetSession;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;

/** A capture as the workbench's process: its console has the probe's messages, <em>Terminate</em> ends it in order. Any thread. */
public final class CaptureProcess implements IProcess {

    /** So long an end in order may take; the guest has a limit of its own below that. */
    static final Duration GRACE = Duration.ofSeconds(25);

    private static final long LOOK_MS = 100;

    private final ILaunch launch;
    private final String label;
    private final TargetKind kind;
    private final CaptureStreams streams;
    private final TargetSession session;
    private final Map<String, String> attributes = new ConcurrentHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch endTold = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean begun;
    private volatile int status;
    private volatile IFile file;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    CaptureProcess(ILaunch launch, String label, TargetKind kind, CaptureStreams streams, TargetSession session) {
        this.launch = launch;
        this.label = label;
        this.kind = kind;
        this.streams = streams;
        this.session = session;
        attributes.put(ATTR_PROCESS_TYPE, CaptureSettings.TYPE);
        attributes.put(DebugPlugin.ATTR_LAUNCH_TIMESTAMP, Long.toString(System.currentTimeMillis()));
    }

    /** Where it captures. */
    public TargetKind kind() {
        return kind;
    }

    /** The recording; null before it has begun. */
    public IFile file() {
        return file;
    }

    /** Whether it writes that file. */
    public boolean writes(Path path) {
        IFile now = file;
        return now != null && now.getLocation() != null && now.getLocation().toFile().toPath().equals(path);
    }

    /** Whether it was told to end and has not done so yet. */
    public boolean isStopping() {
        return stopping && !isTerminated();
    }

    /** Tells a listener, on whatever thread, when it begins, is told to end, and has ended. */
    void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells it no more. */
    void ignore(Runnable listener) {
        listeners.remove(listener);
    }

    /** The recording is being written from now on. */
    void begins(IFile recording) {
        file = recording;
        begun = true;
        fire(DebugEvent.CHANGE);
    }

    /** It has ended. */
    void ends(int exitStatus) {
        if (ended.getCount() > 0) {
            status = exitStatus;
            ended.countDown();
            try {
                fire(DebugEvent.TERMINATE);
            } finally {
                endTold.countDown();
            }
        }
    }

    /** Says that it exists. */
    void created() {
        fire(DebugEvent.CREATE);
    }

    private void fire(int kindOfEvent) {
        DebugPlugin debug = DebugPlugin.getDefault();
        if (debug != null) {
            debug.fireDebugEventSet(new DebugEvent[]{new DebugEvent(this, kindOfEvent)});
        }
        listeners.forEach(Runnable::run);
    }

    @Override
    public boolean canTerminate() {
        return !isTerminated() && !stopping;
    }

    @Override
    public boolean isTerminated() {
        return ended.getCount() == 0;
    }

    /** Asks the probe to end, so that the recording is complete, and ends it by force only when it does not. Returns at once. */
    @Override
    public void terminate() {
        synchronized (this) {
            if (stopping || isTerminated()) {
                return;
            }
            stopping = true;
        }
        fire(DebugEvent.CHANGE);
        // not in the job: when the workbench ends it may never run
        Thread stop = new Thread(begun ? session::stop : session::close, "Rangescope stop"); //$NON-NLS-1$
        stop.setDaemon(true);
        stop.start();
        Job watch = Job.create(NLS.bind(Messages.CaptureProcess_stopping, label), monitor -> {
            long end = System.nanoTime() + GRACE.toNanos();
            try {
                while (!awaitEnd(LOOK_MS)) {
                    if (monitor.isCanceled() || System.nanoTime() > end) {
                        streams.complain(NLS.bind(Messages.CaptureProcess_killed, label));
                        session.kill();
                        break;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Status.OK_STATUS;
        });
        watch.schedule();
    }

    /** Waits for its end, but not for ever; whether it has ended. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits until also everybody was told of its end, but not for ever; whether they were. */
    boolean awaitEndTold(long millis) throws InterruptedException {
        return endTold.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Ends it by force. */
    void kill() {
        session.kill();
    }

    @Override
    public String getLabel() {
        return isStopping() ? NLS.bind(Messages.CaptureProcess_isStopping, label) : label;
    }

    @Override
    public ILaunch getLaunch() {
        return launch;
    }

    @Override
    public IStreamsProxy getStreamsProxy() {
        return streams;
    }

    @Override
    public void setAttribute(String key, String value) {
        if (value == null) {
            attributes.remove(key);
        } else if (!Objects.equals(attributes.put(key, value), value)) {
            fire(DebugEvent.CHANGE);
        }
    }

    @Override
    public String getAttribute(String key) {
        return attributes.get(key);
    }

    @Override
    public int getExitValue() throws DebugException {
        if (!isTerminated()) {
            throw new DebugException(Status.error(NLS.bind(Messages.CaptureProcess_stillRuns, label)));
        }
        return status;
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        if (adapter.isInstance(this)) {
            return adapter.cast(this);
        }
        if (adapter == ILaunch.class) {
            return adapter.cast(launch);
        }
        return Adapters.adapt(launch, adapter);
    }
}
