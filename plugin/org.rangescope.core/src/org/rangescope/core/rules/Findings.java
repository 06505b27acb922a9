// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;

import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/** What all rules together have to say: findings in the order in which they are shown. Does not change. */
public final class Findings {

    /** Before anything was judged. */
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), "", "");

    private final List<Finding> list;
    private final List<Suspect> suspects;
    private final List<RuleResult> results;
    private final String verdictLine;
    private final String summaryLine;
    private final LongIntMap numbers = new LongIntMap();

    Findings(List<Finding> list, List<Suspect> suspects, List<RuleResult> results, String verdictLine, String summaryLine) {
        this.list = List.copyOf(list);
        this.suspects = List.copyOf(suspects);
        this.results = List.copyOf(results);
        this.verdictLine = verdictLine;
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
     * The findings: the worst first, leaks before others, then by bytes and time.
     *
     * @return findings, numbered from 1
     */
    public List<Finding> list() {
        return list;
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
     * @return a mark for each leak finding
     */
    public List<Outstanding.Mark> marks() {
        return list.stream().filter(Finding::leak).map(f -> new Outstanding.Mark(f.lastNs(), f.number(), f.plainSentence())).toList();
    }

    /**
     * Findings of a severity.
     *
     * @param severity which
     * @return how many
     */
    public int count(Severity severity) {
        return (int) list.stream().filter(f -> f.severity() == severity).count();
    }

    /**
     * Whether something is wrong for certain.
     *
     * @return whether there is an error with a definite verdict
     */
    public boolean hasDefiniteError() {
        return list.stream().anyMatch(f -> f.severity() == Severity.ERROR && f.verdict() == Verdict.DEFINITE);
    }

    /**
     * What leaks keep exposed.
     *
     * @return bytes of all leaked mappings
     */
    public long leakedBytes() {
        return list.stream().filter(Finding::leak).mapToLong(Finding::bytes).sum();
    }

    /**
     * How many mappings are leaked.
     *
     * @return mappings
     */
    public long leakedMappings() {
        return list.stream().filter(Finding::leak).mapToLong(Finding::mappingCount).sum();
    }

    @Override
    public String toString() {
        return verdictLine + " (" + Units.counted(list.size(), "finding") + ")";
    }
}
