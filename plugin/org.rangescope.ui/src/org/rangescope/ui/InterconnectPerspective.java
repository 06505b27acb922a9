// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui;

import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.console.IConsoleConstants;
import org.eclipse.ui.navigator.resources.ProjectExplorer;
import org.eclipse.ui.progress.IProgressConstants;
import org.rangescope.ui.views.AttachmentsView;
import org.rangescope.ui.views.BookmarksView;
import org.rangescope.ui.views.FindingsView;

/** Lays out the perspective <em>Interconnect</em>: recordings and attachments on the left, the recording's editor, properties below. */
public final class InterconnectPerspective implements IPerspectiveFactory {

    /** Identifier of the perspective, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.perspective";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        String editors = layout.getEditorArea();
        layout.createFolder("explorer", IPageLayout.LEFT, 0.18f, editors).addView(ProjectExplorer.VIEW_ID);
        IFolderLayout trees = layout.createFolder("attachments", IPageLayout.BOTTOM, 0.22f, "explorer");
        trees.addView(AttachmentsView.ID);
        trees.addView(IPageLayout.ID_OUTLINE);
        IFolderLayout bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.74f, editors);
        bottom.addView(IPageLayout.ID_PROP_SHEET);
        bottom.addView(FindingsView.ID);
        bottom.addView(BookmarksView.ID);
        bottom.addView(IPageLayout.ID_PROBLEM_VIEW);
        bottom.addView(IProgressConstants.PROGRESS_VIEW_ID);
        bottom.addView(IConsoleConstants.ID_CONSOLE_VIEW);
        layout.addActionSet(IDebugUIConstants.LAUNCH_ACTION_SET);
        layout.addPerspectiveShortcut(ID);
        layout.addShowViewShortcut(AttachmentsView.ID);
        layout.addShowViewShortcut(FindingsView.ID);
        layout.addShowViewShortcut(BookmarksView.ID);
        layout.addShowViewShortcut(IPageLayout.ID_OUTLINE);
        layout.addShowViewShortcut(IPageLayout.ID_PROP_SHEET);
    }
}
