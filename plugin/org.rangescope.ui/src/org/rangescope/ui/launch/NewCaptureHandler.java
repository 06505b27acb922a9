// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.handlers.HandlerUtil;

/** <em>Capture ▸ Capture…</em>: opens the dialog of run configurations at the captures, at the last one if there is one. */
public final class NewCaptureHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        Object shown;
        try {
            shown = CaptureLaunches.toShow();
        } catch (CoreException e) {
            throw new ExecutionException(e.getMessage(), e);
        }
        DebugUITools.openLaunchConfigurationDialogOnGroup(HandlerUtil.getActiveShellChecked(event), new StructuredSelection(shown),
                IDebugUIConstants.ID_RUN_LAUNCH_GROUP);
        return null;
    }
}
