// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.html;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.rangescope.charts.FlameChart;
import org.rangescope.charts.LeaksChart;
import org.rangescope.charts.Moments;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.PercentileChart;
import org.rangescope.charts.ScatterChart;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.LossWindow;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Suspect;
import org.rangescope.core.stats.CallTree;
import org.rangescope.core.stats.CallTrees;
import org.rangescope.core.stats.CostFit;
import org.rangescope.core.stats.CostModel;
import org.rangescope.core.stats.CostModels;
import org.rangescope.core.stats.ExporterSummaries;
import org.rangescope.core.stats.ExporterSummary;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.LeakBars;
import org.rangescope.core.stats.LeakedMappings;
import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.PopulationScatter;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.util.Units;
import org.rangescope.report.Condition;
import org.rangescope.report.html.Page.Cell;

/** A recording as one page. Used once, under the session's lock. */
final class HtmlReport {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    /** So many suspects are told in full; the others have a line in a table. */
    private static final int IN_FULL = 100;
    private static final int LISTED = 500;
    private static final int SERIALS = 12;
    private static final int COLUMNS = 600;
    private static final int ROWS = 20;
    private static final int POINTS_ACROSS = 230;
    private static final int POINTS_DOWN = 90;
    private static final int CURVES = 8;
    private static final int EXPORTERS = 40;
    private static final int WINDOWS = 20;
    private static final int CHART = 300;

    private final Recording recording;
    private final Findings findings;
    private final Page page = new Page();
    private final Html body = page.body();

    private HtmlReport(Recording recording, Findings findings) {
        this.recording = recording;
        this.findings = findings;
    }

    /**
     * Makes the page.
     *
     * @param recording under the session's lock
     * @param findings  what the rules say of it
     * @return the page, whole
     */
    static String of(Recording recording, Findings findings) {
        return new HtmlReport(recording, findings).page();
    }

    private String page() {
        Condition condition = Condition.of(recording);
        header(condition);
        body.open("main");
        suspects();
        suppressed();
        charts();
        health(condition);
        reading();
        body.close("main");
        String version = Page.version();
        body.open("footer").text("Made by Rangescope" + (version == null ? "" : " " + version) + " from " + recording.name()
                + ". This file needs nothing else, loads nothing and runs nothing.").close("footer");
        return page.toString(recording.name() + ": " + findings.verdictLine());
    }

    private void header(Condition condition) {
        boolean unsure = findings.count(Severity.ERROR) + findings.count(Severity.WARNING) > 0 || !condition.isGood();
        String tone = findings.hasDefiniteError() ? "error" : unsure ? "warn" : "good";
        body.open("header").element("p", "Rangescope report on " + recording.name(), "class", "kicker");
        body.open("div", "class", "verdict " + tone);
        body.element("h1", findings.verdictLine());
        body.element("p", findings.summaryLine());
        if (recording.startNs() != Units.UNKNOWN) {
            body.element("p", "Recorded from " + CLOCK.format(recording.wallClock(recording.startNs())) + " to "
                    + CLOCK.format(recording.wallClock(recording.endNs())) + ". Times in this report count from "
                    + Units.count(recording.startNs()) + " ns CLOCK_MONOTONIC, when it began.", "class", "quiet");
        }
        body.open("ul", "class", "chips", "aria-label", "Findings by severity");
        chip(Severity.ERROR, "error", "errors");
        chip(Severity.WARNING, "warning", "warnings");
        chip(Severity.PERF, "about performance", "about performance");
        chip(Severity.INFO, "for information", "for information");
        if (findings.open().isEmpty()) {
            body.element("li", "no findings", "class", "chip " + (condition.isGood() ? "good" : "info"));
        }
        if (!findings.suppressed().isEmpty()) {
            body.element("li", Units.count(findings.suppressed().size()) + " suppressed", "class", "chip info");
        }
        body.element("li", recording.health().lostWords().replace("none lost", "no events lost"), "class",
                "chip " + (recording.health().isWhole() ? "good" : "warn"));
        body.close("ul").close("div");
        if (!condition.isGood()) {
            body.list("ul", condition.notes().stream().map(String::strip).toList(), "class", "warn");
        }
        body.open("nav", "aria-label", "Contents").open("ul");
        int i = 1;
        for (String title : titles()) {
            body.open("li").element("a", title, "href", "#s" + i++).close("li");
        }
        body.close("ul").close("nav").close("header");
    }

    private List<String> titles() {
        List<String> titles = new ArrayList<>(List.of("Suspects"));
        if (!findings.suppressed().isEmpty()) {
            titles.add("Suppressed");
        }
        titles.addAll(List.of("Charts", "Exporters", "Capture health", "How to read this"));
        return titles;
    }

    private void chip(Severity severity, String one, String many) {
        int count = findings.count(severity);
        if (count > 0) {
            body.element("li", count + " " + (count == 1 ? one : many), "class", "chip " + Page.tone(severity));
        }
    }

    private void suspects() {
        page.section("Suspects");
        List<Suspect> open = findings.suspects().stream().filter(suspect -> !isSuppressed(suspect)).toList();
        if (open.isEmpty()) {
            body.element("p", findings.results().stream().allMatch(result -> result.status() == RuleResult.Status.APPLIED)
                    ? "None: every rule was applied, and found nothing."
                    : "None: every rule that could be applied found nothing. Capture health, below, says which could not.");
        }
        for (Suspect suspect : open.subList(0, Math.min(IN_FULL, open.size()))) {
            suspect(suspect);
        }
        if (open.size() > IN_FULL) {
            List<List<Cell>> rows = open.subList(IN_FULL, Math.min(open.size(), IN_FULL + LISTED)).stream().map(suspect -> {
                Finding head = finding(suspect.head());
                return List.of(Cell.number(Integer.toString(suspect.number()), ""), Cell.of(suspect.sentence()), Cell.of(head.ruleId()),
                        Cell.of(Page.words(head.severity(), head.verdict())));
            }).toList();
            page.table("Further suspects", List.of("Suspect", "What", "Rule", "How bad"), rows, "");
            if (open.size() > IN_FULL + LISTED) {
                body.element("p", "And " + Units.count(open.size() - IN_FULL - LISTED) + " more: `rangescope findings` lists all.", "class",
                        "quiet");
            }
        }
        body.close("section");
    }

    private boolean isSuppressed(Suspect suspect) {
        return finding(suspect.head()).isSuppressed() && suspect.others().stream().allMatch(other -> finding(other).isSuppressed());
    }

    private Finding finding(int number) {
        return findings.list().get(number - 1);
    }

    private void suspect(Suspect suspect) {
        Finding head = finding(suspect.head());
        body.open("article", "class", "card " + Page.tone(head.severity()), "id", "suspect-" + suspect.number(), "aria-labelledby",
                "h" + suspect.number());
        body.open("div", "class", "top").open("span", "class", "number", "aria-hidden", "true").text(Integer.toString(suspect.number()))
                .close("span").open("h3", "id", "h" + suspect.number()).sentence(head.sentence()).close("h3").close("div");
        finding(head);
        for (int other : suspect.others()) {
            Finding more = finding(other);
            body.open("details").open("summary").text("From the same cause: ").sentence(more.sentence()).close("summary");
            finding(more);
            body.close("details");
        }
        if (!suspect.related().isEmpty()) {
            body.element("h4", "May have to do with").open("ul");
            for (Suspect.Link link : suspect.related()) {
                body.open("li").element("a", "Suspect " + link.suspect(), "href", "#suspect-" + link.suspect()).text(", ")
                        .sentence(link.reason()).close("li");
            }
            body.close("ul");
        }
        body.close("article");
    }

    private void finding(Finding finding) {
        List<String> facts = new ArrayList<>(List.of("Finding " + finding.number(), finding.ruleId(),
                Page.words(finding.severity(), finding.verdict())));
        if (finding.mappingCount() > 0) {
            facts.add(Units.counted(finding.mappingCount(), "mapping"));
        }
        if (finding.bytes() > 0) {
            facts.add(Units.bytes(finding.bytes()) + " (" + Units.exactBytes(finding.bytes()) + ")");
        }
        if (!finding.callSite().isEmpty()) {
            facts.add(finding.callSite());
        }
        if (finding.isSuppressed()) {
            facts.add("suppressed");
        }
        body.element("p", String.join(" · ", facts), "class", "facts");
        if (!finding.evidence().isEmpty()) {
            body.element("h4", "Evidence");
            body.list("ul", finding.evidence());
        }
        if (finding.mappings().length > 0) {
            body.element("p", "Map calls: " + IntStream.of(finding.mappings()).limit(SERIALS)
                    .mapToObj(row -> "#" + recording.mappings().serial(row)).collect(Collectors.joining(", "))
                    + (finding.mappingCount() > SERIALS ? " and " + Units.count(finding.mappingCount() - SERIALS) + " more" : ""), "class",
                    "quiet");
        }
        List<Symbol> stack = recording.dictionaries().stack(finding.stack());
        if (!stack.isEmpty()) {
            body.element("h4", "Stack, innermost function first");
            body.open("ol", "class", "stack");
            stack.forEach(symbol -> body.element("li", symbol.toString()));
            body.close("ol");
        }
        paragraph("Why it matters", finding.explanation());
        paragraph("How sure", finding.certainty());
        if (!finding.checks().isEmpty()) {
            body.element("h4", "To check");
            body.list("ul", finding.checks());
        }
        if (!finding.related().isEmpty()) {
            body.element("h4", "See also");
            body.list("ul", finding.related());
        }
    }

    private void paragraph(String title, String sentence) {
        if (!sentence.isEmpty()) {
            body.element("h4", title).open("p").sentence(sentence).close("p");
        }
    }

    private void suppressed() {
        if (findings.suppressed().isEmpty()) {
            return;
        }
        page.section("Suppressed");
        body.element("p", "Somebody decided not to hear of these. They are no part of the verdict.", "class", "quiet");
        List<List<Cell>> rows = new ArrayList<>();
        for (Finding finding : findings.suppressed().subList(0, Math.min(LISTED, findings.suppressed().size()))) {
            Suppression by = finding.suppression();
            rows.add(List.of(Cell.of(finding.ruleId()), Cell.of(finding.sentence()), Cell.of(by == null ? "" : by.reason()),
                    Cell.of(by == null ? "" : by.place())));
        }
        page.table("Suppressed findings", List.of("Rule", "What", "Reason", "Where"), rows, "");
        body.close("section");
    }

    private void charts() {
        page.section("Charts");
        if (recording.startNs() == Units.UNKNOWN || recording.mappings().size() == 0) {
            body.element("p", "There is nothing to draw: no map call was recorded.");
        } else {
            outstanding();
            leaks();
            percentiles();
            scatter();
            flames();
        }
        body.close("section");
        page.section("Exporters");
        exporters();
        costs();
        body.close("section");
    }

    private void outstanding() {
        long from = recording.startNs();
        long to = recording.endNs();
        Outstanding data = OutstandingSeries.of(recording, findings.marks(), from, to, COLUMNS);
        Outstanding few = OutstandingSeries.of(recording, findings.marks(), from, to, ROWS);
        page.figure(OutstandingChart.of(recording, data, OutstandingChart.Measure.BYTES, -1, null), "What was exposed over time", CHART,
                () -> {
                    List<List<Cell>> rows = new ArrayList<>();
                    for (int i = 0; i < few.live().length; i++) {
                        rows.add(List.of(Cell.number(Units.moment(i * few.stepNs()), Units.exactNs(i * few.stepNs())),
                                count(few.live()[i]), bytes(few.bytes()[i]), count(few.leakedLive()[i]), bytes(few.leakedBytes()[i])));
                    }
                    page.table("The most within each stretch of time",
                            List.of("From", "Mappings", "Exposed", "Of them leaked", "Leaked bytes"),
                            rows, "None.");
                });
    }

    private void leaks() {
        LeakBars bars = LeakedMappings.of(recording, GroupBy.CALL_SITE, recording.startNs(), recording.endNs(), LeaksChart.barsIn(CHART));
        if (bars.total() == 0) {
            return;
        }
        page.figure(new LeaksChart(bars, Moments.of(recording, -1, null), false), "Each leak, from its map call to the end",
                Math.min(CHART, 70 + 13 * Math.max(4, bars.bars().size())), () -> {
                    List<List<Cell>> rows = new ArrayList<>();
                    for (LeakBars.Bar bar : bars.bars()) {
                        rows.add(List.of(
                                Cell.of("#" + bar.serial() + (bar.count() > 1 ? " and " + Units.count(bar.count() - 1) + " more" : "")),
                                Cell.of(bar.group()), moment(bar.fromNs()), moment(bar.leakedNs()), bytes(bar.bytes())));
                    }
                    page.table("Leaked mappings", List.of("Map call", "Call site", "Mapped at", "Leaked at", "Exposed"), rows, "None.");
                });
    }

    private void percentiles() {
        List<PercentileCurve> all = PopulationPercentiles.of(recording, GroupBy.EXPORTER);
        List<PercentileCurve> curves = all.subList(0, Math.min(CURVES, all.size()));
        page.figure(new PercentileChart(curves), "How long map calls took, by exporter"
                + (all.size() > CURVES ? " (the " + CURVES + " with most calls)" : ""), CHART, () -> {
                    List<List<Cell>> rows = new ArrayList<>();
                    for (PercentileCurve curve : all.subList(0, Math.min(EXPORTERS, all.size()))) {
                        rows.add(List.of(Cell.of(curve.group()), count(curve.count()), duration(curve.p50Ns()), duration(curve.p90Ns()),
                                duration(curve.p99Ns()), duration(curve.p999Ns()), duration(curve.maxNs())));
                    }
                    page.table("Durations that a share of the calls did not exceed",
                            List.of("Exporter", "Calls", "p50", "p90", "p99", "p99.9", "Longest"), rows,
                            "No duration is known.");
                });
    }

    private void scatter() {
        page.figure(ScatterChart.of(recording, PopulationScatter.of(recording, GroupBy.EXPORTER, POINTS_ACROSS, POINTS_DOWN), -1),
                "How long map calls took, by number of ranges", CHART + 40, this::costs);
    }

    private void costs() {
        List<List<Cell>> rows = new ArrayList<>();
        List<CostFit> fits = CostModels.of(recording, GroupBy.EXPORTER, Long.MIN_VALUE, Long.MAX_VALUE);
        for (CostFit fit : fits.subList(0, Math.min(EXPORTERS, fits.size()))) {
            CostModel model = fit.model();
            if (model == null) {
                rows.add(List.of(Cell.of(fit.group()), Cell.of(fit.of()), Cell.number("", ""), Cell.number("", ""), Cell.of(fit.why())));
            } else {
                rows.add(List.of(Cell.of(fit.group()), Cell.of(fit.of()), duration(Math.round(model.fixedNs())),
                        duration(Math.round(model.perRangeNs())), Cell.of("from " + Units.counted(model.calls(), "call")
                                + "; half of them within " + Units.duration(Math.round(model.plusMinusNs())) + " of the line")));
            }
        }
        page.table("What a map call costs: fixed, and for each range or entry", List.of("Exporter", "Of", "Fixed", "Per range", "Fit"),
                rows, "No duration is known.");
    }

    private void flames() {
        CallTree tree = CallTrees.of(recording);
        boolean bytes = tree.root().outstandingBytes() > 0;
        page.figure(new FlameChart(tree, bytes ? FlameChart.Measure.BYTES : FlameChart.Measure.TIME, "", bytes ? "at the end" : ""),
                bytes ? "Who keeps bytes exposed at the end" : "Who spent time in map calls", CHART, () -> {
                    Map<String, Long> paths = new LinkedHashMap<>();
                    for (String path : tree.collapsed(bytes ? CallTree.Node::outstandingBytes : CallTree.Node::timeNs)) {
                        int space = path.lastIndexOf(' ');
                        paths.put(path.substring(0, space), Long.valueOf(path.substring(space + 1)));
                    }
                    List<List<Cell>> rows = paths.entrySet().stream()
                            .sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(ROWS)
                            .map(e -> List.of(Cell.of(e.getKey().replace(";", " → ")),
                                    bytes ? bytes(e.getValue()) : duration(e.getValue())))
                            .toList();
                    page.table("Stacks, outermost function first", List.of("Stack", bytes ? "Exposed" : "Time"), rows,
                            "No stack is known.");
                });
    }

    private void exporters() {
        List<ExporterSummary> all = ExporterSummaries.of(recording);
        List<List<Cell>> rows = new ArrayList<>();
        for (ExporterSummary each : all.subList(0, Math.min(EXPORTERS, all.size()))) {
            rows.add(List.of(Cell.of(each.exporter()), count(each.buffers()), count(each.maps()), count(each.failed()), count(each.live()),
                    count(each.leaked()), bytes(each.exposedBytes()), duration(each.p50Ns()), duration(each.p99Ns()),
                    duration(each.maxNs())));
        }
        page.table("Each exporter", List.of("Exporter", "Buffers", "Maps", "Failed", "Live", "Leaked", "Exposed", "p50", "p99", "Longest"),
                rows, "No buffer was recorded.");
        if (all.size() > EXPORTERS) {
            body.element("p", "And " + Units.count(all.size() - EXPORTERS) + " more.", "class", "quiet");
        }
    }

    private void health(Condition condition) {
        page.section("Capture health");
        Health health = recording.health();
        CaptureHeader header = recording.header();
        body.element("p", condition.isGood()
                ? "The capture is whole: it was ended in order, no event was lost and no byte is damaged."
                : "Something is missing, see the top of this page. Verdicts that would need it are given as suspected.");
        body.open("dl");
        fact("Host", header.hostname());
        fact("Kernel", header.kernelRelease() + (header.architecture().isEmpty() ? "" : ", " + header.architecture()));
        fact("Interfaces", String.join(", ", header.adapters()));
        fact("Hooked by", header.attachMode().meaning());
        fact("Stacks", header.stacks());
        fact("Range times", header.rangeTimes());
        fact("Filters", header.isFiltered() ? header.filters() : header.isKnown() ? "none: every call was recorded" : "");
        fact("Kernel addresses", header.isKnown() ? header.pointersHashed() ? "hashed" : "raw: do not give this page away" : "");
        fact("Hooks", header.knowsHooks()
                ? Units.count(header.hooksAttached().size()) + " attached, " + Units.count(header.hooksMissing().size()) + " missing"
                : "");
        for (var hook : header.hooksMissing()) {
            fact("Not observed", hook.toString());
        }
        fact("Records", Units.count(health.records()) + ", " + Units.count(health.events()) + " of them events");
        fact("Ended because", recording.isComplete() ? StopReason.of(health.stopReason()).meaning() : "it was cut off");
        for (Map.Entry<String, Long> loss : health.losses().byName().entrySet()) {
            if (loss.getValue() > 0) {
                fact(loss.getKey(), Units.count(loss.getValue()));
            }
        }
        fact("Left out by choice", choices(health));
        body.close("dl");
        List<LossWindow> windows = health.lossWindows();
        if (!windows.isEmpty()) {
            page.table("When events are missing", List.of("From", "To", "Events", "Why"),
                    windows.stream().limit(WINDOWS).map(window -> List.of(moment(window.fromNs()), moment(window.toNs()),
                            window.lost() == Units.UNKNOWN ? Cell.number("unknown", "") : count(window.lost()), Cell.of(window.cause())))
                            .toList(),
                    "");
            if (windows.size() > WINDOWS) {
                body.element("p", "And " + Units.count(windows.size() - WINDOWS) + " more such times.", "class", "quiet");
            }
        }
        List<List<Cell>> rules = findings.results().stream().filter(result -> result.status() != RuleResult.Status.APPLIED)
                .map(result -> List.of(Cell.of(result.rule().id()), Cell.of(result.rule().title()),
                        Cell.of(result.status() == RuleResult.Status.EVIDENCE_LOST ? "may have missed something" : "not applicable"),
                        Cell.of(result.why())))
                .toList();
        page.table("Rules that could not say everything (" + rules.size() + " of " + findings.results().size() + ")",
                List.of("Rule", "Looks for", "Could not", "Why"), rules,
                "All " + findings.results().size() + " rules had the events they need.");
        body.close("section");
    }

    private static String choices(Health health) {
        List<String> words = new ArrayList<>();
        if (health.choices().filtered() > 0) {
            words.add(Units.counted(health.choices().filtered(), "call"));
        }
        if (health.choices().sampled() > 0) {
            words.add("the ranges of " + Units.counted(health.choices().sampled(), "map call"));
        }
        if (health.choices().reusedStacks() > 0) {
            words.add("stacks beyond the call site of " + Units.counted(health.choices().reusedStacks(), "event"));
        }
        return String.join(", ", words);
    }

    private void fact(String name, String value) {
        if (!value.isEmpty()) {
            body.element("dt", name).element("dd", value);
        }
    }

    private void reading() {
        page.section("How to read this");
        body.list("ul", List.of(
                "A suspect is one likely cause; the findings below it follow from it. They are in order of what matters most.",
                "Definite: the recording proves it. Suspected: the recording shows it, but events that could disprove it may be missing, or it is not wrong in itself. \"How sure\" says which.",
                "A leak is a mapping that nobody can undo any more. A mapping that was merely live when the capture ended is no leak.",
                "Exposed bytes are summed over mappings: two mappings of one buffer count it twice.",
                "p99 is the duration that 99 of 100 map calls did not exceed. Percentiles are kept to two to three digits; hover over a number for what is exact.",
                "Population time is how long a map call took, from its begin to its return, with what it slept.",
                "Lost events are counted wherever they can be lost. Where some were, rules that needed them say so under Capture health.",
                "A function is named with the offset in it and its module: `ex_gpu_bind_bo+0x4c [ex_gpu]`. `faddr2line` or `addr2line` turn that into a line of the source, with the module's debug information."));
        body.close("section");
    }

    private static Cell count(long value) {
        return Cell.number(Units.count(value), "");
    }

    private static Cell bytes(long value) {
        return Cell.number(Units.bytes(value), Units.exactBytes(value));
    }

    private static Cell duration(long ns) {
        return Cell.number(Units.duration(ns), Units.exactNs(ns));
    }

    private Cell moment(long timeNs) {
        long relative = recording.toRelativeNs(timeNs);
        return Cell.number(Units.moment(relative), Units.exactNs(relative));
    }
}
