// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.io.IOException;

import org.rangescope.core.util.annotation.Nullable;

/** A target cannot be used. The message says why and what to do next, in words for the person who chose it. */
public final class TargetException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message why, and what to do
     */
    public TargetException(String message) {
        super(message);
    }

    /**
     * Makes one.
     *
     * @param message why, and what to do
     * @param cause   what happened, or null
     */
    public TargetException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
