// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.capture.EventKind;

/** RS07: what was unmapped had never been mapped, as far as everything was seen. */
public final class UnknownUnmap extends IncidentRule {

    /** For the ServiceLoader. */
    public UnknownUnmap() {
        super("RS07", "Unmap of an unknown mapping", Severity.WARNING, IncidentKind.UNKNOWN_UNMAP, false,
                List.of(EventKind.MAP, EventKind.UNMAP));
    }

    @Override
    public boolean needsEveryCall() {
        return true;
    }

    @Override
    public String explanation() {
        return "Unmap frees the object that it is given. One that no map call has returned is a stale or a wrong pointer, and something else is freed.";
    }

    @Override
    boolean holds(RuleContext context, Case one) {
        // what was lost may be its map; then its history is unknown, and nobody is accused
        return !context.isLossy(one.detail, one.timeNs) && context.health().losses().table() == 0;
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.SUSPECTED;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return Judge.suspected(
                "nothing was lost since its attachment was made, but a map call that another thread had not returned from is not seen");
    }

    @Override
    String what(Incident incident) {
        return "unmapped, and never mapped";
    }

    @Override
    String sentence(Group group) {
        String who = group.function(group.first().stack());
        return (who.startsWith("`") ? who : "Somebody") + " unmapped " + (group.count() == 1 ? "an object" : group.count() + " objects")
                + group.onDevice() + " that no map call has returned.";
    }

    @Override
    List<String> evidence(Group group) {
        Incident first = group.first();
        return List.of("Unmapped " + group.when() + " at " + group.place(first.stack()) + Group.byTasks(group.tasks()) + ".",
                "Everything was seen since " + group.at(first.detail()).replaceFirst("^at ", "")
                        + ", when its attachment or its buffer was made,"
                        + " and the probe's own table did not know it either.");
    }

    @Override
    List<String> checks(Group group) {
        return List.of("Where does " + group.function(group.first().stack())
                + " get the pointer from? Look for an error value that is kept as if it"
                + " were a mapping, and for a pointer of another attachment.");
    }
}
