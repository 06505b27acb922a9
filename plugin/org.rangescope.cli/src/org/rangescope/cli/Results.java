// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.rangescope.report.Destination;

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
        try {
            if (Files.exists(target) && Files.exists(input) && Files.isSameFile(target, input)) {
                throw new Failure(ExitCode.USAGE, target + " is what is read; name another file for the result.");
            }
        } catch (IOException e) {
            throw new Failure(ExitCode.UNREADABLE, Recordings.describe(e));
        }
        Overwriting.check(target, force);
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
        return isStream(name) ? Destination.stream(stream(output), "standard output") : Destination.file(Path.of(name), true);
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

    private static OutputStream stream(Output output) {
        return new OutputStream() {

            @Override
            public void write(int value) throws IOException {
                output.write(value);
            }

            @Override
            public void write(byte @org.rangescope.core.util.annotation.Nullable [] bytes, int offset, int length) throws IOException {
                if (bytes != null) {
                    output.write(java.util.Arrays.copyOfRange(bytes, offset, offset + length));
                }
            }

            @Override
            public void flush() throws IOException {
                output.flush();
            }
        };
    }
}
