// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.List;

/**
 * Live mappings and exposed bytes over time. Each value is the largest within its column. Leaked mappings count from the moment they were mapped, and
 * never end. The arrays are equally long, and not to be changed.
 *
 * @param fromNs      begin of the first column, ns of the stream
 * @param stepNs      width of a column, ns
 * @param live        mappings, leaked ones included
 * @param bytes       exposed bytes, leaked ones included
 * @param leakedLive  leaked mappings
 * @param leakedBytes bytes that leaked mappings expose
 * @param marks       when leaks became such, in order of time
 */
public record Outstanding(long fromNs, long stepNs, long[] live, long[] bytes, long[] leakedLive, long[] leakedBytes, List<Mark> marks) {

    /**
     * A moment to point at.
     *
     * @param timeNs        ns of the stream
     * @param findingNumber finding that it belongs to, from 1
     * @param label         for a person
     */
    public record Mark(long timeNs, int findingNumber, String label) {}
}
