// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.filter.FilterException;
import org.rangescope.core.table.RowList;
import org.rangescope.core.table.RowSearch;
import org.rangescope.core.table.TableSource;
import org.rangescope.ui.capture.MonitorProgress;
import org.rangescope.ui.widgets.Plain;

/** Searches the rows of a table for what a filter would find, without leaving the others out: text, or a comparison. Enter goes on, Shift+Enter back, Esc closes. */
public final class FindBar extends Composite {

    private final TableView view;
    private final Text text;
    private final Label status;
    private String said = "";
    private Job job;

    FindBar(TableView view) {
        super(view, SWT.NONE);
        this.view = view;
        GridLayoutFactory.fillDefaults().numColumns(6).extendedMargins(8, 0, 0, 2).applyTo(this);
        new Label(this, SWT.NONE).setText(Messages.Find_label);
        text = new Text(this, SWT.SEARCH | SWT.ICON_CANCEL);
        text.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = Messages.Find_access;
            }
        });
        GridDataFactory.swtDefaults().hint(320, SWT.DEFAULT).applyTo(text);
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) {
                close();
                e.doit = false;
            } else if (e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) {
                next((e.stateMask & SWT.SHIFT) != 0);
                e.doit = false;
            }
        });
        button(Messages.Find_next).addListener(SWT.Selection, e -> next(false));
        button(Messages.Find_previous).addListener(SWT.Selection, e -> next(true));
        button(Messages.Find_close).addListener(SWT.Selection, e -> close());
        status = new Label(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(status);
        addListener(SWT.Dispose, e -> stop());
    }

    private Button button(String words) {
        Button button = new Button(this, SWT.PUSH);
        button.setText(words);
        return button;
    }

    /** What is searched for. */
    public Text text() {
        return text;
    }

    /** What is said about the search. */
    public String status() {
        return said;
    }

    private void say(String words) {
        said = words;
        status.setText(Plain.label(words));
    }

    /** Whether a search goes on. */
    public boolean isBusy() {
        return job != null;
    }

    void open() {
        show(true);
        text.selectAll();
        text.setFocus();
    }

    private void close() {
        stop();
        show(false);
        view.rowTable().setFocus();
    }

    private void show(boolean value) {
        if (getVisible() != value) {
            setVisible(value);
            ((GridData) getLayoutData()).exclude = !value;
            view.layout(true, true);
        }
    }

    private void stop() {
        if (job != null) {
            job.cancel();
            job = null;
        }
    }

    /** Goes to the next row, or to the one before. */
    void next(boolean backward) {
        stop();
        String words = text.getText();
        TableSource source = view.source();
        if (words.isBlank() || source == null) {
            if (!getVisible()) {
                open();
            }
            return;
        }
        Filter filter;
        try {
            filter = Filter.parse(words, view.setup().fields());
        } catch (FilterException e) {
            say(e.what());
            return;
        }
        say("");
        RowList rows = view.rows();
        int from = view.rowTable().selection();
        Display display = getDisplay();
        job = Job.create(NLS.bind(Messages.Find_job, view.setup().noun()), monitor -> {
            return search(source, filter, rows, from, backward, monitor, display);
        });
        job.schedule();
    }

    private IStatus search(TableSource source, Filter filter, RowList rows, int from, boolean backward, IProgressMonitor monitor,
            Display display) {
        int found = -1;
        String problem = Messages.Find_none;
        try {
            found = RowSearch.next(source, filter, rows, from, backward, MonitorProgress.whole(monitor));
        } catch (RuntimeException e) {
            problem = String.valueOf(e.getMessage());
        }
        if (monitor.isCanceled() || display.isDisposed()) {
            return Status.CANCEL_STATUS;
        }
        int index = found;
        String words = problem;
        display.asyncExec(() -> {
            if (!isDisposed() && !monitor.isCanceled()) {
                job = null;
                if (index < 0) {
                    say(words);
                } else if (view.rows() == rows) {
                    view.go(index);
                }
            }
        });
        return Status.OK_STATUS;
    }
}
