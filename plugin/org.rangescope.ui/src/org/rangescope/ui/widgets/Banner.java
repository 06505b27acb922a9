// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.theme.Palette;

/** Strips above a page that say what is not as it should be; takes no room when there is nothing to say. */
public final class Banner extends Composite {

    /**
     * One strip.
     *
     * @param icon name of its icon
     * @param tone its colour
     * @param words one or two sentences
     */
    public record Strip(String icon, Palette.Tone tone, String words) {}

    private final Icons icons;
    private List<Strip> strips = List.of();

    /** @param parent with a GridLayout */
    public Banner(Composite parent) {
        super(parent, SWT.NONE);
        icons = new Icons(this);
        GridLayoutFactory.fillDefaults().spacing(0, 1).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(this);
        setVisible(false);
    }

    /** What is said. */
    public List<Strip> strips() {
        return strips;
    }

    /** Says this. */
    public void setStrips(List<Strip> next) {
        if (next.equals(strips)) {
            return;
        }
        strips = List.copyOf(next);
        for (Control child : getChildren()) {
            child.dispose();
        }
        Palette palette = Palette.of(getParent());
        for (Strip strip : strips) {
            Composite row = new Composite(this, SWT.NONE);
            Color fill = palette.fill(strip.tone());
            row.setBackground(fill);
            row.addListener(SWT.Paint, e -> {
                // the workbench's style sheet has its own idea of a composite's background
                e.gc.setBackground(fill);
                e.gc.fillRectangle(row.getClientArea());
            });
            GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
            GridLayoutFactory.fillDefaults().numColumns(2).margins(10, 5).spacing(8, 0).applyTo(row);
            Label icon = new Label(row, SWT.NONE);
            icon.setImage(icons.get(strip.icon()));
            icon.setBackground(fill);
            GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
            Label words = new Label(row, SWT.WRAP);
            words.setText(Plain.label(strip.words()));
            words.setBackground(fill);
            words.setForeground(palette.ink(strip.tone()));
            GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(words);
        }
        boolean shown = !strips.isEmpty();
        ((org.eclipse.swt.layout.GridData) getLayoutData()).exclude = !shown;
        setVisible(shown);
        getParent().layout(true, true);
    }
}
