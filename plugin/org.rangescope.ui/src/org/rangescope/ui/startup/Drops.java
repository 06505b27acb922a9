// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.startup;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;

/** Opens files that are dropped on a window, wherever nothing else takes them. */
final class Drops {

    private Drops() {}

    static void everywhere(IWorkbench workbench) {
        for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
            on(window);
        }
        workbench.addWindowListener(new IWindowListener() {
            @Override
            public void windowOpened(IWorkbenchWindow window) {
                on(window);
            }

            @Override
            public void windowClosed(IWorkbenchWindow window) {
                // its drop target goes with it
            }

            @Override
            public void windowActivated(IWorkbenchWindow window) {
                // nothing to do
            }

            @Override
            public void windowDeactivated(IWorkbenchWindow window) {
                // nothing to do
            }
        });
    }

    private static void on(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        if (shell == null || shell.getData(DND.DROP_TARGET_KEY) != null) {
            return;
        }
        DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_DEFAULT | DND.DROP_LINK | DND.DROP_MOVE);
        target.setTransfer(new Transfer[]{FileTransfer.getInstance()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                event.detail = DND.DROP_COPY;
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] names) {
                    for (String name : names) {
                        open(window, name);
                    }
                }
            }
        });
    }

    private static void open(IWorkbenchWindow window, String name) {
        try {
            IDE.openEditorOnFileStore(window.getActivePage(), EFS.getLocalFileSystem().fromLocalFile(new java.io.File(name)));
        } catch (PartInitException e) {
            ILog.of(Drops.class).error(name + " could not be opened", e);
        }
    }
}
