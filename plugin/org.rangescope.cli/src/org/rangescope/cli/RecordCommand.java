// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.rangescope.core.Rates;
import org.rangescope.core.Session;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.NotACaptureException;
import org.rangescope.core.capture.UnsupportedVersionException;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.target.CaptureJob;
import org.rangescope.core.target.ProbeFiles;
import org.rangescope.core.target.ProbeOptions;
import org.rangescope.core.target.SshHost;
import org.rangescope.core.target.TargetException;
import org.rangescope.core.target.TargetReport;
import org.rangescope.core.target.TargetSession;
import org.rangescope.core.target.ThisMachine;
import org.rangescope.core.target.VirtualGuest;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.Condition;
import org.rangescope.report.Safe;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope record}: makes a recording on a target. */
@Command(name = "record", description = {
        "Makes a recording with the probe: on this machine, on another one that ssh reaches, or of a scenario in a virtual machine with a kernel that has dma-buf interconnects.",
        "The probe is copied to the other machine and removed at the end. The kernel of the virtual machine is built the first time, which takes a while. Ctrl-C ends the recording in order."}, footer = { //
                "  rangescope record --ssh root@testbox -o leak.rangescope", //
                "  rangescope record --local --run ./my-test -o leak.rangescope", //
                "  rangescope record --guest rs01-detach-live -o leak.rangescope", //
                "  rangescope record --guest mine.scn --generation v2 --force -o mine.rangescope", //
                "  rangescope record --guest clean -o few.rangescope -- --no-stacks --max-ranges 16"})
final class RecordCommand implements Callable<Integer> {

    private static final int GUEST_USAGE = 2;
    /** The guest itself gives up after 15 s; then it is killed, and what it wrote is there. */
    private static final long STOP_SECONDS = 60;
    private static final long WAIT_MILLIS = 200;

    private final Terminal terminal;
    private final Output output;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Where where = new Where();

    /** One of these. */
    static final class Where {

        @Option(names = "--local", required = true, description = "Record on this machine, as root through sudo or pkexec.")
        private boolean local;

        @Option(names = "--ssh", required = true, paramLabel = "HOST", description = "Record on another machine: host, user@host or user@host:port, with your configuration of ssh and without a password.")
        private String host = "";

        @Option(names = "--guest", required = true, paramLabel = "SCENARIO", description = "Record in the virtual machine: a scenario of kernel-probe/kernel/scenarios, or a file with one.")
        private String scenario = "";
    }

    @Option(names = "--run", paramLabel = "COMMAND", description = "Run this in a shell of the target; its end is the end of the recording.")
    private String run = "";

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "The recording to make.")
    private Path file = Path.of("");

    @Option(names = "--generation", paramLabel = "v1|v2", description = "Generation of the interconnect interface to boot (default: ${DEFAULT-VALUE}).")
    private Generation generation = Generation.v1;

    @Option(names = "--kernel", paramLabel = "VMLINUX", description = "Boot this kernel instead of building one.")
    private @Nullable Path kernel;

    @Option(names = "--home", paramLabel = "DIRECTORY", description = "Checkout of Rangescope, for the guest and the probe (default: RANGESCOPE_HOME, or around this jar).")
    private @Nullable Path home;

    @Parameters(paramLabel = "PROBE-OPTION", arity = "0..*", description = "After --: options for the probe, as `rangescope-probe --help` has them.")
    private List<String> probeOptions = List.of();

    @Option(names = "--force", description = "Replace FILE if it exists.")
    private boolean force;

    /** Named as on the command line. */
    enum Generation {
        /** An enum value says which interconnect. */
        v1,
        /** An object does. */
        v2
    }

    RecordCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!probeOptions.isEmpty() && !probeOptions.get(0).startsWith("-")) {
            throw new Failure(ExitCode.USAGE, "there is no use for \"" + probeOptions.get(0) + "\"; options for the probe come after --");
        }
        Overwriting.check(file, force);
        CountDownLatch done = new CountDownLatch(1);
        int[] result = {ExitCode.INTERNAL};
        try (TargetSession session = open()) {
            Thread hook = new Thread(() -> end(session, done, result), "rangescope stop");
            Runtime.getRuntime().addShutdownHook(hook);
            try {
                result[0] = record(session);
            } catch (TargetException e) {
                result[0] = ExitCode.TARGET;
                terminal.say(String.valueOf(e.getMessage()));
            } catch (Failure e) {
                result[0] = e.exitCode();
                terminal.say(e.getMessage());
            } finally {
                terminal.status("");
                session.stop();
                done.countDown();
                forget(hook);
            }
        }
        return result[0];
    }

    /** Where to record, and with which probe. */
    private TargetSession open() {
        if (where.scenario.isEmpty()) {
            CaptureJob job = new CaptureJob(options(), run, new ProbeFiles(Home.probes(home)), terminal::show);
            try {
                return (where.local ? new ThisMachine() : SshHost.of(where.host)).open(job);
            } catch (IllegalArgumentException e) {
                throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
            }
        }
        Home checkout = Home.find(home);
        Path given = Path.of(where.scenario);
        Path scenario = Files.isRegularFile(given) ? given.toAbsolutePath() : checkout.scenario(where.scenario);
        Path vmlinux = kernel;
        CaptureJob job = new CaptureJob(options(), run, new ProbeFiles(List.of(checkout.probe().toAbsolutePath().getParent())),
                terminal::show);
        return new VirtualGuest(checkout.directory(), scenario, generation.name(), vmlinux == null ? null : vmlinux.toAbsolutePath())
                .open(job);
    }

    private ProbeOptions options() {
        try {
            return ProbeOptions.of(Map.of(), probeOptions);
        } catch (IllegalArgumentException e) {
            throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    /** On Ctrl-C: the capture ends, the recording is finished by the thread that makes it, and then the program ends as that thread says. */
    private static void end(TargetSession session, CountDownLatch done, int[] result) {
        session.stop();
        try {
            if (done.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(result[0]);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running: this is the end
        }
    }

    private int record(TargetSession session) throws IOException, InterruptedException {
        TargetReport offers = session.check(false, new Progress() {

            @Override
            public void report(double fraction, String message) {
                terminal.status(message);
            }

            @Override
            public boolean isCanceled() {
                return false;
            }
        });
        terminal.status("");
        if (!offers.canCapture()) {
            offers.lines(false).forEach(terminal::show);
            throw new Failure(ExitCode.TARGET, "nothing can be recorded there, see above");
        }
        // the file is made when there is something to put into it: a target that does not start replaces nothing
        PushbackInputStream stream = new PushbackInputStream(session.start());
        int first = stream.read();
        if (first < 0) {
            TargetSession.Ending ending = session.await();
            if (ending.status() == GUEST_USAGE && !where.scenario.isEmpty()) {
                throw new Failure(ExitCode.USAGE, "nothing was recorded, see above");
            }
            String message = ending.message();
            throw new Failure(ExitCode.TARGET, "nothing was recorded: "
                    + (message == null ? "it ended with status " + ending.status() + ", see above" : message));
        }
        stream.unread(first);
        try (ByteSource source = ByteSource.recording(stream, file); Session reading = Session.open(source, file.toString())) {
            reading.addListener(this::show);
            String problem = analyse(reading, source, session);
            TargetSession.Ending ending = session.await();
            terminal.status("");
            int exit = report(reading, problem);
            String message = ending.message();
            if (message != null) {
                terminal.say(message);
                return ExitCode.TARGET;
            }
            return exit;
        }
    }

    /** Reads to the end. What the stream says goes to the file in any case, also when it cannot be understood. */
    private @Nullable String analyse(Session session, ByteSource source, TargetSession target) throws IOException {
        String problem;
        try {
            if (session.run(Progress.none()) == Session.State.DONE) {
                return null;
            }
            problem = session.failure();
            Exception cause = session.failureCause();
            if (cause instanceof IOException && !(cause instanceof NotACaptureException) && !(cause instanceof UnsupportedVersionException)
                    && !(cause.getCause() instanceof OutOfMemoryError)) {
                // the stream or the file itself
                target.stop();
                return problem;
            }
        } catch (RuntimeException e) {
            problem = "a mistake in this program: " + e;
        }
        terminal.say("the stream is kept but cannot be analysed: " + problem);
        while (!source.ended()) {
            source.advance(source.require(1, WAIT_MILLIS));
        }
        return problem;
    }

    private int report(Session session, @Nullable String problem) throws IOException {
        long size = Files.size(file);
        if (problem != null) {
            terminal.say(file + ", " + Units.bytes(size) + ": " + problem);
            return ExitCode.UNREADABLE;
        }
        Findings findings = session.findings();
        Condition condition = session.read(Condition::of);
        for (String note : condition.notes()) {
            terminal.say(note);
        }
        try {
            output.line("%s: %s, %s", Safe.line(file.toString()), Units.counted(session.rates().records(), "record"), Units.bytes(size));
            output.line("%s", Safe.line(findings.summaryLine()));
            output.line("%s", Safe.line(findings.verdictLine()));
            output.flush();
        } catch (Output.Gone e) {
            // nobody wants to know
        }
        return condition.isGood() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private void show(Session session) {
        Rates rates = session.rates();
        terminal.status("recording: " + Units.count(Math.round(rates.eventsPerSecond())) + " events/s, "
                + Units.counted(rates.records(), "record") + ", "
                + Units.bytes(rates.bytes()) + ", " + (session.read(recording -> recording.health().isWhole())
                        ? "none lost"
                        : session.read(recording -> recording.health().lostWords()).toUpperCase(Locale.ROOT)));
    }
}
