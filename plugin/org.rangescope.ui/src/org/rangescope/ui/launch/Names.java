// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Names for those who hear what is on the screen, where no label stands before a field. */
final class Names {

    private Names() {}

    /** A control's name; the sign for a mnemonic is left out. */
    static void give(Control control, String name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {

            @Override
            public void getName(AccessibleEvent e) {
                e.result = name.replace("&", ""); //$NON-NLS-1$ //$NON-NLS-2$
            }
        });
    }
}
