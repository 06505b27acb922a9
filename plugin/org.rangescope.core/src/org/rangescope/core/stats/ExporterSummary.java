// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/**
 * One exporter in numbers.
 *
 * @param exporter     its name
 * @param buffers      buffers seen
 * @param maps         successful map calls
 * @param live         mappings live now
 * @param leaked       mappings leaked
 * @param exposedBytes bytes exposed by live and leaked mappings
 * @param p50Ns        half of the map calls took no longer, ns, or UNKNOWN
 * @param p99Ns        99 % of the map calls took no longer, ns, or UNKNOWN
 * @param maxNs        the longest map call, ns, or UNKNOWN
 * @param failed       map calls that failed
 */
public record ExporterSummary(String exporter, long buffers, long maps, long live, long leaked, long exposedBytes, long p50Ns, long p99Ns,
        long maxNs,
        long failed) {}
