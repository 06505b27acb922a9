// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;

import org.rangescope.core.analysis.IncidentKind;
import org.rangescope.core.analysis.Recording;

/** RS04: unmap did nothing because the exporter has no unmap operation. */
public final class SwallowedNoOp extends SwallowedUnmap {

    /** For the ServiceLoader. */
    public SwallowedNoOp() {
        super("RS04", "Unmap swallowed: exporter has no unmap op", IncidentKind.SWALLOWED_NO_OP);
    }

    private static String exporter(Group group) {
        Recording recording = group.recording();
        int attachment = group.first().attachment();
        return attachment < 0 ? "the exporter" : "exporter " + recording.exporter(recording.attachments().buffer(attachment));
    }

    @Override
    String sentence(Group group) {
        return swallowed(group, exporter(group) + " has no unmap operation");
    }

    @Override
    List<String> evidence(Group group) {
        return swallowedEvidence(group);
    }

    @Override
    List<String> checks(Group group) {
        return List.of(
                "Give the `interconnect_ops` of " + exporter(group) + " an unmap callback; every mapping of its buffers leaks until then.");
    }
}
