// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

/**
 * A kernel function that the probe could not observe.
 *
 * @param name   of the function
 * @param reason why not, in the probe's words; empty when it gave none
 */
public record MissingHook(String name, String reason) {

    @Override
    public String toString() {
        return reason.isEmpty() ? name : name + ": " + reason;
    }
}
