// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.io.IOException;

/** Writes comma-separated values as RFC 4180 has them. */
final class Csv {
    private final Appendable out;

    Csv(Appendable out) {
        this.out = out;
    }

    /** Writes a line. Numbers are written as they are, everything else as text, and null as nothing. */
    void line(Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            Object value = values[i];
            if (value instanceof Long number && number.longValue() == org.rangescope.core.util.Units.UNKNOWN) {
                continue;
            }
            if (value instanceof Number) {
                out.append(value.toString());
            } else if (value != null) {
                text(value.toString());
            }
        }
        out.append("\r\n");
    }

    private void text(String text) throws IOException {
        // names come from the kernel that was observed: none of them may do anything in a spreadsheet
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
    }
}
