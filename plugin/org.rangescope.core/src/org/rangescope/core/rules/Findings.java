// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.suppress.SuppressionProblem;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** What all rules together have to say: findings in the order in which they are shown. Does not change. */
public final class Findings {

    /** Before anything was judged. */
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), null, "", Suppressions.NONE);

    private final List<Finding> list;
    private final List<Suspect> suspects;
    private final List<RuleResult> results;
    private final Lines.@Nullable Facts facts;
    private final Suppressions suppressions;
    private final String verdictLine;
    private final String summaryLine;
    private final LongIntMap numbers = new LongIntMap();

    Findings(List<Finding> list, List<Suspect> suspects, List<RuleResult> results, Lines.@Nullable Facts facts, String summaryLine,
            Suppressions suppressions) {
        this.list = List.copyOf(list);
        this.suspects = List.copyOf(suspects);
        this.results = List.copyOf(results);
        this.facts = facts;
        this.suppressions = suppressions;
        verdictLine = facts == null ? "" : Lines.verdict(facts, list);
        this.summaryLine = summaryLine;
        for (Finding finding : list) {
            for (int mapping : finding.mappings()) {
                if (numbers.get(mapping + 1L) == LongIntMap.ABSENT) {
                    numbers.put(mapping + 1L, finding.number());
                }
            }
        }
    }

    /**
     * The same, with other suppressions. Any thread; the recording is not needed for it.
     *
     * @param other all that apply to the recording
     * @return findings of the same numbers, each with the suppression that is meant for it
     */
    public Findings suppressedBy(Suppressions other) {
        List<Finding> marked = list.stream().map(finding -> finding.suppressedBy(other)).toList();
        return new Findings(marked, suspects, results.stream().map(result -> new RuleResult(result.rule(), result.status(), result.why(),
                marked.stream().filter(finding -> finding.ruleId().equals(result.rule().id())).toList())).toList(), facts, summaryLine,
                other);
    }

    /**
     * All findings, suppressed ones among them: the worst first, leaks before others, then by bytes and time.
     *
     * @return findings, numbered from 1
     */
    public List<Finding> list() {
        return list;
    }

    /**
     * The findings that are to be heard of.
     *
     * @return those of {@link #list} that are not suppressed
     */
    public List<Finding> open() {
        return list.stream().filter(finding -> !finding.isSuppressed()).toList();
    }

    /**
     * The findings that somebody decided not to hear of: to be shown apart and counted, never left out.
     *
     * @return those of {@link #list} that are suppressed
     */
    public List<Finding> suppressed() {
        return list.stream().filter(Finding::isSuppressed).toList();
    }

    /**
     * The suppressions that were applied.
     *
     * @return as they were given
     */
    public Suppressions suppressions() {
        return suppressions;
    }

    /**
     * What is wrong with the suppressions: lines that cannot be understood, and those for rules that there are not.
     *
     * @return one each; such lines suppress nothing
     */
    public List<SuppressionProblem> suppressionProblems() {
        List<SuppressionProblem> problems = new ArrayList<>(suppressions.problems());
        if (!results.isEmpty()) {
            problems.addAll(suppressions.unknownRules(results.stream().map(result -> result.rule().id()).collect(Collectors.toSet())));
        }
        return problems;
    }

    /**
     * The findings by their cause, in the order of the findings that say most.
     *
     * @return suspects, numbered from 1; each finding belongs to one
     */
    public List<Suspect> suspects() {
        return suspects;
    }

    /**
     * What has the same cause as a finding.
     *
     * @param number the finding's
     * @return the other findings of its suspect, in their order
     */
    public List<Finding> ofTheSameCause(int number) {
        return suspects.stream().filter(suspect -> suspect.head() == number || suspect.others().contains(number)).findFirst()
                .map(suspect -> list.stream().filter(other -> other.number() != number
                        && (other.number() == suspect.head() || suspect.others().contains(other.number()))).toList())
                .orElse(List.of());
    }

    /**
     * What came of each rule, in the order of their ids.
     *
     * @return results, also of rules without findings
     */
    public List<RuleResult> results() {
        return results;
    }

    /**
     * The one line that matters most.
     *
     * @return such as {@code 4 definite leaks keep 212 MiB exposed}
     */
    public String verdictLine() {
        return verdictLine;
    }

    /**
     * The capture in one line.
     *
     * @return such as {@code 62.4 s on testbox (6.12.117) · interconnect-v2 and sg-table · 1,284,221 events, none lost}
     */
    public String summaryLine() {
        return summaryLine;
    }

    /**
     * The first finding that is about a mapping.
     *
     * @param mapping mapping row
     * @return its number, or 0 when no finding is about it
     */
    public int numberOf(int mapping) {
        return Math.max(0, numbers.get(mapping + 1L));
    }

    /**
     * The moments at which leaks came to light, for the chart of what is outstanding.
     *
     * @return a mark for each leak finding that is not suppressed
     */
    public List<Outstanding.Mark> marks() {
        return open().stream().filter(Finding::leak).map(f -> new Outstanding.Mark(f.lastNs(), f.number(), f.plainSentence())).toList();
    }

    /**
     * Findings of a severity, without suppressed ones.
     *
     * @param severity which
     * @return how many
     */
    public int count(Severity severity) {
        return (int) open().stream().filter(f -> f.severity() == severity).count();
    }

    /**
     * Whether something is wrong for certain that is not suppressed.
     *
     * @return whether there is an error with a definite verdict
     */
    public boolean hasDefiniteError() {
        return open().stream().anyMatch(f -> f.severity() == Severity.ERROR && f.verdict() == Verdict.DEFINITE);
    }

    /**
     * What leaks keep exposed, without suppressed ones.
     *
     * @return bytes of all leaked mappings
     */
    public long leakedBytes() {
        return open().stream().filter(Finding::leak).mapToLong(Finding::bytes).sum();
    }

    /**
     * How many mappings are leaked, without those of suppressed findings.
     *
     * @return mappings
     */
    public long leakedMappings() {
        return open().stream().filter(Finding::leak).mapToLong(Finding::mappingCount).sum();
    }

    @Override
    public String toString() {
        return verdictLine + " (" + Units.counted(list.size(), "finding") + ")";
    }
}
