// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

/** What became of an unmap record. Each has exactly one fate. */
public enum UnmapFate {

    /** It ended the mapping that it names. */
    PAIRED,
    /** It freed nothing, for the core or the exporter does not let it. */
    SWALLOWED,
    /** It came after the detach or the release. */
    LATE,
    /** The mapping was unmapped before. */
    DOUBLE,
    /** It ended a mapping of another attachment. */
    OTHER_ATTACHMENT,
    /** The mapping was not seen being mapped. */
    UNKNOWN,
    /** It did nothing and should not, for the core keeps this table until detach. */
    CACHED,
    /** The recording tells it twice. */
    DUPLICATE
}
