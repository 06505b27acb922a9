// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import org.rangescope.core.Session;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.report.Condition;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatOption;
import org.rangescope.report.FormatSettings;
import org.rangescope.report.Formats;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rangescope export}: a recording as other programs take it. */
@Command(name = "export", description = "Writes a recording for another program: Perfetto, Chrome tracing, Trace Compass, JDK Mission Control,"
        + " a spreadsheet, a flame graph. The result appears whole or not at all. What is missing in the recording is said on standard error.", footer = { //
                "  rangescope export --formats", //
                "  rangescope export -f perfetto -o mine.perfetto-trace mine.rangescope", //
                "  rangescope export -f stacks --set weight=bytes -o - mine.rangescope |", //
                "    flamegraph.pl --countname bytes > leaked.svg", //
                "  rangescope export -f parquet -o mine.parquet-dir mine.rangescope"})
final class ExportCommand implements Callable<Integer> {

    private static final Path STDOUT = Path.of("-");
    private static final Path NONE = Path.of("");

    private final Terminal terminal;
    private final Output output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A recording; - for standard input.")
    private Path file = NONE;

    @Option(names = {"-f", "--format"}, paramLabel = "FORMAT", description = "What to write; --formats lists them.")
    private String id = "";

    @Option(names = {"-o", "--output"}, paramLabel = "OUT", description = "File or directory to make; - for standard output.")
    private Path out = NONE;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Choose something about the format; --formats lists what.")
    private List<String> settings = List.of();

    @Option(names = "--force", description = "Replace OUT if it is a file that exists.")
    private boolean force;

    @Option(names = "--formats", description = "List the formats and what can be chosen, and do nothing else.")
    private boolean list;

    ExportCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        Formats formats = Formats.installed();
        formats.problems().forEach(terminal::say);
        if (list) {
            return list(formats);
        }
        if (id.isEmpty() || NONE.equals(file) || NONE.equals(out)) {
            throw new ParameterException(spec.commandLine(), "Say what to write with --format, of which FILE, and where to with --output.");
        }
        Format format;
        FormatSettings chosen;
        try {
            format = formats.get(id);
            chosen = FormatSettings.parse(format, settings);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        Destination destination = destination(format);
        try (Session session = Recordings.read(file, terminal, new RuleEngine()); destination) {
            try (TerminalProgress progress = new TerminalProgress(terminal, "writing " + destination.name())) {
                Formats.write(format, session, chosen, destination, progress);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
            } catch (NoClassDefFoundError e) {
                throw Libraries.missing(format.title(), "duckdb_jdbc", e);
            } catch (CancellationException e) {
                throw new Failure(ExitCode.UNREADABLE, destination.name() + ": stopped before everything was written");
            }
            output.flush();
            Condition condition = session.read(Condition::of);
            condition.notes().forEach(note -> terminal.say(Recordings.name(file) + ": " + note));
            return condition.isGood() ? ExitCode.OK : ExitCode.INCOMPLETE;
        } catch (Output.Gone e) {
            // whoever asked has seen enough
            return ExitCode.OK;
        }
    }

    private Destination destination(Format format) {
        if (STDOUT.equals(out)) {
            if (format.shape() == Format.Shape.DIRECTORY) {
                throw new Failure(ExitCode.USAGE, format.id() + " writes a directory, which cannot go to standard output; name one.");
            }
            return Destination.stream(new OutputBytes(output), "standard output");
        }
        if (format.shape() == Format.Shape.DIRECTORY) {
            Overwriting.checkDirectory(out);
            return Destination.directory(out);
        }
        Results.check(out.toString(), file, force);
        return Destination.file(out, force);
    }

    private int list(Formats formats) throws IOException {
        for (Format format : formats.all()) {
            output.line("%s  %s%s", format.id(), format.title(), format.extension().isEmpty() ? "" : " (." + format.extension() + ")");
            output.line("    %s", format.description());
            for (FormatOption option : format.options()) {
                output.line("    --set %s=%s  %s%s", option.name(), option.value(), option.meaning(),
                        option.choices().isEmpty() ? "" : " (" + String.join(", ", option.choices()) + ")");
            }
        }
        output.flush();
        return ExitCode.OK;
    }
}
