// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Layout;

/**
 * A headline with chips and a line below. The chips stand beside the headline where both fit into one line, otherwise below all words; the words wrap. So nothing is
 * ever cut: the headline is what has to be read.
 */
final class HeadLayout extends Layout {

    private static final int GAP = 12;
    private static final int ABOVE_CHIPS = 4;

    private final Control headline;
    private final Control chips;
    private final Control line;

    HeadLayout(Control headline, Control chips, Control line) {
        this.headline = headline;
        this.chips = chips;
        this.line = line;
    }

    @Override
    protected Point computeSize(Composite composite, int wHint, int hHint, boolean flush) {
        if (wHint == SWT.DEFAULT) {
            int width = headline.computeSize(SWT.DEFAULT, SWT.DEFAULT, flush).x + GAP
                    + chips.computeSize(SWT.DEFAULT, SWT.DEFAULT, flush).x;
            return computeSize(composite, Math.max(width, line.computeSize(SWT.DEFAULT, SWT.DEFAULT, flush).x), hHint, flush);
        }
        return new Point(wHint, hHint == SWT.DEFAULT ? place(wHint, flush, false) : hHint);
    }

    @Override
    protected void layout(Composite composite, boolean flush) {
        place(composite.getClientArea().width, flush, true);
    }

    /** The height that is needed at a width. */
    private int place(int width, boolean flush, boolean move) {
        int room = Math.max(1, width);
        Point head = headline.computeSize(SWT.DEFAULT, SWT.DEFAULT, flush);
        Point pills = chips.computeSize(SWT.DEFAULT, SWT.DEFAULT, flush);
        boolean beside = head.x + GAP + pills.x <= room;
        int high = beside ? Math.max(head.y, pills.y) : headline.computeSize(room, SWT.DEFAULT, flush).y;
        int below = line.computeSize(room, SWT.DEFAULT, flush).y;
        if (!beside) {
            pills = chips.computeSize(room, SWT.DEFAULT, flush);
        }
        if (move) {
            headline.setBounds(
                    beside ? new Rectangle(0, (high - head.y) / 2, room - GAP - pills.x, head.y) : new Rectangle(0, 0, room, high));
            line.setBounds(0, high + 1, room, below);
            chips.setBounds(beside
                    ? new Rectangle(room - pills.x, (high - pills.y) / 2, pills.x, pills.y)
                    : new Rectangle(0, high + 1 + below + ABOVE_CHIPS, room, pills.y));
        }
        return high + 1 + below + (beside ? 0 : ABOVE_CHIPS + pills.y);
    }
}
