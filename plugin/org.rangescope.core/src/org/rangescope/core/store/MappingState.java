// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.util.Arrays;

/** What became of a map call. */
public enum MappingState {

    /** Mapped, and not unmapped so far. */
    LIVE,
    /** Mapped and unmapped. */
    UNMAPPED,
    /** The call failed: there is nothing to unmap. */
    FAILED,
    /** Unmapped, but the call freed nothing. */
    SWALLOWED,
    /** Still mapped when the importer detached. */
    LEAKED_DETACH,
    /** Still mapped when the buffer was released. */
    LEAKED_RELEASE,
    /** Its end was not seen: the event was lost, and the kernel uses the address for something else. */
    ENDED_UNSEEN,
    /** Unmapped, but only after the importer had detached or the buffer was released. */
    UNMAPPED_LATE,
    /** The call had not returned when the capture ended. */
    IN_FLIGHT;

    static final int LIVE_ORDINAL = 0;
    static final int UNMAPPED_ORDINAL = 1;
    static final int FAILED_ORDINAL = 2;

    private static final MappingState[] ALL = values();
    private static final int OUTSTANDING = Arrays.stream(ALL).filter(MappingState::isOutstanding).mapToInt(state -> 1 << state.ordinal())
            .sum();

    static MappingState of(int ordinal) {
        return ALL[ordinal];
    }

    static boolean isOutstanding(int ordinal) {
        return (OUTSTANDING >>> ordinal & 1) != 0;
    }

    /**
     * Whether nobody can end such a mapping any more in an orderly way.
     *
     * @return whether it is a leak
     */
    public boolean isLeak() {
        return this == SWALLOWED || this == LEAKED_DETACH || this == LEAKED_RELEASE;
    }

    /**
     * Whether such a mapping still exposes its part of the buffer.
     *
     * @return true while live, and for leaks
     */
    public boolean isOutstanding() {
        return this == LIVE || isLeak();
    }
}
