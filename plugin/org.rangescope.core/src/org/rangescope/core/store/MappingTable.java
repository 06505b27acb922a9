// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.util.Columns;
import org.rangescope.core.util.Units;

/** Every map call of the recording, also the failed ones, one row each, in the order in which they returned. */
public final class MappingTable {

    private static final int SHIFT = 12;
    private static final int LENGTH = 1 << SHIFT;
    private static final int MASK = LENGTH - 1;

    private Chunk[] chunks = new Chunk[4];
    private int size;

    /** The columns of a few thousand rows; rows never move. */
    private static final class Chunk {

        private final long[] serial = new long[LENGTH];
        private final byte[] adapter = new byte[LENGTH];
        private final int[] buffer = new int[LENGTH];
        private final int[] attachment = new int[LENGTH];
        private final long[] identity = new long[LENGTH];
        private final long[] beginNs = new long[LENGTH];
        private final long[] returnNs = new long[LENGTH];
        private final long[] blockedNs = new long[LENGTH];
        private final long[] bytes = new long[LENGTH];
        private final int[] error = new int[LENGTH];
        private final int[] nranges = new int[LENGTH];
        private final int[] entries = new int[LENGTH];
        private final int[] flags = new int[LENGTH];
        private final int[] interconnect = new int[LENGTH];
        private final int[] device = new int[LENGTH];
        private final int[] task = new int[LENGTH];
        private final int[] stack = new int[LENGTH];
        private final byte[] direction = new byte[LENGTH];
        private final long[] unmapNs = new long[LENGTH];
        private final int[] unmapTask = new int[LENGTH];
        private final int[] unmapStack = new int[LENGTH];
        private final byte[] state = new byte[LENGTH];
        private final int[] firstRange = new int[LENGTH];
        private final int[] rangeCount = new int[LENGTH];
        private final int[] nextLive = new int[LENGTH];
        private final int[] previousLive = new int[LENGTH];
    }

    /**
     * How many rows there are.
     *
     * @return rows
     */
    public int size() {
        return size;
    }

    private Chunk chunk(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException("row " + row + " of " + size);
        }
        return chunks[row >>> SHIFT];
    }

    private Chunk room() {
        int index = size >>> SHIFT;
        if ((size & MASK) == 0) {
            chunks = Columns.slot(chunks, index);
            chunks[index] = new Chunk();
        }
        return chunks[index];
    }

    /**
     * Number of the call, given by the probe.
     *
     * @param row a row
     * @return from 1, in no particular order
     */
    public long serial(int row) {
        return chunk(row).serial[row & MASK];
    }

    /**
     * The interface by which it was mapped.
     *
     * @param row a row
     * @return {@link Adapter#id()}
     */
    public int adapter(int row) {
        return chunk(row).adapter[row & MASK];
    }

    /**
     * The buffer.
     *
     * @param row a row
     * @return buffer row
     */
    public int buffer(int row) {
        return chunk(row).buffer[row & MASK];
    }

    /**
     * The attachment.
     *
     * @param row a row
     * @return attachment row
     */
    public int attachment(int row) {
        return chunk(row).attachment[row & MASK];
    }

    /**
     * Identity of the kernel object that the call returned.
     *
     * @param row a row
     * @return a hash or an address; 0 when the call failed
     */
    public long identity(int row) {
        return chunk(row).identity[row & MASK];
    }

    /**
     * When the call began.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long beginNs(int row) {
        return chunk(row).beginNs[row & MASK];
    }

    /**
     * When the call returned.
     *
     * @param row a row
     * @return ns
     */
    public long returnNs(int row) {
        return chunk(row).returnNs[row & MASK];
    }

    /**
     * Time off the CPU in between.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long blockedNs(int row) {
        return chunk(row).blockedNs[row & MASK];
    }

    /**
     * How much of the buffer the mapping exposes.
     *
     * @param row a row
     * @return bytes, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long bytes(int row) {
        return chunk(row).bytes[row & MASK];
    }

    /**
     * What went wrong.
     *
     * @param row a row
     * @return 0, or a negative errno
     */
    public int error(int row) {
        return chunk(row).error[row & MASK];
    }

    /**
     * Ranges, as the exporter says.
     *
     * @param row a row
     * @return ranges
     */
    public int nranges(int row) {
        return chunk(row).nranges[row & MASK];
    }

    /**
     * Ranges that were found.
     *
     * @param row a row
     * @return entries; counts only with {@link MapFlags#WALKED}
     */
    public int entries(int row) {
        return chunk(row).entries[row & MASK];
    }

    /**
     * State of the attachment as the call saw it.
     *
     * @param row a row
     * @return bits of {@link MapFlags}
     */
    public int flags(int row) {
        return chunk(row).flags[row & MASK];
    }

    /**
     * The interconnect.
     *
     * @param row a row
     * @return interconnect, or 0
     */
    public int interconnect(int row) {
        return chunk(row).interconnect[row & MASK];
    }

    /**
     * The importer.
     *
     * @param row a row
     * @return device, or 0 when not known
     */
    public int device(int row) {
        return chunk(row).device[row & MASK];
    }

    /**
     * Who mapped it.
     *
     * @param row a row
     * @return task, or 0
     */
    public int task(int row) {
        return chunk(row).task[row & MASK];
    }

    /**
     * Where it was mapped.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int stack(int row) {
        return chunk(row).stack[row & MASK];
    }

    /**
     * Direction of an sg-table mapping.
     *
     * @param row a row
     * @return enum dma_data_direction of the kernel
     */
    public int direction(int row) {
        return chunk(row).direction[row & MASK];
    }

    /**
     * When it ended, or when somebody tried to end it.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when no unmap was seen
     */
    public long unmapNs(int row) {
        return chunk(row).unmapNs[row & MASK];
    }

    /**
     * Who called unmap.
     *
     * @param row a row
     * @return task, or 0
     */
    public int unmapTask(int row) {
        return chunk(row).unmapTask[row & MASK];
    }

    /**
     * Where unmap was called; the probe sends it only for calls that free nothing or do not fit.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int unmapStack(int row) {
        return chunk(row).unmapStack[row & MASK];
    }

    /**
     * Its first range; the others follow.
     *
     * @param row a row
     * @return range row; means nothing when there are none
     */
    public int firstRange(int row) {
        return chunk(row).firstRange[row & MASK];
    }

    /**
     * Ranges that were captured.
     *
     * @param row a row
     * @return ranges
     */
    public int rangeCount(int row) {
        return chunk(row).rangeCount[row & MASK];
    }

    /**
     * The live mapping of the same attachment that was made before.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int nextLive(int row) {
        return chunk(row).nextLive[row & MASK];
    }

    /**
     * Changes nextLive; for the tracker.
     *
     * @param row   a row
     * @param value mapping row, or -1
     */
    public void nextLive(int row, int value) {
        chunk(row).nextLive[row & MASK] = value;
    }

    /**
     * The live mapping of the same attachment that was made after.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int previousLive(int row) {
        return chunk(row).previousLive[row & MASK];
    }

    /**
     * Changes previousLive; for the tracker.
     *
     * @param row   a row
     * @param value mapping row, or -1
     */
    public void previousLive(int row, int value) {
        chunk(row).previousLive[row & MASK] = value;
    }

    /**
     * What became of it.
     *
     * @param row a row
     * @return its state
     */
    public MappingState state(int row) {
        return MappingState.of(chunk(row).state[row & MASK]);
    }

    /**
     * Changes what became of it; for the tracker.
     *
     * @param row   a row
     * @param value its state
     */
    public void state(int row, MappingState value) {
        chunk(row).state[row & MASK] = (byte) value.ordinal();
    }

    /**
     * How long the call took: the time to populate the mapping.
     *
     * @param row a row
     * @return ns, or {@link Units#UNKNOWN} when its begin was not seen
     */
    public long durationNs(int row) {
        Chunk chunk = chunk(row);
        int i = row & MASK;
        long begin = chunk.beginNs[i];
        return begin == Units.UNKNOWN ? Units.UNKNOWN : Math.max(0, chunk.returnNs[i] - begin);
    }

    /**
     * Whether a flag was set when it was mapped.
     *
     * @param row  a row
     * @param flag of {@link MapFlags}
     * @return whether it was set
     */
    public boolean has(int row, int flag) {
        return (chunk(row).flags[row & MASK] & flag) != 0;
    }

    /**
     * Counts a range that was just appended to the range table; for the tracker.
     *
     * @param row a row
     */
    public void rangeAdded(int row) {
        chunk(row).rangeCount[row & MASK]++;
    }

    /**
     * Appends a map call; for the tracker.
     *
     * @param map        a map record
     * @param buffer     buffer row
     * @param attachment attachment row
     * @param firstRange the range row that comes next
     * @return its row
     */
    public int add(RecordView map, int buffer, int attachment, int firstRange) {
        Chunk chunk = room();
        int row = size++;
        int i = row & MASK;
        int error = map.getInt(RecordLayout.MAP_ERROR);
        chunk.serial[i] = map.getLong(RecordLayout.MAP_SERIAL);
        chunk.adapter[i] = (byte) Adapter.clean(map.getInt(RecordLayout.MAP_ADAPTER));
        chunk.buffer[i] = buffer;
        chunk.attachment[i] = attachment;
        chunk.identity[i] = map.getLong(RecordLayout.MAP_MAPPING);
        chunk.beginNs[i] = map.getLong(RecordLayout.MAP_BEGIN_NS);
        chunk.returnNs[i] = map.timestampNs();
        chunk.blockedNs[i] = map.getLong(RecordLayout.MAP_BLOCKED_NS);
        chunk.bytes[i] = map.getLong(RecordLayout.MAP_BYTES);
        chunk.error[i] = error;
        chunk.nranges[i] = map.getInt(RecordLayout.MAP_NRANGES);
        chunk.entries[i] = map.getInt(RecordLayout.MAP_ENTRIES);
        chunk.flags[i] = map.getInt(RecordLayout.MAP_FLAGS);
        chunk.interconnect[i] = map.getInt(RecordLayout.MAP_INTERCONNECT);
        chunk.device[i] = map.getInt(RecordLayout.MAP_DEVICE);
        chunk.task[i] = map.getInt(RecordLayout.MAP_TASK);
        chunk.stack[i] = map.getInt(RecordLayout.MAP_STACK);
        chunk.direction[i] = (byte) map.getInt(RecordLayout.MAP_DIRECTION);
        chunk.unmapNs[i] = Units.UNKNOWN;
        chunk.state[i] = error == 0 ? MappingState.LIVE_ORDINAL : MappingState.FAILED_ORDINAL;
        chunk.firstRange[i] = firstRange;
        chunk.nextLive[i] = -1;
        chunk.previousLive[i] = -1;
        return row;
    }

    /**
     * Notes an unmap call; for the tracker.
     *
     * @param row   a row
     * @param unmap an unmap record
     * @param value what became of the mapping
     */
    public void unmapped(int row, RecordView unmap, MappingState value) {
        Chunk chunk = chunk(row);
        int i = row & MASK;
        chunk.unmapNs[i] = unmap.timestampNs();
        chunk.unmapTask[i] = unmap.getInt(RecordLayout.UNMAP_TASK);
        chunk.unmapStack[i] = unmap.getInt(RecordLayout.UNMAP_STACK);
        chunk.state[i] = (byte) value.ordinal();
    }

    /**
     * Notes that a mapping ended without an unmap call; for the tracker.
     *
     * @param row    a row
     * @param timeNs when, or UNKNOWN
     * @param value  what became of the mapping
     */
    public void ended(int row, long timeNs, MappingState value) {
        Chunk chunk = chunk(row);
        chunk.unmapNs[row & MASK] = timeNs;
        chunk.state[row & MASK] = (byte) value.ordinal();
    }
}
