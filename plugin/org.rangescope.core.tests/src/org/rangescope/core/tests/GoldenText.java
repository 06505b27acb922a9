// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.Oddity;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.analysis.UnmapFate;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.EvidenceRow;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Suspect;
import org.rangescope.core.stats.CostFit;
import org.rangescope.core.stats.CostModel;
import org.rangescope.core.stats.CostModels;
import org.rangescope.core.stats.ExporterSummaries;
import org.rangescope.core.stats.ExporterSummary;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.store.Task;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/** All that a recording is told to mean, as text for a person to read. The same on every machine. */
final class GoldenText {

    private static final int LISTED = 12;

    private final StringBuilder text = new StringBuilder();
    private final Recording recording;
    private final Findings findings;

    private GoldenText(Recording recording, Findings findings) {
        this.recording = recording;
        this.findings = findings;
    }

    static String of(Opened opened) {
        return opened.read(recording -> new GoldenText(recording, opened.session().findings()).write());
    }

    private String write() {
        line("# SPDX-License-Identifier: EPL-2.0");
        line(findings.verdictLine());
        line(findings.summaryLine());
        suspects();
        findings.list().forEach(this::finding);
        results();
        health();
        statistics();
        return text.toString();
    }

    private void line(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void suspects() {
        if (!findings.suspects().isEmpty()) {
            line("");
            line("Suspects:");
        }
        for (Suspect suspect : findings.suspects()) {
            line("%d. %s", suspect.number(), suspect.sentence());
            line("   findings %d%s", suspect.head(), suspect.others().isEmpty() ? "" : " and " + numbers(suspect.others()));
            suspect.related().forEach(link -> line("   see also suspect %d, %s", link.suspect(), link.reason()));
        }
    }

    private static String numbers(List<Integer> numbers) {
        return String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    private void finding(Finding finding) {
        line("");
        line("Finding %d: %s, %s, %s%s", finding.number(), finding.ruleId(), name(finding.severity()), name(finding.verdict()),
                finding.leak() ? ", a leak" : "");
        line("  %s", finding.sentence());
        line("  why: %s", finding.explanation());
        finding.evidence().forEach(each -> line("  - %s", each));
        finding.rows().forEach(this::row);
        line("  sure: %s", finding.certainty());
        finding.checks().forEach(each -> line("  check: %s", each));
        finding.related().forEach(each -> line("  related: %s", each));
        line("  count %d, %d mappings%s, attachments%s, %s, %s to %s", finding.count(), finding.mappingCount(),
                list(finding.mappings(), row -> recording.mappings().serial(row)), list(finding.attachments(), row -> row),
                Units.exactBytes(finding.bytes()), moment(finding.firstNs()), moment(finding.lastNs()));
        line("  call site: %s", finding.callSite());
        List<Symbol> stack = recording.dictionaries().stack(finding.stack());
        line("  stack: %s", String.join(" < ", stack.stream().limit(8).map(Symbol::toString).toList()));
    }

    private interface Told {

        long of(int row);
    }

    private static String list(int[] rows, Told told) {
        if (rows.length == 0) {
            return "";
        }
        return " " + String.join(" ", Arrays.stream(rows).limit(LISTED).mapToObj(row -> "#" + told.of(row)).toList())
                + (rows.length > LISTED ? " ..." : "");
    }

    private void row(EvidenceRow row) {
        Task task = recording.dictionaries().task(row.task());
        Symbol site = recording.callSite(row.stack());
        line("  | %s  %s%s%s, %s%s", Units.relative(recording.toRelativeNs(row.timeNs())), row.what(),
                row.mapping() < 0 ? "" : ", map call " + recording.mappings().serial(row.mapping()),
                row.attachment() < 0
                        ? ""
                        : ", attachment #" + row.attachment() + " of "
                                + recording.dictionaries().device(recording.attachments().device(row.attachment())).name(),
                row.task() == 0 ? "nobody" : task.comm() + " (" + task.pid() + ")", site == null ? "" : ", " + site);
    }

    private String moment(long timeNs) {
        return Units.relative(recording.toRelativeNs(timeNs));
    }

    private void results() {
        Map<String, List<String>> why = new TreeMap<>();
        for (RuleResult result : findings.results()) {
            if (result.status() != RuleResult.Status.APPLIED) {
                why.computeIfAbsent(name(result.status()) + ": " + result.why(), key -> new ArrayList<>()).add(result.rule().id());
            }
        }
        if (!why.isEmpty()) {
            line("");
            line("Rules:");
            why.forEach((reason, rules) -> line("%s %s", String.join(" ", rules), reason));
        }
    }

    private void health() {
        Health health = recording.health();
        line("");
        line("Recording: %s, %s, %d records, live at the end %s, in flight %d, of unknown kind %d",
                recording.isComplete() ? "complete" : "cut off",
                health.lostWords(), health.records(), health.liveAtStop() == Units.UNKNOWN ? "unknown" : health.liveAtStop(),
                health.inFlight(),
                health.unknownRecords());
        for (EventKind kind : EventKind.values()) {
            if (!kind.isDictionary() && health.count(kind) > 0) {
                line("  %s %d", name(kind), health.count(kind));
            }
        }
        for (UnmapFate fate : UnmapFate.values()) {
            if (health.count(fate) > 0) {
                line("  unmaps %s %d", name(fate), health.count(fate));
            }
        }
        for (Oddity oddity : Oddity.values()) {
            if (health.count(oddity) > 0) {
                line("  oddity: %d %s", health.count(oddity), oddity.meaning());
            }
        }
        health.lossWindows().forEach(window -> line("  lost %d around %s to %s: %s", window.lost(), moment(window.fromNs()),
                window.toNs() == Long.MAX_VALUE ? "the end" : moment(window.toNs()), window.cause()));
    }

    private void statistics() {
        line("");
        line("Statistics:");
        line("  %d buffers, %d attachments, %d map calls, %d ranges, %d incidents", recording.buffers().size(),
                recording.attachments().size(),
                recording.mappings().size(), recording.ranges().size(), recording.incidents().size());
        for (ExporterSummary summary : ExporterSummaries.of(recording)) {
            line("  exporter %s: %d buffers, %d maps, %d failed, %d live, %d leaked, %s exposed, population p50 %s, p99 %s, max %s",
                    summary.exporter(), summary.buffers(), summary.maps(), summary.failed(), summary.live(), summary.leaked(),
                    Units.bytes(summary.exposedBytes()), Units.duration(summary.p50Ns()), Units.duration(summary.p99Ns()),
                    Units.duration(summary.maxNs()));
        }
        for (CostFit fit : CostModels.all(recording, Long.MIN_VALUE, Long.MAX_VALUE)) {
            line("  cost of %s: %s", fit.of(), cost(fit.model(), fit.why()));
        }
    }

    private static String cost(@Nullable CostModel model, String why) {
        return model == null
                ? "none, " + why
                : Units.duration(Math.round(model.fixedNs())) + " + " + Units.duration(Math.round(model.perRangeNs())) + " per range, ± "
                        + Units.duration(Math.round(model.plusMinusNs())) + ", by " + model.calls() + " calls with " + model.rangeCounts()
                        + " numbers of ranges, " + (Double.isNaN(model.within()) ? "?" : Math.round(model.within() * 100))
                        + " % within a quarter";
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
