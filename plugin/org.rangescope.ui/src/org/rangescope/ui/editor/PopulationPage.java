// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.rangescope.charts.HeatMapChart;
import org.rangescope.charts.MapStepsChart;
import org.rangescope.charts.PercentileChart;
import org.rangescope.charts.ScatterChart;
import org.rangescope.charts.Zoom;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.PopulationOverTime;
import org.rangescope.core.stats.PopulationPercentiles;
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
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.DataTable.Spec;
import org.rangescope.ui.widgets.Fonts;

/** How long populating took: by number of ranges, by percentile, the slowest maps, and the steps inside the selected one. */
public final class PopulationPage implements Page {

    private static final String BY_RANGES = "Duration by number of ranges";
    private static final int SLOWEST = 100;
    private static final int ROWS_PER_DECADE = 10;

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

    private record Answer(Scatter data, ScatterChart scatter, PercentileChart percentiles, HeatMapChart overTime, List<SlowMap> slowest,
            long maps, long spanNs,
            MapStepsChart steps, String stepsTitle) {}

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
    private PageContext.Query<Answer> query;

    PopulationPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return "Population";
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
        scatter = canvas(upper);
        scatter.onMapping(context::selectMapping);
        scatter.onZoom(zoom -> showState());
        SashForm lowerHalves = new SashForm(left, SWT.HORIZONTAL);
        lowerHalves.setSashWidth(8);
        Composite middle = cell(lowerHalves, 14, 0, 4, 6);
        Fonts.heading(middle, "Over time");
        overTime = new ChartCanvas(middle, context.capture().worker(), true);
        overTime.onMapping(context::selectMapping);
        overTime.onTime(context::selectTime);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(overTime);
        Composite lower = cell(lowerHalves, 4, 0, 4, 6);
        stepsTitle = Fonts.heading(lower, "Steps inside the selected map");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(stepsTitle);
        steps = canvas(lower);
        lowerHalves.setWeights(56, 44);
        left.setWeights(58, 42);

        Composite upperRight = cell(right, 0, 12, 8, 0);
        Fonts.heading(upperRight, "Percentiles");
        percentiles = canvas(upperRight);
        Composite lowerRight = cell(right, 0, 12, 4, 6);
        Fonts.heading(lowerRight, "Slowest maps");
        slowest = new DataTable<>(lowerRight, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(slowest);
        slowest.column(Spec.<SlowMap>of("Map", map -> "#" + map.serial()).chars(6).number(SlowMap::serial));
        slowest.column(Spec.<SlowMap>of("At", map -> Units.moment(map.atNs())).chars(8).number(SlowMap::atNs)
                .exact(map -> Units.exactNs(map.atNs()) + " since the start"));
        slowest.column(Spec.<SlowMap>of("Ranges", map -> map.sgTable() ? "–" : Units.count(map.ranges())).chars(5)
                .number(map -> map.sgTable() ? -1 : map.ranges())
                .exact(map -> map.sgTable()
                        ? "none: an sg-table with " + Units.count(map.ranges()) + " mapped entries"
                        : Units.count(map.ranges())));
        slowest.column(Spec.<SlowMap>of("Duration", map -> Units.duration(map.durationNs())).chars(8).number(SlowMap::durationNs)
                .exact(map -> Units.exactNs(map.durationNs())));
        slowest.column(Spec.<SlowMap>of("Blocked", map -> map.blockedNs() == 0 ? "0" : Units.duration(map.blockedNs())).chars(8)
                .number(SlowMap::blockedNs).exact(map -> Units.exactNs(map.blockedNs())));
        slowest.column(Spec.<SlowMap>of("Call site", SlowMap::callSite).chars(12).stretch(1).exact(SlowMap::callSite));
        slowest.onSelect(map -> context.selectMapping(map.row()));
        right.setWeights(58, 42);
        query = context.query(root, this::show);
        return root;
    }

    private void createBar(Composite root) {
        bar = new Composite(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(14, 4).spacing(10, 0).applyTo(bar);
        Fonts.heading(bar, "Group by");
        ToolBar buttons = new ToolBar(bar, SWT.FLAT | SWT.HORIZONTAL);
        for (GroupBy by : GroupBy.values()) {
            ToolItem item = new ToolItem(buttons, SWT.RADIO);
            item.setText("  " + Say.word(by) + "  ");
            item.setData(by);
            item.setSelection(by == groupBy);
            item.addListener(SWT.Selection, e -> {
                if (item.getSelection()) {
                    groupBy = by;
                    ask();
                }
            });
            groups.add(item);
        }
        state = new Label(bar, SWT.RIGHT);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
        ToolBar actions = new ToolBar(bar, SWT.FLAT | SWT.HORIZONTAL);
        whole = new ToolItem(actions, SWT.PUSH);
        whole.setText("  ⤢ whole capture  ");
        whole.setToolTipText("Show everything again (Home)");
        whole.addListener(SWT.Selection, e -> scatter.zoomTo(Zoom.NONE));
        slowestItem = new ToolItem(actions, SWT.PUSH);
        slowestItem.setText("  ▲ slowest  ");
        slowestItem.setToolTipText("Select the map call that took longest");
        slowestItem.addListener(SWT.Selection, e -> {
            if (!slowest.rows().isEmpty()) {
                slowest.rows().stream().max(java.util.Comparator.comparingLong(SlowMap::durationNs))
                        .ifPresent(map -> context.selectMapping(map.row()));
            }
        });
    }

    private static Composite cell(Composite parent, int left, int right, int top, int bottom) {
        Composite cell = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(left, right, top, bottom).spacing(0, 4).applyTo(cell);
        return cell;
    }

    private ChartCanvas canvas(Composite parent) {
        ChartCanvas canvas = new ChartCanvas(parent, context.capture().worker(), false);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        return canvas;
    }

    @Override
    public void refresh(CaptureState now) {
        ask();
    }

    private void ask() {
        CaptureSelection selection = context.selected();
        Rectangle area = scatter.getClientArea();
        int columns = Math.max(200, area.width);
        int rows = Math.max(100, area.height);
        GroupBy by = groupBy;
        query.ask(recording -> answer(recording, by, selection, columns, rows));
    }

    private static Answer answer(Recording recording, GroupBy by, CaptureSelection selection, int columns, int rows) {
        int mapping = selection.mapping();
        Scatter data = PopulationScatter.of(recording, by, columns, rows);
        List<SlowMap> slow = new ArrayList<>();
        for (int row : SlowestMaps.of(recording, SLOWEST)) {
            slow.add(SlowMap.of(recording, row));
        }
        int inside = mapping >= 0 && mapping < recording.mappings().size() ? mapping : data.slowestMapping();
        long start = recording.startNs();
        HeatMapChart overTime = HeatMapChart.of(recording,
                PopulationOverTime.of(recording, start, Math.max(start + 1, recording.endNs()), Math.max(20, columns / 10),
                        ROWS_PER_DECADE),
                mapping,
                selection.time());
        MapStepsChart steps = null;
        String title = "Steps inside the selected map";
        if (inside >= 0) {
            steps = PageContext.steps(recording, inside);
            title = "Steps inside map #" + recording.mappings().serial(inside) + (inside == mapping ? "" : ", the slowest");
        }
        return new Answer(data, ScatterChart.of(recording, data, mapping), new PercentileChart(PopulationPercentiles.of(recording, by)),
                overTime, slow,
                recording.mappings().size(), recording.spanNs(), steps, title);
    }

    private Answer shown;

    private void show(Answer answer) {
        shown = answer;
        scatterTitle.setText(answer.data().contents() == Scatter.Contents.ENTRIES ? "Duration by number of sg-table entries" : BY_RANGES);
        scatter.setChart(answer.scatter());
        percentiles.setChart(answer.percentiles());
        overTime.setChart(answer.overTime());
        slowest.setRows(answer.slowest());
        slowest.select(map -> map.row() == context.selected().mapping());
        stepsTitle.setText(answer.stepsTitle());
        if (answer.steps() != null) {
            steps.setChart(answer.steps());
        }
        showState();
    }

    private void showState() {
        if (shown == null) {
            return;
        }
        state.setForeground(Palette.of(bar).dim());
        state.setText(Units.count(shown.data().total()) + " of " + Units.count(shown.maps()) + " maps · "
                + (scatter.zoom().isNone() ? Units.duration(shown.spanNs()) : "zoomed in"));
        state.setToolTipText("Maps that failed, or whose begin was not seen, have no duration");
        whole.setEnabled(!scatter.zoom().isNone());
        slowestItem.setEnabled(!shown.slowest().isEmpty());
    }

    @Override
    public void select(CaptureSelection selection) {
        ask();
    }

    @Override
    public void setFocus() {
        scatter.setFocus();
    }

    /** The points. */
    public ChartCanvas scatter() {
        return scatter;
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
        return query != null && query.isIdle() && scatter.isUpToDate() && percentiles.isUpToDate() && overTime.isUpToDate()
                && steps.isUpToDate()
                && scatter.picture() != null;
    }
}
