// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import org.eclipse.core.runtime.IProgressMonitor;
import org.rangescope.core.util.Progress;

/** Core's progress, told to a job's monitor. */
final class JobProgress implements Progress {

    private static final int TOTAL = 1_000;

    private final IProgressMonitor monitor;
    private int worked;
    private boolean begun;

    JobProgress(IProgressMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void report(double fraction, String message) {
        if (!begun) {
            begun = true;
            monitor.beginTask("", Double.isNaN(fraction) ? IProgressMonitor.UNKNOWN : TOTAL);
        }
        monitor.subTask(message);
        int now = Double.isNaN(fraction) ? worked : (int) (fraction * TOTAL);
        if (now > worked) {
            monitor.worked(now - worked);
            worked = now;
        }
    }

    @Override
    public boolean isCanceled() {
        return monitor.isCanceled();
    }
}
