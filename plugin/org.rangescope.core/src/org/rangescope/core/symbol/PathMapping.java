// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.symbol;

import java.nio.file.Path;

/**
 * Where the sources of a build lie on this machine.
 *
 * @param from the beginning of paths in debug info, such as {@code /build/linux-6.12}
 * @param to   the folder here that has the same files
 */
public record PathMapping(String from, Path to) {

    /** Leaves a separator at the end out. */
    public PathMapping {
        while (from.length() > 1 && from.endsWith("/")) {
            from = from.substring(0, from.length() - 1);
        }
    }

    /** Whether a path of debug info is below {@link #from}. */
    boolean isFor(String path) {
        return path.equals(from) || path.startsWith("/".equals(from) ? from : from + "/");
    }

    /** The same path here. */
    Path map(String path) {
        String rest = path.substring(from.length());
        while (rest.startsWith("/")) {
            rest = rest.substring(1);
        }
        return to.resolve(rest).normalize();
    }
}
