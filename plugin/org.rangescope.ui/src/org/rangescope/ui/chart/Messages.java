// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.chart;

import org.eclipse.osgi.util.NLS;

/** What charts and what stands around them say. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String chart;
    public static String clearTime;
    public static String copyValue;
    public static String export;
    public static String exportCsv;
    public static String exportFailed;
    public static String exportJob;
    public static String exportPng;
    public static String exportSvg;
    public static String exportTitle;
    public static String filterCsv;
    public static String filterPng;
    public static String filterSvg;
    public static String goToSlowest;
    public static String help;
    public static String helpBrush;
    public static String notPainted;
    public static String notRead;
    public static String reading;
    public static String showEverything;
    public static String zoomIn;
    public static String zoomOut;
    public static String zoomToTime;
    public static String noteReading;
    public static String noteReadingPart;
    public static String noteLive;
    public static String noteFailed;
    public static String noteStopped;
    public static String noteCut;
    public static String noteLost;
    public static String noteEvents;
    public static String notePackets;
    public static String noteCutOff;
    public static String noteDamage;
    public static String noteSome;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.rangescope.ui.chart.messages", Messages.class);
    }

    private Messages() {}
}
