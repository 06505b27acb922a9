// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.suppress;

import java.nio.file.Path;

/**
 * A line of a file of suppressions that suppresses nothing because something is wrong with it.
 *
 * @param file    the file
 * @param line    in it, from 1; 0 when it is about the whole file
 * @param message what is wrong, and what to write instead
 */
public record SuppressionProblem(Path file, int line, String message) {

    /** Such as {@code /src/.rangescope-suppressions:4: there is no rule RS99}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + ": " + message;
    }
}
