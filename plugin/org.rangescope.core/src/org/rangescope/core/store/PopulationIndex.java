// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntPredicate;

import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/**
 * Answers {@link Populations} from sums that are made once for every 65,536 map calls, while more of them come in, and again for four of those, and so on. Within
 * 65,536 calls every 1,024 have extremes and a histogram of their own. What is not summed yet is looked at row by row.
 */
public final class PopulationIndex implements Populations {

    private static final int KEY = 6;
    private static final int FAN = 4;
    /** Beyond so many cells, calls are no longer told apart; with the one for those, numbers of cells have 20 bits. */
    private static final int CELLS_MAX = (1 << 20) - 1;
    /** Calls of groups beyond that take longer to find their cell. */
    private static final int GROUPS_MAX = 1 << 14;

    /** Calls of fewer ranges find their cell quickly. */
    private static final int FEW_RANGES = 1 << 6;

    private static final int LEAF_ROWS = 1 << 10;
    private static final int LEAVES = Block.ROWS / LEAF_ROWS;

    private static final int LEAF_FIRST_NS = 0;
    private static final int LEAF_LAST_NS = 8;
    private static final int LEAF_MIN = 16;
    private static final int LEAF_MAX = 24;
    private static final int LEAF_SLOWEST = 32;
    private static final int LEAF_COUNT = 36;
    private static final int LEAF_ORDERED = 40;
    private static final int LEAF_BUCKETS = 48;
    private static final int LEAF_ROW_BUCKETS = LEAF_BUCKETS + Buckets.COARSE * Short.BYTES;
    private static final int LEAF_SIZE = LEAF_ROW_BUCKETS + LEAF_ROWS * Short.BYTES;
    private static final short NONE = -1;
    private static final ByteBuffer NO_LEAVES = ByteBuffer.allocateDirect(0).order(ByteOrder.nativeOrder());

    /** Of an entry: cell, fine bucket and where in it the slowest stands, count, row of the slowest. */
    private static final int ENTRY_SIZE = 4 * Integer.BYTES;
    /** Of what is sorted into entries: cell and bucket in the upper half, where in its bucket it stands, row of its chunk. */
    private static final int SORTED_BY = 32;
    private static final int PART_SHIFT = 16;
    private static final int DIGIT_MOST = 11;
    private static final int SUM_LONGS = 10;
    private static final int SUM_MAX = 4;
    /** Behind the sums: cell and the row that was longest off the CPU, and how long that was. */
    private static final int SUM_WORST_NS = SUM_LONGS * Long.BYTES + 2 * Integer.BYTES;
    private static final int SUM_SIZE = SUM_WORST_NS + Long.BYTES;

    private static final long MOST_BLOCKED_NS = 1_000_000;

    private final Storage storage;
    private final MappingTable mappings;

    // cells; made by the thread that adds rows
    private final LongIntMap groups = new LongIntMap();
    /** Of each group of exporter, device, interconnect, interface and stack: the cells of 0, 1, 2 and more ranges plus 1, or 0. */
    private int[] cellsOfGroups = new int[FEW_RANGES * 8];
    private long lastGroupKey = -1;
    private int lastGroupAt;
    private volatile int[] keys = new int[KEY * 16];
    private int[] slots = new int[64];
    private volatile int cells;

    /** What is summed: a level has the sums of four of the level below in each of its chunks. Replaced, never changed. */
    private volatile Chunk[][] levels = {{}};
    private int scheduled;
    // room for making sums, used again and again; only for who makes them
    private final Summing summingRows = new Summing(0);
    private final Summing summingChunks = new Summing(0);
    private ByteBuffer leavesMade = NO_LEAVES;
    private ByteBuffer made = NO_LEAVES;
    private final short[] leafBuckets = new short[Buckets.COARSE];
    private final MappingTable.Calls leafCalls = new MappingTable.Calls(LEAF_ROWS);
    private long[] timed = {};
    private long[] sorted = {};
    private int timedCount;

    /** Sums over a stretch of rows; only those of the lowest level have leaves, which come first in the bytes. */
    private record Chunk(long firstNs, long lastNs, long offset, int size, ByteBuffer bytes, int entriesAt, int entries, int sums) {

        int sumsAt() {
            return entriesAt + entries * ENTRY_SIZE;
        }

        boolean isWithin(long fromNs, long toNs) {
            return firstNs >= fromNs && lastNs <= toNs;
        }

        boolean touches(long fromNs, long toNs) {
            return firstNs <= toNs && lastNs >= fromNs;
        }
    }

    /**
     * An index of nothing.
     *
     * @param storage  for what it makes
     * @param mappings the map calls that it sums up
     */
    PopulationIndex(Storage storage, MappingTable mappings) {
        this.storage = storage;
        this.mappings = mappings;
    }

    // cells

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public int cell(int row) {
        return mappings.cell(row);
    }

    @Override
    public int exporter(int cell) {
        return keys[cell * KEY];
    }

    @Override
    public int device(int cell) {
        return keys[cell * KEY + 1];
    }

    @Override
    public int interconnect(int cell) {
        return keys[cell * KEY + 2];
    }

    @Override
    public int adapter(int cell) {
        return keys[cell * KEY + 3];
    }

    @Override
    public int task(int cell) {
        return 0;
    }

    @Override
    public int stack(int cell) {
        return keys[cell * KEY + 4];
    }

    @Override
    public int ranges(int cell) {
        return keys[cell * KEY + 5];
    }

    @Override
    public TaskPopulations processes() {
        return new TaskPopulations(mappings);
    }

    /**
     * The cell of a map call; for the thread that adds rows.
     *
     * @return its number; the same for all calls that have all of these in common
     */
    int cellOf(int exporter, int device, int interconnect, int adapter, int stack, int ranges) {
        int some = Math.max(0, ranges);
        if (some >= FEW_RANGES || (exporter | device) >>> 13 != 0 || interconnect >>> 8 != 0 || stack >>> 27 != 0) {
            return cell(exporter, device, interconnect, adapter, stack, some);
        }
        long key = ((long) exporter << 13 | device) << 38 | ((long) interconnect << 2 | adapter) << 28 | stack;
        int at;
        if (key == lastGroupKey) {
            at = lastGroupAt + some;
        } else {
            int group = groups.get(key + 1);
            if (group == LongIntMap.ABSENT) {
                group = groups.size();
                if (group >= GROUPS_MAX) {
                    return cell(exporter, device, interconnect, adapter, stack, some);
                }
                groups.put(key + 1, group);
                if ((group + 1) * FEW_RANGES > cellsOfGroups.length) {
                    cellsOfGroups = Arrays.copyOf(cellsOfGroups, cellsOfGroups.length * 2);
                }
            }
            lastGroupKey = key;
            lastGroupAt = group * FEW_RANGES;
            at = lastGroupAt + some;
        }
        int known = cellsOfGroups[at];
        if (known == 0) {
            known = 1 + cell(exporter, device, interconnect, adapter, stack, some);
            cellsOfGroups[at] = known;
        }
        return known - 1;
    }

    private int cell(int exporter, int device, int interconnect, int adapter, int stack, int ranges) {
        int found = find(exporter, device, interconnect, adapter, stack, ranges);
        if (found >= 0) {
            return found;
        }
        if (cells >= CELLS_MAX) {
            int others = find(0, 0, 0, 0, 0, 0);
            return others >= 0 ? others : add(0, 0, 0, 0, 0, 0);
        }
        return add(exporter, device, interconnect, adapter, stack, ranges);
    }

    private int find(int exporter, int device, int interconnect, int adapter, int stack, int ranges) {
        int[] known = keys;
        int slot = slot(exporter, device, interconnect, adapter, stack, ranges);
        while (slots[slot] != 0) {
            int at = (slots[slot] - 1) * KEY;
            if (known[at] == exporter && known[at + 1] == device && known[at + 2] == interconnect && known[at + 3] == adapter
                    && known[at + 4] == stack && known[at + 5] == ranges) {
                return slots[slot] - 1;
            }
            slot = slot + 1 & slots.length - 1;
        }
        return -1;
    }

    private int slot(int exporter, int device, int interconnect, int adapter, int stack, int ranges) {
        long hash = exporter + 0x9E3779B97F4A7C15L * device;
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L + interconnect * 4L + adapter;
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L + stack;
        hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L + ranges;
        hash *= 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & slots.length - 1;
    }

    private int add(int... key) {
        int cell = cells;
        int[] known = keys;
        if ((cell + 1) * KEY > known.length) {
            known = Arrays.copyOf(known, known.length * 2);
        }
        System.arraycopy(key, 0, known, cell * KEY, KEY);
        keys = known;
        cells = cell + 1;
        if (cells * 2 > slots.length) {
            slots = new int[slots.length * 2];
            for (int each = 0; each < cells; each++) {
                enter(each);
            }
        } else {
            enter(cell);
        }
        return cell;
    }

    private void enter(int cell) {
        int[] known = keys;
        int at = cell * KEY;
        int slot = slot(known[at], known[at + 1], known[at + 2], known[at + 3], known[at + 4], known[at + 5]);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = cell + 1;
    }

    // making sums

    /**
     * Rows were added; for the thread that adds them. Sums are made by another one.
     *
     * @param rows how many there are
     */
    void advance(int rows) {
        while (rows - scheduled * Block.ROWS >= Block.ROWS) {
            int chunk = scheduled++;
            storage.later(() -> sum(chunk));
        }
    }

    /** Waits until all sums are made; for the thread that adds rows. */
    void finish() {
        storage.finish();
    }

    private void sum(int chunk) {
        int first = chunk * Block.ROWS;
        Summing summing = summingRows.reset();
        if (leavesMade.capacity() == 0) {
            leavesMade = ByteBuffer.allocateDirect(LEAVES * LEAF_SIZE).order(ByteOrder.nativeOrder());
            timed = new long[Block.ROWS];
            sorted = new long[Block.ROWS];
        }
        ByteBuffer leaves = leavesMade;
        long firstNs = Long.MAX_VALUE;
        long lastNs = Long.MIN_VALUE;
        timedCount = 0;
        for (int leaf = 0; leaf < LEAVES; leaf++) {
            leaf(leaves, leaf * LEAF_SIZE, first + leaf * LEAF_ROWS, summing);
            firstNs = Math.min(firstNs, leaves.getLong(leaf * LEAF_SIZE + LEAF_FIRST_NS));
            lastNs = Math.max(lastNs, leaves.getLong(leaf * LEAF_SIZE + LEAF_LAST_NS));
        }
        ByteBuffer bytes = room(leaves.capacity() + timedCount * ENTRY_SIZE + summing.used * SUM_SIZE);
        bytes.put(0, leaves, 0, leaves.capacity());
        int entries = entries(first, bytes, leaves.capacity());
        append(levels.clone(), 0, chunk(firstNs, lastNs, bytes, leaves.capacity(), entries, summing));
    }

    private ByteBuffer room(int size) {
        if (made.capacity() < size) {
            made = ByteBuffer.allocateDirect(size + size / 2).order(ByteOrder.nativeOrder());
        }
        return made.clear();
    }

    /** Makes entries of the calls of a chunk whose durations are known. */
    private int entries(int firstRow, ByteBuffer to, int from) {
        sort();
        long[] calls = timed;
        int count = timedCount;
        int at = from;
        for (int i = 0; i < count;) {
            long call = calls[i];
            long key = call >>> SORTED_BY;
            int same = i + 1;
            long slowest = call & (1L << SORTED_BY) - 1;
            for (; same < count && calls[same] >>> SORTED_BY == key; same++) {
                long other = calls[same] & (1L << SORTED_BY) - 1;
                if (other >>> PART_SHIFT > slowest >>> PART_SHIFT) {
                    slowest = other;
                }
            }
            to.putInt(at, (int) (key / Buckets.FINE));
            to.putInt(at + 4, (int) (key % Buckets.FINE) << Buckets.PART_BITS | (int) (slowest >>> PART_SHIFT));
            to.putInt(at + 8, same - i).putInt(at + 12, firstRow + (int) (slowest & Block.MASK));
            at += ENTRY_SIZE;
            i = same;
        }
        return (at - from) / ENTRY_SIZE;
    }

    /** Sorts calls by cell and bucket, digit by digit from the last; those that have them in common stay in their order. */
    private void sort() {
        int count = timedCount;
        long[] from = timed;
        long all = 0;
        for (int i = 0; i < count; i++) {
            all |= from[i];
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(all >>> SORTED_BY);
        int digits = (bits + DIGIT_MOST - 1) / DIGIT_MOST;
        int width = digits == 0 ? 0 : (bits + digits - 1) / digits;
        int mask = (1 << width) - 1;
        long[] to = sorted;
        for (int digit = 0; digit < digits; digit++) {
            int shift = SORTED_BY + digit * width;
            int[] places = new int[mask + 1];
            for (int i = 0; i < count; i++) {
                places[(int) (from[i] >>> shift) & mask]++;
            }
            int place = 0;
            for (int i = 0; i <= mask; i++) {
                int here = places[i];
                places[i] = place;
                place += here;
            }
            for (int i = 0; i < count; i++) {
                long call = from[i];
                to[places[(int) (call >>> shift) & mask]++] = call;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        timed = from;
        sorted = to;
    }

    /** Appends a chunk to a level, and one that sums up four to the level above when there are as many. */
    private void append(Chunk[][] all, int level, Chunk chunk) {
        Chunk[][] more = level < all.length ? all : Arrays.copyOf(all, level + 1);
        Chunk[] before = level < all.length ? all[level] : new Chunk[0];
        Chunk[] chunks = Arrays.copyOf(before, before.length + 1);
        chunks[before.length] = chunk;
        more[level] = chunks;
        if (chunks.length % FAN == 0) {
            Chunk[] parts = Arrays.copyOfRange(chunks, chunks.length - FAN, chunks.length);
            Summing summing = summingChunks.reset();
            long firstNs = Long.MAX_VALUE;
            long lastNs = Long.MIN_VALUE;
            int most = 0;
            for (Chunk part : parts) {
                firstNs = Math.min(firstNs, part.firstNs());
                lastNs = Math.max(lastNs, part.lastNs());
                most += part.entries();
                summing.add(part);
            }
            ByteBuffer bytes = room(most * ENTRY_SIZE + summing.used * SUM_SIZE);
            append(more, level + 1, chunk(firstNs, lastNs, bytes, 0, merge(parts, bytes), summing));
        } else {
            levels = more;
        }
    }

    /** Writes down a chunk whose leaves and entries stand in the bytes already. */
    private Chunk chunk(long firstNs, long lastNs, ByteBuffer bytes, int entriesAt, int entries, Summing summing) {
        int sumsAt = entriesAt + entries * ENTRY_SIZE;
        int size = Math.max(1, sumsAt + summing.used * SUM_SIZE);
        ByteBuffer whole = size > bytes.capacity() ? room(size) : bytes;
        summing.write(whole, sumsAt);
        long offset = storage.write(whole.clear().limit(size));
        return new Chunk(firstNs, lastNs, offset, size, storage.map(offset, size), entriesAt, entries, summing.used);
    }

    /** Merges the entries of chunks, which are in the order of cell and bucket. */
    private static int merge(Chunk[] parts, ByteBuffer to) {
        int[] at = new int[parts.length];
        long[] keys = new long[parts.length];
        for (int part = 0; part < parts.length; part++) {
            at[part] = parts[part].entriesAt();
            keys[part] = key(parts[part], at[part]);
        }
        int place = 0;
        while (true) {
            long least = Long.MAX_VALUE;
            for (long key : keys) {
                least = Math.min(least, key);
            }
            if (least == Long.MAX_VALUE) {
                return place / ENTRY_SIZE;
            }
            int count = 0;
            int slowest = -1;
            int row = 0;
            for (int part = 0; part < parts.length; part++) {
                if (keys[part] == least) {
                    ByteBuffer bytes = parts[part].bytes();
                    int bucket = bytes.getInt(at[part] + 4);
                    count += bytes.getInt(at[part] + 8);
                    if ((bucket & Buckets.PART_MASK) > slowest) {
                        slowest = bucket & Buckets.PART_MASK;
                        row = bytes.getInt(at[part] + 12);
                    }
                    at[part] += ENTRY_SIZE;
                    keys[part] = key(parts[part], at[part]);
                }
            }
            to.putInt(place, (int) (least >>> SORTED_BY)).putInt(place + 4, (int) least << Buckets.PART_BITS | slowest);
            to.putInt(place + 8, count).putInt(place + 12, row);
            place += ENTRY_SIZE;
        }
    }

    /** Cell and bucket of an entry; behind all others when there is none. */
    private static long key(Chunk chunk, int at) {
        return at >= chunk.sumsAt()
                ? Long.MAX_VALUE
                : (long) chunk.bytes().getInt(at) << SORTED_BY | chunk.bytes().getInt(at + 4) >>> Buckets.PART_BITS;
    }

    private void leaf(ByteBuffer leaves, int at, int first, Summing summing) {
        MappingTable.Calls calls = leafCalls;
        mappings.calls(first, LEAF_ROWS, calls);
        summing.calls(calls, first);
        short[] buckets = leafBuckets;
        Arrays.fill(buckets, (short) 0);
        long firstNs = Long.MAX_VALUE;
        long lastNs = Long.MIN_VALUE;
        long previous = Long.MIN_VALUE;
        long min = Long.MAX_VALUE;
        long max = Units.UNKNOWN;
        int slowest = -1;
        int count = 0;
        boolean ordered = true;
        long[] into = timed;
        for (int i = 0; i < LEAF_ROWS; i++) {
            long returned = calls.returnNs[i];
            ordered &= returned >= previous;
            previous = returned;
            firstNs = Math.min(firstNs, returned);
            lastNs = Math.max(lastNs, returned);
            long duration = calls.timedNs[i];
            if (duration == Units.UNKNOWN) {
                leaves.putShort(at + LEAF_ROW_BUCKETS + i * Short.BYTES, NONE);
                continue;
            }
            int bucket = Buckets.fine(duration);
            leaves.putShort(at + LEAF_ROW_BUCKETS + i * Short.BYTES, (short) bucket);
            into[timedCount++] = ((long) calls.cell[i] << 12 | bucket) << SORTED_BY | (long) Buckets.part(duration, bucket) << PART_SHIFT
                    | first + i & Block.MASK;
            buckets[Buckets.fineToCoarse(bucket)]++;
            count++;
            min = Math.min(min, duration);
            if (duration > max) {
                max = duration;
                slowest = first + i;
            }
        }
        leaves.putLong(at + LEAF_FIRST_NS, firstNs).putLong(at + LEAF_LAST_NS, lastNs).putLong(at + LEAF_MIN, min);
        leaves.putLong(at + LEAF_MAX, max).putInt(at + LEAF_SLOWEST, slowest).putInt(at + LEAF_COUNT, count);
        leaves.putInt(at + LEAF_ORDERED, ordered ? 1 : 0);
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            leaves.putShort(at + LEAF_BUCKETS + bucket * Short.BYTES, buckets[bucket]);
        }
    }

    /** Adds up calls by cell. */
    private static final class Summing {

        private int[] localOf;
        private int[] cellOf = new int[64];
        private long[] sums = new long[64 * SUM_LONGS];
        private int[] worst = new int[64];
        private long[] worstNs = new long[64];
        private int used;

        Summing(int cells) {
            localOf = new int[Math.max(16, cells)];
        }

        /** Forgets everything, and keeps the room for as much again. */
        Summing reset() {
            for (int local = 0; local < used; local++) {
                localOf[cellOf[local]] = 0;
            }
            Arrays.fill(sums, 0, used * SUM_LONGS, 0);
            used = 0;
            return this;
        }

        /** Where the sums of a cell stand. */
        private int local(int cell) {
            int local = cell < localOf.length ? localOf[cell] - 1 : -1;
            return local >= 0 ? local : made(cell);
        }

        private int made(int cell) {
            if (cell >= localOf.length) {
                localOf = Arrays.copyOf(localOf, Math.max(cell + 1, localOf.length * 2));
            }
            int local = used++;
            localOf[cell] = used;
            if (local == cellOf.length) {
                cellOf = Arrays.copyOf(cellOf, local * 2);
                sums = Arrays.copyOf(sums, local * 2 * SUM_LONGS);
                worst = Arrays.copyOf(worst, local * 2);
                worstNs = Arrays.copyOf(worstNs, local * 2);
            }
            cellOf[local] = cell;
            worst[local] = -1;
            worstNs[local] = -1;
            return local;
        }

        void calls(MappingTable.Calls calls, int first) {
            for (int i = 0; i < calls.count; i++) {
                call(calls, i, first + i);
            }
        }

        void call(MappingTable.Calls calls, int i, int row) {
            // also of a call that does not count: it is there
            int local = local(calls.cell[i]);
            long[] to = sums;
            int at = local * SUM_LONGS;
            if (calls.outcome[i] != MappingTable.Calls.SUCCEEDED) {
                to[at + 1] += calls.outcome[i];
                return;
            }
            to[at]++;
            to[at + 9] += calls.exposedBytes[i];
            long duration = calls.timedNs[i];
            if (duration == Units.UNKNOWN) {
                return;
            }
            to[at + 2]++;
            to[at + 3] += duration;
            to[at + 4] = Math.max(to[at + 4], duration);
            long blocked = calls.blockedNs[i];
            if (blocked != Units.UNKNOWN) {
                to[at + 5]++;
                to[at + 6] += blocked;
                to[at + 7] += duration;
                if (isMostlyBlocked(blocked, duration)) {
                    to[at + 8]++;
                    worst(local, row, blocked);
                }
            }
        }

        private void worst(int local, int row, long blockedNs) {
            if (blockedNs > worstNs[local]) {
                worst[local] = row;
                worstNs[local] = blockedNs;
            }
        }

        /** Adds what another chunk has summed up. */
        void add(Chunk chunk) {
            ByteBuffer bytes = chunk.bytes();
            int from = chunk.sumsAt();
            for (int i = 0; i < chunk.sums(); i++, from += SUM_SIZE) {
                int local = local(bytes.getInt(from + SUM_LONGS * Long.BYTES));
                int at = local * SUM_LONGS;
                for (int sum = 0; sum < SUM_LONGS; sum++) {
                    long more = bytes.getLong(from + sum * Long.BYTES);
                    sums[at + sum] = sum == SUM_MAX ? Math.max(sums[at + sum], more) : sums[at + sum] + more;
                }
                int row = bytes.getInt(from + SUM_LONGS * Long.BYTES + 4);
                if (row >= 0) {
                    worst(local, row, bytes.getLong(from + SUM_WORST_NS));
                }
            }
        }

        void write(ByteBuffer to, int from) {
            int at = from;
            for (int local = 0; local < used; local++) {
                for (int i = 0; i < SUM_LONGS; i++) {
                    to.putLong(at + i * Long.BYTES, sums[local * SUM_LONGS + i]);
                }
                to.putInt(at + SUM_LONGS * Long.BYTES, cellOf[local]).putInt(at + SUM_LONGS * Long.BYTES + 4, worst[local]);
                to.putLong(at + SUM_WORST_NS, worstNs[local]);
                at += SUM_SIZE;
            }
        }

        /** Hands on what was added up. */
        void emit(SumVisitor visitor) {
            for (int local = 0; local < used; local++) {
                int at = local * SUM_LONGS;
                if (sums[at] + sums[at + 1] == 0) {
                    continue;
                }
                visitor.sums(cellOf[local], new Sums(sums[at], sums[at + 1], sums[at + 2], sums[at + 3], sums[at + 4], sums[at + 5],
                        sums[at + 6], sums[at + 7], sums[at + 8], worst[local], sums[at + 9]));
            }
        }
    }

    /** Whether a call spent most of its time off the CPU, and enough time to matter. */
    static boolean isMostlyBlocked(long blockedNs, long durationNs) {
        return blockedNs * 2 > durationNs && durationNs >= MOST_BLOCKED_NS;
    }

    // answers

    private interface ChunkVisitor {

        void whole(Chunk chunk);

        void rows(int from, int to);
    }

    /** Visits what returned in a time: in the largest pieces that are wholly in it, and row by row what is not. */
    private void visit(long fromNs, long toNs, ChunkVisitor visitor) {
        Chunk[][] all = levels;
        int rows = mappings.size();
        int done = 0;
        for (int level = all.length - 1; level >= 0; level--) {
            // what the levels above have summed up in whole
            int covered = level + 1 < all.length ? all[level + 1].length * FAN : 0;
            for (int i = covered; i < all[level].length; i++) {
                visit(all, level, i, fromNs, toNs, visitor);
            }
        }
        done = all[0].length * Block.ROWS;
        visitor.rows(done, rows);
    }

    private void visit(Chunk[][] all, int level, int index, long fromNs, long toNs, ChunkVisitor visitor) {
        Chunk chunk = all[level][index];
        if (!chunk.touches(fromNs, toNs)) {
            return;
        }
        if (chunk.isWithin(fromNs, toNs)) {
            visitor.whole(chunk);
        } else if (level == 0) {
            visitLeaves(chunk.bytes(), index * Block.ROWS, fromNs, toNs, visitor);
        } else {
            for (int i = index * FAN; i < (index + 1) * FAN; i++) {
                visit(all, level - 1, i, fromNs, toNs, visitor);
            }
        }
    }

    /** Visits the rows of those leaves of a chunk that have any which returned in a time. */
    private static void visitLeaves(ByteBuffer bytes, int firstRow, long fromNs, long toNs, ChunkVisitor visitor) {
        int begin = -1;
        for (int leaf = 0; leaf <= LEAVES; leaf++) {
            boolean touched = leaf < LEAVES && bytes.getLong(leaf * LEAF_SIZE + LEAF_FIRST_NS) <= toNs
                    && bytes.getLong(leaf * LEAF_SIZE + LEAF_LAST_NS) >= fromNs;
            if (touched && begin < 0) {
                begin = leaf;
            } else if (!touched && begin >= 0) {
                visitor.rows(firstRow + begin * LEAF_ROWS, firstRow + leaf * LEAF_ROWS);
                begin = -1;
            }
        }
    }

    private static void visitEntries(Chunk chunk, DurationVisitor visitor) {
        ByteBuffer bytes = chunk.bytes();
        int end = chunk.sumsAt();
        for (int at = chunk.entriesAt(); at < end; at += ENTRY_SIZE) {
            visitor.durations(bytes.getInt(at), Buckets.middleNs(bytes.getInt(at + 4) >>> Buckets.PART_BITS), bytes.getInt(at + 8),
                    bytes.getInt(at + 12));
        }
    }

    private static void visitSums(Chunk chunk, SumVisitor visitor) {
        ByteBuffer bytes = chunk.bytes();
        int at = chunk.sumsAt();
        for (int i = 0; i < chunk.sums(); i++, at += SUM_SIZE) {
            if (bytes.getLong(at) + bytes.getLong(at + 8) == 0) {
                // calls that do not count are there, too
                continue;
            }
            visitor.sums(bytes.getInt(at + SUM_LONGS * Long.BYTES),
                    new Sums(bytes.getLong(at), bytes.getLong(at + 8), bytes.getLong(at + 16), bytes.getLong(at + 24),
                            bytes.getLong(at + 32), bytes.getLong(at + 40), bytes.getLong(at + 48), bytes.getLong(at + 56),
                            bytes.getLong(at + 64), bytes.getInt(at + SUM_LONGS * Long.BYTES + 4), bytes.getLong(at + 72)));
        }
    }

    @Override
    public void durations(long fromNs, long toNs, DurationVisitor visitor) {
        visit(fromNs, toNs, new ChunkVisitor() {

            @Override
            public void whole(Chunk chunk) {
                visitEntries(chunk, visitor);
            }

            @Override
            public void rows(int from, int to) {
                MappingTable.Calls calls = new MappingTable.Calls(Math.min(LEAF_ROWS, to - from));
                for (int first = from; first < to; first += LEAF_ROWS) {
                    mappings.timed(first, Math.min(LEAF_ROWS, to - first), calls);
                    for (int i = 0; i < calls.count; i++) {
                        if (calls.timedNs[i] != Units.UNKNOWN && calls.returnNs[i] >= fromNs && calls.returnNs[i] <= toNs) {
                            visitor.durations(calls.cell[i], calls.timedNs[i], 1, first + i);
                        }
                    }
                }
            }
        });
    }

    @Override
    public void sums(long fromNs, long toNs, SumVisitor visitor) {
        visit(fromNs, toNs, new ChunkVisitor() {

            @Override
            public void whole(Chunk chunk) {
                visitSums(chunk, visitor);
            }

            @Override
            public void rows(int from, int to) {
                Summing summing = new Summing(cells);
                MappingTable.Calls calls = new MappingTable.Calls(Math.min(LEAF_ROWS, to - from));
                for (int first = from; first < to; first += LEAF_ROWS) {
                    mappings.calls(first, Math.min(LEAF_ROWS, to - first), calls);
                    for (int i = 0; i < calls.count; i++) {
                        if (calls.returnNs[i] >= fromNs && calls.returnNs[i] <= toNs) {
                            summing.call(calls, i, first + i);
                        }
                    }
                }
                summing.emit(visitor);
            }
        });
    }

    @Override
    public void overTime(long fromNs, long stepNs, DurationGrid grid) {
        Chunk[] chunks = levels[0];
        grid.finder(new Finder(chunks));
        LeafRows leafRows = new LeafRows();
        // the last column ends where a long does, if need be
        long toNs = Math.multiplyHigh(stepNs, grid.columns()) != 0 || fromNs + stepNs * grid.columns() < fromNs
                ? Long.MAX_VALUE
                : fromNs + stepNs * grid.columns() - 1;
        for (int i = 0; i < chunks.length; i++) {
            if (chunks[i].touches(fromNs, toNs)) {
                for (int leaf = 0; leaf < LEAVES; leaf++) {
                    leafOverTime(chunks[i].bytes(), leaf * LEAF_SIZE, i * Block.ROWS + leaf * LEAF_ROWS, fromNs, toNs, stepNs, grid,
                            leafRows);
                }
            }
        }
        rowsOverTime(chunks.length * Block.ROWS, mappings.size(), fromNs, toNs, stepNs, grid);
    }

    private void leafOverTime(ByteBuffer bytes, int at, int firstRow, long fromNs, long toNs, long stepNs, DurationGrid grid,
            LeafRows rows) {
        long first = bytes.getLong(at + LEAF_FIRST_NS);
        long last = bytes.getLong(at + LEAF_LAST_NS);
        int count = bytes.getInt(at + LEAF_COUNT);
        if (last < fromNs || first > toNs || count == 0) {
            return;
        }
        if (first >= fromNs && last <= toNs) {
            int column = (int) ((first - fromNs) / stepNs);
            if (last - fromNs - column * stepNs < stepNs) {
                long min = bytes.getLong(at + LEAF_MIN);
                long max = bytes.getLong(at + LEAF_MAX);
                grid.addBuckets(column, bytes, at + LEAF_BUCKETS, Buckets.coarse(min), Buckets.coarse(max), count, firstRow);
                grid.extremes(column, min, max, bytes.getInt(at + LEAF_SLOWEST));
                return;
            }
        }
        if (bytes.getInt(at + LEAF_ORDERED) == 0) {
            rowsOverTime(firstRow, firstRow + LEAF_ROWS, fromNs, toNs, stepNs, grid);
            return;
        }
        buckets(bytes, at, rows.buckets);
        mappings.returned(firstRow, LEAF_ROWS, rows.returnNs);
        int row = 0;
        while (row < LEAF_ROWS) {
            long time = rows.returnNs[row];
            if (time > toNs) {
                return;
            }
            long column = time < fromNs ? -1 : (time - fromNs) / stepNs;
            int end = firstNotBefore(rows.returnNs, row, fromNs + (column + 1) * stepNs);
            if (column >= 0) {
                run(rows.buckets, firstRow, row, end, (int) column, grid);
            }
            row = end;
        }
    }

    /** Room for what is looked at of the rows of one leaf. */
    private static final class LeafRows {

        private final short[] buckets = new short[LEAF_ROWS];
        private final long[] returnNs = new long[LEAF_ROWS];
    }

    /** Of each row of a leaf the fine bucket, or {@link #NONE}. */
    private static void buckets(ByteBuffer bytes, int at, short[] to) {
        bytes.slice(at + LEAF_ROW_BUCKETS, LEAF_ROWS * Short.BYTES).order(ByteOrder.nativeOrder()).asShortBuffer().get(to);
    }

    /** Rows of one leaf that are in one column. */
    private void run(short[] buckets, int firstRow, int from, int to, int column, DurationGrid grid) {
        grid.addFine(column, buckets, from, to, firstRow);
        int low = Buckets.FINE;
        int high = -1;
        for (int i = from; i < to; i++) {
            int bucket = buckets[i];
            if ((bucket <= low || bucket >= high) && bucket >= 0) {
                low = Math.min(low, bucket);
                high = Math.max(high, bucket);
                long duration = mappings.durationNs(firstRow + i);
                grid.extremes(column, duration, duration, firstRow + i);
            }
        }
    }

    /** Finds calls of leaves by their coarse buckets; what it has found out of a leaf it keeps for a while. */
    private static final class Finder implements IntBinaryOperator {

        private static final int KEPT = 32;

        private final Chunk[] chunks;
        private final int[] leafOf = new int[KEPT];
        private final short[] rowOf = new short[KEPT * Buckets.COARSE];
        private final short[] buckets = new short[LEAF_ROWS];

        Finder(Chunk[] chunks) {
            this.chunks = chunks;
            Arrays.fill(leafOf, -1);
        }

        @Override
        public int applyAsInt(int firstRow, int coarse) {
            int leaf = firstRow / LEAF_ROWS;
            int place = leaf % KEPT;
            int at = place * Buckets.COARSE;
            if (leafOf[place] != leaf) {
                leafOf[place] = leaf;
                Arrays.fill(rowOf, at, at + Buckets.COARSE, (short) -1);
                buckets(chunks[firstRow / Block.ROWS].bytes(), firstRow % Block.ROWS / LEAF_ROWS * LEAF_SIZE, buckets);
                for (int i = LEAF_ROWS - 1; i >= 0; i--) {
                    if (buckets[i] >= 0) {
                        rowOf[at + Buckets.fineToCoarse(buckets[i])] = (short) i;
                    }
                }
            }
            int row = rowOf[at + coarse];
            return row < 0 ? -1 : firstRow + row;
        }
    }

    /** The first of the rows of a leaf, whose times only grow, that returned no earlier than some time. */
    private static int firstNotBefore(long[] returnNs, int from, long timeNs) {
        int low = from + 1;
        int high = LEAF_ROWS;
        while (low < high) {
            int middle = low + high >>> 1;
            if (returnNs[middle] < timeNs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void rowsOverTime(int from, int to, long fromNs, long toNs, long stepNs, DurationGrid grid) {
        for (int row = from; row < to; row++) {
            long duration = mappings.timedNs(row);
            long at = mappings.returnNs(row);
            if (duration != Units.UNKNOWN && at >= fromNs && at <= toNs) {
                grid.add((int) ((at - fromNs) / stepNs), duration, row);
            }
        }
    }

    @Override
    public void rows(long fromNs, long toNs, IntPredicate cell, RowVisitor visitor) {
        int rows = mappings.size();
        Chunk[] chunks = levels[0];
        // beyond that, cells say nothing of a row
        boolean telling = cells < CELLS_MAX;
        for (int i = 0; i < chunks.length; i++) {
            Chunk chunk = chunks[i];
            if (!chunk.touches(fromNs, toNs) || telling && !has(chunk, cell)) {
                continue;
            }
            for (int leaf = 0; leaf < LEAVES; leaf++) {
                int at = leaf * LEAF_SIZE;
                if (chunk.bytes().getLong(at + LEAF_FIRST_NS) <= toNs && chunk.bytes().getLong(at + LEAF_LAST_NS) >= fromNs) {
                    int first = i * Block.ROWS + leaf * LEAF_ROWS;
                    if (!visitor.rows(first, first + LEAF_ROWS)) {
                        return;
                    }
                }
            }
        }
        visitor.rows(chunks.length * Block.ROWS, rows);
    }

    /** Whether a call of some cells is among those that are summed up. */
    private static boolean has(Chunk chunk, IntPredicate cell) {
        ByteBuffer bytes = chunk.bytes();
        for (int i = 0, at = chunk.sumsAt(); i < chunk.sums(); i++, at += SUM_SIZE) {
            if (cell.test(bytes.getInt(at + SUM_LONGS * Long.BYTES))) {
                return true;
            }
        }
        return false;
    }

    // kept

    void save(DataOutput out) throws IOException {
        out.writeInt(cells);
        for (int i = 0; i < cells * KEY; i++) {
            out.writeInt(keys[i]);
        }
        Chunk[][] all = levels;
        out.writeInt(all.length);
        for (Chunk[] level : all) {
            out.writeInt(level.length);
            for (Chunk chunk : level) {
                out.writeLong(chunk.firstNs());
                out.writeLong(chunk.lastNs());
                out.writeLong(chunk.offset());
                out.writeInt(chunk.size());
                out.writeInt(chunk.entriesAt());
                out.writeInt(chunk.entries());
                out.writeInt(chunk.sums());
            }
        }
    }

    private static int checked(int count, int most) throws IOException {
        if (count < 0 || count > most) {
            throw new IOException("there are " + count + " sums");
        }
        return count;
    }

    void load(DataInput in) throws IOException {
        int count = checked(in.readInt(), CELLS_MAX + 1);
        for (int cell = 0; cell < count; cell++) {
            int[] key = new int[KEY];
            for (int i = 0; i < KEY; i++) {
                key[i] = in.readInt();
            }
            add(key);
        }
        Chunk[][] all = new Chunk[checked(in.readInt(), Integer.SIZE)][];
        for (int level = 0; level < all.length; level++) {
            all[level] = new Chunk[checked(in.readInt(), mappings.size() / Block.ROWS)];
            for (int i = 0; i < all[level].length; i++) {
                long firstNs = in.readLong();
                long lastNs = in.readLong();
                long offset = in.readLong();
                int size = in.readInt();
                int entriesAt = in.readInt();
                int entries = in.readInt();
                int sums = in.readInt();
                if (Math.max(1, entriesAt + (long) entries * ENTRY_SIZE + (long) sums * SUM_SIZE) != size || entries < 0 || sums < 0
                        || entriesAt != (level == 0 ? LEAVES * LEAF_SIZE : 0)) {
                    throw new IOException("a chunk of sums has another size");
                }
                all[level][i] = new Chunk(firstNs, lastNs, offset, size, storage.map(offset, size), entriesAt, entries, sums);
            }
        }
        if (all.length == 0 || all[0].length > mappings.size() / Block.ROWS) {
            throw new IOException("there are sums of rows that are not there");
        }
        levels = all;
        scheduled = all[0].length;
    }
}
