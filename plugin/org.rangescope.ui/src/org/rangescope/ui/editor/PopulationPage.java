// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IMemento;
import org.rangescope.charts.Chart;
import org.rangescope.charts.HeatMapChart;
import org.rangescope.charts.MapStepsChart;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.ScatterChart;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.PopulationOverTime;
import org.rangescope.core.stats.PopulationScatter;
import org.rangescope.core.stats.Scatter;
import org.rangescope.core.stats.SlowestMaps;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.PageContext.Pace;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.DataTable.Spec;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Plain;

/** How long populating took: by number of ranges, by percentile, the slowest maps, and the steps inside the selected one. */
public final class PopulationPage implements Page {

    private static final String BY_RANGES = Messages.byRanges;
    private static final String PERCENTILES = Messages.percentiles;
    private static final String GROUP = "group";
    private static final String SLOWEST_MAPS = Messages.slowestMaps;
    private static final String STEPS = Messages.steps;

    private static final int SLOWEST = 100;
    private static final int ROWS_PER_DECADE = 10;
    /** Pixels across a cell of the heat map. */
    private static final int CELL = 6;
    /** Pixels that points are told apart by at most, however closely they are looked at. */
    private static final int FINEST = 1 << 15;

    /** A map call among the slowest. */
    @NonNullByDefault
    public record SlowMap(int row, long serial, long atNs, int ranges, long durationNs, long blockedNs, String callSite, boolean sgTable) {
        static SlowMap of(Recording recording, int row) {
            MappingTable m = recording.mappings();
            @Nullable
            Symbol site = recording.callSite(m.stack(row));
            return new SlowMap(row, m.serial(row), recording.toRelativeNs(m.returnNs(row)), m.nranges(row), m.durationNs(row),
                    m.blockedNs(row),
                    site == null ? "" : site.name(), Adapter.of(m.adapter(row)) == Adapter.SGT);
        }
    }

    private record Points(Scatter data, ScatterChart chart, long maps, boolean part) {}

    private record Inside(MapStepsChart chart, String title) {}

    private final PageContext context;
    private GroupBy groupBy = GroupBy.EXPORTER;
    private Composite bar;
    private Label state;
    private ToolItem whole;
    private ToolItem slowestItem;
    private ChartCanvas scatter;
    private ChartCanvas percentiles;
    private ChartCanvas overTime;
    private ChartCanvas steps;
    private Label scatterTitle;
    private Label stepsTitle;
    private DataTable<SlowMap> slowest;
    private final List<ToolItem> groups = new ArrayList<>();
    private PageContext.Query<Points> points;
    private PageContext.Query<Chart> curves;
    private PageContext.Query<Chart> grid;
    private PageContext.Query<List<SlowMap>> slowMaps;
    private PageContext.Query<Inside> inside;
    private Label percentilesTitle;
    private Label slowestTitle;

    PopulationPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return Messages.population;
    }

    @Override
    public String help() {
        return Help.POPULATION;
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
        sash.setWeights(62, 38);

        Composite upper = cell(left, 14, 0, 8, 0);
        scatterTitle = Fonts.heading(upper, BY_RANGES);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(scatterTitle);
        scatter = canvas(upper, BY_RANGES, false);
        scatter.onZoom(zoom -> {
            showState();
            askPoints(Pace.NOW);
        });
        SashForm lowerHalves = new SashForm(left, SWT.HORIZONTAL);
        lowerHalves.setSashWidth(8);
        Composite middle = cell(lowerHalves, 14, 0, 4, 6);
        Fonts.heading(middle, Messages.overTime);
        overTime = canvas(middle, Messages.populationOverTime, true);
        overTime.onZoom(zoom -> {
            showState();
            askGrid(Pace.NOW);
        });
        Composite lower = cell(lowerHalves, 4, 0, 4, 6);
        stepsTitle = Fonts.heading(lower, STEPS);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(stepsTitle);
        steps = canvas(lower, Messages.stepsChart, false);
        lowerHalves.setWeights(56, 44);
        left.setWeights(58, 42);

        Composite upperRight = cell(right, 0, 12, 8, 0);
        percentilesTitle = Fonts.heading(upperRight, PERCENTILES);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(percentilesTitle);
        percentiles = canvas(upperRight, Messages.byPercentile, false);
        Composite lowerRight = cell(right, 0, 12, 4, 6);
        slowestTitle = Fonts.heading(lowerRight, SLOWEST_MAPS);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(slowestTitle);
        slowest = new DataTable<>(lowerRight, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(slowest);
        slowest.column(Spec.<SlowMap>of(Messages.map, map -> "#" + map.serial()).chars(6).number(SlowMap::serial));
        slowest.column(Spec.<SlowMap>of(Messages.atColumn, map -> Units.moment(map.atNs())).chars(8).number(SlowMap::atNs)
                .exact(map -> NLS.bind(Messages.sinceStart, Units.exactNs(map.atNs()))));
        slowest.column(Spec.<SlowMap>of(Messages.ranges, map -> map.sgTable() ? "–" : Units.count(map.ranges())).chars(5)
                .number(map -> map.sgTable() ? -1 : map.ranges())
                .exact(map -> map.sgTable()
                        ? NLS.bind(Messages.sgTableEntries, Units.count(map.ranges()))
                        : Units.count(map.ranges())));
        slowest.column(Spec.<SlowMap>of(Messages.duration, map -> Units.duration(map.durationNs())).chars(8).number(SlowMap::durationNs)
                .exact(map -> Units.exactNs(map.durationNs())));
        slowest.column(Spec.<SlowMap>of(Messages.blocked, map -> map.blockedNs() == 0 ? "0" : Units.duration(map.blockedNs())).chars(8)
                .number(SlowMap::blockedNs).exact(map -> Units.exactNs(map.blockedNs())));
        slowest.column(Spec.<SlowMap>of(Messages.callSite, SlowMap::callSite).chars(12).stretch(1).exact(SlowMap::callSite));
        slowest.onSelect(map -> context.selectMapping(map.row()));
        right.setWeights(58, 42);
        points = context.query(scatter, this::show, scatter::fail);
        curves = context.chart(percentiles);
        grid = context.chart(overTime);
        slowMaps = context.query(slowest, this::show);
        inside = context.query(steps, this::show, steps::fail);
        return root;
    }

    private void createBar(Composite root) {
        bar = new Composite(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(14, 4).spacing(10, 0).applyTo(bar);
        Fonts.heading(bar, Messages.groupBy);
        ToolBar buttons = new ToolBar(bar, SWT.FLAT | SWT.HORIZONTAL);
        for (GroupBy by : GroupBy.values()) {
            ToolItem item = new ToolItem(buttons, SWT.RADIO);
            item.setText("  " + Say.word(by) + "  ");
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
        state = new Label(bar, SWT.RIGHT);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
        ToolBar actions = new ToolBar(bar, SWT.FLAT | SWT.HORIZONTAL);
        whole = new ToolItem(actions, SWT.PUSH);
        whole.setText("  " + Messages.whole + "  ");
        whole.setToolTipText(Messages.wholeTip);
        whole.addListener(SWT.Selection, e -> {
            zoomOut();
            percentiles.zoomTo(Zoom.NONE);
        });
        slowestItem = new ToolItem(actions, SWT.PUSH);
        slowestItem.setText("  " + Messages.slowest + "  ");
        slowestItem.setToolTipText(Messages.slowestTip);
        slowestItem.addListener(SWT.Selection, e -> context.goToSlowest(bar, this::zoomOut));
    }

    @Override
    public void zoomOut() {
        for (ChartCanvas each : List.of(scatter, overTime, steps)) {
            each.zoomTo(Zoom.NONE);
        }
    }

    private static Composite cell(Composite parent, int left, int right, int top, int bottom) {
        Composite cell = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(left, right, top, bottom).spacing(0, 4).applyTo(cell);
        return cell;
    }

    private ChartCanvas canvas(Composite parent, String name, boolean selectsTime) {
        ChartCanvas canvas = new ChartCanvas(parent, context.capture().worker(), selectsTime);
        canvas.setTitle(name);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        context.connect(canvas);
        return canvas;
    }

    @Override
    public void saveState(IMemento memento) {
        memento.putString(GROUP, groupBy.name());
    }

    @Override
    public void restoreState(IMemento memento) {
        String name = memento.getString(GROUP);
        for (GroupBy by : GroupBy.values()) {
            if (by.name().equals(name)) {
                groupBy = by;
            }
        }
        groups.forEach(item -> item.setSelection(item.getData() == groupBy));
    }

    @Override
    public void refresh(CaptureState now) {
        ask(Pace.IN_TIME);
    }

    /** Asks for everything, each chart by itself: none waits for another. */
    private void ask(Pace pace) {
        askPoints(pace);
        askGrid(pace);
        CaptureSelection selection = context.selected();
        TimeRange time = selection.time();
        GroupBy by = groupBy;
        curves.ask(pace, recording -> PageContext.percentiles(recording, by, time));
        slowMaps.ask(pace, recording -> slowest(recording, time));
        inside.ask(pace, recording -> inside(recording, selection.mapping(), time));
    }

    private void askPoints(Pace pace) {
        CaptureSelection selection = context.selected();
        GroupBy by = groupBy;
        // points that share a pixel are one; where less is shown there are more pixels for it
        double[] closer = closer();
        Rectangle area = scatter.getClientArea();
        int columns = (int) Math.min(FINEST, Math.max(200, area.width) * closer[0]);
        int rows = (int) Math.min(FINEST, Math.max(100, area.height) * closer[1]);
        points.ask(pace, recording -> points(recording, by, selection, columns, rows));
    }

    /** How many times closer the points are looked at than when everything is shown, across and down. */
    private double[] closer() {
        PlotArea plot = scatter.picture() == null ? null : scatter.picture().plot();
        if (plot == null || scatter.zoom().isNone()) {
            return new double[]{1, 1};
        }
        PlotArea wanted = plot.withZoom(scatter.zoom());
        double left = wanted.xPixel(wanted.horizontalAll().min());
        double right = wanted.xPixel(wanted.horizontalAll().max());
        double top = wanted.yPixel(wanted.verticalAll().max());
        double bottom = wanted.yPixel(wanted.verticalAll().min());
        return new double[]{Math.max(1, (right - left) / wanted.width()), Math.max(1, (bottom - top) / wanted.height())};
    }

    private void askGrid(Pace pace) {
        CaptureSelection selection = context.selected();
        Zoom zoom = overTime.zoom();
        int columns = Math.max(20, overTime.getClientArea().width / CELL);
        grid.ask(pace, recording -> {
            long[] shown = PageContext.shown(recording, zoom);
            return HeatMapChart.of(recording, PopulationOverTime.of(recording, shown[0], shown[1], columns, ROWS_PER_DECADE),
                    selection.mapping(), selection.time());
        });
    }

    private static Points points(Recording recording, GroupBy by, CaptureSelection selection, int columns, int rows) {
        TimeRange time = selection.time();
        Scatter data = time == null
                ? PopulationScatter.of(recording, by, columns, rows)
                : PopulationScatter.of(recording, by, columns, rows, time.fromNs(), time.toNs());
        ScatterChart chart = ScatterChart.of(recording, data, selection.mapping());
        return new Points(data, time == null ? chart : chart.ofPart(), recording.mappings().size(), time != null);
    }

    private static List<SlowMap> slowest(Recording recording, TimeRange time) {
        List<SlowMap> slow = new ArrayList<>();
        int[] rows = time == null
                ? SlowestMaps.of(recording, SLOWEST)
                : SlowestMaps.of(recording, SLOWEST, time.fromNs(), time.toNs());
        for (int row : rows) {
            slow.add(SlowMap.of(recording, row));
        }
        return slow;
    }

    private static Inside inside(Recording recording, int mapping, TimeRange time) {
        boolean chosen = mapping >= 0 && mapping < recording.mappings().size();
        int[] slowest = chosen
                ? new int[]{mapping}
                : time == null ? SlowestMaps.of(recording, 1) : SlowestMaps.of(recording, 1, time.fromNs(), time.toNs());
        return slowest.length == 0
                ? new Inside(null, STEPS)
                : new Inside(PageContext.steps(recording, slowest[0]),
                        NLS.bind(chosen ? Messages.stepsOf : Messages.stepsOfSlowest,
                                String.valueOf(recording.mappings().serial(slowest[0]))));
    }

    private Points shown;

    private static String title(String title, Points answer) {
        return answer.part() ? NLS.bind(Messages.inTime, title) : title;
    }

    private void show(Points answer) {
        shown = answer;
        scatterTitle.setText(title(answer.data().contents() == Scatter.Contents.ENTRIES ? Messages.byEntries : BY_RANGES, answer));
        percentilesTitle.setText(title(PERCENTILES, answer));
        slowestTitle.setText(title(SLOWEST_MAPS, answer));
        scatter.setChart(answer.chart());
        showState();
    }

    private void show(List<SlowMap> answer) {
        slowest.setRows(answer);
        slowest.select(map -> map.row() == context.selected().mapping());
        showState();
    }

    private void show(Inside answer) {
        stepsTitle.setText(Plain.label(answer.title()));
        if (answer.chart() != null) {
            steps.setChart(answer.chart());
        }
    }

    private void showState() {
        whole.setEnabled(List.of(scatter, overTime, percentiles, steps).stream().anyMatch(each -> !each.zoom().isNone()));
        slowestItem.setEnabled(!slowest.rows().isEmpty());
        if (shown != null) {
            state.setForeground(Palette.of(bar).dim());
            state.setText(NLS.bind(scatter.zoom().isNone() ? Messages.shownOf : Messages.shownOfZoomed,
                    Units.count(shown.data().total()), Units.count(shown.maps())));
            state.setToolTipText(Messages.shownTip);
        }
    }

    @Override
    public void select(CaptureSelection selection) {
        ask(Pace.NOW);
    }

    @Override
    public void zoomTo(TimeRange time) {
        overTime.zoomTo(Zoom.NONE.withTime(time));
    }

    @Override
    public void setFocus() {
        scatter.setFocus();
    }

    /** The points. */
    public ChartCanvas scatter() {
        return scatter;
    }

    /** Population time over time. */
    public ChartCanvas overTime() {
        return overTime;
    }

    /** The curves. */
    public ChartCanvas percentiles() {
        return percentiles;
    }

    /** The steps inside the selected map. */
    public ChartCanvas steps() {
        return steps;
    }

    /** The table of slowest maps. */
    public DataTable<SlowMap> slowest() {
        return slowest;
    }

    /** The buttons by which maps are grouped. */
    public List<ToolItem> groups() {
        return List.copyOf(groups);
    }

    @Override
    public boolean isUpToDate() {
        return points != null && points.isIdle() && curves.isIdle() && grid.isIdle() && slowMaps.isIdle() && inside.isIdle()
                && scatter.isUpToDate() && percentiles.isUpToDate() && overTime.isUpToDate() && steps.isUpToDate()
                && scatter.picture() != null;
    }
}
