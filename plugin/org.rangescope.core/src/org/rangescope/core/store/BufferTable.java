// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.util.Units;

/** Every dma-buf of the recording, one row each. A row is one life of an inode number: a number that is used again is a new row. */
public final class BufferTable extends Table {

    // what a map call looks at stands together
    private static final int EXPORT_NS = 0;
    private static final int LAST_INVALIDATE_NS = 1;
    private static final int IDENTITY = 2;
    private static final int INODE = 3;
    private static final int RELEASE_NS = 4;
    private static final int SIZE_BYTES = 5;
    private static final int LONGS = 6;

    private static final int EXPORTER = 0;
    private static final int SGT_DEVICE = 1;
    private static final int TASK = 2;
    private static final int STACK = 3;
    private static final int GENERATION = 4;
    private static final int FIRST_ATTACHMENT = 5;
    private static final int INVALIDATIONS = 6;
    private static final int INTS = 7;

    /**
     * An empty table.
     *
     * @param storage for its columns
     */
    public BufferTable(Storage storage) {
        super(storage, Layout.changing(LONGS, INTS), 2);
    }

    /**
     * Inode number, unique while the buffer lives.
     *
     * @param row a row
     * @return its number
     */
    public long inode(int row) {
        return block(row).getLong(row, INODE);
    }

    /**
     * Identity of the kernel object.
     *
     * @param row a row
     * @return a hash or an address; 0 when only its inode is known
     */
    public long identity(int row) {
        return block(row).getLong(row, IDENTITY);
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
     * Size of the buffer.
     *
     * @param row a row
     * @return bytes, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long sizeBytes(int row) {
        return block(row).getLong(row, SIZE_BYTES);
    }

    /**
     * Changes sizeBytes; for the tracker.
     *
     * @param row   a row
     * @param value bytes, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public void sizeBytes(int row, long value) {
        changing(row).putLong(row, SIZE_BYTES, value);
    }

    /**
     * Name of the exporter.
     *
     * @param row a row
     * @return string, or 0 when it is not known
     */
    public int exporter(int row) {
        return block(row).getInt(row, EXPORTER);
    }

    /**
     * Changes exporter; for the tracker.
     *
     * @param row   a row
     * @param value string, or 0
     */
    public void exporter(int row, int value) {
        changing(row).putInt(row, EXPORTER, value);
    }

    /**
     * When it was exported.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when it was before the capture or lost
     */
    public long exportNs(int row) {
        return block(row).getLong(row, EXPORT_NS);
    }

    /**
     * When it was released.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public long releaseNs(int row) {
        return block(row).getLong(row, RELEASE_NS);
    }

    /**
     * Changes releaseNs; for the tracker.
     *
     * @param row   a row
     * @param value ns, or {@link org.rangescope.core.util.Units#UNKNOWN} when that was not (yet) seen
     */
    public void releaseNs(int row, long value) {
        changing(row).putLong(row, RELEASE_NS, value);
    }

    /**
     * Who exported it.
     *
     * @param row a row
     * @return task, or 0
     */
    public int task(int row) {
        return block(row).getInt(row, TASK);
    }

    /**
     * Where it was exported.
     *
     * @param row a row
     * @return stack, or 0
     */
    public int stack(int row) {
        return block(row).getInt(row, STACK);
    }

    /**
     * How many lives of this inode number were seen before.
     *
     * @param row a row
     * @return from 0
     */
    public int generation(int row) {
        return block(row).getInt(row, GENERATION);
    }

    /**
     * Its latest attachment, the first of a list.
     *
     * @param row a row
     * @return attachment row, or -1
     */
    public int firstAttachment(int row) {
        return block(row).getInt(row, FIRST_ATTACHMENT);
    }

    /**
     * Changes firstAttachment; for the tracker.
     *
     * @param row   a row
     * @param value attachment row, or -1
     */
    public void firstAttachment(int row, int value) {
        changing(row).putInt(row, FIRST_ATTACHMENT, value);
    }

    /**
     * How often the exporter told importers to drop their mappings.
     *
     * @param row a row
     * @return calls
     */
    public int invalidations(int row) {
        return block(row).getInt(row, INVALIDATIONS);
    }

    /**
     * When it did so last.
     *
     * @param row a row
     * @return ns, or {@link org.rangescope.core.util.Units#UNKNOWN}
     */
    public long lastInvalidateNs(int row) {
        return block(row).getLong(row, LAST_INVALIDATE_NS);
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
        Block block = room();
        int row = added();
        block.putLong(row, INODE, inode);
        block.putLong(row, IDENTITY, identity);
        block.putLong(row, SIZE_BYTES, sizeBytes);
        block.putInt(row, EXPORTER, exporter);
        block.putLong(row, EXPORT_NS, exportNs);
        block.putLong(row, RELEASE_NS, Units.UNKNOWN);
        block.putInt(row, TASK, task);
        block.putInt(row, STACK, stack);
        block.putInt(row, GENERATION, generation);
        block.putInt(row, FIRST_ATTACHMENT, -1);
        block.putInt(row, INVALIDATIONS, 0);
        block.putInt(row, SGT_DEVICE, 0);
        block.putLong(row, LAST_INVALIDATE_NS, Units.UNKNOWN);
        return row;
    }

    /**
     * The first device that mapped it as sg-table.
     *
     * @param row a row
     * @return device; 0 when none did, or none that is known
     */
    public int sgtDevice(int row) {
        return block(row).getInt(row, SGT_DEVICE);
    }

    /**
     * Notes the first device that mapped it as sg-table; for the tracker.
     *
     * @param row    a row
     * @param device device
     */
    public void sgtDevice(int row, int device) {
        changing(row).putInt(row, SGT_DEVICE, device);
    }

    /**
     * Notes that importers were told to drop their mappings; for the tracker.
     *
     * @param row    a row
     * @param timeNs when
     */
    public void invalidated(int row, long timeNs) {
        Block block = changing(row);
        block.putInt(row, INVALIDATIONS, block.getInt(row, INVALIDATIONS) + 1);
        block.putLong(row, LAST_INVALIDATE_NS, timeNs);
    }

    /**
     * Looks at the buffer of a map call; for the tracker.
     *
     * @param site  its {@link MapSite#buffer()}; the size and the exporter are filled in
     * @param inode inode number
     * @return whether this is the buffer of that number, complete and not released, so that nothing has to be looked up or filled in
     */
    public boolean look(MapSite site, long inode) {
        int row = site.buffer;
        Block block = own(row);
        site.sizeBytes = block.getLong(row, SIZE_BYTES);
        site.exporter = block.getInt(row, EXPORTER);
        return block.getLong(row, INODE) == inode && block.getLong(row, RELEASE_NS) == Units.UNKNOWN && site.sizeBytes != Units.UNKNOWN;
    }
}
