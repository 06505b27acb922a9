// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.Group.Judgement;
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
    final Judgement judge(RuleContext context, Incident incident) {
        if (incident.mapping() < 0) {
            return Judge.suspected("its map was not seen, so it was mapped before the capture began, or unmapped already");
        }
        long from = context.recording().mappings().returnNs(incident.mapping());
        if ((incident.detail() & MapFlags.NOT_LIVE) == 0) {
            return Judge.confirmed(context, from, incident.timeNs(), "the probe's own table in the kernel agrees");
        }
        return Judge.window(context, from, incident.timeNs(), "an unmap that worked may be among them");
    }

    final String swallowed(Group group, String because) {
        String one = group.verb("Unmapping it", "Unmapping them");
        return group.mappingsAndBytes() + " " + (group.mappings().length == 0 ? "on " + group.deviceName() : group.madeWhere()) + " "
                + group.verb("is", "are") + " leaked" + group.burst() + ". " + one + " did nothing: " + because + ".";
    }

    final List<String> swallowedEvidence(Group group) {
        List<String> evidence = new ArrayList<>();
        Incident last = group.incidents().get(group.count() - 1);
        evidence.add("`dma_buf_unmap_interconnect` was called " + group.between(group.first().timeNs(), last.timeNs()) + " at "
                + group.place(last.stack())
                + Group.byTasks(group.tasks(Incident::task)) + ", and returned without freeing anything.");
        evidence.addAll(group.mapEvidence());
        Recording recording = group.context().recording();
        Set<Integer> detached = new LinkedHashSet<>();
        for (int row : group.mappings()) {
            int attachment = recording.mappings().attachment(row);
            if (recording.attachments().detachNs(attachment) != Units.UNKNOWN && detached.add(attachment) && detached.size() <= 3) {
                evidence.add("The importer detached " + group.at(recording.attachments().detachNs(attachment)) + ", so nobody can unmap "
                        + group.verb("it", "them") + " any more.");
            }
        }
        return evidence;
    }
}
