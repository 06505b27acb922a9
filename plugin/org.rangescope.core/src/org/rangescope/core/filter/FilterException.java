// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

/** A filter that cannot be understood. The message names the column and what was expected. */
public final class FilterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    /**
     * Something is wrong.
     *
     * @param from    where it begins in the text
     * @param to      where it ends
     * @param message what was expected
     */
    FilterException(int from, int to, String message) {
        super(message);
        this.from = from;
        this.to = to;
    }

    /**
     * Where what is wrong begins.
     *
     * @return offset in the filter's text
     */
    public int from() {
        return from;
    }

    /**
     * Where what is wrong ends.
     *
     * @return offset in the filter's text, not before {@link #from()}
     */
    public int to() {
        return to;
    }

    /**
     * What is wrong. Never empty.
     *
     * @return a sentence
     */
    public String what() {
        return String.valueOf(getMessage());
    }
}
