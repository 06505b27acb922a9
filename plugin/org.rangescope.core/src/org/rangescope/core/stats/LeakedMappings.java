// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.IncidentTable;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;

/** Makes {@link LeakBars}. What it costs depends on how many incidents there are, not on how many mappings. */
public final class LeakedMappings {

    private static final Set<IncidentKind> LEAKS = EnumSet.of(IncidentKind.LIVE_AT_DETACH, IncidentKind.LIVE_AT_RELEASE,
            IncidentKind.SWALLOWED_NOT_ALLOWED, IncidentKind.SWALLOWED_NO_OP);

    private final MappingTable mappings;
    private final IncidentTable incidents;
    private final Recording recording;
    private final Groups groups;
    private final List<LeakBars.Bar> bars = new ArrayList<>();
    private long bytes;

    private LeakedMappings(Recording recording, GroupBy by) {
        this.recording = recording;
        mappings = recording.mappings();
        incidents = recording.incidents();
        groups = new Groups(recording, by);
    }

    /**
     * The leaked mappings that are there in a stretch of time, as bars. Those from before it keep at most a quarter of the bars where there is no room for all,
     * for they all look alike in it.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @param fromNs    begin, ns of the stream
     * @param toNs      end, ns of the stream; what was mapped later is left out
     * @param atMost    how many bars, at least 4
     * @return the bars
     */
    public static LeakBars of(Recording recording, GroupBy by, long fromNs, long toNs, int atMost) {
        LeakedMappings made = new LeakedMappings(recording, by);
        long[] leaks = made.leaks(toNs);
        int before = 0;
        while (before < leaks.length && made.mappings.returnNs(row(leaks[before])) < fromNs) {
            before++;
        }
        int most = Math.max(4, atMost);
        int roomBefore = leaks.length <= most ? before : Math.min(before, before == leaks.length ? most : most / 4);
        made.share(leaks, 0, before, roomBefore);
        made.share(leaks, before, leaks.length, most - roomBefore);
        return new LeakBars(leaks.length, made.bytes, made.bars);
    }

    /** The mapping row of a leak. */
    private static int row(long leak) {
        return (int) (leak >>> 32);
    }

    /** The incident by which it became one. */
    private static int incident(long leak) {
        return (int) leak;
    }

    /** Leaks that were mapped before a time, by mapping row, which is the order of time but for what came late. Each was noted when it became one. */
    private long[] leaks(long toNs) {
        if (LEAKS.stream().allMatch(kind -> incidents.count(kind) == 0)) {
            return new long[0];
        }
        long[] found = new long[64];
        int size = 0;
        for (int i = 0; i < incidents.size(); i++) {
            int row = incidents.mapping(i);
            // some were unmapped after all
            if (row >= 0 && LEAKS.contains(incidents.kind(i)) && mappings.state(row).isLeak() && mappings.returnNs(row) <= toNs) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, size * 2);
                }
                found[size++] = (long) row << 32 | i;
            }
        }
        Arrays.sort(found, 0, size);
        int used = 0;
        for (int i = 0; i < size; i++) {
            if (used == 0 || row(found[used - 1]) != row(found[i])) {
                found[used++] = found[i];
            }
        }
        return Arrays.copyOf(found, used);
    }

    /** Shares the leaks from one position to another among so many bars. */
    private void share(long[] leaks, int from, int to, int room) {
        int number = Math.min(room, to - from);
        for (int bar = 0; bar < number; bar++) {
            int first = from + (int) ((long) (to - from) * bar / number);
            int end = from + (int) ((long) (to - from) * (bar + 1) / number);
            long exposed = 0;
            long leakedNs = Long.MAX_VALUE;
            for (int i = first; i < end; i++) {
                exposed += recording.exposedBytes(row(leaks[i]));
                leakedNs = Math.min(leakedNs, incidents.timeNs(incident(leaks[i])));
            }
            int row = row(leaks[first]);
            bars.add(new LeakBars.Bar(row, mappings.serial(row), mappings.returnNs(row), mappings.returnNs(row(leaks[end - 1])), leakedNs,
                    exposed, end - first, groups.label(groups.ofMapping(row)), mappings.state(row)));
            bytes += exposed;
        }
    }
}
