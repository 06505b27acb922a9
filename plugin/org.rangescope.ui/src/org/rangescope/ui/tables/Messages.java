// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import org.eclipse.osgi.util.NLS;

/** What tables say. */
final class Messages extends NLS {

    public static String Attachments_all;
    public static String Attachments_heading;
    public static String Attachments_hint;
    public static String Attachments_mappings;
    public static String Attachments_mappingsOf;
    public static String Attachments_mappingsHint;
    public static String Attachments_ofSelected;
    public static String Attachments_soFar;
    public static String Columns_reset;
    public static String Columns_showAll;
    public static String Count_busy;
    public static String Count_some;
    public static String Events_goTo;
    public static String Events_goToHint;
    public static String Events_goToTip;
    public static String Events_all;
    public static String Events_heading;
    public static String Events_hint;
    public static String Events_indexing;
    public static String Events_noFile;
    public static String Events_notReadable;
    public static String Events_title;
    public static String Export_csv;
    public static String Export_failed;
    public static String Export_job;
    public static String Export_title;
    public static String Export_tsv;
    public static String Filter_access;
    public static String Filter_job;
    public static String Find_access;
    public static String Find_close;
    public static String Find_job;
    public static String Find_next;
    public static String Find_none;
    public static String Find_previous;
    public static String Find_label;
    public static String Menu_columns;
    public static String Menu_copy;
    public static String Menu_copyExact;
    public static String Menu_export;
    public static String Menu_find;
    public static String Menu_leaveOut;
    public static String Menu_selectAll;
    public static String Menu_showOnly;
    public static String Copy_many;
    public static String Sort_job;
    public static String Table_failed;
    public static String Table_nothing;
    public static String Table_nothingFits;
    public static String Time_only;
    public static String Time_onlyTip;

    static {
        NLS.initializeMessages("org.rangescope.ui.tables.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
