// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.rangescope.ui.widgets.Fonts;

/** How wide the column has to be that a table is sorted by, so that the arrow cuts nothing off its header. */
public final class SortedHeader {

    /** The arrow, and the room that the toolkit leaves around it and the words. */
    private static final int ARROW = 34;

    private final Table table;
    private final Font bold;

    /** @param table as it is sorted */
    public SortedHeader(Table table) {
        this.table = table;
        bold = new Fonts(table).bold();
    }

    /** The least width of a column; 0 unless the table is sorted by it. */
    public int least(int index) {
        TableColumn column = table.getColumn(index);
        if (column != table.getSortColumn()) {
            return 0;
        }
        GC gc = new GC(table);
        try {
            gc.setFont(bold);
            return gc.textExtent(column.getText()).x + ARROW;
        } finally {
            gc.dispose();
        }
    }
}
