// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.rangescope.core.Session;
import org.rangescope.core.compare.Comparer;
import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.Options;
import org.rangescope.core.compare.Profile;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.report.Condition;
import org.rangescope.report.compare.DiffJson;
import org.rangescope.report.compare.DiffText;
import org.rangescope.report.compare.Difference;
import org.rangescope.report.html.HtmlDiff;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rangescope diff}: what changed from one recording to another. */
@Command(name = "diff", description = {
        "Says what changed from one recording to another, and how sure that is: new findings, map calls that take longer or fail more often, importers that fall back to the sg-table.",
        "Fails, with exit status 1, when something got worse."}, footer = { //
                "  rangescope diff before.rangescope after.rangescope", //
                "  rangescope diff --fail-on new-error,slower before.rangescope after.rangescope", //
                "  rangescope diff --html diff.html before.rangescope after.rangescope", //
                "  rangescope diff --json - before.rangescope after.rangescope | jq .failing"})
final class DiffCommand implements Callable<Integer> {

    private static final String NOTHING = "none";

    private final Terminal terminal;
    private final Output output;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A recording; - for standard input.")
    private Path before = Path.of("");

    @Parameters(index = "1", paramLabel = "AFTER", description = "Another one.")
    private Path after = Path.of("");

    @Option(names = "--fail-on", paramLabel = "KIND", split = ",", description = "Fail when this got worse: new-error, more-findings, slower, failures, fallback; none to pass always (default: all of them).")
    private List<String> kinds = List.of();

    @Option(names = "--all", description = "Tell as well of what did not change.")
    private boolean all;

    @Option(names = "--text", paramLabel = "TEXT", description = "Write text to this file; - for standard output, which is where it goes unless another result does.")
    private @Nullable String text;

    @Option(names = "--json", paramLabel = "JSON", description = "Write JSON to this file; - for standard output.")
    private @Nullable String json;

    @Option(names = "--html", paramLabel = "HTML", description = "Write one HTML file; - for standard output.")
    private @Nullable String html;

    @Option(names = "--force", description = "Replace files that exist.")
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    DiffCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    /** What is kept of a recording when the next one is read. */
    private record Kept(Profile profile, PercentileCurve durations, boolean good) {}

    @Override
    public Integer call() throws IOException {
        if (Results.isStream(before.toString()) && Results.isStream(after.toString())) {
            throw misused("Only one of the recordings can come from standard input.");
        }
        Set<Difference.Worse> wanted = wanted();
        List<String> targets = Stream.of(text, json, html).filter(Objects::nonNull).map(String::valueOf).toList();
        Results.distinct(targets);
        for (String target : targets) {
            Results.check(target, before, force);
            Results.check(target, after, force);
        }
        Kept was = kept(before);
        Kept is = kept(after);
        Comparison comparison = Comparer.compare(was.profile(), is.profile(), Options.DEFAULT);
        Difference difference = Difference.of(comparison, wanted);
        try {
            write(text, DiffText.of(difference, all));
            write(json, json == null ? "" : DiffJson.of(difference));
            write(html, html == null ? "" : HtmlDiff.of(difference, was.durations(), is.durations()));
            if (targets.stream().noneMatch(Results::isStream)) {
                output.print(output.colored(DiffText.of(difference, all), difference.isPassed() ? Output.Color.GOOD : Output.Color.BAD));
                output.flush();
            }
        } catch (Output.Gone e) {
            // the reader has seen enough
        }
        if (!difference.isPassed()) {
            return ExitCode.FINDINGS;
        }
        return was.good() && is.good() ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private Kept kept(Path file) throws IOException {
        try (Session session = Recordings.read(file, terminal, new RuleEngine())) {
            return session.read(recording -> new Kept(Profile.of(recording, session.findings()), PopulationPercentiles.all(recording),
                    Condition.of(recording).isGood()));
        }
    }

    private void write(@Nullable String target, String content) throws IOException {
        if (target != null) {
            Results.write(target, output, content);
        }
    }

    private Set<Difference.Worse> wanted() {
        if (kinds.isEmpty()) {
            return Difference.DEFAULT;
        }
        Set<Difference.Worse> wanted = new LinkedHashSet<>();
        for (String kind : kinds) {
            if (NOTHING.equals(kind)) {
                continue;
            }
            wanted.add(Stream.of(Difference.Worse.values()).filter(each -> each.option().equals(kind.strip())).findFirst()
                    .orElseThrow(() -> misused("--fail-on cannot be \"" + kind + "\", but "
                            + Stream.of(Difference.Worse.values()).map(Difference.Worse::option).collect(Collectors.joining(", "))
                            + " or none.")));
        }
        return wanted;
    }

    private ParameterException misused(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
