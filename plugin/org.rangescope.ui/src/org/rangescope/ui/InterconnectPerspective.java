// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.navigator.resources.ProjectExplorer;

/** Lays out the perspective <em>Interconnect</em>: recordings on the left, the recording's editor in the middle, properties below. */
public final class InterconnectPerspective implements IPerspectiveFactory {

    /** Identifier of the perspective, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.createFolder("left", IPageLayout.LEFT, 0.25f, editors).addView(ProjectExplorer.VIEW_ID);
        layout.createFolder("bottom", IPageLayout.BOTTOM, 0.75f, editors).addView(IPageLayout.ID_PROP_SHEET);
    }
}
