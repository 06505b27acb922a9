// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/**
 * What a map call costs, fitted to those that succeeded: duration = fixed + perRange × ranges. Fitted so that a few slow calls do not bend it.
 *
 * @param fixedNs         cost of a call, ns
 * @param perRangeNs      cost of each range, ns
 * @param plusMinusNs     half of the calls lie within this distance of the line, ns
 * @param of              the calls that it was fitted to: {@code interconnect maps} or {@code sg-table maps}; the two cost differently
 * @param fixedErrorNs    standard error of the fixed cost, ns; NaN when not known. It grows with how far the numbers of ranges lie off a line, and takes
 *                        calls to be independent of each other
 * @param perRangeErrorNs standard error of the cost of a range, ns; NaN when not known
 * @param within          share of the calls that took what the line says to within a quarter, 0 to 1; NaN when not known
 * @param explained       share of the spread of durations that the number of ranges explains, 0 to 1, measured so that a few slow calls do not matter;
 *                        NaN when not known
 * @param calls           calls that it was fitted to
 * @param rangeCounts     different numbers of ranges among them
 */
public record CostModel(double fixedNs, double perRangeNs, double plusMinusNs, String of, double fixedErrorNs, double perRangeErrorNs,
        double within, double explained, long calls, int rangeCounts) {

    /**
     * A model of which only the line is known.
     *
     * @param fixedNs     cost of a call, ns
     * @param perRangeNs  cost of each range, ns
     * @param plusMinusNs half of the calls lie within this distance of the line, ns
     * @param of          the calls that it was fitted to
     */
    public CostModel(double fixedNs, double perRangeNs, double plusMinusNs, String of) {
        this(fixedNs, perRangeNs, plusMinusNs, of, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0);
    }

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
