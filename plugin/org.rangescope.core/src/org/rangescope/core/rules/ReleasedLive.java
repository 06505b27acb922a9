// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;

import org.rangescope.core.analysis.Incident;
import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.util.Units;

/** RS02: the buffer was released while it was mapped. */
public final class ReleasedLive extends LiveAtEnd {

    /** For the ServiceLoader. */
    public ReleasedLive() {
        super("RS02", "Buffer released with live mappings", IncidentKind.LIVE_AT_RELEASE, EventKind.BUFFER_RELEASE,
                "the unmap or the detach may be among them");
    }

    @Override
    public String explanation() {
        return "The last reference to the buffer is gone while a device still may use it: the exporter frees memory that is mapped. The core warns of"
                + " attachments that are left, never of mappings.";
    }

    @Override
    String what(Incident incident) {
        return "released with it live";
    }

    @Override
    String sentence(Group group) {
        return group.mappingsAndBytes() + " " + group.madeWhere() + " " + group.verb("was", "were")
                + " still mapped when the buffer was released"
                + (isLate(group) ? ", and unmapped only after that" : "") + group.burst() + ".";
    }

    @Override
    List<String> evidence(Group group) {
        return ended(group, "The buffer was released");
    }

    @Override
    List<String> checks(Group group) {
        Recording recording = group.recording();
        boolean detached = group.countMappings(
                row -> recording.attachments().detachNs(recording.mappings().attachment(row)) == Units.UNKNOWN) == 0;
        return List.of(
                (detached ? "The importer detached only after the release: see" : "The importer never detached: see")
                        + " that it keeps its reference to the buffer, and calls `dma_buf_put()` only after `dma_buf_detach()`.",
                "See whether " + group.function(group.recording().mappings().stack(group.first().mapping()))
                        + " has a counterpart that calls `"
                        + group.adapter().unmapFunction() + "()` at all.");
    }
}
