// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.text;

/** What a thing of the model looks like: each has its own shape, not only its own colour. */
public enum Icon {
    /** The machine. */
    TARGET,
    /** A dma-buf. */
    BUFFER,
    /** A dma-buf that was released. */
    BUFFER_RELEASED,
    /** An attachment. */
    ATTACHMENT,
    /** An attachment that was detached. */
    ATTACHMENT_DETACHED,
    /** A live mapping. */
    MAPPING_LIVE,
    /** A leaked one. */
    MAPPING_LEAKED,
    /** One that was unmapped, or whose end was not seen. */
    MAPPING_ENDED,
    /** A map call that failed. */
    MAPPING_FAILED,
    /** A range. */
    RANGE,
    /** A finding that says that something is wrong. */
    FINDING_ERROR,
    /** A finding that says that something may be wrong. */
    FINDING_WARNING,
    /** A finding about time. */
    FINDING_PERFORMANCE,
    /** A finding that is good to know. */
    FINDING_INFO,
    /** What is not shown. */
    MORE
}
