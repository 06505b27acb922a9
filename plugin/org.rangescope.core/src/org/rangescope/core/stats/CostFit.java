// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import org.rangescope.core.util.annotation.Nullable;

/**
 * What came of fitting the cost model to a group of map calls.
 *
 * @param group the group, or {@code all}
 * @param of    which of its calls: {@code interconnect maps} or {@code sg-table maps}
 * @param model the model; {@code null} when there is not enough data for one
 * @param why   what is missing, in a sentence; empty when there is a model
 */
public record CostFit(String group, String of, @Nullable CostModel model, String why) {}
