// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

import java.util.List;

import org.rangescope.core.util.annotation.Nullable;

/** How a value is compared. */
enum Operator {

    EQUAL("==", "is"), UNEQUAL("!=", "is not"), LESS("<", "less than"), AT_MOST("<=", "at most"), MORE(">", "more than"), AT_LEAST(">=",
            "at least"), MATCHES("~", "has the regular expression"), LACKS("!~", "does not have the regular expression");

    private static final List<Operator> OF_TEXT = List.of(EQUAL, UNEQUAL, MATCHES, LACKS);
    private static final List<Operator> OF_NUMBER = List.of(LESS, AT_MOST, MORE, AT_LEAST, EQUAL, UNEQUAL);
    private static final List<Operator> OF_SAME = List.of(EQUAL, UNEQUAL);

    private final String sign;
    private final String meaning;

    Operator(String sign, String meaning) {
        this.sign = sign;
        this.meaning = meaning;
    }

    String sign() {
        return sign;
    }

    String meaning() {
        return meaning;
    }

    static @Nullable Operator of(String sign) {
        if ("=".equals(sign)) {
            return EQUAL;
        }
        for (Operator operator : values()) {
            if (operator.sign.equals(sign)) {
                return operator;
            }
        }
        return null;
    }

    /** Those that make sense for a kind of value. */
    static List<Operator> of(FilterField.Kind kind) {
        return switch (kind) {
        case TEXT, CHOICE -> OF_TEXT;
        case FLAG, ADDRESS -> OF_SAME;
        default -> OF_NUMBER;
        };
    }

    static String list(FilterField.Kind kind) {
        List<String> signs = of(kind).stream().map(Operator::sign).toList();
        return String.join(", ", signs.subList(0, signs.size() - 1)) + " or " + signs.get(signs.size() - 1);
    }
}
