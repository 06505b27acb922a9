// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import org.rangescope.core.util.annotation.Nullable;

/**
 * What a picture shows at a pixel.
 *
 * @param mapping row of the mapping there, or -1
 * @param finding number of the finding whose mark is there, or 0
 * @param text what to say about the place: the value under the pointer, with units
 * @param x logical pixel of the thing that was hit, for a marker
 * @param y logical pixel of it
 * @param target the part of the chart to show when it is clicked, or null
 */
public record Hit(int mapping, int finding, String text, double x, double y, @Nullable Zoom target) {
    /** Something that does not ask for another part of the chart. */
    public Hit(int mapping, int finding, String text, double x, double y) {
        this(mapping, finding, text, x, y, null);
    }

    /** Nothing but words about the place itself. */
    static Hit place(String text, double x, double y) {
        return new Hit(-1, 0, text, x, y);
    }
}
