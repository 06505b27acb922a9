// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report;

import java.util.Locale;

/**
 * Makes text that came out of a recording harmless where somebody reads it. Names of processes, devices and drivers are whatever somebody chose: they may
 * hold what moves a terminal's cursor, or turns the direction of writing so that other words seem to say something else.
 */
public final class Safe {

    private Safe() {}

    /**
     * Whether a character must not reach a reader as it is.
     *
     * @param c a code point
     * @return whether it is a control character other than tab and line feed, turns the direction of writing, cannot be seen, or is no character at all
     */
    public static boolean isHidden(int c) {
        return c < 0x20 && c != '\t' && c != '\n' || c >= 0x7F && c < 0xA0 || c >= 0xD800 && c < 0xE000 || c == 0xAD || c == 0x61C
                || c >= 0x200B && c <= 0x200F || c >= 0x2028 && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0xFEFF
                || (c & 0xFFFE) == 0xFFFE || c >= 0xE0000 && c < 0xE1000;
    }

    /**
     * A text with what cannot be seen made visible.
     *
     * @param text any text
     * @return the same, each hidden character as its number, such as {@code ⟨U+202E⟩}
     */
    public static String visible(String text) {
        if (text.codePoints().noneMatch(Safe::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (isHidden(c)) {
                visible.append(String.format(Locale.ROOT, "⟨U+%04X⟩", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }

    /**
     * A text for one line.
     *
     * @param text any text
     * @return {@link #visible}, and line feeds and tabs as spaces
     */
    public static String line(String text) {
        return visible(text).replace('\n', ' ').replace('\t', ' ');
    }
}
