// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.util.Columns;
import org.rangescope.core.util.Units;

/** Every dma-buf of the recording, one row each. A row is one life of an inode number: a number that is used again is a new row. */
public final class BufferTable {

    private static final int SHIFT = 10;
    private static final int LENGTH = 1 << SHIFT;
    private static final int MASK = LENGTH - 1;

    private Chunk[] chunks = new Chunk[4];
    private int size;

    /** The columns of a few thousand rows; rows never move. */
    private static final class Chunk {

        private final long[] inode = new long[LENGTH];
        private final long[] identity = new long[LENGTH];
        private final long[] sizeBytes = new long[LENGTH];
        private final int[] exporter = new int[LENGTH];
        private final long[] exportNs = new long[LENGTH];
        private final long[] releaseNs = new long[LENGTH];
        private final int[] task = new int[LENGTH];
        private final int[] stack = new int[LENGTH];
        private final int[] generation = new int[LENGTH];
        private final int[] firstAttachment = new int[LENGTH];
        private final int[] invalidations = new int[LENGTH];
        private final long[] lastInvalidateNs = new long[LENGTH];
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
     * Inode number, unique while the buffer lives.
     *
     * @param row a row
     * @return its number
     */
    public long inode(int row) {
        return chunk(row).inode[row & MASK];
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
     * Size of the buffer.
     *
     * @param row a row
     * @return bytes, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long sizeBytes(int row) {
        return chunk(row).sizeBytes[row & MASK];
    }

    /**
     * Changes sizeBytes; for the tracker.
     *
     * @param row   a row
     * @param value bytes, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public void sizeBytes(int row, long value) {
        chunk(row).sizeBytes[row & MASK] = value;
    }

    /**
     * Name of the exporter.
     *
     * @param row a row
     * @return string, or 0 when the export was not seen
     */
    public int exporter(int row) {
        return chunk(row).exporter[row & MASK];
    }

    /**
     * When it was exported.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when it was before the capture or lost
     */
    public long exportNs(int row) {
        return chunk(row).exportNs[row & MASK];
    }

    /**
     * When it was released.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public long releaseNs(int row) {
        return chunk(row).releaseNs[row & MASK];
    }

    /**
     * Changes releaseNs; for the tracker.
     *
     * @param row   a row
     * @param value ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public void releaseNs(int row, long value) {
        chunk(row).releaseNs[row & MASK] = value;
    }

    /**
     * Who exported it.
     *
     * @param row a row
     * @return task, or 0
     */
    public int task(int row) {
        return chunk(row).task[row & MASK];
    }

    /**
     * Where it was exported.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int stack(int row) {
        return chunk(row).stack[row & MASK];
    }

    /**
     * How many lives of this inode number were seen before.
     *
     * @param row a row
     * @return from 0
     */
    public int generation(int row) {
        return chunk(row).generation[row & MASK];
    }

    /**
     * Its latest attachment, the first of a list.
     *
     * @param row a row
     * @return attachment row, or -1
     */
    public int firstAttachment(int row) {
        return chunk(row).firstAttachment[row & MASK];
    }

    /**
     * Changes firstAttachment; for the tracker.
     *
     * @param row   a row
     * @param value attachment row, or -1
     */
    public void firstAttachment(int row, int value) {
        chunk(row).firstAttachment[row & MASK] = value;
    }

    /**
     * How often the exporter told importers to drop their mappings.
     *
     * @param row a row
     * @return calls
     */
    public int invalidations(int row) {
        return chunk(row).invalidations[row & MASK];
    }

    /**
     * When it did so last.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long lastInvalidateNs(int row) {
        return chunk(row).lastInvalidateNs[row & MASK];
    }

    /**
     * Appends a buffer; for the tracker.
     *
     * @param inode      inode number
     * @param identity   identity of the kernel object
     * @param sizeBytes  bytes, or UNKNOWN
     * @param exporter   string, or 0
     * @param exportNs   ns, or UNKNOWN
     * @param task       task, or 0
     * @param stack      stack, or 0
     * @param generation lives of this number before
     * @return its row
     */
    public int add(long inode, long identity, long sizeBytes, int exporter, long exportNs, int task, int stack, int generation) {
        Chunk chunk = room();
        int row = size++;
        int i = row & MASK;
        chunk.inode[i] = inode;
        chunk.identity[i] = identity;
        chunk.sizeBytes[i] = sizeBytes;
        chunk.exporter[i] = exporter;
        chunk.exportNs[i] = exportNs;
        chunk.releaseNs[i] = Units.UNKNOWN;
        chunk.task[i] = task;
        chunk.stack[i] = stack;
        chunk.generation[i] = generation;
        chunk.firstAttachment[i] = -1;
        chunk.lastInvalidateNs[i] = Units.UNKNOWN;
        return row;
    }

    /**
     * Notes that importers were told to drop their mappings; for the tracker.
     *
     * @param row    a row
     * @param timeNs when
     */
    public void invalidated(int row, long timeNs) {
        Chunk chunk = chunk(row);
        chunk.invalidations[row & MASK]++;
        chunk.lastInvalidateNs[row & MASK] = timeNs;
    }
}
