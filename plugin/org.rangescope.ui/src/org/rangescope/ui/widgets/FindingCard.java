// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.function.IntConsumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.rangescope.ui.theme.Palette;

/** One finding on a card: a bar in its tone, its number and sentence, the first of its evidence, and how sure it is. */
public final class FindingCard extends Canvas {

    private static final int PAD = 10;
    private static final int BAR = 4;

    /**
     * What a card says.
     *
     * @param number of the finding
     * @param tone of its severity
     * @param icon name of its severity's icon
     * @param sentence with names of code between backticks
     * @param evidence the first of it, or nothing
     * @param foot rule and certainty
     * @param note what somebody wrote about it, or nothing
     */
    public record Words(int number, Palette.Tone tone, String icon, String sentence, String evidence, String foot, String note) {}

    private final TextLayout sentence;
    private final TextLayout evidence;
    private final TextLayout foot;
    private final TextLayout note;
    private final Words words;
    private final Image icon;
    private boolean selected;
    private boolean keyboard;
    private IntConsumer chosen = number -> {};
    private IntConsumer opened = number -> {};

    /**
     * @param parent as always
     * @param words what it says
     * @param icon of the severity, not freed here
     */
    public FindingCard(Composite parent, Words words, Image icon) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.words = words;
        this.icon = icon;
        Fonts fonts = new Fonts(this);
        Palette palette = Palette.of(this);
        Marked marked = Marked.of(words.sentence());
        sentence = new TextLayout(getDisplay());
        sentence.setFont(fonts.bold());
        sentence.setText(marked.plain());
        marked.code().forEach(at -> sentence.setStyle(new TextStyle(fonts.codeBold(), null, null), at[0], at[0] + at[1] - 1));
        evidence = new TextLayout(getDisplay());
        evidence.setFont(getFont());
        Marked proof = Marked.of(words.evidence());
        evidence.setText(proof.plain());
        proof.code().forEach(at -> evidence.setStyle(new TextStyle(fonts.code(), null, null), at[0], at[0] + at[1] - 1));
        foot = new TextLayout(getDisplay());
        foot.setFont(getFont());
        foot.setText(words.foot());
        foot.setStyle(new TextStyle(null, palette.dim(), null), 0, Math.max(0, words.foot().length() - 1));
        note = new TextLayout(getDisplay());
        note.setFont(getFont());
        note.setText(words.note().isEmpty() ? "" : "✎ " + words.note());
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Dispose, e -> {
            sentence.dispose();
            evidence.dispose();
            foot.dispose();
            note.dispose();
        });
        addListener(SWT.MouseDown, e -> {
            setFocus();
            chosen.accept(words.number());
        });
        addListener(SWT.MouseDoubleClick, e -> opened.accept(words.number()));
        addListener(SWT.KeyDown, e -> {
            if (e.character == ' ') {
                chosen.accept(words.number());
            } else if (e.character == SWT.CR) {
                chosen.accept(words.number());
                opened.accept(words.number());
            } else if (e.keyCode == SWT.ARROW_DOWN) {
                traverse(SWT.TRAVERSE_TAB_NEXT);
            } else if (e.keyCode == SWT.ARROW_UP) {
                traverse(SWT.TRAVERSE_TAB_PREVIOUS);
            }
        });
        addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        addListener(SWT.KeyUp, e -> showFocus(true));
        addListener(SWT.FocusOut, e -> showFocus(false));
        setCursor(getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = NLS.bind(words.note().isEmpty() ? Messages.card : Messages.cardWithNote,
                        new Object[]{Integer.valueOf(words.number()), marked.plain(), words.foot(), words.note()});
            }
        });
    }

    /** Called with the number when the card is clicked. */
    public void onChoose(IntConsumer listener) {
        chosen = listener;
    }

    /** Called with the number when the card is double-clicked, or entered. */
    public void onOpen(IntConsumer listener) {
        opened = listener;
    }

    /** What it says. */
    public Words words() {
        return words;
    }

    /** Whether it is shown as selected. */
    public boolean isSelected() {
        return selected;
    }

    /** Shows it as selected, or not. */
    public void setSelected(boolean value) {
        if (selected != value) {
            selected = value;
            redraw();
        }
    }

    private void showFocus(boolean on) {
        if (keyboard != on) {
            keyboard = on;
            redraw();
        }
    }

    private void layoutTo(int width) {
        int room = Math.max(60, width - BAR - 2 * PAD - 2);
        sentence.setWidth(room);
        sentence.setIndent(44);
        evidence.setWidth(room);
        foot.setWidth(room);
        note.setWidth(room);
    }

    @Override
    public Point computeSize(int wHint, int hHint, boolean changed) {
        int width = wHint == SWT.DEFAULT ? 320 : wHint;
        layoutTo(width);
        int height = PAD + sentence.getBounds().height + 3 + (words.evidence().isEmpty() ? 0 : evidence.getBounds().height + 3)
                + foot.getBounds().height + (words.note().isEmpty() ? 0 : note.getBounds().height + 3) + PAD;
        return new Point(width, height);
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        layoutTo(area.width);
        Palette palette = Palette.of(this);
        gc.setAntialias(SWT.ON);
        gc.setBackground(selected ? palette.fill(words.tone()) : palette.card());
        gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, 8, 8);
        gc.setForeground(selected ? palette.strong(words.tone()) : palette.line());
        gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, 8, 8);
        gc.setBackground(palette.strong(words.tone()));
        gc.fillRoundRectangle(0, 0, BAR + 3, area.height, 6, 6);
        gc.setBackground(selected ? palette.fill(words.tone()) : palette.card());
        gc.fillRectangle(BAR, 1, 4, area.height - 2);
        int x = BAR + PAD;
        int y = PAD;
        gc.setForeground(palette.text());
        gc.setFont(getFont());
        Rectangle line = sentence.getLineBounds(0);
        gc.drawImage(icon, x, y + (line.height - icon.getBounds().height) / 2);
        String number = String.valueOf(words.number());
        Point extent = gc.textExtent(number);
        int disc = Math.max(extent.x + 6, extent.y - 1);
        gc.setForeground(palette.dim());
        gc.drawOval(x + 21, y + (line.height - disc) / 2, disc, disc);
        gc.drawText(number, x + 21 + (disc - extent.x) / 2 + 1, y + (line.height - extent.y) / 2 + 1, true);
        gc.setForeground(palette.text());
        sentence.draw(gc, x, y);
        y += sentence.getBounds().height + 3;
        if (!words.evidence().isEmpty()) {
            evidence.draw(gc, x, y);
            y += evidence.getBounds().height + 3;
        }
        foot.draw(gc, x, y);
        if (!words.note().isEmpty()) {
            y += foot.getBounds().height + 3;
            note.draw(gc, x, y);
        }
        if (keyboard) {
            gc.setForeground(palette.focus());
            gc.setLineWidth(2);
            gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, 8, 8);
        }
    }
}
