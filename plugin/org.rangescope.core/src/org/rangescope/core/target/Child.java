// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.rangescope.core.util.annotation.Nullable;

/** A program that was started here. Its standard error is read by a thread of its own. Any thread. */
final class Child {

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final long WORDS_MILLIS = 2_000;

    private final Process process;
    private final boolean leader;
    private final Thread words;
    private volatile String lastWords = "";

    private Child(Process process, boolean leader, Consumer<String> messages) {
        this.process = process;
        this.leader = leader;
        words = new Thread(() -> copy(process.getErrorStream(), messages), "rangescope messages");
        words.setDaemon(true);
        words.start();
    }

    /**
     * Starts a program in a session of its own, so that Ctrl-C on a terminal does not reach it.
     *
     * @param command   program and arguments
     * @param directory where it runs, or null for here
     * @param input     whether something is going to be written to it
     * @param messages  gets what it says on standard error
     * @return the program, running
     * @throws TargetException if it cannot be started
     */
    static Child start(List<String> command, @Nullable Path directory, boolean input, Consumer<String> messages) throws TargetException {
        boolean leader = Files.isExecutable(SETSID);
        List<String> all = new ArrayList<>();
        if (leader) {
            all.add(SETSID.toString());
        }
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        if (!input) {
            builder.redirectInput(new File("/dev/null"));
        }
        try {
            Child child = new Child(builder.start(), leader, messages);
            return child;
        } catch (IOException e) {
            throw new TargetException(command.get(0) + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    private void copy(InputStream from, Consumer<String> messages) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                messages.accept(line);
                if (!line.isBlank()) {
                    lastWords = line.strip();
                }
            }
        } catch (IOException e) {
            // it is gone, and so is what it had to say
        }
    }

    /** What it writes to standard output. */
    InputStream output() {
        return process.getInputStream();
    }

    /** What it reads. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Whether it runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Gives it a line; one that it does not take any more is lost. */
    void tell(String line) {
        OutputStream to = process.getOutputStream();
        try {
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            // it has ended, or is ending
        }
    }

    /** Lets it know that nothing more will be said. */
    void hangUp() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has ended
        }
    }

    /** Sends SIGTERM to it and to all that it started. */
    void terminate() {
        if (leader) {
            try {
                Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s TERM -- -" + process.pid()).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (kill.waitFor() == 0) {
                    return;
                }
            } catch (IOException e) {
                // the program alone, then
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        // not Process.destroy(): it would close the stream, of which the end is still to come
        process.toHandle().destroy();
    }

    /** Kills it and all that it started. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    /**
     * Waits for its end, and for its last words.
     *
     * @return its exit status
     */
    int await() throws InterruptedException {
        int status = process.waitFor();
        // somebody else may hold its standard error open
        awaitWords();
        return status;
    }

    /** Waits for its last words, but not for ever. */
    void awaitWords() throws InterruptedException {
        words.join(WORDS_MILLIS);
    }

    /** Waits for its end, but not for ever; whether it has ended. */
    boolean await(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** The last line that it said, or nothing. */
    String lastWords() {
        return lastWords;
    }
}
