// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps results from replacing what is there. */
final class Overwriting {

    private Overwriting() {}

    /**
     * Makes sure that a file can be made.
     *
     * @param file  to be made
     * @param force whether it may be replaced
     */
    static void check(Path file, boolean force) {
        if (Files.isDirectory(file)) {
            throw new Failure(ExitCode.USAGE, file + " is a directory; name a file.");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new Failure(ExitCode.USAGE, file + ": there is no directory " + parent + ". Make it first.");
        }
        if (!Files.isWritable(Files.exists(file) ? file : parent)) {
            throw new Failure(ExitCode.UNREADABLE, file + " cannot be written: permission denied.");
        }
        if (Files.exists(file) && !force) {
            throw new Failure(ExitCode.USAGE, file + " is there already. Name another file, or say --force to replace it.");
        }
    }
}
