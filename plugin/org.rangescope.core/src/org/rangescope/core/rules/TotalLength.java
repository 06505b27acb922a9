// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;
import java.util.Set;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.util.Units;

/** RS17: the ranges together are not as long as the buffer. */
public final class TotalLength extends IncidentRule {

    /** For the ServiceLoader. */
    public TotalLength() {
        super("RS17", "Total length differs from the buffer's size", Severity.WARNING, IncidentKind.TOTAL_LENGTH, false,
                List.of(EventKind.MAP, EventKind.RANGE));
    }

    @Override
    public boolean interconnectOnly() {
        return true;
    }

    @Override
    public Set<Evidence> evidence() {
        return Set.of(Evidence.RANGES);
    }

    @Override
    public String explanation() {
        return "A map call is for the whole buffer. What the ranges leave out, the importer believes it can reach; what they have too much belongs to somebody else.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge
                .suspected("all ranges were seen, but an exporter may round the size of a buffer, or leave a part of it out on purpose");
    }

    @Override
    String what(Incident incident) {
        return "mapped, " + Units.bytes(incident.detail()) + " in all";
    }

    @Override
    String sentence(Group group) {
        long size = group.recording().buffers().sizeBytes(group.recording().mappings().buffer(group.first().mapping()));
        long total = group.first().detail();
        return Units.counted(group.count(), "map call") + " " + group.byWhom() + group.onDevice() + " yielded ranges that are "
                + Units.bytes(Math.abs(total - size)) + (total < size ? " shorter" : " longer") + " than the buffer of exporter "
                + group.exporter() + ".";
    }

    @Override
    List<String> evidence(Group group) {
        long size = group.recording().buffers().sizeBytes(group.recording().mappings().buffer(group.first().mapping()));
        return List.of("Map call " + Units.count(group.recording().mappings().serial(group.first().mapping())) + " "
                + group.at(group.first().timeNs()) + ": its ranges make up " + Units.exactBytes(group.first().detail())
                + ", the buffer has " + Units.exactBytes(size) + ".", group.buffers());
    }

    @Override
    List<String> checks(Group group) {
        return List.of("In the map callback of " + group.exporter()
                + ", see that the last range ends where the buffer ends, and that no loop stops one too early.");
    }
}
