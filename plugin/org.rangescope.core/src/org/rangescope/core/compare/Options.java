// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

/**
 * What a comparison takes for a difference.
 *
 * @param level         so much of what is called a difference may be chance, 0 to 1
 * @param leastChange   changes below this share are no difference, 0 to 1; durations are known to within 1 %, so less than 0.02 makes no sense
 * @param fewestCalls   so many calls it takes on either side, at least
 */
public record Options(double level, double leastChange, long fewestCalls) {

    /** 5 % may be chance, changes below 2 % do not count, and it takes 5 calls on either side. */
    public static final Options DEFAULT = new Options(0.05, 0.02, 5);
}
