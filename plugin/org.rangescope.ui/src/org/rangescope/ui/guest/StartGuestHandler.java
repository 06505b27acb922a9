// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.guest;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.HandlerEvent;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.ide.IDE;
import org.rangescope.ui.views.Reveal;

/** <em>Capture ▸ Start on Virtual Guest</em>: asks for the scenario, boots the guest and opens what it captures. */
public final class StartGuestHandler extends AbstractHandler {

    private final GuestCapture guest = PlatformUI.getWorkbench().getService(GuestCapture.class);
    private final Runnable changed = () -> fireHandlerChanged(new HandlerEvent(this, true, false));

    /** Made by the framework. */
    public StartGuestHandler() {
        guest.addListener(changed);
    }

    @Override
    public boolean isEnabled() {
        return !guest.isRunning();
    }

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Shell shell = window.getShell();
        try {
            GuestHome home = GuestHome.find();
            List<String> scenarios = home.scenarios();
            ScenarioDialog dialog = new ScenarioDialog(shell, home, scenarios);
            if (dialog.open() == Window.OK) {
                start(window, guest, home, dialog.scenario());
            }
        } catch (GuestHome.NotFound e) {
            if (MessageDialog.open(MessageDialog.ERROR, shell, "Start on Virtual Guest", e.getMessage(), 0, "Open Preferences",
                    "Close") == 0) {
                PreferencesUtil.createPreferenceDialogOn(shell, GuestPreferencePage.ID, null, null).open();
            }
        } catch (IOException e) {
            MessageDialog.openError(shell, "Start on Virtual Guest", e.getMessage());
        }
        return null;
    }

    /** Boots the guest in a job and opens the recording in {@code window} as soon as there is one. */
    public static void start(IWorkbenchWindow window, GuestCapture guest, GuestHome home, String scenario) {
        Job job = Job.create("Starting the virtual guest", monitor -> {
            IFile file;
            try {
                file = guest.start(home, scenario);
            } catch (IOException | CoreException | IllegalStateException e) {
                return Status.error("The virtual guest could not be started: " + e.getMessage(), e);
            }
            window.getShell().getDisplay().asyncExec(() -> {
                try {
                    IDE.openEditor(window.getActivePage(), file);
                    Reveal.inExplorer(window.getActivePage(), file);
                } catch (PartInitException e) {
                    MessageDialog.openError(window.getShell(), "Start on Virtual Guest", e.getMessage());
                }
            });
            return Status.OK_STATUS;
        });
        job.setUser(true);
        job.schedule();
    }

    @Override
    public void dispose() {
        guest.removeListener(changed);
    }
}
