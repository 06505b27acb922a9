// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.HandlerUtil;
import org.rangescope.ui.guest.GuestHome;
import org.rangescope.ui.guest.GuestPreferencePage;
import org.rangescope.ui.guest.ScenarioDialog;

/** <em>Capture ▸ Start on Virtual Guest</em>: asks for the scenario, and launches the configuration for it. */
public final class StartGuestHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Shell shell = HandlerUtil.getActiveShellChecked(event);
        try {
            GuestHome home = GuestHome.find();
            List<String> scenarios = home.scenarios();
            ScenarioDialog dialog = new ScenarioDialog(shell, home, scenarios);
            if (dialog.open() == Window.OK) {
                start(dialog.scenario());
            }
        } catch (GuestHome.NotFound e) {
            if (MessageDialog.open(MessageDialog.ERROR, shell, Messages.StartGuest_title, e.getMessage(), 0,
                    Messages.StartGuest_openPreferences, IDialogConstants.CLOSE_LABEL) == 0) {
                PreferencesUtil.createPreferenceDialogOn(shell, GuestPreferencePage.ID, null, null).open();
            }
        } catch (IOException | CoreException e) {
            MessageDialog.openError(shell, Messages.StartGuest_title, e.getMessage());
        }
        return null;
    }

    /** Launches the configuration for a scenario, which is made when there is none; on the UI thread. */
    public static void start(String scenario) throws CoreException {
        CaptureLaunches.launch(CaptureLaunches.guest(scenario), ILaunchManager.RUN_MODE);
    }
}
