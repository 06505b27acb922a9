// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Populations;
import org.rangescope.core.util.LongIntMap;

/** Makes {@link ExporterSummary}s. What it costs depends on how many buffers, attachments and outstanding mappings there are, not on how many calls. */
public final class ExporterSummaries {

    private final Recording recording;
    private final LongIntMap known = new LongIntMap();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Numbers> exporters = new ArrayList<>();

    private static final class Numbers {

        private final String name;
        private final Totals totals = new Totals();
        private long buffers;
        private long live;
        private long leaked;
        private long exposedBytes;

        Numbers(String name) {
            this.name = name;
        }
    }

    private ExporterSummaries(Recording recording) {
        this.recording = recording;
    }

    /**
     * All exporters in numbers.
     *
     * @param recording under the session's lock
     * @return a summary for each exporter, the one that exposes most first
     */
    public static List<ExporterSummary> of(Recording recording) {
        return new ExporterSummaries(recording).summaries();
    }

    private List<ExporterSummary> summaries() {
        for (int buffer = 0; buffer < recording.buffers().size(); buffer++) {
            numbers(recording.buffers().exporter(buffer)).buffers++;
        }
        Populations populations = recording.populations();
        populations.sums(Calls.FIRST, Calls.LAST,
                (cell, sums) -> numbers(populations.exporter(cell)).totals.add(recording.mappings(), sums));
        OutstandingRows.forEachLive(recording, row -> {
            Numbers of = numbersOf(row);
            of.live++;
            of.exposedBytes += recording.exposedBytes(row);
        });
        OutstandingRows.forEachLeaked(recording, row -> {
            Numbers of = numbersOf(row);
            of.leaked++;
            of.exposedBytes += recording.exposedBytes(row);
        });
        Groups groups = new Groups(recording, GroupBy.EXPORTER);
        int[][] begins = new int[1][];
        Calls calls = Calls.merged(recording, groups.populations(), groups, Calls.FIRST, Calls.LAST).byGroup(groups, begins);
        Map<String, Integer> groupOf = new HashMap<>();
        for (int group = 0; group < groups.count(); group++) {
            groupOf.put(groups.label(group), group);
        }
        Durations durations = new Durations();
        List<ExporterSummary> summaries = new ArrayList<>();
        for (Numbers n : exporters) {
            durations.clear();
            int group = groupOf.getOrDefault(n.name, -1);
            if (group >= 0) {
                PopulationPercentiles.fill(recording, calls, begins[0][group], begins[0][group + 1], durations);
            }
            summaries.add(new ExporterSummary(n.name, n.buffers, n.totals.calls, n.live, n.leaked, n.exposedBytes,
                    durations.percentile(50), durations.percentile(99), durations.max(), n.totals.failed));
        }
        summaries.sort((a, b) -> a.exposedBytes() != b.exposedBytes()
                ? Long.compare(b.exposedBytes(), a.exposedBytes())
                : Long.compare(b.maps(), a.maps()));
        return summaries;
    }

    private Numbers numbersOf(int mapping) {
        return numbers(recording.buffers().exporter(recording.mappings().buffer(mapping)));
    }

    private Numbers numbers(int exporter) {
        long key = (exporter & 0xffffffffL) + 1;
        int at = known.get(key);
        if (at == LongIntMap.ABSENT) {
            at = numbers.computeIfAbsent(Names.exporter(recording, exporter), name -> {
                exporters.add(new Numbers(name));
                return exporters.size() - 1;
            });
            known.put(key, at);
        }
        return exporters.get(at);
    }
}
