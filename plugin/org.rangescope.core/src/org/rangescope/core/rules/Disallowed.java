// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Units;

/** RS05: the interconnect was disallowed while a mapping for it was live. */
public final class Disallowed extends IncidentRule {

    /** For the ServiceLoader. */
    public Disallowed() {
        super("RS05", "Interconnect disallowed while mapped", Severity.WARNING, IncidentKind.DISALLOWED_LIVE, false,
                List.of(EventKind.MAP));
    }

    @Override
    public boolean interconnectOnly() {
        return true;
    }

    @Override
    public String explanation() {
        return "While `attach->allow_ic` is false the core swallows each unmap: whatever is mapped at that time leaks unless somebody sets it again"
                + " before.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Judge.window(context, context.recording().mappings().returnNs(one.mapping), one.timeNs);
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.window(context, context.recording().mappings().returnNs(one.mapping), one.timeNs,
                "its unmap may be among them, so that nothing was mapped any more");
    }

    @Override
    String what(Incident incident) {
        return "the interconnect is no longer allowed";
    }

    @Override
    String sentence(Group group) {
        long most = 0;
        for (Incident each : group.some()) {
            most = Math.max(most, each.detail());
        }
        if (most > 1) {
            return "The interconnect was disallowed on " + (group.attachments().length == 1 ? "the attachment" : "attachments") + " of "
                    + group.deviceName() + " while mapped: " + (group.count() == 1 ? "" : "up to ") + Units.count(most)
                    + " mappings were live, the latest made by "
                    + group.function(group.recording().mappings().stack(group.first().mapping())) + ".";
        }
        return "The interconnect was disallowed on " + (group.attachments().length == 1 ? "the attachment" : "attachments") + " of "
                + group.deviceName() + " while mapped: " + group.mappingsAndBytes() + " made by "
                + group.function(group.recording().mappings().stack(group.first().mapping())) + " " + group.verb("was", "were") + " live.";
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        evidence.add("A call on the attachment found `allow_ic` cleared " + group.when() + " at " + group.place(group.first().stack())
                + Group.byTasks(group.tasks()) + "; it had been set when "
                + (group.first().detail() > 1 ? "they were mapped." : "the mapping was made."));
        evidence.addAll(group.mapEvidence());
        boolean again = group.countMappings(row -> group.recording().mappings().has(row, MapFlags.ALLOW_IC)
                && !group.recording().mappings().state(row).isOutstanding()) == group.mappingCount();
        if (again) {
            evidence.add("It was allowed again before " + group.verb("it was", "they were") + " unmapped, so nothing leaked.");
        }
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of(
                "Look for whoever clears `attach->allow_ic`, most likely an error path of the importer or the exporter's attach callback:"
                        + " it has to unmap first.");
    }
}
