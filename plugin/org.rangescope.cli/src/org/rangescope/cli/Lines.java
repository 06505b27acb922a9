// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.util.Locale;

import org.rangescope.report.Safe;

/** Collects lines of text. What a recording says cannot move the cursor of a terminal, turn the direction of writing or begin a line: it is shown instead. */
final class Lines {

    private final StringBuilder text = new StringBuilder();

    /**
     * Adds a line.
     *
     * @param format as of {@link String#format}, without a line end; taken as it is when there are no values
     * @param values for it
     */
    void add(String format, Object... values) {
        text.append(Safe.line(values.length == 0 ? format : String.format(Locale.ROOT, format, values))).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
