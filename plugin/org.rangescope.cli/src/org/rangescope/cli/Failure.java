// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

/** Ends the program with a message and an exit status. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final boolean lines;

    /**
     * A failure.
     *
     * @param exitCode of {@link ExitCode}
     * @param message  what is wrong, where, and what to do next
     */
    Failure(int exitCode, String message) {
        this(exitCode, message, false);
    }

    /**
     * A failure.
     *
     * @param exitCode of {@link ExitCode}
     * @param message  what is wrong, where, and what to do next
     * @param lines    whether its line feeds are meant, and not part of some name
     */
    Failure(int exitCode, String message, boolean lines) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.lines = lines;
    }

    /**
     * Whether line feeds in the message are meant.
     *
     * @return whether it is of several lines
     */
    boolean hasLines() {
        return lines;
    }

    /**
     * The status to exit with.
     *
     * @return one of {@link ExitCode}
     */
    int exitCode() {
        return exitCode;
    }
}
