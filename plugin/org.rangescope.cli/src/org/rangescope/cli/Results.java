// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.rangescope.report.Destination;
import org.rangescope.report.Safe;

/** Where results of a command go: a file that is there whole or not at all, or standard output. */
final class Results {

    private static final String STREAM = "-";

    private Results() {}

    /**
     * Whether a name stands for standard input or output.
     *
     * @param name as it was given
     * @return whether it is -
     */
    static boolean isStream(String name) {
        return STREAM.equals(name);
    }

    /**
     * Makes sure, before the work begins, that a result can be written.
     *
     * @param name  as it was given
     * @param input what is read, which must not be replaced
     * @param force whether a file may be replaced
     */
    static void check(String name, Path input, boolean force) {
        if (isStream(name)) {
            return;
        }
        Path target = Path.of(name);
        if (isSpecial(target)) {
            return;
        }
        apart(target, input);
        Overwriting.check(target, force);
    }

    /**
     * Makes sure that a result is not what is read.
     *
     * @param target to be written
     * @param input  what is read
     */
    static void apart(Path target, Path input) {
        try {
            if (Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input)) {
                throw new Failure(ExitCode.USAGE, target + " is what is read; name another file for the result.");
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.UNREADABLE, Recordings.describe(e));
        }
    }

    /**
     * Makes sure that no two results go to the same place, and none to where something is read from.
     *
     * @param names as they were given
     */
    static void distinct(List<String> names) {
        if (names.stream().filter(Results::isStream).count() > 1) {
            throw new Failure(ExitCode.USAGE, "Only one result can go to standard output; name a file for the others.");
        }
        Set<Path> seen = new HashSet<>();
        for (String name : names) {
            if (!isStream(name) && !isSpecial(Path.of(name)) && !seen.add(place(Path.of(name)))) {
                throw new Failure(ExitCode.USAGE, name + " is named twice; name another file for one of them.");
            }
        }
    }

    /** Where a file really is, or will be. */
    private static Path place(Path file) {
        try {
            if (Files.exists(file)) {
                return file.toRealPath();
            }
            Path absolute = file.toAbsolutePath();
            Path parent = absolute.getParent();
            return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            // whoever opens it says what is wrong
            return file.toAbsolutePath().normalize();
        }
    }

    private static boolean isSpecial(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    /**
     * Opens it.
     *
     * @param name   as it was given; checked before
     * @param output standard output
     * @return a destination
     */
    static Destination destination(String name, Output output) {
        return isStream(name) ? Destination.stream(new OutputBytes(output), "standard output") : Destination.file(Path.of(name), true);
    }

    /**
     * Opens it for what has to be read again when it is written.
     *
     * @param name   as it was given; checked before
     * @param output standard output
     * @return a destination whose path is an ordinary file
     * @throws IOException if it cannot be opened
     */
    static Destination whole(String name, Output output) throws IOException {
        Path target = Path.of(name);
        // the process ends soon: nobody needs to close it
        return isStream(name) || !isSpecial(target) ? destination(name, output) : Destination.stream(Files.newOutputStream(target), name);
    }

    /**
     * Says what was written, unless that went to standard output itself.
     *
     * @param name   as it was given
     * @param output standard output
     * @param line   about it
     * @throws IOException if it cannot be written
     */
    static void tell(String name, Output output, String line) throws IOException {
        try {
            if (!isStream(name)) {
                output.line("%s", Safe.line(name + ": " + line));
            }
            output.flush();
        } catch (Output.Gone e) {
            // nobody wants to know
        }
    }

    /**
     * Writes a text.
     *
     * @param name   as it was given; checked before
     * @param output standard output
     * @param text   all of it
     * @throws IOException if it cannot be written
     */
    static void write(String name, Output output, String text) throws IOException {
        try (Destination destination = destination(name, output)) {
            destination.stream().write(text.getBytes(StandardCharsets.UTF_8));
            destination.commit();
        }
    }
}
