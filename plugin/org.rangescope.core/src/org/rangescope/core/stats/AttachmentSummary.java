// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/**
 * One attachment in numbers.
 *
 * @param attachment   attachment row
 * @param buffer       buffer row
 * @param inode        of the buffer
 * @param exporter     its name
 * @param device       the importer's name
 * @param interconnect its name, or {@code sg-table}
 * @param adapters     the interfaces it was mapped by, such as {@code interconnect-v2, sg-table}
 * @param maps         successful map calls
 * @param live         mappings live now
 * @param leaked       mappings leaked
 * @param exposedBytes bytes exposed by live and leaked mappings
 * @param p50Ns        half of its map calls took no longer, ns, or UNKNOWN
 * @param p99Ns        99 % of its map calls took no longer, ns, or UNKNOWN
 * @param maxNs        its longest map call, ns, or UNKNOWN
 * @param failed       map calls that failed
 * @param fellBackToSgt whether an interconnect map was refused, and the importer mapped the buffer as sg-table
 */
public record AttachmentSummary(int attachment, int buffer, long inode, String exporter, String device, String interconnect,
        String adapters, long maps,
        long live, long leaked, long exposedBytes, long p50Ns, long p99Ns, long maxNs, long failed, boolean fellBackToSgt) {}
