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

/** RS13: the exporter says another number of ranges than it stored. */
public final class RangeCount extends IncidentRule {

    /** For the ServiceLoader. */
    public RangeCount() {
        super("RS13", "Range count disagrees", Severity.ERROR, IncidentKind.RANGE_COUNT, false, List.of(EventKind.MAP));
    }

    @Override
    public boolean interconnectOnly() {
        return true;
    }

    @Override
    public String explanation() {
        return "An importer walks the ranges by `nranges`: with a number too large it uses what is not there, with one too small it leaves out memory"
                + " that it was given.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.DEFINITE;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.inItself();
    }

    @Override
    String what(Incident incident) {
        return "mapped, with another number of ranges than announced";
    }

    private static String exporter(Group group) {
        Recording recording = group.context().recording();
        return recording.exporter(recording.mappings().buffer(group.first().mapping()));
    }

    @Override
    String sentence(Group group) {
        MappingTable mappings = group.context().recording().mappings();
        int row = group.first().mapping();
        return Units.counted(group.count(), "map call") + " " + group.byWhom() + " on " + group.deviceName()
                + " yielded another number of ranges than exporter "
                + exporter(group) + " says: " + Units.count(Integer.toUnsignedLong(mappings.nranges(row))) + " announced, "
                + Units.count(Integer.toUnsignedLong(mappings.entries(row))) + " stored.";
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        MappingTable mappings = group.context().recording().mappings();
        evidence.add("Counted by walking the whole xarray when the call returned.");
        for (Incident incident : group.some().subList(0, Math.min(3, group.some().size()))) {
            int row = incident.mapping();
            evidence.add("Map call " + Units.count(mappings.serial(row)) + " " + group.at(mappings.returnNs(row)) + ": nranges is "
                    + Units.count(Integer.toUnsignedLong(mappings.nranges(row))) + ", the xarray holds "
                    + Units.count(Integer.toUnsignedLong(mappings.entries(row))) + ".");
        }
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("In the map callback of " + exporter(group)
                + ", set `nranges` from what was stored, after the last store succeeded.");
    }
}
