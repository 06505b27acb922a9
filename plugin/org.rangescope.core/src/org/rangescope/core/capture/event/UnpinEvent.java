// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * An importer unpins the buffer. Source: entry of dma_buf_unpin().
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param buffer identity of the dma-buf
 * @param inode its inode number
 * @param attachment identity of the attachment
 * @param flags bits of the stream's enum rs_flag
 * @param task who: task of the dictionary, or 0
 * @param stack where: stack of the dictionary, or 0
 */
public record UnpinEvent(long timeNs, long buffer, long inode, long attachment, int flags, int task, int stack) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record an unpin record
     * @return its values
     */
    public static UnpinEvent of(RecordView record) {
        return new UnpinEvent(record.timestampNs(), record.getLong(RecordLayout.UNPIN_BUFFER), record.getLong(RecordLayout.UNPIN_INODE),
                record.getLong(RecordLayout.UNPIN_ATTACHMENT), record.getInt(RecordLayout.UNPIN_FLAGS),
                record.getInt(RecordLayout.UNPIN_TASK), record.getInt(RecordLayout.UNPIN_STACK));
    }
}
