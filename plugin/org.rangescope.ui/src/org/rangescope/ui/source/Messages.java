// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import org.eclipse.osgi.util.NLS;

/** What is said about sources, markers and suppressions. */
final class Messages extends NLS {

    public static String FindingActions_noName;
    public static String FindingActions_noReason;
    public static String FindingActions_noSite;
    public static String FindingActions_open;
    public static String FindingActions_openFunction;
    public static String FindingActions_openJob;
    public static String FindingActions_report;
    public static String FindingActions_reportJob;
    public static String FindingActions_suppress;
    public static String FindingActions_suppressJob;
    public static String FindingActions_suppressLinked;
    public static String FindingActions_suppressMessage;
    public static String FindingActions_suppressTitle;
    public static String FindingFixes_gone;
    public static String FindingFixes_report;
    public static String FindingFixes_reportAbout;
    public static String FindingFixes_suppress;
    public static String FindingFixes_suppressAbout;
    public static String FindingFixes_timeline;
    public static String FindingFixes_timelineAbout;
    public static String FindingMarkers_at;
    public static String FindingMarkers_clearJob;
    public static String FindingMarkers_job;
    public static String SourceLines_job;
    public static String SourceOpener_failed;
    public static String SourceOpener_notHere;
    public static String SourceOpener_preferences;
    public static String SourceOpener_shorter;
    public static String SourceOpener_title;
    public static String SourcePreferencePage_badProgram;
    public static String SourcePreferencePage_description;
    public static String SourcePreferencePage_detect;
    public static String SourcePreferencePage_detectTip;
    public static String SourcePreferencePage_found;
    public static String SourcePreferencePage_goodVmlinux;
    public static String SourcePreferencePage_job;
    public static String SourcePreferencePage_looking;
    public static String SourcePreferencePage_mappingFrom;
    public static String SourcePreferencePage_mappingNone;
    public static String SourcePreferencePage_mappingTitle;
    public static String SourcePreferencePage_mappingTo;
    public static String SourcePreferencePage_mappings;
    public static String SourcePreferencePage_modules;
    public static String SourcePreferencePage_noFolder;
    public static String SourcePreferencePage_noModules;
    public static String SourcePreferencePage_noProgram;
    public static String SourcePreferencePage_noVmlinux;
    public static String SourcePreferencePage_notLooked;
    public static String SourcePreferencePage_otherVmlinux;
    public static String SourcePreferencePage_program;
    public static String SourcePreferencePage_roots;
    public static String SourcePreferencePage_someModules;
    public static String SourcePreferencePage_symboliser;
    public static String SourcePreferencePage_symboliserHint;
    public static String SourcePreferencePage_vmlinux;
    public static String SourcePreferencePage_vmlinuxHint;
    public static String StackLines_copy;
    public static String StackLines_inlined;
    public static String StackLines_open;
    public static String StackLines_set;
    public static String StackLines_through;

    static {
        NLS.initializeMessages("org.rangescope.ui.source.messages", Messages.class); //$NON-NLS-1$
    }

    private Messages() {}
}
