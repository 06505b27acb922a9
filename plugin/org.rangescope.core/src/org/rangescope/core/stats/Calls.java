// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;
import org.rangescope.core.util.LogBuckets;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Spare;
import org.rangescope.core.util.annotation.Nullable;

/** Durations of map calls as the store has them in sum: one entry for calls of one cell that took about as long. */
final class Calls implements Populations.DurationVisitor {

    /** A time before any other. */
    static final long FIRST = Long.MIN_VALUE;
    /** A time after any other. */
    static final long LAST = Long.MAX_VALUE;

    /** Two durations that are given to within 1 % each may be in another order than they look when they differ by less. */
    private static final double NEARLY = 0.97;

    int[] cell = new int[256];
    long[] ns = new long[256];
    int[] count = new int[256];
    int[] slowest = new int[256];
    int size;

    private Calls() {}

    static Calls of(Populations populations, long fromNs, long toNs) {
        Calls calls = new Calls();
        populations.durations(fromNs, toNs, calls);
        return calls;
    }

    /**
     * The same with fewer entries, when there are many: those that differ neither in group, interface nor number of ranges, and by less than 1.6 % in duration,
     * are one, in the name of any of their cells.
     *
     * @param groups how cells are grouped; {@code null} when they are not
     */
    static Calls merged(Recording recording, Populations populations, @Nullable Groups groups, long fromNs, long toNs) {
        Merging merging = new Merging(recording.mappings(), populations, groups);
        populations.durations(fromNs, toNs, merging);
        return merging.result();
    }

    /** Puts entries together in one table of counts, after so many of them that it pays. */
    private static final class Merging implements Populations.DurationVisitor {

        private static final int BUCKET_BITS = 6;
        private static final int BUCKETS = 1 << 12;
        private static final int WORTHWHILE = 1 << 16;
        private static final int KINDS_MAX = 1 << 11;
        private static final LongIntMap NONE = new LongIntMap(1);
        private static final Calls NOTHING = new Calls();
        // what was needed to put others together
        private static final Spare<Calls> SPARE_CALLS = new Spare<>(2);
        private static final Spare<LongIntMap> SPARE_ENTRIES = new Spare<>(2);
        /** Entries so few buckets below the longest may hold the slowest call. */
        private static final int NEAR_TOP = 3;

        private final MappingTable mappings;
        private final Populations populations;
        private final @Nullable Groups groups;
        private final Calls first;
        private int[] kindOf = {};
        private final LongIntMap kinds = new LongIntMap();
        private int[] cellOf = new int[64];
        /** From kind and bucket to the entry of both: there are fewer of these than calls by far, and they stay in the cache. */
        private LongIntMap entries = NONE;
        private Calls merged = NOTHING;
        private int top;
        private boolean merging;

        Merging(MappingTable mappings, Populations populations, @Nullable Groups groups) {
            this.mappings = mappings;
            this.populations = populations;
            this.groups = groups;
            Calls spare = SPARE_CALLS.take();
            first = spare != null ? spare : new Calls();
        }

        @Override
        public void durations(int ofCell, long durationNs, int number, int slowestRow) {
            if (!merging) {
                first.durations(ofCell, durationNs, number, slowestRow);
                if (first.size == WORTHWHILE) {
                    merging = true;
                    merged = new Calls();
                    LongIntMap spare = SPARE_ENTRIES.take();
                    entries = spare != null ? spare : new LongIntMap(1 << 15);
                    kindOf = new int[populations.cells()];
                    Arrays.fill(kindOf, -1);
                    int count = first.size;
                    first.size = 0;
                    for (int i = 0; i < count; i++) {
                        put(first.cell[i], first.ns[i], first.count[i], first.slowest[i]);
                    }
                }
                return;
            }
            put(ofCell, durationNs, number, slowestRow);
        }

        private void put(int cell, long durationNs, int number, int row) {
            int kind = kindOf[cell];
            if (kind < 0) {
                kind = kind(cell);
            }
            if (kind >= KINDS_MAX) {
                // too many to have a table for: they stay by themselves
                first.durations(cell, durationNs, number, row);
                return;
            }
            int bucket = LogBuckets.index(durationNs, BUCKET_BITS);
            long key = (long) kind * BUCKETS + bucket + 1;
            top = Math.max(top, bucket);
            int at = entries.get(key);
            if (at == LongIntMap.ABSENT) {
                entries.put(key, merged.size);
                merged.durations(cellOf[kind], middleNs(bucket), number, row);
                return;
            }
            if (bucket >= top - NEAR_TOP && mappings.durationNs(row) > mappings.durationNs(merged.slowest[at])) {
                merged.slowest[at] = row;
            }
            merged.count[at] += number;
        }

        private static long middleNs(int bucket) {
            long highest = LogBuckets.highest(bucket, BUCKET_BITS);
            long lowest = bucket == 0 ? 0 : LogBuckets.highest(bucket - 1, BUCKET_BITS) + 1;
            return lowest + (highest - lowest) / 2;
        }

        private int kind(int cell) {
            Groups grouped = groups;
            long group = grouped == null ? 0 : grouped.ofCell(cell);
            long key = (group << 32 | Math.min(populations.ranges(cell), (1 << 30) - 1)) << 2 | populations.adapter(cell);
            int kind = kinds.get(key + 1);
            if (kind == LongIntMap.ABSENT) {
                kind = kinds.size();
                kinds.put(key + 1, kind);
                if (kind < KINDS_MAX) {
                    if (kind == cellOf.length) {
                        cellOf = Arrays.copyOf(cellOf, kind * 2);
                    }
                    cellOf[kind] = cell;
                }
            }
            kindOf[cell] = kind;
            return kind;
        }

        Calls result() {
            if (!merging) {
                return first;
            }
            // those that stay by themselves follow
            for (int i = 0; i < first.size; i++) {
                merged.durations(first.cell[i], first.ns[i], first.count[i], first.slowest[i]);
            }
            first.size = 0;
            SPARE_CALLS.give(first);
            entries.clear();
            SPARE_ENTRIES.give(entries);
            return merged;
        }
    }

    @Override
    public void durations(int ofCell, long durationNs, int number, int slowestRow) {
        if (size == cell.length) {
            int room = size * 2;
            cell = Arrays.copyOf(cell, room);
            ns = Arrays.copyOf(ns, room);
            count = Arrays.copyOf(count, room);
            slowest = Arrays.copyOf(slowest, room);
        }
        cell[size] = ofCell;
        ns[size] = durationNs;
        count[size] = number;
        slowest[size++] = slowestRow;
    }

    long total() {
        long total = 0;
        for (int i = 0; i < size; i++) {
            total += count[i];
        }
        return total;
    }

    /** The row of the slowest call among entries, exactly; -1 when there is none. Ties go to the earlier row. */
    int slowest(MappingTable mappings, int from, int to) {
        long longest = 0;
        for (int i = from; i < to; i++) {
            longest = Math.max(longest, ns[i]);
        }
        int best = -1;
        long bestNs = -1;
        for (int i = from; i < to; i++) {
            if (ns[i] >= longest * NEARLY) {
                long exact = mappings.durationNs(slowest[i]);
                if (exact > bestNs || exact == bestNs && slowest[i] < best) {
                    best = slowest[i];
                    bestNs = exact;
                }
            }
        }
        return best;
    }

    /** The same entries in the order of their groups; {@code begins} receives where each group begins, and the end. */
    Calls byGroup(Groups groups, int[][] begins) {
        int[] groupOf = new int[size];
        for (int i = 0; i < size; i++) {
            groupOf[i] = groups.ofCell(cell[i]);
        }
        int[] begin = new int[groups.count() + 1];
        for (int i = 0; i < size; i++) {
            begin[groupOf[i] + 1]++;
        }
        for (int group = 0; group < groups.count(); group++) {
            begin[group + 1] += begin[group];
        }
        Calls sorted = new Calls();
        sorted.cell = new int[size];
        sorted.ns = new long[size];
        sorted.count = new int[size];
        sorted.slowest = new int[size];
        sorted.size = size;
        int[] next = begin.clone();
        for (int i = 0; i < size; i++) {
            int at = next[groupOf[i]]++;
            sorted.cell[at] = cell[i];
            sorted.ns[at] = ns[i];
            sorted.count[at] = count[i];
            sorted.slowest[at] = slowest[i];
        }
        begins[0] = begin;
        return sorted;
    }
}
