// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.persist;

import java.io.IOException;

/** A file is no session, or one that cannot be read. The message names file and line, and says what is wrong. */
public final class SessionFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int line;

    SessionFormatException(String name, int line, String problem) {
        super(name + (line > 0 ? ", line " + line : "") + ": " + problem);
        this.line = line;
    }

    /** The line, from 1; 0 when the problem is not in one. */
    public int line() {
        return line;
    }
}
