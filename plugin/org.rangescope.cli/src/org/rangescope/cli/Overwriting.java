// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // a pipe or a device is written, not replaced
            return;
        }
        if (!Files.isWritable(Files.exists(file) ? file : parent)) {
            throw new Failure(ExitCode.UNREADABLE, file + " cannot be written: permission denied.");
        }
        if (Files.exists(file) && !force) {
            throw new Failure(ExitCode.USAGE, file + " is there already. Name another file, or say --force to replace it.");
        }
    }

    /**
     * Makes sure that a directory can be made, or filled.
     *
     * @param directory to be made; may be there if it is empty
     */
    static void checkDirectory(Path directory) {
        Path parent = directory.toAbsolutePath().getParent();
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new Failure(ExitCode.USAGE, directory + " is a file; name a directory.");
        }
        if (parent == null || !Files.isDirectory(parent)) {
            throw new Failure(ExitCode.USAGE, directory + ": there is no directory " + parent + ". Make it first.");
        }
        try (var entries = Files.isDirectory(directory) ? Files.list(directory) : Stream.<Path>empty()) {
            if (entries.findAny().isPresent()) {
                throw new Failure(ExitCode.USAGE, directory + " is not empty. Name another directory.");
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.UNREADABLE, Recordings.describe(e));
        }
    }
}
