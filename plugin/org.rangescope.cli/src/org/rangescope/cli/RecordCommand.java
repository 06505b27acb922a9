// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.rangescope.core.Rates;
import org.rangescope.core.Session;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.NotACaptureException;
import org.rangescope.core.capture.UnsupportedVersionException;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope record}: makes a recording of a scenario in the guest. */
@Command(name = "record", description = {
        "Boots a kernel with dma-buf interconnects in a virtual machine, runs a scenario in it and records it with the probe.",
        "The first time the kernel is built, which takes a while. Ctrl-C ends the recording in order."}, footer = { //
                "  rangescope record --guest rs01-detach-live -o leak.rangescope", //
                "  rangescope record --guest clean --generation v2 -o clean.rangescope", //
                "  rangescope record --guest mine.scn --force -o mine.rangescope", //
                "  rangescope record --guest clean -o few.rangescope -- --no-stacks --max-ranges 16"})
final class RecordCommand implements Callable<Integer> {

    private static final int GUEST_USAGE = 2;
    /** The guest itself gives up after 15 s; then it is killed, and what it wrote is there. */
    private static final long STOP_SECONDS = 60;
    private static final long WAIT_MILLIS = 200;

    private final Terminal terminal;
    private final Output output;

    @Option(names = "--guest", required = true, paramLabel = "SCENARIO", description = "A scenario of kernel-probe/kernel/scenarios, or a file with one.")
    private String scenario = "";

    @Option(names = {"-o", "--output"}, required = true, paramLabel = "FILE", description = "The recording to make.")
    private Path file = Path.of("");

    @Option(names = "--generation", paramLabel = "v1|v2", description = "Generation of the interconnect interface to boot (default: ${DEFAULT-VALUE}).")
    private Generation generation = Generation.v1;

    @Option(names = "--kernel", paramLabel = "VMLINUX", description = "Boot this kernel instead of building one.")
    private @Nullable Path kernel;

    @Option(names = "--home", paramLabel = "DIRECTORY", description = "Checkout of Rangescope (default: RANGESCOPE_HOME, or around this jar).")
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
        Home checkout = Home.find(home);
        List<String> command = new ArrayList<>(
                List.of(checkout.run().toString(), "--probe", checkout.probe().toString(), "--scenario", scenario, "--generation",
                        generation.name(), "--output", "-"));
        Path vmlinux = kernel;
        if (vmlinux != null) {
            command.addAll(List.of("--kernel", vmlinux.toString()));
        }
        for (String option : probeOptions) {
            command.add("--append-probe-arg=" + option);
        }
        CountDownLatch done = new CountDownLatch(1);
        int[] result = {ExitCode.INTERNAL};
        Guest guest = Guest.start(command, terminal);
        Thread hook = new Thread(() -> end(guest, done, result), "rangescope stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            result[0] = record(guest);
        } catch (Failure e) {
            result[0] = e.exitCode();
            terminal.say(e.getMessage());
        } finally {
            terminal.status("");
            guest.stop();
            done.countDown();
            forget(hook);
        }
        return result[0];
    }

    /** On Ctrl-C: the guest ends, the recording is finished by the thread that makes it, and then the program ends as that thread says. */
    private static void end(Guest guest, CountDownLatch done, int[] result) {
        guest.stop();
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

    private int record(Guest guest) throws IOException, InterruptedException {
        // the file is made when there is something to put into it: a guest that does not start replaces nothing
        PushbackInputStream stream = new PushbackInputStream(guest.stream());
        int first = stream.read();
        if (first < 0) {
            int status = guest.await();
            if (status == GUEST_USAGE) {
                throw new Failure(ExitCode.USAGE, "nothing was recorded, see above");
            }
            throw new Failure(ExitCode.GUEST, guest.isStopped()
                    ? "stopped before anything was recorded"
                    : "nothing was recorded: the guest ended with status " + status + ", see above");
        }
        stream.unread(first);
        try (ByteSource source = ByteSource.recording(stream, file); Session session = Session.open(source, file.toString())) {
            session.addListener(this::show);
            String problem = analyse(session, source, guest);
            int status = guest.await();
            terminal.status("");
            int exit = report(session, problem);
            if (status != 0) {
                terminal.say("the guest ended with status " + status + ", see above; what it sent until then is in " + file);
                return ExitCode.GUEST;
            }
            return exit;
        }
    }

    /** Reads to the end. What the stream says goes to the file in any case, also when it cannot be understood. */
    private @Nullable String analyse(Session session, ByteSource source, Guest guest) throws IOException {
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
                guest.stop();
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
            output.line("%s: %s, %s", file, Units.counted(session.rates().records(), "record"), Units.bytes(size));
            output.line(findings.summaryLine());
            output.line(findings.verdictLine());
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
