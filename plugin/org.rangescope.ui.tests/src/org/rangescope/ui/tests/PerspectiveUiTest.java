// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.junit.jupiter.api.Test;
import org.rangescope.ui.InterconnectPerspective;

/** The perspective opens in a real workbench, with the views it promises. */
class PerspectiveUiTest {

    @Test
    void opensWithProjectExplorerAndProperties() throws Exception {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = PlatformUI.getWorkbench().showPerspective(InterconnectPerspective.ID, window);
        assertEquals("Interconnect", page.getPerspective().getLabel());
        assertNotNull(page.findView(ProjectExplorer.VIEW_ID), "Project Explorer");
        assertNotNull(page.findViewReference("org.eclipse.ui.views.PropertySheet"), "Properties");
    }
}
