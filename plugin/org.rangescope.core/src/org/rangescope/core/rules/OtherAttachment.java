// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.MapFlags;

/** RS08: a mapping was unmapped on another attachment than the one it was mapped on. */
public final class OtherAttachment extends IncidentRule {

    /** For the ServiceLoader. */
    public OtherAttachment() {
        super("RS08", "Unmapped on another attachment", Severity.ERROR, IncidentKind.OTHER_ATTACHMENT, false,
                List.of(EventKind.MAP, EventKind.UNMAP));
    }

    @Override
    public String explanation() {
        return "The exporter undoes the mapping for the device of the attachment that it is given: the right device keeps its access, and the other"
                + " loses what it never had.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        long from = context.recording().mappings().returnNs(one.mapping);
        return (one.detail & MapFlags.OTHER_ATTACH) != 0
                ? Judge.confirmed(context, from, one.timeNs)
                : Judge.window(context, from, one.timeNs);
    }

    @Override
    String certainty(RuleContext context, Case one) {
        long from = context.recording().mappings().returnNs(one.mapping);
        return (one.detail & MapFlags.OTHER_ATTACH) != 0
                ? Judge.confirmed(context, from, one.timeNs, "the probe's own table in the kernel agrees")
                : Judge.window(context, from, one.timeNs, "an unmap and a new map may be among them");
    }

    @Override
    String what(Incident incident) {
        return "unmapped on another attachment";
    }

    @Override
    long extra(Recording recording, Case one) {
        return recording.attachments().device(one.attachment);
    }

    @Override
    String sentence(Group group) {
        Recording recording = group.context().recording();
        Incident first = group.first();
        String made = group.function(recording.mappings().stack(first.mapping()));
        return group.mappingsAndBytes() + " that " + made + " made on " + group.deviceName() + " " + group.verb("was", "were")
                + " unmapped by "
                + group.function(first.stack()) + " on another attachment "
                + (group.deviceName(first.attachment()).equals(group.deviceName())
                        ? "of the same device."
                        : "(" + group.deviceName(first.attachment()) + ").");
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        Incident first = group.first();
        Recording recording = group.context().recording();
        evidence.add("Mapped " + group.at(recording.mappings().returnNs(first.mapping())) + " on the attachment of "
                + group.deviceName(first.otherAttachment())
                + " at " + group.place(recording.mappings().stack(first.mapping())) + Group.byTasks(group.mapTasks()) + ".");
        evidence.add("Unmapped " + group.at(first.timeNs()) + " on the attachment of " + group.deviceName(first.attachment()) + " at "
                + group.place(first.stack()) + Group.byTasks(group.tasks()) + ".");
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("Keep the attachment beside the mapping, and pass that one to `" + group.adapter().unmapFunction()
                + "()`.");
    }
}
