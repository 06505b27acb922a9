// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.project;

import org.eclipse.osgi.util.NLS;

/** What the wizard says. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String begin;
    public static String cheatSheet;
    public static String creating;
    public static String failed;
    public static String noSample;
    public static String notShipped;
    public static String pageDescription;
    public static String pageTitle;
    public static String sampleLeaks;
    public static String sampleStock;
    public static String title;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.rangescope.ui.project.messages", Messages.class);
    }

    private Messages() {}
}
