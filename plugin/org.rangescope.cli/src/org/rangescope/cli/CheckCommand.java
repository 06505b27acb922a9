// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.rangescope.core.Session;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.Rule;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.rules.RuleSettings;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.check.Baseline;
import org.rangescope.report.check.Budget;
import org.rangescope.report.check.CheckJson;
import org.rangescope.report.check.CheckResult;
import org.rangescope.report.check.CheckText;
import org.rangescope.report.check.Criteria;
import org.rangescope.report.check.JUnitXml;
import org.rangescope.report.check.Sarif;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rangescope check}: whether a build may pass. */
@Command(name = "check", description = {
        "Fails, with exit status 1, when a recording has findings that are too bad, or when map calls take longer than they may. Made for build servers.",
        "Suppressions in .rangescope-suppressions, beside the recording and above it up to the top of the project, are honoured."}, footer = { //
                "  rangescope check mine.rangescope", //
                "  rangescope check --fail-on warning --confidence suspected mine.rangescope", //
                "  rangescope check --max-p99 exporter=xe:2ms --max 20ms mine.rangescope", //
                "  rangescope check --baseline known.txt --write-baseline mine.rangescope", //
                "  rangescope check --baseline known.txt --sarif out.sarif --junit out.xml \\", //
                "    mine.rangescope"})
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Output output;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A recording; - for standard input.")
    private @Nullable Path file;

    @Option(names = "--fail-on", paramLabel = "SEVERITY", description = "Fail on findings of this severity and of worse ones: error, warning, perf, info (default: error).")
    private Severity severity = Severity.ERROR;

    @Option(names = "--confidence", paramLabel = "CONFIDENCE", description = "Fail on findings that are at least so sure: definite, suspected (default: definite).")
    private Verdict confidence = Verdict.DEFINITE;

    @Option(names = "--rule", paramLabel = "RULE", split = ",", description = "Fail on findings of these rules only, such as RS01,RS02.")
    private List<String> rules = List.of();

    @Option(names = "--max-p50", paramLabel = "BUDGET", description = "Half of the map calls may take so long at most; BUDGET as for --max-p99.")
    private List<String> p50 = List.of();

    @Option(names = "--max-p99", paramLabel = "BUDGET", description = "99 %% of the map calls may take so long at most: 2ms for all of them, exporter=NAME:2ms, importer=NAME:2ms or site=FUNCTION:2ms for some. In names * stands for anything; each that matches has the budget for itself. Can be given several times.")
    private List<String> p99 = List.of();

    @Option(names = "--max", paramLabel = "BUDGET", description = "Each map call may take so long at most; BUDGET as for --max-p99.")
    private List<String> max = List.of();

    @Option(names = "--allow-unmeasured", description = "A budget for map calls that did not happen is kept. Otherwise it fails: its name may be misspelt.")
    private boolean unmeasured;

    @Option(names = "--baseline", paramLabel = "KNOWN", description = "Findings in this file are known, and fail nothing. A file, not -.")
    private @Nullable Path baseline;

    @Option(names = "--write-baseline", description = "Write all findings that are not suppressed to the baseline, so that they fail nothing. A budget, or lost evidence, still can.")
    private boolean writeBaseline;

    @Option(names = "--fail-on-lost", description = "Fail, with exit status 4, when evidence was lost: then no finding does not mean no mistake.")
    private boolean lost;

    @Option(names = "--set", paramLabel = "RULE.PARAMETER=VALUE", description = "Set a parameter of a rule, as for findings.")
    private List<String> settings = List.of();

    @Option(names = "--text", paramLabel = "TEXT", description = "Write text to this file; - for standard output, which is where it goes unless another result does.")
    private @Nullable String text;

    @Option(names = "--json", paramLabel = "JSON", description = "Write JSON to this file; - for standard output.")
    private @Nullable String json;

    @Option(names = "--sarif", paramLabel = "SARIF", description = "Write SARIF 2.1.0 to this file; - for standard output.")
    private @Nullable String sarif;

    @Option(names = "--junit", paramLabel = "XML", description = "Write JUnit XML to this file; - for standard output.")
    private @Nullable String junit;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Option(names = "--schema", description = "Print the JSON schema of what --json writes, and exit.")
    private boolean schema;

    @Spec
    private @Nullable CommandSpec spec;

    CheckCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        if (schema) {
            output.print(CheckJson.schema());
            output.flush();
            return ExitCode.OK;
        }
        Path recording = file;
        if (recording == null) {
            throw misused("Name a recording: FILE is missing.");
        }
        Path known = baseline;
        if (writeBaseline && known == null) {
            throw misused("--write-baseline needs --baseline FILE: that is where it writes to.");
        }
        if (known != null && Results.isStream(known.toString())) {
            throw misused("--baseline needs a file, which is read and written: it cannot be -.");
        }
        List<String> results = targets(recording);
        if (writeBaseline && known != null) {
            Results.check(known.toString(), recording, force);
        }
        Criteria criteria = criteria(writeBaseline || known == null ? Baseline.NONE : baseline(known));
        RuleEngine engine = new RuleEngine(ruleSettings());
        engine.problems().forEach(terminal::say);
        try (Session session = Recordings.read(recording, terminal, engine)) {
            Findings findings = session.findings();
            if (writeBaseline && known != null) {
                List<Finding> all = findings.open();
                Results.write(known.toString(), output, Baseline.text(all));
                List<Finding> left = Baseline.unwritable(all);
                if (!left.isEmpty()) {
                    terminal.say(known + ": no line can name the functions, modules, exporters or devices of "
                            + Units.counted(left.size(), "finding") + ", still new: "
                            + left.stream().map(each -> each.ruleId() + " " + each.callSite()).distinct()
                                    .collect(Collectors.joining(", ")));
                }
                criteria = criteria(baseline(known));
            }
            Criteria held = criteria;
            CheckResult result = session.read(opened -> CheckResult.of(opened, findings, held));
            int exit = result.hasFailures() ? ExitCode.FINDINGS : result.failsForLostEvidence() ? ExitCode.INCOMPLETE : ExitCode.OK;
            try {
                write(result, exit);
                if (results.stream().noneMatch(Results::isStream)) {
                    output.print(output.colored(CheckText.of(result), result.isPassed() ? Output.Color.GOOD : Output.Color.BAD));
                    output.flush();
                }
            } catch (Output.Gone e) {
                // the reader has seen enough
            }
            return exit;
        }
    }

    /** The results that were asked for; at most one of them goes to standard output. */
    private List<String> targets(Path recording) {
        List<String> targets = new ArrayList<>();
        for (String target : new String[]{text, json, sarif, junit}) {
            if (target != null) {
                targets.add(target);
            }
        }
        List<String> places = new ArrayList<>(targets);
        if (baseline != null) {
            places.add(baseline.toString());
        }
        Results.distinct(places);
        for (String target : targets) {
            Results.check(target, recording, force);
        }
        return targets;
    }

    private void write(CheckResult result, int exit) throws IOException {
        write(text, () -> CheckText.of(result));
        write(json, () -> CheckJson.of(result));
        write(sarif, () -> Sarif.of(result, exit));
        write(junit, () -> JUnitXml.of(result));
    }

    private void write(@Nullable String target, java.util.function.Supplier<String> content) throws IOException {
        if (target != null) {
            Results.write(target, output, content.get());
        }
    }

    private Criteria criteria(Baseline taken) {
        List<Budget> budgets = new ArrayList<>();
        try {
            p50.forEach(each -> budgets.add(Budget.parse(Budget.Measure.P50, each)));
            p99.forEach(each -> budgets.add(Budget.parse(Budget.Measure.P99, each)));
            max.forEach(each -> budgets.add(Budget.parse(Budget.Measure.MAX, each)));
        } catch (IllegalArgumentException e) {
            throw misused(String.valueOf(e.getMessage()));
        }
        Set<String> ids = RuleEngine.installed().stream().map(Rule::id).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> wanted = new LinkedHashSet<>();
        for (String rule : rules) {
            String id = ids.stream().filter(each -> each.equalsIgnoreCase(rule.strip())).findFirst().orElse(null);
            if (id == null) {
                throw misused("There is no rule \"" + rule + "\". There are: " + String.join(", ", ids) + ".");
            }
            wanted.add(id);
        }
        return new Criteria(severity, confidence, wanted, budgets, unmeasured, taken, lost);
    }

    private static Baseline baseline(Path known) throws IOException {
        return Baseline.read(known);
    }

    private RuleSettings ruleSettings() {
        try {
            return RuleSettings.parse(settings, RuleEngine.installed());
        } catch (IllegalArgumentException e) {
            throw misused(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException misused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
