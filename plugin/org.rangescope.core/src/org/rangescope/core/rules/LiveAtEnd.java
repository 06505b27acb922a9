// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.Group.Judgement;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.util.Units;

/** What RS01 and RS02 share: something ended while mappings were live on it. */
abstract class LiveAtEnd extends IncidentRule {

    private final String missing;

    LiveAtEnd(String id, String title, IncidentKind kind, EventKind end, String missing) {
        super(id, title, Severity.ERROR, kind, true, List.of(EventKind.MAP, EventKind.UNMAP, end));
        this.missing = missing;
    }

    @Override
    final Judgement judge(RuleContext context, Incident incident) {
        Recording recording = context.recording();
        long from = recording.mappings().returnNs(incident.mapping());
        if (recording.confirmedLive(incident.mapping())) {
            return Judge.confirmed(context, from, incident.timeNs(), "the probe's own table in the kernel agrees");
        }
        return Judge.window(context, from, incident.timeNs(), missing);
    }

    @Override
    final boolean stillHolds(Recording recording, Incident incident) {
        return super.stillHolds(recording, incident) || isLate(recording, incident);
    }

    @Override
    final long extra(Recording recording, Incident incident) {
        return isLate(recording, incident) ? 1 : 0;
    }

    @Override
    final boolean leaks(Group group) {
        return !isLate(group);
    }

    private static boolean isLate(Recording recording, Incident incident) {
        return recording.mappings().state(incident.mapping()) == MappingState.UNMAPPED_LATE;
    }

    /** Whether its mappings were unmapped, though too late. */
    static boolean isLate(Group group) {
        return isLate(group.context().recording(), group.first());
    }

    final List<String> ended(Group group, String what) {
        List<String> evidence = new ArrayList<>();
        Incident last = group.incidents().get(group.count() - 1);
        evidence.add(what + " " + group.between(group.first().timeNs(), last.timeNs()) + " at " + group.place(last.stack())
                + Group.byTasks(group.tasks(Incident::task)) + ", with " + (group.count() == 1 ? "it" : "them") + " still mapped.");
        evidence.addAll(group.mapEvidence());
        Recording recording = group.context().recording();
        if (isLate(group)) {
            long first = Long.MAX_VALUE;
            long latest = Long.MIN_VALUE;
            for (int row : group.mappings()) {
                first = Math.min(first, recording.mappings().unmapNs(row));
                latest = Math.max(latest, recording.mappings().unmapNs(row));
            }
            evidence.add("Unmapped " + group.between(first, latest)
                    + ", on an object that was gone: memory may have been used after it was freed.");
            return evidence;
        }
        long late = Arrays.stream(group.mappings()).filter(row -> recording.mappings().unmapNs(row) != Units.UNKNOWN).count();
        if (late > 0) {
            evidence.add(Units.count(late) + " of them " + (late == 1 ? "was" : "were")
                    + " unmapped after that, which freed nothing.");
        }
        return evidence;
    }
}
