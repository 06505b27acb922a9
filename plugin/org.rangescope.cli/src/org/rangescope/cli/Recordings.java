// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.rangescope.core.Session;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.EventSink;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.Progress;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** Opens and reads recordings; what goes wrong becomes a {@link Failure} that names the file. */
final class Recordings {

    private static final Path STDIN = Path.of("-");
    private static final long BATCH_BYTES = 4L << 20;
    private static final long WAIT_MILLIS = 200;

    private Recordings() {}

    /**
     * What to call a recording.
     *
     * @param file as it was given
     * @return its path, or {@code standard input}
     */
    static String name(Path file) {
        return STDIN.equals(file) ? "standard input" : file.toString();
    }

    /**
     * Opens a recording.
     *
     * @param file a file, or - for standard input
     * @return its bytes
     */
    static ByteSource open(Path file) {
        try {
            if (STDIN.equals(file)) {
                return ByteSource.pipe(System.in);
            }
            refuseDirectory(file);
            return ByteSource.file(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void refuseDirectory(Path file) {
        if (Files.isDirectory(file)) {
            boolean ctf = Files.isRegularFile(file.resolve("metadata"));
            throw new Failure(ExitCode.UNREADABLE, file + " is a directory, a recording is one file. "
                    + (ctf ? "`rangescope join " + file + " FILE` makes a recording of it." : "Name the file in it."));
        }
    }

    /**
     * Reads a recording to its end and judges it. A file that was read before is only judged.
     *
     * @param file     a file, or - for standard input
     * @param terminal shows the progress
     * @param engine   judges it
     * @return a session that is done; to be closed
     */
    static Session read(Path file, Terminal terminal, RuleEngine engine) {
        Session session = open(file, engine);
        if (!STDIN.equals(file)) {
            session.suppress(Suppressions.of(file));
        }
        try (TerminalProgress progress = new TerminalProgress(terminal, "reading " + name(file), size(file))) {
            Session.State state = session.run(progress);
            if (state != Session.State.DONE) {
                throw unreadable(file, session.failureCause());
            }
        }
        Exception notKept = session.notKept();
        if (notKept != null) {
            terminal.say(name(file) + " will have to be read again the next time: " + message(notKept));
        }
        return session;
    }

    private static long size(Path file) {
        try {
            return STDIN.equals(file) ? 0 : Files.size(file);
        } catch (IOException e) {
            // whoever reads it says why
            return 0;
        }
    }

    private static Session open(Path file, RuleEngine engine) {
        if (STDIN.equals(file)) {
            return Session.open(open(file), name(file), engine);
        }
        refuseDirectory(file);
        try {
            return Session.open(file, name(file), engine);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static String message(Exception e) {
        return e instanceof IOException io ? describe(io) : e instanceof UncheckedIOException io ? describe(io.getCause()) : e.toString();
    }

    /**
     * Hands every record of a recording on, without analysis.
     *
     * @param file     a file, or - for standard input
     * @param terminal shows the progress
     * @param sink     takes the records
     * @return the reader, at the end
     */
    static CaptureReader records(Path file, Terminal terminal, EventSink sink) {
        try (ByteSource source = open(file);
                TerminalProgress progress = new TerminalProgress(terminal, "reading " + name(file), size(file))) {
            CaptureReader reader = new CaptureReader(source);
            while (!reader.isDone()) {
                if (reader.await(WAIT_MILLIS)) {
                    reader.read(sink, BATCH_BYTES);
                }
                show(progress, source);
                if (progress.isCanceled()) {
                    throw new Failure(ExitCode.UNREADABLE, name(file) + ": stopped before everything was read");
                }
            }
            return reader;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static void show(Progress progress, ByteSource source) {
        long size = source.size();
        progress.report(size > 0 ? (double) source.offset() / size : Double.NaN, Units.bytes(source.offset()));
    }

    /**
     * What to end with when a file cannot be read.
     *
     * @param file      it
     * @param exception what happened
     * @return names the file and what is wrong
     */
    static Failure unreadable(Path file, @Nullable Exception exception) {
        if (exception instanceof IOException io) {
            String message = describe(io);
            String name = name(file);
            // such as what is made of the recording, on a full disk
            boolean named = io instanceof FileSystemException system && system.getFile() != null;
            return new Failure(ExitCode.UNREADABLE, named || message.startsWith(name) ? message : name + ": " + message);
        }
        return new Failure(ExitCode.UNREADABLE, name(file) + ": reading ended early" + (exception == null ? "" : ": " + exception));
    }

    /**
     * What an exception means, for a person.
     *
     * @param e what happened to a file
     * @return names the file where the exception does
     */
    static String describe(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + ": there is no such file";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied; look at its mode and owner with `ls -l`";
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getFile() + ": " + system.getReason();
        }
        String message = e.getMessage();
        return message == null ? e.toString() : message;
    }
}
