// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.rangescope.core.stats.AttachmentSummaries;
import org.rangescope.core.stats.AttachmentSummary;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.theme.Palette.Tone;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.DataTable.Spec;
import org.rangescope.ui.widgets.Fonts;

/** Every attachment with what it mapped, what it still exposes and how long that took. */
public final class AttachmentsPage implements Page {

    private record Answer(List<AttachmentSummary> rows, int attachmentOfMapping) {}

    private final PageContext context;
    private Text filter;
    private Label count;
    private DataTable<AttachmentSummary> table;
    private List<AttachmentSummary> all = List.of();
    private int marked = -1;
    private PageContext.Query<Answer> query;

    AttachmentsPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return "Attachments";
    }

    @Override
    public Control create(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        root.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        root.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayoutFactory.fillDefaults().numColumns(3).extendedMargins(14, 12, 10, 8).spacing(12, 8).applyTo(root);
        Fonts.heading(root, "Attachments");
        filter = new Text(root, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage("filter by exporter, importer, interconnect or inode");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        filter.addListener(SWT.Modify, e -> filter());
        count = new Label(root, SWT.RIGHT);
        GridDataFactory.swtDefaults().hint(130, SWT.DEFAULT).applyTo(count);
        table = new DataTable<>(root, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(table);
        Icons icons = new Icons(root);
        table.column(Spec.<AttachmentSummary>of("Importer", AttachmentSummary::device).chars(20).stretch(2)
                .image(row -> icons.get(row.leaked() > 0 ? "mapping-leaked" : "attachment")));
        table.column(Spec.<AttachmentSummary>of("Exporter", AttachmentSummary::exporter).chars(16).stretch(1));
        table.column(Spec.<AttachmentSummary>of("Inode", row -> String.valueOf(row.inode())).chars(8).number(AttachmentSummary::inode));
        table.column(Spec.<AttachmentSummary>of("Interconnect", AttachmentSummary::interconnect).chars(13));
        table.column(Spec.<AttachmentSummary>of("Maps", row -> Units.count(row.maps())).chars(7).number(AttachmentSummary::maps));
        table.column(Spec.<AttachmentSummary>of("Live", row -> Units.count(row.live())).chars(5).number(AttachmentSummary::live));
        table.column(Spec.<AttachmentSummary>of("Leaked", row -> Units.count(row.leaked())).chars(6).number(AttachmentSummary::leaked)
                .tone(row -> row.leaked() > 0 ? Tone.ERROR : null));
        table.column(Spec.<AttachmentSummary>of("Exposed", row -> Units.bytes(row.exposedBytes())).chars(9)
                .number(AttachmentSummary::exposedBytes).exact(row -> Units.exactBytes(row.exposedBytes())));
        table.column(Spec.<AttachmentSummary>of("p50", row -> time(row, row.p50Ns())).chars(8).number(AttachmentSummary::p50Ns)
                .exact(row -> exactTime(row, row.p50Ns())));
        table.column(Spec.<AttachmentSummary>of("p99", row -> time(row, row.p99Ns())).chars(8).number(AttachmentSummary::p99Ns)
                .exact(row -> exactTime(row, row.p99Ns())));
        table.column(Spec.<AttachmentSummary>of("Max", row -> time(row, row.maxNs())).chars(8).number(AttachmentSummary::maxNs)
                .exact(row -> exactTime(row, row.maxNs())));
        table.column(Spec.<AttachmentSummary>of("Failed", row -> Units.count(row.failed())).chars(6).number(AttachmentSummary::failed));
        table.column(Spec.<AttachmentSummary>of("Fell back", row -> row.fellBackToSgt() ? "to sg-table" : "").chars(10));
        table.onSelect(row -> context.selectAttachment(row.attachment()));
        query = context.query(root, this::show);
        return root;
    }

    /** Nothing took any time where nothing was mapped: there is no number that could be known. */
    private static String time(AttachmentSummary row, long ns) {
        return row.maps() == 0 ? "–" : Units.duration(ns);
    }

    private static String exactTime(AttachmentSummary row, long ns) {
        return row.maps() == 0 ? "–" : Units.exactNs(ns);
    }

    @Override
    public void refresh(CaptureState state) {
        ask();
    }

    private void ask() {
        CaptureSelection now = context.selected();
        query.ask(recording -> new Answer(AttachmentSummaries.of(recording),
                now.mapping() >= 0 && now.mapping() < recording.mappings().size()
                        ? recording.mappings().attachment(now.mapping())
                        : now.attachment()));
    }

    private void show(Answer answer) {
        all = answer.rows();
        marked = answer.attachmentOfMapping();
        filter();
    }

    private void filter() {
        String wanted = filter.getText().strip().toLowerCase(java.util.Locale.ROOT);
        List<AttachmentSummary> rows = wanted.isEmpty()
                ? all
                : all.stream().filter(row -> (row.exporter() + " " + row.device() + " " + row.interconnect() + " " + row.inode())
                        .toLowerCase(java.util.Locale.ROOT).contains(wanted)).toList();
        table.setRows(rows);
        table.select(row -> row.attachment() == marked);
        count.setText(rows.size() == all.size() ? Units.count(all.size()) : Units.count(rows.size()) + " of " + Units.count(all.size()));
    }

    @Override
    public void select(CaptureSelection selection) {
        ask();
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    /** The table. */
    public DataTable<AttachmentSummary> table() {
        return table;
    }

    @Override
    public boolean isUpToDate() {
        return query != null && query.isIdle();
    }
}
