// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import java.io.IOException;

/** A recording in a format that this reader cannot understand: a higher major version, or another byte order. */
public class UnsupportedVersionException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message what is wrong and what to do next
     */
    public UnsupportedVersionException(String message) {
        super(message);
    }
}
