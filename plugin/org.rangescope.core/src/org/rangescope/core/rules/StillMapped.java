// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Units;

/** RS27: live when the capture ended. By itself no leak: somebody may still unmap it. */
public final class StillMapped extends IncidentRule {

    /** For the ServiceLoader. */
    public StillMapped() {
        super("RS27", "Still mapped when the capture ended", Severity.INFO, Set.of(), false, List.of(EventKind.MAP, EventKind.UNMAP));
    }

    @Override
    public String explanation() {
        return "Whoever has it mapped may still unmap it: that is no leak until the importer detaches or the buffer is released.";
    }

    @Override
    void more(RuleContext context, Groups groups) {
        if (context.recording().isEnded()) {
            Live.forEach(context, (one, row) -> {
                one.kind = IncidentKind.LIVE_AT_DETACH;
                add(context, groups, one);
            });
        }
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        Recording recording = context.recording();
        return Judge.suspected(continues(recording)
                ? "the next part of this capture says what became of it"
                : recording.isComplete()
                        ? "nobody can say yet: it may be unmapped later"
                        : "nobody can say: the capture was cut off, and what came after is not known");
    }

    @Override
    String what(Incident incident) {
        return "mapped, and never unmapped in this recording";
    }

    @Override
    long extra(Recording recording, Case one) {
        return recording.mappings().has(one.mapping, MapFlags.LEAKED_EARLIER) ? 1 : 0;
    }

    @Override
    List<String> checks(Group group) {
        return leakedEarlier(group)
                ? List.of("Look for the finding in the earlier part of this capture that has its end.")
                : List.of("Capture until after the importer has closed; what is leaked becomes RS01 or RS02 then.");
    }

    /** Whether another recording has what came after the end of this one. */
    private static boolean continues(Recording recording) {
        return recording.isComplete() && StopReason.of(recording.health().stopReason()) == StopReason.SIZE;
    }

    private static boolean leakedEarlier(Group group) {
        return group.recording().mappings().has(group.first().mapping(), MapFlags.LEAKED_EARLIER);
    }

    @Override
    String sentence(Group group) {
        Recording recording = group.recording();
        long oldest = group.firstReturnNs();
        if (leakedEarlier(group)) {
            return group.mappingsAndBytes() + " " + group.madeWhere() + " that " + group.verb("was", "were")
                    + " leaked in an earlier part of this capture " + group.verb("is", "are") + " still there, "
                    + (group.count() == 1 ? "after " : "the oldest after ")
                    + Units.duration(recording.endNs() - oldest) + ".";
        }
        return group.mappingsAndBytes() + " " + group.madeWhere() + " " + group.verb("was", "were") + " still mapped when the capture "
                + (continues(recording) ? "went on in its next part" : recording.isComplete() ? "ended" : "was cut off")
                + (group.count() == 1 ? ", for " : ", the oldest for ")
                + Units.duration(recording.endNs() - oldest) + ".";
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>(group.mapEvidence());
        Recording recording = group.recording();
        long confirmed = group.countMappings(recording::confirmedLive);
        if (recording.isComplete() && recording.hasTableInKernel()) {
            evidence.add("The probe's own table in the kernel " + (confirmed == group.count()
                    ? "holds " + group.verb("it", "them all") + " too."
                    : "holds " + Units.count(confirmed) + " of " + Units.count(group.count()) + " of them."));
        }
        return evidence;
    }
}
