// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

/**
 * A stretch of time, as all charts and views share it.
 *
 * @param fromNs where it starts, ns CLOCK_MONOTONIC as in the capture
 * @param toNs where it ends, likewise; not before {@code fromNs}
 */
public record TimeRange(long fromNs, long toNs) {
    /** Puts the two ends in order, so that a range can be dragged in either direction. */
    public TimeRange {
        if (fromNs > toNs) {
            long swap = fromNs;
            fromNs = toNs;
            toNs = swap;
        }
    }

    /** How long it is, ns. */
    public long lengthNs() {
        return toNs - fromNs;
    }

    /** Whether this time, ns CLOCK_MONOTONIC, lies in it, ends included. */
    public boolean contains(long timeNs) {
        return timeNs >= fromNs && timeNs <= toNs;
    }
}
