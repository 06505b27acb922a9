// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.part.ViewPart;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.rangescope.core.rules.Finding;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.selection.SharedSelectionProvider;
import org.rangescope.ui.source.FindingActions;
import org.rangescope.ui.tables.FilterRow;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.EmptyText;
import org.rangescope.ui.widgets.FindingsTable;
import org.rangescope.ui.widgets.Names;
import org.rangescope.ui.widgets.Plain;

/** The findings of the capture whose editor is in front, one plain sentence each. */
public final class FindingsView extends ViewPart {

    /** Identifier of the view, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.views.findings";

    private Composite root;
    private EmptyText nothing;
    private Composite filled;
    private FilterRow filter;
    private DataTable<Finding> table;
    private SharedSelection selection;
    private Capture capture;
    private final Runnable changed = this::refresh;
    private final Runnable noted = () -> table.refresh();

    @Override
    public void createPartControl(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(new StackLayout());
        nothing = new EmptyText(root, Map.of());
        filled = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 3).extendedMargins(3, 3, 3, 0).applyTo(filled);
        filter = FindingsTable.filter(filled, this::refresh);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        table = FindingsTable.create(filled, SWT.NONE, true,
                () -> capture == null ? null : new PageContext(capture, selection, page -> {}));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        filter.onLeave(table::setFocus);
        FindingActions.fill(table.table().getMenu(), () -> capture, table::selection);
        selection = getSite().getService(SharedSelection.class);
        table.onSelect(finding -> {
            if (capture != null) {
                new PageContext(capture, selection, page -> {}).selectFinding(finding.number());
            }
        });
        table.onOpen(finding -> {
            if (getSite().getPage().getActiveEditor() instanceof RecordingEditor editor) {
                editor.showPage(4);
                getSite().getPage().activate(editor);
            }
        });
        Names.set(table.table(), getPartName());
        Help.set(root, Help.FINDINGS);
        Help.key(getSite(), root);
        selection.listen(root, this::selected);
        root.addListener(SWT.Dispose, e -> show(null));
        getSite().setSelectionProvider(new SharedSelectionProvider(root, selection, null));
        ActiveCapture.follow(getSite().getPage(), root, this::show);
        refresh();
    }

    private void show(Capture next) {
        if (capture == next) {
            return;
        }
        if (capture != null) {
            capture.ignore(changed);
            capture.session().ignore(noted);
        }
        capture = next;
        if (root.isDisposed()) {
            return;
        }
        if (next != null) {
            next.listen(changed);
            next.session().listen(noted);
        }
        refresh();
    }

    private void refresh() {
        Digest digest = capture == null ? null : capture.state().digest();
        List<Finding> findings = digest == null ? List.of() : digest.findings().list();
        table.setRows(FindingsTable.fitting(filter, findings));
        nothing.setText(capture == null
                ? Messages.findingsNone
                : digest == null || capture.state().isRunning()
                        ? NLS.bind(Messages.findingsSoFar, Plain.link(capture.name()))
                        : NLS.bind(Messages.findingsEmpty, Plain.link(capture.name())));
        StackLayout layout = (StackLayout) root.getLayout();
        Control top = findings.isEmpty() ? nothing : filled;
        if (layout.topControl != top) {
            layout.topControl = top;
            root.layout(true, true);
        }
        setContentDescription("");
        CaptureSelection now = selection.current();
        if (now != null) {
            selected(now);
        }
    }

    private void selected(CaptureSelection now) {
        if (now.capture() == capture) {
            table.select(finding -> finding.number() == now.finding());
        }
    }

    /** The table. */
    public DataTable<Finding> table() {
        return table;
    }

    @Override
    public <T> T getAdapter(Class<T> adapter) {
        return adapter == IPropertySheetPage.class ? adapter.cast(new DetailsPage(selection)) : super.getAdapter(adapter);
    }

    @Override
    public void setFocus() {
        if (((StackLayout) root.getLayout()).topControl == filled) {
            table.setFocus();
        } else {
            nothing.setFocus();
        }
    }
}
