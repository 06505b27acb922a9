// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/**
 * What a map call costs, fitted to those that succeeded: duration = fixed + perRange × ranges. Fitted to the median of each number of ranges, so that a few
 * slow calls do not bend it.
 *
 * @param fixedNs     cost of a call, ns
 * @param perRangeNs  cost of each range, ns
 * @param plusMinusNs half of the calls lie within this distance of the line, ns
 * @param of          the calls that it was fitted to: {@code interconnect maps} or {@code sg-table maps}; the two cost differently
 */
public record CostModel(double fixedNs, double perRangeNs, double plusMinusNs, String of) {

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
