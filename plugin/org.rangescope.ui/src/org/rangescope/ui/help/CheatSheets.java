// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.help;

import java.util.Map;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.ILog;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.rangescope.core.util.annotation.NonNullByDefault;

/** Our cheat sheets, which open where the workbench has the platform's view for them. Only for the UI thread. */
@NonNullByDefault
public final class CheatSheets {

    /** From a test machine to the line that forgot to unmap. */
    public static final String LEAK = "org.rangescope.ui.cheatsheets.leak"; //$NON-NLS-1$
    /** Whether populating became faster or slower. */
    public static final String PATCH = "org.rangescope.ui.cheatsheets.patch"; //$NON-NLS-1$

    private static final String COMMAND = "org.eclipse.ui.cheatsheets.openCheatSheet"; //$NON-NLS-1$

    private static final String VIEW = "org.eclipse.ui.cheatsheets.views.CheatSheetView"; //$NON-NLS-1$

    private CheatSheets() {}

    private static Command command() {
        return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(COMMAND);
    }

    /** Whether this workbench can show cheat sheets. */
    public static boolean available() {
        return command().isDefined();
    }

    /** Opens one. */
    public static void open(String id) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        // none is active while a dialog is closing
        IWorkbenchWindow window = workbench.getActiveWorkbenchWindow() != null || workbench.getWorkbenchWindowCount() == 0
                ? workbench.getActiveWorkbenchWindow()
                : workbench.getWorkbenchWindows()[0];
        if (available() && window != null && window.getActivePage() != null) {
            try {
                // the command shows it only in a window that has the keyboard, and a dialog may have had it until now
                window.getShell().forceActive();
                window.getActivePage().showView(VIEW);
                workbench.getService(IHandlerService.class)
                        .executeCommand(ParameterizedCommand.generateCommand(command(), Map.of("cheatSheetId", id)), null); //$NON-NLS-1$
            } catch (CommandException | PartInitException e) {
                ILog.of(CheatSheets.class).error("The cheat sheet " + id + " cannot be opened", e); //$NON-NLS-1$ //$NON-NLS-2$
            }
        }
    }
}
