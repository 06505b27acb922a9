// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.util.Units;

/** RS20: the interconnect of an attachment is not the one that was agreed on. */
public final class InterconnectChanged extends IncidentRule {

    /** For the ServiceLoader. */
    public InterconnectChanged() {
        super("RS20", "Interconnect type changed between match and map", Severity.ERROR, IncidentKind.INTERCONNECT_CHANGED, false,
                List.of(EventKind.MAP, EventKind.ATTACH));
    }

    @Override
    public boolean interconnectOnly() {
        return true;
    }

    @Override
    public String explanation() {
        return "Importer and exporter agree on an interconnect at attach, and the entries of a mapping mean what it says they mean. With another one the importer reads them as something else.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Judge.window(context, context.recording().attachments().attachNs(one.attachment), one.timeNs);
    }

    @Override
    String certainty(RuleContext context, Case one) {
        long attachNs = context.recording().attachments().attachNs(one.attachment);
        return context.isLossy(attachNs, one.timeNs)
                ? Judge.window(context, attachNs, one.timeNs, "the attachment may be another one at the same address")
                : "certain: both calls say for which interconnect they are";
    }

    @Override
    String what(Incident incident) {
        return "mapped for another interconnect";
    }

    private static String name(Group group, int interconnect) {
        return interconnect == 0 ? "none" : "\"" + group.recording().dictionaries().interconnect(interconnect) + "\"";
    }

    @Override
    String sentence(Group group) {
        return (group.mappingCount() == 0
                ? Units.counted(group.count(), "attachment") + " " + group.byWhom() + group.onDevice()
                        + (group.count() == 1 ? " was" : " were") + " made"
                : Units.counted(group.count(), "map call") + " " + group.byWhom()
                        + group.onDevice() + (group.count() == 1 ? " was" : " were"))
                + " for interconnect "
                + name(group, (int) group.first().detail()) + ", though importer and exporter had agreed on "
                + name(group, (int) (group.first().detail() >>> 32)) + ".";
    }

    @Override
    List<String> evidence(Group group) {
        Incident first = group.first();
        return List.of("Attached " + group.at(group.recording().attachments().attachNs(first.attachment())) + " at "
                + group.place(group.recording().attachments().stack(first.attachment())) + " for "
                + name(group, (int) (first.detail() >>> 32)) + "; used " + group.when() + " for " + name(group, (int) first.detail())
                + Group.byTasks(group.tasks()) + ".");
    }

    @Override
    List<String> checks(Group group) {
        return List
                .of("Who writes the attachment's interconnect after the match? It belongs to the core, and stays as it is until detach.");
    }
}
