// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** The captures that run. An OSGi service; it ends them in order when the workbench ends. */
public final class RunningCaptures {

    private final List<CaptureProcess> running = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Thread atExit = new Thread(this::close, "Rangescope captures at exit"); //$NON-NLS-1$

    /** Called by the service component runtime. */
    public RunningCaptures() {
        PlatformUI.getWorkbench().addWorkbenchListener(new EndBeforeExit(this));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Those that run, in the order in which they were started; some may be stopping. */
    public List<CaptureProcess> list() {
        return List.copyOf(running);
    }

    /** The one that writes a file. */
    public Optional<CaptureProcess> writing(Path file) {
        return running.stream().filter(process -> process.writes(file)).findFirst();
    }

    /** Tells {@code listener} on the UI thread when a capture was started, told to stop, or ended. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Does not tell {@code listener} any more. */
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    void add(CaptureProcess process) {
        running.add(process);
        process.whenChanged(() -> changed(process));
        tell();
    }

    private void changed(CaptureProcess process) {
        if (process.isTerminated()) {
            running.remove(process);
        }
        tell();
    }

    private void tell() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                listeners.forEach(Runnable::run);
                if (PlatformUI.isWorkbenchRunning()) {
                    IEventBroker broker = PlatformUI.getWorkbench().getService(IEventBroker.class);
                    broker.send(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID);
                }
            });
        }
    }

    /** Called by the service component runtime: the workbench ends, and no capture outlives it. Waits for the last packets, but not for ever. */
    public void close() {
        List<CaptureProcess> ending = list();
        ending.forEach(CaptureProcess::terminate);
        long end = System.nanoTime() + CaptureProcess.GRACE.toNanos();
        try {
            for (CaptureProcess process : ending) {
                if (!process.awaitEnd(Math.max(0, (end - System.nanoTime()) / 1_000_000))) {
                    process.kill();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // Java is ending already, and runs it
        }
    }
}
