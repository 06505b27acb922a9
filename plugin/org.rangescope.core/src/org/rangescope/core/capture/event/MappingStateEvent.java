// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * A mapping that was made before this recording began and still is: an earlier part of the same capture saw its map call. Source: the probe's table of
 * live mappings.
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param buffer identity of the dma-buf
 * @param inode its inode number
 * @param bufferSizeBytes size of the buffer in bytes
 * @param attachment identity of the attachment
 * @param mapping identity of the mapping
 * @param serial number of its map call, as in the earlier part
 * @param beginNs when the map call began, ns; UNKNOWN when that was not seen
 * @param mappedNs when the map call returned, ns
 * @param bytes of the buffer that the mapping exposes, or UNKNOWN
 * @param adapter the stream's enum rs_adapter
 * @param nranges ranges, as the exporter says
 * @param flags bits of the stream's enum rs_flag
 * @param direction of an sg-table: enum dma_data_direction of the kernel
 * @param interconnect agreed on: interconnect of the dictionary, or 0
 * @param device the importer's: device of the dictionary, or 0
 * @param task who mapped it: task of the dictionary, or 0
 * @param stack where it was mapped: stack of the dictionary, or 0
 */
public record MappingStateEvent(long timeNs, long buffer, long inode, long bufferSizeBytes, long attachment, long mapping, long serial,
        long beginNs, long mappedNs, long bytes, int adapter, int nranges, int flags, int direction, int interconnect, int device, int task,
        int stack) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record a mapping_state record
     * @return its values
     */
    public static MappingStateEvent of(RecordView record) {
        return new MappingStateEvent(record.timestampNs(), record.getLong(RecordLayout.MAPPING_STATE_BUFFER),
                record.getLong(RecordLayout.MAPPING_STATE_INODE), record.getLong(RecordLayout.MAPPING_STATE_BUFFER_SIZE),
                record.getLong(RecordLayout.MAPPING_STATE_ATTACHMENT), record.getLong(RecordLayout.MAPPING_STATE_MAPPING),
                record.getLong(RecordLayout.MAPPING_STATE_SERIAL), record.getLong(RecordLayout.MAPPING_STATE_BEGIN_NS),
                record.getLong(RecordLayout.MAPPING_STATE_MAPPED_NS), record.getLong(RecordLayout.MAPPING_STATE_BYTES),
                record.getInt(RecordLayout.MAPPING_STATE_ADAPTER), record.getInt(RecordLayout.MAPPING_STATE_NRANGES),
                record.getInt(RecordLayout.MAPPING_STATE_FLAGS), record.getInt(RecordLayout.MAPPING_STATE_DIRECTION),
                record.getInt(RecordLayout.MAPPING_STATE_INTERCONNECT), record.getInt(RecordLayout.MAPPING_STATE_DEVICE),
                record.getInt(RecordLayout.MAPPING_STATE_TASK), record.getInt(RecordLayout.MAPPING_STATE_STACK));
    }
}
