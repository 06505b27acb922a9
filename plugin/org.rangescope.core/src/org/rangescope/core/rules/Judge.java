// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import org.rangescope.core.util.Units;

/** How sure a verdict is, given what may be missing from the recording, and in which words. */
final class Judge {

    private Judge() {}

    /** Certain unless an event between two times may be missing. */
    static Verdict window(RuleContext context, long fromNs, long toNs) {
        return context.isLossy(fromNs, toNs) ? Verdict.SUSPECTED : Verdict.DEFINITE;
    }

    static String window(RuleContext context, long fromNs, long toNs, String whatMayBeMissing) {
        return context.isLossy(fromNs, toNs)
                ? "suspected: " + lost(context, fromNs, toNs) + "; " + whatMayBeMissing
                : "certain: no events lost in the window";
    }

    /** Certain whatever was lost, because the kernel's side of the probe says the same. */
    static Verdict confirmed(RuleContext context, long fromNs, long toNs) {
        return context.hasTableInKernel() ? Verdict.DEFINITE : window(context, fromNs, toNs);
    }

    static String confirmed(RuleContext context, long fromNs, long toNs, String how) {
        if (!context.hasTableInKernel()) {
            return window(context, fromNs, toNs, "the probe knows what is live by the same events only");
        }
        return context.isLossy(fromNs, toNs)
                ? "certain: " + lost(context, fromNs, toNs) + ", but " + how
                : "certain: no events lost in the window, and " + how;
    }

    /** What the call itself says, which no other event can change. */
    static String inItself() {
        return "certain: the call itself shows it";
    }

    static String suspected(String why) {
        return "suspected: " + why;
    }

    /** Such as {@code 1,204 events were lost around 14.200 s to 15.000 s}. */
    private static String lost(RuleContext context, long fromNs, long toNs) {
        long lost = context.health().lostIn(fromNs, toNs);
        return (lost == Units.UNKNOWN ? "events were lost" : Units.counted(lost, "event") + (lost == 1 ? " was lost" : " were lost"))
                + " around " + Units.moment(context.recording().toRelativeNs(fromNs)) + " to "
                + Units.moment(context.recording().toRelativeNs(toNs));
    }
}
