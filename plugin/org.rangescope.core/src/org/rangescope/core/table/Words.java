// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.util.Units;

/** Words for the values of columns. */
final class Words {

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS xxx", Locale.ROOT);

    private static final String[] FLAGS = {"interconnect allowed", "dynamic", "has map operation", "has unmap operation", "peer to peer",
            "ranges counted", "ranges truncated", "ranges decoded", "not live", "of another attachment", "cached", "pending", "lock known",
            "lock held by the caller", "lock held", "ranges sampled", "stack reused", "allocations watched"};

    private Words() {}

    /** Names of bits of {@link MapFlags}. */
    static String flags(long bits) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < FLAGS.length; i++) {
            if ((bits & 1L << i) != 0) {
                names.add(FLAGS[i]);
            }
        }
        if ((bits & Integer.toUnsignedLong(MapFlags.EARLIER)) != 0) {
            names.add("of an earlier part");
        }
        return String.join(", ", names);
    }

    /** How states are written in a filter, by their ordinal. */
    static List<String> states() {
        List<String> names = new ArrayList<>();
        for (MappingState state : MappingState.values()) {
            names.add(state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return names;
    }

    static List<String> adapters() {
        List<String> names = new ArrayList<>();
        for (Adapter adapter : Adapter.values()) {
            names.add(adapter.streamName());
        }
        return names;
    }

    static String wallClock(Recording recording, long relativeNs) {
        if (recording.startNs() == Units.UNKNOWN || recording.header().clockOffsetNs() == 0) {
            return "";
        }
        Instant at = recording.wallClock(relativeNs + recording.startNs());
        return WALL.format(at.atZone(ZoneId.systemDefault()));
    }
}
