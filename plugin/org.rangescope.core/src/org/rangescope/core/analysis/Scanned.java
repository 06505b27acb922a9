// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.rangescope.core.store.Exposure;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.util.IntColumn;
import org.rangescope.core.util.Units;

/** Sums over map calls by looking at every row: simple, and slow. */
final class Scanned implements Populations, Exposure {

    private static final long MOST_BLOCKED_NS = 1_000_000;

    private record Key(int exporter, int device, int interconnect, int adapter, int task, int stack, int ranges) {}

    private final Recording recording;
    private final MappingTable mappings;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final IntColumn cellOfRow = new IntColumn();

    Scanned(Recording recording) {
        this.recording = recording;
        mappings = recording.mappings();
    }

    private synchronized void update() {
        while (cellOfRow.size() < mappings.size()) {
            int row = cellOfRow.size();
            Key key = new Key(recording.buffers().exporter(mappings.buffer(row)), mappings.device(row), mappings.interconnect(row),
                    mappings.adapter(row), mappings.task(row), mappings.stack(row), Math.max(0, mappings.nranges(row)));
            cellOfRow.add(numbers.computeIfAbsent(key, each -> {
                keys.add(each);
                return keys.size() - 1;
            }));
        }
    }

    @Override
    public int cells() {
        update();
        return keys.size();
    }

    @Override
    public int exporter(int cell) {
        return keys.get(cell).exporter();
    }

    @Override
    public int device(int cell) {
        return keys.get(cell).device();
    }

    @Override
    public int interconnect(int cell) {
        return keys.get(cell).interconnect();
    }

    @Override
    public int adapter(int cell) {
        return keys.get(cell).adapter();
    }

    @Override
    public int task(int cell) {
        return keys.get(cell).task();
    }

    @Override
    public int stack(int cell) {
        return keys.get(cell).stack();
    }

    @Override
    public int ranges(int cell) {
        return keys.get(cell).ranges();
    }

    @Override
    public void durations(long fromNs, long toNs, DurationVisitor visitor) {
        update();
        for (int row = 0; row < mappings.size(); row++) {
            long at = mappings.returnNs(row);
            if (mappings.populationNs(row) != Units.UNKNOWN && at >= fromNs && at <= toNs) {
                visitor.durations(cellOfRow.get(row), mappings.populationNs(row), 1, row);
            }
        }
    }

    @Override
    public void sums(long fromNs, long toNs, SumVisitor visitor) {
        update();
        for (int row = 0; row < mappings.size(); row++) {
            long at = mappings.returnNs(row);
            MappingState state = mappings.state(row);
            if (at < fromNs || at > toNs || state == MappingState.IN_FLIGHT
                    || mappings.has(row, MapFlags.EARLIER)) {
                continue;
            }
            if (mappings.error(row) != 0) {
                visitor.sums(cellOfRow.get(row), new Sums(0, 1, 0, 0, 0, 0, 0, 0, 0, -1, 0));
                continue;
            }
            long duration = mappings.populationNs(row);
            boolean timed = duration != Units.UNKNOWN;
            long blocked = mappings.blockedNs(row);
            boolean known = timed && blocked != Units.UNKNOWN;
            boolean most = known && blocked * 2 > duration && duration >= MOST_BLOCKED_NS;
            visitor.sums(cellOfRow.get(row), new Sums(1, 0, timed ? 1 : 0, timed ? duration : 0, timed ? duration : 0, known ? 1 : 0,
                    known ? blocked : 0, known ? duration : 0, most ? 1 : 0, most ? row : -1, recording.exposedBytes(row)));
        }
    }

    private record Edge(int cell, long live, long bytes) {}

    private TreeMap<Long, List<Edge>> edges() {
        update();
        TreeMap<Long, List<Edge>> edges = new TreeMap<>();
        for (int row = 0; row < mappings.size(); row++) {
            MappingState state = mappings.state(row);
            if (state == MappingState.FAILED || state == MappingState.IN_FLIGHT) {
                continue;
            }
            long bytes = recording.exposedBytes(row);
            edges.computeIfAbsent(mappings.returnNs(row), at -> new ArrayList<>()).add(new Edge(cellOfRow.get(row), 1, bytes));
            if (!state.isOutstanding()) {
                long end = mappings.unmapNs(row) == Units.UNKNOWN ? mappings.returnNs(row) : mappings.unmapNs(row);
                edges.computeIfAbsent(end, at -> new ArrayList<>()).add(new Edge(cellOfRow.get(row), -1, -bytes));
            }
        }
        return edges;
    }

    @Override
    public void extremes(long fromNs, long stepNs, long[] minLive, long[] maxLive, long[] minBytes, long[] maxBytes) {
        TreeMap<Long, List<Edge>> edges = edges();
        long live = 0;
        long bytes = 0;
        for (List<Edge> before : edges.headMap(fromNs).values()) {
            for (Edge edge : before) {
                live += edge.live();
                bytes += edge.bytes();
            }
        }
        for (int column = 0; column < minLive.length; column++) {
            minLive[column] = live;
            maxLive[column] = live;
            minBytes[column] = bytes;
            maxBytes[column] = bytes;
            for (List<Edge> within : edges.subMap(fromNs + column * stepNs, fromNs + (column + 1) * stepNs).values()) {
                for (Edge edge : within) {
                    live += edge.live();
                    bytes += edge.bytes();
                    minLive[column] = Math.min(minLive[column], live);
                    maxLive[column] = Math.max(maxLive[column], live);
                    minBytes[column] = Math.min(minBytes[column], bytes);
                    maxBytes[column] = Math.max(maxBytes[column], bytes);
                }
            }
        }
    }

    @Override
    public void samples(long fromNs, long toNs, int atMost, SampleVisitor visitor) {
        TreeMap<Long, List<Edge>> edges = edges();
        long[] live = new long[keys.size()];
        long[] bytes = new long[keys.size()];
        var rest = edges.entrySet().iterator();
        var next = rest.hasNext() ? rest.next() : null;
        for (int i = 0; i < atMost; i++) {
            long at = fromNs + (toNs - fromNs) / Math.max(1, atMost - 1) * i;
            while (next != null && next.getKey() <= at) {
                for (Edge edge : next.getValue()) {
                    live[edge.cell()] += edge.live();
                    bytes[edge.cell()] += edge.bytes();
                }
                next = rest.hasNext() ? rest.next() : null;
            }
            visitor.moment(at);
            for (int cell = 0; cell < live.length; cell++) {
                if (live[cell] > 0) {
                    visitor.live(cell, live[cell], bytes[cell]);
                }
            }
        }
    }
}
