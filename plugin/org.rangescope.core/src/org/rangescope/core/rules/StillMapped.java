// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** RS27: live when the capture ended. By itself no leak: somebody may still unmap it. */
public final class StillMapped implements Rule {

    @Override
    public String id() {
        return "RS27";
    }

    @Override
    public String title() {
        return "Still mapped when the capture ended";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public List<EventKind> needs() {
        return List.of(EventKind.MAP, EventKind.UNMAP);
    }

    @Override
    public List<Finding> evaluate(RuleContext context) {
        Recording recording = context.recording();
        List<Finding> findings = new ArrayList<>();
        if (!recording.isEnded()) {
            return findings;
        }
        MappingTable mappings = recording.mappings();
        List<Incident> live = new ArrayList<>();
        for (int attachment = 0; attachment < recording.attachments().size(); attachment++) {
            for (int row = recording.attachments().firstLive(attachment); row >= 0; row = mappings.nextLive(row)) {
                if (!context.isExplained(row) && !mappings.has(row, MapFlags.CACHED)) {
                    live.add(new Incident(IncidentKind.LIVE_AT_DETACH, mappings.returnNs(row), row, attachment, -1, mappings.task(row),
                            mappings.stack(row), 0, mappings.has(row, MapFlags.STACK_REUSED)));
                }
            }
        }
        String certainty = continues(recording)
                ? "the next part of this capture says what became of it"
                : recording.isComplete()
                        ? "nobody can say yet: it may be unmapped later"
                        : "nobody can say: the capture was cut off, and what came after is not known";
        for (Group group : Group.of(context, live, incident -> Judge.suspected(certainty), Incident::stack,
                incident -> leakedEarlier(recording, incident) ? 1L : 0L)) {
            findings.add(group.finding(this, false, sentence(group), evidence(group),
                    leakedEarlier(recording, group.first())
                            ? List.of("Look for the finding in the earlier part of this capture that has its end.")
                            : List.of("Capture until after the importer has closed; what is leaked becomes RS01 or RS02 then.")));
        }
        return findings;
    }

    /** Whether another recording has what came after the end of this one. */
    private static boolean continues(Recording recording) {
        return recording.isComplete() && StopReason.of(recording.health().stopReason()) == StopReason.SIZE;
    }

    private static boolean leakedEarlier(Recording recording, Incident incident) {
        return recording.mappings().has(incident.mapping(), MapFlags.LEAKED_EARLIER);
    }

    private static String sentence(Group group) {
        Recording recording = group.context().recording();
        long oldest = Long.MAX_VALUE;
        for (int row : group.mappings()) {
            oldest = Math.min(oldest, recording.mappings().returnNs(row));
        }
        if (leakedEarlier(recording, group.first())) {
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

    private static List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>(group.mapEvidence());
        Recording recording = group.context().recording();
        long confirmed = group.incidents().stream().filter(incident -> recording.confirmedLive(incident.mapping())).count();
        if (recording.isComplete() && recording.hasTableInKernel()) {
            evidence.add("The probe's own table in the kernel " + (confirmed == group.count()
                    ? "holds " + group.verb("it", "them all") + " too."
                    : "holds " + Units.count(confirmed) + " of " + Units.count(group.count()) + " of them."));
        }
        return evidence;
    }
}
