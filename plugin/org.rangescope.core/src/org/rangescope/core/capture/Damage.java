// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

import org.rangescope.core.util.Units;

/**
 * A stretch of a recording that could not be read. Everything around it was.
 *
 * @param offset of its first byte in the recording
 * @param length bytes that were skipped
 * @param what   what is wrong there, and what it means for the rest
 * @param lost   records known to be lost by it; 0 when none is, or nobody knows
 */
public record Damage(long offset, long length, String what, long lost) {

    /**
     * Damage by which no record is known to be lost.
     *
     * @param offset of its first byte in the recording
     * @param length bytes that were skipped
     * @param what   what is wrong there, and what it means for the rest
     */
    public Damage(long offset, long length, String what) {
        this(offset, length, what, 0);
    }

    @Override
    public String toString() {
        return "at byte " + Units.count(offset) + ": " + what;
    }
}
