// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;

import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.store.CacheFile;
import org.rangescope.core.store.Storage;
import org.rangescope.core.store.Tables;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * One recording being read and judged: the way in for everybody who looks at recordings. One thread calls {@link #run}; any number of others look at the
 * recording through {@link #read}, but never the UI thread, for it may have to wait for a batch of records.
 */
public final class Session implements AutoCloseable {

    private static final long BATCH_BYTES = 4L << 20;
    private static final long TICK_NS = 200_000_000L;
    private static final long REFRESH_NS = 1_000_000_000L;
    private static final long WAIT_MILLIS = 100;
    private static final int JUDGING_SHARE = 40;
    /** What is read as fast as that is not judged before its end. */
    private static final long FIRST_JUDGEMENT_NS = 500_000_000L;

    /** How far a session is. */
    public enum State {
        /** Not started. */
        NEW,
        /** A finished recording is being read. */
        READING,
        /** A recording is being made, and read as it grows. */
        LIVE,
        /** Read to the end, as far as it was readable. */
        DONE,
        /** It cannot be read; {@link Session#failure()} says why. What was read before stays. */
        FAILED,
        /** Somebody ended it early. What was read before stays. */
        CANCELED
    }

    private final ByteSource source;
    private final CaptureReader reader;
    private final MappingTracker tracker;
    private final Tables tables;
    private final @Nullable CacheFile cache;
    /** Whether everything is known already. */
    private final boolean known;
    private final RuleEngine engine;
    private final @Nullable Path file;
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final List<Consumer<Session>> listeners = new CopyOnWriteArrayList<>();
    private final ArrayDeque<long[]> history = new ArrayDeque<>();
    private volatile State state = State.NEW;
    private volatile @Nullable Exception failure;
    private volatile @Nullable Exception notKept;
    private final Object suppressing = new Object();
    private Suppressions suppressions = Suppressions.NONE;
    private volatile Findings findings = Findings.NONE;
    private volatile Rates rates = new Rates(0, 0, 0, 0);
    private volatile boolean canceled;
    private volatile boolean closed;
    private int judgedIncidents = -1;
    private long judgedLost;
    private long nextJudgement = Long.MIN_VALUE;
    private long nextRefresh = Long.MIN_VALUE;

    private Session(ByteSource source, @Nullable Path file, MappingTracker tracker, Tables tables, @Nullable CacheFile cache, boolean known,
            RuleEngine engine) {
        this.file = file;
        this.source = source;
        this.tracker = tracker;
        this.tables = tables;
        this.cache = cache;
        this.known = known;
        this.engine = engine;
        reader = new CaptureReader(source);
    }

    /**
     * Opens a recording. Nothing is read yet.
     *
     * @param source its bytes; closed with the session
     * @param name   for a person, such as the file's name
     * @return a session to {@link #run}
     */
    public static Session open(ByteSource source, String name) {
        return open(source, name, new RuleEngine());
    }

    /**
     * Opens a recording, to be judged by chosen rules. Nothing is read yet.
     *
     * @param source its bytes; closed with the session
     * @param name   for a person, such as the file's name
     * @param engine judges it
     * @return a session to {@link #run}
     */
    public static Session open(ByteSource source, String name, RuleEngine engine) {
        return open(source, null, name, engine);
    }

    private static Session open(ByteSource source, @Nullable Path file, String name, RuleEngine engine) {
        Tables tables = new Tables(Storage.temporary());
        return new Session(source, file, new MappingTracker(name, tables), tables, null, false, engine);
    }

    /**
     * Opens a finished recording. What is made of a large one is kept in a hidden file beside it, so that it opens at once the next time; see
     * {@link CacheFile}.
     *
     * @param recording its file
     * @return a session to {@link #run}
     * @throws IOException if it cannot be opened; the message names it
     */
    public static Session open(Path recording) throws IOException {
        return open(recording, String.valueOf(recording.getFileName()), new RuleEngine());
    }

    /**
     * Opens a finished recording, to be judged by chosen rules. What is kept of it does not depend on them.
     *
     * @param recording its file
     * @param name      for a person
     * @param engine    judges it
     * @return a session to {@link #run}
     * @throws IOException if it cannot be opened; the message names it
     */
    public static Session open(Path recording, String name, RuleEngine engine) throws IOException {
        ByteSource source = ByteSource.file(recording);
        try {
            if (!CacheFile.isWorthwhile(recording)) {
                return open(source, recording, name, engine);
            }
            CacheFile found = CacheFile.find(recording);
            if (found != null) {
                try {
                    Tables tables = new Tables(found.storage());
                    return new Session(source, recording, MappingTracker.load(name, tables, found.kept()), tables, found, true, engine);
                } catch (IOException | RuntimeException e) {
                    // it is made anew
                    found.storage().close();
                }
            }
            CacheFile made = CacheFile.make(recording);
            Tables tables = new Tables(made.storage());
            return new Session(source, recording, new MappingTracker(name, tables), tables, made, false, engine);
        } catch (IOException e) {
            source.close();
            throw e;
        }
    }

    /**
     * Whether the recording was read before, and only what was made of it then is looked at. Any thread.
     *
     * @return whether nothing is read
     */
    public boolean isKnown() {
        return known;
    }

    /**
     * Reads to the end, and judges what was read. Blocks; to be called once, by one thread. Never throws for what is wrong with the recording.
     *
     * @param progress told how far it is; asked whether to go on
     * @return {@link State#DONE}, {@link State#FAILED} or {@link State#CANCELED}
     */
    public State run(Progress progress) {
        if (state != State.NEW) {
            throw new IllegalStateException("a session runs once");
        }
        state = source.isLive() ? State.LIVE : State.READING;
        State end = State.DONE;
        try {
            long nextTick = System.nanoTime() + TICK_NS;
            if (state == State.READING) {
                nextJudgement = System.nanoTime() + FIRST_JUDGEMENT_NS;
            }
            while (!known && !reader.isDone()) {
                if (canceled || progress.isCanceled()) {
                    end = State.CANCELED;
                    break;
                }
                if (reader.await(WAIT_MILLIS)) {
                    lock.writeLock().lock();
                    try {
                        reader.read(tracker, BATCH_BYTES);
                    } finally {
                        lock.writeLock().unlock();
                    }
                }
                if (System.nanoTime() >= nextTick) {
                    tick(progress);
                    nextTick = System.nanoTime() + TICK_NS;
                }
            }
        } catch (IOException e) {
            if (closed) {
                // its source was
                end = State.CANCELED;
            } else {
                failure = e;
                end = State.FAILED;
            }
        } catch (UncheckedIOException e) {
            failure = e.getCause();
            end = State.FAILED;
        } catch (RuntimeException e) {
            failure = mistake(e);
            end = State.FAILED;
        } catch (OutOfMemoryError e) {
            failure = new IOException("This recording needs more memory than Java may use: " + Units.counted(tracker.records(), "record")
                    + " were read. Give it more, such as -Xmx" + Runtime.getRuntime().maxMemory() * 2 / (1 << 20) + "m.", e);
            end = State.FAILED;
        } catch (Error e) {
            failure = mistake(e);
            end = State.FAILED;
        }
        if (end == State.FAILED) {
            source.abandon();
        }
        finish(end);
        return state;
    }

    private static Exception mistake(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return new IOException("This recording needs more memory than Java may use. Give it more, such as -Xmx"
                        + Runtime.getRuntime().maxMemory() * 2 / (1 << 20) + "m.", e);
            }
        }
        return new IOException("A mistake in Rangescope ended the reading: " + e
                + ". What was read until then stays, and a recording goes on being written. Please report it, with the recording.", e);
    }

    private void finish(State wanted) {
        State end = wanted;
        end = attempt(end, () -> {
            lock.writeLock().lock();
            try {
                if (wanted == State.DONE) {
                    tracker.end();
                } else {
                    tracker.stop();
                }
            } finally {
                lock.writeLock().unlock();
            }
        });
        if (end == State.DONE && !known && cache != null) {
            prepare();
        }
        // what was read before something failed is still worth to be judged
        end = attempt(end, this::judge);
        if (end == State.FAILED && known) {
            forget();
        }
        measure();
        if (end == State.DONE && !known && notKept == null) {
            keep();
        } else {
            settle();
        }
        try {
            release();
        } catch (IOException e) {
            // a file that could not be closed is written
        }
        state = end;
        // each is told, whatever the others do
        for (Consumer<Session> listener : listeners) {
            try {
                listener.accept(this);
            } catch (RuntimeException | Error e) {
                state = failed(e);
            }
        }
    }

    private State attempt(State end, Runnable step) {
        try {
            step.run();
            return end;
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    /** What was kept cannot be used, so that it is made anew the next time. */
    private void forget() {
        CacheFile kept = cache;
        if (kept != null) {
            try {
                failure = new IOException("What was kept of this recording, in " + kept.discard()
                        + ", was damaged and is removed. Open the recording again: it is then read anew.", failure);
            } catch (IOException e) {
                failure = e;
            }
        }
    }

    /** Has what is to be kept written while rules look at it. When that does not work, it is not kept. */
    private void prepare() {
        lock.writeLock().lock();
        try {
            tables.prepare();
        } catch (RuntimeException e) {
            notKept = e;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Waits for what is still being written, though nobody needs it. */
    private void settle() {
        try {
            tables.await();
        } catch (RuntimeException e) {
            // it is not kept
        }
    }

    /** Keeps what was made for the next time. When that does not work, the recording is only read again then. */
    private void keep() {
        CacheFile keeping = cache;
        if (keeping == null) {
            return;
        }
        boolean locked = false;
        try {
            // nothing is changed any more: others may look meanwhile
            tables.await();
            lock.writeLock().lock();
            locked = true;
            keeping.keep(tracker::save);
        } catch (IOException | RuntimeException e) {
            notKept = e.getCause() instanceof OutOfMemoryError none ? new IOException("there is not enough memory", none) : e;
        } catch (OutOfMemoryError e) {
            notKept = new IOException("there is not enough memory", e);
        } finally {
            if (locked) {
                lock.writeLock().unlock();
            }
        }
    }

    /**
     * Why what was made of the recording could not be kept for the next time. Any thread.
     *
     * @return the reason; {@code null} when it was kept, or need not be
     */
    public @Nullable Exception notKept() {
        return notKept;
    }

    /** Notes the first failure; those that follow from it say less. */
    private State failed(Throwable e) {
        if (failure == null) {
            failure = e instanceof UncheckedIOException io ? io.getCause() : mistake(e);
        }
        source.abandon();
        return State.FAILED;
    }

    private void tick(Progress progress) {
        measure();
        long size = source.size();
        long offset = source.offset();
        progress.report(size > 0 ? Math.min(1, (double) offset / size) : Double.NaN,
                Units.counted(rates.records(), "record") + " read" + (rates.lost() > 0 ? ", " + Units.count(rates.lost()) + " lost" : ""));
        long now = System.nanoTime();
        boolean urgent = tracker.incidentCount() != judgedIncidents || tracker.lost() != judgedLost;
        // judging costs more the longer the recording is: it gets a fortieth of the time at most
        if (now >= nextJudgement && (urgent || now >= nextRefresh)) {
            judge();
            long cost = System.nanoTime() - now;
            nextJudgement = now + JUDGING_SHARE * cost;
            nextRefresh = now + Math.max(REFRESH_NS, JUDGING_SHARE * cost);
        }
        notifyListeners();
    }

    private void judge() {
        lock.readLock().lock();
        try {
            judgedIncidents = tracker.incidentCount();
            judgedLost = tracker.lost();
            Findings judged = engine.evaluate(tracker);
            synchronized (suppressing) {
                findings = judged.suppressedBy(suppressions);
            }
        } finally {
            lock.readLock().unlock();
        }
    }

    private void measure() {
        long now = System.nanoTime();
        long records = tracker.records();
        history.addLast(new long[]{now, records});
        while (history.size() > 2 && now - history.getFirst()[0] > 1_000_000_000L) {
            history.removeFirst();
        }
        long[] oldest = history.getFirst();
        double seconds = (now - oldest[0]) / 1e9;
        rates = new Rates(seconds > 0 ? (records - oldest[1]) / seconds : 0, records, source.offset(), tracker.lost());
    }

    private void notifyListeners() {
        for (Consumer<Session> listener : listeners) {
            listener.accept(this);
        }
    }

    /**
     * Looks at the recording while nobody writes it. Any thread but the UI thread; several may read at once. Take out what is needed: the recording goes
     * on after that.
     *
     * @param <T>  type of the result
     * @param look what to do
     * @return its result
     */
    public <T> T read(Function<Recording, T> look) {
        lock.readLock().lock();
        try {
            return look.apply(tracker);
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * The file that it reads. Any thread.
     *
     * @return its path; {@code null} for a pipe and other sources
     */
    public @Nullable Path file() {
        return file;
    }

    /**
     * How far it is. Any thread.
     *
     * @return the state
     */
    public State state() {
        return state;
    }

    /**
     * Why it failed. Any thread.
     *
     * @return what is wrong and what to do next; {@code null} unless the state is {@link State#FAILED}
     */
    public @Nullable String failure() {
        Exception e = failure;
        if (e == null) {
            return null;
        }
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }

    /**
     * The exception behind {@link #failure()}. Any thread.
     *
     * @return the exception; {@code null} unless the state is {@link State#FAILED}
     */
    public @Nullable Exception failureCause() {
        return failure;
    }

    /**
     * Wants to know when something changed: at most five times a second, on the session's thread, and once at the end. Any thread.
     *
     * @param listener called with this session; must be quick
     */
    public void addListener(Consumer<Session> listener) {
        listeners.add(listener);
    }

    /**
     * No longer wants to know. Any thread.
     *
     * @param listener as it was added
     */
    public void removeListener(Consumer<Session> listener) {
        listeners.remove(listener);
    }

    /**
     * What the rules said when they were last asked. Any thread.
     *
     * @return findings that do not change
     */
    public Findings findings() {
        return findings;
    }

    /**
     * Says which findings nobody wants to hear of, from now on: before it is run, while it is, or afterwards. Findings are not judged again for it; listeners
     * are not told. Any thread.
     *
     * @param those all that apply to this recording, such as {@link Suppressions#of}
     * @return the findings with them
     */
    public Findings suppress(Suppressions those) {
        synchronized (suppressing) {
            suppressions = those;
            Findings marked = findings.suppressedBy(those);
            findings = marked;
            return marked;
        }
    }

    /**
     * How fast it goes. Any thread.
     *
     * @return figures of the last tick
     */
    public Rates rates() {
        return rates;
    }

    /** Asks the session to end early; what was read until then is kept. Any thread. */
    public void cancel() {
        canceled = true;
    }

    /** Ends the session if it still runs, and closes its source. Any thread. */
    @Override
    public void close() throws IOException {
        closed = true;
        canceled = true;
        source.close();
        if (state == State.NEW) {
            release();
        }
    }

    /** Nothing will be written any more; what was written can be looked at as before. */
    private void release() throws IOException {
        CacheFile keeping = cache;
        if (keeping != null) {
            keeping.close();
        }
        tables.close();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s: %s", read(Recording::name), state);
    }
}
