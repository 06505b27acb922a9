// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report;

import java.util.List;

import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Writes JSON, indented. Calls follow the structure: {@code object()}, {@code name("a")}, a value, {@code end()}. A misplaced call throws
 * {@link IllegalStateException}.
 */
public final class JsonWriter {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder open = new StringBuilder();
    private boolean first = true;
    private boolean named;

    /**
     * Begins an object.
     *
     * @return this
     */
    public JsonWriter object() {
        return begin('{', '}');
    }

    /**
     * Begins an array.
     *
     * @return this
     */
    public JsonWriter array() {
        return begin('[', ']');
    }

    private JsonWriter begin(char opening, char closing) {
        place();
        text.append(opening);
        open.append(closing);
        first = true;
        return this;
    }

    /**
     * Ends the innermost object or array.
     *
     * @return this
     */
    public JsonWriter end() {
        if (open.length() == 0 || named) {
            throw new IllegalStateException("nothing to end here");
        }
        char closing = open.charAt(open.length() - 1);
        open.setLength(open.length() - 1);
        if (!first) {
            indent();
        }
        text.append(closing);
        first = false;
        return this;
    }

    /**
     * Begins a member of an object.
     *
     * @param name its name
     * @return this
     */
    public JsonWriter name(String name) {
        if (open.length() == 0 || open.charAt(open.length() - 1) != '}' || named) {
            throw new IllegalStateException("no place for the member " + name);
        }
        separate();
        quote(name);
        text.append(": ");
        named = true;
        return this;
    }

    /**
     * Writes a text.
     *
     * @param value any text, or {@code null}
     * @return this
     */
    public JsonWriter value(@Nullable String value) {
        place();
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        return this;
    }

    /**
     * Writes a number.
     *
     * @param value any number
     * @return this
     */
    public JsonWriter value(long value) {
        place();
        text.append(value);
        return this;
    }

    /**
     * Writes a number that may not be known.
     *
     * @param value a number; {@link Units#UNKNOWN} becomes null
     * @return this
     */
    public JsonWriter known(long value) {
        return value == Units.UNKNOWN ? value(null) : value(value);
    }

    /**
     * Writes a number that need not be whole.
     *
     * @param value any number; what is no number, or infinite, becomes null
     * @return this
     */
    public JsonWriter value(double value) {
        place();
        text.append(Double.isFinite(value) ? Double.toString(value) : "null");
        return this;
    }

    /**
     * Writes a truth.
     *
     * @param value true or false
     * @return this
     */
    public JsonWriter value(boolean value) {
        place();
        text.append(value);
        return this;
    }

    /**
     * Writes an array of texts.
     *
     * @param values any texts
     * @return this
     */
    public JsonWriter values(List<String> values) {
        array();
        for (String value : values) {
            value(value);
        }
        return end();
    }

    private void place() {
        if (named) {
            named = false;
        } else if (open.length() == 0) {
            if (!first) {
                throw new IllegalStateException("only one value at the top");
            }
            first = false;
        } else if (open.charAt(open.length() - 1) == '}') {
            throw new IllegalStateException("a member needs a name");
        } else {
            separate();
        }
    }

    private void separate() {
        if (!first) {
            text.append(',');
        }
        first = false;
        indent();
    }

    private void indent() {
        text.append('\n').append("  ".repeat(open.length()));
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < ' ' || c == 0x7f) {
                    text.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
                } else {
                    text.append(c);
                }
            }
            }
        }
        text.append('"');
    }

    /**
     * The document.
     *
     * @return one value and a line end
     */
    @Override
    public String toString() {
        if (open.length() != 0 || first) {
            throw new IllegalStateException("the document is not finished");
        }
        return text + "\n";
    }
}
