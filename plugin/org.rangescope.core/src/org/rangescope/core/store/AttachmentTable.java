// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.util.Columns;
import org.rangescope.core.util.Units;

/** Every attachment of an importer to a buffer, one row each. A row is one life of a kernel object; its address may be used again by another row. */
public final class AttachmentTable {

    private static final int SHIFT = 10;
    private static final int LENGTH = 1 << SHIFT;
    private static final int MASK = LENGTH - 1;

    private Chunk[] chunks = new Chunk[4];
    private int size;

    /** The columns of a few thousand rows; rows never move. */
    private static final class Chunk {

        private final int[] buffer = new int[LENGTH];
        private final long[] identity = new long[LENGTH];
        private final int[] device = new int[LENGTH];
        private final int[] interconnect = new int[LENGTH];
        private final int[] flags = new int[LENGTH];
        private final long[] attachNs = new long[LENGTH];
        private final long[] detachNs = new long[LENGTH];
        private final int[] task = new int[LENGTH];
        private final int[] stack = new int[LENGTH];
        private final int[] detachTask = new int[LENGTH];
        private final int[] detachStack = new int[LENGTH];
        private final int[] mapCount = new int[LENGTH];
        private final int[] liveCount = new int[LENGTH];
        private final int[] failedCount = new int[LENGTH];
        private final int[] adapters = new int[LENGTH];
        private final int[] firstLive = new int[LENGTH];
        private final int[] nextOfBuffer = new int[LENGTH];
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
     * The buffer.
     *
     * @param row a row
     * @return buffer row
     */
    public int buffer(int row) {
        return chunk(row).buffer[row & MASK];
    }

    /**
     * Identity of the kernel object.
     *
     * @param row a row
     * @return a hash or an address
     */
    public long identity(int row) {
        return chunk(row).identity[row & MASK];
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
     * Changes device; for the tracker.
     *
     * @param row   a row
     * @param value device, or 0 when not known
     */
    public void device(int row, int value) {
        chunk(row).device[row & MASK] = value;
    }

    /**
     * What importer and exporter agreed on.
     *
     * @param row a row
     * @return interconnect, or 0
     */
    public int interconnect(int row) {
        return chunk(row).interconnect[row & MASK];
    }

    /**
     * Changes interconnect; for the tracker.
     *
     * @param row   a row
     * @param value interconnect, or 0
     */
    public void interconnect(int row, int value) {
        chunk(row).interconnect[row & MASK] = value;
    }

    /**
     * State of the attachment when it was last seen.
     *
     * @param row a row
     * @return bits of {@link MapFlags}
     */
    public int flags(int row) {
        return chunk(row).flags[row & MASK];
    }

    /**
     * Changes flags; for the tracker.
     *
     * @param row   a row
     * @param value bits of {@link MapFlags}
     */
    public void flags(int row, int value) {
        chunk(row).flags[row & MASK] = value;
    }

    /**
     * When it was made.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when it was before the capture or lost
     */
    public long attachNs(int row) {
        return chunk(row).attachNs[row & MASK];
    }

    /**
     * When it was undone.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public long detachNs(int row) {
        return chunk(row).detachNs[row & MASK];
    }

    /**
     * Changes detachNs; for the tracker.
     *
     * @param row   a row
     * @param value ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public void detachNs(int row, long value) {
        chunk(row).detachNs[row & MASK] = value;
    }

    /**
     * Who attached.
     *
     * @param row a row
     * @return task, or 0
     */
    public int task(int row) {
        return chunk(row).task[row & MASK];
    }

    /**
     * Where it was attached.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int stack(int row) {
        return chunk(row).stack[row & MASK];
    }

    /**
     * Who detached.
     *
     * @param row a row
     * @return task, or 0
     */
    public int detachTask(int row) {
        return chunk(row).detachTask[row & MASK];
    }

    /**
     * Changes detachTask; for the tracker.
     *
     * @param row   a row
     * @param value task, or 0
     */
    public void detachTask(int row, int value) {
        chunk(row).detachTask[row & MASK] = value;
    }

    /**
     * Where it was detached.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int detachStack(int row) {
        return chunk(row).detachStack[row & MASK];
    }

    /**
     * Changes detachStack; for the tracker.
     *
     * @param row   a row
     * @param value stack, or 0
     */
    public void detachStack(int row, int value) {
        chunk(row).detachStack[row & MASK] = value;
    }

    /**
     * Successful map calls.
     *
     * @param row a row
     * @return calls
     */
    public int mapCount(int row) {
        return chunk(row).mapCount[row & MASK];
    }

    /**
     * Mappings that are live now.
     *
     * @param row a row
     * @return mappings
     */
    public int liveCount(int row) {
        return chunk(row).liveCount[row & MASK];
    }

    /**
     * Map calls that failed.
     *
     * @param row a row
     * @return calls
     */
    public int failedCount(int row) {
        return chunk(row).failedCount[row & MASK];
    }

    /**
     * Interfaces by which it was mapped successfully.
     *
     * @param row a row
     * @return a bit {@code 1 << adapter} for each {@link Adapter#id()}
     */
    public int adapters(int row) {
        return chunk(row).adapters[row & MASK];
    }

    /**
     * Its latest live mapping, the first of a list.
     *
     * @param row a row
     * @return mapping row, or -1
     */
    public int firstLive(int row) {
        return chunk(row).firstLive[row & MASK];
    }

    /**
     * The attachment of the same buffer that was made before.
     *
     * @param row a row
     * @return attachment row, or -1
     */
    public int nextOfBuffer(int row) {
        return chunk(row).nextOfBuffer[row & MASK];
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
        Chunk chunk = room();
        int row = size++;
        int i = row & MASK;
        chunk.buffer[i] = buffer;
        chunk.identity[i] = identity;
        chunk.device[i] = device;
        chunk.interconnect[i] = interconnect;
        chunk.flags[i] = flags;
        chunk.attachNs[i] = attachNs;
        chunk.detachNs[i] = Units.UNKNOWN;
        chunk.task[i] = task;
        chunk.stack[i] = stack;
        chunk.firstLive[i] = -1;
        chunk.nextOfBuffer[i] = nextOfBuffer;
        return row;
    }

    /**
     * Counts a map call that succeeded; for the tracker.
     *
     * @param row     a row
     * @param adapter bit of the interface
     * @param mapping mapping row, which becomes the first of the live list
     * @return the mapping that was the first of the live list before, or -1
     */
    public int mapped(int row, int adapter, int mapping) {
        Chunk chunk = chunk(row);
        int i = row & MASK;
        chunk.mapCount[i]++;
        chunk.liveCount[i]++;
        chunk.adapters[i] |= adapter;
        int previous = chunk.firstLive[i];
        chunk.firstLive[i] = mapping;
        return previous;
    }

    /**
     * Counts a map call that failed; for the tracker.
     *
     * @param row a row
     */
    public void failed(int row) {
        chunk(row).failedCount[row & MASK]++;
    }

    /**
     * Counts a mapping that is no longer live; for the tracker.
     *
     * @param row       a row
     * @param firstLive the first of the live list from now on, or -1
     */
    public void ended(int row, int firstLive) {
        Chunk chunk = chunk(row);
        chunk.liveCount[row & MASK]--;
        chunk.firstLive[row & MASK] = firstLive;
    }
}
