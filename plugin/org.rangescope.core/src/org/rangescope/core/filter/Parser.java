// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.rangescope.core.util.annotation.Nullable;

/** Understands filters. */
final class Parser {

    /** Deeper parentheses are nobody's intention. */
    private static final int DEPTH_MAX = 100;
    private static final int LENGTH_MAX = 10_000;
    private static final int NAMED = 12;

    private final List<Token> tokens;
    private final List<FilterField> fields;
    private int at;
    private int depth;

    Parser(String text, List<FilterField> fields) throws FilterException {
        if (text.length() > LENGTH_MAX) {
            throw new FilterException(0, text.length(), "A filter of " + text.length() + " characters is too long; " + LENGTH_MAX
                    + " are allowed");
        }
        tokens = Token.of(text);
        this.fields = fields;
    }

    /** The whole filter; {@code null} when there is nothing in it. */
    @Nullable
    Node parse() throws FilterException {
        if (peek().is(Token.Kind.END)) {
            return null;
        }
        Node all = either();
        Token rest = peek();
        if (!rest.is(Token.Kind.END)) {
            throw new FilterException(rest.from(), rest.to(), rest.text() + " has no ( before it");
        }
        return all;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    private Node either() throws FilterException {
        Node left = both();
        while (peek().is(Token.Kind.OR)) {
            take();
            left = new Node.Or(left, both());
        }
        return left;
    }

    private Node both() throws FilterException {
        Node left = one();
        while (true) {
            Token next = peek();
            if (next.is(Token.Kind.AND)) {
                take();
            } else if (!next.is(Token.Kind.WORD) && !next.is(Token.Kind.STRING) && !next.is(Token.Kind.NOT)
                    && !next.is(Token.Kind.OPEN)) {
                return left;
            }
            left = new Node.And(left, one());
        }
    }

    private Node one() throws FilterException {
        Token first = take();
        switch (first.kind()) {
        case NOT, OPEN -> {
            if (++depth > DEPTH_MAX) {
                throw new FilterException(first.from(), first.to(), "More than " + DEPTH_MAX + " parentheses or ! are inside each other");
            }
            Node inner = first.is(Token.Kind.NOT) ? new Node.Not(one()) : inParentheses(first);
            depth--;
            return inner;
        }
        case STRING -> {
            if (!first.closed()) {
                throw new FilterException(first.from(), first.to(), "The text has no closing \"");
            }
            Token next = peek();
            if (next.is(Token.Kind.OPERATOR)) {
                throw new FilterException(first.from(), first.to(), "A column is expected before " + next.text() + ", without quotes");
            }
            return new Node.Words(first.text());
        }
        case WORD -> {
            return word(first);
        }
        case OPERATOR -> throw new FilterException(first.from(), first.to(), "A column is expected before " + first.text());
        case AND, OR -> throw new FilterException(first.from(), first.to(), "Something is expected before " + first.text());
        case CLOSE -> throw new FilterException(first.from(), first.to(), "Something is expected before )");
        default -> {
            Token last = tokens.get(Math.max(0, tokens.size() - 2));
            throw new FilterException(first.from(), first.to(), "Something is expected after " + last.text());
        }
        }
    }

    private Node inParentheses(Token open) throws FilterException {
        Node inner = either();
        Token close = take();
        if (!close.is(Token.Kind.CLOSE)) {
            throw new FilterException(open.from(), open.to(), "This ( has no )");
        }
        return inner;
    }

    private Node word(Token word) throws FilterException {
        FilterField field = find(word.text());
        if (!peek().is(Token.Kind.OPERATOR)) {
            if (field != null && field.kind() == FilterField.Kind.FLAG) {
                return new Node.Number(field, Operator.EQUAL, 1);
            }
            return new Node.Words(word.text());
        }
        Token sign = take();
        if (field == null) {
            throw new FilterException(word.from(), word.to(), word.text() + " is no column here; " + suggestion(word.text()));
        }
        Operator operator = Operator.of(sign.text());
        if (operator == null || !Operator.of(field.kind()).contains(operator)) {
            throw new FilterException(sign.from(), sign.to(), field.name() + ": " + sign.text() + " does not work with "
                    + kindName(field.kind()) + "; " + Operator.list(field.kind()) + " is expected");
        }
        return comparison(field, operator, sign);
    }

    private static String kindName(FilterField.Kind kind) {
        return switch (kind) {
        case TEXT -> "text";
        case CHOICE -> "one of a few words";
        case ADDRESS -> "addresses";
        case FLAG -> "yes or no";
        default -> "numbers";
        };
    }

    private Node comparison(FilterField field, Operator operator, Token sign) throws FilterException {
        Token value = peek();
        if (!value.is(Token.Kind.WORD) && !value.is(Token.Kind.STRING)) {
            throw new FilterException(sign.from(), Math.max(sign.to(), value.to()), field.name() + ": " + expected(field, operator)
                    + " is expected after " + sign.text());
        }
        take();
        if (value.is(Token.Kind.STRING) && !value.closed()) {
            throw new FilterException(value.from(), value.to(), field.name() + ": the text has no closing \"");
        }
        if (operator == Operator.MATCHES || operator == Operator.LACKS) {
            regex(field, value);
            return new Node.Text(field, operator, value.text());
        }
        if (field.kind() == FilterField.Kind.TEXT) {
            return new Node.Text(field, operator, value.text());
        }
        return new Node.Number(field, operator, number(field, value));
    }

    private static String expected(FilterField field, Operator operator) {
        if (operator == Operator.MATCHES || operator == Operator.LACKS) {
            return "a regular expression, such as \"^xe_\"";
        }
        return field.kind() == FilterField.Kind.CHOICE ? oneOf(field) : field.kind().expected();
    }

    private static String oneOf(FilterField field) {
        List<String> words = new ArrayList<>(field.names().keySet());
        return words.size() == 1 ? words.get(0) : words.isEmpty() ? field.kind().expected() : Quantity.or(words);
    }

    private static void regex(FilterField field, Token value) throws FilterException {
        try {
            Pattern.compile(value.text());
        } catch (PatternSyntaxException e) {
            throw new FilterException(value.from(), value.to(), field.name() + ": the regular expression " + value.text()
                    + " is not complete: " + lower(String.valueOf(e.getDescription())));
        } catch (StackOverflowError e) {
            throw new FilterException(value.from(), value.to(), field.name() + ": the regular expression is too deep");
        }
    }

    private static String lower(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private long number(FilterField field, Token value) throws FilterException {
        String text = value.text();
        if ("unknown".equals(text)) {
            return Column.UNKNOWN;
        }
        Long named = named(field, text);
        if (named != null) {
            return named;
        }
        if (field.kind() == FilterField.Kind.FLAG) {
            switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1" -> {
                return 1;
            }
            case "no", "false", "0" -> {
                return 0;
            }
            default -> throw new FilterException(value.from(), value.to(), field.name() + ": yes or no is expected, not " + text);
            }
        }
        if (field.kind() == FilterField.Kind.CHOICE) {
            throw new FilterException(value.from(), value.to(), field.name() + ": " + text + " is none of its values; " + oneOf(field)
                    + " is expected");
        }
        Token unit = peek();
        boolean apart = unit.is(Token.Kind.WORD) && "".equals(Quantity.unitOf(text)) && Quantity.isUnit(field.kind(), unit.text());
        if (apart) {
            take();
        }
        return Quantity.parse(field, text, apart ? unit.text() : "", value.from(), apart ? unit.to() : value.to());
    }

    private static @Nullable Long named(FilterField field, String text) {
        for (Map.Entry<String, Long> name : field.names().entrySet()) {
            if (name.getKey().equalsIgnoreCase(text)) {
                return name.getValue();
            }
        }
        return null;
    }

    private @Nullable FilterField find(String name) {
        for (FilterField field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field;
            }
        }
        return null;
    }

    private String suggestion(String word) {
        FilterField nearest = null;
        int least = Math.max(1, word.length() / 3) + 1;
        for (FilterField field : fields) {
            int distance = distance(word.toLowerCase(Locale.ROOT), field.name().toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = field;
            }
        }
        if (nearest != null) {
            return "did you mean " + nearest.name() + "?";
        }
        List<String> names = fields.stream().map(FilterField::name).limit(NAMED).toList();
        return "the columns are " + String.join(", ", names) + (fields.size() > NAMED ? " …" : "");
    }

    /** How many letters have to be changed to make one word of the other. */
    private static int distance(String a, String b) {
        if (a.length() > 64) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                row[j] = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : 1 + Math.min(diagonal, Math.min(above, row[j - 1]));
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
