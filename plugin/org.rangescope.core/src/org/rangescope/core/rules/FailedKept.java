// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;
import java.util.Set;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.util.Units;

/** RS19: a map call failed and did not free what it had allocated. */
public final class FailedKept extends IncidentRule {

    /** For the ServiceLoader. */
    public FailedKept() {
        super("RS19", "Failed map leaves entries behind", Severity.WARNING, IncidentKind.FAILED_KEPT, false, List.of(EventKind.MAP));
    }

    @Override
    public boolean interconnectOnly() {
        return true;
    }

    @Override
    public Set<Evidence> evidence() {
        return Set.of(Evidence.FREES);
    }

    @Override
    public String explanation() {
        return "When the exporter's map callback fails, the core destroys the xarray and frees its own object. Entries that were allocated by then are the exporter's to free.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge
                .suspected("each allocation was followed until the call returned; the exporter may keep them on purpose for the next call");
    }

    @Override
    String what(Incident incident) {
        return "map failed, " + incident.detail() + " allocations kept";
    }

    @Override
    String sentence(Group group) {
        return Units.counted(group.count(), "map call") + " " + group.byWhom() + group.onDevice() + " failed, and exporter "
                + group.exporter()
                + " did not free what it had allocated by then.";
    }

    @Override
    List<String> evidence(Group group) {
        return List.of((group.count() == 1 ? "It" : "The first of them") + " failed with "
                + Group.errno(group.recording().mappings().error(group.first().mapping())) + " "
                + group.at(group.first().timeNs()) + Group.byTasks(group.tasks()) + "; " + group.first().detail() + " of "
                + group.recording().mappings().allocated(group.first().mapping()) + " allocations were left when it returned.",
                group.buffers());
    }

    @Override
    List<String> checks(Group group) {
        return List.of(
                "In the error path of the map callback of " + group.exporter() + ", free the entries that were stored before the failure.");
    }
}
