// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.rangescope.charts.PercentileChart;
import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.CostChange;
import org.rangescope.core.compare.FailureChange;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.Outcome;
import org.rangescope.core.compare.PathChange;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.util.Units;
import org.rangescope.report.compare.Difference;
import org.rangescope.report.html.Page.Cell;

/** Two recordings compared, as one page. Needs no lock. */
public final class HtmlDiff {

    private static final int LISTED = 500;
    private static final int CHART = 320;

    private final Difference difference;
    private final Comparison comparison;
    private final Page page = new Page();
    private final Html body = page.body();

    private HtmlDiff(Difference difference) {
        this.difference = difference;
        comparison = difference.comparison();
    }

    /**
     * Makes the page.
     *
     * @param difference what changed
     * @param before     durations of all map calls before
     * @param after      durations of all map calls after
     * @return the page, whole
     */
    public static String of(Difference difference, PercentileCurve before, PercentileCurve after) {
        return new HtmlDiff(difference).page(before, after);
    }

    private String page(PercentileCurve before, PercentileCurve after) {
        boolean better = comparison.populations().stream().anyMatch(change -> change.outcome().isBetter());
        body.open("header").element("p", "Rangescope: " + comparison.before() + " compared with " + comparison.after(), "class", "kicker");
        body.open("div", "class",
                "verdict " + (difference.isPassed() ? comparison.isWorse() ? "warn" : better ? "good" : "info" : "error"));
        body.open("h1").sentence(comparison.verdictLine()).close("h1");
        body.element("p", difference.outcome());
        body.close("div");
        body.list("ul", comparison.caveats(), "class", "warn");
        body.close("header").open("main");
        findings();
        durations(before, after);
        others();
        reading();
        body.close("main");
        String version = Page.version();
        body.open("footer").text("Made by Rangescope" + (version == null ? "" : " " + version)
                + ". This file needs nothing else, loads nothing and runs nothing.").close("footer");
        return page.toString(comparison.before() + " → " + comparison.after());
    }

    private void findings() {
        page.section("Findings");
        List<List<Cell>> rows = new ArrayList<>();
        for (FindingChange change : comparison.findings().subList(0, Math.min(LISTED, comparison.findings().size()))) {
            rows.add(List.of(Cell.of(change.isSuppressed() ? change.status().words() + ", suppressed" : change.status().words()),
                    Cell.of(change.ruleId()), Cell.of(Page.words(change.severity(), change.verdict())),
                    Cell.of(change.sentence()), Cell.number(Units.count(change.before()), ""),
                    Cell.number(Units.count(change.after()), "")));
        }
        page.table("What became of each finding", List.of("Change", "Rule", "How bad", "What", "Before", "After"), rows,
                "Neither recording has a finding.");
        more(comparison.findings().size());
        body.close("section");
    }

    private void more(int all) {
        if (all > LISTED) {
            body.element("p", "And " + Units.count(all - LISTED) + " more.", "class", "quiet");
        }
    }

    private void durations(PercentileCurve before, PercentileCurve after) {
        page.section("How long map calls take");
        if (before.count() > 0 || after.count() > 0) {
            PercentileCurve was = named("before", before);
            PercentileCurve is = named("after", after);
            page.figure(new PercentileChart(List.of(was, is)), "All map calls, before and after", CHART, () -> {
                List<List<Cell>> rows = new ArrayList<>();
                for (PercentileCurve curve : List.of(was, is)) {
                    rows.add(List.of(Cell.of(curve.group()), Cell.number(Units.count(curve.count()), ""), duration(curve.p50Ns()),
                            duration(curve.p90Ns()), duration(curve.p99Ns()), duration(curve.maxNs())));
                }
                page.table("Durations that a share of the calls did not exceed",
                        List.of("Recording", "Calls", "p50", "p90", "p99", "Longest"), rows, "");
            });
        }
        List<List<Cell>> rows = new ArrayList<>();
        for (PopulationChange change : comparison.populations().subList(0, Math.min(LISTED, comparison.populations().size()))) {
            rows.add(List.of(Cell.of(change.sentence()), Cell.of(change.outcome().words()), duration(change.before().p50Ns()),
                    duration(change.after().p50Ns()), duration(change.before().p99Ns()), duration(change.after().p99Ns()),
                    Cell.number(percent(change.ratio()), ""),
                    Cell.number(Double.isNaN(change.low()) ? "" : percent(change.low()) + " to " + percent(change.high()), "")));
        }
        page.table("By exporter, importer, interconnect, interface, call site and number of ranges",
                List.of("Which", "Outcome", "p50 before",
                        "p50 after", "p99 before", "p99 after", "Change", "95 % confidence"),
                rows, "There is nothing to compare.");
        more(comparison.populations().size());
        body.close("section");
    }

    private static PercentileCurve named(String name, PercentileCurve curve) {
        return new PercentileCurve(name, curve.count(), curve.p50Ns(), curve.p90Ns(), curve.p99Ns(), curve.p999Ns(), curve.maxNs(),
                curve.percentile(), curve.valueNs());
    }

    private void others() {
        page.section("Failures, interfaces and costs");
        List<String> sentences = new ArrayList<>();
        for (FailureChange change : comparison.failures()) {
            if (differs(change.outcome())) {
                sentences.add(change.sentence());
            }
        }
        comparison.paths().stream().map(PathChange::sentence).forEach(sentences::add);
        for (CostChange change : comparison.costs()) {
            if (differs(change.fixed()) || differs(change.perRange())) {
                sentences.add(change.sentence());
            }
        }
        if (sentences.isEmpty()) {
            body.element("p",
                    "No difference seen in which map calls fail, by which interface attachments are mapped, and what a map call costs.");
        }
        body.list("ul", sentences.subList(0, Math.min(LISTED, sentences.size())));
        more(sentences.size());
        body.close("section");
    }

    private void reading() {
        page.section("How to read this");
        body.list("ul", List.of(
                "Calls are compared with calls by the same interface and with as many ranges, where there are enough of them. Where not, the sentence says so.",
                "Change is the factor by which calls of one kind take longer or shorter, taken over all of them; with 95 % confidence it lies in the interval beside it.",
                "A difference counts when it would hardly come by chance, with the number of comparisons taken into account, and is larger than durations are known by.",
                "No difference seen is not the same as none: more calls may show one that is smaller.",
                "What else ran on the two machines is not known to the comparison."));
        body.close("section");
    }

    private static boolean differs(Outcome outcome) {
        return outcome.isWorse() || outcome.isBetter();
    }

    private static String percent(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%+.1f %%", (ratio - 1) * 100);
    }

    private static Cell duration(long ns) {
        return Cell.number(ns == Units.UNKNOWN ? "" : Units.duration(ns), ns == Units.UNKNOWN ? "" : Units.exactNs(ns));
    }
}
