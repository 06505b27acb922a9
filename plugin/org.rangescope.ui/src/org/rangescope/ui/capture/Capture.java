// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.rangescope.core.Session;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.MissingHook;
import org.rangescope.core.compare.FindingKeys;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.model.Mapping;
import org.rangescope.model.Range;
import org.rangescope.model.sync.CaptureModel;
import org.rangescope.model.sync.CaptureSnapshot;
import org.rangescope.model.sync.Wanted;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.session.RecordingSession;

/**
 * A recording that is open: a finished file, one that still grows, or the live stream of a probe, all read by the same code in a job. State
 * is told on the UI thread; the recording itself is asked on a worker.
 */
@NonNullByDefault
public final class Capture {

    /** A file that has not grown for so long is taken to be finished, until it does grow. */
    /** A snapshot is made after so many times the time that the last one took. */
    private static final int SNAPSHOT_PARTS = 15;
    private static final long QUIET_MS = 3_000;

    private final Path file;
    private final String name;
    private final Executor worker;
    private final Display display;
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final Runnable onCancel;
    private final Consumer<Capture> observer;
    private final RecordingSession noted;
    private volatile SuppressionFiles.@Nullable Stamp suppressedBy;
    private volatile CaptureState state = new CaptureState(Phase.READING, Messages.opening, Double.NaN, null, 0);
    private volatile @Nullable Session session;
    private volatile @Nullable ReadJob job;
    private volatile boolean closed;
    private volatile long readUpTo;
    private volatile boolean canceledByUser;
    private volatile @Nullable String ending;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable CaptureModel model;
    private volatile @Nullable CaptureSnapshot snapshot;
    private @Nullable CaptureSnapshot applied;
    private boolean applying;
    private int revision;

    Capture(Path file, Executor worker, Display display, Runnable onCancel, Consumer<Capture> observer) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        this.worker = worker;
        this.display = display;
        this.onCancel = onCancel;
        this.observer = observer;
        this.noted = new RecordingSession(file, display);
        noted.look();
    }

    /** What is noted about it. */
    public RecordingSession session() {
        return noted;
    }

    /** The file, which a live capture is written to. */
    public Path file() {
        return file;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Runs what asks the recording. */
    public Executor worker() {
        return worker;
    }

    /** How it stands; from any thread. */
    public CaptureState state() {
        return state;
    }

    /**
     * Asks the recording; never on the UI thread, for the reader may have to be waited for.
     *
     * @throws CancellationException when it was closed: nobody waits for the answer any more
     */
    public <T> T read(Function<Recording, T> question) {
        Session now = session;
        if (closed) {
            throw new CancellationException(name + " is closed");
        }
        if (now == null) {
            throw new IllegalStateException(name + " is not being read");
        }
        return now.read(question);
    }

    /** Tells {@code listener} on the UI thread, some times a second at most, whenever the state changed, for as long as {@code owner} lives. */
    public void listen(Widget owner, Runnable listener) {
        listeners.add(listener);
        owner.addListener(SWT.Dispose, e -> listeners.remove(listener));
    }

    /** Tells {@code listener} as {@link #listen(Widget, Runnable)} does, until {@link #ignore}: for whoever shows one capture after another. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Tells {@code watcher} at once whenever the state changed, on the thread that changes it; until {@link #ignore}. */
    public void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Tells it no more. */
    public void ignore(Runnable listener) {
        listeners.remove(listener);
        watchers.remove(listener);
    }

    /** The model of what people talk about, as it stands; on the UI thread, which owns it. */
    public CaptureModel model() {
        CaptureModel now = model;
        if (now == null) {
            now = new CaptureModel();
            model = now;
        }
        CaptureSnapshot latest = snapshot;
        if (latest != null && latest != applied && !applying) {
            applied = latest;
            applying = true;
            try {
                now.apply(latest);
            } finally {
                applying = false;
            }
        }
        return now;
    }

    /**
     * The object of the model that a selection is about; on the UI thread.
     *
     * @return the object, or null when there is none (yet: it is asked for, and listeners are told when it is there)
     */
    public @Nullable EObject object(CaptureSelection selection) {
        CaptureModel objects = model();
        if (selection.mapping() >= 0) {
            @Nullable
            Mapping mapping = objects.mapping(selection.mapping());
            if (mapping == null) {
                if (objects.want(selection.mapping())) {
                    lookAgain();
                }
                return null;
            }
            if (selection.range() != -1) {
                for (Range range : mapping.getRanges()) {
                    if (range.getIndex() == selection.range()) {
                        return range;
                    }
                }
            }
            return mapping;
        }
        return selection.attachment() >= 0
                ? objects.attachment(selection.attachment())
                : selection.buffer() >= 0
                        ? objects.buffer(selection.buffer())
                        : selection.finding() > 0 ? objects.finding(selection.finding()) : null;
    }

    /** Brings the model up to date with what was asked of it. */
    public void lookAgain() {
        if (looking.compareAndSet(false, true)) {
            worker.execute(() -> {
                looking.set(false);
                Session now = session;
                CaptureModel objects = model;
                if (now != null && objects != null && !closed) {
                    snapshot = CaptureSnapshot.of(now, objects.wanted());
                    tell();
                }
            });
        }
    }

    /** Reads the file again from its beginning. */
    public void readAgain() {
        canceledByUser = false;
        stopJob();
        start(null);
    }

    /** Stops reading; what was read stays. A live capture is ended as its owner ends it. */
    public void cancel() {
        ReadJob now = job;
        if (now != null) {
            now.cancel();
        }
    }

    void start(@Nullable ByteSource live) {
        set(new CaptureState(live == null ? Phase.READING : Phase.LIVE, live == null ? NLS.bind(Messages.reading, name) : Messages.waits,
                Double.NaN, state.digest(), revision));
        ReadJob next = new ReadJob(live);
        job = next;
        next.schedule();
    }

    /** What is to be said about the end of a live capture; null when it was an ordinary one, or has not come yet. */
    public @Nullable String ending() {
        return ending;
    }

    /** Sets what is to be said about the end of a live capture. */
    public void setEnding(String message) {
        ending = message;
        CaptureState now = state;
        // why reading failed is the more important one
        set(new CaptureState(now.phase(), now.phase() == Phase.FAILED ? now.message() : message, now.fraction(), now.digest(),
                now.revision()));
    }

    /**
     * Waits until everything that a live capture sent is read and kept; never on the UI thread.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitEnd() throws InterruptedException {
        ReadJob now = job;
        if (now != null) {
            now.join();
        }
    }

    /** Reads on when the file has grown since it was read; called now and then by a worker. */
    void follow() {
        if (closed || canceledByUser || state.isRunning() || job != null && job.getState() != Job.NONE) {
            return;
        }
        try {
            if (Files.size(file) != readUpTo) {
                start(null);
            }
        } catch (IOException e) {
            // gone or out of reach: what was read stays on the screen
            readUpTo = -1;
        }
    }

    void close() {
        closed = true;
        stopJob();
        Session now = session;
        if (now != null) {
            now.cancel();
        }
        // whoever still holds this, such as the history of what was selected, must not hold the recording
        session = null;
        snapshot = null;
    }

    private void stopJob() {
        ReadJob now = job;
        if (now != null) {
            now.cancelQuietly();
        }
    }

    private void set(CaptureState next) {
        state = next;
        watchers.forEach(Runnable::run);
        observer.accept(this);
        tell();
    }

    /** Whether its bytes come in while it is looked at. */
    public boolean isLive() {
        return state.phase() == Phase.LIVE;
    }

    /** Applies the suppressions anew when their files have changed; called now and then by a worker. */
    void followSuppressions() {
        Session now = session;
        if (closed || now == null) {
            return;
        }
        SuppressionFiles.Stamp stamp = SuppressionFiles.stamp(file);
        if (Objects.equals(stamp, suppressedBy)) {
            return;
        }
        suppressedBy = stamp;
        Findings before = now.findings();
        Findings findings = now.suppress(SuppressionFiles.read(file));
        CaptureState shown = state;
        Digest digest = shown.digest();
        if (digest != null && !shown.isRunning() && (!before.list().equals(findings.list())
                || !before.suppressionProblems().equals(findings.suppressionProblems()))) {
            Digest next = new Digest(findings.verdictLine(), digest.summary(), findings, digest.health(), digest.startNs(), digest.endNs(),
                    digest.complete(), digest.mappings(), digest.hooksAttached(), digest.hooksMissing(), digest.host(),
                    digest.rangeTimes(), digest.header(), digest.eventsPerSecond(),
                    now.read(recording -> FindingKeys.of(recording, findings)));
            snapshot = CaptureSnapshot.of(now, model == null ? Wanted.NOTHING : model.wanted());
            set(new CaptureState(shown.phase(), shown.message(), shown.fraction(), next, ++revision));
        }
    }

    private void tell() {
        if (telling.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(() -> {
                telling.set(false);
                model();
                listeners.forEach(Runnable::run);
            });
        }
    }

    /** Closes, when there is something to close; what was read of it is whole, whether that works or not. */
    private void close(@Nullable Session old) {
        if (old != null) {
            try {
                old.close();
            } catch (IOException e) {
                ILog.of(Capture.class).warn(file + " could not be closed", e);
            }
        }
    }

    /** How large the file is; another size than any when it is gone or out of reach. */
    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return -1;
        }
    }

    private Session open() throws IOException {
        long size = Files.size(file);
        long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
        readUpTo = size;
        return age >= QUIET_MS ? Session.open(file) : Session.open(ByteSource.growing(file, quiet()), name);
    }

    private BooleanSupplier quiet() {
        return () -> {
            try {
                readUpTo = Files.size(file);
                return System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis() >= QUIET_MS;
            } catch (IOException e) {
                return true;
            }
        };
    }

    /** Reads; its progress and cancel button are the workbench's. */
    private final class ReadJob extends Job {

        private final @Nullable ByteSource live;
        private volatile boolean quiet;
        private long nextSnapshotNs = System.nanoTime();

        ReadJob(@Nullable ByteSource live) {
            super(NLS.bind(live == null ? Messages.reading : Messages.capturing, name));
            this.live = live;
        }

        void cancelQuietly() {
            quiet = true;
            cancel();
        }

        @Override
        protected void canceling() {
            if (quiet) {
                return;
            }
            if (live != null) {
                onCancel.run();
            } else {
                canceledByUser = true;
            }
        }

        @Override
        public boolean belongsTo(@Nullable Object family) {
            return family == Capture.class;
        }

        @Override
        protected IStatus run(@Nullable IProgressMonitor given) {
            IProgressMonitor monitor = given == null ? new NullProgressMonitor() : given;
            MonitorProgress progress = MonitorProgress.whole(monitor,
                    // a live capture is read to its end, which its sender has been asked for: the last packets still come
                    () -> live != null ? quiet : monitor.isCanceled(), this::progress);
            @Nullable
            Session next = null;
            try {
                next = live == null ? open() : Session.open(live, name);
                read(next, progress);
            } catch (IOException e) {
                fail(NLS.bind(Messages.cannotBeRead, file, e.getMessage()));
            } catch (RuntimeException | Error e) {
                ILog.of(Capture.class).error(NLS.bind(Messages.mistake, file, e), e);
                fail(NLS.bind(Messages.mistake, file, e));
            } finally {
                close(next);
            }
            return monitor.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
        }

        private void read(Session next, MonitorProgress progress) {
            @Nullable
            Session previous = session;
            suppressedBy = SuppressionFiles.stamp(file);
            next.suppress(SuppressionFiles.read(file));
            next.addListener(this::tick);
            session = next;
            close(previous);
            next.run(progress);
            if (live != null) {
                // everything in the file has just been read, and need not be read again
                readUpTo = size();
            }
            tick(next);
            @Nullable
            Exception notKept = next.notKept();
            if (notKept != null) {
                ILog.of(Capture.class).warn(file + " will have to be read again the next time: " + notKept.getMessage(), notKept);
            }
            CacheFiles.made(file);
        }

        /** Whoever looked at the recording meanwhile is told that it goes no further; another job may have begun since. */
        private void fail(String why) {
            if (!quiet) {
                set(new CaptureState(Phase.FAILED, why, Double.NaN, state.digest(), ++revision));
            }
        }

        private void progress(double fraction, String message) {
            CaptureState now = state;
            if (!quiet && now.isRunning()) {
                set(new CaptureState(now.phase(), message, fraction, now.digest(), now.revision()));
            }
        }

        private void tick(Session from) {
            if (quiet || from != session) {
                return;
            }
            Digest digest = from.read(recording -> digest(recording, from));
            Phase phase = switch (from.state()) {
            case NEW, READING -> Phase.READING;
            case LIVE -> Phase.LIVE;
            case DONE -> Phase.DONE;
            case FAILED -> Phase.FAILED;
            case CANCELED -> Phase.CANCELED;
            };
            String end = ending;
            String failure = from.failure();
            String message = phase == Phase.FAILED && failure != null ? failure : end != null ? end : state.message();
            CaptureModel objects = model;
            long now = System.nanoTime();
            // what the tree shows is made from the whole recording: while it grows that gets a small part of the time
            if (now >= nextSnapshotNs || phase != Phase.READING && phase != Phase.LIVE) {
                snapshot = CaptureSnapshot.of(from, objects == null ? Wanted.NOTHING : objects.wanted());
                long made = System.nanoTime();
                nextSnapshotNs = made + SNAPSHOT_PARTS * (made - now);
            }
            set(new CaptureState(phase, message, state.fraction(), digest, ++revision));
        }

        private List<String> keys(Recording recording, Findings findings) {
            @Nullable
            Digest before = state.digest();
            return before != null && before.findings() == findings ? before.keys() : FindingKeys.of(recording, findings);
        }

        private Digest digest(Recording recording, Session from) {
            CaptureHeader header = recording.header();
            Findings findings = from.findings();
            return new Digest(findings.verdictLine(), findings.summaryLine(), findings, recording.health(), recording.startNs(),
                    recording.endNs(),
                    recording.isComplete(), recording.mappings().size(), header.hooksAttached().size(),
                    header.hooksMissing().stream().map(MissingHook::toString).toList(), header.hostname(), header.rangeTimes(), header,
                    from.rates().eventsPerSecond(), keys(recording, findings));
        }
    }

    @Override
    public String toString() {
        return name + " " + state.phase() + " " + Units.count(revision);
    }
}
