// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope findings}: what is wrong in a recording. */
@Command(name = "findings", description = "Says what is wrong in a recording: leaks first, each with its evidence and call site.", footer = { //
        "  rangescope findings mine.rangescope || echo \"do not merge\"", //
        "  rangescope findings --json mine.rangescope | jq '.findings[] | select(.leak) | .callSite'", //
        "  ssh root@testbox rangescope-probe -o - | rangescope findings -"})
final class FindingsCommand implements Callable<Integer> {

    private static final int LISTED = 12;

    private final Terminal terminal;
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "A recording; - for standard input.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    FindingsCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        try (Session session = Recordings.read(file, terminal)) {
            Findings findings = session.findings();
            Condition condition = session.read(Condition::of);
            try {
                output.print(session.read(recording -> json ? json(recording, findings, condition) : text(recording, findings, condition)));
                output.flush();
            } catch (Output.Gone e) {
                // the reader has seen enough
            }
            if (findings.hasDefiniteError()) {
                return ExitCode.FINDINGS;
            }
            return condition.isGood() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }

    private static String text(Recording recording, Findings findings, Condition condition) {
        Lines lines = new Lines();
        lines.add(findings.verdictLine());
        lines.add(findings.summaryLine());
        for (String note : condition.notes()) {
            lines.add(note);
        }
        if (!findings.list().isEmpty() && recording.startNs() != Units.UNKNOWN) {
            lines.add("Times count from %s ns CLOCK_MONOTONIC, which was %s.", Long.toString(recording.startNs()),
                    recording.wallClock(recording.startNs()).toString());
        }
        for (Finding finding : findings.list()) {
            lines.add("");
            text(lines, recording, finding);
        }
        rules(lines, findings.results(), RuleResult.Status.EVIDENCE_LOST, "Rules that may have missed something, for events are missing");
        rules(lines, findings.results(), RuleResult.Status.NOT_APPLICABLE, "Rules that could not be applied");
        return lines.toString();
    }

    private static void text(Lines lines, Recording recording, Finding finding) {
        lines.add("%d. %s (%s, %s%s)", finding.number(), finding.plainSentence(), finding.ruleId(), name(finding.severity()),
                finding.severity() == org.rangescope.core.rules.Severity.ERROR ? ", " + name(finding.verdict()) : "");
        for (String evidence : finding.evidence()) {
            lines.add("   - %s", plain(evidence));
        }
        if (finding.mappings().length > 0) {
            lines.add("   Mappings: %s%s", IntStream.of(finding.mappings()).limit(LISTED)
                    .mapToObj(row -> "#" + recording.mappings().serial(row)).collect(Collectors.joining(", ")),
                    finding.mappings().length > LISTED ? " and " + Units.count(finding.mappings().length - LISTED) + " more" : "");
        }
        List<Symbol> stack = recording.dictionaries().stack(finding.stack());
        if (!stack.isEmpty()) {
            lines.add("   Stack:");
            for (Symbol symbol : stack) {
                lines.add("     %s", symbol);
            }
        }
        if (!finding.certainty().isEmpty()) {
            lines.add("   How sure: %s", plain(finding.certainty()));
        }
        if (!finding.checks().isEmpty()) {
            lines.add("   To check:");
            for (String check : finding.checks()) {
                lines.add("   - %s", plain(check));
            }
        }
        for (String related : finding.related()) {
            lines.add("   See also: %s", plain(related));
        }
    }

    private static void rules(Lines lines, List<RuleResult> results, RuleResult.Status status, String title) {
        List<RuleResult> such = results.stream().filter(result -> result.status() == status).toList();
        if (!such.isEmpty()) {
            lines.add("");
            lines.add("%s:", title);
            Map<String, List<RuleResult>> byReason = such.stream()
                    .collect(Collectors.groupingBy(RuleResult::why, LinkedHashMap::new, Collectors.toList()));
            byReason.forEach((why, group) -> lines.add("  %s: %s", group.size() == 1
                    ? group.get(0).rule().id() + " " + group.get(0).rule().title()
                    : group.stream().map(result -> result.rule().id()).collect(Collectors.joining(", ")), plain(why)));
        }
    }

    private static String plain(String sentence) {
        return sentence.replace("`", "");
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String json(Recording recording, Findings findings, Condition condition) {
        JsonWriter writer = new JsonWriter().object();
        writer.name("file").value(recording.name());
        writer.name("verdict").value(findings.verdictLine());
        writer.name("summary").value(findings.summaryLine());
        writer.name("definiteError").value(findings.hasDefiniteError());
        writer.name("complete").value(recording.isComplete());
        writer.name("whole").value(recording.health().isWhole());
        writer.name("notes").values(condition.notes().stream().map(String::strip).toList());
        writer.name("leaks").value(findings.list().stream().filter(Finding::leak).count());
        writer.name("leakedMappings").value(findings.leakedMappings());
        writer.name("exposedBytes").value(findings.leakedBytes());
        writer.name("startNs").known(recording.startNs());
        writer.name("findings").array();
        for (Finding finding : findings.list()) {
            json(writer, recording, finding);
        }
        writer.end();
        writer.name("rules").array();
        for (RuleResult result : findings.results()) {
            writer.object().name("rule").value(result.rule().id()).name("title").value(result.rule().title()).name("status")
                    .value(name(result.status())).name("why")
                    .value(plain(result.why())).name("findings").value(result.findings().size()).end();
        }
        return writer.end().end().toString();
    }

    private static void json(JsonWriter writer, Recording recording, Finding finding) {
        writer.object();
        writer.name("number").value(finding.number());
        writer.name("rule").value(finding.ruleId());
        writer.name("severity").value(name(finding.severity()));
        writer.name("verdict").value(name(finding.verdict()));
        writer.name("leak").value(finding.leak());
        writer.name("sentence").value(finding.plainSentence());
        writer.name("evidence").values(finding.evidence().stream().map(FindingsCommand::plain).toList());
        writer.name("checks").values(finding.checks().stream().map(FindingsCommand::plain).toList());
        writer.name("certainty").value(plain(finding.certainty()));
        writer.name("related").values(finding.related().stream().map(FindingsCommand::plain).toList());
        writer.name("mappings").array();
        for (int mapping : finding.mappings()) {
            writer.value(recording.mappings().serial(mapping));
        }
        writer.end();
        writer.name("mappingCount").value(finding.mappingCount());
        writer.name("count").value(finding.count());
        writer.name("bytes").value(finding.bytes());
        writer.name("firstNs").known(finding.firstNs());
        writer.name("lastNs").known(finding.lastNs());
        writer.name("callSite").value(finding.callSite());
        writer.name("stack").values(recording.dictionaries().stack(finding.stack()).stream().map(Symbol::toString).toList());
        writer.end();
    }
}
