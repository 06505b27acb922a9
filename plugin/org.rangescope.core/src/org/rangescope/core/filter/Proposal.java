// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.filter;

/**
 * What could be written at a place in a filter.
 *
 * @param from        first character that it takes the place of
 * @param to          character after the last that it takes the place of
 * @param insert      what is written
 * @param label       what a person chooses
 * @param description what it means, half a sentence; may be empty
 */
public record Proposal(int from, int to, String insert, String label, String description) {

    /**
     * The filter with this in it.
     *
     * @param text the filter for which it was proposed
     * @return another filter
     */
    public String applyTo(String text) {
        return text.substring(0, from) + insert + text.substring(to);
    }

    /**
     * Where to go on writing.
     *
     * @return offset in what {@link #applyTo} gives
     */
    public int caret() {
        return from + insert.length();
    }
}
