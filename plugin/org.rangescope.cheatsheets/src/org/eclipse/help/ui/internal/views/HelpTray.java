// SPDX-License-Identifier: EPL-2.0
package org.eclipse.help.ui.internal.views;

import org.eclipse.jface.dialogs.DialogTray;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * Has the name of a class of the platform's help, without which Java refuses to load the classes of cheat sheets: they mention it. In the stand-alone workbench
 * help has a view and a window of its own, and cheat sheets open in their view.
 */
public class HelpTray extends DialogTray {

    @Override
    protected Control createContents(Composite parent) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(Messages.elsewhere);
        return label;
    }
}
