// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** Makes {@link Outstanding}s. */
public final class OutstandingSeries {

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
        long step = Math.max(1, (span + columns - 1) / columns);
        Sweep all = new Sweep(columns);
        Sweep leaked = new Sweep(columns);
        MappingTable mappings = recording.mappings();
        for (int row = 0; row < mappings.size(); row++) {
            MappingState state = mappings.state(row);
            if (state == MappingState.FAILED || state == MappingState.IN_FLIGHT) {
                continue;
            }
            long begin = mappings.returnNs(row);
            long end = state.isOutstanding() ? Long.MAX_VALUE : mappings.unmapNs(row);
            if (end == Units.UNKNOWN) {
                // gone, and nobody saw when: counting it from here on would invent exposure
                end = begin;
            }
            if (begin > toNs || end < fromNs) {
                continue;
            }
            long bytes = recording.exposedBytes(row);
            all.add(begin, end, fromNs, step, bytes);
            if (state.isLeak()) {
                leaked.add(begin, end, fromNs, step, bytes);
            }
        }
        List<Outstanding.Mark> within = new ArrayList<>();
        for (Outstanding.Mark mark : marks) {
            if (mark.timeNs() >= fromNs && mark.timeNs() <= toNs) {
                within.add(mark);
            }
        }
        within.sort((a, b) -> Long.compare(a.timeNs(), b.timeNs()));
        return new Outstanding(fromNs, step, all.maxLive(), all.maxBytes(), leaked.maxLive(), leaked.maxBytes(), List.copyOf(within));
    }

    /** Adds up begins and ends by column. Within a column begins count before ends, so a short mapping is never invisible. */
    private static final class Sweep {

        private final long[] begun;
        private final long[] begunBytes;
        private final long[] ended;
        private final long[] endedBytes;
        private long before;
        private long beforeBytes;

        Sweep(int columns) {
            begun = new long[columns];
            begunBytes = new long[columns];
            ended = new long[columns];
            endedBytes = new long[columns];
        }

        void add(long begin, long end, long fromNs, long step, long bytes) {
            if (begin < fromNs) {
                before++;
                beforeBytes += bytes;
            } else {
                int column = (int) Math.min(begun.length - 1, (begin - fromNs) / step);
                begun[column]++;
                begunBytes[column] += bytes;
            }
            long column = end == Long.MAX_VALUE ? Long.MAX_VALUE : (end - fromNs) / step;
            if (column < ended.length) {
                ended[(int) column]++;
                endedBytes[(int) column] += bytes;
            }
        }

        long[] maxLive() {
            return max(before, begun, ended);
        }

        long[] maxBytes() {
            return max(beforeBytes, begunBytes, endedBytes);
        }

        private static long[] max(long start, long[] plus, long[] minus) {
            long[] result = new long[plus.length];
            long value = start;
            for (int i = 0; i < plus.length; i++) {
                value += plus[i];
                result[i] = value;
                value -= minus[i];
            }
            return result;
        }
    }
}
