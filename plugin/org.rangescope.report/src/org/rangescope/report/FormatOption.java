// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report;

import java.util.List;

/**
 * Something about a format that can be chosen.
 *
 * @param name    lower case letters, digits and hyphens, such as {@code weight}
 * @param meaning for a person, part of a sentence
 * @param value   what it is unless somebody chooses
 * @param choices all values that it can have; empty when it is any text
 */
public record FormatOption(String name, String meaning, String value, List<String> choices) {

    /** Copies the list. */
    public FormatOption {
        choices = List.copyOf(choices);
        if (!choices.isEmpty() && !choices.contains(value)) {
            throw new IllegalArgumentException(name + ": " + value + " is not among its choices " + choices);
        }
    }
}
