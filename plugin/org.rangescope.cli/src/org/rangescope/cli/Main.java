// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.rangescope.core.util.annotation.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code rangescope}: picks the subcommand and turns its result into an exit code. */
@Command(name = "rangescope", scope = ScopeType.INHERIT, mixinStandardHelpOptions = true, versionProvider = Main.Version.class, sortOptions = false, //
        description = "Looks into recordings of dma-buf mappings, and makes them.", //
        exitCodeListHeading = "%nExit status:%n", exitCodeList = { //
                "0:done; findings: no definite error; check: passed; diff: not worse", //
                "1:findings: at least one definite error; check: failed; diff: worse", //
                "2:the command line makes no sense, or a file is in the way", //
                "3:a file cannot be read or written, is no recording, or needs a newer version", //
                "4:read, but the recording is damaged, cut off, or lost events", //
                "5:record: the target could not be used, or the capture failed", //
                "70:a mistake in this program"}, //
        footerHeading = "%nExamples:%n", footer = { //
                "  rangescope findings mine.rangescope", //
                "  rangescope info --json mine.rangescope", //
                "  rangescope report -o leak.html mine.rangescope", //
                "  rangescope record --guest rs01-detach-live -o mine.rangescope", //
                "  ssh root@testbox rangescope-probe -o - | rangescope findings -"})
public final class Main implements Runnable {

    /** Environment variable that shows where an unexpected failure comes from. */
    private static final String TRACE = "RANGESCOPE_TRACE";

    private final Terminal terminal = new Terminal();
    private final Output output = new Output(new FileOutputStream(FileDescriptor.out));

    @Spec
    private @Nullable CommandSpec spec;

    private Main() {}

    /**
     * Runs the program.
     *
     * @param args command line
     */
    public static void main(String[] args) {
        Stopping.watch();
        int status = new Main().execute(args);
        Stopping.ended();
        System.exit(status);
    }

    private int execute(String[] args) {
        CommandLine line = new CommandLine(this);
        commands(line, List.of(args));
        line.setOut(new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8), true));
        line.setErr(new PrintWriter(terminal.stream(), true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, arguments) -> misused(e));
        line.setExecutionExceptionHandler((e, command, result) -> failed(e));
        try {
            return line.execute(args);
        } catch (Error e) {
            // Java would end with the status of a finding
            return failed(e);
        }
    }

    /**
     * Adds the commands. To look at all options of all of them takes longer than to say which there are: only a command that is named is made, of the others
     * only the words are needed.
     */
    private void commands(CommandLine line, List<String> args) {
        Map<Class<?>, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put(InfoCommand.class, () -> new InfoCommand(terminal, output));
        commands.put(FindingsCommand.class, () -> new FindingsCommand(terminal, output));
        commands.put(ReportCommand.class, () -> new ReportCommand(terminal, output));
        commands.put(CheckCommand.class, () -> new CheckCommand(terminal, output));
        commands.put(DiffCommand.class, () -> new DiffCommand(terminal, output));
        commands.put(ExportCommand.class, () -> new ExportCommand(terminal, output));
        commands.put(QueryCommand.class, () -> new QueryCommand(terminal, output));
        commands.put(EventsCommand.class, () -> new EventsCommand(terminal, output));
        commands.put(SplitCommand.class, () -> new SplitCommand(terminal, output));
        commands.put(JoinCommand.class, () -> new JoinCommand(terminal, output));
        commands.put(TrimCommand.class, () -> new TrimCommand(terminal, output));
        commands.put(RepairCommand.class, () -> new RepairCommand(terminal, output));
        commands.put(RecordCommand.class, () -> new RecordCommand(terminal, output));
        commands.put(ManualCommand.class, () -> new ManualCommand(output));
        boolean all = args.contains(ManualCommand.NAME);
        commands.forEach((type, make) -> {
            Command words = Objects.requireNonNull(type.getAnnotation(Command.class));
            if (all || args.contains(words.name())) {
                line.addSubcommand(make.get());
            } else {
                CommandSpec named = CommandSpec.create().name(words.name());
                named.usageMessage().description(words.description()).hidden(words.hidden());
                line.addSubcommand(words.name(), named);
            }
        });
    }

    private int misused(ParameterException e) {
        terminal.say(e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr())) {
            terminal.show("`" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help` shows how it is used.");
        }
        return ExitCode.USAGE;
    }

    private int failed(Throwable e) {
        terminal.status("");
        if (Stopping.isAsked()) {
            // whoever asked knows
            return Stopping.STATUS;
        }
        if (System.getenv(TRACE) != null) {
            e.printStackTrace(terminal.stream());
        }
        if (e instanceof Failure failure) {
            String message = String.valueOf(failure.getMessage());
            if (failure.hasLines()) {
                // such as a query with a mark below its mistake
                List<String> lines = message.lines().toList();
                terminal.say(lines.isEmpty() ? "" : lines.get(0));
                lines.stream().skip(1).forEach(terminal::show);
            } else {
                terminal.say(message);
            }
            return failure.exitCode();
        }
        if (e instanceof IOException io) {
            terminal.say(Recordings.describe(io));
            return ExitCode.UNREADABLE;
        }
        StackTraceElement[] trace = e.getStackTrace();
        terminal.say("a mistake in this program: " + e + (trace.length == 0 ? "" : " at " + trace[0])
                + ". Please report it, with the recording if you can; "
                + TRACE + "=1 in the environment shows more.");
        return ExitCode.INTERNAL;
    }

    @Override
    public void run() {
        CommandSpec commands = spec;
        if (commands != null) {
            throw new ParameterException(commands.commandLine(),
                    "Say which command to run: " + commands.subcommands().entrySet().stream()
                            .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden()).map(Map.Entry::getKey)
                            .collect(Collectors.joining(", ")) + ".");
        }
    }

    /** Reads the version from the manifest of the jar that is running. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[]{"rangescope " + (version == null ? "(development build)" : version)};
        }
    }
}
