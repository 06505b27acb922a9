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

/** RS10: a mapping was kept long after the exporter told importers to unmap. */
public final class KeptInvalidated extends IncidentRule {

    private static final Parameter DEADLINE = new Parameter("deadline", Unit.TIME, 1_000_000_000L, 1_000_000,
            "how long an importer may keep its mapping after it was told to unmap");

    /** For the ServiceLoader. */
    public KeptInvalidated() {
        super("RS10", "Kept past the invalidate deadline", Severity.WARNING, IncidentKind.LIVE_AT_INVALIDATE, false,
                List.of(EventKind.MAP, EventKind.UNMAP, EventKind.INVALIDATE));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(DEADLINE);
    }

    @Override
    public String explanation() {
        return "The buffer moves or is taken away. An importer may finish what its device is doing, but until it unmaps, the exporter cannot use the"
                + " old place for anything else.";
    }

    private static long endNs(Recording recording, int mapping) {
        MappingState state = recording.mappings().state(mapping);
        return state == MappingState.LIVE
                ? recording.endNs()
                : state == MappingState.ENDED_UNSEEN ? 0 : recording.mappings().unmapNs(mapping);
    }

    @Override
    boolean holds(RuleContext context, Case one) {
        return !context.isExplained(one.mapping)
                && endNs(context.recording(), one.mapping) - one.timeNs > context.value(this, DEADLINE);
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
        boolean lossy = context.isLossy(one.timeNs, endNs(context.recording(), one.mapping));
        return Judge.suspected("the interface says \"in bounded time\" and gives no number; the deadline is that of this rule, "
                + DEADLINE.unit().words(context.value(this, DEADLINE)) + (lossy ? ", and events were lost in it" : ""));
    }

    @Override
    String what(Incident incident) {
        return "told to unmap";
    }

    @Override
    String sentence(Group group) {
        Recording recording = group.recording();
        long[] longest = {0};
        group.some().forEach(each -> longest[0] = Math.max(longest[0], endNs(recording, each.mapping()) - each.timeNs()));
        return group.mappingsAndBytes() + " " + group.madeWhere() + " " + group.verb("was", "were") + " kept for "
                + (group.count() == 1 ? "" : "up to ") + Units.duration(longest[0]) + " after the exporter told importers to unmap.";
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        Recording recording = group.recording();
        evidence.add(
                "Exporter " + group.exporter() + " told importers to unmap " + group.when() + " at " + group.place(group.first().stack())
                        + Group.byTasks(group.tasks()) + ".");
        long live = group.countMappings(row -> recording.mappings().state(row) == MappingState.LIVE);
        if (live > 0) {
            evidence.add((live == group.mappingCount() ? group.verb("It is", "They are") : Units.count(live) + " of them are")
                    + " live still, as far as the recording goes.");
        }
        evidence.addAll(group.mapEvidence());
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("See what the importer's move_notify callback does with mappings of " + group.function(group.stackOfPlace())
                + ": it has to mark them, and its next use or a worker has to unmap and map again.");
    }
}
