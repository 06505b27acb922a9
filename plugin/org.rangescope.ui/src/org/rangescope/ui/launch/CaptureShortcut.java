// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.debug.core.DebugPlugin;
import org.eclipse.debug.core.ILaunchConfiguration;
import org.eclipse.debug.core.ILaunchConfigurationWorkingCopy;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.ILaunchShortcut;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;

/** <em>Run As ▸ DMA-BUF Capture</em> on a project, or on something in it: captures into that project, as its configuration says, or asks how. */
public final class CaptureShortcut implements ILaunchShortcut {

    @Override
    public void launch(ISelection selection, String mode) {
        if (selection instanceof IStructuredSelection structured) {
            launch(Adapters.adapt(structured.getFirstElement(), IResource.class), mode);
        }
    }

    @Override
    public void launch(IEditorPart editor, String mode) {
        launch(Adapters.adapt(editor.getEditorInput(), IResource.class), mode);
    }

    private static void launch(IResource resource, String mode) {
        if (resource == null || resource.getProject() == null) {
            return;
        }
        String project = resource.getProject().getName();
        Shell shell = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell();
        try {
            List<ILaunchConfiguration> known = new ArrayList<>();
            for (ILaunchConfiguration configuration : DebugPlugin.getDefault().getLaunchManager()
                    .getLaunchConfigurations(CaptureLaunches.type())) {
                if (project.equals(configuration.getAttribute(CaptureSettings.PROJECT, CaptureFolder.PROJECT))) {
                    known.add(configuration);
                }
            }
            if (known.isEmpty()) {
                ILaunchConfigurationWorkingCopy made = CaptureLaunches.make(project);
                made.setAttribute(CaptureSettings.PROJECT, project);
                DebugUITools.openLaunchConfigurationDialogOnGroup(shell, new StructuredSelection(made.doSave()),
                        IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
                return;
            }
            ILaunchConfiguration chosen = known.size() == 1 ? known.get(0) : choose(shell, known);
            if (chosen != null) {
                CaptureLaunches.launch(chosen, mode);
            }
        } catch (CoreException e) {
            ILog.of(CaptureShortcut.class).error("The capture could not be launched", e); //$NON-NLS-1$
        }
    }

    private static ILaunchConfiguration choose(Shell shell, List<ILaunchConfiguration> known) {
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, DebugUITools.newDebugModelPresentation());
        dialog.setTitle(Messages.CaptureShortcut_title);
        dialog.setMessage(Messages.CaptureShortcut_choose);
        dialog.setElements(known.toArray());
        return dialog.open() == Window.OK && dialog.getFirstResult() instanceof ILaunchConfiguration chosen ? chosen : null;
    }
}
