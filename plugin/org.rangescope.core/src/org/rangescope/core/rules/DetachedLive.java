// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.capture.EventKind;

/** RS01: the importer detached while it had mappings. */
public final class DetachedLive extends LiveAtEnd {

    /** For the ServiceLoader. */
    public DetachedLive() {
        super("RS01", "Detached with live mappings", IncidentKind.LIVE_AT_DETACH, EventKind.DETACH, "the unmap may be among them");
    }

    @Override
    public String explanation() {
        return "`dma_buf_detach()` frees the attachment, and nobody can unmap on it any more: the exporter keeps the memory pinned and exposed to the"
                + " device for good.";
    }

    @Override
    String what(Incident incident) {
        return "detached with it live";
    }

    @Override
    String sentence(Group group) {
        if (isLate(group)) {
            return group.mappingsAndBytes() + " " + group.madeWhere() + " " + group.verb("was", "were")
                    + " unmapped only after the importer had detached" + group.burst() + ".";
        }
        return group.mappingsAndBytes() + " " + group.madeWhere() + " " + group.verb("was", "were") + " never unmapped" + group.burst()
                + ".";
    }

    @Override
    List<String> evidence(Group group) {
        return ended(group, "The importer detached");
    }

    @Override
    List<String> checks(Group group) {
        if (isLate(group)) {
            return List.of("Call `" + group.adapter().unmapFunction() + "()` before the detach in " + group.function(group.first().stack())
                    + ": the attachment is freed by it.");
        }
        return List.of("Follow every way from " + group.function(group.recording().mappings().stack(group.first().mapping()))
                + " to the detach in "
                + group.function(group.first().stack()) + ": one of them skips `" + group.adapter().unmapFunction()
                + "()`. Error paths first.");
    }
}
