// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
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
    final Verdict verdict(RuleContext context, Case one) {
        Recording recording = context.recording();
        long from = recording.mappings().returnNs(one.mapping);
        return recording.confirmedLive(one.mapping)
                ? Judge.confirmed(context, from, one.timeNs)
                : Judge.window(context, from, one.timeNs);
    }

    @Override
    final String certainty(RuleContext context, Case one) {
        Recording recording = context.recording();
        long from = recording.mappings().returnNs(one.mapping);
        return recording.confirmedLive(one.mapping)
                ? Judge.confirmed(context, from, one.timeNs, "the probe's own table in the kernel agrees")
                : Judge.window(context, from, one.timeNs, missing);
    }

    @Override
    final boolean holds(RuleContext context, Case one) {
        return super.holds(context, one) || isLate(context.recording(), one.mapping);
    }

    @Override
    final long extra(Recording recording, Case one) {
        return isLate(recording, one.mapping) ? 1 : 0;
    }

    @Override
    final boolean leaks(Group group) {
        return !isLate(group);
    }

    private static boolean isLate(Recording recording, int mapping) {
        return recording.mappings().state(mapping) == MappingState.UNMAPPED_LATE;
    }

    /** Whether its mappings were unmapped, though too late. */
    static boolean isLate(Group group) {
        return isLate(group.recording(), group.first().mapping());
    }

    final List<String> ended(Group group, String what) {
        List<String> evidence = new ArrayList<>();
        Incident last = group.last();
        evidence.add(what + " " + group.between(group.first().timeNs(), last.timeNs()) + " at " + group.place(last.stack())
                + Group.byTasks(group.tasks()) + ", with " + (group.count() == 1 ? "it" : "them") + " still mapped.");
        evidence.addAll(group.mapEvidence());
        Recording recording = group.context().recording();
        if (isLate(group)) {
            long[] unmapped = group.unmapped();
            evidence.add("Unmapped " + group.between(unmapped[0], unmapped[1])
                    + ", on an object that was gone: memory may have been used after it was freed.");
            return evidence;
        }
        long late = group.countMappings(row -> recording.mappings().unmapNs(row) != Units.UNKNOWN);
        if (late > 0) {
            evidence.add(Units.count(late) + " of them " + (late == 1 ? "was" : "were")
                    + " unmapped after that, which freed nothing.");
        }
        return evidence;
    }
}
