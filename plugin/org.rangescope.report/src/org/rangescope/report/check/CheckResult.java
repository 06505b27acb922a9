// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.util.Units;
import org.rangescope.report.Condition;

/**
 * What came of a check. Immutable; needs no lock.
 *
 * @param name     the recording's
 * @param verdict  of all findings, in one line
 * @param summary  the recording in one line
 * @param criteria what it was held against
 * @param startNs  when the recording began, ns CLOCK_MONOTONIC, or {@link Units#UNKNOWN}
 * @param start    the same by the clock on the wall, UTC, such as {@code 2026-11-25T21:20:34}
 * @param host     the recorded machine's name, perhaps empty
 * @param judged   each finding, in order
 * @param budgets  each budget
 * @param rules    what came of each rule
 * @param lost     what evidence is missing, one sentence each
 * @param notes    what is wrong with suppressions and the baseline, one sentence each
 */
public record CheckResult(String name, String verdict, String summary, Criteria criteria, long startNs, String start, String host,
        List<Judged> judged, List<Budget.Result> budgets, List<RuleResult> rules, List<String> lost, List<String> notes) {

    /** Copies the lists. */
    public CheckResult {
        judged = List.copyOf(judged);
        budgets = List.copyOf(budgets);
        rules = List.copyOf(rules);
        lost = List.copyOf(lost);
        notes = List.copyOf(notes);
    }

    /** What a finding means for the check. */
    public enum Standing {
        /** It fails the check. */
        FAILS("fails"),
        /** It is not bad or not sure enough, or of another rule. */
        TOLERATED("tolerated"),
        /** The baseline has it. */
        KNOWN("known"),
        /** It is suppressed. */
        SUPPRESSED("suppressed");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /**
         * It in words.
         *
         * @return such as {@code fails}
         */
        public String words() {
            return words;
        }
    }

    /**
     * A finding and what it means for the check.
     *
     * @param finding  the finding
     * @param standing what it means
     * @param reason   of the suppression, or the place in the baseline; otherwise empty
     * @param identity what makes it the same finding in another recording
     * @param stack    innermost function first
     * @param serials  of the first map calls that it is about
     */
    public record Judged(Finding finding, Standing standing, String reason, String identity, List<String> stack, List<Long> serials) {

        /** Copies the lists. */
        public Judged {
            stack = List.copyOf(stack);
            serials = List.copyOf(serials);
        }
    }

    private static final int SERIALS = 100;

    /**
     * Checks a recording.
     *
     * @param recording under the session's lock
     * @param findings  what the rules say of it, suppressed ones marked
     * @param criteria  what fails it
     * @return what came of it
     */
    public static CheckResult of(Recording recording, Findings findings, Criteria criteria) {
        List<String> notes = new ArrayList<>();
        findings.suppressionProblems().forEach(problem -> notes.add(problem.toString()));
        Set<Suppression> used = new HashSet<>();
        List<Judged> judged = new ArrayList<>();
        for (Finding finding : findings.list()) {
            Suppression suppression = finding.suppression();
            Suppression known = suppression == null ? criteria.baseline().find(finding) : null;
            Suppression by = suppression == null ? known : suppression;
            if (by != null) {
                used.add(by);
            }
            Standing standing = suppression != null
                    ? Standing.SUPPRESSED
                    : known != null ? Standing.KNOWN : criteria.fails(finding) ? Standing.FAILS : Standing.TOLERATED;
            List<Long> serials = new ArrayList<>();
            for (int row : finding.mappings()) {
                if (serials.size() < SERIALS) {
                    serials.add(recording.mappings().serial(row));
                }
            }
            judged.add(new Judged(finding, standing, by == null ? "" : suppression != null ? by.reason() : by.place(),
                    Baseline.identity(finding),
                    recording.dictionaries().stack(finding.stack()).stream().map(Symbol::toString).toList(), serials));
        }
        unused(findings.suppressions().list(), used, "suppresses nothing in this recording", notes);
        unused(criteria.baseline().lines(), used, "is in the baseline, but not in this recording: mended, or not exercised", notes);
        List<Budget.Result> budgets = new ArrayList<>();
        criteria.budgets().forEach(budget -> budgets.addAll(budget.of(recording)));
        return new CheckResult(recording.name(), findings.verdictLine(), findings.summaryLine(), criteria, recording.startNs(),
                start(recording), recording.header().hostname(), judged, budgets, findings.results(), lost(recording, findings), notes);
    }

    private static void unused(List<Suppression> lines, Set<Suppression> used, String words, List<String> notes) {
        for (Suppression line : lines) {
            if (!used.contains(line)) {
                notes.add(line.place() + ": " + line.suppressed() + " " + words + ".");
            }
        }
    }

    private static String start(Recording recording) {
        return recording.startNs() == Units.UNKNOWN
                ? "1970-01-01T00:00:00"
                : String.valueOf(recording.wallClock(recording.startNs())).substring(0, "1970-01-01T00:00:00".length());
    }

    private static List<String> lost(Recording recording, Findings findings) {
        List<String> lost = new ArrayList<>(Condition.of(recording).notes().stream().map(String::strip).toList());
        Map<String, List<String>> blind = new LinkedHashMap<>();
        for (RuleResult result : findings.results()) {
            if (result.status() == RuleResult.Status.EVIDENCE_LOST) {
                blind.computeIfAbsent(result.why(), why -> new ArrayList<>()).add(result.rule().id());
            }
        }
        blind.forEach((why, rules) -> lost.add(String.join(", ", rules) + " may have missed something: " + why.replace("`", "")));
        return lost;
    }

    /**
     * Findings of a standing.
     *
     * @param standing which
     * @return in order
     */
    public List<Judged> of(Standing standing) {
        return judged.stream().filter(each -> each.standing() == standing).toList();
    }

    /**
     * The budgets that are not kept.
     *
     * @return those that are exceeded, and those without anything to measure unless that is allowed
     */
    public List<Budget.Result> failedBudgets() {
        return budgets.stream().filter(each -> each.isExceeded() || !each.isMeasured() && !criteria.unmeasured()).toList();
    }

    /**
     * Whether findings or budgets fail it.
     *
     * @return whether there is a new finding that fails it, or a budget that is not kept
     */
    public boolean hasFailures() {
        return judged.stream().anyMatch(each -> each.standing() == Standing.FAILS) || !failedBudgets().isEmpty();
    }

    /**
     * Whether missing evidence fails it.
     *
     * @return whether some is missing, and that is to fail it
     */
    public boolean failsForLostEvidence() {
        return criteria.lost() && !lost.isEmpty();
    }

    /**
     * Whether it passed.
     *
     * @return whether nothing fails it
     */
    public boolean isPassed() {
        return !hasFailures() && !failsForLostEvidence();
    }

    /**
     * What came of it, in one line.
     *
     * @return such as {@code FAILED: 2 new findings, 1 budget exceeded}
     */
    public String outcome() {
        List<String> words = new ArrayList<>();
        int failing = of(Standing.FAILS).size();
        if (failing > 0) {
            words.add(Units.counted(failing, "finding") + (criteria.baseline() == Baseline.NONE ? "" : " that the baseline does not have"));
        }
        long exceeded = failedBudgets().stream().filter(Budget.Result::isExceeded).count();
        if (exceeded > 0) {
            words.add(Units.counted(exceeded, "budget") + " exceeded");
        }
        long unmeasured = failedBudgets().size() - exceeded;
        if (unmeasured > 0) {
            words.add(Units.counted(unmeasured, "budget") + " with nothing to measure");
        }
        if (failsForLostEvidence()) {
            words.add("evidence was lost");
        }
        return words.isEmpty() ? "PASSED" : "FAILED: " + String.join(", ", words);
    }
}
