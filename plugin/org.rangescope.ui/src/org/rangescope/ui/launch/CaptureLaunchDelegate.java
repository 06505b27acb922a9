// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.model.LaunchConfigurationDelegate;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.target.CaptureJob;
import org.rangescope.core.target.TargetReport;
import org.rangescope.core.target.TargetSession;
import org.rangescope.core.target.TargetSession.Ending;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.capture.MonitorProgress;
import org.rangescope.ui.launch.CaptureSettings.TargetKind;
import org.rangescope.ui.views.Reveal;

/** Launches a capture: reaches the target, checks it, begins, and opens what comes in. Runs in the workbench's launch job. */
public final class CaptureLaunchDelegate extends LaunchConfigurationDelegate {

    private static final int NOTHING_TO_CAPTURE = 3;
    private static final long LOOK_MS = 200;

    @Override
    public boolean buildForLaunch(ILaunchConfiguration configuration, String mode, IProgressMonitor monitor) {
        // nothing that a target captures is built here
        return false;
    }

    @Override
    public void launch(ILaunchConfiguration configuration, String mode, ILaunch launch, IProgressMonitor given) throws CoreException {
        IProgressMonitor monitor = given == null ? new NullProgressMonitor() : given;
        CaptureSettings settings = CaptureSettings.of(configuration);
        TargetKind kind = TargetKind.of(configuration);
        CaptureStreams streams = new CaptureStreams();
        String label = settings.target().label();
        TargetSession session = settings.target()
                .open(new CaptureJob(settings.options(), settings.command(), Probes.files(), streams::say));
        CaptureProcess process = new CaptureProcess(launch, NLS.bind(Messages.CaptureLaunchDelegate_process, label), kind, streams,
                session);
        PlatformUI.getWorkbench().getService(RunningCaptures.class).add(process);
        launch.addProcess(process);
        process.created();
        boolean begun = false;
        try (CancelWatch watch = new CancelWatch(monitor, process)) {
            TargetReport report = session.check(false, MonitorProgress.messages(monitor));
            report.lines(false).forEach(streams::say);
            if (!report.canCapture() || settings.showCheck()) {
                if (!CheckDialog.ask(report)) {
                    if (!report.canCapture()) {
                        streams.complain(Messages.CaptureLaunchDelegate_nothing);
                    }
                    process.ends(report.canCapture() ? 0 : NOTHING_TO_CAPTURE);
                    return;
                }
            }
            if (monitor.isCanceled() || process.isStopping()) {
                process.ends(0);
                return;
            }
            begin(settings, process, session, streams);
            begun = true;
        } catch (IOException e) {
            boolean given_up = monitor.isCanceled() || process.isStopping();
            streams.complain(e.getMessage());
            process.ends(1);
            if (!given_up) {
                throw CaptureSettings.problem(e.getMessage(), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.ends(1);
        } finally {
            if (!begun) {
                process.ends(1);
                session.close();
            }
        }
    }

    private static void begin(CaptureSettings settings, CaptureProcess process, TargetSession session, CaptureStreams streams)
            throws IOException, CoreException {
        IFile file = CaptureFolder.create(settings.project(), settings.target().recordingName(LocalDateTime.now()));
        Path path = file.getLocation().toFile().toPath();
        Captures captures = PlatformUI.getWorkbench().getService(Captures.class);
        InputStream stream;
        try {
            stream = session.start();
        } catch (IOException | RuntimeException e) {
            discard(file, e);
            throw e;
        }
        Capture capture;
        try {
            process.begins(file);
            capture = captures.live(path, ByteSource.recording(stream, path), process::terminate);
        } catch (IOException | RuntimeException e) {
            // nobody would read what is sent
            stream.close();
            discard(file, e);
            throw e;
        }
        Thread end = new Thread(() -> waitForEnd(captures, capture, process, session, streams), "Rangescope capture"); //$NON-NLS-1$
        end.setDaemon(true);
        show(file);
        end.start();
    }

    /** Nothing came in: an empty file is no recording, and would only have to be explained. */
    private static void discard(IFile file, Exception why) {
        try {
            if (file.getLocation().toFile().length() == 0) {
                file.delete(true, new NullProgressMonitor());
            }
        } catch (CoreException e) {
            why.addSuppressed(e);
        }
    }

    private static boolean isEmpty(IFile file) {
        IPath location = file.getLocation();
        return location != null && location.toFile().isFile() && location.toFile().length() == 0;
    }

    /** Whether it is gone, and its editor with it. */
    private static boolean remove(IFile file) {
        try {
            close(file);
            file.delete(true, new NullProgressMonitor());
            return true;
        } catch (CoreException | SWTException | IllegalStateException e) {
            ILog.of(CaptureLaunchDelegate.class).log(Status.warning(file + " could not be removed", e)); //$NON-NLS-1$
            return false;
        }
    }

    private static void close(IFile file) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed()) {
            display.syncExec(() -> {
                for (IWorkbenchWindow window : PlatformUI.getWorkbench().getWorkbenchWindows()) {
                    for (IWorkbenchPage page : window.getPages()) {
                        IEditorPart editor = page.findEditor(new FileEditorInput(file));
                        if (editor != null) {
                            page.closeEditor(editor, false);
                        }
                    }
                }
            });
        }
    }

    private static void show(IFile file) {
        Display display = PlatformUI.getWorkbench().getDisplay();
        display.asyncExec(() -> {
            IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
            if (window == null && PlatformUI.getWorkbench().getWorkbenchWindowCount() > 0) {
                window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
            }
            IWorkbenchPage page = window == null ? null : window.getActivePage();
            if (page == null) {
                return;
            }
            try {
                IDE.openEditor(page, file);
                Reveal.inExplorer(page, file);
            } catch (PartInitException e) {
                ILog.of(CaptureLaunchDelegate.class).log(Status.error(file + " could not be opened", e)); //$NON-NLS-1$
            }
        });
    }

    private static void waitForEnd(Captures captures, Capture capture, CaptureProcess process, TargetSession session,
            CaptureStreams streams) {
        try (session) {
            if (process.kind() == TargetKind.FILE) {
                waitForEndMark(capture, process, streams);
            }
            Ending ending = session.await();
            String message = ending.message();
            if (message != null) {
                capture.setEnding(message);
                streams.complain(message);
            }
            // what was sent last may still be on its way through the pipe, whoever has stopped looking
            capture.awaitEnd();
            process.file().refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
            if (process.isStopping() && message == null && isEmpty(process.file()) && remove(process.file())) {
                // whoever stopped it knows: there is nothing to explain
                streams.say(Messages.CaptureLaunchDelegate_stoppedEarly);
            } else {
                streams.say(NLS.bind(Messages.CaptureLaunchDelegate_recording, process.file().getFullPath()));
            }
            process.ends(ending.status());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CoreException e) {
            ILog.of(CaptureLaunchDelegate.class).log(Status.warning(process.file() + " could not be refreshed", e)); //$NON-NLS-1$
        } finally {
            process.ends(1);
            captures.release(capture);
        }
    }

    /** Nobody says when the writer of a file is done, but the recording does. */
    private static void waitForEndMark(Capture capture, CaptureProcess process, CaptureStreams streams) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Runnable look = () -> {
            if (process.isStopping() || process.isTerminated() || !capture.state().isRunning() || isComplete(capture)) {
                over.countDown();
            }
        };
        capture.watch(look);
        process.whenChanged(look);
        try {
            look.run();
            over.await();
        } finally {
            capture.ignore(look);
            process.ignore(look);
        }
        if (!process.isStopping() && capture.state().isRunning()) {
            streams.say(Messages.CaptureLaunchDelegate_endMark);
            process.terminate();
        }
    }

    private static boolean isComplete(Capture capture) {
        Digest digest = capture.state().digest();
        return digest != null && digest.complete();
    }

    /** Whoever cancels the launch does not wait for a host that does not answer. */
    private static final class CancelWatch implements AutoCloseable {

        private final CountDownLatch launched = new CountDownLatch(1);

        CancelWatch(IProgressMonitor monitor, CaptureProcess process) {
            Thread thread = new Thread(() -> {
                try {
                    // a monitor tells nobody that it was canceled
                    while (!launched.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
                        if (monitor.isCanceled()) {
                            process.terminate();
                            return;
                        }
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }, "Rangescope launch"); //$NON-NLS-1$
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            launched.countDown();
        }
    }
}
