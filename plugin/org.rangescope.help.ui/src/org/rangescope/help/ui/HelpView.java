// SPDX-License-Identifier: EPL-2.0
package org.rangescope.help.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ViewPart;

/** The help book beside what one is doing. It comes back with the page that was open. */
public final class HelpView extends ViewPart {

    /** Identifier of the view, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.help.ui.view"; //$NON-NLS-1$

    private static final String PAGE = "page"; //$NON-NLS-1$

    private HelpPane pane;
    private String first;

    @Override
    public void init(IViewSite site, IMemento memento) throws PartInitException {
        super.init(site, memento);
        first = memento == null ? null : memento.getString(PAGE);
    }

    @Override
    public void createPartControl(Composite parent) {
        pane = new HelpPane(parent);
        if (first == null) {
            pane.showContents();
        } else {
            pane.show(first);
        }
    }

    @Override
    public void saveState(IMemento memento) {
        if (pane.page() != null) {
            memento.putString(PAGE, pane.page());
        }
    }

    /** What shows the pages. */
    public HelpPane pane() {
        return pane;
    }

    @Override
    public void setFocus() {
        pane.setFocus();
    }
}
