// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.rangescope.ui.theme.Palette;

/** Short words on pale pills, such as "4 errors": in a row, or in more where there is no room for one. */
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
        addListener(SWT.MouseMove, e -> setToolTipText(Plain.tip(at(e.x, e.y))));
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

    private int lineHeight(GC gc) {
        return gc.getFontMetrics().getHeight() + 8;
    }

    /** Where each is, in as many rows as {@code room} takes. */
    private List<Rectangle> places(GC gc, int room) {
        List<Rectangle> places = new ArrayList<>();
        int x = 0;
        int y = 0;
        for (Chip chip : chips) {
            int width = width(gc, chip);
            if (x > 0 && x + width > room) {
                x = 0;
                y += lineHeight(gc);
            }
            places.add(new Rectangle(x, y, width, lineHeight(gc)));
            x += width + GAP;
        }
        return places;
    }

    private String at(int x, int y) {
        GC gc = new GC(this);
        gc.setFont(font);
        List<Rectangle> places = places(gc, getClientArea().width);
        gc.dispose();
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).contains(x, y)) {
                return chips.get(i).tip();
            }
        }
        return null;
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        GC gc = new GC(this);
        gc.setFont(font);
        List<Rectangle> places = places(gc, wHint == SWT.DEFAULT ? Integer.MAX_VALUE : wHint);
        int width = places.stream().mapToInt(place -> place.x + place.width).max().orElse(0);
        int height = places.isEmpty() ? lineHeight(gc) : places.get(places.size() - 1).y + lineHeight(gc);
        gc.dispose();
        return new Point(width + 1, height);
    }

    private void paint(GC gc) {
        Palette palette = Palette.of(this);
        gc.setAntialias(SWT.ON);
        gc.setFont(font);
        int height = lineHeight(gc) - 4;
        List<Rectangle> places = places(gc, getClientArea().width);
        for (int i = 0; i < places.size(); i++) {
            Chip chip = chips.get(i);
            Rectangle place = places.get(i);
            gc.setBackground(palette.fill(chip.tone()));
            gc.fillRoundRectangle(place.x, place.y + 2, place.width, height, height, height);
            gc.setForeground(palette.ink(chip.tone()));
            gc.drawText(chip.words(), place.x + PAD, place.y + 4, true);
        }
    }
}
