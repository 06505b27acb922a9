// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

/**
 * Something that went wrong, noted when it was seen.
 *
 * @param kind            what
 * @param timeNs          when
 * @param mapping         mapping row, or -1 when the mapping was not seen
 * @param attachment      attachment row on which it happened, or -1
 * @param otherAttachment attachment row that it should have happened on, or -1
 * @param task            who did it: task, or 0
 * @param stack           where: stack, or 0
 * @param detail          more about it: the flags of the call; for {@link IncidentKind#DOUBLE_UNMAP} the time of the unmap before, its bits inverted
 *                        when the second call freed nothing; for {@link IncidentKind#LOCK_NOT_HELD} the flags, and {@link #OF_UNMAP} for an unmap; a time
 *                        in ns for {@link IncidentKind#UNKNOWN_UNMAP} (since when everything was seen), {@link IncidentKind#MAPPED_REVOKED} (of the
 *                        refusal) and {@link IncidentKind#OUTLIVED_PROCESS} (of the process's end); for the kinds about ranges their index in the
 *                        xarray, or the total length in bytes; for {@link IncidentKind#DISALLOWED_LIVE} how many were live; for those about what is kept how many objects; for
 *                        {@link IncidentKind#INTERCONNECT_CHANGED} the two interconnects, the agreed one in the upper half
 * @param stackReused     whether only the call site of the stack was read for this event, the rest being as it was last walked from there
 */
public record Incident(IncidentKind kind, long timeNs, int mapping, int attachment, int otherAttachment, int task, int stack,
        long detail, boolean stackReused) {

    /** In the detail of {@link IncidentKind#LOCK_NOT_HELD}: the call was an unmap. */
    public static final long OF_UNMAP = 1L << 32;
}
