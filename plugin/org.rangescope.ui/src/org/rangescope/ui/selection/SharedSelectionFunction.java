// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import org.eclipse.e4.core.contexts.ContextFunction;
import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;

/** Makes each window its own {@link SharedSelection}, when somebody in it first asks. */
public final class SharedSelectionFunction extends ContextFunction {

    @Override
    public Object compute(IEclipseContext context, String contextKey) {
        MWindow window = context.get(MWindow.class);
        IEclipseContext home = window == null ? context : window.getContext();
        Object existing = home.getLocal(SharedSelection.class.getName());
        if (existing == null) {
            existing = new SharedSelection();
            home.set(SharedSelection.class.getName(), existing);
        }
        return existing;
    }
}
