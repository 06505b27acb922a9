// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.capture;

import org.eclipse.osgi.util.NLS;

/** What is said about reading recordings. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String cannotBeRead;
    public static String capturing;
    public static String hiding;
    public static String mistake;
    public static String opening;
    public static String reading;
    public static String removing;
    public static String waits;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.rangescope.ui.capture.messages", Messages.class);
    }

    private Messages() {}
}
