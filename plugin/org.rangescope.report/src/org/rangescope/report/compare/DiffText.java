// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.compare;

import java.util.List;
import java.util.function.Function;

import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.CostChange;
import org.rangescope.core.compare.FailureChange;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.Outcome;
import org.rangescope.core.compare.PathChange;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.core.util.Units;
import org.rangescope.report.Safe;

/** A comparison for a person at a terminal: what changed first; what did not, in a count. */
public final class DiffText {

    private final StringBuilder text = new StringBuilder();

    private DiffText() {}

    /**
     * Writes it.
     *
     * @param difference what changed
     * @param all        whether to tell as well of what did not change
     * @return lines
     */
    public static String of(Difference difference, boolean all) {
        DiffText text = new DiffText();
        Comparison comparison = difference.comparison();
        text.line(comparison.before() + " → " + comparison.after() + ": " + difference.outcome());
        text.line(comparison.verdictLine());
        comparison.caveats().forEach(caveat -> text.line("Note: " + caveat));
        text.section("Findings", comparison.findings(), FindingChange::sentence,
                each -> all || each.status() != FindingChange.Status.SAME && each.status() != FindingChange.Status.NOT_COMPARABLE);
        text.section("How long map calls take", comparison.populations(), PopulationChange::sentence,
                each -> all || each.outcome().isWorse() || each.outcome().isBetter());
        text.section("Map calls that fail", comparison.failures(), FailureChange::sentence,
                each -> all || each.outcome().isWorse() || each.outcome().isBetter());
        text.section("By which interface", comparison.paths(), PathChange::sentence, each -> true);
        text.section("What a map call costs", comparison.costs(), CostChange::sentence,
                each -> all || differs(each.fixed()) || differs(each.perRange()));
        return text.text.toString();
    }

    private static boolean differs(Outcome outcome) {
        return outcome.isWorse() || outcome.isBetter();
    }

    private <T> void section(String title, List<T> changes, Function<T, String> sentence, java.util.function.Predicate<T> told) {
        if (changes.isEmpty()) {
            return;
        }
        line("");
        line(title + ":");
        List<T> shown = changes.stream().filter(told).toList();
        shown.forEach(each -> line("  - " + sentence.apply(each)));
        int rest = changes.size() - shown.size();
        if (rest > 0) {
            line("  " + (shown.isEmpty() ? "" : "and ") + Units.counted(rest, "comparison")
                    + " without a difference that can be seen; --all tells of "
                    + (rest == 1 ? "it" : "them"));
        }
    }

    private void line(String line) {
        text.append(Safe.line(line.replace("`", ""))).append('\n');
    }
}
