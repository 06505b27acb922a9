// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.store.MapFlags;

/** RS11: the reservation lock was not held by who mapped or unmapped. */
public final class LockNotHeld extends IncidentRule {

    /** For the ServiceLoader. */
    public LockNotHeld() {
        super("RS11", "Reservation lock not held", Severity.ERROR, IncidentKind.LOCK_NOT_HELD, false, List.of(EventKind.MAP));
    }

    @Override
    public Set<Evidence> evidence() {
        return Set.of(Evidence.LOCK);
    }

    @Override
    public String explanation() {
        return "Importers hold the buffer's reservation lock (`dma_resv_lock()`) around map and unmap. Without it the exporter may move the buffer, or"
                + " revoke it, in the middle of the call.";
    }

    @Override
    long extra(Recording recording, Case one) {
        return one.detail & (Incident.OF_UNMAP | MapFlags.LOCK_TAKEN);
    }

    @Override
    Verdict verdict(RuleContext context, Case one) {
        return Verdict.DEFINITE;
    }

    @Override
    String certainty(RuleContext context, Case one) {
        return "certain: the lock's owner was read when the call began";
    }

    private static boolean isUnmap(Incident incident) {
        return (incident.detail() & Incident.OF_UNMAP) != 0;
    }

    @Override
    String what(Incident incident) {
        return (isUnmap(incident) ? "unmapped" : "mapped") + " without the lock";
    }

    @Override
    String sentence(Group group) {
        boolean taken = (group.first().detail() & MapFlags.LOCK_TAKEN) != 0;
        return (group.count() == 1 ? "1 " : String.format(java.util.Locale.ROOT, "%,d ", group.count()))
                + (isUnmap(group.first()) ? "unmap" : "map") + (group.count() == 1 ? " call " : " calls ") + group.byWhom()
                + group.onDevice() + (group.count() == 1 ? " was" : " were") + " made without the reservation lock"
                + (taken ? ", which another thread held." : ".");
    }

    @Override
    List<String> evidence(Group group) {
        List<String> evidence = new ArrayList<>();
        boolean taken = (group.first().detail() & MapFlags.LOCK_TAKEN) != 0;
        evidence.add("Called " + group.when() + " at " + group.place(group.first().stack()) + Group.byTasks(group.tasks()) + "; "
                + (taken ? "the lock's owner was another thread." : "nobody held the lock."));
        if (isUnmap(group.first()) && group.mappingCount() > 0) {
            evidence.addAll(group.mapEvidence().subList(0, 1));
        }
        return evidence;
    }

    @Override
    List<String> checks(Group group) {
        return List.of("Take `dma_resv_lock(attach->dmabuf->resv, NULL)` around the call"
                + (group.adapter().isInterconnect()
                        ? "."
                        : ", or call `" + (isUnmap(group.first())
                                ? group.adapter().unmapFunction()
                                : group.adapter().mapFunction()) + "_unlocked()`."));
    }
}
