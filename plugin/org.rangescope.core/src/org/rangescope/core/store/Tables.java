// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Everything of a recording that is kept in columns, and what is summed up of it. Written by one thread; others read it under the session's lock. */
public final class Tables implements Closeable {

    private final Storage storage;
    private final Dictionaries dictionaries = new Dictionaries();
    private final BufferTable buffers;
    private final AttachmentTable attachments;
    private final RangeTable ranges;
    private final MappingTable mappings;
    private final PopulationIndex populations;
    private final ExposureIndex exposure;
    private final EventLog events;

    /**
     * Empty tables.
     *
     * @param storage for their columns; closed with them
     */
    public Tables(Storage storage) {
        this.storage = storage;
        buffers = new BufferTable(storage);
        attachments = new AttachmentTable(storage);
        ranges = new RangeTable(storage);
        mappings = new MappingTable(storage, attachments, ranges);
        populations = mappings.populations();
        exposure = mappings.exposure();
        events = new EventLog(storage);
    }

    /**
     * Where the columns are.
     *
     * @return the storage, for more of them
     */
    public Storage storage() {
        return storage;
    }

    /**
     * Names, stacks, tasks and devices.
     *
     * @return what rows refer to by number
     */
    public Dictionaries dictionaries() {
        return dictionaries;
    }

    /**
     * The dma-bufs.
     *
     * @return one row each
     */
    public BufferTable buffers() {
        return buffers;
    }

    /**
     * The attachments.
     *
     * @return one row each
     */
    public AttachmentTable attachments() {
        return attachments;
    }

    /**
     * The ranges.
     *
     * @return one row each
     */
    public RangeTable ranges() {
        return ranges;
    }

    /**
     * The map calls.
     *
     * @return one row each
     */
    public MappingTable mappings() {
        return mappings;
    }

    /**
     * Map calls in sum.
     *
     * @return sums for any stretch of time
     */
    public PopulationIndex populations() {
        return populations;
    }

    /**
     * What is mapped over time.
     *
     * @return the curve
     */
    public ExposureIndex exposure() {
        return exposure;
    }

    /**
     * What happened beside exports, attachments and mappings.
     *
     * @return the records, in their order
     */
    public EventLog events() {
        return events;
    }

    /** No more rows will come: waits until everything is summed up. For the thread that adds them. */
    public void finish() {
        exposure.advance(true);
    }

    /**
     * Begins to write what is in memory to the storage, by another thread, so that {@link #save} has less to do. Nothing may be changed any more. For the thread
     * that added rows, after {@link #finish}.
     */
    public void prepare() {
        List<Table> large = new ArrayList<>(List.of(mappings, attachments, buffers, ranges));
        large.addAll(exposure.tables());
        large.forEach(Table::settle);
        storage.later(() -> large.forEach(Table::write));
    }

    /** Waits for what is still being written. For the thread that added rows. */
    public void await() {
        storage.finish();
    }

    /**
     * Writes down what is not in the storage already, and where the rest is.
     *
     * @param out receives it
     * @throws IOException if it cannot be written
     */
    public void save(DataOutput out) throws IOException {
        dictionaries.save(out);
        buffers.save(out);
        attachments.save(out);
        ranges.save(out);
        ranges.odd().save(out);
        mappings.save(out);
        mappings.watched().save(out);
        populations.save(out);
        exposure.save(out);
        events.save(out);
    }

    /**
     * Finds again what was saved.
     *
     * @param in gives what {@link #save} wrote
     * @throws IOException if it cannot be read, or does not fit the storage
     */
    public void load(DataInput in) throws IOException {
        dictionaries.load(in);
        buffers.load(in);
        attachments.load(in);
        ranges.load(in);
        ranges.odd().load(in);
        mappings.load(in);
        mappings.watched().load(in);
        populations.load(in);
        exposure.load(in);
        events.load(in);
    }

    @Override
    public void close() throws IOException {
        storage.close();
    }
}
