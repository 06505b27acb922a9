// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.sync;

import java.util.Set;
import org.eclipse.emf.ecore.EObject;

/**
 * What one snapshot changed in the model.
 *
 * @param structure objects that got or lost children, or whose children changed places
 * @param labels objects whose own values changed, new ones not among them
 * @param removed objects that are no longer in the model
 */
public record Change(Set<EObject> structure, Set<EObject> labels, Set<EObject> removed) {
    /** Whether nothing changed. */
    public boolean isEmpty() {
        return structure.isEmpty() && labels.isEmpty() && removed.isEmpty();
    }
}
