// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.part.ISetSelectionTarget;

/** Shows where a recording lies. */
public final class Reveal {

    private Reveal() {}

    /** Selects a file in the Project Explorer, when that is open; the focus stays where it is. */
    public static void inExplorer(IWorkbenchPage page, IFile file) {
        IViewPart view = page.findView(ProjectExplorer.VIEW_ID);
        if (view instanceof ISetSelectionTarget target) {
            target.selectReveal(new StructuredSelection(file));
        }
    }
}
