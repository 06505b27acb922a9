// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a whole: versions, help, usage. */
class RunnableJarTest {

    @TempDir
    Path directory;

    @Test
    void saysItsVersion() throws Exception {
        Rangescope.Result result = Rangescope.run("--version").exits(0).silent();
        assertTrue(result.out().startsWith("rangescope 0.1.0"), result::toString);
    }

    @Test
    void helpNamesCommandsExitStatusAndExamples() throws Exception {
        Rangescope.run("--help").exits(0).silent().prints("info", "findings", "events", "split", "join", "record", "Exit status:",
                "at least one definite error",
                "Examples:", "rangescope findings mine.rangescope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "findings", "report", "check", "diff", "export", "query", "events", "split", "join", "trim", "repair",
            "record"})
    void eachCommandHasHelp(String command) throws Exception {
        Rangescope.run(command, "--help").exits(0).silent().prints("Usage: rangescope " + command, "Exit status:", "Examples:",
                "  rangescope " + command + " ");
    }

    @Test
    void withoutCommandItNamesThem() throws Exception {
        Rangescope.run().exits(2).says(
                "Say which command to run: info, findings, report, check, diff, export, query, events, split, join, trim, repair, record",
                "rangescope --help");
    }

    @Test
    void namesTheOptionThatItDoesNotKnow() throws Exception {
        Rangescope.run("info", "--jsno", Rangescope.recording("rs01-detach-live")).exits(2).says("--jsno");
    }

    @Test
    void namesTheArgumentThatIsMissing() throws Exception {
        Rangescope.run("split", Rangescope.recording("rs01-detach-live")).exits(2).says("DIRECTORY", "rangescope split --help");
    }

    @Test
    void endsQuietlyWhenNobodyReadsOn() throws Exception {
        Path pipe = directory.resolve("pipe");
        for (String command : new String[]{"events", "info", "findings", "info --json"}) {
            // the reader is there when the pipe is opened, and gone before the first byte is written
            Rangescope.shell("mkfifo '" + pipe + "' && { : < '" + pipe + "' & } && exec 3> '" + pipe + "' && wait && rm '" + pipe
                    + "' && $RANGESCOPE " + command + " '"
                    + Rangescope.recording("quiet") + "' >&3").exits(0).silent();
        }
    }

    @Test
    void saysWhenItsOutputCannotBeWritten() throws Exception {
        Rangescope.shell("$RANGESCOPE events " + Rangescope.recording("rs01-detach-live") + " > /dev/full").exits(3)
                .says("standard output cannot be written");
    }
}
