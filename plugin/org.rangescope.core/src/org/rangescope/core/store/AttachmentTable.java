// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.util.Units;

/** Every attachment of an importer to a buffer, one row each. A row is one life of a kernel object; its address may be used again by another row. */
public final class AttachmentTable {

    private static final int IDENTITY = 0;
    private static final int ATTACH_NS = 1;
    private static final int DETACH_NS = 2;
    private static final int LAST_UNMAP_NS = 3;
    private static final int FIRST_AGAIN_NS = 4;
    private static final int LAST_AGAIN_NS = 5;
    private static final int LONGS = 6;

    private static final int BUFFER = 0;
    private static final int DEVICE = 1;
    private static final int INTERCONNECT = 2;
    private static final int FLAGS = 3;
    private static final int TASK = 4;
    private static final int STACK = 5;
    private static final int DETACH_TASK = 6;
    private static final int DETACH_STACK = 7;
    private static final int MAP_COUNT = 8;
    private static final int LIVE_COUNT = 9;
    private static final int FAILED_COUNT = 10;
    private static final int ADAPTERS = 11;
    private static final int FIRST_LIVE = 12;
    private static final int NEXT_OF_BUFFER = 13;
    private static final int SHAPE = 14;
    private static final int AGAIN_COUNT = 15;
    private static final int OVERLAP_COUNT = 16;
    private static final int MOST_LIVE = 17;
    private static final int AGAIN_STACK = 18;
    private static final int INTS = 19;

    /** An attachment that is mapped again so soon after its last unmap could have kept the mapping. */
    public static final long SHORT_PAUSE_NS = 1_000_000;

    private Block[] blocks = {};
    private Block current = Block.NONE;
    private int limit;
    private int size;

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
     * The buffer.
     *
     * @param row a row
     * @return buffer row
     */
    public int buffer(int row) {
        return block(row).ints(row, BUFFER);
    }

    /**
     * Identity of the kernel object.
     *
     * @param row a row
     * @return a hash or an address; 0 when only its device is known
     */
    public long identity(int row) {
        return block(row).longs(row, IDENTITY);
    }

    /**
     * Changes identity; for the tracker.
     *
     * @param row   a row
     * @param value a hash or an address
     */
    public void identity(int row, long value) {
        block(row).longs[block(row).at(row, IDENTITY)] = value;
    }

    /**
     * The importer.
     *
     * @param row a row
     * @return device, or 0 when not known
     */
    public int device(int row) {
        return block(row).ints(row, DEVICE);
    }

    /**
     * What importer and exporter agreed on.
     *
     * @param row a row
     * @return interconnect, or 0
     */
    public int interconnect(int row) {
        return block(row).ints(row, INTERCONNECT);
    }

    /**
     * State of the attachment when it was last seen.
     *
     * @param row a row
     * @return bits of {@link MapFlags}
     */
    public int flags(int row) {
        return block(row).ints(row, FLAGS);
    }

    /**
     * Changes flags; for the tracker.
     *
     * @param row   a row
     * @param value bits of {@link MapFlags}
     */
    public void flags(int row, int value) {
        block(row).ints[block(row).at(row, FLAGS)] = value;
    }

    /**
     * When it was made.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when it was before the capture or lost
     */
    public long attachNs(int row) {
        return block(row).longs(row, ATTACH_NS);
    }

    /**
     * When it was undone.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public long detachNs(int row) {
        return block(row).longs(row, DETACH_NS);
    }

    /**
     * Changes detachNs; for the tracker.
     *
     * @param row   a row
     * @param value ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public void detachNs(int row, long value) {
        block(row).longs[block(row).at(row, DETACH_NS)] = value;
    }

    /**
     * Who attached.
     *
     * @param row a row
     * @return task, or 0
     */
    public int task(int row) {
        return block(row).ints(row, TASK);
    }

    /**
     * Where it was attached.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int stack(int row) {
        return block(row).ints(row, STACK);
    }

    /**
     * Who detached.
     *
     * @param row a row
     * @return task, or 0
     */
    public int detachTask(int row) {
        return block(row).ints(row, DETACH_TASK);
    }

    /**
     * Changes detachTask; for the tracker.
     *
     * @param row   a row
     * @param value task, or 0
     */
    public void detachTask(int row, int value) {
        block(row).ints[block(row).at(row, DETACH_TASK)] = value;
    }

    /**
     * Where it was detached.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int detachStack(int row) {
        return block(row).ints(row, DETACH_STACK);
    }

    /**
     * Changes detachStack; for the tracker.
     *
     * @param row   a row
     * @param value stack, or 0
     */
    public void detachStack(int row, int value) {
        block(row).ints[block(row).at(row, DETACH_STACK)] = value;
    }

    /**
     * Successful map calls.
     *
     * @param row a row
     * @return calls
     */
    public int mapCount(int row) {
        return block(row).ints(row, MAP_COUNT);
    }

    /**
     * Mappings that are live now.
     *
     * @param row a row
     * @return mappings
     */
    public int liveCount(int row) {
        return block(row).ints(row, LIVE_COUNT);
    }

    /**
     * Map calls that failed.
     *
     * @param row a row
     * @return calls
     */
    public int failedCount(int row) {
        return block(row).ints(row, FAILED_COUNT);
    }

    /**
     * Interfaces by which it was mapped successfully.
     *
     * @param row a row
     * @return a bit {@code 1 << adapter} for each {@link Adapter#id()}
     */
    public int adapters(int row) {
        return block(row).ints(row, ADAPTERS);
    }

    /**
     * Its latest live mapping, the first of a list.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int firstLive(int row) {
        return block(row).ints(row, FIRST_LIVE);
    }

    /**
     * The attachment of the same buffer that was made before.
     *
     * @param row a row
     * @return attachment row, or -1
     */
    public int nextOfBuffer(int row) {
        return block(row).ints(row, NEXT_OF_BUFFER);
    }

    /**
     * How often it was mapped again within {@link #SHORT_PAUSE_NS} after its only mapping was unmapped, with as many ranges as before.
     *
     * @param row a row
     * @return calls
     */
    public int againCount(int row) {
        return block(row).ints(row, AGAIN_COUNT);
    }

    /**
     * When that happened first.
     *
     * @param row a row
     * @return ns; {@link org.rangescope.core.util.Units#UNKNOWN} when it did not happen
     */
    public long firstAgainNs(int row) {
        return againCount(row) == 0 ? Units.UNKNOWN : block(row).longs(row, FIRST_AGAIN_NS);
    }

    /**
     * When that happened last.
     *
     * @param row a row
     * @return ns; {@link org.rangescope.core.util.Units#UNKNOWN} when it did not happen
     */
    public long lastAgainNs(int row) {
        return againCount(row) == 0 ? Units.UNKNOWN : block(row).longs(row, LAST_AGAIN_NS);
    }

    /**
     * Where it was mapped again last.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int againStack(int row) {
        return block(row).ints(row, AGAIN_STACK);
    }

    /**
     * How often it was mapped by an interface while it was mapped by the same interface already.
     *
     * @param row a row
     * @return calls
     */
    public int overlapCount(int row) {
        return block(row).ints(row, OVERLAP_COUNT);
    }

    /**
     * The most mappings that were live at once when that happened.
     *
     * @param row a row
     * @return mappings; 0 when it did not happen
     */
    public int mostLive(int row) {
        return block(row).ints(row, MOST_LIVE);
    }

    /**
     * Whether its attach call was seen. Otherwise it was made before the capture began, or the event was lost.
     *
     * @param row a row
     * @return whether its history is complete
     */
    public boolean seenAttach(int row) {
        return attachNs(row) != Units.UNKNOWN;
    }

    /**
     * Appends an attachment; for the tracker.
     *
     * @param buffer       buffer row
     * @param identity     identity of the kernel object
     * @param device       device, or 0
     * @param interconnect interconnect, or 0
     * @param flags        bits of {@link MapFlags}
     * @param attachNs     ns, or UNKNOWN
     * @param task         task, or 0
     * @param stack        stack, or 0
     * @param nextOfBuffer the buffer's attachment made before, or -1
     * @return its row
     */
    public int add(int buffer, long identity, int device, int interconnect, int flags, long attachNs, int task, int stack,
            int nextOfBuffer) {
        Block block = room();
        int row = size++;
        block.ints[block.at(row, BUFFER)] = buffer;
        block.longs[block.at(row, IDENTITY)] = identity;
        block.ints[block.at(row, DEVICE)] = device;
        block.ints[block.at(row, INTERCONNECT)] = interconnect;
        block.ints[block.at(row, FLAGS)] = flags;
        block.longs[block.at(row, ATTACH_NS)] = attachNs;
        block.longs[block.at(row, DETACH_NS)] = Units.UNKNOWN;
        block.ints[block.at(row, TASK)] = task;
        block.ints[block.at(row, STACK)] = stack;
        block.ints[block.at(row, FIRST_LIVE)] = -1;
        block.ints[block.at(row, NEXT_OF_BUFFER)] = nextOfBuffer;
        block.longs[block.at(row, LAST_UNMAP_NS)] = Units.UNKNOWN;
        return row;
    }

    /**
     * Counts a map call that succeeded; for the tracker.
     *
     * @param row     a row
     * @param adapter bit of the interface
     * @param mapping mapping row, which becomes the first of the live list
     * @param calls   1; 0 when the call is not in this recording
     * @return the mapping that was the first of the live list before, or -1
     */
    public int mapped(int row, int adapter, int mapping, int calls) {
        Block block = block(row);
        block.ints[block.at(row, MAP_COUNT)] += calls;
        block.ints[block.at(row, LIVE_COUNT)]++;
        block.ints[block.at(row, ADAPTERS)] |= adapter;
        int previous = block.ints[block.at(row, FIRST_LIVE)];
        block.ints[block.at(row, FIRST_LIVE)] = mapping;
        return previous;
    }

    /**
     * Counts a map call that failed; for the tracker.
     *
     * @param row a row
     */
    public void failed(int row) {
        block(row).ints[block(row).at(row, FAILED_COUNT)]++;
    }

    /**
     * Notes an unmap call that ended a mapping; for the tracker.
     *
     * @param row    a row
     * @param timeNs when; UNKNOWN when the exporter wanted it, so that mapping again is right
     */
    public void unmapped(int row, long timeNs) {
        Block block = block(row);
        block.longs[block.at(row, LAST_UNMAP_NS)] = timeNs;
    }

    /**
     * Counts a map call on an attachment that had nothing mapped, when it soon follows an unmap; for the tracker.
     *
     * @param row     a row
     * @param beginNs when the call began
     * @param shape   what it mapped, as a number
     * @param stack   where it was called
     */
    public void mappedAlone(int row, long beginNs, int shape, int stack) {
        Block block = block(row);
        long unmapNs = block.longs(row, LAST_UNMAP_NS);
        if (beginNs - unmapNs <= SHORT_PAUSE_NS && unmapNs != Units.UNKNOWN && block.ints(row, SHAPE) == shape) {
            if (block.ints[block.at(row, AGAIN_COUNT)]++ == 0) {
                block.longs[block.at(row, FIRST_AGAIN_NS)] = beginNs;
            }
            block.longs[block.at(row, LAST_AGAIN_NS)] = beginNs;
            block.ints[block.at(row, AGAIN_STACK)] = stack;
        }
        block.ints[block.at(row, SHAPE)] = shape;
    }

    /**
     * Counts a map call on an attachment that was mapped by the same interface already; for the tracker.
     *
     * @param row a row
     * @return whether it is the first one
     */
    public boolean overlapped(int row) {
        Block block = block(row);
        block.ints[block.at(row, MOST_LIVE)] = Math.max(block.ints(row, MOST_LIVE), block.ints(row, LIVE_COUNT));
        return block.ints[block.at(row, OVERLAP_COUNT)]++ == 0;
    }

    /**
     * Counts a mapping that is no longer live; for the tracker.
     *
     * @param row   a row
     * @param first whether it was the first of the live list
     * @param older the one after it in the list, or -1
     */
    void ended(int row, boolean first, int older) {
        Block block = block(row);
        block.ints[block.at(row, LIVE_COUNT)]--;
        if (first) {
            block.ints[block.at(row, FIRST_LIVE)] = older;
        }
    }

    /**
     * Looks an attachment up for a map call, and fills in what was not known of it; for the tracker.
     *
     * @param row          a row
     * @param device       device, or 0
     * @param interconnect interconnect, or 0
     * @return its buffer row; -1 when it was undone already
     */
    public int use(int row, int device, int interconnect) {
        Block block = block(row);
        if (block.longs(row, DETACH_NS) != Units.UNKNOWN) {
            return -1;
        }
        if (block.ints(row, DEVICE) == 0) {
            block.ints[block.at(row, DEVICE)] = device;
        }
        if (block.ints(row, INTERCONNECT) == 0) {
            block.ints[block.at(row, INTERCONNECT)] = interconnect;
        }
        return block.ints(row, BUFFER);
    }
}
