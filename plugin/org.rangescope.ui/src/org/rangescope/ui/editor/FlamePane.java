// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.rangescope.charts.FlameChart;
import org.rangescope.charts.FlameChart.Measure;
import org.rangescope.charts.Hit;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.CallTree;
import org.rangescope.core.stats.CallTrees;
import org.rangescope.core.util.Units;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.PageContext.Pace;
import org.rangescope.ui.source.FindingActions;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Plain;

/** The flame graph of map calls with what is needed around it: by what, search, reset. Only for the UI thread. */
public final class FlamePane extends Composite {

    /** A tree, and what time it is about: what is outstanding, and what was called. */
    private record Answer(CallTree tree, String moment, String period) {}

    private final PageContext context;
    private final ChartCanvas canvas;
    private final Text search;
    private final Label found;
    private final ToolItem reset;
    private final List<ToolItem> measures = new ArrayList<>();
    private final PageContext.Query<Answer> query;
    private Measure measure = Measure.BYTES;
    private Answer shown;

    FlamePane(Composite parent, PageContext context) {
        super(parent, SWT.NONE);
        this.context = context;
        GridLayoutFactory.fillDefaults().spacing(0, 3).applyTo(this);
        Composite bar = new Composite(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        GridLayoutFactory.fillDefaults().numColumns(4).spacing(8, 0).applyTo(bar);
        Fonts.heading(bar, Messages.flameBy);
        ToolBar buttons = new ToolBar(bar, SWT.FLAT);
        for (Measure each : Measure.values()) {
            ToolItem item = new ToolItem(buttons, SWT.RADIO);
            item.setText(" " + word(each) + " ");
            item.setToolTipText(tip(each));
            item.setData(each);
            item.setSelection(each == measure);
            item.addListener(SWT.Selection, e -> {
                if (item.getSelection()) {
                    measure = each;
                    canvas().zoomTo(Zoom.NONE);
                    showChart();
                }
            });
            measures.add(item);
        }
        search = new Text(bar, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage(Messages.flameFunction);
        search.setToolTipText(Messages.flameSearchTip);
        search.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = Messages.flameSearch;
            }
        });
        GridDataFactory.fillDefaults().grab(true, false).hint(70, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(search);
        ToolBar actions = new ToolBar(bar, SWT.FLAT);
        reset = new ToolItem(actions, SWT.PUSH);
        reset.setText(" " + Messages.flameReset + " ");
        reset.setToolTipText(Messages.flameResetTip);
        canvas = new ChartCanvas(this, context.capture().worker(), ChartCanvas.Drag.MOVE);
        canvas.setTitle(Messages.flameTitle);
        context.connect(canvas);
        FindingActions.fillFunction(canvas.getMenu(), context::capture, this::pointed);
        canvas.onZoom(zoom -> showWords());
        // what the search found is known once the picture is painted
        canvas.onPainted(this::showFound);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
        found = new Label(this, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(found);
        search.addListener(SWT.Modify, e -> showChart());
        search.addListener(SWT.DefaultSelection, e -> canvas.setFocus());
        reset.addListener(SWT.Selection, e -> {
            search.setText("");
            canvas.zoomTo(Zoom.NONE);
        });
        query = context.query(canvas, this::show, canvas::fail);
    }

    /** What widths stand for. */
    Measure measure() {
        return measure;
    }

    /** Lets widths stand for something else. */
    void measure(Measure value) {
        if (value != measure) {
            measure = value;
            measures.forEach(item -> item.setSelection(item.getData() == value));
            canvas.zoomTo(Zoom.NONE);
            showChart();
        }
    }

    private static String word(Measure measure) {
        return switch (measure) {
        case BYTES -> Messages.flameBytes;
        case MAPPINGS -> Messages.flameMappings;
        case TIME -> Messages.flameTime;
        case CALLS -> Messages.flameCalls;
        };
    }

    private static String tip(Measure measure) {
        return switch (measure) {
        case BYTES -> Messages.flameBytesTip;
        case MAPPINGS -> Messages.flameMappingsTip;
        case TIME -> Messages.flameTimeTip;
        case CALLS -> Messages.flameCallsTip;
        };
    }

    /** Asks for what is to be shown. */
    void ask(Pace pace) {
        TimeRange time = context.selected().time();
        query.ask(pace, recording -> answer(recording, time));
    }

    private static Answer answer(Recording recording, TimeRange time) {
        if (time == null) {
            return new Answer(CallTrees.of(recording), recording.isComplete() ? Messages.atEnd : Messages.now, "");
        }
        long start = recording.startNs();
        return new Answer(CallTrees.of(recording, time.fromNs(), time.toNs(), time.toNs()),
                NLS.bind(Messages.at, Units.moment(time.toNs() - start)),
                NLS.bind(Messages.between, Units.moment(time.fromNs() - start), Units.moment(time.toNs() - start)));
    }

    private void show(Answer answer) {
        shown = answer;
        showChart();
    }

    private void showChart() {
        if (shown != null) {
            boolean outstanding = measure == Measure.BYTES || measure == Measure.MAPPINGS;
            canvas.setChart(new FlameChart(shown.tree(), measure, search.getText(), outstanding ? shown.moment() : shown.period()));
        }
        showWords();
    }

    /** The function under the pointer; null where there is none. */
    private String pointed() {
        Hit hit = canvas.hover();
        return hit == null || hit.target() == null ? null : hit.text().lines().findFirst().orElse(null);
    }

    private void showFound() {
        String words = canvas.onScreen() instanceof FlameChart chart ? chart.found() : "";
        found.setForeground(Palette.of(this).text());
        found.setText(Plain.label(words));
        org.eclipse.swt.layout.GridData data = (org.eclipse.swt.layout.GridData) found.getLayoutData();
        if (data.exclude == !words.isEmpty()) {
            data.exclude = words.isEmpty();
            found.setVisible(!words.isEmpty());
            layout(true);
        }
    }

    private void showWords() {
        reset.setEnabled(!canvas.zoom().isNone() || !search.getText().isEmpty());
    }

    /** The graph. */
    public ChartCanvas canvas() {
        return canvas;
    }

    /** What is searched for. */
    public Text search() {
        return search;
    }

    /** The buttons by which it is chosen what is counted. */
    public List<ToolItem> measures() {
        return List.copyOf(measures);
    }

    /** Shows everything again. */
    public ToolItem reset() {
        return reset;
    }

    /** What the search found. */
    public String found() {
        return found.getText();
    }

    boolean isUpToDate() {
        return query.isIdle() && canvas.isUpToDate() && canvas.picture() != null;
    }
}
