// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;

/** Makes the input of a comparison again after a restart. */
public final class CompareInputFactory implements IElementFactory {

    /** As registered in plugin.xml. */
    static final String ID = "org.rangescope.ui.compare.input"; //$NON-NLS-1$

    @Override
    public IAdaptable createElement(IMemento memento) {
        return CompareInput.from(memento);
    }
}
