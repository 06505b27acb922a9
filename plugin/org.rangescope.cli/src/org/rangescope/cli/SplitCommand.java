// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.rangescope.core.capture.CtfDirectory;
import org.rangescope.core.capture.Damage;
import org.rangescope.core.util.Units;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope split}: a recording as a CTF directory. */
@Command(name = "split", description = "Makes a CTF directory of a recording, for babeltrace2, Trace Compass and other readers. Packets that are torn or damaged are left out:"
        + " such readers would stop at them.", footer = { //
                "  rangescope split mine.rangescope mine && babeltrace2 mine"})
final class SplitCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Terminal terminal;
    private final Output output;

    @Parameters(index = "0", paramLabel = "FILE", description = "A recording.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "DIRECTORY", description = "Where to put the files metadata and stream.")
    private Path directory = Path.of("");

    @Option(names = "--force", description = "Replace metadata and stream if DIRECTORY has them.")
    private boolean force;

    SplitCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        if (Results.isStream(file.toString())) {
            throw new Failure(ExitCode.USAGE, "split reads the recording twice: save it to a file first.");
        }
        if (Results.isStream(directory.toString())) {
            throw new Failure(ExitCode.USAGE, "split writes a directory, which cannot go to standard output; name one.");
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new Failure(ExitCode.USAGE, directory + " is a file; name a directory.");
        }
        if (!force && Files.isDirectory(directory) && !isEmpty(directory)) {
            throw new Failure(ExitCode.USAGE,
                    directory + " is not empty. Name another directory, or say --force to replace metadata and stream in it.");
        }
        for (String part : new String[]{CtfDirectory.METADATA, CtfDirectory.STREAM}) {
            Results.apart(directory.resolve(part), file);
        }
        Recordings.open(file).close();
        try (TerminalProgress progress = new TerminalProgress(terminal, "splitting " + file)) {
            CtfDirectory.Report report = CtfDirectory.split(file, directory, progress);
            progress.close();
            if (report.packets() == 0 && report.droppedBytes() == 0) {
                throw new Failure(ExitCode.INCOMPLETE,
                        file + ": there is no packet of events in it; nothing was written.");
            }
            tell(report);
            Results.tell(directory.toString(), output, Units.counted(report.packets(), "packet") + ", " + Units.bytes(report.bytes()));
            return report.droppedBytes() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE;
        } catch (IOException e) {
            throw Recordings.unreadable(file, e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }

    private void tell(CtfDirectory.Report report) {
        int shown = Math.min(SHOWN, report.dropped().size());
        for (Damage damage : report.dropped().subList(0, shown)) {
            terminal.say(file + ": " + damage);
        }
        if (shown < report.dropped().size()) {
            terminal.say(file + ": and " + Units.count(report.dropped().size() - shown) + " more such places");
        }
        if (report.droppedBytes() > 0) {
            terminal.say(file + ": " + Units.counted(report.droppedBytes(), "byte") + " of it were left out of " + directory);
        }
    }
}
