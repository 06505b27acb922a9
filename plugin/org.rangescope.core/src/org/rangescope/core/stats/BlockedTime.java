// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/**
 * How much of their time the map calls of a group spent off the CPU.
 *
 * @param group         its name
 * @param calls         successful calls
 * @param known         of them, those whose time off the CPU is known
 * @param blockedNs     time off the CPU of these, ns
 * @param ofNs          how long these took in all, ns
 * @param mostlyBlocked of them, those that were off the CPU for more than half of their time, and took a millisecond or more
 * @param worst         mapping row of the one of these that was longest off the CPU; -1 when there is none
 */
public record BlockedTime(String group, long calls, long known, long blockedNs, long ofNs, long mostlyBlocked, int worst) {

    /**
     * Share of the time that was off the CPU.
     *
     * @return 0 to 1; NaN when it is not known of any call
     */
    public double blockedShare() {
        return ofNs == 0 ? known == 0 ? Double.NaN : 0 : (double) blockedNs / ofNs;
    }

    /**
     * Share of the calls that were mostly blocked.
     *
     * @return 0 to 1; NaN when it is not known of any call
     */
    public double mostlyBlockedShare() {
        return known == 0 ? Double.NaN : (double) mostlyBlocked / known;
    }
}
