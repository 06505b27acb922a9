// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The values of all rules' parameters. Does not change. */
public final class RuleSettings {

    /** Every parameter as its rule wants it. */
    public static final RuleSettings DEFAULTS = new RuleSettings(Map.of());

    private final Map<String, Long> values;

    private RuleSettings(Map<String, Long> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Reads settings such as {@code RS10.deadline=500ms}.
     *
     * @param texts one setting each
     * @param rules whose parameters can be set
     * @return the settings
     * @throws IllegalArgumentException with a sentence that says what is wrong and what to write instead
     */
    public static RuleSettings parse(List<String> texts, List<Rule> rules) {
        Map<String, Long> values = new HashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            int dot = text.indexOf('.');
            if (dot <= 0 || equals < dot) {
                throw new IllegalArgumentException(
                        "\"" + text + "\" is no setting: write RULE.PARAMETER=VALUE, such as RS10.deadline=500ms.");
            }
            String id = text.substring(0, dot).strip().toUpperCase(Locale.ROOT);
            String name = text.substring(dot + 1, equals).strip().toLowerCase(Locale.ROOT);
            Rule rule = rules.stream().filter(each -> each.id().equals(id)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no rule " + id + ": those that can be set are "
                            + rules.stream().filter(each -> !each.parameters().isEmpty()).map(Rule::id).collect(Collectors.joining(", "))
                            + "."));
            Parameter parameter = rule.parameters().stream().filter(each -> each.name().equals(name)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(id + " has no parameter " + name + ": " + (rule.parameters().isEmpty()
                            ? "there is nothing to set about it."
                            : "it has " + rule.parameters().stream().map(Parameter::name).collect(Collectors.joining(", ")) + ".")));
            values.put(key(rule, parameter), value(id, parameter, text.substring(equals + 1).strip()));
        }
        return new RuleSettings(values);
    }

    private static long value(String id, Parameter parameter, String text) {
        String name = id + "." + parameter.name();
        long value;
        try {
            value = parameter.unit().parse(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " cannot be \"" + text + "\": write " + parameter.unit().example() + ".", e);
        }
        if (value < parameter.least()) {
            throw new IllegalArgumentException(
                    name + " cannot be " + text + ": the least that makes sense is " + parameter.unit().words(parameter.least()) + ".");
        }
        return value;
    }

    private static String key(Rule rule, Parameter parameter) {
        return rule.id() + "." + parameter.name();
    }

    /**
     * The value of a parameter.
     *
     * @param rule      whose it is
     * @param parameter of this rule
     * @return as it was set, or its default
     */
    public long value(Rule rule, Parameter parameter) {
        return values.getOrDefault(key(rule, parameter), parameter.value());
    }

    /**
     * Whether somebody has set a parameter.
     *
     * @param rule      whose it is
     * @param parameter of this rule
     * @return false when it has its default
     */
    public boolean isSet(Rule rule, Parameter parameter) {
        return values.containsKey(key(rule, parameter));
    }
}
