// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.IncidentTable;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;

/** Makes {@link Outstanding}s. */
public final class OutstandingSeries {

    static final Set<IncidentKind> LEAKS = EnumSet.of(IncidentKind.LIVE_AT_DETACH, IncidentKind.LIVE_AT_RELEASE,
            IncidentKind.SWALLOWED_NOT_ALLOWED, IncidentKind.SWALLOWED_NO_OP);

    private OutstandingSeries() {}

    /**
     * Counts what is mapped over time.
     *
     * @param recording under the session's lock
     * @param marks     moments to point at, of which those within the time are kept; the findings know those of leaks
     * @param fromNs    begin, ns of the stream
     * @param toNs      end, ns of the stream
     * @param columns   pixels across, at least 1
     * @return the series
     */
    public static Outstanding of(Recording recording, List<Outstanding.Mark> marks, long fromNs, long toNs, int columns) {
        long span = Math.max(1, toNs - fromNs);
        // wide enough that the last column has the end in it
        long step = span / columns + 1;
        long[] least = new long[columns];
        long[] live = new long[columns];
        long[] bytes = new long[columns];
        recording.exposure().extremes(fromNs, step, least, live, new long[columns], bytes);
        long[] leakedLive = new long[columns];
        long[] leakedBytes = new long[columns];
        MappingTable mappings = recording.mappings();
        leaks(recording).stream().forEach(row -> {
            long begin = mappings.returnNs(row);
            long column = begin < fromNs ? 0 : (begin - fromNs) / step;
            if (column < columns) {
                leakedLive[(int) column]++;
                leakedBytes[(int) column] += recording.exposedBytes(row);
            }
        });
        Arrays.parallelPrefix(leakedLive, Long::sum);
        Arrays.parallelPrefix(leakedBytes, Long::sum);
        List<Outstanding.Mark> within = new ArrayList<>();
        for (Outstanding.Mark mark : marks) {
            if (mark.timeNs() >= fromNs && mark.timeNs() <= toNs) {
                within.add(mark);
            }
        }
        within.sort((a, b) -> Long.compare(a.timeNs(), b.timeNs()));
        return new Outstanding(fromNs, step, live, bytes, leakedLive, leakedBytes, List.copyOf(within));
    }

    /** Each leaked mapping was noted when it became one; some were unmapped after all. */
    private static BitSet leaks(Recording recording) {
        BitSet leaks = new BitSet();
        IncidentTable incidents = recording.incidents();
        if (LEAKS.stream().allMatch(kind -> incidents.count(kind) == 0)) {
            return leaks;
        }
        for (int i = 0; i < incidents.size(); i++) {
            int row = incidents.mapping(i);
            if (row >= 0 && LEAKS.contains(incidents.kind(i)) && recording.mappings().state(row).isLeak()) {
                leaks.set(row);
            }
        }
        return leaks;
    }
}
