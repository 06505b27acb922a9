// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.rangescope.core.Session;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.report.Condition;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatSettings;
import org.rangescope.report.Formats;
import org.rangescope.report.html.HtmlFormat;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rangescope report}: a recording as one page for a browser. */
@Command(name = "report", description = {
        "Writes a recording as one HTML file, to read in a browser, to print, or to attach to a bug report: verdict, suspects with evidence and stacks, charts, and how far the capture can be trusted.",
        "The file needs no other file and no network, and nothing in it runs."}, footer = { //
                "  rangescope report mine.rangescope", //
                "  rangescope report -o leak.html mine.rangescope", //
                "  rangescope report -o - mine.rangescope | ssh web 'cat > leak.html'"})
final class ReportCommand implements Callable<Integer> {

    private static final String ENDING = ".rangescope";

    private final Terminal terminal;
    private final Output output;

    @Parameters(paramLabel = "FILE", description = "A recording; - for standard input.")
    private Path file = Path.of("");

    @Option(names = {"-o",
            "--output"}, paramLabel = "HTML", description = "The file to write; - for standard output (default: beside the recording, with its name).")
    private String target = "";

    @Option(names = "--force", description = "Replace the file if it exists.")
    private boolean force;

    ReportCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        String to = target;
        if (to.isEmpty()) {
            if (Results.isStream(file.toString())) {
                throw new Failure(ExitCode.USAGE, "standard input has no name: say with -o where the report goes, - for standard output");
            }
            String name = file.toString();
            to = (name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name) + ".html";
        }
        Results.check(to, file, force);
        try (Session session = Recordings.read(file, terminal, new RuleEngine());
                TerminalProgress progress = new TerminalProgress(terminal, "report")) {
            Format html = new HtmlFormat();
            Destination destination = Results.destination(to, output);
            try {
                Formats.write(html, session, FormatSettings.defaults(html), destination, progress);
            } catch (Output.Gone e) {
                return ExitCode.OK;
            }
            progress.close();
            Condition condition = session.read(Condition::of);
            Results.tell(to, output, session.findings().verdictLine());
            return condition.isGood() ? ExitCode.OK : ExitCode.INCOMPLETE;
        }
    }
}
