// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a filter can ask for: a column of a table.
 *
 * @param name        as it is written in a filter
 * @param title       as it stands over the column
 * @param kind        what its values are
 * @param description half a sentence for a person
 * @param names       values that have a name, in the order in which they are proposed; those of a {@link Kind#CHOICE} all have one
 */
public record FilterField(String name, String title, Kind kind, String description, Map<String, Long> names) {

    /** What values are. */
    public enum Kind {
        /** Text, compared as it stands. */
        TEXT("a text, such as \"xe\"", ""),
        /** One of a few words. */
        CHOICE("one of its values", ""),
        /** A number of something. */
        NUMBER("a whole number", ""),
        /** A number that only tells one from another. */
        ID("a whole number", ""),
        /** A kernel address, or the hash of one. */
        ADDRESS("an address, such as 0x1f", ""),
        /** A length of time, ns. */
        DURATION("a duration, such as 1.5 ms", "ns"),
        /** A time since the capture began, ns. */
        TIME("a time since the start, such as 14.2 s", "ns"),
        /** A size. */
        BYTES("a size, such as 64 KiB", "B"),
        /** Yes or no. */
        FLAG("yes or no", "");

        private final String expected;
        private final String unit;

        Kind(String expected, String unit) {
            this.expected = expected;
            this.unit = unit;
        }

        /**
         * What a value looks like.
         *
         * @return such as {@code a duration, such as 1.5 ms}
         */
        public String expected() {
            return expected;
        }

        /**
         * The unit in which values are counted.
         *
         * @return {@code ns}, {@code B} or an empty text
         */
        public String unit() {
            return unit;
        }

        /**
         * Whether values stand on the right, and are larger or smaller.
         *
         * @return false for texts, choices and flags
         */
        public boolean isNumber() {
            return this != TEXT && this != CHOICE && this != FLAG;
        }

        /**
         * Whether values are text, found by free text and by regular expressions.
         *
         * @return whether they are
         */
        public boolean isText() {
            return this == TEXT || this == CHOICE;
        }
    }

    /** Copies the names. */
    public FilterField {
        names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }

    /**
     * A field whose values have no names.
     *
     * @param name        as it is written in a filter
     * @param title       as it stands over the column
     * @param kind        what its values are
     * @param description half a sentence for a person
     */
    public FilterField(String name, String title, Kind kind, String description) {
        this(name, title, kind, description, Map.of());
    }

    /**
     * A field that has one of a few values, numbered from 0.
     *
     * @param name        as it is written in a filter
     * @param title       as it stands over the column
     * @param description half a sentence for a person
     * @param words       its values
     * @return a field
     */
    public static FilterField choice(String name, String title, String description, List<String> words) {
        Map<String, Long> names = new LinkedHashMap<>();
        for (String word : words) {
            names.putIfAbsent(word, (long) names.size());
        }
        return new FilterField(name, title, Kind.CHOICE, description, names);
    }
}
