// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.session;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.SharedSelection;

/** Commands about what is noted of the recording in front: a bookmark to what is selected, a note on the selected finding. */
public final class SessionHandler extends AbstractHandler implements IExecutableExtension {

    private boolean note;

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) {
        note = "note".equals(data); //$NON-NLS-1$
    }

    private static PageContext context() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return window != null && window.getActivePage() != null
                && window.getActivePage().getActiveEditor() instanceof RecordingEditor editor
                        ? new PageContext(editor.capture(), window.getService(SharedSelection.class), editor::showPage)
                        : null;
    }

    @Override
    public boolean isEnabled() {
        PageContext context = context();
        return context != null && (note ? SessionActions.canNote(context) : SessionActions.canBookmark(context));
    }

    @Override
    public Object execute(ExecutionEvent event) {
        PageContext context = context();
        if (context != null && isEnabled()) {
            if (note) {
                SessionActions.note(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), context);
            } else {
                SessionActions.bookmark(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(), context);
            }
        }
        return null;
    }
}
