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
 *                        when the second call freed nothing
 * @param stackReused     whether only the call site of the stack was read for this event, the rest being as it was last walked from there
 */
public record Incident(IncidentKind kind, long timeNs, int mapping, int attachment, int otherAttachment, int task, int stack,
        long detail, boolean stackReused) {}
