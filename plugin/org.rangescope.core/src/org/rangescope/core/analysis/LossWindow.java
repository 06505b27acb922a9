// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import org.rangescope.core.util.Units;

/**
 * A time in which events are missing.
 *
 * @param fromNs after this time
 * @param toNs   and not after this one
 * @param lost   how many, or {@link Units#UNKNOWN} where the recording is damaged or packets are missing
 * @param cause  for a person, such as {@code the ring buffer was full}
 */
public record LossWindow(long fromNs, long toNs, long lost, String cause) {

    /** The cause where bytes of the recording could not be read. */
    public static final String DAMAGED = "the recording is damaged";

    /**
     * Whether it touches another time.
     *
     * @param begin first time
     * @param end   last time
     * @return whether an event between them may be missing
     */
    public boolean touches(long begin, long end) {
        return fromNs < end && toNs > begin;
    }
}
