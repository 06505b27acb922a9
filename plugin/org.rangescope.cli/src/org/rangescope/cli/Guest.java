// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that boots the guest, as a process of its own. It gets a session of its own too, so that Ctrl-C on the terminal reaches it only through
 * {@link #stop()}: once, for a second one would kill the guest. Any thread.
 */
final class Guest {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Process process;
    private final boolean leader;
    private final Thread messages;
    private boolean stopped;

    private Guest(Process process, boolean leader, Terminal terminal) {
        this.process = process;
        this.leader = leader;
        messages = new Thread(() -> show(process, terminal), "rangescope guest messages");
        messages.setDaemon(true);
        messages.start();
    }

    /**
     * Starts it.
     *
     * @param command  program and arguments
     * @param terminal shows what it says
     * @return the running program
     */
    static Guest start(List<String> command, Terminal terminal) {
        boolean leader = Files.isExecutable(SETSID);
        List<String> all = new ArrayList<>();
        if (leader) {
            all.add(SETSID.toString());
        }
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all).redirectInput(new File("/dev/null"));
        try {
            return new Guest(builder.start(), leader, terminal);
        } catch (IOException e) {
            throw new Failure(ExitCode.GUEST, command.get(0) + " cannot be started: " + e.getMessage());
        }
    }

    private static void show(Process process, Terminal terminal) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                terminal.show(line);
            }
        } catch (IOException e) {
            // it is gone, and so is what it had to say
        }
    }

    /**
     * What it writes.
     *
     * @return the capture stream
     */
    InputStream stream() {
        return process.getInputStream();
    }

    /** Asks it to end the capture in order; does nothing the second time, or when it has ended. */
    synchronized void stop() {
        if (stopped || !process.isAlive()) {
            return;
        }
        stopped = true;
        if (leader) {
            // everything it started with it, such as the build of a kernel
            try {
                Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -s TERM -- -" + process.pid()).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
                if (kill.waitFor() == 0) {
                    return;
                }
            } catch (IOException e) {
                // the process alone, then
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        // not Process.destroy(): it would close the stream, of which the end is still to come
        process.toHandle().destroy();
    }

    /**
     * Whether it was asked to end.
     *
     * @return whether {@link #stop()} was called while it ran
     */
    synchronized boolean isStopped() {
        return stopped;
    }

    /**
     * Waits for its end.
     *
     * @return its exit status
     * @throws InterruptedException if the thread is interrupted
     */
    int await() throws InterruptedException {
        int status = process.waitFor();
        messages.join();
        return status;
    }
}
