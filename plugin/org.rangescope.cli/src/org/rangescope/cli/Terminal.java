// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.rangescope.report.Safe;

/**
 * Standard error: messages, and below them, on a terminal, one line that is written over again and again to show how far the work is. Any thread.
 */
final class Terminal {

    /** Number of the file that standard output is. */
    static final int STDOUT = 1;
    /** Number of the file that standard error is. */
    static final int STDERR = 2;

    private static final String ERASE = "\r\u001b[K";
    private static final int WIDTH = 79;
    /** Of a file's mode: what kind of file it is. */
    private static final int TYPE = 0170000;
    private static final int FIFO = 0010000;
    private static final int SOCKET = 0140000;

    private final PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private final boolean interactive = isTerminal(STDERR);
    private String status = "";

    /**
     * Whether somebody watches.
     *
     * @return whether standard error is a terminal
     */
    boolean isInteractive() {
        return interactive;
    }

    /**
     * The stream that messages go to.
     *
     * @return standard error in UTF-8
     */
    PrintStream stream() {
        return err;
    }

    /**
     * Whether one of the process's files is a pipe or a socket.
     *
     * @param number such as {@link #STDOUT}
     * @return whether a program is at its other end
     */
    static boolean isPipe(int number) {
        try {
            Object mode = Files.getAttribute(Path.of("/proc/self/fd/" + number), "unix:mode");
            int type = mode instanceof Integer bits ? bits & TYPE : 0;
            return type == FIFO || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Whether somebody watches one of the process's files.
     *
     * @param number such as {@link #STDOUT}
     * @return whether it is a terminal
     */
    static boolean isTerminal(int number) {
        String target = target(number);
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || "/dev/console".equals(target);
    }

    /**
     * Whether colours may be shown.
     *
     * @param number such as {@link #STDOUT}
     * @return whether it is a terminal that has colours, and nobody said NO_COLOR
     */
    static boolean isColorful(int number) {
        String no = System.getenv("NO_COLOR");
        return isTerminal(number) && (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }

    private static String target(int number) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /**
     * Shows a message of this program.
     *
     * @param message what to say
     */
    void say(String message) {
        show("rangescope: " + message);
    }

    /**
     * Shows a line. What names of files, recordings and other machines hold can neither move the cursor nor begin a line.
     *
     * @param text without an end of line
     */
    synchronized void show(String text) {
        String line = Safe.line(text);
        if (status.isEmpty()) {
            err.println(line);
        } else {
            err.print(ERASE + line + "\n" + status);
            err.flush();
        }
    }

    /**
     * Shows how far the work is. Does nothing where nobody watches.
     *
     * @param text one line that replaces the one before; empty to take it away
     */
    synchronized void status(String text) {
        if (interactive && (!text.isEmpty() || !status.isEmpty())) {
            String line = Safe.line(text);
            status = line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
            err.print(ERASE + status);
            err.flush();
        }
    }
}
