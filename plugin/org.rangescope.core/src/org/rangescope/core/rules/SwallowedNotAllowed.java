// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;

import org.rangescope.core.analysis.IncidentKind;

/** RS03: unmap did nothing because the interconnect was no longer allowed. */
public final class SwallowedNotAllowed extends SwallowedUnmap {

    /** For the ServiceLoader. */
    public SwallowedNotAllowed() {
        super("RS03", "Unmap swallowed: interconnect no longer allowed", IncidentKind.SWALLOWED_NOT_ALLOWED);
    }

    @Override
    String sentence(Group group) {
        return swallowed(group, "the interconnect was no longer allowed on the attachment");
    }

    @Override
    List<String> evidence(Group group) {
        return swallowedEvidence(group);
    }

    @Override
    List<String> checks(Group group) {
        return List.of("Who clears `attach->allow_ic` between the map and " + group.function(group.first().stack())
                + "? It may be cleared only while nothing is mapped.");
    }
}
