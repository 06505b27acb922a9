// SPDX-License-Identifier: EPL-2.0
package org.rangescope.help.ui;

import org.eclipse.osgi.util.NLS;

/** What the help view says itself. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String back;
    public static String contents;
    public static String contentsTip;
    public static String forward;
    public static String found;
    public static String noPage;
    public static String nothingFound;
    public static String results;
    public static String search;
    public static String text;
    public static String title;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.rangescope.help.ui.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
