// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.util.ResourceBundle;

import org.eclipse.osgi.util.NLS;
import org.rangescope.core.target.ProbeOption;

/** What the launch configuration says, in the language of the workbench. */
final class Messages extends NLS {

    private static final String PACKAGE = "org.rangescope.ui.launch."; //$NON-NLS-1$
    private static final ResourceBundle OPTIONS = ResourceBundle.getBundle(PACKAGE + "options", //$NON-NLS-1$
            java.util.Locale.getDefault(), Messages.class.getClassLoader());

    public static String CaptureLaunchDelegate_endMark;
    public static String CaptureLaunchDelegate_nothing;
    public static String CaptureLaunchDelegate_process;
    public static String CaptureLaunchDelegate_recording;
    public static String CaptureLaunchDelegate_stoppedEarly;
    public static String CaptureLaunches_guest;
    public static String CaptureProcess_isStopping;
    public static String CaptureProcess_killed;
    public static String CaptureProcess_stillRuns;
    public static String CaptureProcess_stopping;
    public static String CaptureSettings_noFile;
    public static String CaptureSettings_noPath;
    public static String CaptureSettings_noProject;
    public static String CaptureSettings_notAbsolute;
    public static String CaptureSettings_unknownTarget;
    public static String CaptureShortcut_choose;
    public static String CaptureShortcut_title;
    public static String CheckDialog_message;
    public static String CheckDialog_messageNothing;
    public static String CheckDialog_shell;
    public static String CheckDialog_start;
    public static String CheckDialog_title;
    public static String CheckDialog_titleNothing;
    public static String CheckText_access;
    public static String CheckText_adapter;
    public static String CheckText_extra;
    public static String CheckText_hook;
    public static String CheckText_hooks;
    public static String CheckText_kernel;
    public static String CheckText_leftover;
    public static String CheckText_target;
    public static String EndBeforeExit_end;
    public static String EndBeforeExit_ending;
    public static String EndBeforeExit_more;
    public static String EndBeforeExit_one;
    public static String EndBeforeExit_title;
    public static String ProbeTab_all;
    public static String ProbeTab_detail;
    public static String ProbeTab_filters;
    public static String ProbeTab_kernel;
    public static String ProbeTab_more;
    public static String ProbeTab_moreHint;
    public static String ProbeTab_moreTip;
    public static String ProbeTab_name;
    public static String ProbeTab_notAsked;
    public static String ScenarioTab_command;
    public static String ScenarioTab_commandTip;
    public static String ScenarioTab_file;
    public static String ScenarioTab_generation;
    public static String ScenarioTab_home;
    public static String ScenarioTab_name;
    public static String ScenarioTab_preferences;
    public static String ScenarioTab_scenario;
    public static String ScenarioTab_v1;
    public static String ScenarioTab_v2;
    public static String StartGuest_openPreferences;
    public static String StartGuest_title;
    public static String TargetTab_browse;
    public static String TargetTab_browseTitle;
    public static String TargetTab_check;
    public static String TargetTab_checkJob;
    public static String TargetTab_checking;
    public static String TargetTab_choose;
    public static String TargetTab_chooseMessage;
    public static String TargetTab_chooseTitle;
    public static String TargetTab_file;
    public static String TargetTab_fileHint;
    public static String TargetTab_fileTip;
    public static String TargetTab_guest;
    public static String TargetTab_guestNote;
    public static String TargetTab_guestTip;
    public static String TargetTab_hostHint;
    public static String TargetTab_hostTip;
    public static String TargetTab_local;
    public static String TargetTab_localNote;
    public static String TargetTab_localTip;
    public static String TargetTab_name;
    public static String TargetTab_notChecked;
    public static String TargetTab_offers;
    public static String TargetTab_project;
    public static String TargetTab_projectTip;
    public static String TargetTab_recording;
    public static String TargetTab_showCheck;
    public static String TargetTab_showCheckTip;
    public static String TargetTab_ssh;
    public static String TargetTab_sshTip;
    public static String TargetTab_stop;
    public static String TargetTab_target;

    static {
        NLS.initializeMessages(PACKAGE + "messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}

    /** An option's name for people. */
    static String label(ProbeOption option) {
        return OPTIONS.getString(option.optionName() + ".label"); //$NON-NLS-1$
    }

    /** What an option does. */
    static String tip(ProbeOption option) {
        return OPTIONS.getString(option.optionName() + ".tip"); //$NON-NLS-1$
    }

    /** What to write into an option's field. */
    static String hint(ProbeOption option) {
        return OPTIONS.containsKey(option.optionName() + ".hint") ? OPTIONS.getString(option.optionName() + ".hint") : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }
}
