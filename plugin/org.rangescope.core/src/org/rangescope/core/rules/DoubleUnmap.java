// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.Group.Judgement;
import org.rangescope.core.util.Units;

/** RS06: what was unmapped before was unmapped again, and not mapped in between. */
public final class DoubleUnmap extends IncidentRule {

    /** For the ServiceLoader. */
    public DoubleUnmap() {
        super("RS06", "Double unmap", Severity.ERROR, IncidentKind.DOUBLE_UNMAP, false, List.of(EventKind.MAP, EventKind.UNMAP));
    }

    private static long firstUnmapNs(Incident incident) {
        return incident.detail() < 0 ? ~incident.detail() : incident.detail();
    }

    private static boolean swallowed(Incident incident) {
        return incident.detail() < 0;
    }

    @Override
    Judgement judge(RuleContext context, Incident incident) {
        String filters = context.recording().header().filters();
        if (filters.contains("--pid") || filters.contains("--process")) {
            return Judge.suspected("only calls of some processes were recorded (" + filters + "), and another may have mapped it again");
        }
        if (incident.mapping() < 0) {
            return Judge.suspected("its map was not seen, because it was before the capture began, or lost");
        }
        if (incident.attachment() != incident.otherAttachment()) {
            return Judge.suspected("it was unmapped on another attachment before, and something else may stand at its address by now");
        }
        if (context.health().losses().table() == 0 && context.health().losses().liveTable() == 0) {
            return Judge.confirmed(context, firstUnmapNs(incident), incident.timeNs(), "the probe's own table in the kernel agrees");
        }
        return Judge.window(context, firstUnmapNs(incident), incident.timeNs(), "a new map may be among them");
    }

    @Override
    long extra(Recording recording, Incident incident) {
        return swallowed(incident) ? 1 : 0;
    }

    @Override
    String sentence(Group group) {
        String who = group.function(group.first().stack());
        return (who.startsWith("`") ? who : "Somebody") + " unmapped " + Units.counted(group.count(), "mapping") + " on "
                + group.deviceName() + " a second time"
                + (swallowed(group.first())
                        ? "; the core ignored the call only because the interconnect was no longer allowed or the exporter has no unmap op."
                        : "; the kernel freed memory twice.");
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        Incident first = group.first();
        evidence.add("Unmapped " + group.at(firstUnmapNs(first)) + ", and again " + group.at(first.timeNs()) + " at "
                + group.place(first.stack())
                + Group.byTasks(group.tasks(Incident::task))
                + (group.count() > 1 ? "; " + Units.count(group.count() - 1) + " more like it." : "."));
        Recording recording = group.context().recording();
        if (first.mapping() >= 0) {
            int row = first.mapping();
            evidence.add("It had been mapped " + group.at(recording.mappings().returnNs(row)) + " at "
                    + group.place(recording.mappings().stack(row))
                    + ", and nothing was mapped at this address since.");
        }
        if (swallowed(first)) {
            evidence.add(
                    "The second call freed nothing, so it looks like a swallowed unmap (RS03), but there is no leak: it hides a double unmap.");
        }
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("Set the pointer to NULL where it is unmapped first, most likely in an error path, so that "
                + group.function(group.first().stack())
                + " does not find it again.");
    }
}
