// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.widgets;

import org.eclipse.osgi.util.NLS;

/** What our widgets say. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String callSite;
    public static String card;
    public static String cardWithNote;
    public static String columns;
    public static String copy;
    public static String export;
    public static String exposed;
    public static String finding;
    public static String findingsHint;
    public static String note;
    public static String openTitle;
    public static String replaceQuestion;
    public static String replaceTitle;
    public static String rows;
    public static String rule;
    public static String verdict;
    // CHECKSTYLE:ON
    public static String suppressed;

    static {
        NLS.initializeMessages("org.rangescope.ui.widgets.messages", Messages.class);
    }

    private Messages() {}
}
