// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.util.Arrays;
import java.util.function.IntPredicate;

import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/**
 * Map calls by the tasks that made them. A machine has so many tasks that sums by them would be hardly smaller than the rows themselves, so nothing is made ahead:
 * every row is looked at when it is asked for. Made for one question, under the session's lock.
 */
final class TaskPopulations implements Populations {

    private static final int RANGES_BITS = 24;
    private static final int RANGES_MAX = (1 << RANGES_BITS) - 1;
    private static final int ADAPTER_BITS = 2;

    private final MappingTable mappings;
    private final LongIntMap known = new LongIntMap(1 << 12);
    private long[] keys = new long[64];

    TaskPopulations(MappingTable mappings) {
        this.mappings = mappings;
        for (int row = 0; row < mappings.size(); row++) {
            cellOf(row);
        }
    }

    /** The cell of a row. */
    int cellOf(int row) {
        long key = (long) mappings.task(row) << RANGES_BITS + ADAPTER_BITS
                | (long) Math.max(0, Math.min(RANGES_MAX, mappings.nranges(row))) << ADAPTER_BITS | mappings.adapter(row);
        int cell = known.get(key + 1);
        if (cell == LongIntMap.ABSENT) {
            cell = known.size();
            known.put(key + 1, cell);
            if (cell == keys.length) {
                keys = Arrays.copyOf(keys, cell * 2);
            }
            keys[cell] = key;
        }
        return cell;
    }

    @Override
    public int cells() {
        return known.size();
    }

    @Override
    public int cell(int row) {
        return cellOf(row);
    }

    @Override
    public int exporter(int cell) {
        return 0;
    }

    @Override
    public int device(int cell) {
        return 0;
    }

    @Override
    public int interconnect(int cell) {
        return 0;
    }

    @Override
    public int adapter(int cell) {
        return (int) keys[cell] & (1 << ADAPTER_BITS) - 1;
    }

    @Override
    public int task(int cell) {
        return (int) (keys[cell] >>> RANGES_BITS + ADAPTER_BITS);
    }

    @Override
    public int stack(int cell) {
        return 0;
    }

    @Override
    public int ranges(int cell) {
        return (int) (keys[cell] >>> ADAPTER_BITS) & RANGES_MAX;
    }

    @Override
    public Populations processes() {
        return this;
    }

    @Override
    public void durations(long fromNs, long toNs, DurationVisitor visitor) {
        for (int row = 0; row < mappings.size(); row++) {
            long duration = mappings.timedNs(row);
            if (duration != Units.UNKNOWN && mappings.returnNs(row) >= fromNs && mappings.returnNs(row) <= toNs) {
                visitor.durations(cellOf(row), duration, 1, row);
            }
        }
    }

    @Override
    public void overTime(long fromNs, long stepNs, DurationGrid grid) {
        throw new UnsupportedOperationException("columns of time are the same for whoever made the calls: ask the sums of all");
    }

    @Override
    public void sums(long fromNs, long toNs, SumVisitor visitor) {
        for (int row = 0; row < mappings.size(); row++) {
            if (mappings.returnNs(row) < fromNs || mappings.returnNs(row) > toNs
                    || (mappings.flags(row) & (MapFlags.PENDING | MapFlags.EARLIER)) != 0) {
                continue;
            }
            if (mappings.error(row) != 0) {
                visitor.sums(cellOf(row), Sums.FAILED);
                continue;
            }
            long duration = mappings.timedNs(row);
            boolean timed = duration != Units.UNKNOWN;
            long blocked = timed ? mappings.blockedNs(row) : Units.UNKNOWN;
            boolean knows = blocked != Units.UNKNOWN;
            boolean mostly = knows && PopulationIndex.isMostlyBlocked(blocked, duration);
            visitor.sums(cellOf(row), new Sums(1, 0, timed ? 1 : 0, timed ? duration : 0, timed ? duration : 0, knows ? 1 : 0,
                    knows ? blocked : 0, knows ? duration : 0, mostly ? 1 : 0, mostly ? row : -1, mappings.exposedBytes(row)));
        }
    }

    @Override
    public void rows(long fromNs, long toNs, IntPredicate cell, RowVisitor visitor) {
        // nothing is made ahead, so nothing can be left out
        visitor.rows(0, mappings.size());
    }
}
