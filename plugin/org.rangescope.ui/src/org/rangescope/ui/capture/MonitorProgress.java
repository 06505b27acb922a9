// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.eclipse.core.runtime.IProgressMonitor;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.NonNullByDefault;

/** Core's progress, told to a job's monitor and to whoever shows it besides. */
@NonNullByDefault
public final class MonitorProgress implements Progress {

    private static final int TOTAL = 1_000;
    private static final Also NOBODY = (fraction, message) -> {};

    /** Also told of the progress. */
    @FunctionalInterface
    public interface Also {

        /** How far it is, NaN when that is not known, and what is going on. */
        void report(double fraction, String message);
    }

    private final IProgressMonitor monitor;
    private final int steps;
    private final UnaryOperator<String> words;
    private final BooleanSupplier canceled;
    private final Also also;
    private boolean begun;
    private int worked;

    private MonitorProgress(IProgressMonitor monitor, boolean begun, int steps, UnaryOperator<String> words, BooleanSupplier canceled,
            Also also) {
        this.monitor = monitor;
        this.begun = begun;
        this.steps = steps;
        this.words = words;
        this.canceled = canceled;
        this.also = also;
    }

    /** Messages after a name. */
    public static UnaryOperator<String> of(String name) {
        return message -> name + ": " + message; //$NON-NLS-1$
    }

    /** All that a monitor is for; its task is begun with the first report. */
    public static MonitorProgress whole(IProgressMonitor monitor) {
        return whole(monitor, monitor::isCanceled, NOBODY);
    }

    /**
     * All that a monitor is for.
     *
     * @param canceled whether to stop at once; not always what the monitor says
     */
    public static MonitorProgress whole(IProgressMonitor monitor, BooleanSupplier canceled, Also also) {
        return new MonitorProgress(monitor, false, TOTAL, UnaryOperator.identity(), canceled, also);
    }

    /**
     * A part of what a monitor is for.
     *
     * @param steps so many of its steps, of those that its task was begun with
     * @param words what it says instead of a message
     */
    public static MonitorProgress part(IProgressMonitor monitor, int steps, UnaryOperator<String> words, Also also) {
        return new MonitorProgress(monitor, true, steps, words, monitor::isCanceled, also);
    }

    /** A part of what a monitor is for that nobody else is told of. */
    public static MonitorProgress part(IProgressMonitor monitor, int steps, UnaryOperator<String> words) {
        return part(monitor, steps, words, NOBODY);
    }

    /** Only what is going on, where nobody knows how long that takes. */
    public static MonitorProgress messages(IProgressMonitor monitor) {
        return part(monitor, 0, UnaryOperator.identity());
    }

    @Override
    public void report(double fraction, String message) {
        boolean known = !Double.isNaN(fraction);
        if (!begun) {
            begun = true;
            monitor.beginTask("", known ? steps : IProgressMonitor.UNKNOWN); //$NON-NLS-1$
        }
        monitor.subTask(words.apply(message));
        int now = known ? (int) (fraction * steps) : worked;
        if (now > worked) {
            monitor.worked(now - worked);
            worked = now;
        }
        also.report(fraction, message);
    }

    /** Ends what goes on when it was canceled. */
    public void stopIfCanceled() {
        if (isCanceled()) {
            throw new CancellationException();
        }
    }

    @Override
    public boolean isCanceled() {
        return canceled.getAsBoolean();
    }
}
