// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.event;

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
}
