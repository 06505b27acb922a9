// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.session;

import org.eclipse.osgi.util.NLS;

/** What is said about what somebody notes. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String addBookmark;
    public static String addNote;
    public static String bookmarkMessage;
    public static String bookmarkTitle;
    public static String busy;
    public static String closeAnyway;
    public static String closeTitle;
    public static String damaged;
    public static String full;
    public static String mapping;
    public static String nameMissing;
    public static String nameTooLong;
    public static String noFolder;
    public static String noFinding;
    public static String noMapping;
    public static String noPermission;
    public static String noTime;
    public static String notSaved;
    public static String noteAccessible;
    public static String noteMessage;
    public static String noteOldTitle;
    public static String noteTitle;
    public static String putAside;
    public static String saving;
    public static String time;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.rangescope.ui.session.messages", Messages.class);
    }

    private Messages() {}
}
