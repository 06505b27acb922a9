// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Units;

/** What RS03 and RS04 share: unmap was called and returned without freeing anything. */
abstract class SwallowedUnmap extends IncidentRule {

    SwallowedUnmap(String id, String title, IncidentKind kind) {
        super(id, title, Severity.ERROR, kind, true, List.of(EventKind.MAP, EventKind.UNMAP));
    }

    @Override
    public final boolean interconnectOnly() {
        return true;
    }

    @Override
    final Verdict verdict(RuleContext context, Case one) {
        if (one.mapping < 0) {
            return Verdict.SUSPECTED;
        }
        long from = context.recording().mappings().returnNs(one.mapping);
        return isTold(one) && !mayBeFreed(context, one)
                ? Judge.confirmed(context, from, one.timeNs)
                : Judge.window(context, from, endNs(context, one));
    }

    /** Whether the probe's table in the kernel knew the mapping when it was unmapped. */
    private static boolean isTold(Case one) {
        return (one.detail & MapFlags.NOT_LIVE) == 0;
    }

    /** Whether another call may have freed it afterwards: nobody knows what was mapped at the end, and events were lost until then. */
    private static boolean mayBeFreed(RuleContext context, Case one) {
        return !context.recording().knowsLiveSet() && context.isLossy(one.timeNs, context.recording().endNs());
    }

    private static long endNs(RuleContext context, Case one) {
        return mayBeFreed(context, one) ? context.recording().endNs() : one.timeNs;
    }

    @Override
    final String certainty(RuleContext context, Case one) {
        if (one.mapping < 0) {
            return Judge.suspected("its map was not seen, so it was mapped before the capture began, or unmapped already");
        }
        long from = context.recording().mappings().returnNs(one.mapping);
        return isTold(one) && !mayBeFreed(context, one)
                ? Judge.confirmed(context, from, one.timeNs, "the probe's own table in the kernel agrees")
                : Judge.window(context, from, endNs(context, one), "an unmap that worked may be among them");
    }

    @Override
    final String what(Incident incident) {
        return "unmap called, and nothing freed";
    }

    @Override
    public final String explanation() {
        return "`dma_buf_unmap_interconnect()` returns nothing. Without `allow_ic` or without the exporter's unmap operation it returns at once, and the"
                + " caller cannot tell that the mapping is still there.";
    }

    final String swallowed(Group group, String because) {
        String one = group.verb("Unmapping it", "Unmapping them");
        return group.mappingsAndBytes() + " " + (group.mappingCount() == 0 ? "on " + group.deviceName() : group.madeWhere()) + " "
                + group.verb("is", "are") + " leaked" + group.burst() + ". " + one + " did nothing: " + because + ".";
    }

    final List<String> swallowedEvidence(Group group) {
        List<String> evidence = new ArrayList<>();
        Incident last = group.last();
        evidence.add("`dma_buf_unmap_interconnect` was called " + group.between(group.first().timeNs(), last.timeNs()) + " at "
                + group.place(last.stack())
                + Group.byTasks(group.tasks()) + ", and returned without freeing anything.");
        evidence.addAll(group.mapEvidence());
        Recording recording = group.context().recording();
        int detached = 0;
        for (int attachment : group.attachments()) {
            if (group.mappingCount() > 0 && recording.attachments().detachNs(attachment) != Units.UNKNOWN && detached++ < 3) {
                evidence.add("The importer detached " + group.at(recording.attachments().detachNs(attachment)) + ", so nobody can unmap "
                        + group.verb("it", "them") + " any more.");
            }
        }
        return evidence;
    }
}
