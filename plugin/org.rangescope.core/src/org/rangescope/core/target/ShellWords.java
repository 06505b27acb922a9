// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.target;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes words so that a shell takes each of them as it is. ssh hands one string to the login shell of the other side, whichever that is; what is written
 * here means the same to sh, bash, zsh, csh and fish. A line break is the exception: csh takes none, and {@link #oneLine} is for it.
 */
public final class ShellWords {

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@+:,./-";

    private ShellWords() {}

    /**
     * One word.
     *
     * @param word any text without a NUL
     * @return what a shell reads as exactly this word
     * @throws IllegalArgumentException if there is a NUL in it, which no program can be given
     */
    public static String quote(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL cannot be part of an argument");
        }
        if (!word.isEmpty() && word.chars().allMatch(c -> PLAIN.indexOf(c) >= 0)) {
            return word;
        }
        StringBuilder to = new StringBuilder(word.length() + 2).append('\'');
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '\'' || c == '\\' || c == '!') {
                // fish gives the backslash a meaning within quotes, csh the exclamation mark, others do not: they stand outside
                to.append('\'').append('\\').append(c).append('\'');
            } else {
                to.append(c);
            }
        }
        return to.append('\'').toString();
    }

    /**
     * A command.
     *
     * @param words program and arguments
     * @return a line that makes a shell run it
     */
    public static String join(List<String> words) {
        return words.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    /**
     * A command for a login shell, without a line break in it whatever the words are: /bin/sh makes the breaks again.
     *
     * @param words program and arguments
     * @return a line that makes any shell become it
     */
    static String oneLine(List<String> words) {
        String line = join(words);
        if (line.indexOf('\n') >= 0) {
            // printf undoes it; a break at the very end would be lost, but there stands a quote
            String packed = line.replace("\\", "\\\\").replace("\n", "\\n");
            line = join(List.of("/bin/sh", "-c", "eval \"exec $(printf %b \"$1\")\"", "sh", packed));
        }
        return "exec " + line;
    }
}
