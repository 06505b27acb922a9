// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import org.rangescope.core.util.Units;

/**
 * Map calls of one recording, to within 1 %.
 *
 * @param calls calls whose duration is known
 * @param p50Ns half of them took no longer, ns, or {@link Units#UNKNOWN} when there are none
 * @param p99Ns 99 % took no longer, ns, or UNKNOWN
 * @param maxNs the longest, ns, or UNKNOWN
 */
public record Side(long calls, long p50Ns, long p99Ns, long maxNs) {

    static Side of(Sample sample) {
        return sample.size == 0
                ? new Side(0, Units.UNKNOWN, Units.UNKNOWN, Units.UNKNOWN)
                : new Side(sample.size, sample.percentile(50), sample.percentile(99), sample.maxNs);
    }
}
