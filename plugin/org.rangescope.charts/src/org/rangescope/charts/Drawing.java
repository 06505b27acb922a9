// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import org.rangescope.core.util.annotation.Nullable;

/** What is where on a paper that a chart was drawn on. */
public final class Drawing {
    private final @Nullable PlotArea plot;
    private final String description;
    private final ChartPicture.HitTest hits;

    Drawing(@Nullable PlotArea plot, String description, ChartPicture.HitTest hits) {
        this.plot = plot;
        this.description = description;
        this.hits = hits;
    }

    /** The drawing in words. */
    String description() {
        return description;
    }

    /** The picture that this makes of a paper of pixels. */
    ChartPicture onto(Paper paper) {
        return new ChartPicture(paper.image(), paper.view(), plot, description, hits);
    }
}
