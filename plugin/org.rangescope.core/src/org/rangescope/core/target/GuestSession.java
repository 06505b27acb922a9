// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.rangescope.core.target.TargetReport.Check;
import org.rangescope.core.target.TargetReport.Mark;
import org.rangescope.core.target.TargetReport.Part;
import org.rangescope.core.target.TargetReport.Result;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.annotation.Nullable;

/** A capture in the virtual guest. Its program has a time limit of its own for an end in order, and kills the guest at a second signal. */
final class GuestSession implements TargetSession {

    private static final String MACHINE = "x86_64";

    private final VirtualGuest guest;
    private final CaptureJob job;
    private volatile @Nullable Path probe;
    private volatile @Nullable Child running;
    private boolean stopping;
    private volatile boolean killed;
    private volatile boolean closed;

    GuestSession(VirtualGuest guest, CaptureJob job) {
        this.guest = guest;
        this.job = job;
    }

    @Override
    public TargetReport check(boolean thorough, Progress progress) throws IOException, InterruptedException {
        if (!job.command().isBlank()) {
            throw new TargetException("A command cannot be run in the guest: there the scenario is what is captured. Leave it empty.");
        }
        List<Check> checks = new ArrayList<>();
        if (!Files.isExecutable(guest.script())) {
            throw new TargetException(guest.script() + " does not exist or cannot be executed: " + guest.checkout()
                    + " is no checkout of Rangescope. Name one under Preferences ▸ Rangescope.");
        }
        if (!Files.isRegularFile(guest.scenario())) {
            throw new TargetException(
                    "There is no scenario " + guest.scenario() + ". Choose one of those in kernel-probe/kernel/scenarios.");
        }
        checks.add(new Check(Part.TARGET, Mark.OK, "guest", "booted by kernel-probe/guest/run of the checkout", ""));
        checks.add(new Check(Part.TARGET, Mark.OK, "scenario", String.valueOf(guest.scenario().getFileName()), ""));
        Path found = job.probes().need(MACHINE, guest.label());
        probe = found;
        checks.add(new Check(Part.TARGET, Mark.OK, "probe", "for " + MACHINE + ", as this installation brings it along", ""));
        boolean python = onPath("python3");
        checks.add(new Check(Part.TARGET, python ? Mark.OK : Mark.NO, "python3", python ? "there" : "not on the path",
                python ? "" : "install it: the guest is booted with it"));
        boolean qemu = onPath("qemu-system-x86_64");
        checks.add(new Check(Part.TARGET, qemu ? Mark.OK : Mark.LESS, "QEMU", qemu ? "there" : "qemu-system-x86_64 is not on the path",
                qemu ? "" : "it is installed at the start when root or sudo allows it: apt-get install qemu-system-x86"));
        boolean built = guest.kernel() != null || kernelIsBuilt();
        checks.add(new Check(Part.TARGET, built ? Mark.OK : Mark.LESS, "kernel", built
                ? "built"
                : "not built yet", built ? "" : "it is built at the start, which takes 5 to 10 minutes, once"));
        if (thorough && python && qemu) {
            progress.report(Double.NaN, "Booting the guest to ask the probe");
            return TargetReport.parse(guest.label(), checks, examination());
        }
        return new TargetReport(guest.label(), "", python ? Result.UNKNOWN : Result.NOTHING,
                python
                        ? built ? "The guest can be booted." : "The guest can be booted once its kernel is built."
                        : "The guest cannot be booted here.",
                checks);
    }

    private List<String> examination() throws IOException, InterruptedException {
        List<String> command = command();
        command.addAll(List.of("--doctor", "--append-probe-arg=--doctor=lines"));
        Child asked = Child.start(command, guest.checkout(), false, job.messages());
        running = asked;
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(asked.output(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        }
        int status = asked.await();
        running = null;
        if (closed) {
            throw new TargetException("Stopped before the capture began.");
        }
        if (lines.stream().noneMatch(line -> line.startsWith(TargetReport.MAGIC))) {
            throw new TargetException("The guest did not come up (status " + status + "): " + asked.lastWords());
        }
        return lines;
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(guest.script().toString(), "--generation", guest.generation(), "--timeout", "0",
                "--probe", String.valueOf(probe)));
        Path kernel = guest.kernel();
        if (kernel != null) {
            command.addAll(List.of("--kernel", kernel.toString()));
        }
        for (String option : job.options().arguments()) {
            command.add("--append-probe-arg=" + option);
        }
        return command;
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null && Stream.of(path.split(":")).anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** Whether there is a kernel of that generation where the guest keeps them; whether it is of the present patches, the guest finds out. */
    private boolean kernelIsBuilt() {
        String cache = System.getenv("RANGESCOPE_CACHE");
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path directory = cache != null && !cache.isEmpty()
                ? Path.of(cache)
                : xdg != null && !xdg.isEmpty()
                        ? Path.of(xdg, "rangescope")
                        : Path.of(System.getProperty("user.home"), ".cache", "rangescope");
        try (Stream<Path> kernels = Files.list(directory.resolve("kernel"))) {
            return kernels.anyMatch(kernel -> String.valueOf(kernel.getFileName()).startsWith(guest.generation() + "-")
                    && Files.isRegularFile(kernel.resolve("vmlinux")));
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public InputStream start() throws IOException {
        List<String> command = command();
        command.addAll(List.of("--scenario", guest.scenario().toString(), "--output", "-"));
        Child started = Child.start(command, guest.checkout(), false, job.messages());
        boolean late;
        synchronized (this) {
            running = started;
            late = stopping;
        }
        if (late) {
            started.terminate();
        }
        return started.output();
    }

    @Override
    public void stop() {
        Child now;
        synchronized (this) {
            if (stopping) {
                return;
            }
            stopping = true;
            now = running;
        }
        if (now != null) {
            signal(now);
        }
    }

    private static void signal(Child child) {
        Thread signal = new Thread(child::terminate, "rangescope guest signal");
        signal.setDaemon(true);
        signal.start();
    }

    @Override
    public void kill() {
        killed = true;
        synchronized (this) {
            stopping = true;
        }
        close();
    }

    @Override
    public Ending await() throws InterruptedException {
        Child now = running;
        if (now == null) {
            throw new IllegalStateException("nothing was started");
        }
        int status = now.await();
        boolean asked;
        synchronized (this) {
            asked = stopping;
        }
        if (killed) {
            return new Ending(status, "The guest was killed. What arrived before that is shown and kept in the recording.");
        }
        if (status == 0 || asked) {
            return new Ending(status, null);
        }
        String words = now.lastWords();
        return new Ending(status, "The guest ended unexpectedly (" + (status > 128 && status < 160
                ? "killed by signal " + (status - 128)
                : "exit code " + status) + ")" + (words.isEmpty() ? "" : ": " + words)
                + ". What arrived before that is shown and kept in the recording; the console has the last messages.");
    }

    @Override
    public void close() {
        closed = true;
        Child now = running;
        if (now != null && now.isAlive()) {
            now.kill();
        }
    }
}
