// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.nio.file.Path;

import org.rangescope.core.util.annotation.Nullable;

/**
 * A line of source.
 *
 * @param function that it belongs to, inlined or not
 * @param file     its path as the debug info has it
 * @param line     in that file, from 1
 * @param local    the same file on this machine; {@code null} when it is not found here
 */
public record SourceLine(String function, String file, int line, @Nullable Path local) {

    /**
     * The file's name and the line.
     *
     * @return such as {@code ex_gpu_bo.c:214}
     */
    public String place() {
        return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
    }

    /** Whether it is in a header that others include, so that the code that uses it is elsewhere. */
    boolean isOfHeader() {
        return file.contains("/include/") || file.startsWith("include/") || file.endsWith(".h");
    }

    /** The path as the debug info has it, and the line. */
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
