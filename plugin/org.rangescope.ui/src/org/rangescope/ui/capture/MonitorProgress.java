// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.NonNullByDefault;

/** Core's progress, told to a job's monitor and to whoever shows it besides. */
@NonNullByDefault
final class MonitorProgress implements Progress {

    private static final int TOTAL = 1_000;

    /** Also told of the progress. */
    interface Also {
        void report(double fraction, String message);
    }

    private final IProgressMonitor monitor;
    private final BooleanSupplier canceled;
    private final Also also;
    private boolean begun;
    private int worked;

    /**
     * @param monitor shows the progress
     * @param canceled whether to stop at once; not always what the monitor says
     */
    MonitorProgress(IProgressMonitor monitor, BooleanSupplier canceled, Also also) {
        this.monitor = monitor;
        this.canceled = canceled;
        this.also = also;
    }

    @Override
    public void report(double fraction, String message) {
        boolean known = !Double.isNaN(fraction);
        if (!begun) {
            begun = true;
            monitor.beginTask("", known ? TOTAL : IProgressMonitor.UNKNOWN);
        }
        monitor.subTask(message);
        int now = known ? (int) (fraction * TOTAL) : worked;
        if (now > worked) {
            monitor.worked(now - worked);
            worked = now;
        }
        also.report(fraction, message);
    }

    @Override
    public boolean isCanceled() {
        return canceled.getAsBoolean();
    }
}
