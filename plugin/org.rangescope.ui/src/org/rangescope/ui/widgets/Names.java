// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import java.util.function.Supplier;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** What a screen reader calls a control that has no words of its own. */
public final class Names {

    /** A heading further away is that of something else. */
    private static final int LEVELS = 5;

    private Names() {}

    /** Gives a control a name. */
    public static void set(Control control, String name) {
        set(control, () -> name);
    }

    /** Names a control as its label does, without the sign for a mnemonic. */
    public static void byLabel(Control control, String label) {
        set(control, () -> LegacyActionTools.removeMnemonics(label));
    }

    /** Names a control after the heading that stands before it, or before what it is in; asked for on the UI thread. */
    public static void byHeading(Control control) {
        set(control, () -> heading(control));
    }

    private static String heading(Control control) {
        Control inner = control;
        for (int up = 0; up < LEVELS && inner.getParent() != null; up++) {
            String found = ""; //$NON-NLS-1$
            for (Control each : inner.getParent().getChildren()) {
                if (each == inner) {
                    break;
                }
                found = each instanceof Label label && !label.getText().isBlank() ? label.getText() : found;
            }
            if (!found.isEmpty()) {
                return LegacyActionTools.removeMnemonics(found);
            }
            inner = inner.getParent();
        }
        return ""; //$NON-NLS-1$
    }

    /** Gives a control a name that changes; asked for on the UI thread. */
    public static void set(Control control, Supplier<String> name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = name.get();
            }
        });
    }
}
