// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.List;

/**
 * Findings that have one cause.
 *
 * @param number   place in the list of suspects, from 1
 * @param head     the finding that says most; its number
 * @param others   the findings that follow from the same cause; their numbers
 * @param sentence what is the matter, with function names in backquotes
 * @param related  other suspects that may have to do with it
 */
public record Suspect(int number, int head, List<Integer> others, String sentence, List<Link> related) {

    /**
     * A suspect that may have to do with another.
     *
     * @param suspect its number
     * @param reason  why it may, such as {@code on the same attachment}
     */
    public record Link(int suspect, String reason) {}

    /** Copies the lists. */
    public Suspect {
        others = List.copyOf(others);
        related = List.copyOf(related);
    }

    /**
     * The sentence without the backquotes around names.
     *
     * @return plain text
     */
    public String plainSentence() {
        return sentence.replace("`", "");
    }
}
