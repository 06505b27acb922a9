// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.util.Units;

/** RS24: a mapping lived on after the process that made it. */
public final class OutlivesProcess extends IncidentRule {

    private static final Parameter GRACE = new Parameter("grace", Unit.TIME, 1_000_000_000L, 10_000_000,
            "how long a mapping may live on after its process: the process's files are closed after its end is told");

    /** For the ServiceLoader. */
    public OutlivesProcess() {
        super("RS24", "Outlives its process", Severity.WARNING, IncidentKind.OUTLIVED_PROCESS, false,
                List.of(EventKind.MAP, EventKind.UNMAP, EventKind.TASK_EXIT));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(GRACE);
    }

    @Override
    public String explanation() {
        return "When a process ends, the kernel closes its files, and drivers unmap what it had mapped. What stays mapped is held by somebody else, or"
                + " forgotten.";
    }

    /** Workers of the kernel come and go, and map for others. */
    private static boolean isWorker(Recording recording, int mapping) {
        return recording.dictionaries().task(recording.mappings().task(mapping)).comm().startsWith("kworker");
    }

    @Override
    boolean holds(RuleContext context, Case one) {
        return one.timeNs - one.detail > context.value(this, GRACE) && !isWorker(context.recording(), one.mapping)
                && !context.isExplained(one.mapping);
    }

    @Override
    void more(RuleContext context, Groups groups) {
        Recording recording = context.recording();
        if (context.health().count(EventKind.TASK_EXIT) == 0) {
            return;
        }
        long grace = context.value(this, GRACE);
        // at the end of a capture there is nothing more to wait for
        long enough = recording.isEnded() ? Math.max(10_000_000, grace / 10) : grace;
        Live.forEach(context, (one, row) -> {
            long exit = recording.exitNs(one.task);
            if (exit != Units.UNKNOWN && one.timeNs < exit && recording.endNs() - exit > enough && !isWorker(recording, row)) {
                one.kind = IncidentKind.OUTLIVED_PROCESS;
                one.timeNs = recording.endNs();
                one.detail = exit;
                add(context, groups, one);
            }
        });
    }

    @Override
    int place(Recording recording, Case one) {
        return recording.mappings().stack(one.mapping);
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.suspected("another process may hold the file through which it was mapped, which is legal"
                + (context.isLossy(one.detail, one.timeNs) ? "; and events were lost, its unmap may be among them" : ""));
    }

    @Override
    String what(Incident incident) {
        return "mapped until then, at least";
    }

    @Override
    String sentence(Group group) {
        return group.mappingsAndBytes() + " " + group.madeWhere() + " outlived " + group.verb("its process", "their process") + ", "
                + (group.mapTasks().isEmpty() ? "which" : group.mapTasks().get(0) + ", which") + " ended "
                + group.at(group.first().detail())
                + ".";
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        Recording recording = group.recording();
        long live = group.countMappings(recording.mappings()::isLive);
        evidence.add("The last thread of the process ended " + group.at(group.first().detail()) + "; " + (live == group.mappingCount()
                ? group.verb("it is", "they are") + " live still, " + Units.duration(recording.endNs() - group.first().detail()) + " later."
                : group.verb("it", "the first") + " was unmapped " + Units.duration(group.first().timeNs() - group.first().detail())
                        + " later."));
        evidence.addAll(group.mapEvidence());
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("Does the driver's release of the file unmap what " + group.function(group.stackOfPlace())
                + " has mapped? If another process is meant to keep it, this is right.");
    }
}
