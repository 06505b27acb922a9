// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** {@code check}, {@code diff} and {@code report}: exit status, results, and what goes wrong. */
class CheckDiffReportTest {

    private static final Path LEAK = Rangescope.recording("rs01-detach-live");
    private static final Path QUIET = Rangescope.recording("quiet");

    @TempDir
    Path directory;

    private List<String> files() throws Exception {
        try (var entries = Files.list(directory)) {
            return entries.map(each -> String.valueOf(each.getFileName())).sorted().toList();
        }
    }

    @Test
    void checkIsRedWithALeakAndGreenWithout() throws Exception {
        Rangescope.run("check", LEAK).exits(1).silent().prints("FAILED: ", "were never unmapped", "RS01, error, definite");
        Rangescope.run("check", QUIET).exits(0).silent().prints("PASSED");
        Rangescope.run("check", "--rule", "rs02", LEAK).exits(0).silent().prints("PASSED", "Tolerated:");
    }

    @Test
    void checkWritesAllResultsInOneRun() throws Exception {
        Path json = directory.resolve("c.json");
        Path sarif = directory.resolve("c.sarif");
        Path junit = directory.resolve("c.xml");
        Rangescope.run("check", "--json", json, "--sarif", sarif, "--junit", junit, LEAK).exits(1).silent().prints("FAILED: ");
        assertFalse(JsonParser.parseString(Rangescope.text(json)).getAsJsonObject().get("passed").getAsBoolean());
        assertTrue(Rangescope.text(sarif).contains("\"version\": \"2.1.0\""));
        assertTrue(Rangescope.text(junit).contains("<failure message="));
        assertEquals(List.of("c.json", "c.sarif", "c.xml"), files());
        Rangescope.run("check", "--json", json, LEAK).exits(2).says(json + " is there already", "--force");
        Rangescope.run("check", "--json", json, "--force", QUIET).exits(0).silent();
        JsonObject now = Rangescope.run("check", "--json", "-", QUIET).exits(0).silent().json();
        assertTrue(now.get("passed").getAsBoolean());
        Rangescope.run("check", "--json", "-", "--sarif", "-", QUIET).exits(2).says("Only one result can go to standard output");
    }

    @Test
    void baselineMakesKnownWhatIsKnown() throws Exception {
        Path known = directory.resolve("known.txt");
        Rangescope.run("check", "--baseline", known, LEAK).exits(3).says(known + ": there is no such file");
        Rangescope.run("check", "--write-baseline", LEAK).exits(2).says("--baseline");
        Rangescope.run("check", "--baseline", known, "--write-baseline", LEAK).exits(0).silent().prints("PASSED", "Known by the baseline:");
        Rangescope.run("check", "--baseline", known, LEAK).exits(0).silent().prints("PASSED");
        Rangescope.run("check", "--baseline", known, Rangescope.recording("rs02-release-live")).exits(1)
                .prints("that the baseline does not have");
        Files.writeString(known, "nonsense\n");
        Rangescope.run("check", "--baseline", known, LEAK).exits(3).says(known + ":1");
    }

    @Test
    void suppressionsBesideTheRecordingAreHonoured() throws Exception {
        Path recording = Files.copy(LEAK, directory.resolve("a.rangescope"));
        Rangescope.run("check", recording).exits(1);
        Path file = directory.resolve(".rangescope-suppressions");
        Files.writeString(file, "RS01 * # known\nRS26 * # known\nRS02 nobody # unused\n");
        Rangescope.run("check", recording).exits(0).silent().prints("PASSED", "Suppressed:", file + ":3", "suppresses nothing");
        Rangescope.run("findings", recording).exits(0).silent().prints("Suppressed:", "known");
    }

    @Test
    void budgetsFail() throws Exception {
        Rangescope.run("check", "--max", "1ns", QUIET).exits(1).silent().prints("1 budget exceeded", "more than the 1 ns that they may");
        Rangescope.run("check", "--max", "100s", "--max-p99", "exporter=*:100s", QUIET).exits(0).silent();
        Rangescope.run("check", "--max-p99", "exporter=none:1s", QUIET).exits(1).prints("nothing to measure");
        Rangescope.run("check", "--max-p99", "exporter=none:1s", "--allow-unmeasured", QUIET).exits(0);
        Rangescope.run("check", "--max-p99", "soon", QUIET).exits(2).says("\"soon\" is no budget", "check --help");
        Rangescope.run("check", "--rule", "RS99", QUIET).exits(2).says("There is no rule \"RS99\"");
        Rangescope.run("check", "--fail-on", "bad", QUIET).exits(2).says("--fail-on", "bad");
        Rangescope.run("check").exits(2).says("FILE is missing");
    }

    @Test
    void lostEvidenceFailsWhenThatIsAskedFor() throws Exception {
        byte[] whole = Files.readAllBytes(QUIET);
        Path cut = directory.resolve("cut.rangescope");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 100));
        Rangescope.run("check", cut).exits(0).silent().prints("Evidence: Cut off");
        Rangescope.run("check", "--fail-on-lost", cut).exits(4).silent().prints("FAILED: evidence was lost");
    }

    @Test
    void theSchemaIsInTheJar() throws Exception {
        assertTrue(Rangescope.run("check", "--schema").exits(0).silent().json().has("$schema"));
    }

    @Test
    void diffFailsWhenSomethingGotWorse() throws Exception {
        Rangescope.run("diff", QUIET, QUIET).exits(0).silent().prints("NOT WORSE");
        Rangescope.run("diff", QUIET, LEAK).exits(1).silent().prints("WORSE: new definite errors", "New: RS01");
        Rangescope.run("diff", "--fail-on", "none", QUIET, LEAK).exits(0).silent();
        Rangescope.run("diff", "--fail-on", "slow", QUIET, LEAK).exits(2).says("slower");
        JsonObject json = Rangescope.run("diff", "--json", "-", QUIET, LEAK).exits(1).silent().json();
        assertTrue(json.getAsJsonObject("failing").has("new-error"), json::toString);
        Path html = directory.resolve("d.html");
        Rangescope.run("diff", "--html", html, LEAK, QUIET).exits(0).silent();
        assertTrue(Rangescope.text(html).startsWith("<!DOCTYPE html>"));
        Rangescope.run("diff", "-", "-").exits(2).says("Only one");
        Rangescope.run("diff", QUIET, directory.resolve("missing")).exits(3).says("missing: there is no such file");
    }

    @Test
    void reportIsThereWholeOrNotAtAll() throws Exception {
        Path html = directory.resolve("r.html");
        Rangescope.run("report", "-o", html, LEAK).exits(0).silent().prints(html + ": ");
        assertTrue(Rangescope.text(html).endsWith("</html>\n"));
        Rangescope.run("report", "-o", html, LEAK).exits(2).says("--force");
        Path copy = Files.copy(LEAK, directory.resolve("mine.rangescope"));
        Rangescope.run("report", copy).exits(0).silent();
        Rangescope.run("report", "-o", copy, "--force", copy).exits(2).says("is what is read");
        assertEquals(List.of("mine.html", "mine.rangescope", "r.html"), files());
        assertTrue(Rangescope.run(LEAK, "report", "-o", "-", "-").exits(0).silent().out().startsWith("<!DOCTYPE html>"));
        Rangescope.run(LEAK, "report", "-").exits(2).says("say with -o");
    }

    @Test
    void aFullDiskIsOneLine() throws Exception {
        for (String[] command : new String[][]{{"report", "-o", "/dev/full"}, {"check", "--json", "/dev/full"},
                {"check", "--sarif", "/dev/full"},
                {"check", "--junit", "/dev/full"}, {"check", "--text", "/dev/full"}}) {
            Object[] all = new Object[command.length + 1];
            System.arraycopy(command, 0, all, 0, command.length);
            all[command.length] = QUIET;
            Rangescope.Result result = Rangescope.run(all).exits(3)
                    .says("rangescope: /dev/full cannot be written: No space left on device");
            assertEquals(1, result.err().lines().count(), result::toString);
        }
        Rangescope.shell("$RANGESCOPE report -o - " + QUIET + " > /dev/full").exits(3).says("cannot be written: No space left on device");
        Rangescope.shell("$RANGESCOPE check " + QUIET + " > /dev/full").exits(3).says("cannot be written");
    }

    @Test
    void whatIsNoRecordingIsOneLine() throws Exception {
        Path text = Files.writeString(directory.resolve("text"), "hello");
        for (String command : new String[]{"report", "check"}) {
            Rangescope.Result result = Rangescope.run(command, text).exits(3).says(text.toString());
            assertEquals(1, result.err().lines().count(), result::toString);
        }
        assertEquals(List.of("text"), files());
    }

    @Test
    void twoResultsNeverGoToOneFile() throws Exception {
        Path file = directory.resolve("one-place");
        Rangescope.run("check", "--json", file, "--sarif", file, "--force", QUIET).exits(2).says("is named twice");
        assertFalse(Files.exists(file));
        Files.writeString(file, "# nothing is known\n");
        Path link = Files.createSymbolicLink(directory.resolve("link-to-it"), file);
        Rangescope.run("check", "--json", file, "--sarif", link, "--force", QUIET).exits(2).says("is named twice");
        Rangescope.run("check", "--baseline", file, "--json", file, "--force", QUIET).exits(2).says("is named twice");
        Rangescope.run("diff", "--json", file, "--html", file, "--force", QUIET, QUIET).exits(2).says("is named twice");
        assertEquals("# nothing is known\n", Files.readString(file));
        Rangescope.run("check", "--baseline", "-", QUIET).exits(2).says("cannot be -");
        Rangescope.run("check", "--json", "/dev/null", "--sarif", "/dev/null", QUIET).exits(0);
    }

    @Test
    void aReaderMayGoAway() throws Exception {
        Path leaks = Rangescope.recording("parallel-leaks");
        for (String what : List.of("report -o -", "export -f chrome -o -", "export -f perfetto -o -", "repair -o -",
                "trim --from 1ms -o -")) {
            // echo fails once the reader is gone
            Rangescope.Result result = Rangescope.shell("(trap '' PIPE; while echo 2> /dev/null; do :; done; $RANGESCOPE " + what
                    + " " + leaks + "; echo $? >&2) | true");
            assertEquals("0\n", result.err(), result::toString);
        }
        Rangescope.Result full = Rangescope.shell("$RANGESCOPE report -o - " + QUIET + " > /dev/full").exits(3);
        assertEquals(full.err().indexOf("cannot be written"), full.err().lastIndexOf("cannot be written"), full::toString);
    }
}
