// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.event.MappingStateEvent;
import org.rangescope.core.util.Units;

/** Every map call of the recording, also the failed ones, one row each, in the order in which they returned. */
public final class MappingTable extends Table {

    // what an unmap call looks at stands together, in pairs
    private static final int SERIAL = 0;
    private static final int RETURN_NS = 1;
    private static final int BEGIN_NS = 2;
    private static final int BLOCKED_NS = 3;
    private static final int IDENTITY = 4;
    private static final int BYTES = 5;
    private static final int UNMAP_NS = 6;
    private static final int LONGS = 7;

    private static final int ATTACHMENT = 0;
    private static final int STATUS = 1;
    private static final int UNMAP_TASK = 2;
    private static final int UNMAP_STACK = 3;
    private static final int FLAGS = 4;
    private static final int CELL = 5;
    private static final int TASK = 6;
    private static final int STACK = 7;
    private static final int NEXT_LIVE = 8;
    private static final int FIRST_RANGE = 9;
    private static final int NRANGES = 10;
    private static final int ENTRIES = 11;
    private static final int INTERCONNECT = 12;
    private static final int INTS = 13;
    /** Of a row in memory. */
    private static final int WORDS = LONGS + (INTS + 1) / 2;

    /** Most mappings are unmapped before so many blocks are filled after them. */
    private static final int RECENT = 3;

    /** In STATUS: what became of it in the low bits, then adapter, direction and errno. */
    private static final int STATE_MASK = 15;
    private static final int ADAPTER_SHIFT = 4;
    private static final int DIRECTION_SHIFT = 6;
    private static final int TWO_BITS = 3;
    private static final int ERROR_SHIFT = 8;
    private static final int ERROR_MAX = 4095;

    /** A mapping whose end was not seen in an orderly way may still end, and is taken off the live list of its attachment then. */
    private static final Layout LAYOUT = new Layout(LONGS, INTS, 1 << UNMAP_NS,
            1 << STATUS | 1 << UNMAP_TASK | 1 << UNMAP_STACK | 1 << NEXT_LIVE,
            (words, at) -> MappingState.isOutstanding((int) (words[at + LONGS + STATUS / 2] >>> Integer.SIZE) & STATE_MASK));

    private final AttachmentTable attachments;
    private final RangeTable ranges;
    private final Watched watched;
    private final PopulationIndex populations;
    private final ExposureIndex exposure;

    /**
     * An empty table.
     *
     * @param storage     for its columns
     * @param attachments that its rows refer to
     * @param ranges      that its rows yielded
     */
    public MappingTable(Storage storage, AttachmentTable attachments, RangeTable ranges) {
        super(storage, LAYOUT, RECENT);
        watched = new Watched(storage);
        this.attachments = attachments;
        this.ranges = ranges;
        populations = new PopulationIndex(storage, this);
        exposure = new ExposureIndex(storage, this, populations);
    }

    /**
     * Map calls in sum.
     *
     * @return sums for any stretch of time
     */
    PopulationIndex populations() {
        return populations;
    }

    /**
     * What is mapped over time.
     *
     * @return the curve
     */
    ExposureIndex exposure() {
        return exposure;
    }

    /** Changes what became of a mapping, which may end it. */
    private void becomes(Block block, int row, MappingState value, long timeNs) {
        int status = block.getInt(row, STATUS);
        boolean was = MappingState.isOutstanding(status & STATE_MASK);
        block.putInt(row, STATUS, status & ~STATE_MASK | value.ordinal());
        if (was && !value.isOutstanding()) {
            exposure.ends(row, timeNs, block.getInt(row, CELL), Math.max(0, block.getLong(row, BYTES)));
        }
    }

    /**
     * Number of the call, given by the probe.
     *
     * @param row a row
     * @return from 1, in no particular order
     */
    public long serial(int row) {
        return block(row).getLong(row, SERIAL);
    }

    /**
     * The interface by which it was mapped.
     *
     * @param row a row
     * @return {@link Adapter#id()}
     */
    public int adapter(int row) {
        return block(row).getInt(row, STATUS) >>> ADAPTER_SHIFT & TWO_BITS;
    }

    /**
     * The buffer.
     *
     * @param row a row
     * @return buffer row
     */
    public int buffer(int row) {
        return attachments.buffer(attachment(row));
    }

    /**
     * The attachment.
     *
     * @param row a row
     * @return attachment row
     */
    public int attachment(int row) {
        return block(row).getInt(row, ATTACHMENT);
    }

    /**
     * Identity of the kernel object that the call returned.
     *
     * @param row a row
     * @return a hash or an address; 0 when the call failed
     */
    public long identity(int row) {
        return block(row).getLong(row, IDENTITY);
    }

    /**
     * When the call began.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long beginNs(int row) {
        return block(row).getLong(row, BEGIN_NS);
    }

    /**
     * When the call returned.
     *
     * @param row a row
     * @return ns
     */
    public long returnNs(int row) {
        return block(row).getLong(row, RETURN_NS);
    }

    /**
     * Time off the CPU in between.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long blockedNs(int row) {
        return block(row).getLong(row, BLOCKED_NS);
    }

    /**
     * How much of the buffer the mapping exposes.
     *
     * @param row a row
     * @return bytes, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long bytes(int row) {
        return has(row, MapFlags.BYTES_OF_BUFFER) ? Units.UNKNOWN : block(row).getLong(row, BYTES);
    }

    /**
     * How much of the buffer the mapping exposes, or all of it where that is not known.
     *
     * @param row a row
     * @return bytes; 0 when even the buffer's size was not known
     */
    public long exposedBytes(int row) {
        return Math.max(0, block(row).getLong(row, BYTES));
    }

    /**
     * What went wrong.
     *
     * @param row a row
     * @return 0, or a negative errno, not below -4095
     */
    public int error(int row) {
        return -(block(row).getInt(row, STATUS) >>> ERROR_SHIFT);
    }

    /**
     * Ranges, as the exporter says.
     *
     * @param row a row
     * @return ranges
     */
    public int nranges(int row) {
        return block(row).getInt(row, NRANGES);
    }

    /**
     * Ranges that were found.
     *
     * @param row a row
     * @return entries; counts only with {@link MapFlags#WALKED}
     */
    public int entries(int row) {
        return block(row).getInt(row, ENTRIES);
    }

    /**
     * State of the attachment as the call saw it.
     *
     * @param row a row
     * @return bits of {@link MapFlags}
     */
    public int flags(int row) {
        return block(row).getInt(row, FLAGS) & ~MapFlags.OF_STORE;
    }

    /**
     * The interconnect.
     *
     * @param row a row
     * @return interconnect, or 0
     */
    public int interconnect(int row) {
        return block(row).getInt(row, INTERCONNECT);
    }

    /**
     * The importer.
     *
     * @param row a row
     * @return device, or 0 when not known
     */
    public int device(int row) {
        return attachments.device(attachment(row));
    }

    /**
     * Who mapped it.
     *
     * @param row a row
     * @return task, or 0
     */
    public int task(int row) {
        return block(row).getInt(row, TASK);
    }

    /**
     * Where it was mapped.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int stack(int row) {
        return block(row).getInt(row, STACK);
    }

    /**
     * Direction of an sg-table mapping.
     *
     * @param row a row
     * @return enum dma_data_direction of the kernel
     */
    public int direction(int row) {
        return block(row).getInt(row, STATUS) >>> DIRECTION_SHIFT & TWO_BITS;
    }

    /**
     * When it ended, or when somebody tried to end it.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when no unmap was seen
     */
    public long unmapNs(int row) {
        return block(row).getLong(row, UNMAP_NS);
    }

    /**
     * Who called unmap.
     *
     * @param row a row
     * @return task, or 0
     */
    public int unmapTask(int row) {
        Block block = block(row);
        return block.getLong(row, UNMAP_NS) == Units.UNKNOWN ? 0 : block.getInt(row, UNMAP_TASK);
    }

    /**
     * Where unmap was called; the probe sends it only for calls that free nothing or do not fit.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int unmapStack(int row) {
        Block block = block(row);
        return block.getLong(row, UNMAP_NS) == Units.UNKNOWN ? 0 : block.getInt(row, UNMAP_STACK);
    }

    /**
     * Its first range; the others follow.
     *
     * @param row a row
     * @return range row; means nothing when there are none
     */
    public int firstRange(int row) {
        return block(row).getInt(row, FIRST_RANGE);
    }

    /**
     * Ranges that were captured.
     *
     * @param row a row
     * @return ranges
     */
    public int rangeCount(int row) {
        return (row + 1 < size() ? firstRange(row + 1) : ranges.size()) - firstRange(row);
    }

    /**
     * The live mapping of the same attachment that was made before.
     *
     * @param row a live row
     * @return mapping row, or -1
     */
    public int nextLive(int row) {
        int next = row;
        do {
            next = block(next).getInt(next, NEXT_LIVE);
        } while (next >= 0 && !isLive(next));
        return next;
    }

    /** Its cell of the populations. */
    int cell(int row) {
        return block(row).getInt(row, CELL);
    }

    /**
     * What became of it.
     *
     * @param row a row
     * @return its state
     */
    public MappingState state(int row) {
        return MappingState.of(block(row).getInt(row, STATUS) & STATE_MASK);
    }

    /**
     * Changes what became of it; for the tracker.
     *
     * @param row   a row
     * @param value its state
     */
    public void state(int row, MappingState value) {
        state(changing(row), row, value);
    }

    private static void state(Block block, int row, MappingState value) {
        block.putInt(row, STATUS, block.getInt(row, STATUS) & ~STATE_MASK | value.ordinal());
    }

    /**
     * How long the call took: the time to populate the mapping.
     *
     * @param row a row
     * @return ns, or {@link Units#UNKNOWN} when its begin was not seen
     */
    public long durationNs(int row) {
        Block block = block(row);
        long begin = block.getLong(row, BEGIN_NS);
        return begin == Units.UNKNOWN ? Units.UNKNOWN : Math.max(0, block.getLong(row, RETURN_NS) - begin);
    }

    /**
     * How long it took to populate a mapping, as far as that was captured here: of a call that succeeded, in this recording.
     *
     * @param row a row
     * @return ns, or {@link Units#UNKNOWN} for calls that failed, did not return, were not seen to begin, or are in an earlier part of the capture
     */
    public long populationNs(int row) {
        Block block = block(row);
        if (block.getInt(row, STATUS) >>> ERROR_SHIFT != 0 || (block.getInt(row, FLAGS) & MapFlags.EARLIER) != 0) {
            return Units.UNKNOWN;
        }
        return durationNs(row);
    }

    /** Map calls of some rows, as sums need them. */
    static final class Calls {

        /** In {@link #outcome}: it is in an earlier part, or did not return. */
        static final int OTHER = 0;
        static final int FAILED = 1;
        static final int SUCCEEDED = 2;

        int count;
        final int[] cell;
        final byte[] outcome;
        private final int[] flags;
        private final int[] status;
        final long[] returnNs;
        final long[] timedNs;
        final long[] blockedNs;
        final long[] exposedBytes;

        Calls(int most) {
            cell = new int[most];
            outcome = new byte[most];
            flags = new int[most];
            status = new int[most];
            returnNs = new long[most];
            timedNs = new long[most];
            blockedNs = new long[most];
            exposedBytes = new long[most];
        }
    }

    /** Takes out rows of one block. */
    void calls(int first, int count, Calls into) {
        timed(first, count, into);
        Block block = block(first);
        block.longs(first, count, BLOCKED_NS, into.blockedNs);
        block.longs(first, count, BYTES, into.exposedBytes);
        for (int i = 0; i < count; i++) {
            into.exposedBytes[i] = Math.max(0, into.exposedBytes[i]);
        }
    }

    /** Takes out when the calls of some rows of one block returned. */
    void returned(int first, int count, long[] returnNs) {
        block(first).longs(first, count, RETURN_NS, returnNs);
    }

    /** Takes out how long the calls of some rows of one block took, and no more. */
    void timed(int first, int count, Calls into) {
        Block block = block(first);
        into.count = count;
        block.longs(first, count, RETURN_NS, into.returnNs);
        block.longs(first, count, BEGIN_NS, into.timedNs);
        block.ints(first, count, CELL, into.cell);
        block.ints(first, count, FLAGS, into.flags);
        block.ints(first, count, STATUS, into.status);
        for (int i = 0; i < count; i++) {
            int outcome = (into.flags[i] & (MapFlags.EARLIER | MapFlags.PENDING)) != 0
                    ? Calls.OTHER
                    : into.status[i] >>> ERROR_SHIFT != 0 ? Calls.FAILED : Calls.SUCCEEDED;
            long begin = into.timedNs[i];
            into.outcome[i] = (byte) outcome;
            into.timedNs[i] = outcome != Calls.SUCCEEDED || begin == Units.UNKNOWN
                    ? Units.UNKNOWN
                    : Math.max(0, into.returnNs[i] - begin);
        }
    }

    /** As {@link #populationNs}; also UNKNOWN for a call that did not return, whatever its state says. */
    long timedNs(int row) {
        Block block = block(row);
        if (block.getInt(row, STATUS) >>> ERROR_SHIFT != 0
                || (block.getInt(row, FLAGS) & (MapFlags.EARLIER | MapFlags.PENDING)) != 0) {
            return Units.UNKNOWN;
        }
        long begin = block.getLong(row, BEGIN_NS);
        return begin == Units.UNKNOWN ? Units.UNKNOWN : Math.max(0, block.getLong(row, RETURN_NS) - begin);
    }

    /**
     * Objects that the map call allocated with kmalloc.
     *
     * @param row a row
     * @return objects; -1 where that was not watched
     */
    public int allocated(int row) {
        int at = watched.find(row);
        return at < 0 ? -1 : watched.allocated(at);
    }

    /**
     * Objects that the map call allocated and that were not freed when it returned.
     *
     * @param row a row
     * @return objects; -1 where that was not watched
     */
    public int kept(int row) {
        int at = watched.find(row);
        return at < 0 ? -1 : watched.kept(at);
    }

    /**
     * Whether a flag was set when it was mapped.
     *
     * @param row  a row
     * @param flag of {@link MapFlags}
     * @return whether it was set
     */
    public boolean has(int row, int flag) {
        return (block(row).getInt(row, FLAGS) & flag) != 0;
    }

    /**
     * Appends a map call; for the tracker. What is known of importer and exporter now counts, for what is learned later depends on when somebody asks.
     *
     * @param map        a map record
     * @param attachment attachment row
     * @param older      the live mapping of the same attachment made before, or -1
     * @param site       the attachment and the buffer
     * @return its row
     */
    public int add(RecordView map, int attachment, int older, MapSite site) {
        int error = map.getInt(RecordLayout.MAP_ERROR);
        int adapter = Adapter.clean(map.getInt(RecordLayout.MAP_ADAPTER));
        long bytes = map.getLong(RecordLayout.MAP_BYTES);
        int flags = map.getInt(RecordLayout.MAP_FLAGS) & ~MapFlags.NOT_OF_STREAM;
        if (bytes == Units.UNKNOWN) {
            bytes = site.sizeBytes;
            flags |= MapFlags.BYTES_OF_BUFFER;
        }
        int interconnect = map.getInt(RecordLayout.MAP_INTERCONNECT);
        int status = (error == 0 ? MappingState.LIVE_ORDINAL : MappingState.FAILED_ORDINAL) | adapter << ADAPTER_SHIFT
                | (map.getInt(RecordLayout.MAP_DIRECTION) & TWO_BITS) << DIRECTION_SHIFT | errno(error) << ERROR_SHIFT;
        long origin = map.getLong(RecordLayout.MAP_TASK);
        long found = map.getLong(RecordLayout.MAP_NRANGES);
        int cell = populations.cellOf(site.exporter, site.device, interconnect, adapter, (int) (origin >>> 32), (int) found);
        long[] words = room().memory.words;
        int row = added();
        int at = (row & Block.MASK) * WORDS;
        words[at + SERIAL] = map.getLong(RecordLayout.MAP_SERIAL);
        words[at + RETURN_NS] = map.timestampNs();
        words[at + BEGIN_NS] = map.getLong(RecordLayout.MAP_BEGIN_NS);
        words[at + BLOCKED_NS] = map.getLong(RecordLayout.MAP_BLOCKED_NS);
        words[at + IDENTITY] = map.getLong(RecordLayout.MAP_MAPPING);
        words[at + BYTES] = bytes;
        words[at + UNMAP_NS] = Units.UNKNOWN;
        int ints = at + LONGS;
        words[ints + ATTACHMENT / 2] = Block.pair(attachment, status);
        words[ints + UNMAP_TASK / 2] = 0;
        words[ints + FLAGS / 2] = Block.pair(flags | known(site), cell);
        words[ints + TASK / 2] = origin;
        words[ints + NEXT_LIVE / 2] = Block.pair(older, ranges.size());
        words[ints + NRANGES / 2] = found;
        words[ints + INTERCONNECT / 2] = interconnect;
        if ((flags & MapFlags.WATCHED) != 0) {
            watched.add(row, map.getInt(RecordLayout.MAP_ALLOCATED, -1), map.getInt(RecordLayout.MAP_KEPT, -1));
        }
        if (error == 0 && (flags & MapFlags.PENDING) == 0) {
            exposure.begins(row, map.timestampNs(), cell, Math.max(0, bytes));
        } else {
            attachments.latest(attachment, row);
        }
        if ((row & Block.MASK) == 0 && row > 0) {
            // every so many rows there is something to sum up
            exposure.advance(false);
        }
        return row;
    }

    private static int known(MapSite site) {
        return (site.device != 0 ? MapFlags.DEVICE_KNOWN : 0) | (site.exporter != 0 ? MapFlags.EXPORTER_KNOWN : 0);
    }

    /**
     * Appends a mapping whose map call an earlier part of the capture saw; for the tracker.
     *
     * @param state      what is known of it
     * @param attachment attachment row
     * @param older      the live mapping of the same attachment made before, or -1
     * @param site       the attachment and the buffer
     * @param more       flags besides {@link MapFlags#EARLIER}, which are not of the stream
     * @return its row
     */
    public int add(MappingStateEvent state, int attachment, int older, MapSite site, int more) {
        int adapter = Adapter.clean(state.adapter());
        long bytes = state.bytes() == Units.UNKNOWN ? state.bufferSizeBytes() : state.bytes();
        int flags = state.flags() & ~(MapFlags.WALKED | MapFlags.DECODED | MapFlags.WATCHED | MapFlags.NOT_OF_STREAM) | MapFlags.EARLIER
                | more | (state.bytes() == Units.UNKNOWN ? MapFlags.BYTES_OF_BUFFER : 0) | known(site);
        int cell = populations.cellOf(site.exporter, site.device, state.interconnect(), adapter, state.stack(), state.nranges());
        Block block = room();
        int row = added();
        block.putLong(row, SERIAL, state.serial());
        block.putLong(row, RETURN_NS, state.mappedNs());
        block.putLong(row, BEGIN_NS, state.beginNs());
        block.putLong(row, BLOCKED_NS, Units.UNKNOWN);
        block.putLong(row, IDENTITY, state.mapping());
        block.putLong(row, BYTES, bytes);
        block.putLong(row, UNMAP_NS, Units.UNKNOWN);
        block.putPair(row, ATTACHMENT, Block.pair(attachment, MappingState.LIVE_ORDINAL | adapter << ADAPTER_SHIFT
                | (state.direction() & TWO_BITS) << DIRECTION_SHIFT));
        block.putPair(row, UNMAP_TASK, 0);
        block.putPair(row, FLAGS, Block.pair(flags, cell));
        block.putPair(row, TASK, Block.pair(state.task(), state.stack()));
        block.putPair(row, NEXT_LIVE, Block.pair(older, ranges.size()));
        // how many were found is in the earlier part
        block.putPair(row, NRANGES, Block.pair(state.nranges(), state.nranges()));
        block.putInt(row, INTERCONNECT, state.interconnect());
        exposure.begins(row, state.mappedNs(), cell, Math.max(0, bytes));
        if ((row & Block.MASK) == 0 && row > 0) {
            exposure.advance(false);
        }
        return row;
    }

    private static int errno(int error) {
        return error == 0 ? 0 : error < 0 && error >= -ERROR_MAX ? -error : ERROR_MAX;
    }

    /**
     * Whether it is mapped and not unmapped so far.
     *
     * @param row a row
     * @return whether its state is {@link MappingState#LIVE}
     */
    public boolean isLive(int row) {
        return (block(row).getInt(row, STATUS) & STATE_MASK) == MappingState.LIVE_ORDINAL;
    }

    /**
     * The attachment on which it is live; for the tracker.
     *
     * @param row a row
     * @return attachment row; -1 when it is not live
     */
    public int liveOn(int row) {
        long pair = own(row).getPair(row, ATTACHMENT);
        return (pair >>> 32 & STATE_MASK) == MappingState.LIVE_ORDINAL ? (int) pair : -1;
    }

    /**
     * Whether it was unmapped in an orderly way; for the tracker.
     *
     * @param row a row
     * @return whether its state is {@link MappingState#UNMAPPED}
     */
    public boolean isUnmapped(int row) {
        return (own(row).getInt(row, STATUS) & STATE_MASK) == MappingState.UNMAPPED_ORDINAL;
    }

    /**
     * Whether a task has mapped it by an interface; for the tracker.
     *
     * @param row     a row
     * @param adapter {@link Adapter#id()}
     * @param task    task
     * @return whether both are the same
     */
    public boolean isMappedBy(int row, int adapter, int task) {
        Block block = own(row);
        return (block.getInt(row, STATUS) >>> ADAPTER_SHIFT & TWO_BITS) == adapter && block.getInt(row, TASK) == task;
    }

    /**
     * Takes a mapping off the live list of its attachment; for the tracker, which changes its state then. What is not the first of the list stays in it for a
     * while, and is skipped.
     *
     * @param row a live row
     */
    public void unlink(int row) {
        int attachment = own(row).getInt(row, ATTACHMENT);
        int due = attachments.ended(attachment, row);
        if (due != 0) {
            relink(attachment, row, due > 0);
        }
    }

    /** Takes mappings that are not live off the list of an attachment: those at its start, or all of them. */
    private void relink(int attachment, int leaving, boolean all) {
        int gone = attachments.goneCount(attachment);
        int first = attachments.firstLive(attachment);
        while (first >= 0 && (first == leaving || !isLive(first))) {
            gone -= first == leaving ? 0 : 1;
            first = block(first).getInt(first, NEXT_LIVE);
        }
        for (int row = first; all && row >= 0;) {
            int next = block(row).getInt(row, NEXT_LIVE);
            while (next >= 0 && (next == leaving || !isLive(next))) {
                next = block(next).getInt(next, NEXT_LIVE);
            }
            changing(row).putInt(row, NEXT_LIVE, next);
            row = next;
        }
        attachments.firstLive(attachment, first, all ? 0 : Math.max(0, gone));
    }

    /**
     * Notes an unmap call; for the tracker.
     *
     * @param row   a row
     * @param unmap an unmap record
     * @param value what became of the mapping
     */
    public void unmapped(int row, RecordView unmap, MappingState value) {
        Block block = changing(row);
        block.putLong(row, UNMAP_NS, unmap.timestampNs());
        block.putPair(row, UNMAP_TASK, unmap.getLong(RecordLayout.UNMAP_TASK));
        becomes(block, row, value, unmap.timestampNs());
    }

    /**
     * Notes that a mapping ended without an unmap call; for the tracker.
     *
     * @param row    a row
     * @param timeNs when, or UNKNOWN
     * @param value  what became of the mapping
     */
    public void ended(int row, long timeNs, MappingState value) {
        Block block = changing(row);
        if (block.getLong(row, UNMAP_NS) == Units.UNKNOWN) {
            block.putInt(row, UNMAP_TASK, 0);
            block.putInt(row, UNMAP_STACK, 0);
        }
        block.putLong(row, UNMAP_NS, timeNs);
        becomes(block, row, value, timeNs);
    }

    /** The counts of map calls whose allocations were watched; few recordings have any. */
    Watched watched() {
        return watched;
    }

    /** Counts of allocations, in the order of the mappings that they belong to. */
    static final class Watched extends Table {

        private static final int ROW = 0;
        private static final int ALLOCATED = 1;
        private static final int KEPT = 2;

        Watched(Storage storage) {
            super(storage, Layout.fixed(0, 3), 0);
        }

        void add(int mapping, int allocated, int kept) {
            Block block = room();
            int at = added();
            block.putInt(at, ROW, mapping);
            block.putInt(at, ALLOCATED, allocated);
            block.putInt(at, KEPT, kept);
        }

        int find(int mapping) {
            return find(ROW, mapping);
        }

        int allocated(int at) {
            return block(at).getInt(at, ALLOCATED);
        }

        int kept(int at) {
            return block(at).getInt(at, KEPT);
        }
    }
}
