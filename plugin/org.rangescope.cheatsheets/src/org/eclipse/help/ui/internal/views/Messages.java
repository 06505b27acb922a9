// SPDX-License-Identifier: EPL-2.0
package org.eclipse.help.ui.internal.views;

import org.eclipse.osgi.util.NLS;

/** What the tray says. */
final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String elsewhere;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.eclipse.help.ui.internal.views.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
