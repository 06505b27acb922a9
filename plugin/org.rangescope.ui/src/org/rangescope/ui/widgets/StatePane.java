// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.rangescope.ui.theme.Icons;

/** What stands in place of the pages while there is nothing to show on them: reading, waiting, empty, failed. */
public final class StatePane extends Composite {

    private final Icons icons;
    private final Label icon;
    private final Label headline;
    private final Label words;
    private final Composite bars;
    private final ProgressBar known;
    private final ProgressBar unknown;
    private final Button action;
    private Runnable onAction = () -> {};

    /** @param parent as always */
    public StatePane(Composite parent) {
        super(parent, SWT.NONE);
        icons = new Icons(this);
        GridLayoutFactory.fillDefaults().margins(24, 24).applyTo(this);
        Composite middle = new Composite(this, SWT.NONE);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(middle);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 8).applyTo(middle);
        icon = new Label(middle, SWT.NONE);
        headline = new Label(middle, SWT.NONE);
        headline.setFont(new Fonts(this).headline(1.4));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(headline);
        words = new Label(middle, SWT.WRAP);
        GridDataFactory.fillDefaults().hint(520, SWT.DEFAULT).indent(26, 0).span(2, 1).applyTo(words);
        bars = new Composite(middle, SWT.NONE);
        bars.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().hint(360, SWT.DEFAULT).indent(26, 0).span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(bars);
        known = new ProgressBar(bars, SWT.HORIZONTAL);
        known.setMaximum(1_000);
        unknown = new ProgressBar(bars, SWT.HORIZONTAL | SWT.INDETERMINATE);
        action = new Button(middle, SWT.PUSH);
        action.addListener(SWT.Selection, e -> onAction.run());
        GridDataFactory.swtDefaults().indent(26, 0).span(2, 1).applyTo(action);
    }

    /**
     * Shows a state.
     *
     * @param iconName name of the icon
     * @param title a few words
     * @param text what is going on or what went wrong, and what to do
     * @param fraction how far, NaN when not known, negative for no progress bar
     * @param button what the button says, or null for none
     * @param pressed what it does
     */
    public void show(String iconName, String title, String text, double fraction, String button, Runnable pressed) {
        icon.setImage(icons.get(iconName));
        headline.setText(Plain.label(title));
        words.setText(Plain.label(text));
        bars.setVisible(!(fraction < 0));
        ((StackLayout) bars.getLayout()).topControl = Double.isNaN(fraction) ? unknown : known;
        if (!Double.isNaN(fraction)) {
            known.setSelection((int) (Math.max(0, fraction) * 1_000));
        }
        bars.layout();
        action.setVisible(button != null);
        action.setText(button == null ? "" : button);
        onAction = pressed;
        layout(true, true);
    }

    /** Headline and text, as shown. */
    public String text() {
        return headline.getText() + "\n" + words.getText();
    }
}
