// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rangescope.core.Session;
import org.rangescope.core.compare.Comparer;
import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.suppress.SuppressionProblem;
import org.rangescope.core.suppress.Suppressions;

/** The file of suppressions: what it may say, where it lies, and what becomes of findings. */
class SuppressionsTest {

    private static final Path FILE = Path.of("/p", Suppressions.FILE_NAME);

    @TempDir
    private Path folder;

    private static Suppression only(String line) {
        Suppressions suppressions = Suppressions.parse(FILE, line);
        assertEquals(List.of(), suppressions.problems());
        assertEquals(1, suppressions.list().size());
        return suppressions.list().get(0);
    }

    private static List<String> problems(String text) {
        return Suppressions.parse(FILE, text).problems().stream().map(SuppressionProblem::toString).toList();
    }

    @Test
    void readsWhatItWrites() {
        Suppression all = only(
                "RS01   ex_gpu_bind_bo [ex-gpu] exporter=\"my \\\"own\\\" heap\" device=0000:03:00.0 # freed by # firmware  ");
        assertEquals(new Suppression("RS01", "ex_gpu_bind_bo", "ex_gpu", "my \"own\" heap", "0000:03:00.0", "freed by # firmware", FILE, 1),
                all);
        assertEquals(all, only(all.toString()));
        assertEquals("/p/.rangescope-suppressions:1", all.place());
        assertEquals(3, Suppressions.parse(FILE, "\uFEFF# one\r\n\r\nRS27 -  # because\n").list().get(0).line());
        assertEquals("ex_gpu_bind_bo", only("RS01 ex_gpu_bind_bo.isra.0 # clone").function());
    }

    @Test
    void namesFileAndLineOfWhatItDoesNotUnderstand() {
        List<String> problems = problems("""
                RS01 f # fine
                RS01
                RS01 f
                RS01 f+0x1c [m]  # x
                RS01 f [m] [n]  # x
                RS01 f exporter=  # x
                RS01 f colour=red  # x
                RS01 f exporter="open  # x
                RS01 - [m]  # x
                RS01 f/g  # x
                RS01 f  #
                """);
        assertEquals(10, problems.size());
        for (int i = 0; i < problems.size(); i++) {
            String problem = problems.get(i);
            assertTrue(problem.startsWith("/p/.rangescope-suppressions:" + (i + 2) + ": "), problem);
        }
        assertTrue(problems.get(0).contains("the call site is missing after RS01"), problems.get(0));
        assertTrue(problems.get(1).contains("there is no reason"), problems.get(1));
        assertTrue(problems.get(2).contains("leave the offset out and write f"), problems.get(2));
        assertTrue(problems.get(5).contains("'colour=red' is not understood"), problems.get(5));
        assertTrue(problems.get(6).contains("never closed"), problems.get(6));
    }

    @ParameterizedTest
    @CsvSource({"RS01 f [m], true", "RS01 f, true", "RS02 f, false", "RS01 g, false", "RS01 f [n], false", "RS01 f [vmlinux], false",
            "RS01 * [m], true", "RS01 *, true", "RS01 -, false", "RS01 f exporter=heap, true", "RS01 f exporter=gem, false",
            "RS01 f device=gpu1, false"})
    void matchesByWhatSurvivesABuild(String line, boolean expected) {
        Suppression suppression = only(line + "  # because");
        // two devices: one that is named is not all of it
        assertEquals(expected, suppression.matches("RS01", "f.constprop.0+0x4c [m]", List.of("heap"), List.of("gpu0", "gpu1")));
    }

    @Test
    void matchesTheKernelItselfAndFindingsWithoutCallSite() {
        assertTrue(only("RS01 f [vmlinux] # x").matches("RS01", "f+0x1", List.of(), List.of()));
        assertTrue(only("RS01 - # x").matches("RS01", "", List.of(), List.of()));
        assertFalse(only("RS01 f # x").matches("RS01", "", List.of(), List.of()));
        assertFalse(only("RS01 f exporter=heap # x").matches("RS01", "f+0x1", List.of(), List.of()));
    }

    @Test
    void appliesFromTheRecordingUpToTheRootOfItsProject() throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        Path deep = Files.createDirectories(project.resolve("runs/today"));
        Path recording = deep.resolve("a.rangescope");
        Files.writeString(folder.resolve(Suppressions.FILE_NAME), "RS01 outside # x\n");
        Files.writeString(project.resolve(Suppressions.FILE_NAME), "RS01 root # x\n");
        Files.writeString(deep.resolve(Suppressions.FILE_NAME), "RS01 beside # x\n");
        assertEquals(List.of("beside"), functions(recording), "no project: beside the recording only");
        Files.createFile(project.resolve(".project"));
        assertEquals(List.of("beside", "root"), functions(recording));
        assertTrue(Suppressions.applies(project.resolve(Suppressions.FILE_NAME), recording));
        assertTrue(Suppressions.applies(deep.resolve(Suppressions.FILE_NAME), recording));
        assertFalse(Suppressions.applies(folder.resolve(Suppressions.FILE_NAME), recording));
        assertFalse(Suppressions.applies(deep.resolve("other"), recording));
        assertEquals(deep.resolve(Suppressions.FILE_NAME), Suppressions.fileFor(recording));
        Files.delete(deep.resolve(Suppressions.FILE_NAME));
        Files.delete(project.resolve(Suppressions.FILE_NAME));
        assertEquals(project.resolve(Suppressions.FILE_NAME), Suppressions.fileFor(recording));
        Files.delete(project.resolve(".project"));
        assertEquals(deep.resolve(Suppressions.FILE_NAME), Suppressions.fileFor(recording));
    }

    private static List<String> functions(Path recording) {
        return Suppressions.of(recording).list().stream().map(Suppression::function).toList();
    }

    @Test
    void appendsWholeLinesAndKeepsWhatIsThere() throws IOException {
        Path file = folder.resolve(Suppressions.FILE_NAME);
        Suppression first = Suppressions.append(file, Suppression.of("RS01", "f+0x4c [m]", null, null, "one\nreason"));
        assertEquals("RS01 f [m]  # one reason", first.toString());
        assertEquals(first, Suppressions.read(List.of(file)).list().get(0), "the place it says is the place it has");
        assertEquals(first, Suppressions.append(file, Suppression.of("RS01", "f+0x99 [m]", null, null, "another")), "once is enough");
        Files.writeString(file, "RS05 g # by hand, without an end of line", StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
        assertEquals(2, Suppressions.append(file, Suppression.of("RS27", "", "my heap", "gpu1", "known")).line());
        assertEquals("RS05 g # by hand, without an end of line\nRS27 - exporter=\"my heap\" device=gpu1  # known\n",
                Files.readString(file));
        assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing else is left behind");
        }
        assertThrows(IllegalArgumentException.class, () -> Suppression.of("RS01", "f", null, null, " \n"));
    }

    /** A recording may come from anybody: what it calls modules and functions must not become lines of the file. */
    @ParameterizedTest
    @ValueSource(strings = {"f+0x4c [m\nRS02 *  # x]", "f [m\r]", "f [m n]", "f [m\"]", "f [m#]", "f [m\u0085]", "?", "f/g [m]",
            "f@plt [m]",
            "1f [m]", "f\"g [m]", "* [m]"})
    void writesNoNamesThatWouldBeReadAsSomethingElse(String callSite) {
        assertFalse(Suppression.canName(callSite));
        assertThrows(IllegalArgumentException.class, () -> Suppression.of("RS01", callSite, null, null, "x"));
    }

    @Test
    void writesNoControlCharacters() {
        assertThrows(IllegalArgumentException.class, () -> Suppression.of("RS01", "f [m]", "a\nRS02 *  # x", null, "x"));
        assertThrows(IllegalArgumentException.class, () -> Suppression.of("RS01", "f [m]", null, "a\rb", "x"));
        assertEquals("RS01 f [m]  # a b", Suppression.of("RS01", "f+0x4c [m]", null, null, "a\u0000\u001bb\u0001").toString());
        assertTrue(Suppression.canName(""));
        assertTrue(Suppression.canName("f.isra.0+0x4c [ex-gpu]"));
        Path file = folder.resolve(Suppressions.FILE_NAME);
        Suppression two = new Suppression("RS01", "f", "m]  # x\nRS02 *  # x", null, null, "x", null, 0);
        assertThrows(IllegalArgumentException.class, () -> Suppressions.append(file, two));
        assertFalse(Files.exists(file));
    }

    @Test
    void losesNothingWhenManyWriteAtOnce() throws Exception {
        Path file = folder.resolve(Suppressions.FILE_NAME);
        Suppressions.append(file, Suppression.of("RS01", "f", null, null, "x"));
        List<Thread> threads = new ArrayList<>();
        List<IOException> failed = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            String function = "g" + i;
            threads.add(new Thread(() -> {
                try {
                    Suppressions.append(file, Suppression.of("RS01", function, null, null, "x"));
                } catch (IOException e) {
                    failed.add(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failed);
        assertEquals(5, Suppressions.read(List.of(file)).list().size());
    }

    @Test
    void leavesAFileAloneThatIsNotText() throws IOException {
        Path file = folder.resolve(Suppressions.FILE_NAME);
        byte[] bytes = {'R', 'S', (byte) 0xff, (byte) 0xfe};
        Files.write(file, bytes);
        IOException e = assertThrows(IOException.class,
                () -> Suppressions.append(file, Suppression.of("RS01", "f", null, null, "x")));
        assertTrue(String.valueOf(e.getMessage()).contains("not text in UTF-8"), e::getMessage);
        org.junit.jupiter.api.Assertions.assertArrayEquals(bytes, Files.readAllBytes(file));
        assertTrue(Suppressions.read(List.of(file)).problems().get(0).toString().contains("not text in UTF-8"));
        Files.delete(file);
        Files.createDirectory(file);
        assertTrue(Suppressions.read(List.of(file)).problems().get(0).toString().contains("it is no file"));
    }

    @Test
    void marksFindingsAndSaysSoInTheVerdict() throws IOException {
        Opened opened = Opened.file(RealRecordingsTest.RECORDINGS.resolve("rs01-detach-live.rangescope"));
        Session session = opened.session();
        Findings before = session.findings();
        Finding leak = opened.only("RS01");
        assertFalse(leak.isSuppressed());
        assertFalse(leak.exporters().isEmpty());
        assertFalse(leak.devices().isEmpty());
        Suppression by = Suppression.of("RS01", leak.callSite(), leak.exporters().get(0), leak.devices().get(0), "known");
        Findings after = session.suppress(Suppressions.parse(FILE, "RS99 f # x\nnonsense\n" + by));
        assertEquals(after, session.findings());
        Finding marked = opened.only("RS01");
        Suppression suppression = marked.suppression();
        assertNotNull(suppression);
        assertEquals("/p/.rangescope-suppressions:3", suppression.place());
        assertEquals(before.list().size(), after.list().size(), "shown, not hidden");
        assertEquals(leak.number(), marked.number());
        assertEquals(List.of(marked), after.suppressed());
        assertEquals(before.list().size() - 1, after.open().size());
        assertEquals(before.count(Severity.ERROR) - 1, after.count(Severity.ERROR));
        assertEquals(before.leakedBytes() - leak.bytes(), after.leakedBytes());
        assertTrue(after.verdictLine().endsWith("; 1 finding is suppressed"), after.verdictLine());
        if (after.open().stream().noneMatch(Finding::leak)) {
            assertTrue(after.verdictLine().startsWith("No leaks found besides suppressed ones"), after.verdictLine());
        }
        List<String> problems = after.suppressionProblems().stream().map(SuppressionProblem::toString).toList();
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).startsWith("/p/.rangescope-suppressions:2: the call site is missing after nonsense"), problems.get(0));
        assertTrue(problems.get(1).startsWith("/p/.rangescope-suppressions:1: there is no rule RS99; there are RS01"), problems.get(1));
        assertNull(session.suppress(Suppressions.NONE).list().get(leak.number() - 1).suppression());
        assertEquals(before.verdictLine(), session.findings().verdictLine());
    }

    @Test
    void makesNoRecordingWorse() throws IOException {
        Opened clean = Opened.file(RealRecordingsTest.RECORDINGS.resolve("rs01-detach-live-near.rangescope"));
        Opened leaking = Opened.file(RealRecordingsTest.RECORDINGS.resolve("rs01-detach-live.rangescope"));
        String all = leaking.findings().stream().map(f -> f.ruleId() + " *  # x\n").distinct().reduce("", String::concat);
        leaking.session().suppress(Suppressions.parse(FILE, all));
        Comparison comparison = leaking.read(after -> clean
                .read(before -> Comparer.compare(before, clean.session().findings(), after, leaking.session().findings())));
        List<FindingChange> changes = comparison.findings().stream().filter(c -> c.ruleId().equals("RS01")).toList();
        assertFalse(changes.isEmpty());
        assertTrue(changes.stream().allMatch(FindingChange::isSuppressed));
        assertTrue(comparison.verdictLine().contains("suppressed"), comparison.verdictLine());
        assertFalse(comparison.verdictLine().contains("new"), comparison.verdictLine());
    }
}
