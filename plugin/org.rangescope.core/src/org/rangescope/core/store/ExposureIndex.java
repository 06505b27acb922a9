// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import org.rangescope.core.util.Units;

/**
 * Answers {@link Exposure} from the begins and ends of mappings in the order in which they came, with the extremes of every 64 of them, and what each cell has
 * mapped after every 16,384.
 */
public final class ExposureIndex implements Exposure {

    private static final int LEAF = 1 << 6;
    private static final int CHECKPOINT = 1 << 14;
    /** So many begins and ends are counted one by one to answer exactly; beyond that, samples stand at checkpoints. */
    private static final int EXACT_MAX = 1 << 21;

    private final MappingTable mappings;
    private final PopulationIndex populations;
    private final Edges edges;
    private final Leaves leaves;
    private final Checkpoints checkpoints;
    private final Holdings holdings;

    // the state after the last begin or end
    private long live;
    private long bytes;
    private long lastNs = Long.MIN_VALUE;
    /** What each edge since the last of {@link #leaves} has added to the bytes, and whether it was a begin. */
    private final long[] added = new long[LEAF];
    private final byte[] sign = new byte[LEAF];

    // what cells have mapped now; only for the thread that adds rows
    private long[] liveAndBytesOf = new long[2 * 64];
    private int[] held = new int[64];
    private int heldCount;
    private boolean[] isHeld = new boolean[64];
    private volatile int published;

    /**
     * An index of nothing.
     *
     * @param storage     for what it keeps
     * @param mappings    whose begins and ends it is told
     * @param populations which know the cells of the mappings
     */
    public ExposureIndex(Storage storage, MappingTable mappings, PopulationIndex populations) {
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
            super(storage, 0, 1, 0);
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

        Leaves(Storage storage) {
            super(storage, 7, 0, 1);
        }

        void add(long timeNs, long startLive, long startBytes) {
            Block block = room();
            int row = added();
            block.putLong(row, TIME, timeNs);
            block.putLong(row, START_LIVE, startLive);
            block.putLong(row, START_BYTES, startBytes);
        }

        long get(int row, int column) {
            return block(row).getLong(row, column);
        }

        void put(int row, int column, long value) {
            block(row).putLong(row, column, value);
        }
    }

    /** After every so many edges: when that was, and where its holdings end. They begin where those of the one before end. */
    private static final class Checkpoints extends Table {

        Checkpoints(Storage storage) {
            super(storage, 1, 1, 0);
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
            super(storage, 2, 1, 0);
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
        edge(row, timeNs, 1, exposedBytes, cell);
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
        edge(~row, timeNs == Units.UNKNOWN ? lastNs : timeNs, -1, -exposedBytes, cell);
    }

    private void edge(int edge, long timeNs, int more, long moreBytes, int cell) {
        int inLeaf = edges.size() & LEAF - 1;
        if (inLeaf == 0) {
            close();
            lastNs = Math.max(lastNs, timeNs);
            leaves.add(lastNs, live, bytes);
        } else if (timeNs > lastNs) {
            lastNs = timeNs;
        }
        added[inLeaf] = moreBytes;
        sign[inLeaf] = (byte) more;
        edges.add(edge);
        live += more;
        bytes += moreBytes;
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
        if ((edges.size() & CHECKPOINT - 1) == 0) {
            checkpoint(lastNs);
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

    /** Notes the extremes of the last leaf. */
    void close() {
        int leaf = leaves.size() - 1;
        if (leaf < 0) {
            return;
        }
        long nowLive = leaves.get(leaf, Leaves.START_LIVE);
        long nowBytes = leaves.get(leaf, Leaves.START_BYTES);
        long minLive = Long.MAX_VALUE;
        long maxLive = Long.MIN_VALUE;
        long minBytes = Long.MAX_VALUE;
        long maxBytes = Long.MIN_VALUE;
        int count = edges.size() - leaf * LEAF;
        for (int i = 0; i < count; i++) {
            nowLive += sign[i];
            nowBytes += added[i];
            minLive = Math.min(minLive, nowLive);
            maxLive = Math.max(maxLive, nowLive);
            minBytes = Math.min(minBytes, nowBytes);
            maxBytes = Math.max(maxBytes, nowBytes);
        }
        leaves.put(leaf, Leaves.MIN_LIVE, minLive);
        leaves.put(leaf, Leaves.MAX_LIVE, maxLive);
        leaves.put(leaf, Leaves.MIN_BYTES, minBytes);
        leaves.put(leaf, Leaves.MAX_BYTES, maxBytes);
    }

    /**
     * Rows were added, or all that there will be; for the thread that adds them. Sums of them are made by another one.
     *
     * @param finish whether nothing more will come: then it waits until everything is made
     */
    public void advance(boolean finish) {
        populations.advance(mappings.size());
        if (finish) {
            populations.finish();
        }
    }

    private void checkpoint(long timeNs) {
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
        checkpoints.add(timeNs, holdings.size());
        published = checkpoints.size();
    }

    // answers

    /** The last leaf that begins before some time, or 0. */
    private int leafBefore(long timeNs) {
        int low = 0;
        int high = leaves.size() - 1;
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
        int count = edges.size();
        int leafCount = leaves.size();
        for (int leaf = leafCount == 0 ? 0 : leafBefore(fromNs); leaf < leafCount; leaf++) {
            sweep.live = leaves.get(leaf, Leaves.START_LIVE);
            sweep.bytes = leaves.get(leaf, Leaves.START_BYTES);
            long first = leaves.get(leaf, Leaves.TIME);
            boolean complete = leaf + 1 < leafCount;
            long last = complete ? leaves.get(leaf + 1, Leaves.TIME) : Long.MAX_VALUE;
            if (!sweep.moveTo(first)) {
                return;
            }
            if (complete && first >= fromNs && sweep.isWithin(last)) {
                sweep.extremes(leaves.get(leaf, Leaves.MIN_LIVE), leaves.get(leaf, Leaves.MAX_LIVE), leaves.get(leaf, Leaves.MIN_BYTES),
                        leaves.get(leaf, Leaves.MAX_BYTES));
                continue;
            }
            int end = Math.min(count, (leaf + 1) * LEAF);
            for (int i = leaf * LEAF; i < end; i++) {
                int edge = edges.get(i);
                long time = edge < 0 ? mappings.unmapNs(~edge) : mappings.returnNs(edge);
                if (!sweep.moveTo(time)) {
                    return;
                }
                sweep.add(edge < 0 ? -1 : 1, mappings.exposedBytes(edge < 0 ? ~edge : edge));
            }
        }
        sweep.moveTo(Long.MAX_VALUE);
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
        int known = published;
        int start = lastCheckpoint(known, fromNs);
        int last = leaves.size() == 0 ? 0 : Math.min(edges.size(), (leafBefore(toNs) + 1) * LEAF);
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
        close();
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
        published = checkpoints.size();
    }
}
