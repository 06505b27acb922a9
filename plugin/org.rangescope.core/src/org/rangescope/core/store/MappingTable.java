// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.event.MappingStateEvent;
import org.rangescope.core.util.Units;

/** Every map call of the recording, also the failed ones, one row each, in the order in which they returned. */
public final class MappingTable extends Table {

    private static final int SERIAL = 0;
    private static final int IDENTITY = 1;
    private static final int BEGIN_NS = 2;
    private static final int RETURN_NS = 3;
    private static final int BLOCKED_NS = 4;
    private static final int BYTES = 5;
    private static final int UNMAP_NS = 6;
    private static final int LONGS = 7;

    private static final int ATTACHMENT = 0;
    private static final int STATUS = 1;
    private static final int NRANGES = 2;
    private static final int ENTRIES = 3;
    private static final int FLAGS = 4;
    private static final int INTERCONNECT = 5;
    private static final int TASK = 6;
    private static final int STACK = 7;
    private static final int UNMAP_TASK = 8;
    private static final int UNMAP_STACK = 9;
    private static final int FIRST_RANGE = 10;
    private static final int NEXT_LIVE = 11;
    private static final int PREVIOUS_LIVE = 12;
    private static final int CELL = 13;
    private static final int INTS = 14;

    /** Most mappings are unmapped before so many blocks are filled after them. */
    private static final int RECENT = 4;

    /** In STATUS: what became of it in the low bits, then adapter, direction and errno. */
    private static final int STATE_MASK = 15;
    private static final int ADAPTER_SHIFT = 4;
    private static final int DIRECTION_SHIFT = 6;
    private static final int TWO_BITS = 3;
    private static final int ERROR_SHIFT = 8;
    private static final int ERROR_MAX = 4095;

    private final AttachmentTable attachments;
    private final BufferTable buffers;
    private final RangeTable ranges;
    private final Watched watched;
    private final PopulationIndex populations;
    private final ExposureIndex exposure;

    /**
     * An empty table.
     *
     * @param storage     for its columns
     * @param attachments that its rows refer to
     * @param buffers     that these are of
     * @param ranges      that its rows yielded
     */
    public MappingTable(Storage storage, AttachmentTable attachments, BufferTable buffers, RangeTable ranges) {
        super(storage, LONGS, INTS, RECENT);
        this.buffers = buffers;
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

    /**
     * Finishes a row of which all else is written: what is known of importer and exporter when a map call returns counts, for what is learned later depends on
     * when somebody asks.
     */
    private void finish(Block block, int row, int attachment, int flags, int adapter, boolean begins, long timeNs) {
        int device = attachments.device(attachment);
        int exporter = buffers.exporter(attachments.buffer(attachment));
        block.putInt(row, FLAGS,
                flags | (device != 0 ? MapFlags.DEVICE_KNOWN : 0) | (exporter != 0 ? MapFlags.EXPORTER_KNOWN : 0));
        int cell = populations.cellOf(exporter, device, block.getInt(row, INTERCONNECT), adapter, block.getInt(row, STACK),
                block.getInt(row, NRANGES));
        block.putInt(row, CELL, cell);
        if (begins) {
            exposure.begins(row, timeNs, cell, Math.max(0, block.getLong(row, BYTES)));
        }
        // every so many rows there is something to sum up
        if ((row & Block.MASK) == 0 && row > 0) {
            exposure.advance(false);
        }
    }

    /** Changes what became of a mapping, which may end it. */
    private void becomes(Block block, int row, MappingState value, long timeNs) {
        boolean was = MappingState.of(block.getInt(row, STATUS) & STATE_MASK).isOutstanding();
        state(block, row, value);
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
     * @param row a row
     * @return mapping row, or -1
     */
    public int nextLive(int row) {
        return block(row).getInt(row, NEXT_LIVE);
    }

    /**
     * The live mapping of the same attachment that was made after.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int previousLive(int row) {
        return block(row).getInt(row, PREVIOUS_LIVE);
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
        final long[] returnNs;
        final long[] timedNs;
        final long[] blockedNs;
        final long[] exposedBytes;

        Calls(int most) {
            cell = new int[most];
            outcome = new byte[most];
            returnNs = new long[most];
            timedNs = new long[most];
            blockedNs = new long[most];
            exposedBytes = new long[most];
        }
    }

    /** Takes out rows of one block. */
    void calls(int first, int count, Calls into) {
        Block block = block(first);
        into.count = count;
        for (int i = 0; i < count; i++) {
            int row = first + i;
            int outcome = (block.getInt(row, FLAGS) & (MapFlags.EARLIER | MapFlags.PENDING)) != 0
                    ? Calls.OTHER
                    : block.getInt(row, STATUS) >>> ERROR_SHIFT != 0 ? Calls.FAILED : Calls.SUCCEEDED;
            long returned = block.getLong(row, RETURN_NS);
            long begin = block.getLong(row, BEGIN_NS);
            into.cell[i] = block.getInt(row, CELL);
            into.outcome[i] = (byte) outcome;
            into.returnNs[i] = returned;
            into.timedNs[i] = outcome != Calls.SUCCEEDED || begin == Units.UNKNOWN ? Units.UNKNOWN : Math.max(0, returned - begin);
            into.blockedNs[i] = block.getLong(row, BLOCKED_NS);
            into.exposedBytes[i] = Math.max(0, block.getLong(row, BYTES));
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
     * Appends a map call; for the tracker.
     *
     * @param map         a map record
     * @param attachment  attachment row
     * @param older       the live mapping of the same attachment made before, or -1
     * @param bufferBytes size of the buffer, or UNKNOWN
     * @return its row
     */
    public int add(RecordView map, int attachment, int older, long bufferBytes) {
        Block block = room();
        int row = added();
        int error = map.getInt(RecordLayout.MAP_ERROR);
        int adapter = Adapter.clean(map.getInt(RecordLayout.MAP_ADAPTER));
        block.putLong(row, SERIAL, map.getLong(RecordLayout.MAP_SERIAL));
        block.putLong(row, IDENTITY, map.getLong(RecordLayout.MAP_MAPPING));
        block.putLong(row, BEGIN_NS, map.getLong(RecordLayout.MAP_BEGIN_NS));
        block.putLong(row, RETURN_NS, map.timestampNs());
        block.putLong(row, BLOCKED_NS, map.getLong(RecordLayout.MAP_BLOCKED_NS));
        long bytes = map.getLong(RecordLayout.MAP_BYTES);
        block.putLong(row, BYTES, bytes == Units.UNKNOWN ? bufferBytes : bytes);
        block.putLong(row, UNMAP_NS, Units.UNKNOWN);
        block.putInt(row, ATTACHMENT, attachment);
        block.putInt(row, STATUS, (error == 0 ? MappingState.LIVE_ORDINAL : MappingState.FAILED_ORDINAL)
                | adapter << ADAPTER_SHIFT
                | (map.getInt(RecordLayout.MAP_DIRECTION) & TWO_BITS) << DIRECTION_SHIFT | errno(error) << ERROR_SHIFT);
        block.putInt(row, NRANGES, map.getInt(RecordLayout.MAP_NRANGES));
        block.putInt(row, ENTRIES, map.getInt(RecordLayout.MAP_ENTRIES));
        int flags = map.getInt(RecordLayout.MAP_FLAGS) & ~MapFlags.NOT_OF_STREAM
                | (bytes == Units.UNKNOWN ? MapFlags.BYTES_OF_BUFFER : 0);
        if ((flags & MapFlags.WATCHED) != 0) {
            watched.add(row, map.getInt(RecordLayout.MAP_ALLOCATED, -1), map.getInt(RecordLayout.MAP_KEPT, -1));
        }
        block.putInt(row, INTERCONNECT, map.getInt(RecordLayout.MAP_INTERCONNECT));
        block.putInt(row, TASK, map.getInt(RecordLayout.MAP_TASK));
        block.putInt(row, STACK, map.getInt(RecordLayout.MAP_STACK));
        block.putInt(row, FIRST_RANGE, ranges.size());
        block.putInt(row, NEXT_LIVE, older);
        block.putInt(row, PREVIOUS_LIVE, -1);
        attachments.latest(attachment, row);
        if (older >= 0) {
            Block before = changing(older);
            before.putInt(older, PREVIOUS_LIVE, row);
        }
        finish(block, row, attachment, flags, adapter, error == 0 && (flags & MapFlags.PENDING) == 0, map.timestampNs());
        return row;
    }

    /**
     * Appends a mapping whose map call an earlier part of the capture saw; for the tracker.
     *
     * @param state      what is known of it
     * @param attachment attachment row
     * @param older      the live mapping of the same attachment made before, or -1
     * @param more       flags besides {@link MapFlags#EARLIER}, which are not of the stream
     * @return its row
     */
    public int add(MappingStateEvent state, int attachment, int older, int more) {
        Block block = room();
        int row = added();
        block.putLong(row, SERIAL, state.serial());
        block.putLong(row, IDENTITY, state.mapping());
        block.putLong(row, BEGIN_NS, state.beginNs());
        block.putLong(row, RETURN_NS, state.mappedNs());
        block.putLong(row, BLOCKED_NS, Units.UNKNOWN);
        block.putLong(row, BYTES, state.bytes() == Units.UNKNOWN ? state.bufferSizeBytes() : state.bytes());
        block.putLong(row, UNMAP_NS, Units.UNKNOWN);
        block.putInt(row, ATTACHMENT, attachment);
        block.putInt(row, STATUS, MappingState.LIVE_ORDINAL | Adapter.clean(state.adapter()) << ADAPTER_SHIFT
                | (state.direction() & TWO_BITS) << DIRECTION_SHIFT);
        block.putInt(row, NRANGES, state.nranges());
        // how many were found is in the earlier part
        block.putInt(row, ENTRIES, state.nranges());
        int flags = state.flags() & ~(MapFlags.WALKED | MapFlags.DECODED | MapFlags.WATCHED | MapFlags.NOT_OF_STREAM) | MapFlags.EARLIER
                | more | (state.bytes() == Units.UNKNOWN ? MapFlags.BYTES_OF_BUFFER : 0);
        block.putInt(row, INTERCONNECT, state.interconnect());
        block.putInt(row, TASK, state.task());
        block.putInt(row, STACK, state.stack());
        block.putInt(row, FIRST_RANGE, ranges.size());
        block.putInt(row, NEXT_LIVE, older);
        block.putInt(row, PREVIOUS_LIVE, -1);
        attachments.latest(attachment, row);
        if (older >= 0) {
            Block before = changing(older);
            before.putInt(older, PREVIOUS_LIVE, row);
        }
        finish(block, row, attachment, flags, Adapter.clean(state.adapter()), true, state.mappedNs());
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
     * Whether it is live on an attachment; for the tracker.
     *
     * @param row        a row
     * @param attachment identity of the attachment
     * @return whether an unmap on this attachment fits
     */
    public boolean isLiveOn(int row, long attachment) {
        Block block = block(row);
        return (block.getInt(row, STATUS) & STATE_MASK) == MappingState.LIVE_ORDINAL
                && attachments.identity(block.getInt(row, ATTACHMENT)) == attachment;
    }

    /**
     * Takes a mapping off the live list of its attachment; for the tracker.
     *
     * @param row a live row
     */
    public void unlink(int row) {
        Block block = changing(row);
        int newer = block.getInt(row, PREVIOUS_LIVE);
        int older = block.getInt(row, NEXT_LIVE);
        if (newer >= 0) {
            Block after = changing(newer);
            after.putInt(newer, NEXT_LIVE, older);
        }
        if (older >= 0) {
            Block before = changing(older);
            before.putInt(older, PREVIOUS_LIVE, newer);
        }
        attachments.ended(block.getInt(row, ATTACHMENT), newer < 0, older);
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
        block.putInt(row, UNMAP_TASK, unmap.getInt(RecordLayout.UNMAP_TASK));
        block.putInt(row, UNMAP_STACK, unmap.getInt(RecordLayout.UNMAP_STACK));
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
            super(storage, 0, 3, 0);
        }

        void add(int mapping, int allocated, int kept) {
            Block block = room();
            int at = added();
            block.putInt(at, ROW, mapping);
            block.putInt(at, ALLOCATED, allocated);
            block.putInt(at, KEPT, kept);
        }

        int find(int mapping) {
            int low = 0;
            int high = size() - 1;
            while (low <= high) {
                int middle = low + high >>> 1;
                int found = block(middle).getInt(middle, ROW);
                if (found == mapping) {
                    return middle;
                }
                if (found < mapping) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return -1;
        }

        int allocated(int at) {
            return block(at).getInt(at, ALLOCATED);
        }

        int kept(int at) {
            return block(at).getInt(at, KEPT);
        }
    }
}
