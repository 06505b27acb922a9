// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.util.annotation.NonNullByDefault;

/**
 * A sentence in which names of code stand between backticks.
 *
 * @param plain the words without the backticks
 * @param code where the names of code are in them: start and length, in turn
 */
@NonNullByDefault
public record Marked(String plain, List<int[]> code) {

    /** Reads a sentence. */
    public static Marked of(String sentence) {
        StringBuilder plain = new StringBuilder();
        List<int[]> code = new ArrayList<>();
        int open = -1;
        for (int i = 0; i < sentence.length(); i++) {
            char c = sentence.charAt(i);
            if (c != '`') {
                plain.append(c);
            } else if (open < 0) {
                open = plain.length();
            } else {
                code.add(new int[]{open, plain.length() - open});
                open = -1;
            }
        }
        return new Marked(plain.toString(), code);
    }
}
