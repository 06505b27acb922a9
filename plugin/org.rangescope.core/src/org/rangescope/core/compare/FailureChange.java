// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

/**
 * Whether map calls of a kind fail more often than before.
 *
 * @param key          which calls
 * @param outcome      fewer, more, no difference seen, or not enough data
 * @param failedBefore calls that failed before
 * @param callsBefore  of so many, failed ones included
 * @param failedAfter  calls that failed after
 * @param callsAfter   of so many
 * @param p            how likely a difference as large as this is where there is none; NaN without data
 * @param corrected    the same, corrected for how many comparisons were made
 * @param sentence     all this in words; function names stand in backquotes
 */
public record FailureChange(Key key, Outcome outcome, long failedBefore, long callsBefore, long failedAfter, long callsAfter, double p,
        double corrected, String sentence) {}
