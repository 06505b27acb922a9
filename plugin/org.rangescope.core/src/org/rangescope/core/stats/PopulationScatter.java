// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.util.LogBuckets;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/** Makes {@link Scatter}s. What it costs depends on how many different calls and how many leaks there are, not on how many calls. */
public final class PopulationScatter {

    private static final int BUCKET_BITS = 6;
    private static final int BUCKETS = 1 << 12;

    private final MappingTable mappings;
    private final Groups groups;
    private final int columns;
    private final int rows;
    private final double logMin;
    private final double logSpan;
    private final int maxRanges;
    private final List<Points> points = new ArrayList<>();
    private final LongIntMap pixels = new LongIntMap(1 << 12);
    /** Whether there may be a leak among the mappings. */
    private final boolean leaks;
    /** Which duration of a bucket was placed last, and where: most come many times. */
    private final long[] yFor = new long[BUCKETS];
    private final int[] yOf = new int[BUCKETS];

    private PopulationScatter(Recording recording, Groups groups, int columns, int rows, long min, long max, int maxRanges) {
        this.columns = columns;
        this.rows = rows;
        this.maxRanges = maxRanges;
        mappings = recording.mappings();
        this.groups = groups;
        leaks = OutstandingSeries.LEAKS.stream().anyMatch(kind -> recording.incidents().count(kind) > 0);
        Arrays.fill(yFor, -1);
        logMin = Math.log(Math.max(1, min));
        logSpan = Math.max(1e-9, Math.log(Math.max(1, max)) - logMin);
    }

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
        return of(recording, by, columns, rows, Calls.FIRST, Calls.LAST);
    }

    /**
     * Reduces the successful map calls that returned in a stretch of time to points.
     *
     * @param recording under the session's lock
     * @param by        what makes a group
     * @param columns   pixels across, at least 1
     * @param rows      pixels down, at least 1
     * @param fromNs    first time of return, ns of the stream
     * @param toNs      last time of return, ns of the stream
     * @return the points
     */
    public static Scatter of(Recording recording, GroupBy by, int columns, int rows, long fromNs, long toNs) {
        Groups groups = new Groups(recording, by);
        Populations populations = groups.populations();
        Calls calls = Calls.merged(recording, populations, groups, fromNs, toNs);
        if (calls.size == 0) {
            return new Scatter(List.of(), null, 0, 0, 0, 0, -1, Scatter.Contents.RANGES);
        }
        long min = Long.MAX_VALUE;
        int maxRanges = 0;
        long total = 0;
        long interconnect = 0;
        for (int i = 0; i < calls.size; i++) {
            total += calls.count[i];
            interconnect += Adapter.of(populations.adapter(calls.cell[i])).isInterconnect() ? calls.count[i] : 0;
            min = Math.min(min, calls.ns[i]);
            maxRanges = Math.max(maxRanges, populations.ranges(calls.cell[i]));
        }
        int slowest = calls.slowest(recording.mappings(), 0, calls.size);
        long max = recording.mappings().durationNs(slowest);
        PopulationScatter scatter = new PopulationScatter(recording, groups, columns, rows, min, max, maxRanges);
        scatter.add(calls, slowest);
        OutstandingRows.forEachLeaked(recording, row -> scatter.addLeak(row, fromNs, toNs));
        return new Scatter(scatter.series(), CostModels.of(populations, calls, interconnect > 0).model(), total, max, min, maxRanges,
                slowest,
                contents(interconnect, total));
    }

    private void add(Calls calls, int slowest) {
        Populations populations = groups.populations();
        for (int i = 0; i < calls.size; i++) {
            int cell = calls.cell[i];
            Points of = points(groups.ofCell(cell));
            of.total += calls.count[i];
            // whoever is the slowest of all stands for its pixel, however the others were rounded
            put(of, groups.ofCell(cell), calls.slowest[i], calls.slowest[i] == slowest ? Long.MAX_VALUE : calls.ns[i], calls.ns[i],
                    populations.ranges(cell));
        }
    }

    /** Leaks have points of their own, so that no other mapping hides them. */
    private void addLeak(int row, long fromNs, long toNs) {
        long duration = mappings.populationNs(row);
        if (duration != Units.UNKNOWN && mappings.returnNs(row) >= fromNs && mappings.returnNs(row) <= toNs) {
            int group = groups.ofMapping(row);
            put(points(group), group, row, duration, duration, ranges(mappings, row));
        }
    }

    private Points points(int group) {
        while (points.size() <= group) {
            points.add(new Points());
        }
        return points.get(group);
    }

    private void put(Points of, int group, int row, long weight, long duration, int ranges) {
        boolean leaked = leaks && mappings.state(row).isLeak();
        long x = maxRanges == 0 ? 0 : Math.min(columns - 1, (long) ((double) ranges / maxRanges * columns));
        long y = y(duration);
        long pixel = ((group * 2L + (leaked ? 1 : 0)) * columns + x) * rows + y + 1;
        int known = pixels.get(pixel);
        if (known == LongIntMap.ABSENT) {
            pixels.put(pixel, of.add(row, weight));
        } else if (weight > of.weights[known]) {
            of.rows[known] = row;
            of.weights[known] = weight;
        }
    }

    private int y(long duration) {
        int place = LogBuckets.index(duration, BUCKET_BITS);
        if (yFor[place] != duration) {
            yFor[place] = duration;
            yOf[place] = (int) Math.max(0, Math.min(rows - 1, (long) ((Math.log(Math.max(1, duration)) - logMin) / logSpan * rows)));
        }
        return yOf[place];
    }

    private List<Scatter.Series> series() {
        return Arrays.stream(groups.inOrder(group -> points(group).total))
                .mapToObj(group -> points(group).series(mappings, groups.label(group))).toList();
    }

    private static Scatter.Contents contents(long interconnect, long total) {
        return interconnect == total ? Scatter.Contents.RANGES : interconnect == 0 ? Scatter.Contents.ENTRIES : Scatter.Contents.BOTH;
    }

    private static int ranges(MappingTable mappings, int row) {
        return Math.max(0, mappings.nranges(row));
    }

    private static final class Points {

        private int[] rows = new int[64];
        private long[] weights = new long[64];
        private int used;
        private long total;

        int add(int row, long weight) {
            if (used == rows.length) {
                rows = Arrays.copyOf(rows, used * 2);
                weights = Arrays.copyOf(weights, used * 2);
            }
            rows[used] = row;
            weights[used] = weight;
            return used++;
        }

        Scatter.Series series(MappingTable mappings, String group) {
            int[] sorted = Arrays.copyOf(rows, used);
            Arrays.sort(sorted);
            int count = 0;
            for (int row : sorted) {
                if (count == 0 || sorted[count - 1] != row) {
                    sorted[count++] = row;
                }
            }
            sorted = Arrays.copyOf(sorted, count);
            double[] ranges = new double[sorted.length];
            double[] durations = new double[sorted.length];
            long[] serials = new long[sorted.length];
            boolean[] leaked = new boolean[sorted.length];
            for (int i = 0; i < sorted.length; i++) {
                ranges[i] = ranges(mappings, sorted[i]);
                durations[i] = mappings.durationNs(sorted[i]);
                serials[i] = mappings.serial(sorted[i]);
                leaked[i] = mappings.state(sorted[i]).isLeak();
            }
            return new Scatter.Series(group, ranges, durations, sorted, serials, leaked, total);
        }
    }
}
