// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.core.util.Units;
import org.rangescope.report.Condition;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope join}: a CTF directory as a recording. */
@Command(name = "join", description = "Makes a recording of a CTF directory that split made, byte for byte the one that was split.", footer = { //
        "  rangescope join mine mine.rangescope"})
final class JoinCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Output output;

    @Parameters(index = "0", paramLabel = "DIRECTORY", description = "Has the files metadata and stream.")
    private Path directory = Path.of("");

    @Parameters(index = "1", paramLabel = "FILE", description = "The recording to make.")
    private Path file = Path.of("");

    @Option(names = "--force", description = "Replace FILE if it exists.")
    private boolean force;

    JoinCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new Failure(ExitCode.UNREADABLE,
                    directory + (Files.exists(directory)
                            ? " is a file; name the directory that `rangescope split` made."
                            : ": there is no such directory"));
        }
        Overwriting.check(file, force);
        CtfDirectory.Report report;
        try {
            report = CtfDirectory.join(directory, file);
        } catch (IOException e) {
            throw Recordings.unreadable(directory, e);
        }
        List<String> notes = new ArrayList<>();
        Condition.damaged(notes, report.dropped(), report.dropped().size(), report.droppedBytes());
        for (String note : notes) {
            terminal.say(file + ": " + note);
        }
        try {
            output.line("%s: %s, %s", file, Units.counted(report.packets(), "packet"), Units.bytes(report.bytes()));
            output.flush();
        } catch (Output.Gone e) {
            // nobody wants to know
        }
        return notes.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
