// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import org.eclipse.osgi.util.NLS;

/** What tables say. */
final class Messages extends NLS {

    static String Attachments_all;
    static String Attachments_heading;
    static String Attachments_hint;
    static String Attachments_mappings;
    static String Attachments_mappingsOf;
    static String Attachments_mappingsHint;
    static String Attachments_ofSelected;
    static String Attachments_select;
    static String Columns_reset;
    static String Columns_showAll;
    static String Count_all;
    static String Count_busy;
    static String Count_some;
    static String Events_goTo;
    static String Events_goToHint;
    static String Events_goToTip;
    static String Events_heading;
    static String Events_hint;
    static String Events_indexing;
    static String Events_notReadable;
    static String Events_title;
    static String Export_csv;
    static String Export_failed;
    static String Export_job;
    static String Export_title;
    static String Export_tsv;
    static String Filter_access;
    static String Filter_hint;
    static String Filter_job;
    static String Find_access;
    static String Find_close;
    static String Find_job;
    static String Find_next;
    static String Find_none;
    static String Find_previous;
    static String Find_label;
    static String Menu_columns;
    static String Menu_copy;
    static String Menu_copyExact;
    static String Menu_export;
    static String Menu_find;
    static String Menu_leaveOut;
    static String Menu_selectAll;
    static String Menu_showOnly;
    static String Copy_many;
    static String Sort_job;
    static String Table_failed;
    static String Table_nothing;
    static String Table_nothingFits;

    static {
        NLS.initializeMessages("org.rangescope.ui.tables.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
