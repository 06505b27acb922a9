// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.rangescope.core.util.annotation.Nullable;

/** Says what could be written next in a filter. */
public final class Completion {

    private static final int MOST = 60;
    private static final int VALUES_OF_A_COLUMN = 8;

    private final String text;
    private final int offset;
    private final List<FilterField> fields;
    private final Function<FilterField, List<String>> seen;
    private final List<Proposal> proposals = new ArrayList<>();

    private Completion(String text, int offset, List<FilterField> fields, Function<FilterField, List<String>> seen) {
        this.text = text;
        this.offset = offset;
        this.fields = fields;
        this.seen = seen;
    }

    /**
     * What fits at a place.
     *
     * @param text   the filter, however incomplete
     * @param offset where somebody writes, from 0 to the text's length
     * @param fields that can be asked for
     * @param seen   values that were seen in a column of text, the most frequent first; asked at most once for a column
     * @return proposals, the most useful first; perhaps none
     */
    public static List<Proposal> at(String text, int offset, List<FilterField> fields, Function<FilterField, List<String>> seen) {
        Completion completion = new Completion(text, Math.max(0, Math.min(offset, text.length())), fields, seen);
        completion.propose();
        return List.copyOf(completion.proposals.subList(0, Math.min(MOST, completion.proposals.size())));
    }

    private void propose() {
        List<Token> tokens = Token.of(text);
        int index = 0;
        while (tokens.get(index).to() < offset && !tokens.get(index).is(Token.Kind.END)) {
            index++;
        }
        Token here = tokens.get(index);
        boolean inside = here.from() < offset
                && (here.is(Token.Kind.WORD) || here.is(Token.Kind.STRING) && (here.to() > offset || !here.closed()));
        int before = index - 1;
        if (!inside && here.from() < offset) {
            before = index;
        }
        String partial = inside ? text.substring(here.from(), offset) : "";
        int from = inside ? here.from() : offset;
        int to = inside ? here.to() : offset;
        Token previous = at(tokens, before);
        FilterField compared = previous != null && previous.is(Token.Kind.OPERATOR) ? field(at(tokens, before - 1)) : null;
        if (compared != null && previous != null) {
            values(compared, previous, partial, from, to);
            return;
        }
        FilterField unitOf = number(tokens, before);
        if (unitOf != null && previous != null && (partial.isEmpty() || !Quantity.startsLikeNumber(partial))) {
            units(unitOf, partial, from, to);
        }
        boolean operand = previous != null && (previous.is(Token.Kind.WORD) || previous.is(Token.Kind.STRING)
                || previous.is(Token.Kind.CLOSE));
        FilterField named = field(previous);
        Token beforePrevious = at(tokens, before - 1);
        boolean isValue = beforePrevious != null && beforePrevious.is(Token.Kind.OPERATOR);
        if (partial.isEmpty() && named != null && !isValue) {
            operators(named);
        }
        if (partial.isEmpty() && operand) {
            add(offset, offset, spaced("&& "), "&&", "and");
            add(offset, offset, spaced("|| "), "||", "or");
            return;
        }
        names(partial, from, to, true);
        valuesOfColumns(partial, from, to);
        names(partial, from, to, false);
        FilterField whole = inside && here.is(Token.Kind.WORD) && here.to() == offset ? field(here) : null;
        if (whole != null) {
            operators(whole);
        }
        if (partial.isEmpty()) {
            add(from, to, "!", "!", "not");
            add(from, to, "(", "(", "together");
        }
    }

    /** Set apart from what stands before. */
    private String spaced(String sign) {
        return offset > 0 && !Character.isWhitespace(text.charAt(offset - 1)) ? " " + sign : sign;
    }

    private static @Nullable Token at(List<Token> tokens, int index) {
        return index >= 0 && index < tokens.size() ? tokens.get(index) : null;
    }

    private @Nullable FilterField field(@Nullable Token token) {
        if (token != null && token.is(Token.Kind.WORD)) {
            for (FilterField field : fields) {
                if (field.name().equalsIgnoreCase(token.text())) {
                    return field;
                }
            }
        }
        return null;
    }

    /** The field with which a number without a unit is compared, when one stands there. */
    private @Nullable FilterField number(List<Token> tokens, int index) {
        Token number = at(tokens, index);
        Token sign = at(tokens, index - 1);
        FilterField field = field(at(tokens, index - 2));
        return field != null && sign != null && sign.is(Token.Kind.OPERATOR) && number != null && number.is(Token.Kind.WORD)
                && "".equals(Quantity.unitOf(number.text())) && !Quantity.unitNames(field.kind()).isEmpty() ? field : null;
    }

    private void names(String partial, int from, int to, boolean prefix) {
        String wanted = partial.toLowerCase(Locale.ROOT);
        for (FilterField field : fields) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (prefix ? name.startsWith(wanted) : !name.startsWith(wanted) && name.contains(wanted)) {
                add(from, to, field.name() + (field.kind() == FilterField.Kind.FLAG ? "" : " "), field.name(), field.description());
            }
        }
    }

    private void operators(FilterField field) {
        for (Operator operator : Operator.of(field.kind())) {
            add(offset, offset, spaced(operator.sign() + " "), operator.sign(), operator.meaning());
        }
    }

    /** Values that begin with what was written, whichever column they are in. */
    private void valuesOfColumns(String partial, int from, int to) {
        if (partial.isEmpty() || partial.startsWith("\"")) {
            return;
        }
        String wanted = partial.toLowerCase(Locale.ROOT);
        for (FilterField field : fields) {
            if (!field.kind().isText()) {
                continue;
            }
            int found = 0;
            for (String value : known(field)) {
                if (value.toLowerCase(Locale.ROOT).startsWith(wanted) && found++ < VALUES_OF_A_COLUMN) {
                    String comparison = Filter.equal(field, value);
                    add(from, to, comparison, comparison, field.description());
                }
            }
        }
    }

    private List<String> known(FilterField field) {
        return field.kind() == FilterField.Kind.CHOICE ? List.copyOf(field.names().keySet()) : seen.apply(field);
    }

    private void values(FilterField field, Token sign, String partial, int from, int to) {
        String unit = Quantity.unitOf(partial);
        if (unit != null) {
            String number = partial.substring(0, partial.length() - unit.length());
            for (String name : Quantity.unitNames(field.kind())) {
                if (name.toLowerCase(Locale.ROOT).startsWith(unit.toLowerCase(Locale.ROOT))) {
                    add(from, to, number + " " + name, number + " " + name, "");
                }
            }
        }
        boolean regex = "~".equals(sign.text()) || "!~".equals(sign.text());
        String wanted = (partial.startsWith("\"") ? partial.substring(1) : partial).toLowerCase(Locale.ROOT);
        String space = from > 0 && from == sign.to() ? " " : "";
        List<String> values = field.kind().isText() ? known(field) : List.copyOf(field.names().keySet());
        for (int pass = 0; pass < 2; pass++) {
            for (String value : values) {
                String low = value.toLowerCase(Locale.ROOT);
                if (pass == 0 ? low.startsWith(wanted) : !low.startsWith(wanted) && low.contains(wanted)) {
                    String written = field.kind() == FilterField.Kind.TEXT || regex
                            ? Token.quoted(regex ? literally(value) : value)
                            : value;
                    add(from, to, space + written, written, "");
                }
            }
        }
        if (field.kind() == FilterField.Kind.FLAG) {
            add(from, to, space + "yes", "yes", "");
            add(from, to, space + "no", "no", "");
        }
        if (field.kind().isNumber() && "unknown".startsWith(wanted)) {
            add(from, to, space + "unknown", "unknown", "");
        }
    }

    /** A text as a regular expression that finds it. */
    private static String literally(String value) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ("\\[](){}.*+?^$|".indexOf(c) >= 0) {
                regex.append('\\');
            }
            regex.append(c);
        }
        return regex.toString();
    }

    private void units(FilterField field, String partial, int from, int to) {
        for (String name : Quantity.unitNames(field.kind())) {
            if (name.toLowerCase(Locale.ROOT).startsWith(partial.toLowerCase(Locale.ROOT))) {
                add(from, to, partial.isEmpty() ? spaced(name) : name, name, "");
            }
        }
    }

    private void add(int from, int to, String insert, String label, String description) {
        proposals.add(new Proposal(from, to, insert, label, description));
    }
}
