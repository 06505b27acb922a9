// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.sync;

/**
 * How much of a recording becomes objects. What is beyond is counted, and can be asked for.
 *
 * @param buffers unreleased buffers, and those that a finding is about
 * @param released released buffers
 * @param attachments of each buffer
 * @param mappings of each attachment
 * @param ranges of each mapping whose ranges were asked for
 * @param total attachments and mappings together
 */
public record Limits(int buffers, int released, int attachments, int mappings, int ranges, int total) {
    /** Enough to look at, few enough to be brought up to date several times a second. */
    public static final Limits DEFAULT = new Limits(300, 100, 50, 20, 256, 6000);
}
