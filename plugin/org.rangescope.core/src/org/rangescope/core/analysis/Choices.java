// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.analysis;

/**
 * What the probe left out because it was told to. None of it is a loss: all totals are exact.
 *
 * @param filtered     calls that the filters left out
 * @param sampled      maps whose range records were left out to keep to the rate that was asked for
 * @param reusedStacks events whose stack was not walked: their call site was read, the rest is as it was last walked from there
 */
public record Choices(long filtered, long sampled, long reusedStacks) {

    /** Nothing was left out. */
    public static final Choices NONE = new Choices(0, 0, 0);
}
