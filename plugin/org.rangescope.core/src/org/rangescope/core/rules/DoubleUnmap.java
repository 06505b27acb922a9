// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** RS06: what was unmapped before was unmapped again, and not mapped in between. */
public final class DoubleUnmap extends IncidentRule {

    /** For the ServiceLoader. */
    public DoubleUnmap() {
        super("RS06", "Double unmap", Severity.ERROR, IncidentKind.DOUBLE_UNMAP, false, List.of(EventKind.MAP, EventKind.UNMAP));
    }

    private static long firstNs(long detail) {
        return detail < 0 ? ~detail : detail;
    }

    private static boolean swallowed(Incident incident) {
        return incident.detail() < 0;
    }

    @Override
    public String explanation() {
        return "The first unmap freed the object, and its address may belong to something else by now: the second one frees that, or frees twice.";
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        if (doubt(context, one) != null) {
            return Verdict.SUSPECTED;
        }
        return tableIsWhole(context)
                ? Judge.confirmed(context, firstNs(one.detail), one.timeNs)
                : Judge.window(context, firstNs(one.detail), one.timeNs);
    }

    @Override
    String certainty(RuleContext context, Case one) {
        String doubt = doubt(context, one);
        if (doubt != null) {
            return Judge.suspected(doubt);
        }
        return tableIsWhole(context)
                ? Judge.confirmed(context, firstNs(one.detail), one.timeNs, "the probe's own table in the kernel agrees")
                : Judge.window(context, firstNs(one.detail), one.timeNs, "a new map may be among them");
    }

    private static boolean tableIsWhole(RuleContext context) {
        return context.health().losses().table() == 0 && context.health().losses().liveTable() == 0;
    }

    private static @Nullable String doubt(RuleContext context, Case one) {
        if (one.mapping < 0) {
            return "its map was not seen, because it was before the capture began, or lost";
        }
        if (one.attachment != one.other) {
            return "it was unmapped on another attachment before, and something else may stand at its address by now";
        }
        String filters = context.recording().header().filters();
        return filters.contains("--pid") || filters.contains("--process")
                ? "only calls of some processes were recorded (" + filters + "), and another may have mapped it again"
                : null;
    }

    @Override
    String what(Incident incident) {
        return swallowed(incident) ? "unmapped again; the call freed nothing" : "unmapped again";
    }

    @Override
    long extra(Recording recording, Case one) {
        return one.detail < 0 ? 1 : 0;
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
        evidence.add("Unmapped " + group.at(firstNs(first.detail())) + ", and again " + group.at(first.timeNs()) + " at "
                + group.place(first.stack())
                + Group.byTasks(group.tasks())
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
