// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * An attachment that existed before the capture began. Source: the probe asked the kernel when it started.
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param buffer identity of the dma-buf; 0 when only its inode is known
 * @param inode its inode number
 * @param attachment identity of the attachment; 0 when only its device is known
 * @param device the importer's: device of the dictionary, or 0
 * @param interconnect agreed on: interconnect of the dictionary, or 0
 * @param flags bits of the stream's enum rs_flag
 * @param source how it is known
 */
public record AttachmentStateEvent(long timeNs, long buffer, long inode, long attachment, int device, int interconnect, int flags,
        StateSource source) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record an attachment_state record
     * @return its values
     */
    public static AttachmentStateEvent of(RecordView record) {
        return new AttachmentStateEvent(record.timestampNs(), record.getLong(RecordLayout.ATTACHMENT_STATE_BUFFER),
                record.getLong(RecordLayout.ATTACHMENT_STATE_INODE), record.getLong(RecordLayout.ATTACHMENT_STATE_ATTACHMENT),
                record.getInt(RecordLayout.ATTACHMENT_STATE_DEVICE), record.getInt(RecordLayout.ATTACHMENT_STATE_INTERCONNECT),
                record.getInt(RecordLayout.ATTACHMENT_STATE_FLAGS), StateSource.of(record.getInt(RecordLayout.ATTACHMENT_STATE_SOURCE)));
    }
}
