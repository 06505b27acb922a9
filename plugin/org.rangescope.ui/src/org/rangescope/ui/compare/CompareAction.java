// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IObjectActionDelegate;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.handlers.IHandlerService;

/**
 * <em>Compare With</em> in the context menu of recordings. Commands cannot join a submenu that the platform makes for actions, so that this is an action, which runs the
 * command that is its definition.
 */
public final class CompareAction implements IObjectActionDelegate {

    private IWorkbenchPart part;

    @Override
    public void setActivePart(IAction action, IWorkbenchPart targetPart) {
        part = targetPart;
    }

    @Override
    public void selectionChanged(IAction action, ISelection selection) {
        // the command looks at it
    }

    @Override
    public void run(IAction action) {
        try {
            part.getSite().getService(IHandlerService.class).executeCommand(action.getActionDefinitionId(), null);
        } catch (CommandException e) {
            ILog.of(CompareAction.class).error(action.getText(), e);
        }
    }
}
