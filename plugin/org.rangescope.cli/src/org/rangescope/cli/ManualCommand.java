// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import org.rangescope.core.suppress.Suppressions;
import org.rangescope.core.util.annotation.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rangescope manual}: the man page and the shell completion, made of what the commands say of themselves, so that they cannot differ from them. */
@Command(name = ManualCommand.NAME, hidden = true, description = "Prints the man page, or the completion for bash and zsh.", footer = { //
        "  rangescope manual | man -l -", //
        "  source <(rangescope manual --completion)"})
final class ManualCommand implements Callable<Integer> {

    static final String NAME = "manual";
    /** When the commands changed last. */
    private static final String DATE = "2026-11-26";

    private final Output output;
    private final StringBuilder roff = new StringBuilder();

    @Option(names = "--completion", description = "Print the completion for bash; zsh takes it as well.")
    private boolean completion;

    @Spec
    private @Nullable CommandSpec spec;

    ManualCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine top = Objects.requireNonNull(spec).root().commandLine();
        try {
            output.print(completion ? new Completion(top).text() : page(top));
            output.flush();
        } catch (Output.Gone e) {
            // the reader has seen enough
        }
        return ExitCode.OK;
    }

    private String page(CommandLine top) {
        CommandSpec all = top.getCommandSpec();
        String version = new Main.Version().getVersion()[0];
        roff.append(".\\\" SPDX-License-Identifier: EPL-2.0\n.\\\" Written by `rangescope manual`.\n.TH RANGESCOPE 1 \"").append(DATE)
                .append("\" \"")
                .append(text(version))
                .append("\" \"User Commands\"\n");
        section("NAME");
        line("rangescope \\- looks into recordings of dma-buf mappings, and makes them");
        section("SYNOPSIS");
        roff.append(".B rangescope\n.I COMMAND\n.RI [ OPTION ...]\n.RI [ FILE ...]\n");
        section("DESCRIPTION");
        paragraphs(all.usageMessage().description());
        line("Results go to standard output, messages and progress to standard error; progress and colours only when that is a terminal, and colours only"
                + " when NO_COLOR is not set. A result that is a file is there whole or not at all.");
        section("COMMANDS");
        for (CommandLine command : commands(top)) {
            command(command.getCommandSpec());
        }
        section("EXIT STATUS");
        all.usageMessage().exitCodeList().forEach((status, meaning) -> item(status, List.of(meaning)));
        section("ENVIRONMENT");
        item("NO_COLOR", List.of("When it is set and not empty, nothing is shown in colour."));
        item("RANGESCOPE_HOME", List.of("A checkout of Rangescope, where record finds the guest and the probe."));
        item("RANGESCOPE_TRACE", List.of("When it is set, an unexpected failure shows where it comes from."));
        item("JAVA_HOME", List.of("The Java that the launcher takes; 17 or newer."));
        section("FILES");
        item(Suppressions.FILE_NAME, List.of(
                "Findings that nobody wants to hear of, with the reason; beside a recording, or above it up to the top of the project."));
        item(".NAME.rangescope.cache",
                List.of("What was made of a large recording, so that it opens at once the next time. Can be deleted."));
        section("EXAMPLES");
        example(all.usageMessage().footer());
        section("SEE ALSO");
        roff.append(".BR babeltrace2 (1),\n.BR jq (1)\n");
        return roff.toString();
    }

    private static List<CommandLine> commands(CommandLine top) {
        return top.getSubcommands().values().stream().filter(each -> !each.getCommandSpec().usageMessage().hidden()).distinct().toList();
    }

    private void command(CommandSpec command) {
        roff.append(".SS \"").append(text(command.name())).append("\"\n.nf\n.B rangescope ").append(text(command.name()));
        if (!command.options().isEmpty()) {
            roff.append(" [OPTION...]");
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            roff.append(' ').append(text(parameter.arity().min() == 0 ? "[" + parameter.paramLabel() + "]" : parameter.paramLabel()));
        }
        roff.append("\n.fi\n");
        paragraphs(command.usageMessage().description());
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item(parameter.paramLabel(), described(parameter));
        }
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                item(String.join(", ", option.names()) + value, described(option));
            }
        }
        if (command.usageMessage().footer().length > 0) {
            line("Examples:");
            example(command.usageMessage().footer());
        }
    }

    private static List<String> described(ArgSpec argument) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : argument.description()) {
            String value = argument.defaultValueString();
            sentences.add(sentence.replace("${DEFAULT-VALUE}", value == null ? "" : value).replace("%%", "%"));
        }
        return sentences;
    }

    private void section(String title) {
        roff.append(".SH \"").append(title).append("\"\n");
    }

    private void paragraphs(String[] sentences) {
        for (String sentence : sentences) {
            line(text(sentence.replace("%%", "%").replace("%n", "")));
        }
    }

    private void line(String line) {
        roff.append(roff.charAt(roff.length() - 2) == '"' ? "" : ".PP\n").append(line.startsWith(".") ? "\\&" : "").append(line)
                .append('\n');
    }

    private void item(String term, List<String> sentences) {
        roff.append(".TP\n.B ").append(text(term)).append('\n');
        for (String sentence : sentences) {
            String safe = text(sentence);
            roff.append(safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "").append(safe).append('\n');
        }
    }

    private void example(String[] lines) {
        roff.append(roff.charAt(roff.length() - 2) == '"' ? "" : ".PP\n").append(".nf\n.RS\n");
        for (String line : lines) {
            String safe = text(line.strip().replace("%%", "%"));
            roff.append(line.startsWith("    ") ? "  " : "").append(safe.startsWith(".") || safe.startsWith("'") ? "\\&" : "").append(safe)
                    .append('\n');
        }
        roff.append(".RE\n.fi\n");
    }

    /** Backslashes and hyphens as they are to be seen and copied; what is not ASCII by its number. */
    private static String text(String text) {
        StringBuilder safe = new StringBuilder();
        Help.Ansi.OFF.string(text).codePoints().forEach(c -> {
            switch (c) {
            case '\\' -> safe.append("\\e");
            case '-' -> safe.append("\\-");
            case '`' -> safe.append("\\(ga");
            case '\'' -> safe.append("\\(aq");
            case '^' -> safe.append("\\(ha");
            case '~' -> safe.append("\\(ti");
            case '"' -> safe.append("\\(dq");
            default -> {
                if (c < 0x80) {
                    safe.appendCodePoint(c);
                } else {
                    safe.append(String.format(java.util.Locale.ROOT, "\\[u%04X]", c));
                }
            }
            }
        });
        return safe.toString();
    }
}
