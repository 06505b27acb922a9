// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

/** A regular expression of a filter takes too long for a text it is to be found in. */
public final class TooComplexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * It takes too long.
     *
     * @param field of the column
     * @param regex the expression
     */
    TooComplexException(FilterField field, String regex) {
        super(field.name() + ": the regular expression " + regex + " takes too long. Write it with fewer repetitions.");
    }
}
