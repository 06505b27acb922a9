// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.IDebugEventSetListener;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.ProgressMonitorDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.IWorkbenchWindow;

/**
 * Ends the captures before the workbench closes, while there still is a display for what is said about them, and a workspace for the recordings. Called on
 * the UI thread.
 */
public final class EndBeforeExit implements IWorkbenchListener {

    private static final long LOOK_MS = 100;
    /** So long the last words of a capture may take, once it has ended or was killed. */
    private static final long LAST_WORDS_MS = 3_000;

    private final RunningCaptures captures;

    /** For captures that are not to outlive the workbench. */
    public EndBeforeExit(RunningCaptures captures) {
        this.captures = captures;
    }

    @Override
    public boolean preShutdown(IWorkbench workbench, boolean forced) {
        List<CaptureProcess> running = captures.list();
        if (running.isEmpty()) {
            return true;
        }
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
        Shell shell = window == null ? null : window.getShell();
        if (!forced && !ask(shell, running)) {
            return false;
        }
        running.forEach(CaptureProcess::terminate);
        try {
            new ProgressMonitorDialog(shell).run(true, true, monitor -> await(running, monitor));
        } catch (InvocationTargetException e) {
            ILog.of(EndBeforeExit.class).error("The captures could not be ended in order", e.getCause()); //$NON-NLS-1$
        } catch (InterruptedException e) {
            // somebody does not want to wait; the thread goes on to save what is open
            ILog.of(EndBeforeExit.class).warn("The captures were not waited for", e); //$NON-NLS-1$
        }
        Display display = workbench.getDisplay();
        while (display.readAndDispatch()) {
            // what the consoles and the editors were told is taken in
        }
        return true;
    }

    private static boolean ask(Shell shell, List<CaptureProcess> running) {
        String message = running.size() == 1
                ? NLS.bind(Messages.EndBeforeExit_one, running.get(0).getLabel())
                : NLS.bind(Messages.EndBeforeExit_more, running.size());
        return MessageDialog.open(MessageDialog.QUESTION, shell, Messages.EndBeforeExit_title, message, 0, Messages.EndBeforeExit_end,
                IDialogConstants.CANCEL_LABEL) == 0;
    }

    /** Waits for their ends; whoever cancels does not wait for the last packets, and neither does anybody for ever. */
    private static void await(List<CaptureProcess> running, IProgressMonitor monitor) throws InterruptedException {
        monitor.beginTask(Messages.EndBeforeExit_ending, IProgressMonitor.UNKNOWN);
        long end = System.nanoTime() + CaptureProcess.GRACE.toNanos();
        for (CaptureProcess process : running) {
            while (!monitor.isCanceled() && System.nanoTime() < end && !process.awaitEnd(LOOK_MS)) {
                // looks again
            }
            if (!process.isTerminated()) {
                process.kill();
            }
            process.awaitEndTold(LAST_WORDS_MS);
        }
        awaitEvents();
        monitor.done();
    }

    /** The platform tells the consoles in a job of its own, one event after another: when ours has come, theirs have. */
    private static void awaitEvents() throws InterruptedException {
        DebugPlugin debug = DebugPlugin.getDefault();
        Object mark = new Object();
        CountDownLatch told = new CountDownLatch(1);
        IDebugEventSetListener listener = events -> {
            for (DebugEvent event : events) {
                if (event.getSource() == mark) {
                    told.countDown();
                }
            }
        };
        debug.addDebugEventListener(listener);
        try {
            debug.fireDebugEventSet(new DebugEvent[]{new DebugEvent(mark, DebugEvent.MODEL_SPECIFIC)});
            told.await(LAST_WORDS_MS, TimeUnit.MILLISECONDS);
        } finally {
            debug.removeDebugEventListener(listener);
        }
    }

    @Override
    public void postShutdown(IWorkbench workbench) {
        // none runs by then
    }
}
