// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rangescope.core.target.CaptureJob;
import org.rangescope.core.target.ProbeFiles;
import org.rangescope.core.target.ProbeOption;
import org.rangescope.core.target.ProbeOptions;
import org.rangescope.core.target.SshHost;
import org.rangescope.core.target.Target;
import org.rangescope.core.target.TargetException;
import org.rangescope.core.target.TargetReport;
import org.rangescope.core.target.TargetReport.Result;
import org.rangescope.core.target.TargetSession;
import org.rangescope.core.target.TargetSession.Ending;
import org.rangescope.core.target.ThisMachine;
import org.rangescope.core.util.Progress;

/**
 * Captures on this machine and through a real sshd on it. Where a kernel that can be observed is needed, a program stands in for the probe that takes the
 * same options, sends a recording that the probe made, and ends at SIGTERM with the second half of it; {@code end-to-end} has the probe itself.
 */
@Timeout(120)
class MachineTest {

    private static final Path HOME = Path.of(System.getProperty("rangescope.home"));
    private static final Path PROBES = HOME.resolve("plugin/org.rangescope.probe/os");
    private static final long PATIENCE_NS = 60_000_000_000L;

    @TempDir
    Path directory;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private byte[] all = {};
    private int half;
    private Process sshd;
    private int port;

    @BeforeEach
    void standIn() throws IOException {
        all = Files.readAllBytes(HOME.resolve("plugin/org.rangescope.core.tests/recordings/format-1.0.rangescope"));
        half = all.length / 2;
        Files.write(file("first"), Arrays.copyOf(all, half));
        Files.write(file("rest"), Arrays.copyOfRange(all, half, all.length));
        Path probe = directory.resolve("probes/linux").resolve(machine()).resolve("rangescope-probe");
        Files.createDirectories(probe.getParent());
        Files.writeString(probe, """
                #!/bin/sh
                if [ "$1" = --doctor=lines ]; then
                	cat 'HOME/kernel-probe/tests/expected/doctor-v2.lines'
                	exit 0
                fi
                echo "$$" >'DIR/pid'
                dirname "$0" >'DIR/where'
                printf '%s\\0' "$@" >'DIR/arguments.new'
                mv 'DIR/arguments.new' 'DIR/arguments'
                trap 'cat DIR/rest; echo "stand-in: the end" >&2; exit 0' TERM
                cat 'DIR/first'
                echo "stand-in: ready" >&2
                while :; do
                	sleep 0.05 >/dev/null 2>&1 &
                	wait $!
                done
                """.replace("HOME", HOME.toString()).replace("DIR", directory.toString()));
    }

    @AfterEach
    void endSshd() throws InterruptedException {
        Process server = sshd;
        if (server != null) {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor();
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    private static String machine() {
        String arch = System.getProperty("os.arch");
        return "amd64".equals(arch) ? "x86_64" : arch;
    }

    private CaptureJob job(ProbeOptions options, String command) {
        return new CaptureJob(options, command, new ProbeFiles(List.of(directory.resolve("probes"))),
                List.of("ssh", "-F", file("config").toString()),
                messages::add);
    }

    private CaptureJob job() {
        return job(ProbeOptions.NONE, "");
    }

    private void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain until " + what + "; messages: " + messages);
            }
            LockSupport.parkNanos(10_000_000L);
        }
    }

    private Path where() throws IOException {
        return Path.of(Files.readString(file("where")).strip());
    }

    // ---- on both ways ----

    private void capturesAndEndsInOrder(Target target) throws Exception {
        try (TargetSession session = target.open(job())) {
            TargetReport report = session.check(false, Progress.none());
            assertEquals(Result.INTERCONNECT, report.result());
            assertTrue(report.canCapture());
            assertEquals(List.of("reached", "probe", "root"), report.checks().stream().limit(3).map(TargetReport.Check::what).toList());
            try (InputStream stream = session.start()) {
                assertArrayEquals(Arrays.copyOf(all, half), stream.readNBytes(half));
                until("the probe says that it is ready", () -> messages.contains("stand-in: ready"));
                assertTrue(Files.isDirectory(where()), "the probe runs from a directory of its own");
                session.stop();
                session.stop();
                assertArrayEquals(Arrays.copyOfRange(all, half, all.length), stream.readAllBytes(),
                        "what was on its way when it was stopped");
            }
            Ending ending = session.await();
            assertNull(ending.message());
            assertEquals(0, ending.status());
            assertTrue(Files.notExists(where()), "nothing stays behind");
            assertTrue(messages.contains("stand-in: the end"), messages::toString);
        }
    }

    private void hostileWordsArriveAsTheyAre(Target target) throws Exception {
        List<String> names = TargetTest.HOSTILE.stream().map(String::strip)
                .filter(word -> !word.isEmpty() && word.indexOf(',') < 0 && word.chars().noneMatch(Character::isISOControl)).toList();
        List<String> expected = new ArrayList<>();
        List<String> sixteen = names.subList(names.size() - 16, names.size());
        sixteen.forEach(name -> expected.add("--process=" + name));
        names.subList(0, 16).forEach(name -> expected.add("--device=" + name));
        String btf = String.join(" ", names);
        expected.add("--btf=" + btf);
        String command = "touch pwned; echo '\"$(id)`id`\\' \n# ";
        expected.addAll(List.of("--", "/bin/sh", "-c", command));
        ProbeOptions options = ProbeOptions.of(Map.of(ProbeOption.PROCESS, String.join(",", sixteen), ProbeOption.DEVICE,
                String.join(",", names.subList(0, 16)), ProbeOption.BTF, btf), List.of());
        try (TargetSession session = target.open(job(options, command))) {
            session.check(false, Progress.none());
            try (InputStream stream = session.start()) {
                until("the probe has said what it was given", () -> Files.exists(file("arguments")));
                session.stop();
                stream.readAllBytes();
            }
            session.await();
        }
        String[] got = Files.readString(file("arguments")).split("\0", -1);
        assertEquals(expected, Arrays.asList(got).subList(0, got.length - 1));
    }

    private void endsByForce(Target target) throws Exception {
        try (TargetSession session = target.open(job())) {
            session.check(false, Progress.none());
            try (InputStream stream = session.start()) {
                stream.readNBytes(half);
                session.kill();
                // what the killed program had not written does not come; whether the stream ends or breaks is all the same
                stream.readAllBytes();
            } catch (IOException e) {
                // it broke
            }
            String message = session.await().message();
            assertNotNull(message);
            assertTrue(message.contains("by force"), message);
        }
        long pid = Long.parseLong(Files.readString(file("pid")).strip());
        until("the probe is gone", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        Path place = where();
        until("nothing stays behind", () -> Files.notExists(place));
    }

    private void whoeverHeldItIsGone(Target target) throws Exception {
        try (TargetSession session = target.open(job())) {
            session.check(false, Progress.none());
            session.start().readNBytes(half);
        }
        long pid = Long.parseLong(Files.readString(file("pid")).strip());
        until("the probe has ended by itself", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        Path place = where();
        until("nothing stays behind", () -> Files.notExists(place));
    }

    // ---- this machine ----

    @Test
    void capturesOnThisMachine() throws Exception {
        capturesAndEndsInOrder(new ThisMachine());
    }

    @Test
    void passesHostileWordsOnThisMachine() throws Exception {
        hostileWordsArriveAsTheyAre(new ThisMachine());
    }

    @Test
    void killsOnThisMachine() throws Exception {
        endsByForce(new ThisMachine());
    }

    @Test
    void nothingGoesOnWithoutItsHolderOnThisMachine() throws Exception {
        whoeverHeldItIsGone(new ThisMachine());
    }

    @Test
    void asksTheRealProbe() throws Exception {
        assumeTrue(Files.exists(PROBES.resolve("linux").resolve(machine()).resolve("rangescope-probe")),
                "the probe is not built: .ci/probe-binaries builds it");
        CaptureJob job = new CaptureJob(ProbeOptions.NONE, "", new ProbeFiles(List.of(PROBES)), messages::add);
        try (TargetSession session = new ThisMachine().open(job)) {
            TargetReport report = session.check(false, Progress.none());
            assertTrue(report.kernel().startsWith(Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip()), report.kernel());
            assertTrue(report.checks().stream().anyMatch(check -> check.what().equals("types (BTF)")), report.lines(true)::toString);
        }
    }

    @Test
    void aMachineWithoutAProbeIsExplained() throws Exception {
        CaptureJob job = new CaptureJob(ProbeOptions.NONE, "", new ProbeFiles(List.of()), messages::add);
        try (TargetSession session = new ThisMachine().open(job)) {
            String message = assertThrows(TargetException.class, () -> session.check(false, Progress.none())).getMessage();
            assertTrue(message.contains("was built without the probe for it"), message);
        }
    }

    @Test
    void aProbeThatDoesNotStartIsExplained() throws Exception {
        Path probe = directory.resolve("probes/linux").resolve(machine()).resolve("rangescope-probe");
        Files.writeString(probe, "#!/bin/sh\necho 'no such thing' >&2\nexit 1\n");
        try (TargetSession session = new ThisMachine().open(job())) {
            String message = assertThrows(TargetException.class, () -> session.check(false, Progress.none())).getMessage();
            assertTrue(message.contains("no such thing"), message);
        }
    }

    @Test
    void aProbeThatFailsIsExplained() throws Exception {
        Path probe = directory.resolve("probes/linux").resolve(machine()).resolve("rangescope-probe");
        Files.writeString(probe, Files.readString(probe).replace("while :; do", "echo 'the ring broke' >&2; exit 1\nwhile :; do"));
        try (TargetSession session = new ThisMachine().open(job())) {
            session.check(false, Progress.none());
            try (InputStream stream = session.start()) {
                assertEquals(half, stream.readAllBytes().length);
            }
            Ending ending = session.await();
            assertEquals(1, ending.status());
            assertTrue(String.valueOf(ending.message()).contains("the ring broke"), ending.message());
        }
    }

    // ---- through ssh ----

    /** A server of our own on this machine, and a configuration that leads there. */
    private Target server(String... more) throws Exception {
        Path program = Path.of("/usr/sbin/sshd");
        assumeTrue(Files.isExecutable(program), "there is no sshd: apt-get install openssh-server");
        String user = System.getProperty("user.name");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("hostkey").toString());
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file("key").toString());
        if ("root".equals(user)) {
            // what the package's service makes at start
            Files.createDirectories(Path.of("/run/sshd"));
        }
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.writeString(file("sshd_config"), String.join("\n", "ListenAddress 127.0.0.1:" + port, "HostKey " + file("hostkey"),
                "AuthorizedKeysFile " + file("key.pub"), "StrictModes no", "PermitRootLogin yes", "PasswordAuthentication no", "UsePAM no",
                "PidFile none", "") + String.join("\n", more) + "\n");
        Files.writeString(file("known_hosts"), "[127.0.0.1]:" + port + " " + Files.readString(file("hostkey.pub")));
        Files.writeString(file("config"), String.join("\n", "Host testbox", "HostName 127.0.0.1", "Port " + port, "Host *", "User " + user,
                "IdentityFile " + file("key"), "IdentitiesOnly yes", "UserKnownHostsFile " + file("known_hosts"),
                "GlobalKnownHostsFile /dev/null",
                "StrictHostKeyChecking yes", ""));
        sshd = new ProcessBuilder(program.toString(), "-D", "-e", "-f", file("sshd_config").toString())
                .redirectError(file("sshd.log").toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        until("sshd listens", this::listens);
        return SshHost.of("testbox");
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            if (!sshd.isAlive()) {
                fail("sshd ended");
            }
            return false;
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    @Test
    void capturesThroughSsh() throws Exception {
        capturesAndEndsInOrder(server());
        assertEquals(1, count("Accepted publickey"), "there was one connection");
    }

    private long count(String words) throws IOException {
        return Files.readAllLines(file("sshd.log")).stream().filter(line -> line.contains(words)).count();
    }

    @Test
    void passesHostileWordsThroughSsh() throws Exception {
        hostileWordsArriveAsTheyAre(server());
    }

    @Test
    void killsThroughSsh() throws Exception {
        endsByForce(server());
    }

    @Test
    void nothingGoesOnWithoutItsHolderThroughSsh() throws Exception {
        whoeverHeldItIsGone(server());
    }

    @Test
    void aLostConnectionKeepsWhatCame() throws Exception {
        Target target = server();
        try (TargetSession session = target.open(job())) {
            session.check(false, Progress.none());
            ByteArrayOutputStream came = new ByteArrayOutputStream();
            try (InputStream stream = session.start()) {
                came.write(stream.readNBytes(half));
                // the processes that serve the connection
                List<ProcessHandle> serving = sshd.descendants().filter(handle -> handle.info().command().orElse("").contains("sshd"))
                        .toList();
                assertTrue(!serving.isEmpty(), "somebody serves the connection");
                serving.forEach(ProcessHandle::destroyForcibly);
                came.write(stream.readAllBytes());
            }
            assertArrayEquals(Arrays.copyOf(all, half), came.toByteArray());
            String message = session.await().message();
            assertNotNull(message);
            assertTrue(message.startsWith("The connection to testbox was lost. What arrived before that is shown and kept"), message);
        }
        long pid = Long.parseLong(Files.readString(file("pid")).strip());
        until("the probe there has ended by itself", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        Path place = where();
        until("nothing stays behind there", () -> Files.notExists(place));
    }

    @Test
    void whyAHostCannotBeReachedIsSaidWithTheNextStep() throws Exception {
        Target target = server();
        Files.move(file("key.pub"), file("other.pub"));
        assertTrue(refused(target).contains("It must let you in without asking for a password: ssh-copy-id testbox"), refused(target));
        Files.move(file("other.pub"), file("key.pub"));
        Files.writeString(file("known_hosts"), "");
        assertTrue(refused(target).contains("decide whether to trust it: ssh testbox"), refused(target));
        Files.writeString(file("config"), "Host testbox\nHostName no-such-host.invalid\n");
        assertTrue(refused(target).contains("Check the name"), refused(target));
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertTrue(refused(SshHost.of("127.0.0.1:" + port)).contains("Is it up"), refused(SshHost.of("127.0.0.1:" + port)));
    }

    private String refused(Target target) throws Exception {
        try (TargetSession session = target.open(job())) {
            return assertThrows(TargetException.class, () -> session.check(false, Progress.none())).getMessage();
        }
    }

    @Test
    void reachingAHostCanBeGivenUp() throws Exception {
        // takes the connection and says nothing
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file("config"), "");
            TargetSession session = SshHost.of("127.0.0.1:" + silent.getLocalPort()).open(job());
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread asking = new Thread(() -> {
                try {
                    session.check(false, Progress.none());
                    end.complete(new AssertionError("it was reached"));
                } catch (IOException | InterruptedException e) {
                    end.complete(e);
                }
            });
            asking.start();
            try (Socket knocked = silent.accept()) {
                session.close();
                assertEquals("Stopped before the capture began.", end.get(60, TimeUnit.SECONDS).getMessage());
                assertTrue(knocked.isConnected());
            }
        }
    }

    @Test
    void whatALoginSaysGoesToTheMessages() throws Exception {
        // what the login shell prints before the command is no part of the answer
        Target target = server("ForceCommand echo 'Welcome to testbox' >&2; eval \"$SSH_ORIGINAL_COMMAND\"");
        capturesAndEndsInOrder(target);
        assertTrue(messages.contains("Welcome to testbox"), messages::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/dash", "/usr/bin/zsh", "/usr/bin/fish", "/usr/bin/tcsh"})
    void anyLoginShellWillDo(String shell) throws Exception {
        assumeTrue(Files.isExecutable(Path.of(shell)), () -> shell + " is not installed");
        hostileWordsArriveAsTheyAre(server("ForceCommand exec " + shell + " -c \"$SSH_ORIGINAL_COMMAND\""));
    }

    @Test
    void whatTheConfigurationSaysOfCommandsAndForwardsDoesNotMatter() throws Exception {
        Target target = server();
        Files.writeString(file("config"), Files.readString(file("config"))
                + "RemoteCommand echo no\nRequestTTY yes\nControlMaster auto\nControlPath " + file("mine") + "\nLocalForward " + port
                + " localhost:1\n",
                StandardOpenOption.TRUNCATE_EXISTING);
        capturesAndEndsInOrder(target);
        assertTrue(Files.notExists(file("mine")), "the user's own control connection is left alone");
    }
}
