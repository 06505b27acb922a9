// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import org.eclipse.osgi.util.NLS;

/** What is said about the selected time. */
public final class Messages extends NLS {

    // CHECKSTYLE:OFF names are keys of messages.properties
    public static String back;
    public static String backTip;
    public static String clear;
    public static String clearTip;
    public static String delete;
    public static String forward;
    public static String forwardTip;
    public static String name;
    public static String nameDefault;
    public static String nameMenu;
    public static String nameMessage;
    public static String nameTip;
    public static String nameTitle;
    public static String noneNamed;
    public static String ranges;
    public static String rangesTip;
    public static String selected;
    public static String selectedTip;
    public static String whole;
    public static String wholeTip;
    public static String zoom;
    public static String zoomTip;
    // CHECKSTYLE:ON

    static {
        NLS.initializeMessages("org.rangescope.ui.selection.messages", Messages.class);
    }

    private Messages() {}
}
