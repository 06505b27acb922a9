// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Oddity;
import org.rangescope.core.analysis.UnmapFate;
import org.rangescope.core.store.MappingState;

/** What is kept beside a recording has the numbers of these constants in it. */
class KeptNumbersTest {

    static Arguments[] kept() {
        return new Arguments[]{
                Arguments.of(IncidentKind.class,
                        "LIVE_AT_DETACH LIVE_AT_RELEASE SWALLOWED_NOT_ALLOWED SWALLOWED_NO_OP DOUBLE_UNMAP OTHER_ATTACHMENT MAP_REFUSED "
                                + "RANGE_COUNT DISALLOWED_LIVE UNKNOWN_UNMAP MAPPED_REVOKED RESTORED MAPPED_INVALIDATING LIVE_AT_INVALIDATE "
                                + "LOCK_NOT_HELD SPARSE_RANGES MALFORMED_RANGE UNSORTED_RANGES TOTAL_LENGTH ENTRIES_KEPT FAILED_KEPT "
                                + "INTERCONNECT_CHANGED OUTLIVED_PROCESS MAPPED_TWICE"),
                Arguments.of(MappingState.class,
                        "LIVE UNMAPPED FAILED SWALLOWED LEAKED_DETACH LEAKED_RELEASE ENDED_UNSEEN UNMAPPED_LATE IN_FLIGHT"),
                Arguments.of(Oddity.class,
                        "DUPLICATE_MAP DUPLICATE_RANGE DUPLICATE_UNMAP DUPLICATE_ATTACH DUPLICATE_DETACH DUPLICATE_EXPORT "
                                + "DUPLICATE_RELEASE UNKNOWN_UNMAP CACHED_UNMAP UNSEEN_END UNKNOWN_DETACH UNSEEN_DETACH UNSEEN_RELEASE "
                                + "ORPHAN_RANGE RETURN_WITHOUT_ENTRY END_WITHOUT_UNMAP UNKNOWN_LIVE REORDERED CLOCK_BACK BEFORE_START "
                                + "BEGIN_AFTER_RETURN"),
                Arguments.of(UnmapFate.class,
                        "PAIRED SWALLOWED LATE DOUBLE OTHER_ATTACHMENT UNKNOWN CACHED DUPLICATE")};
    }

    @ParameterizedTest
    @MethodSource("kept")
    void whoeverChangesThemRaisesTheVersionOfTheCache(Class<? extends Enum<?>> type, String names) {
        assertEquals(names, Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" ")),
                type.getSimpleName()
                        + " was changed: raise CacheFile.VERSION, or what was kept before is misunderstood, and change the names here");
    }
}
