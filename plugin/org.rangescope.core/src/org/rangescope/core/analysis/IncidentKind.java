// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

/** What went wrong, as seen in the stream and before any judgement. */
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
    RANGE_COUNT
}
