// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

/** A page with a table in which something can be searched for. */
public interface Tabular {

    /** The table that is meant when no other one has the keyboard. */
    TableView table();
}
