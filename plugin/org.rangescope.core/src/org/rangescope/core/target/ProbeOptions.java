// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Options for the probe, checked.
 *
 * @param arguments one word each, as {@code rangescope-probe} takes them
 */
public record ProbeOptions(List<String> arguments) {

    /** No options: everything is recorded until somebody stops it. */
    public static final ProbeOptions NONE = new ProbeOptions(List.of());

    /** Those that make no sense where the recording comes in as a stream, and why. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "output", "the recording goes to the project",
            "max-size", "it makes several files on the target, and the recording goes to the project",
            "max-files", "it makes several files on the target, and the recording goes to the project",
            "trigger-on-leak", "it makes several files on the target, and the recording goes to the project",
            "doctor", "it records nothing; the target is checked before each capture",
            "layout", "it records nothing",
            "version", "it records nothing",
            "help", "it records nothing");

    /** Takes a copy of the list. */
    public ProbeOptions {
        arguments = List.copyOf(arguments);
    }

    /**
     * Puts options together.
     *
     * @param values what is given; empty values are not
     * @param more   further words for the command line, for what {@link ProbeOption} does not have
     * @return the options
     * @throws IllegalArgumentException if one makes no sense; the message names it and says what it takes
     */
    public static ProbeOptions of(Map<ProbeOption, String> values, List<String> more) {
        List<String> arguments = new ArrayList<>();
        for (ProbeOption option : ProbeOption.values()) {
            String value = values.get(option);
            if (value != null && !value.isBlank()) {
                add(option, value.strip(), arguments);
            }
        }
        boolean tracefs = "tracefs".equals(values.get(ProbeOption.ATTACH));
        for (ProbeOption bpf : List.of(ProbeOption.PRECISE, ProbeOption.FREES)) {
            if (tracefs && arguments.contains("--" + bpf.optionName())) {
                throw new IllegalArgumentException("--" + bpf.optionName() + " needs BPF: leave it out, or --attach tracefs.");
            }
        }
        for (String word : more) {
            check(word);
            arguments.add(word);
        }
        return new ProbeOptions(arguments);
    }

    private static void add(ProbeOption option, String value, List<String> arguments) {
        String dashed = "--" + option.optionName();
        // the value in the same word: one that begins with a dash is no option then
        switch (option.kind()) {
        case FLAG -> {
            if ("true".equals(value)) {
                arguments.add(dashed);
            }
        }
        case CHOICE -> {
            if (!option.choices().contains(value)) {
                throw new IllegalArgumentException(dashed + " " + value + ": give one of " + String.join(", ", option.choices()) + ".");
            }
            if (!value.equals(option.preset())) {
                arguments.add(dashed + "=" + value);
            }
        }
        case NUMBER -> arguments.add(dashed + "=" + whole(option, value));
        case DECIMAL -> {
            decimal(option, value);
            arguments.add(dashed + "=" + value);
        }
        case NUMBERS -> items(option, value).forEach(item -> arguments.add(dashed + "=" + whole(option, item)));
        case WORDS -> items(option, value).forEach(item -> arguments.add(dashed + "=" + text(option, item)));
        case TEXT -> arguments.add(dashed + "=" + text(option, value));
        }
    }

    private static List<String> items(ProbeOption option, String value) {
        List<String> items = Arrays.stream(value.split(",")).map(String::strip).filter(item -> !item.isEmpty()).toList();
        if (items.size() > ProbeOption.FILTERS_MAX) {
            throw new IllegalArgumentException(
                    "--" + option.optionName() + ": " + items.size() + " are given, " + ProbeOption.FILTERS_MAX + " can be.");
        }
        return items;
    }

    private static String text(ProbeOption option, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("--" + option.optionName() + ": there is a control character in \""
                    + value.replaceAll("\\p{Cntrl}", "?") + "\".");
        }
        return value;
    }

    private static String whole(ProbeOption option, String value) {
        try {
            long number = Long.parseLong(value);
            if (number >= option.least() && number <= option.most()) {
                return Long.toString(number);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("--" + option.optionName() + " " + value + ": give a whole number from "
                + (long) option.least() + " to " + (long) option.most() + ".");
    }

    private static void decimal(ProbeOption option, String value) {
        if (value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            double number = Double.parseDouble(value);
            if (number >= option.least() && number <= option.most()) {
                return;
            }
        }
        throw new IllegalArgumentException("--" + option.optionName() + " " + value + ": give a number of seconds, such as 10 or 0.5.");
    }

    private static void check(String word) {
        if (word.equals("--")) {
            throw new IllegalArgumentException("-- : a command has a field of its own.");
        }
        if (word.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "There is a control character in the option \"" + word.replaceAll("\\p{Cntrl}", "?") + "\".");
        }
        if (word.startsWith("-") && !word.startsWith("--")) {
            throw new IllegalArgumentException(
                    word + ": write options with two dashes; -o is not possible, " + ELSEWHERE.get("output") + ".");
        }
        if (word.startsWith("--")) {
            int equals = word.indexOf('=');
            // the probe takes the beginning of a name for the name
            String name = word.substring(2, equals < 0 ? word.length() : equals);
            ELSEWHERE.forEach((elsewhere, why) -> {
                if (elsewhere.startsWith(name)) {
                    throw new IllegalArgumentException(word + ": not possible here, " + why + ".");
                }
            });
        }
    }
}
