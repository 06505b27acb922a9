// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.selection;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Widget;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureFollower;

/** Tells the workbench what is selected, and takes what the workbench selects. */
public final class SharedSelectionProvider implements ISelectionProvider {

    private final SharedSelection shared;
    private final CaptureFollower followed;
    private final Capture capture;
    private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
    private IStructuredSelection selection = StructuredSelection.EMPTY;

    /**
     * @param owner for as long as it lives
     * @param shared what the window shares
     * @param capture whose selection is told; null for whichever there is
     */
    public SharedSelectionProvider(Widget owner, SharedSelection shared, Capture capture) {
        this.shared = shared;
        this.capture = capture;
        followed = new CaptureFollower(owner, this::known);
        shared.listen(owner, now -> {
            if (capture == null || now.capture() == capture) {
                take(now);
            }
        });
    }

    private void known() {
        CaptureSelection later = shared.current();
        if (later != null && later.capture() == followed.capture() && selection.getFirstElement() instanceof CaptureSelection
                && later.capture().object(later) != null) {
            take(later);
        }
    }

    private void take(CaptureSelection now) {
        EObject object = now.capture().object(now);
        if (object == null && followed.capture() != now.capture()) {
            // it has been asked for, and will be told once it is there
            followed.follow(now.capture());
        }
        selection = object == null ? new StructuredSelection(now) : new StructuredSelection(object);
        SelectionChangedEvent event = new SelectionChangedEvent(this, selection);
        listeners.forEach(listener -> listener.selectionChanged(event));
    }

    @Override
    public void addSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removeSelectionChangedListener(ISelectionChangedListener listener) {
        listeners.remove(listener);
    }

    @Override
    public ISelection getSelection() {
        return selection;
    }

    @Override
    public void setSelection(ISelection next) {
        CaptureSelection now = shared.current();
        Object element = next instanceof IStructuredSelection structured ? structured.getFirstElement() : null;
        Capture owner = capture != null ? capture : now == null ? null : now.capture();
        CaptureSelection wanted = element instanceof CaptureSelection same
                ? same
                : owner == null ? null : CaptureSelection.of(owner, now, element);
        if (wanted != null) {
            shared.select(wanted);
        }
    }
}
