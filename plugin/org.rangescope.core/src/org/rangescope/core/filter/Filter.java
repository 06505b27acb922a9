// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.rangescope.core.util.annotation.Nullable;

/**
 * Which rows of a table are wanted, as a person writes it:
 *
 * <ul>
 * <li>free text: {@code xe leaked} are the rows that have both, in any column, whatever the case; {@code "two words"} have to stand together
 * <li>comparisons: {@code duration > 1ms}, {@code bytes >= 64 KiB}, {@code exporter == "xe"}, {@code state != live}, {@code duration == unknown}
 * <li>regular expressions: {@code site ~ "^xe_"}, {@code site !~ "ttm"}
 * <li>of these: {@code a && b}, {@code a || b}, {@code !a}, {@code (a)}; side by side means both
 * </ul>
 *
 * <p>A value that is not known is neither equal to another nor larger or smaller; {@code !=} is what {@code ==} is not. Does not change; any thread.
 */
public final class Filter {

    /** Everything. */
    public static final Filter ALL = new Filter("", null);

    private final String text;
    private final @Nullable Node node;

    private Filter(String text, @Nullable Node node) {
        this.text = text;
        this.node = node;
    }

    /**
     * Understands a filter.
     *
     * @param text   what somebody wrote; empty for all rows
     * @param fields that can be asked for
     * @return the filter
     * @throws FilterException saying where it is wrong, and what was expected there
     */
    public static Filter parse(String text, List<FilterField> fields) throws FilterException {
        return new Filter(text, new Parser(text, fields).parse());
    }

    /**
     * Free text, taken as it stands.
     *
     * @param words to be found in any column
     * @return the filter
     */
    public static Filter words(String words) {
        return words.isEmpty() ? ALL : new Filter(Token.quoted(words), new Node.Words(words));
    }

    /**
     * A value as it is written after a comparison.
     *
     * @param field a column of numbers
     * @param text  such as {@code 14.2 s}
     * @return the number, in the column's unit
     * @throws FilterException saying what was expected
     */
    public static long value(FilterField field, String text) throws FilterException {
        Filter filter = parse(field.name() + " == " + text, List.of(field));
        if (filter.node instanceof Node.Number number && number.value() != Column.UNKNOWN) {
            return number.value();
        }
        throw new FilterException(0, text.length(), field.name() + ": " + field.kind().expected() + " is expected");
    }

    /**
     * A comparison for equality, as it is written.
     *
     * @param field its column
     * @param value the value, as it is written; put in quotes where it is text
     * @return such as {@code exporter == "xe"}
     */
    public static String equal(FilterField field, String value) {
        boolean quotes = field.kind() == FilterField.Kind.TEXT || value.chars().anyMatch(c -> " ()&|<>=~!\"".indexOf(c) >= 0);
        return field.name() + " == " + (quotes ? Token.quoted(value) : value);
    }

    /**
     * What fits both.
     *
     * @param other another filter for the same table
     * @return the rows that both let through
     */
    public Filter and(Filter other) {
        Node mine = node;
        Node others = other.node;
        if (mine == null || others == null) {
            return mine == null ? other : this;
        }
        return new Filter("(" + text + ") && (" + other.text + ")", new Node.And(mine, others));
    }

    /**
     * As it was written.
     *
     * @return its text
     */
    public String text() {
        return text;
    }

    /**
     * Whether all rows fit.
     *
     * @return whether nothing was asked for
     */
    public boolean isAll() {
        return node == null;
    }

    /**
     * The fields that it asks for by name.
     *
     * @return names; all that are text are asked for besides when it {@link #hasWords()}
     */
    public Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        collect(node, names);
        return names;
    }

    private static void collect(@Nullable Node node, Set<String> names) {
        if (node instanceof Node.And and) {
            collect(and.left(), names);
            collect(and.right(), names);
        } else if (node instanceof Node.Or or) {
            collect(or.left(), names);
            collect(or.right(), names);
        } else if (node instanceof Node.Not not) {
            collect(not.of(), names);
        } else if (node instanceof Node.Number number) {
            names.add(number.field().name());
        } else if (node instanceof Node.Text words) {
            names.add(words.field().name());
        }
    }

    /**
     * Whether there is free text in it.
     *
     * @return whether any column is looked at
     */
    public boolean hasWords() {
        return hasWords(node);
    }

    private static boolean hasWords(@Nullable Node node) {
        return node instanceof Node.Words
                || node instanceof Node.And and && (hasWords(and.left()) || hasWords(and.right()))
                || node instanceof Node.Or or && (hasWords(or.left()) || hasWords(or.right()))
                || node instanceof Node.Not not && hasWords(not.of());
    }

    /**
     * Makes it ready for a table.
     *
     * @param columns of the table whose fields it was made for
     * @return looks at rows; used by one thread at a time
     */
    public RowFilter on(Columns columns) {
        return new RowFilter(node, columns);
    }

    /** For tests: written so that it is understood alike, with every parenthesis. */
    String normal() {
        return normal(node);
    }

    private static String normal(@Nullable Node node) {
        if (node instanceof Node.And and) {
            return "(" + normal(and.left()) + " && " + normal(and.right()) + ")";
        } else if (node instanceof Node.Or or) {
            return "(" + normal(or.left()) + " || " + normal(or.right()) + ")";
        } else if (node instanceof Node.Not not) {
            return "!" + normal(not.of());
        } else if (node instanceof Node.Number number) {
            return number.field().name() + " " + number.operator().sign() + " " + value(number);
        } else if (node instanceof Node.Text words) {
            return words.field().name() + " " + words.operator().sign() + " " + Token.quoted(words.value());
        }
        return node instanceof Node.Words words ? Token.quoted(words.text()) : "";
    }

    private static String value(Node.Number number) {
        if (number.value() == Column.UNKNOWN) {
            return "unknown";
        }
        for (var name : number.field().names().entrySet()) {
            if (name.getValue() == number.value()) {
                return name.getKey();
            }
        }
        return number.field().kind() == FilterField.Kind.ADDRESS
                ? "0x" + Long.toHexString(number.value())
                : number.value() + number.field().kind().unit();
    }

    @Override
    public String toString() {
        return text;
    }
}
