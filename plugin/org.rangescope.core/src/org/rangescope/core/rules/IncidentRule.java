// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.IncidentTable;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.Adapter;

/** A rule that rests on incidents: one finding for each group of them. */
abstract class IncidentRule implements Rule {

    private final String id;
    private final String title;
    private final Severity severity;
    private final Set<IncidentKind> kinds;
    private final boolean leak;
    private final List<EventKind> needs;

    IncidentRule(String id, String title, Severity severity, IncidentKind kind, boolean leak, List<EventKind> needs) {
        this(id, title, severity, Set.of(kind), leak, needs);
    }

    IncidentRule(String id, String title, Severity severity, Set<IncidentKind> kinds, boolean leak, List<EventKind> needs) {
        this.id = id;
        this.title = title;
        this.severity = severity;
        this.kinds = kinds;
        this.leak = leak;
        this.needs = needs;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Severity severity() {
        return severity;
    }

    @Override
    public final List<EventKind> needs() {
        return needs;
    }

    @Override
    public final List<Finding> evaluate(RuleContext context) {
        IncidentTable incidents = context.recording().incidents();
        Groups groups = new Groups(context);
        if (kinds.stream().anyMatch(kind -> incidents.count(kind) > 0)) {
            IncidentKind only = kinds.size() == 1 ? kinds.iterator().next() : null;
            Case one = new Case();
            int size = incidents.size();
            for (int i = 0; i < size; i++) {
                IncidentKind kind = incidents.kind(i);
                if (only == null ? kinds.contains(kind) : kind == only) {
                    one.set(incidents, i);
                    if (holds(context, one) && (!leak || one.mapping < 0 || context.claim(one.mapping))) {
                        add(context, groups, one);
                    }
                }
            }
        }
        more(context, groups);
        List<Finding> findings = new ArrayList<>();
        for (Group group : groups.list()) {
            findings.add(group.finding(this, count(group), leaks(group), sentence(group), evidence(group), this::what, checks(group)));
        }
        return findings;
    }

    /** Sorts a case in. */
    final void add(RuleContext context, Groups groups, Case one) {
        String doubt = doubt(context, one);
        Group group = groups.of(one, doubt.isEmpty() ? verdict(context, one) : Verdict.SUSPECTED, place(context.recording(), one),
                extra(context.recording(), one));
        if (group.isNew()) {
            group.certainty(doubt.isEmpty() ? certainty(context, one) : Judge.suspected(doubt));
        }
        group.add(one);
    }

    /** What speaks against it, whatever the rule itself thinks of it; empty when nothing does. */
    private String doubt(RuleContext context, Case one) {
        if (context.isDamagedNear(one.timeNs)) {
            return "the recording is damaged near this time, and what stands beside a damaged place may be wrong, too";
        }
        Recording recording = context.recording();
        if (leak && one.mapping >= 0 && recording.knowsLiveSet() && context.hasTableInKernel() && !recording.confirmedLive(one.mapping)
                && recording.mappings().adapter(one.mapping) != Adapter.SGT.id()
                && recording.mappings().state(one.mapping).isLeak()) {
            return "the probe's own table in the kernel no longer held it when the capture ended";
        }
        return "";
    }

    /** Adds cases that are no incidents of the recording. */
    void more(RuleContext context, Groups groups) {
        // most rules have none
    }

    /** How often it happened. */
    long count(Group group) {
        return group.count();
    }

    /** Whether the mappings of a group are leaked. */
    boolean leaks(Group group) {
        return leak;
    }

    /** Whether what came later has not put it right. */
    boolean holds(RuleContext context, Case one) {
        return !leak || one.mapping < 0 || context.recording().mappings().state(one.mapping).isLeak();
    }

    /** The stack that tells groups apart: where it was mapped, or where the incident happened. */
    int place(Recording recording, Case one) {
        return leak && one.mapping >= 0 ? recording.mappings().stack(one.mapping) : one.stack;
    }

    /** Whatever else tells groups apart. */
    long extra(Recording recording, Case one) {
        return 0;
    }

    /** How sure a case is; asked for each. */
    abstract Verdict verdict(RuleContext context, Case one);

    /** Why it is as sure as that; asked for the first of a group. */
    abstract String certainty(RuleContext context, Case one);

    /** What happened, in a few words. */
    abstract String what(Incident incident);

    abstract String sentence(Group group);

    abstract List<String> evidence(Group group);

    abstract List<String> checks(Group group);
}
