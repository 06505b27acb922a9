// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Work for a background thread of which only the latest matters: one request is under way, at most one waits, and a newer one takes the
 * place of the one that waits. The answer to a request that has been overtaken is still shown when nothing newer was, so that a chart that
 * is asked for more often than it can be painted goes on moving; only one that takes long is given up for the newer one. A request that nobody
 * made by hand can be paced: it waits until the work before it was a small part of the time.
 *
 * @param <T> what is asked for
 */
@NonNullByDefault
public final class Latest<T> {

    /** Whoever has worked for so long gives way to a newer request. */
    private static final long PATIENCE_NS = 60_000_000L;
    /** Paced requests take one of so many parts of the time. */
    private static final int PARTS = 5;

    /**
     * Work that can be given up.
     *
     * @param <T> what is asked for
     */
    @FunctionalInterface
    public interface Task<T> {
        /**
         * Works.
         *
         * @param superseded to be asked now and then: whether nobody waits for the answer any more
         * @throws CancellationException when that was so
         */
        T run(BooleanSupplier superseded);
    }

    private final Executor worker;
    private final Executor ui;
    private final Consumer<T> show;
    private final Consumer<Throwable> failed;
    private @Nullable Task<T> waiting;
    private boolean paced;
    private boolean alarm;
    private long begunNs;
    private long dueNs = System.nanoTime();
    private boolean busy;
    private int underWay;
    private boolean closed;

    /**
     * @param worker runs the requests
     * @param ui runs {@code show} and {@code failed}
     * @param show takes each answer
     * @param failed takes what a request threw
     */
    public Latest(Executor worker, Executor ui, Consumer<T> show, Consumer<Throwable> failed) {
        this.worker = worker;
        this.ui = ui;
        this.show = show;
        this.failed = failed;
    }

    /** Asks for something; from any thread. */
    public void request(Supplier<T> request) {
        request(superseded -> request.get());
    }

    /** Asks for something that can be given up; from any thread. */
    public void request(Task<T> request) {
        request(request, false);
    }

    /**
     * Asks for something, in time: later when the last answer took long, so that whoever is asked has time for other things. From any thread.
     */
    public void requestPaced(Supplier<T> request) {
        request(superseded -> request.get(), true);
    }

    private void request(Task<T> request, boolean inTime) {
        synchronized (this) {
            if (closed) {
                return;
            }
            // one that is waited for by somebody stays so
            paced = inTime && (waiting == null || paced);
            waiting = request;
            if (busy || paced && isTooEarly()) {
                return;
            }
            busy = true;
        }
        worker.execute(this::next);
    }

    /** Whether a paced request has to wait; it is then begun later. */
    private boolean isTooEarly() {
        long early = dueNs - System.nanoTime();
        if (early <= 0) {
            return false;
        }
        if (!alarm) {
            alarm = true;
            CompletableFuture.delayedExecutor(early, TimeUnit.NANOSECONDS, worker).execute(this::wake);
        }
        return true;
    }

    private void wake() {
        synchronized (this) {
            alarm = false;
            if (closed || busy || waiting == null || paced && isTooEarly()) {
                return;
            }
            busy = true;
        }
        next();
    }

    private void next() {
        Task<T> request;
        synchronized (this) {
            request = waiting;
            if (request == null || closed || paced && isTooEarly()) {
                busy = false;
                return;
            }
            waiting = null;
            begunNs = System.nanoTime();
        }
        try {
            T answer = request.run(this::isSuperseded);
            deliver(() -> show.accept(answer));
        } catch (CancellationException e) {
            // nobody waits for it any more
        } catch (RuntimeException | Error e) {
            // told like any other failure: whoever waits for the answer must not wait for ever
            deliver(() -> failed.accept(e));
        }
        synchronized (this) {
            long now = System.nanoTime();
            dueNs = now + (PARTS - 1) * (now - begunNs);
        }
        worker.execute(this::next);
    }

    private synchronized boolean isSuperseded() {
        return closed || waiting != null && !paced && System.nanoTime() - begunNs > PATIENCE_NS;
    }

    private void deliver(Runnable answer) {
        synchronized (this) {
            underWay++;
        }
        ui.execute(() -> {
            try {
                if (!isClosed()) {
                    answer.run();
                }
            } finally {
                synchronized (this) {
                    underWay--;
                }
            }
        });
    }

    /** Whether every request was answered that need not wait for its time, and the answers shown. */
    public synchronized boolean isIdle() {
        return !busy && underWay == 0;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Forgets what waits; nothing is shown any more. */
    public synchronized void close() {
        closed = true;
        waiting = null;
    }
}
