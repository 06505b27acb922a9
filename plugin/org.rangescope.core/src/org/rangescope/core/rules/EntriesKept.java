// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.util.Units;

/** RS18: unmap did not free what the map allocated. */
public final class EntriesKept extends IncidentRule {

    /** For the ServiceLoader. */
    public EntriesKept() {
        super("RS18", "Exporter leaves entries behind on unmap", Severity.WARNING, IncidentKind.ENTRIES_KEPT, false,
                List.of(EventKind.MAP, EventKind.UNMAP, EventKind.UNMAP_END));
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
        return "The core destroys the xarray after the exporter's unmap callback, but not what its entries point to: that is the exporter's to free, and is lost otherwise.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.suspected(
                "each allocation was followed until the unmap call returned; somebody else may free them later, or keep them on purpose");
    }

    @Override
    String what(Incident incident) {
        return "unmapped, " + Units.counted(incident.detail(), "entry").replace("entrys", "entries") + " kept";
    }

    @Override
    int place(Recording recording, Case one) {
        return one.mapping >= 0 ? recording.mappings().stack(one.mapping) : one.stack;
    }

    @Override
    String sentence(Group group) {
        return "Exporter " + group.exporter() + " did not free what it had allocated for " + group.mappingsAndBytes() + group.onDevice()
                + " when " + group.verb("it was", "they were") + " unmapped.";
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        evidence.add((group.count() == 1 ? "The unmap call left " : "The first unmap call left ") + group.first().detail()
                + " of the map's objects allocated when it returned "
                + group.at(group.first().timeNs()) + ".");
        evidence.addAll(group.mapEvidence());
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("In the unmap callback of " + group.exporter()
                + ", `kfree()` each entry: `xa_for_each(&ranges->ranges, i, entry) kfree(entry);`");
    }
}
