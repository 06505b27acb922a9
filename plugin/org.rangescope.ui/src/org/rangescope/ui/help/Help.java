// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.help;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.services.IServiceLocator;
import org.rangescope.core.util.annotation.NonNullByDefault;

/** The help contexts of {@code help/contexts.xml}: F1 on a control opens the page that its context names. */
@NonNullByDefault
public final class Help {

    private static final String PREFIX = "org.rangescope.ui."; //$NON-NLS-1$

    /** The page Overview. */
    public static final String OVERVIEW = PREFIX + "overview"; //$NON-NLS-1$
    /** The page and the view Attachments. */
    public static final String ATTACHMENTS = PREFIX + "attachments"; //$NON-NLS-1$
    /** The page Population. */
    public static final String POPULATION = PREFIX + "population"; //$NON-NLS-1$
    /** The page Outstanding. */
    public static final String OUTSTANDING = PREFIX + "outstanding"; //$NON-NLS-1$
    /** The page and the view Findings. */
    public static final String FINDINGS = PREFIX + "findings"; //$NON-NLS-1$
    /** The page Events. */
    public static final String EVENTS = PREFIX + "events"; //$NON-NLS-1$
    /** The editor as such: opening, time, selection. */
    public static final String RECORDING = PREFIX + "recording"; //$NON-NLS-1$
    /** Properties of what is selected. */
    public static final String PROPERTIES = PREFIX + "properties"; //$NON-NLS-1$
    /** The view Bookmarks, and its dialogs. */
    public static final String BOOKMARKS = PREFIX + "bookmarks"; //$NON-NLS-1$
    /** The field in which rows are asked for. */
    public static final String FILTER = PREFIX + "filter"; //$NON-NLS-1$
    /** The launch configuration. */
    public static final String LAUNCH = PREFIX + "launch"; //$NON-NLS-1$
    /** The wizard for a new project. */
    public static final String NEW_PROJECT = PREFIX + "project"; //$NON-NLS-1$
    /** The preferences. */
    public static final String PREFERENCES = PREFIX + "preferences"; //$NON-NLS-1$
    /** The preferences about debug info and sources. */
    public static final String SOURCE = PREFIX + "source"; //$NON-NLS-1$

    /** All of them. */
    public static final List<String> ALL = List.of(OVERVIEW, ATTACHMENTS, POPULATION, OUTSTANDING, FINDINGS, EVENTS, RECORDING, PROPERTIES,
            BOOKMARKS, FILTER, LAUNCH, NEW_PROJECT, PREFERENCES, SOURCE);

    /** Where the key of our help is bound: GTK itself gives it to some controls only. */
    private static final String CONTEXT = PREFIX + "context.help"; //$NON-NLS-1$

    private Help() {}

    /** F1 on a control, or in it, opens this; on the UI thread. */
    public static void set(Control control, String context) {
        PlatformUI.getWorkbench().getHelpSystem().setHelp(control, context);
    }

    /**
     * F1 in a part or a page opens the help that was set for what has the keyboard; on the UI thread.
     *
     * @param site of the part or the page
     * @param root all that is in it, as long as which it is so
     */
    public static void key(IServiceLocator site, Control root) {
        IContextService contexts = site.getService(IContextService.class);
        IContextActivation active = contexts.activateContext(CONTEXT);
        root.addListener(SWT.Dispose, e -> contexts.deactivateContext(active));
    }
}
