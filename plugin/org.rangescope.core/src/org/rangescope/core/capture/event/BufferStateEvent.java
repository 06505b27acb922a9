// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * A buffer that existed before the capture began. Source: the probe asked the kernel when it started.
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param buffer identity of the dma-buf; 0 when only its inode is known
 * @param inode its inode number
 * @param sizeBytes size in bytes
 * @param exporter name of the exporter: string of the dictionary
 * @param attachments how many attachments it had; -1 when not known
 * @param source how it is known
 */
public record BufferStateEvent(long timeNs, long buffer, long inode, long sizeBytes, int exporter, int attachments,
        StateSource source) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record a buffer_state record
     * @return its values
     */
    public static BufferStateEvent of(RecordView record) {
        return new BufferStateEvent(record.timestampNs(), record.getLong(RecordLayout.BUFFER_STATE_BUFFER),
                record.getLong(RecordLayout.BUFFER_STATE_INODE), record.getLong(RecordLayout.BUFFER_STATE_BUFFER_SIZE),
                record.getInt(RecordLayout.BUFFER_STATE_EXPORTER), record.getInt(RecordLayout.BUFFER_STATE_ATTACHMENTS),
                StateSource.of(record.getInt(RecordLayout.BUFFER_STATE_SOURCE)));
    }
}
