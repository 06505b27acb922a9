// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Group.Judgement;
import org.rangescope.core.util.Units;

/** How sure a verdict is, given what may be missing from the recording. */
final class Judge {

    private Judge() {}

    /** Certain unless an event between two times may be missing. */
    static Judgement window(RuleContext context, long fromNs, long toNs, String whatMayBeMissing) {
        Health health = context.health();
        if (!health.isLossy(fromNs, toNs)) {
            return new Judgement(Verdict.DEFINITE, "certain: no events lost in the window");
        }
        return new Judgement(Verdict.SUSPECTED, "suspected: " + lost(context, fromNs, toNs) + "; " + whatMayBeMissing);
    }

    /** Certain whatever was lost, because the kernel's side of the probe says the same. */
    static Judgement confirmed(RuleContext context, long fromNs, long toNs, String how) {
        if (!context.recording().hasTableInKernel()) {
            return window(context, fromNs, toNs, "the probe knows what is live by the same events only");
        }
        if (!context.health().isLossy(fromNs, toNs)) {
            return new Judgement(Verdict.DEFINITE, "certain: no events lost in the window, and " + how);
        }
        return new Judgement(Verdict.DEFINITE, "certain: " + lost(context, fromNs, toNs) + ", but " + how);
    }

    /** What the call itself says, which no other event can change. */
    static Judgement inItself() {
        return new Judgement(Verdict.DEFINITE, "certain: the call itself shows it");
    }

    static Judgement suspected(String why) {
        return new Judgement(Verdict.SUSPECTED, "suspected: " + why);
    }

    /** Such as {@code 1,204 events were lost between 14.200 s and 15.000 s}. */
    private static String lost(RuleContext context, long fromNs, long toNs) {
        Health health = context.health();
        Recording recording = context.recording();
        long lost = health.lostIn(fromNs, toNs);
        return (lost == Units.UNKNOWN ? "events were lost" : Units.counted(lost, "event") + (lost == 1 ? " was lost" : " were lost"))
                + " around "
                + Units.moment(recording.toRelativeNs(fromNs)) + " to " + Units.moment(recording.toRelativeNs(toNs));
    }
}
