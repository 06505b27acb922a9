// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.guest;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.console.ConsolePlugin;
import org.eclipse.ui.console.IConsole;
import org.eclipse.ui.console.MessageConsole;
import org.eclipse.ui.console.MessageConsoleStream;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.Captures;

/**
 * Captures from the virtual guest: boots it, shows its stream live and keeps the recording in the project. One at a time. An OSGi service.
 */
@NonNullByDefault
public final class GuestCapture {

    /** The project that recordings of the guest are kept in, made when it is missing, and its folder. */
    public static final String PROJECT = "Rangescope";
    /** The folder of the recordings in {@link #PROJECT}. */
    public static final String FOLDER = "captures";

    private static final String CONSOLE = "Virtual Guest";
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final long STOP_SECONDS = 20;
    private static final long LOOK_MS = 100;

    private final Captures captures;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Process process;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread atExit = new Thread(this::close, "Rangescope guest at exit");

    /** Called by the service component runtime. */
    public GuestCapture(Captures captures) {
        this.captures = captures;
    }

    /** Whether a guest is running. */
    public boolean isRunning() {
        return process != null;
    }

    /** Tells {@code listener} on the UI thread when a guest was started or ended. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    /** Does not tell {@code listener} any more. */
    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /**
     * Boots the guest with a scenario and begins to show and to keep what it captures; not on the UI thread.
     *
     * @param scenario name of a file in kernel-probe/kernel/scenarios
     * @return the file in the project that the recording is written to; open it to watch
     */
    public IFile start(GuestHome home, String scenario) throws IOException, CoreException {
        synchronized (this) {
            if (process != null) {
                throw new IOException("A guest is running already; stop it first.");
            }
            MessageConsole console = console();
            buildProbe(home, console);
            IFile file = newFile();
            Path path = file.getLocation().toFile().toPath();
            List<String> command = new ArrayList<>();
            if (Files.isExecutable(SETSID)) {
                // a session of its own: Ctrl-C on the terminal reaches it through stop() only, for a second signal would kill the guest
                command.add(SETSID.toString());
            }
            command.addAll(List.of(home.script().toString(), "--scenario", home.scenario(scenario).toString(), "--timeout", "0", "--probe",
                    home.probe().toString(), "--output", "-"));
            Process started = new ProcessBuilder(command).directory(home.directory().toFile()).start();
            Capture capture;
            try {
                started.getOutputStream().close();
                capture = captures.live(path, ByteSource.recording(started.getInputStream(), path), this::stop);
            } catch (IOException | RuntimeException e) {
                // nobody would read what it sends, nor end it
                signal(started);
                started.getInputStream().close();
                throw e;
            }
            stopping.set(false);
            process = started;
            Runtime.getRuntime().addShutdownHook(atExit);
            StringBuilder lastWords = new StringBuilder();
            Thread words = new Thread(() -> copyWords(started.getErrorStream(), console, lastWords), "Rangescope guest messages");
            words.setDaemon(true);
            words.start();
            Thread end = new Thread(() -> waitForEnd(started, capture, file, words, lastWords), "Rangescope guest");
            end.setDaemon(true);
            end.start();
            tell();
            return file;
        }
    }

    /** Ends the guest cleanly: the probe writes its last packets, and the recording stays in the project. Returns at once. */
    public void stop() {
        Process running = process;
        if (running == null || !stopping.compareAndSet(false, true)) {
            return;
        }
        // not in the job: when the workbench ends it may never run
        new Thread(() -> signal(running), "Rangescope guest signal").start();
        tell();
        Job watch = Job.create("Stopping the virtual guest", monitor -> {
            try {
                // the guest's program has a time limit of its own for an end in order
                while (!monitor.isCanceled() && !running.waitFor(LOOK_MS, TimeUnit.MILLISECONDS)) {
                    monitor.worked(1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Status.OK_STATUS;
        });
        watch.schedule();
    }

    /** Asks the guest's program, and what it started, to end. To be called once: a second signal kills the guest. */
    private static void signal(Process running) {
        if (Files.isExecutable(SETSID)) {
            try {
                Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s TERM -- -" + running.pid()).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (kill.waitFor() == 0) {
                    return;
                }
            } catch (IOException e) {
                ILog.of(GuestCapture.class).warn("The virtual guest could not be asked to end with all that it started", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        // Process.destroy would close the stream as well, and the probe's last packets would be lost
        running.toHandle().destroy();
    }

    /** Whether the guest has been told to end and has not done so yet. */
    public boolean isStopping() {
        return stopping.get() && process != null;
    }

    /** The probe in the checkout, brought up to date; its messages go to the console. */
    private static void buildProbe(GuestHome home, MessageConsole console) throws IOException {
        Process make = new ProcessBuilder("make", "-s", "-C", home.directory().resolve("kernel-probe").toString()).redirectErrorStream(true)
                .start();
        make.getOutputStream().close();
        StringBuilder lastWords = new StringBuilder();
        copyWords(make.getInputStream(), console, lastWords);
        try {
            if (make.waitFor() != 0) {
                throw new IOException("The probe could not be built (" + (lastWords.isEmpty() ? "no message" : lastWords)
                        + "). The console has all messages; make -C kernel-probe in the checkout repeats it.");
            }
        } catch (InterruptedException e) {
            make.destroy();
            throw new IOException("Building the probe was interrupted.", e);
        }
    }

    private static IFile newFile() throws CoreException {
        IFolder folder = folder();
        String stamp = LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm", Locale.ROOT));
        IFile file = folder.getFile("guest " + stamp + ".rangescope");
        for (int i = 2; file.exists(); i++) {
            file = folder.getFile("guest " + stamp + " (" + i + ").rangescope");
        }
        file.create(new ByteArrayInputStream(new byte[0]), true, new NullProgressMonitor());
        return file;
    }

    /** The folder for recordings, made with its project when it is missing. */
    public static IFolder folder() throws CoreException {
        IWorkspace workspace = ResourcesPlugin.getWorkspace();
        IProject project = workspace.getRoot().getProject(PROJECT);
        IFolder folder = project.getFolder(FOLDER);
        workspace.run(monitor -> {
            if (!project.exists()) {
                project.create(monitor);
            }
            if (!project.isOpen()) {
                project.open(monitor);
            }
            if (!folder.exists()) {
                folder.create(true, true, monitor);
            }
        }, workspace.getRuleFactory().createRule(project), IWorkspace.AVOID_UPDATE, new NullProgressMonitor());
        return folder;
    }

    private static MessageConsole console() {
        for (IConsole existing : ConsolePlugin.getDefault().getConsoleManager().getConsoles()) {
            if (CONSOLE.equals(existing.getName()) && existing instanceof MessageConsole messages) {
                return messages;
            }
        }
        MessageConsole console = new MessageConsole(CONSOLE, null);
        ConsolePlugin.getDefault().getConsoleManager().addConsoles(new IConsole[]{console});
        return console;
    }

    private static void copyWords(InputStream from, MessageConsole console, StringBuilder lastWords) {
        try (MessageConsoleStream to = console.newMessageStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                to.println(line);
                if (!line.isBlank()) {
                    lastWords.setLength(0);
                    lastWords.append(line.strip());
                }
            }
        } catch (IOException e) {
            ILog.of(GuestCapture.class).warn("Messages of the virtual guest are lost", e);
        }
    }

    private void waitForEnd(Process ended, Capture capture, IFile file, Thread words, StringBuilder lastWords) {
        int code;
        try {
            code = ended.waitFor();
            words.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            return;
        }
        boolean asked = stopping.get();
        if (code != 0 && !asked) {
            String words1 = lastWords.isEmpty() ? "" : ": " + lastWords;
            capture.setEnding("The guest ended unexpectedly (" + meaning(code) + ")" + words1
                    + ". What arrived before that is shown and kept in the recording; the console has the last messages.");
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // Java is ending already, and runs it
        }
        process = null;
        stopping.set(false);
        tell();
        try {
            // what the guest sent last may still be on its way through the pipe, whoever has stopped looking
            capture.awaitEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            file.refreshLocal(IResource.DEPTH_ZERO, new NullProgressMonitor());
        } catch (CoreException e) {
            ILog.of(GuestCapture.class).log(new Status(IStatus.WARNING, GuestCapture.class, file + " could not be refreshed", e));
        }
        captures.release(capture);
        tell();
    }

    private static String meaning(int code) {
        return code > 128 && code < 160 ? "killed by signal " + (code - 128) : "exit code " + code;
    }

    private void tell() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                listeners.forEach(Runnable::run);
                IEventBroker broker = PlatformUI.getWorkbench().getService(IEventBroker.class);
                broker.send(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID);
            });
        }
    }

    /** Called by the service component runtime: the workbench ends, and no guest outlives it. Waits for its last packets, but not for ever. */
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        if (stopping.compareAndSet(false, true)) {
            signal(running);
        }
        try {
            if (running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.toHandle().destroyForcibly();
    }
}
