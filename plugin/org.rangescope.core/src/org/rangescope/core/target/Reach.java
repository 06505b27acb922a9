// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** How commands get to a machine. */
interface Reach extends Closeable {

    /**
     * The command that opens the way; it stays until the end.
     *
     * @param command program and arguments there
     * @return program and arguments here
     * @throws IOException if something on this machine fails
     */
    List<String> first(List<String> command) throws IOException;

    /**
     * A further command, while the first one runs.
     *
     * @param command program and arguments there
     * @return program and arguments here
     */
    List<String> next(List<String> command);

    /** Whether that is this machine, with its screen. */
    boolean isLocal();

    /**
     * Why the way could not be opened, and what to do.
     *
     * @param words  what the program said last, or nothing
     * @param status its exit status
     */
    TargetException unreachable(String words, int status);

    /** Whether this exit status of a command means that the way is gone. */
    default boolean isLost(int status) {
        return false;
    }

    @Override
    void close();
}
