// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

/** A filter that is understood. */
sealed interface Node {

    /** Both. */
    record And(Node left, Node right) implements Node {}

    /** At least one of both. */
    record Or(Node left, Node right) implements Node {}

    /** What does not fit. */
    record Not(Node of) implements Node {}

    /** A number, choice or flag compared. */
    record Number(FilterField field, Operator operator, long value) implements Node {}

    /** A text compared, or searched for a regular expression. */
    record Text(FilterField field, Operator operator, String value) implements Node {}

    /** Free text, in any column. */
    record Words(String text) implements Node {}
}
