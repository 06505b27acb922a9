// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.HashMap;
import java.util.Map;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.LongIntMap;

/** Gives each mapping a small number for its group. Groups are told apart by what a person would call them. */
final class Groups {

    private final Recording recording;
    private final MappingTable mappings;
    private final GroupBy by;
    private final LongIntMap known = new LongIntMap();
    private final Map<String, Integer> names = new HashMap<>();
    private String[] labels = new String[8];

    Groups(Recording recording, GroupBy by) {
        this.recording = recording;
        this.by = by;
        mappings = recording.mappings();
    }

    /** The group of a mapping, from 0. */
    int of(int mapping) {
        long key = switch (by) {
        case EXPORTER -> recording.buffers().exporter(mappings.buffer(mapping));
        case IMPORTER -> mappings.device(mapping);
        case INTERCONNECT -> (long) mappings.adapter(mapping) << 32 | mappings.interconnect(mapping) & 0xffffffffL;
        case CALL_SITE -> mappings.stack(mapping);
        case PROCESS -> mappings.task(mapping);
        } + 1;
        int group = known.get(key);
        if (group == LongIntMap.ABSENT) {
            group = names.computeIfAbsent(name(mapping), this::label);
            known.put(key, group);
        }
        return group;
    }

    private int label(String name) {
        int group = names.size();
        if (group == labels.length) {
            labels = java.util.Arrays.copyOf(labels, group * 2);
        }
        labels[group] = name;
        return group;
    }

    private String name(int mapping) {
        return switch (by) {
        case EXPORTER -> recording.exporter(mappings.buffer(mapping));
        case IMPORTER -> recording.dictionaries().device(mappings.device(mapping)).name();
        case INTERCONNECT -> Adapter.of(mappings.adapter(mapping)) == Adapter.SGT ? Adapter.SGT.label() : recording.interconnect(mapping);
        case CALL_SITE -> {
            Symbol symbol = recording.callSite(mappings.stack(mapping));
            yield symbol == null ? "unknown call site" : symbol.name();
        }
        case PROCESS -> {
            var task = recording.dictionaries().task(mappings.task(mapping));
            yield task.pid() == 0 ? task.comm() : task.comm() + " (" + task.pid() + ")";
        }
        };
    }

    String label(int group) {
        return labels[group];
    }

    int count() {
        return names.size();
    }
}
