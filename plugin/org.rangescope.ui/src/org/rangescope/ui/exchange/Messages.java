// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.exchange;

import org.eclipse.osgi.util.NLS;

/** What import and export say. */
final class Messages extends NLS {

    public static String Export_browse;
    public static String Export_browseRecording;
    public static String Export_canceled;
    public static String Export_description;
    public static String Export_directoryTaken;
    public static String Export_failed;
    public static String Export_format;
    public static String Export_isDirectory;
    public static String Export_itself;
    public static String Export_noFolder;
    public static String Export_noFormats;
    public static String Export_options;
    public static String Export_recording;
    public static String Export_taken;
    public static String Export_target;
    public static String Export_title;
    public static String Export_unreadable;
    public static String Export_window;
    public static String Import_addDirectory;
    public static String Import_addFiles;
    public static String Import_all;
    public static String Import_browse;
    public static String Import_canceled;
    public static String Import_copying;
    public static String Import_damaged;
    public static String Import_description;
    public static String Import_directoryMessage;
    public static String Import_failed;
    public static String Import_folder;
    public static String Import_folderMessage;
    public static String Import_keepBoth;
    public static String Import_link;
    public static String Import_missing;
    public static String Import_noFolder;
    public static String Import_noMetadata;
    public static String Import_notLocal;
    public static String Import_recordings;
    public static String Import_remove;
    public static String Import_replace;
    public static String Import_sources;
    public static String Import_taken;
    public static String Import_title;
    public static String Import_window;

    static {
        NLS.initializeMessages("org.rangescope.ui.exchange.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
