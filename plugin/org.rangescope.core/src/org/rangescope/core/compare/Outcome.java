// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

/** What a comparison came to. */
public enum Outcome {
    /** It takes less time after. */
    FASTER("faster"),
    /** It takes more time after. */
    SLOWER("slower"),
    /** It happens less often after. */
    FEWER("fewer"),
    /** It happens more often after. */
    MORE("more"),
    /** The recordings show no difference. There may be one that is too small to show. */
    NO_DIFFERENCE("no difference seen"),
    /** The recordings cannot tell; the sentence says what is missing. */
    NOT_ENOUGH_DATA("not enough data");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /**
     * It in words.
     *
     * @return such as {@code no difference seen}
     */
    public String words() {
        return words;
    }

    /**
     * Whether it got worse.
     *
     * @return whether it takes more time, or fails more often
     */
    public boolean isWorse() {
        return this == SLOWER || this == MORE;
    }

    /**
     * Whether it got better.
     *
     * @return whether it takes less time, or fails less often
     */
    public boolean isBetter() {
        return this == FASTER || this == FEWER;
    }
}
