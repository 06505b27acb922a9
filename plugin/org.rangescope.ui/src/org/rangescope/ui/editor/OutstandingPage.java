// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.Fonts;

/** What was mapped at each moment, as exposed bytes and as live mappings, with the leaks marked. Both charts show the same stretch of time. */
public final class OutstandingPage implements Page {

    private record Answer(OutstandingChart bytes, OutstandingChart mappings, long startNs, long endNs) {}

    private final PageContext context;
    private Composite bar;
    private Label words;
    private ToolItem zoomTo;
    private ToolItem whole;
    private ToolItem clear;
    private ChartCanvas bytes;
    private ChartCanvas mappings;
    private boolean zooming;
    private Answer shown;
    private PageContext.Query<Answer> query;

    OutstandingPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return "Outstanding";
    }

    @Override
    public Control create(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        root.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        root.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        bar = new Composite(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 4).applyTo(bar);
        words = new Label(bar, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(words);
        ToolBar actions = new ToolBar(bar, SWT.FLAT);
        zoomTo = item(actions, "zoom to selection", "Show only the selected stretch of time", () -> {
            TimeRange range = context.selected().time();
            if (range != null) {
                bytes.zoomTo(Zoom.NONE.withTime(range));
            }
        });
        whole = item(actions, "⤢ whole capture", "Show everything again (Home)", () -> bytes.zoomTo(Zoom.NONE));
        clear = item(actions, "clear selection", "Forget the selected stretch of time", () -> context.selectTime(null));
        Label line = new Label(root, SWT.SEPARATOR | SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        SashForm sash = new SashForm(root, SWT.VERTICAL);
        sash.setSashWidth(6);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        bytes = chart(sash, "Exposed bytes", 8, 0);
        mappings = chart(sash, "Live mappings", 4, 6);
        sash.setWeights(55, 45);
        bytes.onZoom(zoom -> zoomed(bytes, mappings));
        mappings.onZoom(zoom -> zoomed(mappings, bytes));
        query = context.query(root, this::show);
        return root;
    }

    private static ToolItem item(ToolBar bar, String text, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText("  " + text + "  ");
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    private ChartCanvas chart(Composite parent, String heading, int top, int bottom) {
        Composite cell = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(14, 12, top, bottom).spacing(0, 4).applyTo(cell);
        Fonts.heading(cell, heading);
        ChartCanvas canvas = new ChartCanvas(cell, context.capture().worker(), true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        canvas.onFinding(context::selectFinding);
        canvas.onMapping(context::selectMapping);
        canvas.onTime(context::selectTime);
        return canvas;
    }

    private void zoomed(ChartCanvas from, ChartCanvas to) {
        if (!zooming) {
            zooming = true;
            to.zoomTo(new Zoom(from.zoom().fromX(), from.zoom().toX(), Double.NaN, Double.NaN));
            zooming = false;
            ask();
        }
    }

    @Override
    public void refresh(CaptureState state) {
        ask();
    }

    private void ask() {
        CaptureSelection selection = context.selected();
        Findings findings = context.findings();
        Zoom zoom = bytes.zoom();
        int columns = Math.max(300, bytes.getClientArea().width);
        query.ask(recording -> answer(recording, findings, selection, zoom, columns));
    }

    private static Answer answer(Recording recording, Findings findings, CaptureSelection selection, Zoom zoom, int columns) {
        long start = recording.startNs();
        long end = Math.max(start + 1, recording.endNs());
        long from = Double.isNaN(zoom.fromX()) ? start : Math.max(start, Math.round(zoom.fromX()));
        long to = Double.isNaN(zoom.toX()) ? end : Math.min(end, Math.round(zoom.toX()));
        Outstanding data = OutstandingSeries.of(recording, findings.marks(), from, Math.max(from + 1, to), columns);
        return new Answer(OutstandingChart.of(recording, data, OutstandingChart.Measure.BYTES, selection.mapping(), selection.time()),
                OutstandingChart.of(recording, data, OutstandingChart.Measure.MAPPINGS, selection.mapping(), selection.time()), start, end);
    }

    private void show(Answer answer) {
        shown = answer;
        bytes.setChart(answer.bytes());
        mappings.setChart(answer.mappings());
        showWords();
    }

    private void showWords() {
        TimeRange range = context.selected().time();
        words.setForeground(Palette.of(bar).dim());
        if (shown == null) {
            return;
        }
        words.setText(range == null
                ? "Drag over a chart to select a stretch of time; the wheel zooms."
                : "Selected "
                        + Units.moment(range.fromNs() - shown.startNs()) + " – " + Units.moment(range.toNs() - shown.startNs()) + " ("
                        + Units.duration(range.lengthNs()) + ")");
        zoomTo.setEnabled(range != null);
        clear.setEnabled(range != null);
        whole.setEnabled(!bytes.zoom().isNone());
    }

    @Override
    public void select(CaptureSelection selection) {
        ask();
        showWords();
    }

    @Override
    public void setFocus() {
        bytes.setFocus();
    }

    /** The chart of exposed bytes. */
    public ChartCanvas bytes() {
        return bytes;
    }

    /** The chart of live mappings. */
    public ChartCanvas mappings() {
        return mappings;
    }

    @Override
    public boolean isUpToDate() {
        return query != null && query.isIdle() && bytes.isUpToDate() && mappings.isUpToDate() && bytes.picture() != null;
    }
}
