// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/** Names and sentences of a recording for widgets that take some characters for more than themselves. */
@NonNullByDefault
public final class Plain {

    private Plain() {}

    /** For labels, menus, buttons and links between tags, where an {@code &} is a mnemonic's. */
    public static String label(String words) {
        return words.replace("&", "&&"); //$NON-NLS-1$ //$NON-NLS-2$
    }

    /** For tips, where it is one too; null stays null, which is no tip. */
    public static @Nullable String tip(@Nullable String words) {
        return words == null ? null : label(words);
    }

    /** For links, where a {@code <} may begin a tag as well: there is no way to write it, so that it is kept from what would follow. */
    public static String link(String words) {
        return label(words).replace("<", "<\u2060"); //$NON-NLS-1$ //$NON-NLS-2$
    }
}
