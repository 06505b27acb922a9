// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.Exposure;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.util.Units;

/** What the indexes answer, found by looking at every row: simple, and slow. Exposure is right when no two records have the same time. */
final class Scanned {

    private static final long MOST_BLOCKED_NS = 1_000_000;

    /** What the calls of a cell have in common. */
    record Key(int exporter, int device, int interconnect, int adapter, int task, int stack, int ranges) {

        static Key of(Populations populations, int cell) {
            return new Key(populations.exporter(cell), populations.device(cell), populations.interconnect(cell), populations.adapter(cell),
                    populations.task(cell), populations.stack(cell), populations.ranges(cell));
        }
    }

    private final Recording recording;
    private final MappingTable mappings;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final int[] cellOfRow;
    /** Begins are rows, ends their complements, in order of time. */
    private final int[] edges;
    private final long[] edgeNs;

    Scanned(Recording recording) {
        this.recording = recording;
        mappings = recording.mappings();
        cellOfRow = new int[mappings.size()];
        for (int row = 0; row < cellOfRow.length; row++) {
            Key key = new Key(recording.buffers().exporter(mappings.buffer(row)), mappings.device(row), mappings.interconnect(row),
                    mappings.adapter(row), 0, mappings.stack(row), Math.max(0, mappings.nranges(row)));
            Integer known = numbers.get(key);
            if (known == null) {
                known = keys.size();
                numbers.put(key, known);
                keys.add(key);
            }
            cellOfRow[row] = known;
        }
        long[][] all = edges();
        edges = new int[all.length];
        edgeNs = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            edgeNs[i] = all[i][0];
            edges[i] = (int) all[i][2];
        }
    }

    /** Time, rank among those of that time, row or its complement. */
    private long[][] edges() {
        Map<Long, Integer> next = new HashMap<>();
        long[] noticedNs = new long[mappings.size()];
        long last = 0;
        for (int row = mappings.size() - 1; row >= 0; row--) {
            long identity = mappings.identity(row) * 4 + mappings.adapter(row);
            Integer later = mappings.error(row) == 0 ? next.put(identity, row) : null;
            // a table may be handed out several times
            noticedNs[row] = later == null || mappings.adapter(row) == Adapter.SGT.id() ? Units.UNKNOWN : mappings.returnNs(later);
            if (mappings.state(row) != MappingState.FAILED && mappings.state(row) != MappingState.IN_FLIGHT) {
                last = Math.max(last, Math.max(mappings.returnNs(row), mappings.unmapNs(row)));
            }
        }
        List<long[]> found = new ArrayList<>();
        for (int row = 0; row < mappings.size(); row++) {
            MappingState state = mappings.state(row);
            if (state == MappingState.FAILED || state == MappingState.IN_FLIGHT) {
                continue;
            }
            found.add(new long[]{mappings.returnNs(row), 0, row});
            if (!state.isOutstanding()) {
                long end = mappings.unmapNs(row);
                if (end == Units.UNKNOWN) {
                    // nobody saw it: it was noticed when the address came back, or at the end
                    end = noticedNs[row] == Units.UNKNOWN ? last : noticedNs[row];
                }
                found.add(new long[]{end, 1, ~row});
            }
        }
        long[][] all = found.toArray(new long[0][]);
        Arrays.sort(all, (a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        return all;
    }

    int cells() {
        return keys.size();
    }

    int cell(Key key) {
        return numbers.getOrDefault(key, -1);
    }

    void durations(long fromNs, long toNs, Populations.DurationVisitor visitor) {
        for (int row = 0; row < mappings.size(); row++) {
            long at = mappings.returnNs(row);
            if (isTimed(row) && at >= fromNs && at <= toNs) {
                visitor.durations(cellOfRow[row], mappings.populationNs(row), 1, row);
            }
        }
    }

    boolean isTimed(int row) {
        return mappings.state(row) != MappingState.IN_FLIGHT && mappings.populationNs(row) != Units.UNKNOWN;
    }

    void sums(long fromNs, long toNs, Populations.SumVisitor visitor) {
        for (int row = 0; row < mappings.size(); row++) {
            long at = mappings.returnNs(row);
            MappingState state = mappings.state(row);
            if (at < fromNs || at > toNs || state == MappingState.IN_FLIGHT || mappings.has(row, MapFlags.EARLIER)) {
                continue;
            }
            if (mappings.error(row) != 0) {
                visitor.sums(cellOfRow[row], new Populations.Sums(0, 1, 0, 0, 0, 0, 0, 0, 0, -1, 0));
                continue;
            }
            long duration = mappings.populationNs(row);
            boolean timed = duration != Units.UNKNOWN;
            long blocked = mappings.blockedNs(row);
            boolean known = timed && blocked != Units.UNKNOWN;
            boolean most = known && blocked * 2 > duration && duration >= MOST_BLOCKED_NS;
            visitor.sums(cellOfRow[row], new Populations.Sums(1, 0, timed ? 1 : 0, timed ? duration : 0, timed ? duration : 0,
                    known ? 1 : 0, known ? blocked : 0, known ? duration : 0, most ? 1 : 0, most ? row : -1, recording.exposedBytes(row)));
        }
    }

    void extremes(long fromNs, long stepNs, long[] minLive, long[] maxLive, long[] minBytes, long[] maxBytes) {
        long live = 0;
        long bytes = 0;
        int next = 0;
        for (; next < edges.length && edgeNs[next] < fromNs; next++) {
            live += edges[next] < 0 ? -1 : 1;
            bytes += exposed(edges[next]);
        }
        for (int column = 0; column < minLive.length; column++) {
            minLive[column] = live;
            maxLive[column] = live;
            minBytes[column] = bytes;
            maxBytes[column] = bytes;
            for (; next < edges.length && edgeNs[next] < fromNs + (column + 1) * stepNs; next++) {
                live += edges[next] < 0 ? -1 : 1;
                bytes += exposed(edges[next]);
                minLive[column] = Math.min(minLive[column], live);
                maxLive[column] = Math.max(maxLive[column], live);
                minBytes[column] = Math.min(minBytes[column], bytes);
                maxBytes[column] = Math.max(maxBytes[column], bytes);
            }
        }
    }

    private long exposed(int edge) {
        return edge < 0 ? -recording.exposedBytes(~edge) : recording.exposedBytes(edge);
    }

    /** What each cell has mapped just after a moment: mappings, bytes. */
    Map<Key, List<Long>> at(long momentNs) {
        long[] live = new long[keys.size()];
        long[] bytes = new long[keys.size()];
        for (int i = 0; i < edges.length && edgeNs[i] <= momentNs; i++) {
            int cell = cellOfRow[edges[i] < 0 ? ~edges[i] : edges[i]];
            live[cell] += edges[i] < 0 ? -1 : 1;
            bytes[cell] += exposed(edges[i]);
        }
        Map<Key, List<Long>> found = new HashMap<>();
        for (int cell = 0; cell < live.length; cell++) {
            if (live[cell] > 0) {
                found.put(keys.get(cell), List.of(live[cell], bytes[cell]));
            }
        }
        return found;
    }

    /** The answers of an index, moment by moment. */
    static TreeMap<Long, Map<Key, List<Long>>> samples(Recording recording, long fromNs, long toNs, int atMost) {
        TreeMap<Long, Map<Key, List<Long>>> found = new TreeMap<>();
        Populations populations = recording.populations();
        recording.exposure().samples(fromNs, toNs, atMost, new Exposure.SampleVisitor() {

            @Override
            public void moment(long timeNs) {
                found.put(timeNs, new HashMap<>());
            }

            @Override
            public void live(int cell, long live, long bytes) {
                found.lastEntry().getValue().put(Key.of(populations, cell), List.of(live, bytes));
            }
        });
        return found;
    }
}
