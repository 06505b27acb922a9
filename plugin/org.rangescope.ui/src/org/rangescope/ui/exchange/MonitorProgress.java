// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.exchange;

import java.util.concurrent.CancellationException;

import org.eclipse.core.runtime.SubMonitor;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.NonNullByDefault;

/** Core's progress, told to a part of a monitor. */
@NonNullByDefault
final class MonitorProgress implements Progress {

    private final SubMonitor monitor;
    private final int steps;
    private final String name;
    private int worked;

    MonitorProgress(SubMonitor monitor, int steps, String name) {
        this.monitor = monitor;
        this.steps = steps;
        this.name = name;
        monitor.setWorkRemaining(steps);
    }

    @Override
    public void report(double fraction, String message) {
        monitor.subTask(name + ": " + message); //$NON-NLS-1$
        int now = Double.isNaN(fraction) ? worked : (int) (fraction * steps);
        if (now > worked) {
            monitor.worked(now - worked);
            worked = now;
        }
    }

    @Override
    public boolean isCanceled() {
        return monitor.isCanceled();
    }

    void stopIfCanceled() {
        if (monitor.isCanceled()) {
            throw new CancellationException();
        }
    }
}
