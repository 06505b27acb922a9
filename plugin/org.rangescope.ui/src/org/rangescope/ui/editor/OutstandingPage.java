// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IMemento;
import org.rangescope.charts.Chart;
import org.rangescope.charts.FlameChart.Measure;
import org.rangescope.charts.LeaksChart;
import org.rangescope.charts.Moments;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.LeakedMappings;
import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.stats.OutstandingStack;
import org.rangescope.core.stats.OutstandingStacks;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.PageContext.Pace;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.widgets.Fonts;

/**
 * What was mapped at each moment, as exposed bytes and as live mappings, by who holds it; each leak as a bar that never ends; and the flame graph of those who
 * mapped. Charts over time show the same stretch of it.
 */
public final class OutstandingPage implements Page {

    private static final List<GroupBy> GROUPS = List.of(GroupBy.EXPORTER, GroupBy.IMPORTER, GroupBy.CALL_SITE);
    private static final int TOP = 7;
    private static final String GROUP = "group";
    private static final String MEASURE = "measure";

    private record Answer(OutstandingChart bytes, OutstandingChart mappings) {}

    private final PageContext context;
    private final List<ToolItem> groups = new ArrayList<>();
    /** Null for what is leaked and what is in use. */
    private GroupBy groupBy = GroupBy.EXPORTER;
    private Measure measure = Measure.BYTES;
    private ToolItem whole;
    private ChartCanvas bytes;
    private ChartCanvas mappings;
    private ChartCanvas leaks;
    private FlamePane flame;
    private boolean zooming;
    private PageContext.Query<Answer> query;
    private PageContext.Query<Chart> leaksQuery;

    OutstandingPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return Messages.outstanding;
    }

    @Override
    public String help() {
        return Help.OUTSTANDING;
    }

    @Override
    public Control create(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        root.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        root.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        createBar(root);
        Label line = new Label(root, SWT.SEPARATOR | SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setSashWidth(8);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        SashForm left = new SashForm(sash, SWT.VERTICAL);
        left.setSashWidth(6);
        SashForm right = new SashForm(sash, SWT.VERTICAL);
        right.setSashWidth(6);
        bytes = chart(cell(left, 14, 0, 8, 0), Messages.exposedBytes);
        mappings = chart(cell(left, 14, 0, 4, 6), Messages.liveMappings);
        leaks = chart(cell(right, 0, 12, 8, 0), Messages.leaks);
        flame = new FlamePane(cell(right, 0, 12, 4, 6), context);
        flame.measure(measure);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(flame);
        left.setWeights(52, 48);
        right.setWeights(43, 57);
        sash.setWeights(54, 46);
        for (ChartCanvas each : List.of(bytes, mappings, leaks)) {
            each.onZoom(zoom -> zoomed(each));
        }
        query = context.query(root, this::show, problem -> {
            bytes.fail(problem);
            mappings.fail(problem);
        });
        leaksQuery = context.chart(leaks);
        return root;
    }

    private void createBar(Composite root) {
        Composite bar = new Composite(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(14, 4).spacing(10, 0).applyTo(bar);
        Fonts.heading(bar, Messages.stackedBy);
        ToolBar buttons = new ToolBar(bar, SWT.FLAT);
        for (GroupBy by : GROUPS) {
            group(buttons, Say.word(by), NLS.bind(Messages.layerTip, Say.word(by)), by);
        }
        group(buttons, Messages.leakedOrInUse, Messages.leakedOrInUseTip, null);
        Label room = new Label(bar, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(room);
        ToolBar actions = new ToolBar(bar, SWT.FLAT);
        whole = new ToolItem(actions, SWT.PUSH);
        whole.setText("  " + Messages.whole + "  ");
        whole.setToolTipText(Messages.wholeTip);
        whole.setEnabled(false);
        whole.addListener(SWT.Selection, e -> bytes.zoomTo(Zoom.NONE));
    }

    private void group(ToolBar bar, String word, String tip, GroupBy by) {
        ToolItem item = new ToolItem(bar, SWT.RADIO);
        item.setText("  " + word + "  ");
        item.setToolTipText(tip);
        item.setData(by);
        item.setSelection(by == groupBy);
        item.addListener(SWT.Selection, e -> {
            if (item.getSelection()) {
                groupBy = by;
                ask(Pace.NOW);
            }
        });
        groups.add(item);
    }

    private static Composite cell(Composite parent, int left, int right, int top, int bottom) {
        Composite cell = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(left, right, top, bottom).spacing(0, 4).applyTo(cell);
        return cell;
    }

    private ChartCanvas chart(Composite cell, String heading) {
        Fonts.heading(cell, heading);
        ChartCanvas canvas = new ChartCanvas(cell, context.capture().worker(), true);
        canvas.setTitle(heading);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        context.connect(canvas);
        return canvas;
    }

    private void zoomed(ChartCanvas from) {
        if (!zooming) {
            zooming = true;
            for (ChartCanvas to : List.of(bytes, mappings, leaks)) {
                if (to != from) {
                    to.zoomTo(new Zoom(from.zoom().fromX(), from.zoom().toX(), Double.NaN, Double.NaN));
                }
            }
            zooming = false;
            whole.setEnabled(!bytes.zoom().isNone());
            askOverTime(Pace.NOW);
        }
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString(GROUP, groupBy == null ? "" : groupBy.name());
        memento.putString(MEASURE, (flame == null ? measure : flame.measure()).name());
    }

    @Override
    public void restoreState(IMemento memento) {
        String name = memento.getString(GROUP);
        if ("".equals(name)) {
            groupBy = null;
        }
        for (GroupBy by : GROUPS) {
            if (by.name().equals(name)) {
                groupBy = by;
            }
        }
        for (Measure each : Measure.values()) {
            if (each.name().equals(memento.getString(MEASURE))) {
                measure = each;
            }
        }
        if (flame != null) {
            flame.measure(measure);
        }
        groups.forEach(item -> item.setSelection(item.getData() == groupBy));
    }

    @Override
    public void refresh(CaptureState state) {
        ask(Pace.IN_TIME);
    }

    private void ask(Pace pace) {
        askOverTime(pace);
        flame.ask(pace);
    }

    private void askOverTime(Pace pace) {
        CaptureSelection selection = context.selected();
        Findings findings = context.findings();
        Zoom zoom = bytes.zoom();
        GroupBy by = groupBy;
        int columns = Math.max(300, bytes.getClientArea().width);
        query.ask(pace, recording -> answer(recording, findings, selection, by, zoom, columns));
        int bars = LeaksChart.barsIn(leaks.getClientArea().height);
        boolean running = context.capture().state().isRunning();
        leaksQuery.ask(pace, recording -> leaks(recording, selection, zoom, bars, running));
    }

    private static Answer answer(Recording recording, Findings findings, CaptureSelection selection, GroupBy by, Zoom zoom, int columns) {
        long[] shown = PageContext.shown(recording, zoom);
        Outstanding data = OutstandingSeries.of(recording, findings.marks(), shown[0], shown[1], columns);
        OutstandingStack stack = by == null ? null : OutstandingStacks.of(recording, by, shown[0], shown[1], columns / 2, TOP);
        Moments when = Moments.of(recording, selection.mapping(), selection.time());
        return new Answer(new OutstandingChart(data, OutstandingChart.Measure.BYTES, stack, when),
                new OutstandingChart(data, OutstandingChart.Measure.MAPPINGS, stack, when));
    }

    private static Chart leaks(Recording recording, CaptureSelection selection, Zoom zoom, int bars, boolean running) {
        long[] shown = PageContext.shown(recording, zoom);
        return new LeaksChart(LeakedMappings.of(recording, GroupBy.CALL_SITE, shown[0], shown[1], bars),
                Moments.of(recording, selection.mapping(), selection.time()), running);
    }

    private void show(Answer answer) {
        bytes.setChart(answer.bytes());
        mappings.setChart(answer.mappings());
    }

    @Override
    public void select(CaptureSelection selection) {
        ask(Pace.NOW);
    }

    @Override
    public void zoomTo(TimeRange time) {
        bytes.zoomTo(Zoom.NONE.withTime(time));
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

    /** The chart of leaks. */
    public ChartCanvas leaks() {
        return leaks;
    }

    /** The flame graph. */
    public FlamePane flame() {
        return flame;
    }

    /** The buttons by which layers are chosen. */
    public List<ToolItem> groups() {
        return List.copyOf(groups);
    }

    @Override
    public boolean isUpToDate() {
        return query != null && query.isIdle() && leaksQuery.isIdle() && bytes.isUpToDate() && mappings.isUpToDate() && leaks.isUpToDate()
                && flame.isUpToDate() && bytes.picture() != null;
    }
}
