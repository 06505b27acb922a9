// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import org.eclipse.osgi.util.NLS;

/** What the views say. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String attachedBy;
    public static String attachmentsHint;
    public static String attachmentsNone;
    public static String attachmentsSuppressed;
    public static String columnAbout;
    public static String columnAt;
    public static String columnKind;
    public static String columnName;
    public static String decoded;
    public static String decodedAs;
    public static String delete;
    public static String deleteNote;
    public static String deleteTitle;
    public static String detailsMapping;
    public static String editNote;
    public static String empty;
    public static String emptyWaits;
    public static String entry;
    public static String entryOf;
    public static String finding;
    public static String findingGone;
    public static String findingsEmpty;
    public static String findingsNone;
    public static String findingsSoFar;
    public static String goTo;
    public static String goneTitle;
    public static String kindBookmark;
    public static String kindNote;
    public static String kindTime;
    public static String malformed;
    public static String mappedBy;
    public static String mappedByHeading;
    public static String mapping;
    public static String moreEntries;
    public static String moreEntry;
    public static String noRecording;
    public static String noStack;
    public static String nothingSelected;
    public static String outlineFinding;
    public static String outlineOf;
    public static String outlineSuppressed;
    public static String property;
    public static String rangeOf;
    public static String rangesCameIn;
    public static String rename;
    public static String renameMessage;
    public static String renameTitle;
    public static String span;
    public static String status;
    public static String statusFailed;
    public static String statusLive;
    public static String statusSelected;
    public static String statusWhole;
    public static String tableName;
    public static String unknownTask;
    public static String value;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.rangescope.ui.views.messages", Messages.class);
    }

    private Messages() {}
}
