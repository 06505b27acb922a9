// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** RS26: two mappings were live on one attachment at once. */
public final class MappedTwice extends IncidentRule {

    /** For the ServiceLoader. */
    public MappedTwice() {
        super("RS26", "Mapped twice at once", Severity.WARNING, IncidentKind.MAPPED_TWICE, false, List.of(EventKind.MAP, EventKind.UNMAP));
    }

    @Override
    public String explanation() {
        return "A map call maps the whole buffer for the device of its attachment: a second mapping gives it nothing that the first does not, and each"
                + " has to be undone by itself. Often the first one was forgotten.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        boolean lossy = context.isLossy(context.recording().mappings().returnNs((int) one.detail), one.timeNs);
        return Judge.suspected(
                "a driver may map once for each of its users" + (lossy ? "; and events were lost, an unmap may be among them" : ""));
    }

    @Override
    String what(Incident incident) {
        return "mapped again while mapped";
    }

    @Override
    String sentence(Group group) {
        Recording recording = group.recording();
        int[] attachments = group.attachments();
        int most = 0;
        for (int attachment : attachments) {
            most = Math.max(most, recording.attachments().mostLive(attachment));
        }
        return (attachments.length == 1 ? "1 attachment" : Units.count(attachments.length) + " attachments") + group.onDevice()
                + (attachments.length == 1 ? " was" : " were") + " mapped " + group.byWhom() + " while mapped already, up to "
                + Units.count(most) + " times at once.";
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        MappingTable mappings = group.recording().mappings();
        Incident first = group.first();
        int older = (int) first.detail();
        evidence.add("Mapped " + group.at(first.timeNs()) + " at " + group.place(first.stack()) + Group.byTasks(group.tasks())
                + ", while the mapping made " + group.at(mappings.returnNs(older)) + " at " + group.place(mappings.stack(older))
                + " was live.");
        long calls = 0;
        for (int attachment : group.attachments()) {
            calls += group.recording().attachments().overlapCount(attachment);
        }
        if (calls > group.count()) {
            evidence.add("That happened " + Units.count(calls) + " times there; the first of each attachment is named.");
        }
        evidence.add(group.buffers());
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("Is the first mapping still needed when " + group.function(group.first().stack())
                + " maps again? Keep one mapping for each attachment, and count its users.");
    }
}
