// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/**
 * What a map call costs, fitted to all that succeeded: duration = fixed + perRange × ranges. Fitted to the median of each number of ranges, so that a few
 * slow calls do not bend it.
 *
 * @param fixedNs     cost of a call, ns
 * @param perRangeNs  cost of each range, ns
 * @param plusMinusNs typical distance of a call from the line, ns (median absolute deviation × 1.4826)
 */
public record CostModel(double fixedNs, double perRangeNs, double plusMinusNs) {

    /**
     * The duration it expects.
     *
     * @param ranges number of ranges
     * @return ns
     */
    public double durationNs(double ranges) {
        return fixedNs + perRangeNs * ranges;
    }
}
