// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Work for a background thread of which only the latest matters: one request is under way, at most one waits, and a newer one takes the
 * place of the one that waits. The answer to a request that has been overtaken is still shown when nothing newer was, so that a chart that
 * is asked for more often than it can be painted goes on moving; only one that takes long is given up for the newer one.
 *
 * @param <T> what is asked for
 */
@NonNullByDefault
public final class Latest<T> {

    /** Whoever has worked for so long gives way to a newer request. */
    private static final long PATIENCE_NS = 60_000_000L;

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
    private long begunNs;
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
        synchronized (this) {
            if (closed) {
                return;
            }
            waiting = request;
            if (busy) {
                return;
            }
            busy = true;
        }
        worker.execute(this::next);
    }

    private void next() {
        Task<T> request;
        synchronized (this) {
            request = waiting;
            waiting = null;
            if (request == null || closed) {
                busy = false;
                return;
            }
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
        worker.execute(this::next);
    }

    private synchronized boolean isSuperseded() {
        return closed || waiting != null && System.nanoTime() - begunNs > PATIENCE_NS;
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

    /** Whether every request was answered, and the answers shown. */
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
