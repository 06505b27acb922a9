// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.check;

import java.util.List;
import java.util.Locale;

import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.util.Units;
import org.rangescope.report.Safe;

/** What came of a check, for a person who reads the log of a build. */
public final class CheckText {

    private static final int FRAMES = 8;

    private final StringBuilder text = new StringBuilder();

    private CheckText() {}

    /**
     * Writes it.
     *
     * @param result what came of it
     * @return lines
     */
    public static String of(CheckResult result) {
        CheckText text = new CheckText();
        text.line(result.name() + ": " + result.outcome());
        text.line(result.verdict());
        text.line(result.summary());
        result.lost().forEach(sentence -> text.line("Evidence: " + sentence));
        for (CheckResult.Judged each : result.of(CheckResult.Standing.FAILS)) {
            text.full(each);
        }
        for (Budget.Result budget : result.budgets()) {
            text.line("");
            text.line((result.failedBudgets().contains(budget) ? "FAILED " : "ok     ") + budget.budget() + ": " + budget.sentence());
        }
        text.brief("Tolerated", result.of(CheckResult.Standing.TOLERATED));
        text.brief("Known by the baseline", result.of(CheckResult.Standing.KNOWN));
        text.brief("Suppressed", result.of(CheckResult.Standing.SUPPRESSED));
        if (!result.notes().isEmpty()) {
            text.line("");
            result.notes().forEach(text::line);
        }
        return text.text.toString();
    }

    private void line(String line) {
        text.append(Safe.line(line)).append('\n');
    }

    private void full(CheckResult.Judged each) {
        Finding finding = each.finding();
        line("");
        line("FAILED " + finding.plainSentence() + " (" + kind(finding) + ")");
        finding.evidence().forEach(sentence -> line("  - " + sentence.replace("`", "")));
        List<String> stack = each.stack();
        if (!stack.isEmpty()) {
            line("  Stack:");
            stack.stream().limit(FRAMES).forEach(frame -> line("    " + frame));
            if (stack.size() > FRAMES) {
                line("    and " + Units.count(stack.size() - FRAMES) + " more");
            }
        }
        finding.checks().forEach(sentence -> line("  To check: " + sentence.replace("`", "")));
    }

    private void brief(String title, List<CheckResult.Judged> findings) {
        if (!findings.isEmpty()) {
            line("");
            line(title + ":");
            for (CheckResult.Judged each : findings) {
                line("  " + each.finding().plainSentence() + " (" + kind(each.finding()) + ")"
                        + (each.reason().isEmpty() ? "" : " " + each.reason()));
            }
        }
    }

    /** Rule, severity and, of an error, how sure it is. */
    static String kind(Finding finding) {
        return finding.ruleId() + ", " + name(finding.severity())
                + (finding.severity() == Severity.ERROR || finding.severity() == Severity.WARNING ? ", " + name(finding.verdict()) : "");
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
