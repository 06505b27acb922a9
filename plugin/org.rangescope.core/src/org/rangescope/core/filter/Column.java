// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

/**
 * The values of a field, by row. Numbers are numbers; a text is a number too, its key, and different rows of the same text usually have the same key: a filter
 * looks at each key once. Used by one thread at a time.
 */
public interface Column {

    /** The value of a row in which it is not known, or does not exist. Neither larger nor smaller than any other. */
    long UNKNOWN = Long.MIN_VALUE;

    /**
     * Which field it is.
     *
     * @return the field
     */
    FilterField field();

    /**
     * The value of a row.
     *
     * @param row row of the table
     * @return the number; the key of a text, at least 0; 1 or 0 for a flag; or {@link #UNKNOWN}
     */
    long value(int row);

    /**
     * The text that has a key. Only for texts and choices.
     *
     * @param key from {@link #value}
     * @return its text
     */
    String text(long key);

    /**
     * Whether each row has a text of its own, so that nothing is to be gained by remembering answers.
     *
     * @return whether {@link #textAt} is to be asked
     */
    default boolean isPerRow() {
        return false;
    }

    /**
     * The text of a row. Only for texts and choices.
     *
     * @param row row of the table
     * @return its text, valid until the next call
     */
    default CharSequence textAt(int row) {
        long key = value(row);
        return key == UNKNOWN ? "" : text(key);
    }
}
