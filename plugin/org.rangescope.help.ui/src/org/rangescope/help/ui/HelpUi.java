// SPDX-License-Identifier: EPL-2.0
package org.rangescope.help.ui;

import java.net.URL;

import org.eclipse.core.runtime.ILog;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.help.AbstractHelpUI;

/** What the workbench calls for F1 and for Help ▸ Help Contents. */
public final class HelpUi extends AbstractHelpUI {

    private static final int MODAL = SWT.APPLICATION_MODAL | SWT.SYSTEM_MODAL | SWT.PRIMARY_MODAL;
    /** Under this the workbench's help system keeps what was set for a control; the platform's own help looks there as well. */
    private static final String CONTEXT = "org.eclipse.ui.help"; //$NON-NLS-1$
    private static final int WIDTH = 760;
    private static final int HEIGHT = 640;

    private Shell window;
    private HelpPane inWindow;

    /** The pane to show something in: that of the view, or of a window over a dialog that lets nobody reach the view. */
    private HelpPane pane() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        Shell active = display.getActiveShell();
        if (window != null && !window.isDisposed() && (active == window || window.getParent() == active)) {
            window.setActive();
            return inWindow;
        }
        if (active != null && (active.getStyle() & MODAL) != 0) {
            window = new Shell(active, SWT.SHELL_TRIM);
            window.setText(Messages.title);
            window.setLayout(new FillLayout());
            inWindow = new HelpPane(window);
            window.setSize(WIDTH, HEIGHT);
            window.open();
            return inWindow;
        }
        IWorkbenchWindow workbench = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        if (workbench == null || workbench.getActivePage() == null) {
            return null;
        }
        try {
            return ((HelpView) workbench.getActivePage().showView(HelpView.ID)).pane();
        } catch (PartInitException e) {
            ILog.of(HelpUi.class).error("The help view cannot be shown", e); //$NON-NLS-1$
            return null;
        }
    }

    @Override
    public void displayHelp() {
        HelpPane pane = pane();
        if (pane != null) {
            pane.showContents();
        }
    }

    @Override
    public void displayDynamicHelp() {
        for (Control each = PlatformUI.getWorkbench().getDisplay().getFocusControl(); each != null; each = each.getParent()) {
            if (each.getData(CONTEXT) instanceof String id) {
                IContext context = HelpSystem.getContext(id);
                if (context != null) {
                    displayContext(context, 0, 0);
                    return;
                }
            }
        }
        displayHelp();
    }

    @Override
    public void displaySearch() {
        HelpPane pane = pane();
        if (pane != null) {
            pane.search();
        }
    }

    @Override
    public void search(String expression) {
        HelpPane pane = pane();
        if (pane != null) {
            pane.search(expression);
        }
    }

    @Override
    public void displayHelpResource(String href) {
        HelpPane pane = pane();
        if (pane != null) {
            pane.show(href);
        }
    }

    @Override
    public void displayContext(IContext context, int x, int y) {
        HelpPane pane = pane();
        IHelpResource[] topics = context.getRelatedTopics();
        if (pane != null) {
            if (topics.length > 0) {
                pane.show(topics[0].getHref());
            } else {
                pane.showContents();
            }
        }
    }

    @Override
    public boolean isContextHelpDisplayed() {
        return false;
    }

    @Override
    public URL resolve(String href, boolean documentOnly) {
        return Book.url(href);
    }
}
