// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.core.util.Units;
import org.rangescope.report.Condition;
import org.rangescope.report.Destination;

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

    @Parameters(index = "1", paramLabel = "FILE", description = "The recording to make; - for standard output.")
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
        check();
        CtfDirectory.Report report;
        try (Destination destination = Results.whole(file.toString(), output);
                TerminalProgress progress = new TerminalProgress(terminal, "joining " + directory)) {
            Path target = destination.path();
            try {
                report = CtfDirectory.join(directory, target, progress);
            } catch (FileSystemException e) {
                throw target.toString().equals(e.getFile())
                        ? new Failure(ExitCode.UNREADABLE, file + " " + e.getReason())
                        : Recordings.unreadable(directory, e);
            } catch (IOException e) {
                throw Recordings.unreadable(directory, e);
            }
            if (report.packets() == 0) {
                throw new Failure(ExitCode.INCOMPLETE,
                        directory + ": there is no packet in its stream that can be read; nothing was written.");
            }
            destination.commit();
        } catch (Output.Gone e) {
            return ExitCode.OK;
        }
        List<String> notes = new ArrayList<>();
        Condition.damaged(notes, report.dropped(), report.dropped().size(), report.droppedBytes());
        for (String note : notes) {
            terminal.say(file + ": " + note);
        }
        Results.tell(file.toString(), output, Units.counted(report.packets(), "packet") + ", " + Units.bytes(report.bytes()));
        return notes.isEmpty() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private void check() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, Files::isRegularFile)) {
            for (Path part : parts) {
                Results.check(file.toString(), part, force);
            }
        }
        Results.check(file.toString(), directory.resolve(CtfDirectory.METADATA), force);
    }
}
