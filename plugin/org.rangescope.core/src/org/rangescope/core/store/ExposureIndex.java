// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Answers {@link Exposure} from the begins and ends of mappings in the order in which they came, with the extremes of every 64 of them, and what each cell has
 * mapped after every 16,384. Those are made by another thread than the one that adds rows; what is not made yet is looked at one by one.
 */
public final class ExposureIndex implements Exposure {

    private static final int LEAF = 1 << 6;
    private static final int CHECKPOINT = 1 << 14;
    /** Of a begin or end that is to be summed up. */
    private static final int WORDS = 3;
    /** So many begins and ends are counted one by one to answer exactly; beyond that, samples stand at checkpoints. */
    private static final int EXACT_MAX = 1 << 21;

    private final Storage storage;
    private final MappingTable mappings;
    private final PopulationIndex populations;
    private final Edges edges;
    private final Leaves leaves;
    private final Checkpoints checkpoints;
    private final Holdings holdings;

    /** Begins and ends that nobody was asked to sum up yet: of each its time, the bytes that it adds, and its cell, or the complement of that for an end. */
    private long[] told = new long[LEAF * WORDS];
    private int toldCount;
    /** Room for more of them. */
    private final Queue<long[]> free = new ConcurrentLinkedQueue<>();

    // the state after the last begin or end that is summed up; only for who sums up
    private long live;
    private long bytes;
    private long lastNs = Long.MIN_VALUE;
    /** What each cell has mapped: how many, and bytes. */
    private long[] liveAndBytesOf = new long[2 * 64];
    private int[] held = new int[64];
    private int heldCount;
    private boolean[] isHeld = new boolean[64];

    // how far others may look
    private volatile int leavesMade;
    private volatile int checkpointsMade;

    /**
     * An index of nothing.
     *
     * @param storage     for what it keeps
     * @param mappings    whose begins and ends it is told
     * @param populations which know the cells of the mappings
     */
    public ExposureIndex(Storage storage, MappingTable mappings, PopulationIndex populations) {
        this.storage = storage;
        this.mappings = mappings;
        this.populations = populations;
        edges = new Edges(storage);
        leaves = new Leaves(storage);
        checkpoints = new Checkpoints(storage);
        holdings = new Holdings(storage);
    }

    /** Begins are mapping rows, ends their complements. */
    private static final class Edges extends Table {

        Edges(Storage storage) {
            super(storage, Layout.fixed(0, 1), 0);
        }

        void add(int edge) {
            Block block = room();
            block.putInt(added(), 0, edge);
        }

        int get(int row) {
            return block(row).getInt(row, 0);
        }
    }

    /** What is before every 64 edges, and its extremes after each of them. */
    private static final class Leaves extends Table {

        static final int TIME = 0;
        static final int START_LIVE = 1;
        static final int MIN_LIVE = 2;
        static final int MAX_LIVE = 3;
        static final int START_BYTES = 4;
        static final int MIN_BYTES = 5;
        static final int MAX_BYTES = 6;
        static final int COLUMNS = 7;

        Leaves(Storage storage) {
            super(storage, Layout.fixed(COLUMNS, 0), 1, true);
        }

        void add(long... leaf) {
            Block block = room();
            int row = added();
            for (int column = 0; column < leaf.length; column++) {
                block.putLong(row, column, leaf[column]);
            }
        }

        long get(int row, int column) {
            return block(row).getLong(row, column);
        }

        /** Takes rows of one block out. */
        void get(int first, int count, long[][] columns) {
            Block block = block(first);
            for (int column = 0; column < COLUMNS; column++) {
                block.longs(first, count, column, columns[column]);
            }
        }
    }

    /** After every so many edges: when that was, and where its holdings end. They begin where those of the one before end. */
    private static final class Checkpoints extends Table {

        Checkpoints(Storage storage) {
            super(storage, Layout.fixed(1, 1), 0, true);
        }

        void add(long timeNs, int end) {
            Block block = room();
            int row = added();
            block.putLong(row, 0, timeNs);
            block.putInt(row, 0, end);
        }

        long timeNs(int row) {
            return block(row).getLong(row, 0);
        }

        int end(int row) {
            return row < 0 ? 0 : block(row).getInt(row, 0);
        }
    }

    /** What a cell has mapped at a checkpoint. */
    private static final class Holdings extends Table {

        Holdings(Storage storage) {
            super(storage, Layout.fixed(2, 1), 0, true);
        }

        void add(int cell, long live, long bytes) {
            Block block = room();
            int row = added();
            block.putInt(row, 0, cell);
            block.putLong(row, 0, live);
            block.putLong(row, 1, bytes);
        }

        int cell(int row) {
            return block(row).getInt(row, 0);
        }

        long live(int row) {
            return block(row).getLong(row, 0);
        }

        long bytes(int row) {
            return block(row).getLong(row, 1);
        }
    }

    // told by the tracker

    /**
     * A mapping begins.
     *
     * @param row          its row
     * @param timeNs       when that was noticed
     * @param cell         its cell
     * @param exposedBytes bytes of it
     */
    void begins(int row, long timeNs, int cell, long exposedBytes) {
        edge(row, timeNs, cell, exposedBytes);
    }

    /**
     * A mapping is gone.
     *
     * @param row          its row
     * @param timeNs       when; UNKNOWN when nobody saw that, and it was noticed only now
     * @param cell         its cell
     * @param exposedBytes bytes of it
     */
    void ends(int row, long timeNs, int cell, long exposedBytes) {
        edge(~row, timeNs, ~cell, -exposedBytes);
    }

    private void edge(int edge, long timeNs, int cell, long moreBytes) {
        edges.add(edge);
        long[] to = told;
        int at = toldCount;
        to[at] = timeNs;
        to[at + 1] = moreBytes;
        to[at + 2] = cell;
        toldCount = at + WORDS;
        if (toldCount == to.length) {
            if (toldCount < CHECKPOINT * WORDS) {
                told = Arrays.copyOf(to, Math.min(toldCount * 4, CHECKPOINT * WORDS));
            } else {
                schedule();
            }
        }
    }

    private void schedule() {
        long[] some = told;
        int count = toldCount;
        long[] free = this.free.poll();
        told = free != null ? free : new long[some.length];
        toldCount = 0;
        storage.soon(() -> {
            sum(some, count);
            this.free.add(some);
        });
    }

    /**
     * Rows were added, or all that there will be; for the thread that adds them. Sums of them are made by another one.
     *
     * @param finish whether nothing more will come: then it waits until everything is made
     */
    public void advance(boolean finish) {
        populations.advance(mappings.size());
        if (finish) {
            if (toldCount > 0) {
                schedule();
            }
            populations.finish();
        }
    }

    // making sums

    /** Sums up begins and ends: up to as many as stand between checkpoints. */
    private void sum(long[] of, int count) {
        for (int from = 0; from < count; from += LEAF * WORDS) {
            leaf(of, from, Math.min(count, from + LEAF * WORDS));
        }
        leavesMade = leaves.size();
        if (count == CHECKPOINT * WORDS) {
            checkpoint();
        }
    }

    private void leaf(long[] of, int from, int to) {
        long startLive = live;
        long startBytes = bytes;
        long nowLive = live;
        long nowBytes = bytes;
        long minLive = Long.MAX_VALUE;
        long maxLive = Long.MIN_VALUE;
        long minBytes = Long.MAX_VALUE;
        long maxBytes = Long.MIN_VALUE;
        long firstNs = Math.max(lastNs, of[from]);
        long last = firstNs;
        for (int i = from; i < to; i += WORDS) {
            last = Math.max(last, of[i]);
            long moreBytes = of[i + 1];
            int cell = (int) of[i + 2];
            long more = cell < 0 ? -1 : 1;
            nowLive += more;
            nowBytes += moreBytes;
            minLive = Math.min(minLive, nowLive);
            maxLive = Math.max(maxLive, nowLive);
            minBytes = Math.min(minBytes, nowBytes);
            maxBytes = Math.max(maxBytes, nowBytes);
            cell(cell < 0 ? ~cell : cell, more, moreBytes);
        }
        lastNs = last;
        live = nowLive;
        bytes = nowBytes;
        leaves.add(firstNs, startLive, minLive, maxLive, startBytes, minBytes, maxBytes);
    }

    private void cell(int cell, long more, long moreBytes) {
        if (2 * cell >= liveAndBytesOf.length) {
            int length = Math.max(cell + 1, liveAndBytesOf.length);
            liveAndBytesOf = Arrays.copyOf(liveAndBytesOf, 2 * length);
            isHeld = Arrays.copyOf(isHeld, length);
        }
        liveAndBytesOf[2 * cell] += more;
        liveAndBytesOf[2 * cell + 1] += moreBytes;
        if (more > 0 && !isHeld[cell]) {
            hold(cell);
        }
    }

    /** A cell stands in every checkpoint from now on, until nothing is left in it. */
    private void hold(int cell) {
        isHeld[cell] = true;
        if (heldCount == held.length) {
            held = Arrays.copyOf(held, heldCount * 2);
        }
        held[heldCount++] = cell;
    }

    private void checkpoint() {
        int kept = 0;
        for (int i = 0; i < heldCount; i++) {
            int cell = held[i];
            if (liveAndBytesOf[2 * cell] == 0) {
                isHeld[cell] = false;
            } else {
                held[kept++] = cell;
                holdings.add(cell, liveAndBytesOf[2 * cell], liveAndBytesOf[2 * cell + 1]);
            }
        }
        heldCount = kept;
        checkpoints.add(lastNs, holdings.size());
        checkpointsMade = checkpoints.size();
    }

    // answers

    /** The last of some leaves that begins before some time, or 0. */
    private int leafBefore(int leafCount, long timeNs) {
        int low = 0;
        int high = leafCount - 1;
        while (low < high) {
            int middle = low + high + 1 >>> 1;
            if (leaves.get(middle, Leaves.TIME) < timeNs) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public void extremes(long fromNs, long stepNs, long[] leastLive, long[] mostLive, long[] leastBytes, long[] mostBytes) {
        Sweep sweep = new Sweep(fromNs, stepNs, leastLive, mostLive, leastBytes, mostBytes);
        int leafCount = leavesMade;
        long[][] some = new long[Leaves.COLUMNS][Packed.GROUP];
        for (int from = leafBefore(leafCount, fromNs); from < leafCount;) {
            int to = Math.min(leafCount, (from | Packed.GROUP_MASK) + 1);
            leaves.get(from, to - from, some);
            for (int leaf = from; leaf < to; leaf++) {
                int i = leaf - from;
                sweep.live = some[Leaves.START_LIVE][i];
                sweep.bytes = some[Leaves.START_BYTES][i];
                long begin = some[Leaves.TIME][i];
                if (!sweep.moveTo(begin)) {
                    return;
                }
                // the last one may have begins and ends behind it that are not summed up
                long end = leaf + 1 == leafCount
                        ? Long.MAX_VALUE
                        : leaf + 1 == to ? leaves.get(leaf + 1, Leaves.TIME) : some[Leaves.TIME][i + 1];
                if (begin >= fromNs && sweep.isWithin(end)) {
                    sweep.extremes(some[Leaves.MIN_LIVE][i], some[Leaves.MAX_LIVE][i], some[Leaves.MIN_BYTES][i],
                            some[Leaves.MAX_BYTES][i]);
                } else if (!oneByOne(sweep, leaf * LEAF, Math.min(edges.size(), (leaf + 1) * LEAF))) {
                    return;
                }
            }
            from = to;
        }
        if (oneByOne(sweep, leafCount * LEAF, edges.size())) {
            sweep.moveTo(Long.MAX_VALUE);
        }
    }

    /** Goes over begins and ends; false when one is behind the last column. */
    private boolean oneByOne(Sweep sweep, int from, int to) {
        for (int i = from; i < to; i++) {
            int edge = edges.get(i);
            int row = edge < 0 ? ~edge : edge;
            if (!sweep.moveTo(edge < 0 ? mappings.unmapNs(row) : mappings.returnNs(row))) {
                return false;
            }
            sweep.add(edge < 0 ? -1 : 1, mappings.exposedBytes(row));
        }
        return true;
    }

    /** Goes through the columns, and knows what is mapped. */
    private static final class Sweep {

        private final long fromNs;
        private final long stepNs;
        private final long[] leastLive;
        private final long[] mostLive;
        private final long[] leastBytes;
        private final long[] mostBytes;
        /** The column it is in; -1 before the first. */
        private int column = -1;
        private long columnEndNs;
        private long live;
        private long bytes;

        Sweep(long fromNs, long stepNs, long[] leastLive, long[] mostLive, long[] leastBytes, long[] mostBytes) {
            this.fromNs = fromNs;
            this.stepNs = stepNs;
            this.leastLive = leastLive;
            this.mostLive = mostLive;
            this.leastBytes = leastBytes;
            this.mostBytes = mostBytes;
            columnEndNs = fromNs;
        }

        /** Goes on to the column of a time; false when that is behind the last one. Earlier times stay where it is. */
        boolean moveTo(long timeNs) {
            while (timeNs >= columnEndNs) {
                if (column == leastLive.length - 1) {
                    return false;
                }
                column++;
                columnEndNs = fromNs + (column + 1) * stepNs;
                leastLive[column] = live;
                mostLive[column] = live;
                leastBytes[column] = bytes;
                mostBytes[column] = bytes;
            }
            return true;
        }

        boolean isWithin(long timeNs) {
            return column >= 0 && timeNs < columnEndNs;
        }

        void extremes(long minLive, long maxLive, long minBytes, long maxBytes) {
            leastLive[column] = Math.min(leastLive[column], minLive);
            mostLive[column] = Math.max(mostLive[column], maxLive);
            leastBytes[column] = Math.min(leastBytes[column], minBytes);
            mostBytes[column] = Math.max(mostBytes[column], maxBytes);
        }

        void add(int sign, long moreBytes) {
            live += sign;
            bytes += sign * moreBytes;
            if (column >= 0) {
                extremes(live, live, bytes, bytes);
            }
        }
    }

    @Override
    public void samples(long fromNs, long toNs, int atMost, SampleVisitor visitor) {
        if (atMost < 1 || toNs < fromNs) {
            return;
        }
        int known = checkpointsMade;
        int start = lastCheckpoint(known, fromNs);
        int leafCount = leavesMade;
        int leaf = leafBefore(leafCount, toNs) + 1;
        int last = leaf >= leafCount ? edges.size() : leaf * LEAF;
        if (last - (start + 1) * CHECKPOINT > EXACT_MAX) {
            atCheckpoints(fromNs, toNs, atMost, known, visitor);
        } else {
            exactly(fromNs, toNs, atMost, start, populations, visitor);
        }
    }

    /** There are no checkpoints by task: it is asked for rarely, and every begin and end is counted then. */
    @Override
    public Exposure processes() {
        TaskPopulations tasks = populations.processes();
        return new Exposure() {

            @Override
            public void extremes(long fromNs, long stepNs, long[] minLive, long[] maxLive, long[] minBytes, long[] maxBytes) {
                ExposureIndex.this.extremes(fromNs, stepNs, minLive, maxLive, minBytes, maxBytes);
            }

            @Override
            public void samples(long fromNs, long toNs, int atMost, SampleVisitor visitor) {
                if (atMost >= 1 && toNs >= fromNs) {
                    exactly(fromNs, toNs, atMost, -1, tasks, visitor);
                }
            }

            @Override
            public Exposure processes() {
                return this;
            }
        };
    }

    /** Counts begins and ends from a checkpoint on, or from the first. */
    private void exactly(long fromNs, long toNs, int atMost, int start, Populations cells, SampleVisitor visitor) {
        long[] liveIn = new long[cells.cells()];
        long[] bytesIn = new long[liveIn.length];
        if (start >= 0) {
            for (int i = checkpoints.end(start - 1); i < checkpoints.end(start); i++) {
                liveIn[holdings.cell(i)] = holdings.live(i);
                bytesIn[holdings.cell(i)] = holdings.bytes(i);
            }
        }
        int next = (start + 1) * CHECKPOINT;
        int end = edges.size();
        for (int i = 0; i < atMost; i++) {
            long moment = atMost == 1 ? fromNs : fromNs + (long) ((double) (toNs - fromNs) * i / (atMost - 1));
            while (next < end) {
                int edge = edges.get(next);
                int row = edge < 0 ? ~edge : edge;
                long time = edge < 0 ? mappings.unmapNs(row) : mappings.returnNs(row);
                if (time > moment) {
                    break;
                }
                int cell = cells instanceof TaskPopulations tasks ? tasks.cellOf(row) : mappings.cell(row);
                long sign = edge < 0 ? -1 : 1;
                liveIn[cell] += sign;
                bytesIn[cell] += sign * mappings.exposedBytes(row);
                next++;
            }
            visitor.moment(moment);
            for (int cell = 0; cell < liveIn.length; cell++) {
                if (liveIn[cell] > 0) {
                    visitor.live(cell, liveIn[cell], bytesIn[cell]);
                }
            }
        }
    }

    /** The last checkpoint before a time, or -1. */
    private int lastCheckpoint(int known, long timeNs) {
        int low = -1;
        int high = known - 1;
        while (low < high) {
            int middle = low + high + 1 >> 1;
            if (checkpoints.timeNs(middle) < timeNs) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void atCheckpoints(long fromNs, long toNs, int atMost, int known, SampleVisitor visitor) {
        int before = -1;
        for (int i = 0; i < atMost; i++) {
            long moment = atMost == 1 ? toNs : fromNs + (long) ((double) (toNs - fromNs) * i / (atMost - 1));
            int checkpoint = lastCheckpoint(known, moment + 1);
            if (checkpoint <= before || checkpoints.timeNs(checkpoint) < fromNs) {
                continue;
            }
            before = checkpoint;
            visitor.moment(checkpoints.timeNs(checkpoint));
            for (int at = checkpoints.end(checkpoint - 1); at < checkpoints.end(checkpoint); at++) {
                visitor.live(holdings.cell(at), holdings.live(at), holdings.bytes(at));
            }
        }
    }

    // kept

    /** What it keeps. */
    List<Table> tables() {
        return List.of(edges, leaves, checkpoints, holdings);
    }

    void save(DataOutput out) throws IOException {
        edges.save(out);
        leaves.save(out);
        checkpoints.save(out);
        holdings.save(out);
        out.writeLong(live);
        out.writeLong(bytes);
        out.writeLong(lastNs);
    }

    void load(DataInput in) throws IOException {
        edges.load(in);
        leaves.load(in);
        checkpoints.load(in);
        holdings.load(in);
        live = in.readLong();
        bytes = in.readLong();
        lastNs = in.readLong();
        leavesMade = leaves.size();
        checkpointsMade = checkpoints.size();
    }
}
