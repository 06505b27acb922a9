// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * A record as a value that does not change. Identities are keyed hashes of kernel addresses, or the addresses themselves; dictionary numbers are looked up in
 * the recording's dictionaries, and 0 means none or not known.
 */
public sealed interface KernelEvent
        permits BufferStateEvent, AttachmentStateEvent, MappingStateEvent, TriggerEvent, UnmapEndEvent, MatchEvent, PinEvent,
        UnpinEvent, TaskExitEvent {

    /**
     * When it happened.
     *
     * @return CLOCK_MONOTONIC, ns
     */
    long timeNs();

    /**
     * The value of a record.
     *
     * @param record of a kind that has no table of its own: trigger, unmap_end, match, pin, unpin or task_exit
     * @return its value
     */
    static KernelEvent of(RecordView record) {
        return switch (record.id()) {
        case RecordLayout.ID_TRIGGER -> TriggerEvent.of(record);
        case RecordLayout.ID_UNMAP_END -> UnmapEndEvent.of(record);
        case RecordLayout.ID_MATCH -> MatchEvent.of(record);
        case RecordLayout.ID_PIN -> PinEvent.of(record);
        case RecordLayout.ID_UNPIN -> UnpinEvent.of(record);
        case RecordLayout.ID_TASK_EXIT -> TaskExitEvent.of(record);
        default -> throw new IllegalStateException("no record of kind " + record.id() + " is kept");
        };
    }
}
