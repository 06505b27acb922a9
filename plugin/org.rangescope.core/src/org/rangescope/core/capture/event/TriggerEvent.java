// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * The probe itself saw a definite leak, and wrote the recording because of it. Source: the probe's trigger.
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param buffer identity of the dma-buf
 * @param attachment identity of the attachment; 0 when the buffer was released
 * @param mapping identity of the mapping, or of one of them
 * @param rule number in the rule catalogue: 1 is RS01
 * @param mappings how many are concerned
 */
public record TriggerEvent(long timeNs, long buffer, long attachment, long mapping, int rule, int mappings) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record a trigger record
     * @return its values
     */
    public static TriggerEvent of(RecordView record) {
        return new TriggerEvent(record.timestampNs(), record.getLong(RecordLayout.TRIGGER_BUFFER),
                record.getLong(RecordLayout.TRIGGER_ATTACHMENT), record.getLong(RecordLayout.TRIGGER_MAPPING),
                record.getInt(RecordLayout.TRIGGER_RULE), record.getInt(RecordLayout.TRIGGER_MAPPINGS));
    }

    /**
     * The rule that was broken.
     *
     * @return such as {@code RS03}
     */
    public String ruleId() {
        return rule < 10 ? "RS0" + rule : "RS" + Integer.toUnsignedString(rule);
    }
}
