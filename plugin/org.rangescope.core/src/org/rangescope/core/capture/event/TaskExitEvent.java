// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/**
 * A thread ends, of a process that has mapped buffers. Source: the scheduler's tracepoint for it.
 *
 * @param timeNs when, CLOCK_MONOTONIC in ns
 * @param task task of the dictionary
 * @param last 1 when it was the last thread of its process, else 0
 */
public record TaskExitEvent(long timeNs, int task, int last) implements KernelEvent {

    /**
     * Takes the values out of a record.
     *
     * @param record a task_exit record
     * @return its values
     */
    public static TaskExitEvent of(RecordView record) {
        return new TaskExitEvent(record.timestampNs(), record.getInt(RecordLayout.TASK_EXIT_TASK),
                record.getInt(RecordLayout.TASK_EXIT_LAST));
    }
}
