// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.List;

import org.rangescope.core.rules.Severity;

/**
 * What changed from one recording to another. Lists have what matters most first.
 *
 * @param before      name of the recording before
 * @param after       name of the recording after
 * @param verdictLine the one line that matters most
 * @param caveats     what speaks against comparing the two, and what to keep in mind, one sentence each
 * @param populations whether map calls take longer: by key, and by key and number of ranges
 * @param findings    what became of the findings
 * @param paths       where attachments are not mapped by the same interface as before
 * @param failures    whether map calls fail more often
 * @param costs       whether the cost of a call and of a range changed
 */
public record Comparison(String before, String after, String verdictLine, List<String> caveats, List<PopulationChange> populations,
        List<FindingChange> findings, List<PathChange> paths, List<FailureChange> failures, List<CostChange> costs) {

    /** Copies the lists. */
    public Comparison {
        caveats = List.copyOf(caveats);
        populations = List.copyOf(populations);
        findings = List.copyOf(findings);
        paths = List.copyOf(paths);
        failures = List.copyOf(failures);
        costs = List.copyOf(costs);
    }

    /**
     * Whether something got worse: a new or more frequent error or warning that is not suppressed, map calls that are slower or fail more often, or a new fallback to the
     * sg-table.
     *
     * @return whether a patch should be looked at again
     */
    public boolean isWorse() {
        return findings.stream().anyMatch(Comparison::isWorse) || populations.stream().anyMatch(c -> c.outcome().isWorse())
                || failures.stream().anyMatch(c -> c.outcome().isWorse()) || paths.stream().anyMatch(PathChange::nowFallsBack);
    }

    private static boolean isWorse(FindingChange change) {
        return !change.isSuppressed() && (change.severity() == Severity.ERROR || change.severity() == Severity.WARNING)
                && change.beyondChance()
                && (change.status() == FindingChange.Status.NEW || change.status() == FindingChange.Status.MORE);
    }
}
