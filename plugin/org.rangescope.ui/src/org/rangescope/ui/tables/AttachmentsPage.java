// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.rangescope.charts.TimeRange;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.stats.AttachmentDurations;
import org.rangescope.core.stats.AttachmentSummaries;
import org.rangescope.core.stats.AttachmentSummary;
import org.rangescope.core.table.SummaryColumns;
import org.rangescope.core.table.TableSource;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.editor.Page;
import org.rangescope.ui.editor.PageContext.Pace;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Plain;

/** Every attachment with what it mapped, what it still exposes and how long that took; below, each map call of the selected one, or of all. */
public final class AttachmentsPage implements Page, Tabular {

    /** Map calls whose durations are looked at together: a tenth of a second. */
    private static final int AT_ONCE = 4_000_000;

    private record Answer(Recording recording, List<AttachmentSummary> rows, boolean complete, String title, int attachmentOfMapping) {}

    private final PageContext context;
    private TableView attachments;
    private TableView mappings;
    private Composite lower;
    private Label attachmentsTitle;
    private Label mappingsTitle;
    private Button ofSelected;
    private Button ofAll;
    private List<AttachmentSummary> all = List.of();
    private Recording recording;
    private int marked = -1;
    private int scope = -2;
    private TimeScope timeScope;
    private TimeRange shown;
    private PageContext.Query<Answer> query;
    private Recording measured;
    private AttachmentDurations durations;

    /** @param context what the page works with */
    public AttachmentsPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return Messages.Attachments_heading;
    }

    @Override
    public String help() {
        return Help.ATTACHMENTS;
    }

    @Override
    public Control create(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.VERTICAL);
        sash.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        sash.setBackgroundMode(SWT.INHERIT_FORCE);
        sash.setSashWidth(8);
        Composite upper = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(14, 12, 10, 0).spacing(0, 6).applyTo(upper);
        attachmentsTitle = Fonts.heading(upper, Messages.Attachments_heading);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(attachmentsTitle);
        Map<String, Integer> widths = Map.ofEntries(Map.entry("importer", 20), Map.entry("exporter", 16), Map.entry("inode", 8),
                Map.entry("interconnect", 13), Map.entry("maps", 8), Map.entry("live", 6), Map.entry("leaked", 7), Map.entry("exposed", 9),
                Map.entry("p50", 8), Map.entry("p99", 8), Map.entry("max", 8), Map.entry("failed", 7), Map.entry("fallback", 10));
        attachments = new TableView(upper, SWT.BORDER, context.capture().worker(),
                new TableView.Setup("attachments", Messages.Attachments_heading, Messages.Attachments_hint,
                        SummaryColumns.attachments(List.of()).fields(), widths, List.of("importer", "exporter"), List.of(),
                        (columns, row) -> {
                            Column leaked = columns.find("leaked");
                            return new TableView.Looks(leaked != null && leaked.value(row) > 0 ? "mapping-leaked" : "attachment", null);
                        }));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(attachments);
        attachments.onSelect(row -> context.selectAttachment(row));

        lower = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).extendedMargins(14, 12, 4, 8).spacing(12, 6).applyTo(lower);
        mappingsTitle = Fonts.heading(lower, Messages.Attachments_mappings);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(mappingsTitle);
        timeScope = new TimeScope(lower, this::showMappings);
        ofSelected = new Button(lower, SWT.RADIO);
        ofSelected.setText(Messages.Attachments_ofSelected);
        ofSelected.setSelection(true);
        ofSelected.addListener(SWT.Selection, e -> showMappings());
        ofAll = new Button(lower, SWT.RADIO);
        ofAll.setText(Messages.Attachments_all);
        ofAll.addListener(SWT.Selection, e -> showMappings());
        sash.setWeights(48, 52);
        query = context.query(sash, this::show);
        return sash;
    }

    @Override
    public List<String> sections() {
        return List.of(Messages.Attachments_heading, Messages.Attachments_mappings);
    }

    @Override
    public void refresh(CaptureState state) {
        ask(Pace.IN_TIME);
    }

    private void ask(Pace pace) {
        CaptureSelection now = context.selected();
        List<AttachmentSummary> before = all;
        query.ask(pace, known -> answer(known, now, before));
    }

    /** By one worker at a time. Looks at a part of the map calls only, so that whoever reads the recording need not wait long. */
    private Answer answer(Recording known, CaptureSelection now, List<AttachmentSummary> before) {
        if (known != measured) {
            measured = known;
            durations = new AttachmentDurations();
        }
        boolean all = durations.advance(known, AT_ONCE);
        List<AttachmentSummary> rows = AttachmentSummaries.of(known, durations);
        String title = all
                ? Messages.Attachments_heading
                : NLS.bind(Messages.Attachments_soFar, Units.count(durations.seen()), Units.count(known.mappings().size()));
        return new Answer(known, rows.equals(before) ? before : rows, all, title,
                now.mapping() >= 0 && now.mapping() < known.mappings().size()
                        ? known.mappings().attachment(now.mapping())
                        : now.attachment());
    }

    private void show(Answer answer) {
        if (!answer.title().equals(attachmentsTitle.getText())) {
            attachmentsTitle.setText(answer.title());
        }
        if (answer.rows() != all) {
            all = answer.rows();
            attachments.setSource(TableSource.of(SummaryColumns.attachments(all)), Filter.ALL, true);
        }
        marked = answer.attachmentOfMapping();
        attachments.reveal(marked);
        if (recording != answer.recording()) {
            recording = answer.recording();
            scope = -2;
        }
        if (mappings == null) {
            mappings = new TableView(lower, SWT.BORDER, context.capture().worker(), MappingSource.setup(recording));
            GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(mappings);
            mappings.onSelect(context::selectMapping);
            lower.layout(true, true);
        }
        showMappings();
        mappings.refresh(!context.capture().state().isRunning());
        markMapping();
        if (!answer.complete()) {
            ask(Pace.NOW);
        }
    }

    private void showMappings() {
        if (mappings == null || recording == null) {
            return;
        }
        boolean one = marked >= 0 && marked < all.size();
        ofSelected.setEnabled(one);
        int wanted = one && ofSelected.getSelection() ? marked : -1;
        AttachmentSummary attachment = wanted >= 0 ? all.get(wanted) : null;
        String title = attachment == null
                ? Messages.Attachments_mappings
                : NLS.bind(Messages.Attachments_mappingsOf, attachment.device() + ", inode " + Long.toUnsignedString(attachment.inode()));
        String words = Plain.label(title);
        if (!words.equals(mappingsTitle.getText())) {
            mappingsTitle.setText(words);
        }
        TimeRange time = timeScope.of(context.selected().time());
        if (wanted != scope || !Objects.equals(time, shown)) {
            scope = wanted;
            shown = time;
            MappingSource source = new MappingSource(context.capture(), recording, wanted);
            mappings.setSource(source, source.scope().and(TimeScope.filter(mappings.setup().fields(), recording, time, false)), false);
            markMapping();
        }
    }

    private void markMapping() {
        mappings.reveal(context.selected().mapping());
    }

    @Override
    public void select(CaptureSelection selection) {
        ask(Pace.NOW);
    }

    @Override
    public void setFocus() {
        attachments.setFocus();
    }

    /** The table of attachments. */
    public TableView attachments() {
        return attachments;
    }

    /** The table of map calls, once something was read; else null. */
    public TableView mappings() {
        return mappings;
    }

    /** Shows the map calls of all attachments, or of the selected one. */
    public void showAll(boolean value) {
        ofAll.setSelection(value);
        ofSelected.setSelection(!value);
        showMappings();
    }

    @Override
    public TableView table() {
        return attachments;
    }

    @Override
    public boolean isUpToDate() {
        return query != null && query.isIdle() && attachments.isIdle() && mappings != null && mappings.isIdle();
    }
}
