// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.event.MappingStateEvent;
import org.rangescope.core.util.IntColumn;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/** Every map call of the recording, also the failed ones, one row each, in the order in which they returned. */
public final class MappingTable {

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
    private static final int INTS = 13;

    /** In STATUS: what became of it in the low bits, then adapter, direction and errno. */
    private static final int STATE_MASK = 15;
    private static final int ADAPTER_SHIFT = 4;
    private static final int DIRECTION_SHIFT = 6;
    private static final int TWO_BITS = 3;
    private static final int ERROR_SHIFT = 8;
    private static final int ERROR_MAX = 4095;

    private final AttachmentTable attachments;
    private final RangeTable ranges;
    private Block[] blocks = {};
    private Block current = Block.NONE;
    private int limit;
    private int size;
    /** Rows whose allocations were counted, plus 1, and where their counts stand: few recordings have any. */
    private final LongIntMap watched = new LongIntMap();
    private final IntColumn allocated = new IntColumn();
    private final IntColumn kept = new IntColumn();

    /**
     * An empty table.
     *
     * @param attachments that its rows refer to
     * @param ranges      that its rows yielded
     */
    public MappingTable(AttachmentTable attachments, RangeTable ranges) {
        this.attachments = attachments;
        this.ranges = ranges;
    }

    /**
     * How many rows there are.
     *
     * @return rows
     */
    public int size() {
        return size;
    }

    private Block block(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return blocks[row >>> Block.SHIFT];
    }

    /** The block for the row after the last one. */
    private Block room() {
        if (size == limit) {
            blocks = Block.room(blocks, size, LONGS, INTS);
            current = blocks[size >>> Block.SHIFT];
            limit = current.limit(size);
        }
        return current;
    }

    /**
     * Number of the call, given by the probe.
     *
     * @param row a row
     * @return from 1, in no particular order
     */
    public long serial(int row) {
        return block(row).longs(row, SERIAL);
    }

    /**
     * The interface by which it was mapped.
     *
     * @param row a row
     * @return {@link Adapter#id()}
     */
    public int adapter(int row) {
        return block(row).ints(row, STATUS) >>> ADAPTER_SHIFT & TWO_BITS;
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
        return block(row).ints(row, ATTACHMENT);
    }

    /**
     * Identity of the kernel object that the call returned.
     *
     * @param row a row
     * @return a hash or an address; 0 when the call failed
     */
    public long identity(int row) {
        return block(row).longs(row, IDENTITY);
    }

    /**
     * When the call began.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long beginNs(int row) {
        return block(row).longs(row, BEGIN_NS);
    }

    /**
     * When the call returned.
     *
     * @param row a row
     * @return ns
     */
    public long returnNs(int row) {
        return block(row).longs(row, RETURN_NS);
    }

    /**
     * Time off the CPU in between.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long blockedNs(int row) {
        return block(row).longs(row, BLOCKED_NS);
    }

    /**
     * How much of the buffer the mapping exposes.
     *
     * @param row a row
     * @return bytes, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long bytes(int row) {
        return block(row).longs(row, BYTES);
    }

    /**
     * What went wrong.
     *
     * @param row a row
     * @return 0, or a negative errno, not below -4095
     */
    public int error(int row) {
        return -(block(row).ints(row, STATUS) >>> ERROR_SHIFT);
    }

    /**
     * Ranges, as the exporter says.
     *
     * @param row a row
     * @return ranges
     */
    public int nranges(int row) {
        return block(row).ints(row, NRANGES);
    }

    /**
     * Ranges that were found.
     *
     * @param row a row
     * @return entries; counts only with {@link MapFlags#WALKED}
     */
    public int entries(int row) {
        return block(row).ints(row, ENTRIES);
    }

    /**
     * State of the attachment as the call saw it.
     *
     * @param row a row
     * @return bits of {@link MapFlags}
     */
    public int flags(int row) {
        return block(row).ints(row, FLAGS);
    }

    /**
     * The interconnect.
     *
     * @param row a row
     * @return interconnect, or 0
     */
    public int interconnect(int row) {
        return block(row).ints(row, INTERCONNECT);
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
        return block(row).ints(row, TASK);
    }

    /**
     * Where it was mapped.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int stack(int row) {
        return block(row).ints(row, STACK);
    }

    /**
     * Direction of an sg-table mapping.
     *
     * @param row a row
     * @return enum dma_data_direction of the kernel
     */
    public int direction(int row) {
        return block(row).ints(row, STATUS) >>> DIRECTION_SHIFT & TWO_BITS;
    }

    /**
     * When it ended, or when somebody tried to end it.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when no unmap was seen
     */
    public long unmapNs(int row) {
        return block(row).longs(row, UNMAP_NS);
    }

    /**
     * Who called unmap.
     *
     * @param row a row
     * @return task, or 0
     */
    public int unmapTask(int row) {
        return block(row).ints(row, UNMAP_TASK);
    }

    /**
     * Where unmap was called; the probe sends it only for calls that free nothing or do not fit.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int unmapStack(int row) {
        return block(row).ints(row, UNMAP_STACK);
    }

    /**
     * Its first range; the others follow.
     *
     * @param row a row
     * @return range row; means nothing when there are none
     */
    public int firstRange(int row) {
        return block(row).ints(row, FIRST_RANGE);
    }

    /**
     * Ranges that were captured.
     *
     * @param row a row
     * @return ranges
     */
    public int rangeCount(int row) {
        return (row + 1 < size ? firstRange(row + 1) : ranges.size()) - firstRange(row);
    }

    /**
     * The live mapping of the same attachment that was made before.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int nextLive(int row) {
        return block(row).ints(row, NEXT_LIVE);
    }

    /**
     * The live mapping of the same attachment that was made after.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int previousLive(int row) {
        return block(row).ints(row, PREVIOUS_LIVE);
    }

    /**
     * What became of it.
     *
     * @param row a row
     * @return its state
     */
    public MappingState state(int row) {
        return MappingState.of(block(row).ints(row, STATUS) & STATE_MASK);
    }

    /**
     * Changes what became of it; for the tracker.
     *
     * @param row   a row
     * @param value its state
     */
    public void state(int row, MappingState value) {
        block(row).state(row, STATUS, STATE_MASK, value.ordinal());
    }

    /**
     * How long the call took: the time to populate the mapping.
     *
     * @param row a row
     * @return ns, or {@link Units#UNKNOWN} when its begin was not seen
     */
    public long durationNs(int row) {
        Block block = block(row);
        long begin = block.longs[block.at(row, BEGIN_NS)];
        return begin == Units.UNKNOWN ? Units.UNKNOWN : Math.max(0, block.longs[block.at(row, RETURN_NS)] - begin);
    }

    /**
     * How long it took to populate a mapping, as far as that was captured here: of a call that succeeded, in this recording.
     *
     * @param row a row
     * @return ns, or {@link Units#UNKNOWN} for calls that failed, did not return, were not seen to begin, or are in an earlier part of the capture
     */
    public long populationNs(int row) {
        Block block = block(row);
        if (block.ints(row, STATUS) >>> ERROR_SHIFT != 0 || (block.ints[block.at(row, FLAGS)] & MapFlags.EARLIER) != 0) {
            return Units.UNKNOWN;
        }
        return durationNs(row);
    }

    /**
     * Objects that the map call allocated with kmalloc.
     *
     * @param row a row
     * @return objects; -1 where that was not watched
     */
    public int allocated(int row) {
        int at = watched.get(row + 1L);
        return at < 0 ? -1 : allocated.get(at);
    }

    /**
     * Objects that the map call allocated and that were not freed when it returned.
     *
     * @param row a row
     * @return objects; -1 where that was not watched
     */
    public int kept(int row) {
        int at = watched.get(row + 1L);
        return at < 0 ? -1 : kept.get(at);
    }

    /**
     * Whether a flag was set when it was mapped.
     *
     * @param row  a row
     * @param flag of {@link MapFlags}
     * @return whether it was set
     */
    public boolean has(int row, int flag) {
        return (block(row).ints[block(row).at(row, FLAGS)] & flag) != 0;
    }

    /**
     * Appends a map call; for the tracker.
     *
     * @param map        a map record
     * @param attachment attachment row
     * @param older      the live mapping of the same attachment made before, or -1
     * @return its row
     */
    public int add(RecordView map, int attachment, int older) {
        Block block = room();
        int row = size++;
        int error = map.getInt(RecordLayout.MAP_ERROR);
        long[] longs = block.longs;
        longs[block.at(row, SERIAL)] = map.getLong(RecordLayout.MAP_SERIAL);
        longs[block.at(row, IDENTITY)] = map.getLong(RecordLayout.MAP_MAPPING);
        longs[block.at(row, BEGIN_NS)] = map.getLong(RecordLayout.MAP_BEGIN_NS);
        longs[block.at(row, RETURN_NS)] = map.timestampNs();
        longs[block.at(row, BLOCKED_NS)] = map.getLong(RecordLayout.MAP_BLOCKED_NS);
        longs[block.at(row, BYTES)] = map.getLong(RecordLayout.MAP_BYTES);
        longs[block.at(row, UNMAP_NS)] = Units.UNKNOWN;
        int[] ints = block.ints;
        ints[block.at(row, ATTACHMENT)] = attachment;
        ints[block.at(row, STATUS)] = (error == 0 ? MappingState.LIVE_ORDINAL : MappingState.FAILED_ORDINAL)
                | Adapter.clean(map.getInt(RecordLayout.MAP_ADAPTER)) << ADAPTER_SHIFT
                | (map.getInt(RecordLayout.MAP_DIRECTION) & TWO_BITS) << DIRECTION_SHIFT | errno(error) << ERROR_SHIFT;
        ints[block.at(row, NRANGES)] = map.getInt(RecordLayout.MAP_NRANGES);
        ints[block.at(row, ENTRIES)] = map.getInt(RecordLayout.MAP_ENTRIES);
        int flags = map.getInt(RecordLayout.MAP_FLAGS) & ~(MapFlags.EARLIER | MapFlags.LEAKED_EARLIER);
        ints[block.at(row, FLAGS)] = flags;
        if ((flags & MapFlags.WATCHED) != 0) {
            watched.put(row + 1L, allocated.add(map.getInt(RecordLayout.MAP_ALLOCATED, -1)));
            kept.add(map.getInt(RecordLayout.MAP_KEPT, -1));
        }
        ints[block.at(row, INTERCONNECT)] = map.getInt(RecordLayout.MAP_INTERCONNECT);
        ints[block.at(row, TASK)] = map.getInt(RecordLayout.MAP_TASK);
        ints[block.at(row, STACK)] = map.getInt(RecordLayout.MAP_STACK);
        ints[block.at(row, FIRST_RANGE)] = ranges.size();
        ints[block.at(row, NEXT_LIVE)] = older;
        ints[block.at(row, PREVIOUS_LIVE)] = -1;
        if (older >= 0) {
            Block before = blocks[older >>> Block.SHIFT];
            before.ints[before.at(older, PREVIOUS_LIVE)] = row;
        }
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
        int row = size++;
        long[] longs = block.longs;
        longs[block.at(row, SERIAL)] = state.serial();
        longs[block.at(row, IDENTITY)] = state.mapping();
        longs[block.at(row, BEGIN_NS)] = state.beginNs();
        longs[block.at(row, RETURN_NS)] = state.mappedNs();
        longs[block.at(row, BLOCKED_NS)] = Units.UNKNOWN;
        longs[block.at(row, BYTES)] = state.bytes();
        longs[block.at(row, UNMAP_NS)] = Units.UNKNOWN;
        int[] ints = block.ints;
        ints[block.at(row, ATTACHMENT)] = attachment;
        ints[block.at(row, STATUS)] = MappingState.LIVE_ORDINAL | Adapter.clean(state.adapter()) << ADAPTER_SHIFT
                | (state.direction() & TWO_BITS) << DIRECTION_SHIFT;
        ints[block.at(row, NRANGES)] = state.nranges();
        // how many were found is in the earlier part
        ints[block.at(row, ENTRIES)] = state.nranges();
        ints[block.at(row, FLAGS)] = state.flags() & ~(MapFlags.WALKED | MapFlags.DECODED | MapFlags.WATCHED) | MapFlags.EARLIER | more;
        ints[block.at(row, INTERCONNECT)] = state.interconnect();
        ints[block.at(row, TASK)] = state.task();
        ints[block.at(row, STACK)] = state.stack();
        ints[block.at(row, FIRST_RANGE)] = ranges.size();
        ints[block.at(row, NEXT_LIVE)] = older;
        ints[block.at(row, PREVIOUS_LIVE)] = -1;
        if (older >= 0) {
            Block before = blocks[older >>> Block.SHIFT];
            before.ints[before.at(older, PREVIOUS_LIVE)] = row;
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
        return (block(row).ints(row, STATUS) & STATE_MASK) == MappingState.LIVE_ORDINAL;
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
        return (block.ints(row, STATUS) & STATE_MASK) == MappingState.LIVE_ORDINAL
                && attachments.identity(block.ints(row, ATTACHMENT)) == attachment;
    }

    /**
     * Takes a mapping off the live list of its attachment; for the tracker.
     *
     * @param row a live row
     */
    public void unlink(int row) {
        Block block = block(row);
        int newer = block.ints(row, PREVIOUS_LIVE);
        int older = block.ints(row, NEXT_LIVE);
        if (newer >= 0) {
            Block after = blocks[newer >>> Block.SHIFT];
            after.ints[after.at(newer, NEXT_LIVE)] = older;
        }
        if (older >= 0) {
            Block before = blocks[older >>> Block.SHIFT];
            before.ints[before.at(older, PREVIOUS_LIVE)] = newer;
        }
        attachments.ended(block.ints(row, ATTACHMENT), newer < 0, older);
    }

    /**
     * Notes an unmap call; for the tracker.
     *
     * @param row   a row
     * @param unmap an unmap record
     * @param value what became of the mapping
     */
    public void unmapped(int row, RecordView unmap, MappingState value) {
        Block block = block(row);
        block.longs[block.at(row, UNMAP_NS)] = unmap.timestampNs();
        block.ints[block.at(row, UNMAP_TASK)] = unmap.getInt(RecordLayout.UNMAP_TASK);
        block.ints[block.at(row, UNMAP_STACK)] = unmap.getInt(RecordLayout.UNMAP_STACK);
        block.state(row, STATUS, STATE_MASK, value.ordinal());
    }

    /**
     * Notes that a mapping ended without an unmap call; for the tracker.
     *
     * @param row    a row
     * @param timeNs when, or UNKNOWN
     * @param value  what became of the mapping
     */
    public void ended(int row, long timeNs, MappingState value) {
        Block block = block(row);
        block.longs[block.at(row, UNMAP_NS)] = timeNs;
        block.state(row, STATUS, STATE_MASK, value.ordinal());
    }
}
