// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.List;

import org.eclipse.swt.widgets.Widget;
import org.rangescope.core.table.EventField;

/**
 * All there is to say of a raw record.
 *
 * @param title such as "Event 12, map"
 * @param fields its fields
 */
public record EventDetails(String title, List<EventField> fields) {

    /** Knows which record is looked at. Only for the UI thread. */
    public interface Source {

        /** The record that is looked at, or null. */
        EventDetails current();

        /** Tells {@code listener} when it is another one, for as long as {@code owner} lives. */
        void listen(Widget owner, Runnable listener);
    }
}
