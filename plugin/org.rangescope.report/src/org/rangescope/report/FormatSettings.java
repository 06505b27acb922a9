// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was chosen of a format's options; every option has a value that it can have. Immutable. */
public final class FormatSettings {

    private final Map<String, String> values;

    private FormatSettings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Nothing was chosen.
     *
     * @param format of which
     * @return every option as it is unless somebody chooses
     */
    public static FormatSettings defaults(Format format) {
        return of(format, Map.of());
    }

    /**
     * Something was chosen.
     *
     * @param format of which
     * @param chosen values by name of the option
     * @return those, and the other options as they are unless somebody chooses
     * @throws IllegalArgumentException if there is no such option, or it cannot have such a value; the message says which there are
     */
    public static FormatSettings of(Format format, Map<String, String> chosen) {
        Map<String, String> values = new LinkedHashMap<>();
        for (FormatOption option : format.options()) {
            values.put(option.name(), option.value());
        }
        for (Map.Entry<String, String> entry : chosen.entrySet()) {
            List<FormatOption> such = format.options().stream().filter(option -> option.name().equals(entry.getKey())).toList();
            if (such.isEmpty()) {
                throw new IllegalArgumentException(format.id() + " has no option \"" + entry.getKey() + "\". " + (values.isEmpty()
                        ? "It has none."
                        : "It has: " + format.options().stream().map(FormatOption::name).collect(Collectors.joining(", ")) + "."));
            }
            List<String> choices = such.get(0).choices();
            if (!choices.isEmpty() && !choices.contains(entry.getValue())) {
                throw new IllegalArgumentException(format.id() + ": " + entry.getKey() + " cannot be \"" + entry.getValue() + "\", but "
                        + String.join(", ", choices) + ".");
            }
            values.put(entry.getKey(), entry.getValue());
        }
        return new FormatSettings(values);
    }

    /**
     * Something was chosen, as words.
     *
     * @param format of which
     * @param words  {@code NAME=VALUE} each
     * @return those, and the other options as they are unless somebody chooses
     * @throws IllegalArgumentException if a word is not of that form, or as {@link #of}
     */
    public static FormatSettings parse(Format format, List<String> words) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("\"" + word + "\" is not of the form NAME=VALUE.");
            }
            chosen.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return of(format, chosen);
    }

    /**
     * The value of an option.
     *
     * @param name of an option that the format has
     * @return its value
     */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no option " + name);
        }
        return value;
    }
}
