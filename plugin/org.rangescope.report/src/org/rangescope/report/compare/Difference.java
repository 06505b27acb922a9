// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.compare;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.FailureChange;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.PathChange;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;

/**
 * What changed, and what of it is too bad for a build. Immutable; needs no lock.
 *
 * @param comparison what changed
 * @param failing    sentences of what got worse, by kind, of the kinds that were asked for; kinds of which nothing got worse are not in it
 */
public record Difference(Comparison comparison, Map<Worse, List<String>> failing) {

    /** What can get worse. */
    public enum Worse {
        /** A definite error that was not found before. */
        NEW_ERROR("new definite errors"),
        /** An error or warning that was not found before, or more often, beyond chance. */
        MORE_FINDINGS("new or more errors and warnings"),
        /** Map calls that take longer, with confidence. */
        SLOWER("slower map calls"),
        /** Map calls that fail more often, with confidence. */
        FAILURES("more failing map calls"),
        /** Importers that fall back to the sg-table, and did not before. */
        FALLBACK("new fallbacks to the sg-table");

        private final String words;

        Worse(String words) {
            this.words = words;
        }

        /**
         * It in words.
         *
         * @return such as {@code slower map calls}
         */
        public String words() {
            return words;
        }

        /**
         * Its name on a command line.
         *
         * @return such as {@code new-error}
         */
        public String option() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What fails a build unless somebody asks for something else. */
    public static final Set<Worse> DEFAULT = Set.copyOf(EnumSet.allOf(Worse.class));

    /**
     * Looks at a comparison.
     *
     * @param comparison what changed
     * @param kinds      what fails
     * @return both
     */
    public static Difference of(Comparison comparison, Set<Worse> kinds) {
        Map<Worse, List<String>> failing = new EnumMap<>(Worse.class);
        for (FindingChange change : comparison.findings()) {
            if (change.isSuppressed()) {
                continue;
            }
            boolean isNew = change.status() == FindingChange.Status.NEW;
            if (isNew && change.severity() == Severity.ERROR && change.verdict() == Verdict.DEFINITE) {
                add(failing, kinds, Worse.NEW_ERROR, change.sentence());
            }
            if (change.severity().compareTo(Severity.WARNING) <= 0 && change.beyondChance()
                    && (isNew || change.status() == FindingChange.Status.MORE)) {
                add(failing, kinds, Worse.MORE_FINDINGS, change.sentence());
            }
        }
        for (PopulationChange change : comparison.populations()) {
            if (change.outcome().isWorse()) {
                add(failing, kinds, Worse.SLOWER, change.sentence());
            }
        }
        for (FailureChange change : comparison.failures()) {
            if (change.outcome().isWorse()) {
                add(failing, kinds, Worse.FAILURES, change.sentence());
            }
        }
        for (PathChange change : comparison.paths()) {
            if (change.nowFallsBack()) {
                add(failing, kinds, Worse.FALLBACK, change.sentence());
            }
        }
        return new Difference(comparison, failing);
    }

    private static void add(Map<Worse, List<String>> failing, Set<Worse> kinds, Worse kind, String sentence) {
        if (kinds.contains(kind)) {
            failing.computeIfAbsent(kind, k -> new ArrayList<>()).add(sentence);
        }
    }

    /**
     * Whether nothing got worse of what was asked for.
     *
     * @return whether a build may pass
     */
    public boolean isPassed() {
        return failing.isEmpty();
    }

    /**
     * What came of it, in one line.
     *
     * @return such as {@code WORSE: new definite errors, slower map calls}
     */
    public String outcome() {
        return failing.isEmpty() ? "NOT WORSE" : "WORSE: " + String.join(", ", failing.keySet().stream().map(Worse::words).toList());
    }
}
