// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

/** Ends the program with a message and an exit status. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * A failure.
     *
     * @param exitCode of {@link ExitCode}
     * @param message  what is wrong, where, and what to do next
     */
    Failure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
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
