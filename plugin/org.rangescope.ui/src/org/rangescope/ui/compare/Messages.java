// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import org.eclipse.osgi.util.NLS;

/** What comparisons say. */
final class Messages extends NLS {

    public static String Compare_after;
    public static String Compare_again;
    public static String Compare_againTip;
    public static String Compare_before;
    public static String Compare_byTime;
    public static String Compare_byHand;
    public static String Compare_byUnknown;
    public static String Compare_cancel;
    public static String Compare_canceled;
    public static String Compare_canceledTitle;
    public static String Compare_changed;
    public static String Compare_changedAgain;
    public static String Compare_costs;
    public static String Compare_costsNone;
    public static String Compare_damaged;
    public static String Compare_directory;
    public static String Compare_distribution;
    public static String Compare_failedTitle;
    public static String Compare_failures;
    public static String Compare_failuresNone;
    public static String Compare_findings;
    public static String Compare_findingsHint;
    public static String Compare_findingsTitle;
    public static String Compare_gone;
    public static String Compare_grown;
    public static String Compare_incomplete;
    public static String Compare_job;
    public static String Compare_keepInMind;
    public static String Compare_lost;
    public static String Compare_missing;
    public static String Compare_mistake;
    public static String Compare_name;
    public static String Compare_nothingSelected;
    public static String Compare_notRead;
    public static String Compare_open;
    public static String Compare_openTip;
    public static String Compare_paths;
    public static String Compare_pathsNone;
    public static String Compare_populations;
    public static String Compare_populationsHint;
    public static String Compare_reading;
    public static String Compare_runningTitle;
    public static String Compare_same;
    public static String Compare_onlySuppressed;
    public static String Compare_suppressed;
    public static String Compare_swap;
    public static String Compare_swapTip;
    public static String Compare_unknownTime;
    public static String Compare_unreadable;
    public static String Compare_watch;
    public static String By_everything;
    public static String By_label;
    public static String Choose_another;
    public static String Choose_browse;
    public static String Choose_captured;
    public static String Choose_fileType;
    public static String Choose_filter;
    public static String Choose_filterName;
    public static String Choose_message;
    public static String Choose_none;
    public static String Choose_recording;
    public static String Choose_recordings;
    public static String Choose_title;
    public static String Column_calls;
    public static String Column_exporter;
    public static String Column_failedAfter;
    public static String Column_failedBefore;
    public static String Column_fellAfter;
    public static String Column_fellBefore;
    public static String Column_fixedAfter;
    public static String Column_fixedBefore;
    public static String Column_importer;
    public static String Column_interconnectAfter;
    public static String Column_interconnectBefore;
    public static String Column_of;
    public static String Column_outcome;
    public static String Column_outcomeFixed;
    public static String Column_outcomeRange;
    public static String Column_rangeAfter;
    public static String Column_rangeBefore;
    public static String Details_calls;
    public static String Details_checks;
    public static String Details_duration;
    public static String Details_evidence;
    public static String Details_evidenceBefore;
    public static String Details_open;
    public static String Details_suppressed;
    public static String Details_sure;
    public static String Details_why;
    public static String Handler_cannotOpen;
    public static String Handler_two;
    public static String Handler_title;

    static {
        NLS.initializeMessages("org.rangescope.ui.compare.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
