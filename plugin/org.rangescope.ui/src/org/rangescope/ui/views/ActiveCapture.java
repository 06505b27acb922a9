// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.editor.RecordingEditor;

/** Follows which recording's editor is in front. */
final class ActiveCapture implements IPartListener2 {

    private final IWorkbenchPage page;
    private final Consumer<Capture> listener;

    private ActiveCapture(IWorkbenchPage page, Consumer<Capture> listener) {
        this.page = page;
        this.listener = listener;
    }

    /**
     * Tells {@code listener} now and whenever it changes, for as long as {@code owner} lives.
     *
     * @param listener takes the capture, or null when no recording is in front
     */
    static void follow(IWorkbenchPage page, Widget owner, Consumer<Capture> listener) {
        ActiveCapture active = new ActiveCapture(page, listener);
        page.addPartListener(active);
        owner.addListener(SWT.Dispose, e -> page.removePartListener(active));
        active.update();
    }

    private void update() {
        IEditorPart editor = page.getActiveEditor();
        listener.accept(editor instanceof RecordingEditor recording ? recording.capture() : null);
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        update();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        update();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        update();
    }

    @Override
    public void partOpened(IWorkbenchPartReference part) {
        update();
    }
}
