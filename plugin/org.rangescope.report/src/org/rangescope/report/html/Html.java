// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.html;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import org.rangescope.report.Safe;

/**
 * Writes HTML. All text and every value of an attribute is escaped, and what cannot be seen in it is made visible: nothing that a recording says becomes
 * markup. Calls follow the structure; one that does not throws {@link IllegalStateException}. Used by one thread.
 */
final class Html {

    /** After these a line break would be a blank in the text. */
    private static final Set<String> INLINE = Set.of("a", "span", "code");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins an element; attributes are names and values in turn. */
    Html open(String tag, String... attributes) {
        tag(tag, attributes);
        open.push(tag);
        return this;
    }

    /** An element that has no content and no end. */
    Html single(String tag, String... attributes) {
        tag(tag, attributes);
        return this;
    }

    private void tag(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
    }

    /** Ends the innermost element, which must be this one. */
    Html close(String tag) {
        if (!tag.equals(open.peek())) {
            throw new IllegalStateException(tag + " is not what is open: " + open);
        }
        open.pop();
        out.append("</").append(tag).append(INLINE.contains(tag) ? ">" : ">\n");
        return this;
    }

    /** Text as it is to be read. */
    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** A whole element with text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A sentence in which names of functions stand in backquotes. */
    Html sentence(String sentence) {
        String[] parts = sentence.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            // a backquote without its counterpart is text
            if (i % 2 == 1 && i < parts.length - 1) {
                out.append("<code>").append(escaped(parts[i])).append("</code>");
            } else {
                out.append(i % 2 == 1 ? "`" : "").append(escaped(parts[i]));
            }
        }
        return this;
    }

    /** A list of sentences; nothing when there are none. */
    Html list(String tag, List<String> sentences, String... attributes) {
        if (!sentences.isEmpty()) {
            open(tag, attributes);
            for (String sentence : sentences) {
                open("li").sentence(sentence).close("li");
            }
            close(tag);
        }
        return this;
    }

    /** Markup that this package made. */
    Html markup(CharSequence markup) {
        out.append(markup);
        return this;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        String visible = Safe.visible(text);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\'' -> safe.append("&#39;");
            default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
