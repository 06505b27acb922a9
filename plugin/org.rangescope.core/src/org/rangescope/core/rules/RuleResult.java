// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;

/**
 * What came of a rule.
 *
 * @param rule     which
 * @param status   whether it could say anything
 * @param why      the reason of a status other than {@link Status#APPLIED}; otherwise empty
 * @param findings its findings, numbered; perhaps none
 */
public record RuleResult(Rule rule, Status status, String why, List<Finding> findings) {

    /** Whether a rule could say anything. */
    public enum Status {
        /** It could: no finding means that there is nothing to find. */
        APPLIED,
        /** It could not: the events it needs were not captured, or the rule itself failed. */
        NOT_APPLICABLE,
        /** Events are missing: there may be more than it found. */
        EVIDENCE_LOST
    }

    /** Copies the list. */
    public RuleResult {
        findings = List.copyOf(findings);
    }
}
