// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/**
 * How population times of a group are distributed, to three digits.
 *
 * @param group      its name
 * @param count      map calls
 * @param p50Ns      half of them took no longer, ns
 * @param p90Ns      90 % took no longer, ns
 * @param p99Ns      99 % took no longer, ns
 * @param p999Ns     99.9 % took no longer, ns
 * @param maxNs      the longest, ns
 * @param percentile 0 to 100, ascending; not to be changed
 * @param valueNs    duration at each percentile, ns; not to be changed
 */
public record PercentileCurve(String group, long count, long p50Ns, long p90Ns, long p99Ns, long p999Ns, long maxNs, double[] percentile,
        long[] valueNs) {}
