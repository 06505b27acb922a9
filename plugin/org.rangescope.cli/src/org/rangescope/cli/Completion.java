// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.rangescope.core.rules.Rule;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.report.Format;
import org.rangescope.report.Formats;
import org.rangescope.report.compare.Difference;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The completion for bash, which zsh takes as well. Written here and not by picocli: what that makes hands the names of files to a shell, which runs the
 * commands that somebody put into them.
 */
final class Completion {

    /** Names of values that are files although they are kept as text, since they may be -. */
    private static final Set<String> FILES = Set.of("TEXT", "JSON", "SARIF", "XML", "HTML");
    private static final String BEGIN = """
            # SPDX-License-Identifier: EPL-2.0
            # Completion of rangescope for bash, and for zsh with its bashcompinit. Written by `rangescope manual --completion`.

            if [ -n "$ZSH_VERSION" ]; then
              if ! type compdef > /dev/null 2>&1; then
                autoload -U +X compinit && compinit
              fi
              autoload -U +X bashcompinit && bashcompinit
            fi

            # Names of files go from compgen to COMPREPLY as they are: no shell takes them for words of its own.
            _rangescope_files() {
              local name
              if type compopt > /dev/null 2>&1; then
                compopt -o filenames > /dev/null 2>&1
              fi
              while IFS= read -r name; do
                COMPREPLY+=("$name")
              done < <(compgen -f -- "$1" 2> /dev/null)
            }

            _rangescope_words() {
              local begin=$1 word
              shift
              for word in "$@"; do
                case $word in
                "$begin"*) COMPREPLY+=("$word") ;;
                esac
              done
            }

            # There is nothing to offer, and no file either.
            _rangescope_nothing() {
              if type compopt > /dev/null 2>&1; then
                compopt +o default > /dev/null 2>&1
              fi
            }

            _complete_rangescope() {
              local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= i
              COMPREPLY=()
              # --option=value is three words
              if [ "$current" = "=" ]; then
                current=
              elif [ "$before" = "=" ] && [ "$COMP_CWORD" -gt 1 ]; then
                before=${COMP_WORDS[COMP_CWORD-2]}
              fi
              for ((i = 1; i < COMP_CWORD; i++)); do
                case ${COMP_WORDS[i]} in
                -*) ;;
                *) command=${COMP_WORDS[i]}; break ;;
                esac
              done
              case $command in
            """;

    private final CommandLine top;
    private final StringBuilder script = new StringBuilder(BEGIN);

    /**
     * A completion.
     *
     * @param top the program
     */
    Completion(CommandLine top) {
        this.top = top;
    }

    /**
     * The script.
     *
     * @return all of it
     */
    String text() {
        List<String> names = new ArrayList<>();
        for (CommandLine each : top.getSubcommands().values()) {
            CommandSpec command = each.getCommandSpec();
            if (!command.usageMessage().hidden()) {
                names.add(command.name());
                command(command);
            }
        }
        script.append("  '')\n    _rangescope_words \"$current\" ").append(words(names)).append(' ')
                .append(words(options(top.getCommandSpec())))
                .append("\n    ;;\n  esac\n}\n\ncomplete -o default -F _complete_rangescope rangescope\n");
        return script.toString();
    }

    private void command(CommandSpec command) {
        script.append("  ").append(command.name()).append(")\n    case $before in\n");
        for (OptionSpec option : command.options()) {
            if (option.arity().max() > 0 && !option.hidden()) {
                List<String> values = values(command.name(), option);
                script.append("    ").append(String.join("|", option.names())).append(") ")
                        .append(isFile(option)
                                ? "_rangescope_files \"$current\""
                                : values.isEmpty() ? "_rangescope_nothing" : "_rangescope_words \"$current\" " + words(values))
                        .append("; return ;;\n");
            }
        }
        script.append("    esac\n    case $current in\n    -*) _rangescope_words \"$current\" ").append(words(options(command)))
                .append(" ;;\n    *) _rangescope_files \"$current\" ;;\n    esac\n    ;;\n");
    }

    private static boolean isFile(OptionSpec option) {
        return option.type() == Path.class || FILES.contains(option.paramLabel());
    }

    private static List<String> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).flatMap(option -> Stream.of(option.names())).sorted().toList();
    }

    /** What an option can be, if that is a few words. */
    private static List<String> values(String command, OptionSpec option) {
        Object[] constants = option.type().getEnumConstants();
        if (constants != null) {
            return Stream.of(constants).map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT)).toList();
        }
        return switch (command + " " + option.longestName()) {
        case "export --format" -> Formats.installed().all().stream().map(Format::id).toList();
        case "check --rule" -> RuleEngine.installed().stream().map(Rule::id).toList();
        case "diff --fail-on" ->
            Stream.concat(Stream.of(Difference.Worse.values()).map(Difference.Worse::option), Stream.of("none")).toList();
        default -> List.of();
        };
    }

    private static String words(List<String> words) {
        return words.stream().map(word -> "'" + word.replace("'", "'\\''") + "'").collect(Collectors.joining(" "));
    }
}
