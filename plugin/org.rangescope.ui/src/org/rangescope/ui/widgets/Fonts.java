// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Composite;

/** Variants of the platform's fonts, for as long as a control lives. */
public final class Fonts {

    private final LocalResourceManager resources;
    private final Control owner;

    /** @param owner the fonts are derived from its font and freed with it */
    public Fonts(Control owner) {
        this.owner = owner;
        resources = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    /** The owner's font in bold. */
    public Font bold() {
        return resources.create(FontDescriptor.createFrom(owner.getFont()).setStyle(SWT.BOLD));
    }

    /** The owner's font in bold, this many times as large. */
    public Font headline(double factor) {
        FontDescriptor base = FontDescriptor.createFrom(owner.getFont());
        int height = owner.getFont().getFontData()[0].getHeight();
        return resources.create(base.setStyle(SWT.BOLD).setHeight((int) Math.round(height * factor)));
    }

    /** The fixed-width font that code is shown in, as large as the owner's. */
    public Font code() {
        int height = owner.getFont().getFontData()[0].getHeight();
        return resources.create(FontDescriptor.createFrom(JFaceResources.getTextFont()).setHeight(height));
    }

    /** The same in bold. */
    public Font codeBold() {
        int height = owner.getFont().getFontData()[0].getHeight();
        return resources.create(FontDescriptor.createFrom(JFaceResources.getTextFont()).setHeight(height).setStyle(SWT.BOLD));
    }

    /** The fixed-width font in bold, this many times as large. */
    public Font codeHeadline(double factor) {
        int height = owner.getFont().getFontData()[0].getHeight();
        return resources.create(
                FontDescriptor.createFrom(JFaceResources.getTextFont()).setHeight((int) Math.round(height * factor)).setStyle(SWT.BOLD));
    }

    /** A heading over a chart or a table. */
    public static Label heading(Composite parent, String words) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(words);
        label.setFont(new Fonts(label).bold());
        return label;
    }
}
