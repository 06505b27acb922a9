// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.Exposure;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.LongIntMap;

/** Gives each cell a small number for its group. Groups are told apart by what a person would call them. */
final class Groups {

    private static final int NOT_YET = -1;

    private final Recording recording;
    private final Populations populations;
    private final GroupBy by;
    private final LongIntMap known = new LongIntMap();
    private final Map<String, Integer> names = new HashMap<>();
    private String[] labels = new String[8];
    private long[] places = new long[8];
    private final int[] ofCell;

    Groups(Recording recording, GroupBy by) {
        this.recording = recording;
        this.by = by;
        populations = populations(recording, by);
        ofCell = new int[populations.cells()];
        Arrays.fill(ofCell, NOT_YET);
    }

    /** The sums whose cells are grouped: processes are told apart by those of their own only. */
    static Populations populations(Recording recording, GroupBy by) {
        return by == GroupBy.PROCESS ? recording.populations().processes() : recording.populations();
    }

    Populations populations() {
        return populations;
    }

    /** What is mapped over time, by these cells. */
    Exposure exposure() {
        return by == GroupBy.PROCESS ? recording.exposure().processes() : recording.exposure();
    }

    /** The group of a cell, from 0. */
    int ofCell(int cell) {
        int group = ofCell[cell];
        if (group == NOT_YET) {
            group = of(populations.exporter(cell), populations.device(cell), populations.interconnect(cell), populations.adapter(cell),
                    populations.task(cell), populations.stack(cell), populations.ranges(cell));
            ofCell[cell] = group;
        }
        return group;
    }

    /** The group of a mapping; only for few of them. */
    int ofMapping(int row) {
        MappingTable mappings = recording.mappings();
        return of(recording.buffers().exporter(mappings.buffer(row)), mappings.device(row), mappings.interconnect(row),
                mappings.adapter(row), mappings.task(row), mappings.stack(row), mappings.nranges(row));
    }

    private int of(int exporter, int device, int interconnect, int adapter, int task, int stack, int ranges) {
        long key = switch (by) {
        case EXPORTER -> exporter;
        case IMPORTER -> device;
        case INTERCONNECT -> (long) adapter << 32 | interconnect & 0xffffffffL;
        case CALL_SITE -> stack;
        case PROCESS -> task;
        case ADAPTER -> adapter;
        case RANGES -> (long) RangeClass.of(ranges).least() << 2 | adapter;
        } + 1;
        int group = known.get(key);
        if (group == LongIntMap.ABSENT) {
            group = names.computeIfAbsent(switch (by) {
            case EXPORTER -> Names.exporter(recording, exporter);
            case IMPORTER -> recording.dictionaries().device(device).name();
            case INTERCONNECT -> Names.interconnect(recording, adapter, interconnect);
            case CALL_SITE -> {
                Symbol symbol = recording.callSite(stack);
                yield symbol == null ? Names.NO_CALL_SITE : symbol.name();
            }
            case PROCESS -> {
                var found = recording.dictionaries().task(task);
                yield found.pid() == 0 ? found.comm() : found.comm() + " (" + found.pid() + ")";
            }
            case ADAPTER -> Adapter.of(adapter).label();
            case RANGES -> RangeClass.of(ranges).label(Adapter.of(adapter));
            }, this::label);
            known.put(key, group);
            places[group] = by == GroupBy.RANGES ? (Adapter.of(adapter) == Adapter.SGT ? 1L << 32 : 0) + RangeClass.of(ranges).least() : 0;
        }
        return group;
    }

    private int label(String name) {
        int group = names.size();
        if (group == labels.length) {
            labels = Arrays.copyOf(labels, group * 2);
            places = Arrays.copyOf(places, group * 2);
        }
        labels[group] = name;
        return group;
    }

    /**
     * The groups in the order in which they are shown.
     *
     * @param total how many calls a group has
     * @return those with few ranges first, if that is what makes a group; otherwise the largest first
     */
    int[] inOrder(IntToLongFunction total) {
        return IntStream.range(0, count()).boxed()
                .sorted(Comparator.<Integer>comparingLong(group -> places[group])
                        .thenComparing(Comparator.<Integer>comparingLong(total::applyAsLong).reversed()))
                .mapToInt(Integer::intValue).toArray();
    }

    String label(int group) {
        return labels[group];
    }

    int count() {
        return names.size();
    }
}
