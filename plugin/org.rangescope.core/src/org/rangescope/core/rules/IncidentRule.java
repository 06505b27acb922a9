// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.Group.Judgement;

/** A rule that rests on one kind of incident: one finding for each group of them. */
abstract class IncidentRule implements Rule {

    private final String id;
    private final String title;
    private final Severity severity;
    private final IncidentKind kind;
    private final boolean leak;
    private final List<EventKind> needs;

    IncidentRule(String id, String title, Severity severity, IncidentKind kind, boolean leak, List<EventKind> needs) {
        this.id = id;
        this.title = title;
        this.severity = severity;
        this.kind = kind;
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
        List<Incident> mine = new ArrayList<>();
        for (Incident incident : context.recording().incidents()) {
            if (incident.kind() == kind && stillHolds(context.recording(), incident)
                    && (!leak || incident.mapping() < 0 || context.claim(incident.mapping()))) {
                mine.add(incident);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Group group : Group.of(context, mine, incident -> judge(context, incident), incident -> place(context.recording(), incident),
                incident -> extra(context.recording(), incident))) {
            findings.add(group.finding(this, leaks(group), sentence(group), evidence(group), checks(group)));
        }
        return findings;
    }

    /** Whether the mappings of a group are leaked. */
    boolean leaks(Group group) {
        return leak;
    }

    /** Whether what came later has not put it right. */
    boolean stillHolds(Recording recording, Incident incident) {
        return !leak || incident.mapping() < 0 || recording.mappings().state(incident.mapping()).isLeak();
    }

    /** The stack that tells groups apart: where it was mapped, or where the incident happened. */
    int place(Recording recording, Incident incident) {
        return leak && incident.mapping() >= 0 ? recording.mappings().stack(incident.mapping()) : incident.stack();
    }

    long extra(Recording recording, Incident incident) {
        return 0;
    }

    abstract Judgement judge(RuleContext context, Incident incident);

    abstract String sentence(Group group);

    abstract List<String> evidence(Group group);

    abstract List<String> checks(Group group);
}
