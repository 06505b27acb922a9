// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.rangescope.ui.theme.Palette;

/** A row of short words on pale pills, such as "4 errors". */
public final class Chips extends Canvas {

    private static final int GAP = 7;
    private static final int PAD = 8;

    /**
     * One pill.
     *
     * @param words what it says
     * @param tone its colour
     * @param tip what is said on hover
     */
    public record Chip(String words, Palette.Tone tone, String tip) {}

    private final Font font;
    private List<Chip> chips = List.of();

    /** @param parent as always */
    public Chips(Composite parent) {
        super(parent, SWT.DOUBLE_BUFFERED);
        font = new Fonts(this).bold();
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.MouseMove, e -> setToolTipText(Plain.tip(at(e.x))));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = String.join(", ", chips.stream().map(Chip::words).toList());
            }
        });
    }

    /** Shows these; whether that changes the room that is needed. */
    public boolean setChips(List<Chip> next) {
        if (next.equals(chips)) {
            return false;
        }
        chips = List.copyOf(next);
        redraw();
        return true;
    }

    /** What is shown. */
    public List<Chip> chips() {
        return chips;
    }

    private int width(GC gc, Chip chip) {
        return gc.textExtent(chip.words()).x + 2 * PAD;
    }

    private String at(int x) {
        GC gc = new GC(this);
        gc.setFont(font);
        int left = 0;
        String tip = null;
        for (Chip chip : chips) {
            int width = width(gc, chip);
            if (x >= left && x < left + width) {
                tip = chip.tip();
            }
            left += width + GAP;
        }
        gc.dispose();
        return tip;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(font);
        int width = chips.stream().mapToInt(chip -> width(gc, chip) + GAP).sum();
        int height = gc.getFontMetrics().getHeight() + 8;
        gc.dispose();
        return new Point(Math.max(1, width - GAP + 1), height);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(this);
        gc.setAntialias(SWT.ON);
        gc.setFont(font);
        int height = gc.getFontMetrics().getHeight() + 4;
        int top = (getClientArea().height - height) / 2;
        int x = 0;
        for (Chip chip : chips) {
            int width = width(gc, chip);
            gc.setBackground(palette.fill(chip.tone()));
            gc.fillRoundRectangle(x, top, width, height, height, height);
            gc.setForeground(palette.ink(chip.tone()));
            gc.drawText(chip.words(), x + PAD, top + 2, true);
            x += width + GAP;
        }
    }
}
