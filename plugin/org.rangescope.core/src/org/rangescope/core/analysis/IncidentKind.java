// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

/** What went wrong, or may have, as seen in the stream and before any judgement. */
public enum IncidentKind {

    /** A detach while the mapping was live. */
    LIVE_AT_DETACH,
    /** The buffer was released while the mapping was live. */
    LIVE_AT_RELEASE,
    /** An unmap that freed nothing because the interconnect was not allowed. */
    SWALLOWED_NOT_ALLOWED,
    /** An unmap that freed nothing because the exporter has no unmap op. */
    SWALLOWED_NO_OP,
    /** An unmap of what was unmapped before and not mapped since. */
    DOUBLE_UNMAP,
    /** An unmap on another attachment than the one it was mapped on. */
    OTHER_ATTACHMENT,
    /** A map call that was refused with -EINVAL or -EOPNOTSUPP. */
    MAP_REFUSED,
    /** A map call whose entries are not as many as the exporter says. */
    RANGE_COUNT,
    /** The interconnect was found disallowed while a mapping for it was live; once for each time it is taken away. */
    DISALLOWED_LIVE,
    /** An unmap of what was never seen being mapped, on an attachment or a buffer whose whole life was seen. */
    UNKNOWN_UNMAP,
    /** A map for the interconnect that succeeded after an sg-table map of the same buffer was refused since the exporter invalidated it. */
    MAPPED_REVOKED,
    /** An sg-table map that succeeded after {@link #MAPPED_REVOKED}: the buffer was restored at some time before. */
    RESTORED,
    /** A map call from within the exporter's call that tells importers to drop their mappings. */
    MAPPED_INVALIDATING,
    /** A mapping that was live when the exporter told importers to drop theirs; the first time of each. By itself nothing is wrong with that. */
    LIVE_AT_INVALIDATE,
    /** A map or unmap call by a thread that did not hold the reservation lock. */
    LOCK_NOT_HELD,
    /** A map call whose entries are not at 0, 1, 2 and so on. */
    SPARSE_RANGES,
    /** A map call with a range that ends before it starts, is too long for an address, or is not aligned to pages. */
    MALFORMED_RANGE,
    /** A map call with a range that lies over the one before it, or below it. */
    UNSORTED_RANGES,
    /** A map call whose ranges are not as long as the buffer. */
    TOTAL_LENGTH,
    /** An unmap call that left entries of the mapping behind. */
    ENTRIES_KEPT,
    /** A failed map call that left behind what it had allocated. */
    FAILED_KEPT,
    /** A map call for another interconnect than the one that was agreed on. */
    INTERCONNECT_CHANGED,
    /** An unmap call some time after the last thread of the process ended that had made the mapping. */
    OUTLIVED_PROCESS,
    /** An attachment was mapped while it was mapped by the same interface already; the first time on each attachment. */
    MAPPED_TWICE
}
