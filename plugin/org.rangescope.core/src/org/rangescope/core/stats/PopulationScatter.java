// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/** Makes {@link Scatter}s. */
public final class PopulationScatter {

    private static final int SAMPLE = 1 << 18;

    private PopulationScatter() {}

    /**
     * Reduces all successful map calls to points. Durations are cut into rows on a logarithmic scale, numbers of ranges into columns on a linear one.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @param columns   pixels across, at least 1
     * @param rows      pixels down, at least 1
     * @return the points
     */
    public static Scatter of(Recording recording, GroupBy by, int columns, int rows) {
        MappingTable mappings = recording.mappings();
        int size = mappings.size();
        long max = 0;
        long min = Long.MAX_VALUE;
        int maxRanges = 0;
        int slowest = -1;
        long total = 0;
        long interconnect = 0;
        for (int row = 0; row < size; row++) {
            long duration = mappings.populationNs(row);
            if (duration != Units.UNKNOWN) {
                total++;
                interconnect += Adapter.of(mappings.adapter(row)).isInterconnect() ? 1 : 0;
                if (duration > max || slowest < 0) {
                    max = duration;
                    slowest = row;
                }
                min = Math.min(min, duration);
                maxRanges = Math.max(maxRanges, ranges(mappings, row));
            }
        }
        if (total == 0) {
            return new Scatter(List.of(), null, 0, 0, 0, 0, -1, Scatter.Contents.RANGES);
        }
        Groups groups = new Groups(recording, by);
        double logMin = Math.log(Math.max(1, min));
        double logSpan = Math.max(1e-9, Math.log(Math.max(1, max)) - logMin);
        List<Points> points = new ArrayList<>();
        LongIntMap cells = new LongIntMap();
        for (int row = 0; row < size; row++) {
            long duration = mappings.populationNs(row);
            if (duration == Units.UNKNOWN) {
                continue;
            }
            int group = groups.of(row);
            while (points.size() <= group) {
                points.add(new Points());
            }
            Points of = points.get(group);
            of.total++;
            int ranges = ranges(mappings, row);
            boolean leaked = mappings.state(row).isLeak();
            long x = maxRanges == 0 ? 0 : Math.min(columns - 1, (long) ((double) ranges / maxRanges * columns));
            long y = Math.min(rows - 1, (long) ((Math.log(Math.max(1, duration)) - logMin) / logSpan * rows));
            // leaks have cells of their own, so that no other mapping hides them
            long cell = ((group * 2L + (leaked ? 1 : 0)) * columns + x) * rows + y + 1;
            int known = cells.get(cell);
            if (known == LongIntMap.ABSENT) {
                cells.put(cell, of.add(row));
            } else if (duration > mappings.durationNs(of.rows[known])) {
                of.rows[known] = row;
            }
        }
        List<Scatter.Series> series = new ArrayList<>();
        for (int group = 0; group < points.size(); group++) {
            series.add(points.get(group).series(mappings, groups.label(group)));
        }
        series.sort((a, b) -> Long.compare(b.total(), a.total()));
        return new Scatter(List.copyOf(series), CostModels.fit(mappings, SAMPLE, interconnect > 0), total, max, min, maxRanges, slowest,
                contents(interconnect, total));
    }

    private static Scatter.Contents contents(long interconnect, long total) {
        return interconnect == total ? Scatter.Contents.RANGES : interconnect == 0 ? Scatter.Contents.ENTRIES : Scatter.Contents.BOTH;
    }

    static int ranges(MappingTable mappings, int row) {
        return Math.max(0, mappings.nranges(row));
    }

    private static final class Points {

        private int[] rows = new int[64];
        private int used;
        private long total;

        int add(int row) {
            if (used == rows.length) {
                rows = Arrays.copyOf(rows, used * 2);
            }
            rows[used] = row;
            return used++;
        }

        Scatter.Series series(MappingTable mappings, String group) {
            int[] sorted = Arrays.copyOf(rows, used);
            Arrays.sort(sorted);
            double[] ranges = new double[used];
            double[] durations = new double[used];
            boolean[] leaked = new boolean[used];
            for (int i = 0; i < used; i++) {
                ranges[i] = ranges(mappings, sorted[i]);
                durations[i] = mappings.durationNs(sorted[i]);
                leaked[i] = mappings.state(sorted[i]).isLeak();
            }
            return new Scatter.Series(group, ranges, durations, sorted, leaked, total);
        }
    }
}
