// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.rangescope.core.Session;
import org.rangescope.core.analysis.Oddity;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.EvidenceRow;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.Parameter;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.RuleSettings;
import org.rangescope.core.rules.Suspect;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.Condition;
import org.rangescope.report.JsonWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rangescope findings}: what is wrong in a recording. */
@Command(name = "findings", description = "Says what is wrong in a recording: leaks first, each with its evidence and call site.", footer = { //
        "  rangescope findings mine.rangescope || echo \"do not merge\"", //
        "  rangescope findings --set RS10.deadline=500ms mine.rangescope", //
        "  rangescope findings --json mine.rangescope |", //
        "    jq '.findings[] | select(.leak) | .callSite'", //
        "  rangescope findings --json mine.rangescope |", //
        "    jq '.rules[] | {rule, parameters}'", //
        "  ssh root@testbox rangescope-probe -o - | rangescope findings -"})
final class FindingsCommand implements Callable<Integer> {

    private static final int LISTED = 12;

    private final Terminal terminal;
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "A recording; - for standard input.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--set", paramLabel = "RULE.PARAMETER=VALUE", description = "Set a parameter of a rule, such as RS10.deadline=500ms; can be given several times. --json lists the parameters of each rule, with their meaning and value.")
    private List<String> settings = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    FindingsCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        RuleSettings set = settings();
        RuleEngine engine = new RuleEngine(set);
        engine.problems().forEach(terminal::say);
        try (Session session = Recordings.read(file, terminal, engine)) {
            Findings findings = session.findings();
            Condition condition = session.read(Condition::of);
            try {
                String told = session
                        .read(recording -> json ? json(recording, findings, condition, set) : text(recording, findings, condition));
                output.print(json ? told : output.colored(told, color(findings, condition)));
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

    private static Output.Color color(Findings findings, Condition condition) {
        return findings.hasDefiniteError()
                ? Output.Color.BAD
                : findings.open().isEmpty() && condition.isGood() ? Output.Color.GOOD : Output.Color.UNSURE;
    }

    private RuleSettings settings() {
        try {
            return RuleSettings.parse(settings, RuleEngine.installed());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
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
        for (Finding finding : findings.open()) {
            lines.add("");
            text(lines, recording, finding);
        }
        suppressed(lines, findings);
        suspects(lines, findings.suspects());
        rules(lines, findings.results(), RuleResult.Status.EVIDENCE_LOST, "Rules that may have missed something");
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
                    finding.mappingCount() > LISTED ? " and " + Units.count(finding.mappingCount() - LISTED) + " more" : "");
        }
        List<Symbol> stack = recording.dictionaries().stack(finding.stack());
        if (!stack.isEmpty()) {
            lines.add("   Stack:");
            for (Symbol symbol : stack) {
                lines.add("     %s", symbol);
            }
        }
        if (!finding.explanation().isEmpty()) {
            lines.add("   Why it matters: %s", plain(finding.explanation()));
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

    /** What somebody decided not to hear of, in a line each. */
    private static void suppressed(Lines lines, Findings findings) {
        if (!findings.suppressed().isEmpty()) {
            lines.add("");
            lines.add("Suppressed:");
            for (Finding finding : findings.suppressed()) {
                Suppression by = finding.suppression();
                lines.add("  %d. %s (%s)%s", finding.number(), finding.plainSentence(), finding.ruleId(),
                        by == null ? "" : " " + by.reason() + " (" + by.place() + ")");
            }
        }
        findings.suppressionProblems().forEach(problem -> lines.add("%s", problem));
    }

    /** Which findings have one cause, where there are any. */
    private static void suspects(Lines lines, List<Suspect> suspects) {
        List<Suspect> several = suspects.stream().filter(suspect -> !suspect.others().isEmpty()).toList();
        if (!several.isEmpty()) {
            lines.add("");
            lines.add("Findings that have one cause:");
            for (Suspect suspect : several) {
                lines.add("  %s", IntStream.concat(IntStream.of(suspect.head()), suspect.others().stream().mapToInt(Integer::intValue))
                        .mapToObj(Integer::toString).collect(Collectors.joining(", ")));
            }
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

    private static String json(Recording recording, Findings findings, Condition condition, RuleSettings set) {
        JsonWriter writer = new JsonWriter().object();
        writer.name("file").value(recording.name());
        writer.name("verdict").value(findings.verdictLine());
        writer.name("summary").value(findings.summaryLine());
        writer.name("definiteError").value(findings.hasDefiniteError());
        writer.name("complete").value(recording.isComplete());
        writer.name("whole").value(recording.health().isWhole());
        writer.name("notes").values(condition.notes().stream().map(String::strip).toList());
        writer.name("leaks").value(findings.open().stream().filter(Finding::leak).count());
        writer.name("leakedMappings").value(findings.leakedMappings());
        writer.name("exposedBytes").value(findings.leakedBytes());
        writer.name("startNs").known(recording.startNs());
        writer.name("findings").array();
        for (Finding finding : findings.list()) {
            json(writer, recording, finding);
        }
        writer.end();
        writer.name("suspects").array();
        for (Suspect suspect : findings.suspects()) {
            json(writer, suspect);
        }
        writer.end();
        writer.name("oddities").object();
        for (Oddity oddity : Oddity.values()) {
            if (recording.health().count(oddity) > 0) {
                writer.name(oddity.streamName()).value(recording.health().count(oddity));
            }
        }
        writer.end();
        writer.name("rules").array();
        for (RuleResult result : findings.results()) {
            writer.object().name("rule").value(result.rule().id()).name("title").value(result.rule().title()).name("status")
                    .value(name(result.status())).name("why")
                    .value(plain(result.why())).name("findings").value(result.findings().size()).name("parameters").array();
            for (Parameter parameter : result.rule().parameters()) {
                writer.object().name("name").value(parameter.name()).name("unit").value(unit(parameter)).name("value")
                        .value(set.value(result.rule(), parameter)).name("default").value(parameter.value()).name("meaning")
                        .value(parameter.meaning()).end();
            }
            writer.end().end();
        }
        return writer.end().end().toString();
    }

    private static String unit(Parameter parameter) {
        return switch (parameter.unit()) {
        case TIME -> "ns";
        case PERCENT -> "%";
        case COUNT, TIMES -> "1";
        };
    }

    private static void json(JsonWriter writer, Suspect suspect) {
        writer.object().name("number").value(suspect.number()).name("head").value(suspect.head()).name("others").array();
        suspect.others().forEach(other -> writer.value(other.longValue()));
        writer.end().name("sentence").value(suspect.plainSentence()).name("related").array();
        suspect.related().forEach(link -> writer.object().name("suspect").value(link.suspect()).name("reason").value(link.reason()).end());
        writer.end().end();
    }

    private static void json(JsonWriter writer, Recording recording, EvidenceRow row) {
        writer.object().name("timeNs").known(row.timeNs()).name("what").value(plain(row.what()));
        writer.name("mapping");
        if (row.mapping() < 0) {
            writer.value((String) null);
        } else {
            writer.value(recording.mappings().serial(row.mapping()));
        }
        writer.name("task").value(row.task() == 0 ? "" : recording.dictionaries().task(row.task()).toString());
        Symbol site = recording.callSite(row.stack());
        writer.name("callSite").value(site == null ? "" : site.toString()).end();
    }

    private static void json(JsonWriter writer, Recording recording, Finding finding) {
        writer.object();
        writer.name("number").value(finding.number());
        writer.name("rule").value(finding.ruleId());
        writer.name("severity").value(name(finding.severity()));
        writer.name("verdict").value(name(finding.verdict()));
        writer.name("leak").value(finding.leak());
        Suppression suppression = finding.suppression();
        writer.name("suppressed").value(suppression == null ? null : suppression.reason());
        writer.name("sentence").value(finding.plainSentence());
        writer.name("explanation").value(plain(finding.explanation()));
        writer.name("count").value(finding.count());
        writer.name("evidence").values(finding.evidence().stream().map(FindingsCommand::plain).toList());
        writer.name("evidenceRows").array();
        finding.rows().forEach(row -> json(writer, recording, row));
        writer.end();
        writer.name("checks").values(finding.checks().stream().map(FindingsCommand::plain).toList());
        writer.name("certainty").value(plain(finding.certainty()));
        writer.name("related").values(finding.related().stream().map(FindingsCommand::plain).toList());
        writer.name("mappings").array();
        for (int mapping : finding.mappings()) {
            writer.value(recording.mappings().serial(mapping));
        }
        writer.end();
        writer.name("mappingCount").value(finding.mappingCount());
        writer.name("bytes").value(finding.bytes());
        writer.name("firstNs").known(finding.firstNs());
        writer.name("lastNs").known(finding.lastNs());
        writer.name("callSite").value(finding.callSite());
        writer.name("stack").values(recording.dictionaries().stack(finding.stack()).stream().map(Symbol::toString).toList());
        writer.end();
    }
}
