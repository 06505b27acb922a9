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

/** RS09: mapped although the buffer was revoked, or while the exporter was telling importers to let go. */
public final class MappedRevoked extends IncidentRule {

    private static final Parameter WINDOW = new Parameter("window", Unit.TIME, 1_000_000_000L, 1_000,
            "how long after a refused sg-table map a buffer is taken to be revoked still");

    /** For the ServiceLoader. */
    public MappedRevoked() {
        super("RS09", "Mapped after revocation", Severity.ERROR, Set.of(IncidentKind.MAPPED_REVOKED, IncidentKind.MAPPED_INVALIDATING),
                false, List.of(EventKind.MAP, EventKind.INVALIDATE));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(WINDOW);
    }

    @Override
    public String explanation() {
        return "An exporter that has revoked a buffer gives its memory to somebody else. A mapping made then lets the device reach what it no longer"
                + " may. (Mapping again after a move is right: then the exporter refuses nobody.)";
    }

    @Override
    boolean holds(RuleContext context, Case one) {
        return one.kind == IncidentKind.MAPPED_INVALIDATING
                || one.timeNs - one.detail <= context.value(this, WINDOW) && !isRestored(context, one);
    }

    /** Whether an sg-table map worked again soon after. */
    private boolean isRestored(RuleContext context, Case one) {
        long restored = context.restoredNs(one.detail);
        return restored != Units.UNKNOWN && restored - one.timeNs <= context.value(this, WINDOW);
    }

    @Override
    long extra(Recording recording, Case one) {
        return one.kind.ordinal();
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.suspected(one.kind == IncidentKind.MAPPED_INVALIDATING
                ? "the call stack says that the exporter had not come back from telling importers, but not what it had done before"
                : "no call says that a buffer is restored; it may have been between the two map calls");
    }

    @Override
    String what(Incident incident) {
        return incident.kind() == IncidentKind.MAPPED_INVALIDATING ? "mapped while being told to unmap" : "mapped, though it looks revoked";
    }

    @Override
    String sentence(Group group) {
        return group.first().kind() == IncidentKind.MAPPED_INVALIDATING
                ? group.mappingsAndBytes() + " " + group.verb("was", "were") + " made by "
                        + group.function(group.first().stack()) + group.onDevice() + " while the exporter was telling importers to unmap."
                : group.mappingsAndBytes() + " " + group.verb("was", "were") + " " + group.madeWhere()
                        + " of a buffer that looks revoked: exporter " + group.exporter()
                        + " had refused to map it as sg-table just before.";
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        Incident first = group.first();
        Recording recording = group.recording();
        int buffer = recording.attachments().buffer(first.attachment());
        if (first.kind() == IncidentKind.MAPPED_INVALIDATING) {
            evidence.add("The call stack of the map goes through the exporter's call of `dma_buf_move_notify()` or"
                    + " `dma_buf_invalidate_mappings()`.");
        } else {
            evidence.add("An sg-table map of the same buffer was refused " + group.at(first.detail())
                    + ", after the exporter had told importers to unmap, and the map for the interconnect succeeded "
                    + group.at(first.timeNs()) + " on an attachment from before.");
        }
        long times = recording.buffers().invalidations(buffer);
        evidence.add("Importers were told to unmap " + (times == 1 ? "once, " : Units.counted(times, "time") + " in all, the last time ")
                + group.at(recording.buffers().lastInvalidateNs(buffer)) + ".");
        evidence.addAll(group.mapEvidence());
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return group.first().kind() == IncidentKind.MAPPED_INVALIDATING
                ? List.of("In " + group.function(group.first().stack())
                        + ", only note that the mapping is stale, and map again on the next use: the buffer has not moved yet.")
                : List.of("Let the map callback for the interconnect of exporter " + group.exporter()
                        + " look at its revoked flag, under the reservation lock, as its sg-table path does.");
    }
}
