// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.rangescope.core.Session;
import org.rangescope.core.compare.Comparer;
import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.Options;
import org.rangescope.core.compare.Profile;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.capture.CacheFiles;
import org.rangescope.ui.capture.MonitorProgress;
import org.rangescope.ui.capture.SuppressionFiles;

/**
 * Reads two recordings, one after the other, and compares them, in a job. Each is closed as soon as what the comparison needs is taken out of it. Then looks now and
 * then whether the files are still those that were read. State is told on the UI thread.
 */
@NonNullByDefault
public final class Comparing {

    private static final long LOOK_MS = 1_000;
    /** That reading one of the recordings takes. */
    private static final int STEPS = 500;

    /** How far it is. */
    public enum Phase {
        /** Recordings are being read. */
        RUNNING,
        /** There is a result. */
        DONE,
        /** A recording cannot be read; the message says why. */
        FAILED,
        /** Somebody ended it. */
        CANCELED
    }

    /**
     * A recording as it was read.
     *
     * @param file where it lies
     * @param profile what there is to know of it
     * @param bytes how large it was
     * @param modified when it had been written last
     */
    public record Read(Path file, Profile profile, long bytes, FileTime modified) {

        /** Its name. */
        public String name() {
            return String.valueOf(file.getFileName());
        }

        /** What became of the file since; empty when it is as it was. */
        String change() {
            try {
                long now = Files.size(file);
                return now > bytes
                        ? NLS.bind(Messages.Compare_grown, name(), Units.bytes(now - bytes))
                        : now < bytes || !modified.equals(Files.getLastModifiedTime(file))
                                ? NLS.bind(Messages.Compare_changed, name())
                                : ""; //$NON-NLS-1$
            } catch (IOException e) {
                return NLS.bind(Messages.Compare_gone, name());
            }
        }
    }

    /**
     * What came of it.
     *
     * @param before the recording before
     * @param after the recording after
     * @param comparison what changed
     */
    public record Result(Read before, Read after, Comparison comparison) {

        static Result of(Read before, Read after) {
            return new Result(before, after, Comparer.compare(before.profile(), after.profile(), Options.DEFAULT));
        }
    }

    /**
     * How it stands.
     *
     * @param phase how far it is
     * @param message what is going on, or went wrong and what to do
     * @param fraction how far, 0 to 1, or NaN
     * @param result the result, also an earlier one while a new one is made
     * @param changes what became of the files since they were read, in sentences
     */
    public record State(Phase phase, String message, double fraction, @Nullable Result result, List<String> changes) {}

    private final Display display;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile CompareInput input;
    private volatile State state = new State(Phase.RUNNING, "", Double.NaN, null, List.of()); //$NON-NLS-1$
    private volatile @Nullable Job job;
    private volatile boolean closed;
    private final Job watch = Job.create(Messages.Compare_watch, monitor -> {
        look();
        return Status.OK_STATUS;
    });

    /**
     * @param display whose thread is told
     * @param input what to compare
     */
    Comparing(Display display, CompareInput input) {
        this.display = display;
        this.input = input;
        watch.setSystem(true);
    }

    /** How it stands; from any thread. */
    public State state() {
        return state;
    }

    /** What is compared; from any thread. */
    public CompareInput input() {
        return input;
    }

    /** Tells a listener on the UI thread whenever the state changed. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Reads and compares from the beginning. */
    void start() {
        stop();
        set(new State(Phase.RUNNING, NLS.bind(Messages.Compare_job, input.getName()), Double.NaN, state.result(), List.of()));
        run(new Reading());
    }

    private void run(Job next) {
        job = next;
        next.setUser(false);
        next.schedule();
    }

    /** Takes the one for the other. What was read is not read again. */
    void swap() {
        Result result = state.result();
        if (result == null || state.phase() != Phase.DONE) {
            return;
        }
        input = new CompareInput(result.after().file(), result.before().file(), true);
        List<String> changes = state.changes();
        Job next = Job.create(NLS.bind(Messages.Compare_job, input.getName()), monitor -> {
            Result turned = Result.of(result.after(), result.before());
            set(new State(Phase.DONE, "", 1, turned, changes)); //$NON-NLS-1$
            return Status.OK_STATUS;
        });
        run(next);
    }

    /** Ends the reading; a result that was there stays. */
    public void cancel() {
        Job now = job;
        // one that has not begun yet never will, and cannot say so itself
        if (now instanceof Reading reading && now.cancel() && !reading.superseded && state.phase() == Phase.RUNNING) {
            set(new State(Phase.CANCELED, Messages.Compare_canceled, Double.NaN, state.result(), List.of()));
        }
    }

    private void stop() {
        Job now = job;
        if (now instanceof Reading reading) {
            reading.superseded = true;
        }
        cancel();
    }

    /** Nobody wants to know any more. */
    void close() {
        closed = true;
        watch.cancel();
        stop();
        listeners.clear();
    }

    private void set(State next) {
        if (closed) {
            return;
        }
        state = next;
        if (telling.compareAndSet(false, true) && !display.isDisposed()) {
            display.asyncExec(() -> {
                telling.set(false);
                listeners.forEach(Runnable::run);
            });
        }
        if (next.phase() == Phase.DONE) {
            watch.schedule(LOOK_MS);
        }
    }

    private void look() {
        State now = state;
        Result result = now.result();
        if (closed || result == null || now.phase() != Phase.DONE) {
            return;
        }
        List<String> changes = List.of(result.before().change(), result.after().change()).stream().filter(words -> !words.isEmpty())
                .toList();
        if (!changes.equals(now.changes()) && state == now) {
            set(new State(now.phase(), now.message(), now.fraction(), result, changes));
        } else {
            watch.schedule(LOOK_MS);
        }
    }

    /** Reads both recordings. */
    private final class Reading extends Job {

        private volatile boolean superseded;

        Reading() {
            super(NLS.bind(Messages.Compare_job, input.getName()));
        }

        @Override
        public boolean belongsTo(@Nullable Object family) {
            return family == Comparing.class;
        }

        @Override
        protected IStatus run(@Nullable IProgressMonitor given) {
            IProgressMonitor monitor = given == null ? new NullProgressMonitor() : given;
            monitor.beginTask("", 2 * STEPS); //$NON-NLS-1$
            CompareInput of = input;
            try {
                Read first = read(of.first(), 0, monitor);
                Read second = read(of.second(), 1, monitor);
                boolean turned = !of.asGiven() && isLater(first, second);
                Result result = turned ? Result.of(second, first) : Result.of(first, second);
                if (!superseded) {
                    set(new State(Phase.DONE, "", 1, result, List.of())); //$NON-NLS-1$
                }
                return Status.OK_STATUS;
            } catch (OperationCanceledException e) {
                if (!superseded) {
                    set(new State(Phase.CANCELED, Messages.Compare_canceled, Double.NaN, state.result(), List.of()));
                }
                return Status.CANCEL_STATUS;
            } catch (IOException e) {
                fail(e.getMessage() == null ? e.toString() : e.getMessage());
                return Status.OK_STATUS;
            } catch (RuntimeException e) {
                ILog.of(Comparing.class).error(NLS.bind(Messages.Compare_job, of.getName()), e);
                fail(NLS.bind(Messages.Compare_mistake, e));
                return Status.OK_STATUS;
            } finally {
                monitor.done();
            }
        }

        private void fail(String why) {
            if (!superseded) {
                set(new State(Phase.FAILED, why, Double.NaN, null, List.of()));
            }
        }

        private Read read(Path file, int turn, IProgressMonitor monitor) throws IOException {
            if (!Files.isRegularFile(file)) {
                throw new IOException(Files.isDirectory(file)
                        ? NLS.bind(Messages.Compare_directory, file)
                        : NLS.bind(Messages.Compare_missing, file));
            }
            String name = String.valueOf(file.getFileName());
            long bytes;
            FileTime modified;
            try {
                bytes = Files.size(file);
                modified = Files.getLastModifiedTime(file);
            } catch (NoSuchFileException e) {
                throw new IOException(NLS.bind(Messages.Compare_missing, file), e);
            }
            try (Session session = Session.open(file)) {
                session.suppress(SuppressionFiles.read(file));
                UnaryOperator<String> words = message -> NLS.bind(Messages.Compare_reading, name, message);
                Session.State end = session.run(MonitorProgress.part(monitor, STEPS, words, (fraction, message) -> {
                    if (!superseded) {
                        double known = Double.isNaN(fraction) ? 0 : fraction;
                        set(new State(Phase.RUNNING, words.apply(message), (turn + known) / 2, state.result(), List.of()));
                    }
                }));
                if (end == Session.State.CANCELED || monitor.isCanceled()) {
                    throw new OperationCanceledException();
                }
                if (end == Session.State.FAILED) {
                    throw new IOException(NLS.bind(Messages.Compare_unreadable, file, session.failure()));
                }
                CacheFiles.made(file);
                Profile profile = session.read(recording -> Profile.of(recording, session.findings()));
                return new Read(file, profile, bytes, modified);
            } catch (IOException e) {
                String why = String.valueOf(e.getMessage());
                throw why.contains(file.toString()) ? e : new IOException(NLS.bind(Messages.Compare_unreadable, file, why), e);
            }
        }
    }

    private static boolean isLater(Read first, Read second) {
        long a = first.profile().capturedNs();
        long b = second.profile().capturedNs();
        return a != Units.UNKNOWN && b != Units.UNKNOWN && a > b;
    }
}
