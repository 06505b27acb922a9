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

    /** How it begins to say that a recording ends within a packet. */
    static final String CUT_OFF = "torn last ";

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

    /**
     * Whether nothing is damaged there, and what should follow is missing: the recording ends within a packet.
     *
     * @return whether it was cut off there
     */
    public boolean isCutOff() {
        return what.startsWith(CUT_OFF);
    }

    @Override
    public String toString() {
        return "at byte " + Units.count(offset) + ": " + what;
    }
}
