// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture;

/**
 * The header of a data packet.
 *
 * @param offset          of the packet in the recording
 * @param size            bytes, the header included
 * @param beginNs         time of the first record
 * @param endNs           time of the last record
 * @param eventsDiscarded events lost since the capture began
 * @param sequence        0, 1, 2 ...; a gap means that packets are missing
 * @param missingBefore   packets that the sequence says are missing just before this one
 * @param cpuCount        of the machine
 * @param recordCount     records in the packet
 */
public record PacketView(long offset, int size, long beginNs, long endNs, long eventsDiscarded, long sequence, long missingBefore,
        int cpuCount,
        int recordCount) {}
