// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How {@code record} treats what comes from the guest: a recording of a real one is played back by a small program in the place of the one that boots it,
 * so that it can fail and wait exactly where it matters. The tests of kernel-probe boot it.
 */
class RecordTest {

    private static final Path OLD = Rangescope.recording("format-1.0");
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path directory;
    private Path home;
    private Path output;

    @BeforeEach
    void prepare() throws Exception {
        home = directory.resolve("home");
        output = directory.resolve("new.rangescope");
        program("kernel-probe/build/rangescope-probe", "exit 1");
        for (String scenario : List.of("rs01-detach-live", "clean")) {
            Path file = home.resolve("kernel-probe/kernel/scenarios/" + scenario + ".scn");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "# nobody runs it\n");
        }
    }

    @Test
    void keepsTheStreamAsItIs() throws Exception {
        guest("echo 'run: the guest is up' >&2", "echo \"$@\" > '" + directory + "/arguments'", "cat '" + OLD + "'");
        record("--generation", "v2").exits(0).says("run: the guest is up").prints(output.toString());
        assertArrayEquals(Files.readAllBytes(OLD), Files.readAllBytes(output));
        String arguments = Files.readString(directory.resolve("arguments")).strip();
        assertEquals("--generation v2 --timeout 0 --probe " + home + "/kernel-probe/build/rangescope-probe --scenario " + home
                + "/kernel-probe/kernel/scenarios/rs01-detach-live.scn --output -", arguments);
    }

    @Test
    void handsOptionsForTheProbeOnAsTheyAre() throws Exception {
        guest("printf '%s\\n' \"$@\" > '" + directory + "/arguments'", "cat '" + OLD + "'");
        record("--", "--no-stacks", "--max-ranges", "16", "--process=gpu test").exits(0);
        List<String> given = Files.readAllLines(directory.resolve("arguments"));
        assertEquals(List.of("--append-probe-arg=--no-stacks", "--append-probe-arg=--max-ranges", "--append-probe-arg=16",
                "--append-probe-arg=--process=gpu test"), given.stream().filter(each -> each.startsWith("--append-probe-arg=")).toList());
        record("--force", "stray").exits(2).says("stray", "options for the probe come after --");
        record("--force", "--no-stacks").exits(2).says("--no-stacks");
    }

    @Test
    void findsTheCheckoutInTheEnvironment() throws Exception {
        guest("cat '" + OLD + "'");
        Rangescope.shell("RANGESCOPE_HOME='" + home + "' $RANGESCOPE record --guest clean -o '" + output + "'").exits(0);
        Rangescope.shell("RANGESCOPE_HOME='" + directory + "' $RANGESCOPE record --guest clean --force -o '" + output + "'").exits(2).says(
                "RANGESCOPE_HOME",
                directory.toString());
        assertArrayEquals(Files.readAllBytes(OLD), Files.readAllBytes(output));
    }

    @Test
    void endsInOrderWhenItIsStopped() throws Exception {
        int half = Rangescope.dataPackets(Files.readAllBytes(OLD)).get(1)[0];
        Path waiting = directory.resolve("waiting");
        // the second half comes only after the request to stop
        guest("trap 'stopped=1' TERM", "head -c " + half + " '" + OLD + "'", ": > '" + waiting + "'",
                "while [ -z \"$stopped\" ]; do sleep 0.05; done",
                "tail -c +" + (half + 1) + " '" + OLD + "'", "exit 0");
        Path err = directory.resolve("err");
        Process process = Rangescope.builder(arguments()).redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(err.toFile()).start();
        try {
            until("the guest to have sent one half", process,
                    () -> Files.exists(waiting) && Files.exists(output) && Files.size(output) == half);
            process.toHandle().destroy();
            assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "waited for the end of record");
            assertEquals(0, process.exitValue(), Rangescope.text(err));
            assertArrayEquals(Files.readAllBytes(OLD), Files.readAllBytes(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void keepsWhatAKilledGuestSent() throws Exception {
        byte[] bytes = Files.readAllBytes(OLD);
        int length = Rangescope.dataPackets(bytes).get(1)[0] + 200;
        guest("head -c " + length + " '" + OLD + "'", "echo 'run: the guest was killed' >&2", "exit 4");
        record().exits(5)
                .says("run: the guest was killed", "Cut off", "torn last packet",
                        "The guest ended unexpectedly (exit code 4): run: the guest was killed")
                .prints(output.toString());
        assertArrayEquals(Arrays.copyOf(bytes, length), Files.readAllBytes(output));
        Rangescope.run("info", output).exits(4);
    }

    @Test
    void keepsAStreamThatItDoesNotUnderstand() throws Exception {
        // more than the analysis takes before it gives up, and more than fits into any queue
        guest("head -c 9000000 /dev/zero");
        record().exits(3).says("the stream is kept but cannot be analysed", "not a Rangescope recording");
        assertEquals(9_000_000, Files.size(output));
    }

    @Test
    void makesNoFileWhenNothingComes() throws Exception {
        guest("echo 'run: there is no scenario x' >&2", "exit 2");
        record().exits(2).says("run: there is no scenario x", "nothing was recorded");
        assertFalse(Files.exists(output));
        guest("echo 'run: QEMU is missing' >&2", "exit 3");
        record().exits(5).says("run: QEMU is missing", "nothing was recorded", "exit code 3");
        assertFalse(Files.exists(output));
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        guest("exit 0");
        Rangescope.run("record", "--guest", "nothing", "-o", output, "--home", home).exits(5).says("There is no scenario", "nothing.scn");
        Files.delete(home.resolve("kernel-probe/build/rangescope-probe"));
        record().exits(5).says("the probe is not built", "make -C " + home + "/kernel-probe");
        Rangescope.run("record", "--guest", "clean", "-o", output, "--home", directory).exits(2).says("--home", directory.toString());
        Rangescope.run("record", "--guest", "clean", "-o", directory.resolve("no/such.rangescope"), "--home", home).exits(2)
                .says("no directory");
        Rangescope.run("record", "-o", output).exits(2).says("--guest", "--ssh", "--local");
        Rangescope.run("record", "--local", "--ssh", "box", "-o", output).exits(2).says("--local", "--ssh");
        Rangescope.run("record", "--ssh", "box;reboot", "-o", output).exits(2).says("is no host for ssh");
        Rangescope.run("record", "--guest", "clean", "--generation", "v3", "-o", output).exits(2).says("--generation", "v3");
    }

    @Test
    void replacesNothingUnlessForced() throws Exception {
        guest("cat '" + OLD + "'");
        Files.writeString(output, "mine");
        record().exits(2).says(output.toString(), "--force");
        assertEquals("mine", Files.readString(output));
        record("--force").exits(0);
        assertArrayEquals(Files.readAllBytes(OLD), Files.readAllBytes(output));
    }

    private List<String> arguments(String... more) {
        List<String> command = Rangescope.command("record", "--guest", "rs01-detach-live", "-o", output, "--home", home);
        command.addAll(List.of(more));
        return command;
    }

    private Rangescope.Result record(String... more) throws IOException, InterruptedException {
        List<String> command = arguments(more);
        return Rangescope.run(command.subList(Rangescope.command().size(), command.size()).toArray());
    }

    private void guest(String... lines) throws IOException {
        program("kernel-probe/guest/run", lines);
    }

    private void program(String path, String... lines) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Something that can be asked again and again. */
    private interface Condition {

        boolean holds() throws IOException;
    }

    private static void until(String what, Process process, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > end || process.waitFor(20, TimeUnit.MILLISECONDS)) {
                fail("waited for " + what
                        + (process.isAlive()
                                ? " for " + LIMIT_SECONDS + " s"
                                : ", but the program ended with status " + process.exitValue()));
            }
        }
    }
}
