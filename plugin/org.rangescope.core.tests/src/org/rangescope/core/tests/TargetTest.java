// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rangescope.core.target.CaptureJob;
import org.rangescope.core.target.GrowingFile;
import org.rangescope.core.target.ProbeFiles;
import org.rangescope.core.target.ProbeOption;
import org.rangescope.core.target.ProbeOptions;
import org.rangescope.core.target.ShellWords;
import org.rangescope.core.target.SshHost;
import org.rangescope.core.target.TargetException;
import org.rangescope.core.target.TargetReport;
import org.rangescope.core.target.TargetReport.Mark;
import org.rangescope.core.target.TargetReport.Part;
import org.rangescope.core.target.TargetReport.Result;
import org.rangescope.core.target.TargetSession;
import org.rangescope.core.target.ThisMachine;
import org.rangescope.core.target.VirtualGuest;
import org.rangescope.core.util.Progress;

/** Targets: what goes to a shell, what is refused, what is understood. {@link MachineTest} runs them. */
@Timeout(60)
class TargetTest {

    /** Words that mean something to a shell, each a try to make it do more than to pass them on. */
    static final List<String> HOSTILE = List.of("", " ", "a b", "'", "''", "\"", "\\", "\\'", "'\\''", "$HOME", "${HOME}", "$(id)", "`id`",
            "; id", "& id",
            "| id", "> x", "< x", "a\nb", "\n", "\t", "*", "?", "[a]", "~", "~root", "#no", "!!", "!id", "{a,b}", "-n", "--", "%s", "%h",
            "a=b", "=ls",
            "^a^b", "\u00e4\u20ac", "\u0001", "\\n", "\\\\", "'; touch pwned; '", "\\'; touch pwned; #", "$'\\x27'");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash", "/bin/busybox sh", "/usr/bin/zsh", "/usr/bin/fish", "/usr/bin/tcsh"})
    void everyWordGetsThroughAShellAsItIs(String shell) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(shell.split(" ")));
        assumeTrue(Files.isExecutable(Path.of(command.get(0))), () -> shell + " is not installed");
        List<String> words = shell.endsWith("csh") ? HOSTILE.stream().filter(word -> !word.contains("\n")).toList() : HOSTILE;
        List<String> printf = new java.util.ArrayList<>(List.of("/usr/bin/printf", "%s\\0"));
        printf.addAll(words);
        command.addAll(List.of("-c", "exec " + ShellWords.join(printf)));
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        String[] got = said.split("\0", -1);
        assertEquals(words, Arrays.asList(got).subList(0, got.length - 1));
        try (var files = Files.list(directory)) {
            assertEquals(List.of(), files.toList(), "no word made the shell do anything");
        }
    }

    @Test
    void noShellTakesANul() {
        assertThrows(IllegalArgumentException.class, () -> ShellWords.quote("a\0b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-oProxyCommand=id", "-v", "--", "@host", "root@-host", "-root@host", "a b", "a;id", "a$(id)", "a`id`",
            "a|b", "a&b",
            "a>b", "host'", "host\"", "a\nb", "a\\b", "%h", "a%h", "h\u00f6st", "host:", "host:ssh", "host:99999", "host:0", "a@b@c",
            "[::1", "::1]", "ssh://a/b",
            "host name", "$HOME", "~", "*", "!x", "#x", "a\0b"})
    void whatIsNoHostIsRefused(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> SshHost.of(text)).getMessage();
        assertTrue(message.contains("host") || message.contains("Port"), message);
        assertThrows(IllegalArgumentException.class, () -> new SshHost(text, text.startsWith("host:") ? -1 : 0));
    }

    @Test
    void hostsAreUnderstood() {
        assertEquals(new SshHost("testbox", 0), SshHost.of(" testbox "));
        assertEquals(new SshHost("root@testbox", 0), SshHost.of("root@testbox"));
        assertEquals(new SshHost("root@test-box.example.org", 2222), SshHost.of("root@test-box.example.org:2222"));
        assertEquals(new SshHost("10.0.0.7", 22), SshHost.of("10.0.0.7:22"));
        assertEquals(new SshHost("root@fe80::1%eth0", 2222), SshHost.of("root@[fe80::1%eth0]:2222"));
        assertEquals("root@testbox:2222", SshHost.of("root@testbox:2222").label());
    }

    @Test
    void recordingsAreNamedByTargetAndTime() {
        LocalDateTime time = LocalDateTime.of(2026, 11, 26, 9, 5, 7);
        assertEquals("root@testbox-2222 2026-11-26 09.05.07.rangescope", SshHost.of("root@testbox:2222").recordingName(time));
        assertEquals("this-machine 2026-11-26 09.05.07.rangescope", new ThisMachine().recordingName(time));
        assertEquals("guest-v2 2026-11-26 09.05.07.rangescope",
                new VirtualGuest(directory, directory, "v2").recordingName(time));
        assertEquals("a-b 2026-11-26 09.05.07.rangescope", new GrowingFile(Path.of("/x/..a;$\n b.rangescope")).recordingName(time));
    }

    @Test
    void optionsAreWordsOfTheirOwn() {
        ProbeOptions options = ProbeOptions.of(Map.of(ProbeOption.PID, "12, 13", ProbeOption.PROCESS, "Web Content,--doctor",
                ProbeOption.STACKS, "reused",
                ProbeOption.ADAPTER, "interconnect", ProbeOption.PRECISE, "true", ProbeOption.FREES, "false", ProbeOption.DURATION, "0.5",
                ProbeOption.EXPORTER, "", ProbeOption.BTF, "-o /etc/passwd; $(id)"), List.of("--new-option=3"));
        assertEquals(List.of("--pid=12", "--pid=13", "--process=Web Content", "--process=--doctor", "--adapter=interconnect", "--precise",
                "--btf=-o /etc/passwd; $(id)", "--duration=0.5", "--new-option=3"), options.arguments());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o", "-oout", "--output", "--output=x", "--out=x", "--o", "--max-size=1M", "--max-f=1", "--trigger",
            "--doctor=lines", "--doc", "--layout",
            "--version", "--help", "-h", "--", "a\nb"})
    void optionsThatMakeNoStreamAreRefused(String word) {
        assertThrows(IllegalArgumentException.class, () -> ProbeOptions.of(Map.of(), List.of(word)));
    }

    @Test
    void wrongValuesAreNamed() {
        assertEquals("--pid 0: give a whole number from 1 to 4194304.", refused(ProbeOption.PID, "1,0"));
        assertEquals("--stacks some: give one of reused, all, none.", refused(ProbeOption.STACKS, "some"));
        assertEquals("--duration soon: give a number of seconds, such as 10 or 0.5.", refused(ProbeOption.DURATION, "soon"));
        assertEquals("--ring-size 3: give one of 1, 2, 4, 8, 16, 32, 64, 128, 256, 512.", refused(ProbeOption.RING_SIZE, "3"));
        assertEquals("--process: there is a control character in \"a?b\".", refused(ProbeOption.PROCESS, "a\nb"));
        assertEquals("--device: 17 are given, 16 can be.", refused(ProbeOption.DEVICE, "a,".repeat(17)));
        assertEquals("--precise needs BPF: leave it out, or --attach tracefs.",
                assertThrows(IllegalArgumentException.class,
                        () -> ProbeOptions.of(Map.of(ProbeOption.PRECISE, "true", ProbeOption.ATTACH, "tracefs"), List.of())).getMessage());
    }

    private static String refused(ProbeOption option, String value) {
        return assertThrows(IllegalArgumentException.class, () -> ProbeOptions.of(Map.of(option, value), List.of())).getMessage();
    }

    private static List<String> said(String kernel) throws IOException {
        return Files
                .readAllLines(Path.of(System.getProperty("rangescope.home"), "kernel-probe/tests/expected/doctor-" + kernel + ".lines"));
    }

    @Test
    void whatTheProbeFoundIsUnderstood() throws IOException {
        TargetReport good = TargetReport.parse("guest v2", List.of(), said("v2"));
        assertEquals(Result.INTERCONNECT, good.result());
        assertEquals("v2 (x86_64)", good.kernel());
        assertTrue(good.canCapture());
        assertTrue(good.checks().stream().anyMatch(check -> check.part() == Part.HOOK && check.what().equals("dma_buf_map_interconnect")
                && check.mark() == Mark.OK));
        TargetReport stock = TargetReport.parse("stock", List.of(), said("stock-6.12"));
        assertEquals(Result.SG_TABLE, stock.result());
        TargetReport.Check missing = stock.checks().stream().filter(check -> check.what().equals("interconnect")).findFirst().orElseThrow();
        assertEquals(Mark.LESS, missing.mark());
        assertTrue(missing.remedy().contains("interconnect patches"), missing.remedy());
        assertTrue(stock.lines(false).stream().anyMatch(line -> line.startsWith("  -   interconnect: none that is known")),
                stock.lines(false)::toString);
    }

    @Test
    void whatIsNoAnswerIsSaid() {
        assertTrue(assertThrows(TargetException.class, () -> TargetReport.parse("box", List.of(), List.of("sh: not found"))).getMessage()
                .contains("sh: not found"));
        assertThrows(TargetException.class, () -> TargetReport.parse("box", List.of(), List.of()));
        assertThrows(TargetException.class,
                () -> TargetReport.parse("box", List.of(), List.of("rangescope-doctor\t1", "check", "result", "kernel\t")));
    }

    @Test
    void aNewerProbeMaySayMore() throws IOException {
        TargetReport report = TargetReport.parse("box", List.of(),
                List.of("noise", "rangescope-doctor\t2", "weather\tfine", "kernel\t7.1\triscv64\t#1\tmore",
                        "result\tmiracles\tIt does everything.\tmore", "check\tsky\tblue\twhat\tstate\tstep\tmore", "check"));
        assertEquals(Result.UNKNOWN, report.result());
        assertEquals("7.1 (riscv64)", report.kernel());
        assertEquals(2, report.checks().size());
        assertTrue(report.canCapture());
    }

    @Test
    void aMissingProbeIsExplained() throws Exception {
        Path there = directory.resolve("linux/aarch64/rangescope-probe");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "x");
        ProbeFiles files = new ProbeFiles(List.of(directory));
        assertTrue(files.find("aarch64").isPresent());
        assertFalse(files.find("x86_64").isPresent());
        assertFalse(files.find("../linux/aarch64").isPresent(), "what a target says is no path");
    }

    @Test
    void aFileIsFollowedUntilSomebodySaysStop() throws Exception {
        byte[] all = Files.readAllBytes(
                Path.of(System.getProperty("rangescope.home"), "plugin/org.rangescope.core.tests/recordings/format-1.0.rangescope"));
        int half = all.length / 2;
        Path file = directory.resolve("growing.rangescope");
        try (TargetSession session = new GrowingFile(file).open(job())) {
            assertEquals(Mark.LESS, session.check(false, Progress.none()).checks().get(0).mark(), "it does not exist yet");
            try (InputStream stream = session.start()) {
                Files.write(file, Arrays.copyOf(all, half));
                assertArrayEquals(Arrays.copyOf(all, half), stream.readNBytes(half));
                Files.write(file, Arrays.copyOfRange(all, half, all.length), StandardOpenOption.APPEND);
                session.stop();
                assertArrayEquals(Arrays.copyOfRange(all, half, all.length), stream.readAllBytes(),
                        "what was there when it was stopped comes");
            }
            assertNull(session.await().message());
        }
    }

    @Test
    void aFileThatIsBegunAnewEndsTheCapture() throws Exception {
        Path file = directory.resolve("growing.rangescope");
        Files.write(file, new byte[100]);
        try (TargetSession session = new GrowingFile(file).open(job())) {
            session.check(false, Progress.none());
            try (InputStream stream = session.start()) {
                assertEquals(100, stream.readNBytes(100).length);
                Files.write(file, new byte[10]);
                assertEquals(0, stream.readAllBytes().length);
            }
            String message = session.await().message();
            assertNotNull(message);
            assertTrue(message.contains("became shorter"), message);
        }
    }

    @Test
    void aFileThatCannotBeFollowedIsRefused() {
        assertThrows(TargetException.class, () -> check(directory));
        assertThrows(TargetException.class, () -> check(directory.resolve("no/such.rangescope")));
    }

    private static void check(Path file) throws Exception {
        try (TargetSession session = new GrowingFile(file).open(job())) {
            session.check(false, Progress.none());
        }
    }

    @Test
    void aGuestNeedsItsCheckout() throws Exception {
        try (TargetSession session = new VirtualGuest(directory, directory.resolve("x.scn"), "v1").open(job())) {
            String message = assertThrows(TargetException.class, () -> session.check(false, Progress.none())).getMessage();
            assertTrue(message.contains("is no checkout of Rangescope"), message);
        }
        assertThrows(IllegalArgumentException.class, () -> new VirtualGuest(directory, directory, "v3"));
    }

    private static CaptureJob job() {
        return new CaptureJob(ProbeOptions.NONE, "", new ProbeFiles(List.of()), words -> {});
    }
}
