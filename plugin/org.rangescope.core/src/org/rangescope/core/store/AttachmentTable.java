// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.util.Units;

/** Every attachment of an importer to a buffer, one row each. A row is one life of a kernel object; its address may be used again by another row. */
public final class AttachmentTable extends Table {

    // what map and unmap look at stands together, in pairs
    private static final int FIRST_AGAIN_NS = 0;
    private static final int LAST_AGAIN_NS = 1;
    private static final int ATTACH_NS = 2;
    private static final int DETACH_NS = 3;
    private static final int IDENTITY = 4;
    private static final int LAST_UNMAP_NS = 5;
    private static final int LONGS = 6;

    private static final int BUFFER = 0;
    private static final int DEVICE = 1;
    private static final int INTERCONNECT = 2;
    private static final int FLAGS = 3;
    private static final int ADAPTERS = 4;
    private static final int SHAPE = 5;
    private static final int LIVE_COUNT = 6;
    private static final int FIRST_LIVE = 7;
    private static final int MAP_COUNT = 8;
    private static final int GONE_COUNT = 9;
    private static final int LAST_MAPPING = 10;
    private static final int FIRST_MAPPING = 11;
    private static final int TASK = 12;
    private static final int STACK = 13;
    private static final int DETACH_TASK = 14;
    private static final int DETACH_STACK = 15;
    private static final int FAILED_COUNT = 16;
    private static final int NEXT_OF_BUFFER = 17;
    private static final int AGAIN_COUNT = 18;
    private static final int OVERLAP_COUNT = 19;
    private static final int MOST_LIVE = 20;
    private static final int AGAIN_STACK = 21;
    private static final int INTS = 22;

    /** An attachment that is mapped again so soon after its last unmap could have kept the mapping. */
    public static final long SHORT_PAUSE_NS = 1_000_000;

    /**
     * An empty table.
     *
     * @param storage for its columns
     */
    public AttachmentTable(Storage storage) {
        super(storage, Layout.changing(LONGS, INTS), 4);
    }

    /**
     * The buffer.
     *
     * @param row a row
     * @return buffer row
     */
    public int buffer(int row) {
        return block(row).getInt(row, BUFFER);
    }

    /**
     * Identity of the kernel object.
     *
     * @param row a row
     * @return a hash or an address; 0 when only its device is known
     */
    public long identity(int row) {
        return block(row).getLong(row, IDENTITY);
    }

    /**
     * Whether it is the attachment of an identity; for the tracker.
     *
     * @param row      a row
     * @param expected a hash or an address
     * @return whether its identity is this one
     */
    public boolean is(int row, long expected) {
        return own(row).getLong(row, IDENTITY) == expected;
    }

    /**
     * Changes identity; for the tracker.
     *
     * @param row   a row
     * @param value a hash or an address
     */
    public void identity(int row, long value) {
        changing(row).putLong(row, IDENTITY, value);
    }

    /**
     * The importer.
     *
     * @param row a row
     * @return device, or 0 when not known
     */
    public int device(int row) {
        return block(row).getInt(row, DEVICE);
    }

    /**
     * What importer and exporter agreed on.
     *
     * @param row a row
     * @return interconnect, or 0
     */
    public int interconnect(int row) {
        return block(row).getInt(row, INTERCONNECT);
    }

    /**
     * State of the attachment when it was last seen.
     *
     * @param row a row
     * @return bits of {@link MapFlags}
     */
    public int flags(int row) {
        return block(row).getInt(row, FLAGS);
    }

    /**
     * Changes flags; for the tracker.
     *
     * @param row   a row
     * @param value bits of {@link MapFlags}
     */
    public void flags(int row, int value) {
        changing(row).putInt(row, FLAGS, value);
    }

    /**
     * When it was made.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when it was before the capture or lost
     */
    public long attachNs(int row) {
        return block(row).getLong(row, ATTACH_NS);
    }

    /**
     * When it was undone.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public long detachNs(int row) {
        return block(row).getLong(row, DETACH_NS);
    }

    /**
     * Changes detachNs; for the tracker.
     *
     * @param row   a row
     * @param value ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public void detachNs(int row, long value) {
        changing(row).putLong(row, DETACH_NS, value);
    }

    /**
     * Who attached.
     *
     * @param row a row
     * @return task, or 0
     */
    public int task(int row) {
        return block(row).getInt(row, TASK);
    }

    /**
     * Where it was attached.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int stack(int row) {
        return block(row).getInt(row, STACK);
    }

    /**
     * Who detached.
     *
     * @param row a row
     * @return task, or 0
     */
    public int detachTask(int row) {
        return block(row).getInt(row, DETACH_TASK);
    }

    /**
     * Changes detachTask; for the tracker.
     *
     * @param row   a row
     * @param value task, or 0
     */
    public void detachTask(int row, int value) {
        changing(row).putInt(row, DETACH_TASK, value);
    }

    /**
     * Where it was detached.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int detachStack(int row) {
        return block(row).getInt(row, DETACH_STACK);
    }

    /**
     * Changes detachStack; for the tracker.
     *
     * @param row   a row
     * @param value stack, or 0
     */
    public void detachStack(int row, int value) {
        changing(row).putInt(row, DETACH_STACK, value);
    }

    /**
     * Successful map calls.
     *
     * @param row a row
     * @return calls
     */
    public int mapCount(int row) {
        return block(row).getInt(row, MAP_COUNT);
    }

    /**
     * Mappings that are live now.
     *
     * @param row a row
     * @return mappings
     */
    public int liveCount(int row) {
        return block(row).getInt(row, LIVE_COUNT);
    }

    /**
     * Map calls that failed.
     *
     * @param row a row
     * @return calls
     */
    public int failedCount(int row) {
        return block(row).getInt(row, FAILED_COUNT);
    }

    /**
     * Interfaces by which it was mapped successfully.
     *
     * @param row a row
     * @return a bit {@code 1 << adapter} for each {@link Adapter#id()}
     */
    public int adapters(int row) {
        return block(row).getInt(row, ADAPTERS);
    }

    /**
     * Its latest live mapping, the first of a list.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int firstLive(int row) {
        return block(row).getInt(row, FIRST_LIVE);
    }

    /**
     * The attachment of the same buffer that was made before.
     *
     * @param row a row
     * @return attachment row, or -1
     */
    public int nextOfBuffer(int row) {
        return block(row).getInt(row, NEXT_OF_BUFFER);
    }

    /**
     * How often it was mapped again within {@link #SHORT_PAUSE_NS} after its only mapping was unmapped, with as many ranges as before, and nobody had told it to unmap.
     *
     * @param row a row
     * @return calls
     */
    public int againCount(int row) {
        return block(row).getInt(row, AGAIN_COUNT);
    }

    /**
     * When that happened first.
     *
     * @param row a row
     * @return ns; {@link org.rangescope.core.util.Units#UNKNOWN} when it did not happen
     */
    public long firstAgainNs(int row) {
        return againCount(row) == 0 ? Units.UNKNOWN : block(row).getLong(row, FIRST_AGAIN_NS);
    }

    /**
     * When that happened last.
     *
     * @param row a row
     * @return ns; {@link org.rangescope.core.util.Units#UNKNOWN} when it did not happen
     */
    public long lastAgainNs(int row) {
        return againCount(row) == 0 ? Units.UNKNOWN : block(row).getLong(row, LAST_AGAIN_NS);
    }

    /**
     * Where it was mapped again last.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int againStack(int row) {
        return block(row).getInt(row, AGAIN_STACK);
    }

    /**
     * How often it was mapped by an interface while it was mapped by the same interface already.
     *
     * @param row a row
     * @return calls
     */
    public int overlapCount(int row) {
        return block(row).getInt(row, OVERLAP_COUNT);
    }

    /**
     * The most mappings that were live at once when that happened.
     *
     * @param row a row
     * @return mappings; 0 when it did not happen
     */
    public int mostLive(int row) {
        return block(row).getInt(row, MOST_LIVE);
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
        int row = added();
        block.putInt(row, BUFFER, buffer);
        block.putLong(row, IDENTITY, identity);
        block.putInt(row, DEVICE, device);
        block.putInt(row, INTERCONNECT, interconnect);
        block.putInt(row, FLAGS, flags);
        block.putLong(row, ATTACH_NS, attachNs);
        block.putLong(row, DETACH_NS, Units.UNKNOWN);
        block.putInt(row, TASK, task);
        block.putInt(row, STACK, stack);
        block.putInt(row, DETACH_TASK, 0);
        block.putInt(row, DETACH_STACK, 0);
        block.putInt(row, MAP_COUNT, 0);
        block.putInt(row, LIVE_COUNT, 0);
        block.putInt(row, GONE_COUNT, 0);
        block.putInt(row, FAILED_COUNT, 0);
        block.putInt(row, ADAPTERS, 0);
        block.putInt(row, FIRST_LIVE, -1);
        block.putInt(row, FIRST_MAPPING, -1);
        block.putInt(row, LAST_MAPPING, -1);
        block.putInt(row, NEXT_OF_BUFFER, nextOfBuffer);
        block.putLong(row, LAST_UNMAP_NS, Units.UNKNOWN);
        block.putLong(row, FIRST_AGAIN_NS, Units.UNKNOWN);
        block.putLong(row, LAST_AGAIN_NS, Units.UNKNOWN);
        block.putInt(row, SHAPE, 0);
        block.putInt(row, AGAIN_COUNT, 0);
        block.putInt(row, OVERLAP_COUNT, 0);
        block.putInt(row, MOST_LIVE, 0);
        block.putInt(row, AGAIN_STACK, 0);
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
        Block block = changing(row);
        long live = block.getPair(row, LIVE_COUNT);
        block.putPair(row, LIVE_COUNT, Block.pair((int) live + 1, mapping));
        block.putInt(row, ADAPTERS, block.getInt(row, ADAPTERS) | adapter);
        block.putInt(row, MAP_COUNT, block.getInt(row, MAP_COUNT) + calls);
        latest(block, row, mapping);
        return (int) (live >>> 32);
    }

    /**
     * Its latest map call, whatever became of it.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int latest(int row) {
        return block(row).getInt(row, LAST_MAPPING);
    }

    /**
     * Its first map call, whatever became of it.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int first(int row) {
        return block(row).getInt(row, FIRST_MAPPING);
    }

    private static int bump(Block block, int row, int column) {
        int before = block.getInt(row, column);
        block.putInt(row, column, before + 1);
        return before;
    }

    /** Notes its latest map call. */
    void latest(int row, int mapping) {
        latest(changing(row), row, mapping);
    }

    private static void latest(Block block, int row, int mapping) {
        int first = (int) (block.getPair(row, LAST_MAPPING) >>> 32);
        block.putPair(row, LAST_MAPPING, Block.pair(mapping, first < 0 ? mapping : first));
    }

    /**
     * Counts a map call that failed; for the tracker.
     *
     * @param row a row
     */
    public void failed(int row) {
        changing(row).putInt(row, FAILED_COUNT, block(row).getInt(row, FAILED_COUNT) + 1);
    }

    /**
     * Notes an unmap call that ended a mapping; for the tracker.
     *
     * @param row    a row
     * @param timeNs when; UNKNOWN when the exporter wanted it, so that mapping again is right
     */
    public void unmapped(int row, long timeNs) {
        changing(row).putLong(row, LAST_UNMAP_NS, timeNs);
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
        Block block = changing(row);
        long unmapNs = block.getLong(row, LAST_UNMAP_NS);
        // one that began before the unmap does not follow it, whatever returned first
        if (unmapNs != Units.UNKNOWN && beginNs >= unmapNs && beginNs - unmapNs <= SHORT_PAUSE_NS && block.getInt(row, SHAPE) == shape) {
            if (bump(block, row, AGAIN_COUNT) == 0) {
                block.putLong(row, FIRST_AGAIN_NS, beginNs);
            }
            block.putLong(row, LAST_AGAIN_NS, beginNs);
            block.putInt(row, AGAIN_STACK, stack);
        }
        block.putInt(row, SHAPE, shape);
    }

    /**
     * Counts a map call on an attachment that was mapped by the same interface already; for the tracker.
     *
     * @param row a row
     * @return whether it is the first one
     */
    public boolean overlapped(int row) {
        Block block = changing(row);
        block.putInt(row, MOST_LIVE, Math.max(block.getInt(row, MOST_LIVE), block.getInt(row, LIVE_COUNT)));
        return bump(block, row, OVERLAP_COUNT) == 0;
    }

    /**
     * Counts a mapping that is no longer live; for the tracker.
     *
     * @param row     a row
     * @param mapping the mapping
     * @return 0 when that is all; 1 when so many stand in the list that are no longer live that they are to be taken off it; -1 when it was the first one, whose
     *         place is to be given to the next that is live
     */
    int ended(int row, int mapping) {
        Block block = changing(row);
        long live = block.getPair(row, LIVE_COUNT);
        int left = (int) live - 1;
        if (left == 0) {
            block.putPair(row, LIVE_COUNT, Block.pair(0, -1));
            block.putInt(row, GONE_COUNT, 0);
            return 0;
        }
        block.putPair(row, LIVE_COUNT, Block.pair(left, (int) (live >>> 32)));
        if ((int) (live >>> 32) == mapping) {
            return -1;
        }
        int gone = block.getInt(row, GONE_COUNT) + 1;
        block.putInt(row, GONE_COUNT, gone);
        return gone <= left * 4 + 64 ? 0 : 1;
    }

    /** The live list begins with another mapping, and so many in it may be no longer live. */
    void firstLive(int row, int mapping, int gone) {
        Block block = changing(row);
        block.putInt(row, FIRST_LIVE, mapping);
        block.putInt(row, GONE_COUNT, gone);
    }

    /** How many mappings in the live list may be no longer live. */
    int goneCount(int row) {
        return block(row).getInt(row, GONE_COUNT);
    }

    /**
     * Looks an attachment up, and fills in what was not known of it; for the tracker.
     *
     * @param row          a row
     * @param device       device, or 0
     * @param interconnect interconnect, or 0
     * @param site         receives the buffer and what else is known of the attachment
     * @return whether it was not undone yet
     */
    public boolean use(int row, int device, int interconnect, MapSite site) {
        Block block = own(row);
        long of = block.getPair(row, BUFFER);
        long state = block.getPair(row, INTERCONNECT);
        site.buffer = (int) of;
        site.device = (int) (of >>> 32);
        site.interconnect = (int) state;
        site.flags = (int) (state >>> 32);
        site.adapters = block.getInt(row, ADAPTERS);
        site.attachNs = block.getLong(row, ATTACH_NS);
        if (block.getLong(row, DETACH_NS) != Units.UNKNOWN) {
            return false;
        }
        if (site.device == 0 && device != 0) {
            changing(row).putInt(row, DEVICE, device);
            site.device = device;
        }
        if (site.interconnect == 0 && interconnect != 0) {
            changing(row).putInt(row, INTERCONNECT, interconnect);
            site.interconnect = interconnect;
        }
        return true;
    }
}
