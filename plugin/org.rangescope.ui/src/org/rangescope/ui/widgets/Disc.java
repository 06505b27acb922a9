// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.rangescope.ui.theme.Palette;

/** The verdict as a disc with a symbol in it, so that colour is not the only sign. */
public final class Disc extends Canvas {

    /** What the disc stands for. */
    public enum Verdict {
        /** Leaks, or other errors. */
        BAD,
        /** Nothing definite, but evidence was lost or something is suspected. */
        UNSURE,
        /** Nothing is wrong. */
        GOOD,
        /** Not known yet. */
        OPEN
    }

    private static final int SIZE = 30;
    private Verdict verdict = Verdict.OPEN;

    /** @param parent as always */
    public Disc(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        addListener(SWT.Paint, e -> paint(e.gc));
    }

    /** Shows this. */
    public void setVerdict(Verdict next) {
        verdict = next;
        redraw();
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        return new Point(SIZE + 2, SIZE + 2);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(this);
        Rectangle area = getClientArea();
        int x = (area.width - SIZE) / 2;
        int y = (area.height - SIZE) / 2;
        gc.setAntialias(SWT.ON);
        gc.setBackground(palette.strong(switch (verdict) {
        case BAD -> Palette.Tone.ERROR;
        case UNSURE -> Palette.Tone.WARNING;
        case GOOD -> Palette.Tone.GOOD;
        case OPEN -> Palette.Tone.INFO;
        }));
        gc.fillOval(x, y, SIZE, SIZE);
        gc.setForeground(getDisplay().getSystemColor(SWT.COLOR_WHITE));
        gc.setBackground(getDisplay().getSystemColor(SWT.COLOR_WHITE));
        gc.setLineWidth(3);
        gc.setLineCap(SWT.CAP_ROUND);
        gc.setLineJoin(SWT.JOIN_ROUND);
        switch (verdict) {
        case BAD -> {
            gc.drawLine(x + 15, y + 7, x + 15, y + 17);
            gc.fillOval(x + 13, y + 21, 4, 4);
        }
        case UNSURE -> {
            gc.drawArc(x + 10, y + 6, 10, 9, -60, 240);
            gc.drawLine(x + 15, y + 16, x + 15, y + 18);
            gc.fillOval(x + 13, y + 22, 4, 4);
        }
        case GOOD -> gc.drawPolyline(new int[]{x + 8, y + 16, x + 13, y + 21, x + 22, y + 10});
        case OPEN -> {
            for (int i = 0; i < 3; i++) {
                gc.fillOval(x + 7 + i * 7, y + 13, 4, 4);
            }
        }
        }
    }
}
