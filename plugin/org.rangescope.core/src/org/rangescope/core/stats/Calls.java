// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.Arrays;

import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Populations;

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
