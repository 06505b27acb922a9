// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.theme;

import org.eclipse.swt.custom.StyledText;

/** On what a text stands that is only read. */
public final class Ground {

    /** The key of a widget's class in style sheets, as the platform reads it. */
    private static final String CLASS = "org.eclipse.e4.ui.css.CssClassName"; //$NON-NLS-1$

    private Ground() {}

    /** Lets a text stand on the ground of its page, in css/dark.css too: the dark theme takes it for a field to write in. */
    public static void ofPage(StyledText text) {
        text.setData(CLASS, "RangescopeText"); //$NON-NLS-1$
    }
}
