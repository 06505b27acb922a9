// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.guest;

import org.eclipse.osgi.util.NLS;

/** What is said about the virtual guest. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String checkout;
    public static String dialogMessage;
    public static String dialogShell;
    public static String dialogTitle;
    public static String incomplete;
    public static String noCheckout;
    public static String noScenario;
    public static String noScript;
    public static String preferences;
    public static String scenarioWords;
    public static String scenarios;
    public static String sourcePreference;
    public static String sourceProperty;
    public static String start;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.rangescope.ui.guest.messages", Messages.class);
    }

    private Messages() {}
}
