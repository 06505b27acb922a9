// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;

/** What was opened is not a recording at all. The message says what it seems to be, and what to do. */
public class NotACaptureException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message what is wrong and what to do next
     */
    public NotACaptureException(String message) {
        super(message);
    }
}
