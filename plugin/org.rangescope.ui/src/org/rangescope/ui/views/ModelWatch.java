// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.BiConsumer;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.swt.widgets.Display;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Listens to a model and all that is in it, and tells which objects changed: once for all notifications that come before the UI thread is free again, as
 * those of one snapshot do. Only for the UI thread.
 */
@NonNullByDefault
final class ModelWatch extends EContentAdapter {

    private final EObject root;
    private final Display display;
    private final BiConsumer<Set<EObject>, Set<EObject>> listener;
    private Set<EObject> structure = none();
    private Set<EObject> labels = none();
    private boolean waiting;
    private boolean stopped;

    /**
     * Listens until {@link #stop}.
     *
     * @param root what is listened to, with all that it contains
     * @param listener takes those whose children changed, and those of whom something else did
     */
    ModelWatch(EObject root, Display display, BiConsumer<Set<EObject>, Set<EObject>> listener) {
        this.root = root;
        this.display = display;
        this.listener = listener;
        root.eAdapters().add(this);
    }

    private static Set<EObject> none() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    /** Listens no more. */
    void stop() {
        stopped = true;
        root.eAdapters().remove(this);
    }

    @Override
    public void notifyChanged(@Nullable Notification notification) {
        super.notifyChanged(notification);
        if (notification == null || notification.isTouch() || !(notification.getNotifier() instanceof EObject changed)) {
            return;
        }
        if (notification.getFeature() instanceof EReference reference && reference.isContainment()) {
            structure.add(changed);
        } else if (!(notification.getFeature() instanceof EReference reference && reference.isContainer())) {
            labels.add(changed);
        }
        if (!waiting && !stopped) {
            waiting = true;
            display.asyncExec(this::tell);
        }
    }

    private void tell() {
        waiting = false;
        if (!stopped) {
            Set<EObject> moved = structure;
            Set<EObject> said = labels;
            structure = none();
            labels = none();
            said.removeAll(moved);
            listener.accept(moved, said);
        }
    }
}
