// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * Importer and exporter looked for an interconnect that both have. Source: return of the match function of the dma-buf core.
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param buffer identity of the dma-buf
 * @param inode its inode number
 * @param attachment identity of the attachment, which is still being made
 * @param interconnect agreed on: interconnect of the dictionary, or 0
 * @param matched 1 when they agreed, else 0
 * @param task who: task of the dictionary, or 0
 * @param stack where: stack of the dictionary, or 0
 */
public record MatchEvent(long timeNs, long buffer, long inode, long attachment, int interconnect, int matched, int task,
        int stack) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record a match record
     * @return its values
     */
    public static MatchEvent of(RecordView record) {
        return new MatchEvent(record.timestampNs(), record.getLong(RecordLayout.MATCH_BUFFER), record.getLong(RecordLayout.MATCH_INODE),
                record.getLong(RecordLayout.MATCH_ATTACHMENT), record.getInt(RecordLayout.MATCH_INTERCONNECT),
                record.getInt(RecordLayout.MATCH_MATCHED), record.getInt(RecordLayout.MATCH_TASK), record.getInt(RecordLayout.MATCH_STACK));
    }
}
