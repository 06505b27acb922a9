// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a filter.
 *
 * @param kind   what it is
 * @param from   where it begins
 * @param to     where it ends
 * @param text   what it says: of a string what stands between its quotes
 * @param closed whether a string has its closing quote
 */
record Token(Kind kind, int from, int to, String text, boolean closed) {

    enum Kind {
        OPEN, CLOSE, AND, OR, NOT, OPERATOR, STRING, WORD, END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** Takes a filter to pieces. Every text has some; the last one is the end. */
    static List<Token> of(String filter) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < filter.length()) {
            char c = filter.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
                continue;
            }
            Token token = next(filter, at, c);
            tokens.add(token);
            at = token.to;
        }
        tokens.add(new Token(Kind.END, filter.length(), filter.length(), "", true));
        return tokens;
    }

    private static Token next(String filter, int at, char c) {
        if (c == '(' || c == ')') {
            return of(c == '(' ? Kind.OPEN : Kind.CLOSE, filter, at, 1);
        }
        if (c == '"') {
            return string(filter, at);
        }
        if (filter.startsWith("&&", at)) {
            return of(Kind.AND, filter, at, 2);
        }
        if (filter.startsWith("||", at)) {
            return of(Kind.OR, filter, at, 2);
        }
        int operator = operatorAt(filter, at);
        if (operator > 0) {
            return of(Kind.OPERATOR, filter, at, operator);
        }
        if (c == '!') {
            return of(Kind.NOT, filter, at, 1);
        }
        int end = at + 1;
        while (end < filter.length() && !endsWord(filter, end)) {
            end++;
        }
        return of(Kind.WORD, filter, at, end - at);
    }

    private static boolean endsWord(String filter, int at) {
        char c = filter.charAt(at);
        return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"' || filter.startsWith("&&", at) || filter.startsWith("||", at)
                || operatorAt(filter, at) > 0;
    }

    private static int operatorAt(String filter, int at) {
        char c = filter.charAt(at);
        char then = at + 1 < filter.length() ? filter.charAt(at + 1) : ' ';
        return switch (c) {
        case '=', '<', '>' -> then == '=' ? 2 : 1;
        case '!' -> then == '=' || then == '~' ? 2 : 0;
        case '~' -> 1;
        default -> 0;
        };
    }

    private static Token of(Kind kind, String filter, int at, int length) {
        return new Token(kind, at, at + length, filter.substring(at, at + length), true);
    }

    /** A string; a backslash before a quote or a backslash takes its meaning away, any other stays, as regular expressions need it. */
    private static Token string(String filter, int at) {
        StringBuilder text = new StringBuilder();
        int end = at + 1;
        while (end < filter.length() && filter.charAt(end) != '"') {
            if (filter.charAt(end) == '\\' && end + 1 < filter.length()
                    && (filter.charAt(end + 1) == '"' || filter.charAt(end + 1) == '\\')) {
                end++;
            }
            text.append(filter.charAt(end++));
        }
        boolean closed = end < filter.length();
        return new Token(Kind.STRING, at, closed ? end + 1 : end, text.toString(), closed);
    }

    /** A text as it has to be written to be taken as it stands. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
