// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.util.Locale;

/** Collects lines of text. */
final class Lines {

    private final StringBuilder text = new StringBuilder();

    /**
     * Adds a line.
     *
     * @param format as of {@link String#format}, without a line end; taken as it is when there are no values
     * @param values for it
     */
    void add(String format, Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
