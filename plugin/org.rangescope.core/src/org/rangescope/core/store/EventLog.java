// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.AbstractList;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;
import org.rangescope.core.capture.event.KernelEvent;

/**
 * Keeps records that have no table of their own (trigger, unmap_end, match, pin, unpin, task_exit) as the bytes they are, and makes a value of one when it is
 * asked for: a driver may pin on each frame for hours. Appended to by one thread.
 */
public final class EventLog extends AbstractList<KernelEvent> {

    /** The longest of these kinds, in longs. */
    private static final int LONGS = RecordLayout.PIN_SIZE / Long.BYTES;

    private final Rows rows;

    /**
     * Nothing.
     *
     * @param storage for the records
     */
    public EventLog(Storage storage) {
        rows = new Rows(storage, LONGS, 0);
    }

    /**
     * Keeps a record.
     *
     * @param record of one of the kinds above
     */
    public void append(RecordView record) {
        int row = rows.append();
        for (int i = 0; i < LONGS; i++) {
            rows.setLong(row, i, record.getLong(i * Long.BYTES, 0));
        }
    }

    @Override
    public KernelEvent get(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException("event " + index + " of " + size());
        }
        long[] longs = new long[LONGS];
        for (int i = 0; i < LONGS; i++) {
            longs[i] = rows.getLong(index, i);
        }
        return KernelEvent.of(RecordView.of(longs));
    }

    @Override
    public int size() {
        return rows.size();
    }

    void save(DataOutput out) throws IOException {
        rows.saveRows(out);
    }

    void load(DataInput in) throws IOException {
        rows.loadRows(in);
    }
}
