// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * An importer pinned the buffer, or failed to. Source: return of dma_buf_pin().
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param buffer identity of the dma-buf
 * @param inode its inode number
 * @param attachment identity of the attachment
 * @param error 0, or a negative errno
 * @param flags bits of the stream's enum rs_flag
 * @param task who: task of the dictionary, or 0
 * @param stack where: stack of the dictionary, or 0
 */
public record PinEvent(long timeNs, long buffer, long inode, long attachment, int error, int flags, int task,
        int stack) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record a pin record
     * @return its values
     */
    public static PinEvent of(RecordView record) {
        return new PinEvent(record.timestampNs(), record.getLong(RecordLayout.PIN_BUFFER), record.getLong(RecordLayout.PIN_INODE),
                record.getLong(RecordLayout.PIN_ATTACHMENT), record.getInt(RecordLayout.PIN_ERROR), record.getInt(RecordLayout.PIN_FLAGS),
                record.getInt(RecordLayout.PIN_TASK), record.getInt(RecordLayout.PIN_STACK));
    }
}
