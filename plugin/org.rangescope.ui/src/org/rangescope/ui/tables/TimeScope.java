// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.filter.Columns;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.FilterException;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.table.EventColumns;
import org.rangescope.core.table.TableSource;
import org.rangescope.core.util.Units;

/** The rows of the selected time: a switch for it, on unless somebody switches it off, and what it lets through. Only for the UI thread. */
final class TimeScope {

    /** A record stands at most so many rows away from the first one of its time. */
    static final int NEAR = 20_000;

    private final Button button;

    TimeScope(Composite parent, Runnable changed) {
        button = new Button(parent, SWT.CHECK);
        button.setText(Messages.Time_only);
        button.setToolTipText(Messages.Time_onlyTip);
        button.setSelection(true);
        button.setEnabled(false);
        button.addListener(SWT.Selection, e -> changed.run());
    }

    Button button() {
        return button;
    }

    /** The time that a table is to be restricted to, or null for none. */
    TimeRange of(TimeRange selected) {
        button.setEnabled(selected != null);
        return button.getSelection() ? selected : null;
    }

    /**
     * What lets the rows of a time through.
     *
     * @param fields of the table, which has a column "at"
     * @param time in the recording, or null for all
     * @param unknown whether rows without a time belong to it
     */
    static Filter filter(List<FilterField> fields, Recording recording, TimeRange time, boolean unknown) {
        if (time == null || recording.startNs() == Units.UNKNOWN) {
            return Filter.ALL;
        }
        String text = "at >= " + Math.max(0, recording.toRelativeNs(time.fromNs())) + "ns && at <= " //$NON-NLS-1$//$NON-NLS-2$
                + Math.max(0, recording.toRelativeNs(time.toNs())) + "ns"; //$NON-NLS-1$
        try {
            return Filter.parse(unknown ? "(" + text + ") || at == unknown" : text, fields); //$NON-NLS-1$ //$NON-NLS-2$
        } catch (FilterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The events of a time, of which only the stretch of the recording is searched that they are in. */
    static TableSource events(EventSource source, Recording recording, TimeRange time) {
        if (time == null) {
            return source;
        }
        return new TableSource() {

            @Override
            public Columns columns() {
                return source.columns();
            }

            @Override
            public void release(Columns columns) {
                source.release(columns);
            }

            @Override
            public void look(Runnable what) {
                source.look(what);
            }

            @Override
            public int first() {
                EventColumns columns = source.columns();
                try {
                    return Math.max(0, columns.rowAt(recording.toRelativeNs(time.fromNs())) - NEAR);
                } finally {
                    source.release(columns);
                }
            }

            @Override
            public int end(Columns columns) {
                int row = ((EventColumns) columns).rowAt(recording.toRelativeNs(time.toNs()));
                return (int) Math.min(columns.size(), (long) row + NEAR);
            }
        };
    }
}
