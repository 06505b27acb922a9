// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.check;

import java.util.List;
import java.util.Set;

import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;

/**
 * What fails a check.
 *
 * @param severity   findings of this severity, and of worse ones
 * @param confidence only findings that are at least so sure
 * @param rules      only findings of these rules; empty for all
 * @param budgets    how long map calls may take
 * @param unmeasured whether a budget is kept when there are no such map calls
 * @param baseline   findings that are known already
 * @param lost       whether it fails when evidence was lost
 */
public record Criteria(Severity severity, Verdict confidence, Set<String> rules, List<Budget> budgets, boolean unmeasured,
        Baseline baseline,
        boolean lost) {

    /** Copies the collections. */
    public Criteria {
        rules = Set.copyOf(rules);
        budgets = List.copyOf(budgets);
    }

    /** New definite errors. */
    public static final Criteria DEFAULT = new Criteria(Severity.ERROR, Verdict.DEFINITE, Set.of(), List.of(), false, Baseline.NONE, false);

    /** Whether a finding that is neither suppressed nor known fails the check. */
    boolean fails(Finding finding) {
        return finding.severity().compareTo(severity) <= 0 && finding.verdict().compareTo(confidence) <= 0
                && (rules.isEmpty() || rules.contains(finding.ruleId()));
    }
}
