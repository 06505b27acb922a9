// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.text;

import org.eclipse.emf.ecore.EObject;

/**
 * A line of the tree that stands for what is not shown: counted, and to be asked for.
 *
 * @param parent what it belongs to
 * @param kind what is not shown
 * @param text how many
 */
public record More(EObject parent, Kind kind, String text) {
    /** What is not shown. */
    public enum Kind {
        /** Unreleased buffers. */
        BUFFERS,
        /** Released buffers: a node with those that are shown. */
        RELEASED,
        /** Released buffers beyond those. */
        MORE_RELEASED,
        /** Attachments. */
        ATTACHMENTS,
        /** Mappings; more of them can be asked for. */
        MAPPINGS,
        /** Ranges; more of them can be asked for. */
        RANGES
    }

    /** Two lines are the same when they stand at the same place, whatever they count: so a tree keeps what is selected. */
    @Override
    public boolean equals(@org.rangescope.core.util.annotation.Nullable Object other) {
        return other instanceof More more && more.parent == parent && more.kind == kind;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(parent) * 31 + kind.hashCode();
    }
}
