// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * An unmap call returned. Comes only where the probe watches what is freed. Source: return of the unmap function.
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param attachment identity of the attachment
 * @param mapping identity of the mapping, whose object is gone
 * @param beginNs when the call began: the time of the unmap record, ns
 * @param adapter the stream's enum rs_adapter
 * @param watched entries of the mapping that were allocated while it was mapped
 * @param kept how many of them this call did not free
 */
public record UnmapEndEvent(long timeNs, long attachment, long mapping, long beginNs, int adapter, int watched,
        int kept) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record an unmap_end record
     * @return its values
     */
    public static UnmapEndEvent of(RecordView record) {
        return new UnmapEndEvent(record.timestampNs(), record.getLong(RecordLayout.UNMAP_END_ATTACHMENT),
                record.getLong(RecordLayout.UNMAP_END_MAPPING), record.getLong(RecordLayout.UNMAP_END_BEGIN_NS),
                record.getInt(RecordLayout.UNMAP_END_ADAPTER), record.getInt(RecordLayout.UNMAP_END_WATCHED),
                record.getInt(RecordLayout.UNMAP_END_KEPT));
    }
}
