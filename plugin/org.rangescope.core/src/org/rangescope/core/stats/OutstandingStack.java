// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.List;

/**
 * Live mappings and exposed bytes at moments spread over a stretch of time, by group. Leaked mappings count from the moment they were mapped, and never end.
 * The arrays are not to be changed.
 *
 * @param timeNs moments, ns of the stream, ascending
 * @param layers groups, the one that exposes most first; what is left is the last one
 */
public record OutstandingStack(long[] timeNs, List<Layer> layers) {

    /**
     * A group.
     *
     * @param group  its name
     * @param groups how many groups it stands for: 1, or as many as were put together
     * @param live   mappings at each moment
     * @param bytes  that they expose at each moment
     */
    public record Layer(String group, int groups, long[] live, long[] bytes) {

        /**
         * Whether these are the groups that did not get a layer of their own.
         *
         * @return whether several groups were put together
         */
        public boolean isRest() {
            return groups > 1;
        }
    }

    /** Copies the list. */
    public OutstandingStack {
        layers = List.copyOf(layers);
    }
}
