// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EReference;

/**
 * What an object of the model is to look like. Filled by the thread that takes the snapshot, then only read.
 *
 * @param key which object it is
 * @param values of its attributes; one that is missing keeps its default
 * @param children by containment
 * @param links to objects elsewhere
 */
record Node(Key key, Map<EAttribute, Object> values, Map<EReference, List<Node>> children, Map<EReference, List<Key>> links) {
    /** Tells an object from all others of its model, from snapshot to snapshot: its kind and its row or number in it. */
    record Key(EClass type, Object id) {}

    static Node of(EClass type, Object id) {
        return new Node(new Key(type, id), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    Node with(EAttribute attribute, Object value) {
        values.put(attribute, value);
        return this;
    }

    Node with(EReference reference, Node child) {
        children.computeIfAbsent(reference, r -> new ArrayList<>()).add(child);
        return this;
    }

    Node with(EReference reference, List<Node> all) {
        children.put(reference, all);
        return this;
    }

    Node withLinks(EReference reference, List<Key> targets) {
        links.put(reference, targets);
        return this;
    }
}
