// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.views;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.Page;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.rangescope.charts.MapStepsChart;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.symbol.SourceLocation;
import org.rangescope.model.text.Property;
import org.rangescope.ui.capture.Capture;
import org.rangescope.ui.capture.CaptureFollower;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.source.SourceLines;
import org.rangescope.ui.source.StackLines;
import org.rangescope.ui.tables.EventDetails;
import org.rangescope.ui.theme.Ground;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Plain;

/** The Properties view's page for what is selected in a capture: its fields, the stack behind it, and how the ranges of a mapping came in. */
public final class DetailsPage extends Page implements IPropertySheetPage {

    private final SharedSelection selection;
    private Composite root;
    private Composite content;
    private Label nothing;
    private Label title;
    private DataTable<Property> fields;
    private Label stackTitle;
    private StyledText stack;
    private Label chartTitle;
    private Composite chartHost;
    private ChartCanvas chart;
    private Capture shown;
    private CaptureFollower followed;
    private PageContext.Query<MapStepsChart> steps;
    private Details details = Details.NONE;
    private final EventDetails.Source events;
    private PageContext.Query<Decoded> decoding;
    private Decoded decoded = Decoded.NONE;
    private PageContext.Query<Frames> framing;
    private Frames frames = Frames.NONE;
    private Map<Symbol, SourceLocation> places = Map.of();
    private StackLines stacks;
    private SourceLines sources;

    /** What the entries of a mapping mean, as far as a decoder for its interconnect knows. */
    private record Decoded(int mapping, long range, List<Property> properties) {
        private static final Decoded NONE = new Decoded(-1, -1, List.of());
    }

    /** The stack of what is selected, of which the model has the words only. */
    private record Frames(int mapping, int attachment, String release, List<Symbol> stack, int site) {

        private static final Frames NONE = new Frames(-1, -1, "", List.of(), -1);

        static Frames of(Recording recording, int mapping, int attachment) {
            int stack = mapping >= 0 ? recording.mappings().stack(mapping) : recording.attachments().stack(attachment);
            List<Symbol> all = List.copyOf(recording.dictionaries().stack(stack));
            return new Frames(mapping, attachment, recording.header().kernelRelease(), all, all.indexOf(recording.callSite(stack)));
        }

        /** Whether these are the frames that are shown. */
        boolean isOf(Details details) {
            return !stack.isEmpty() && stack.stream().map(Symbol::toString).toList().equals(details.stack());
        }
    }

    /** @param selection what the window shares */
    public DetailsPage(SharedSelection selection) {
        this(selection, null);
    }

    /**
     * @param selection what the window shares
     * @param events knows which raw record is looked at, which goes before what is shared; null for none
     */
    public DetailsPage(SharedSelection selection, EventDetails.Source events) {
        this.selection = selection;
        this.events = events;
    }

    @Override
    public void createControl(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(new StackLayout());
        Help.set(root, Help.PROPERTIES);
        Help.key(getSite(), root);
        root.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        root.setBackgroundMode(SWT.INHERIT_FORCE);
        nothing = new Label(root, SWT.NONE);
        nothing.setText(Messages.nothingSelected);
        content = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 6).applyTo(content);
        SashForm sash = new SashForm(content, SWT.HORIZONTAL);
        sash.setSashWidth(10);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);

        Composite left = column(sash);
        title = Fonts.heading(left, Messages.detailsMapping);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        fields = new DataTable<>(left, SWT.NO_SCROLL | SWT.V_SCROLL);
        fields.table().setHeaderVisible(false);
        fields.column(DataTable.Spec.of(Messages.property, Property::name).chars(13));
        fields.column(DataTable.Spec.of(Messages.value, DetailsPage::value).chars(22).stretch(1).exact(DetailsPage::value));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(fields);

        Composite middle = column(sash);
        stackTitle = Fonts.heading(middle, Messages.mappedByHeading);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(stackTitle);
        stack = new StyledText(middle, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
        Ground.ofPage(stack);
        stack.setAlwaysShowScrollBars(false);
        stack.setFont(new Fonts(stack).code());
        stack.setCaret(null);
        stacks = new StackLines(stack);
        sources = PlatformUI.getWorkbench().getService(SourceLines.class);
        sources.listen(stack, this::lookUp);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);

        Composite right = column(sash);
        chartTitle = Fonts.heading(right, Messages.rangesCameIn);
        chartHost = new Composite(right, SWT.NONE);
        chartHost.setLayout(new org.eclipse.swt.layout.FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(chartHost);
        sash.setWeights(36, 29, 35);
        followed = new CaptureFollower(root, () -> {
            CaptureSelection now = selection.current();
            if (now != null && now.capture() == shown) {
                show(now);
            }
        });
        selection.listen(root, this::show);
        if (events != null) {
            events.listen(root, () -> show(selection.current()));
        }
        show(selection.current());
    }

    /** A value for a person, and to the last digit where that is more. */
    private static String value(Property property) {
        return property.exact().equals(property.value()) || property.exact().isEmpty()
                ? property.value()
                : property.exact().startsWith(property.value()) ? property.exact() : property.value() + " · " + property.exact();
    }

    private static Composite column(Composite parent) {
        Composite column = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(column);
        return column;
    }

    /** Where the stack is shown. */
    public StyledText stack() {
        return stack;
    }

    /** What is shown, for tests. */
    public Details details() {
        return details;
    }

    private void show(CaptureSelection now) {
        EventDetails event = events == null ? null : events.current();
        if (event != null) {
            take(Details.of(event));
            return;
        }
        if (now == null) {
            take(Details.NONE);
            return;
        }
        if (shown != now.capture()) {
            follow(now.capture());
        }
        EObject object = now.capture().object(now);
        if (object != null) {
            Details plain = Details.of(object);
            boolean known = decoded.mapping() == now.mapping() && decoded.range() == now.range();
            take(known ? plain.with(decoded.properties()) : plain);
            if ((now.mapping() >= 0 || now.attachment() >= 0)
                    && (frames.mapping() != now.mapping() || frames.attachment() != now.attachment())) {
                framing.ask(recording -> Frames.of(recording, now.mapping(), now.attachment()));
            }
            if (!known && now.mapping() >= 0) {
                decoding.ask(recording -> new Decoded(now.mapping(), now.range(), Decodings.of(recording, now.mapping(), now.range())));
            }
        } else if (now.mapping() < 0 && now.attachment() < 0 && now.buffer() < 0) {
            take(Details.NONE);
        }
    }

    private void follow(Capture capture) {
        shown = capture;
        followed.follow(capture);
        if (chart != null) {
            chart.dispose();
        }
        chart = new ChartCanvas(chartHost, capture.worker(), false);
        chart.setTitle(chartTitle.getText());
        PageContext context = new PageContext(capture, selection, page -> {});
        context.connect(chart);
        steps = context.query(chart, chart::setChart, chart::fail);
        chartHost.layout(true, true);
        decoded = Decoded.NONE;
        decoding = new PageContext(capture, selection, page -> {}).query(chart, answer -> {
            decoded = answer;
            CaptureSelection current = selection.current();
            if (current != null && current.capture() == capture && answer.mapping() == current.mapping()) {
                show(current);
            }
        });
        frames = Frames.NONE;
        framing = new PageContext(capture, selection, page -> {}).query(chart, answer -> {
            frames = answer;
            places = Map.of();
            lookUp();
        });
        details = Details.NONE;
    }

    private void lookUp() {
        Frames now = frames;
        if (!now.stack().isEmpty()) {
            sources.ask(stack, now.release(), now.stack(), found -> {
                if (now == frames && !found.equals(places)) {
                    places = found;
                    if (now.isOf(details)) {
                        showStack(details);
                    }
                }
            });
        }
    }

    private void take(Details next) {
        boolean same = next.equals(details);
        details = next;
        StackLayout layout = (StackLayout) root.getLayout();
        Control top = next.title().isEmpty() ? nothing : content;
        if (layout.topControl != top) {
            layout.topControl = top;
            root.layout(true, true);
        }
        if (same) {
            return;
        }
        title.setText(Plain.label(next.title()));
        fields.setRows(next.properties());
        stackTitle.setText(Plain.label(next.stackTitle()));
        stack.setVisible(!next.stackTitle().isEmpty());
        showStack(next);
        chartTitle.setVisible(next.mapping() >= 0);
        chartHost.setVisible(next.mapping() >= 0);
        if (next.mapping() >= 0) {
            int mapping = next.mapping();
            steps.ask(recording -> PageContext.steps(recording, mapping));
        }
    }

    private void showStack(Details next) {
        Palette palette = Palette.of(stack);
        if (next.stack().isEmpty()) {
            stacks.clear();
            stack.setText(next.stackTitle().isEmpty() ? "" : Messages.noStack);
            stack.setStyleRange(new StyleRange(0, stack.getCharCount(), palette.dim(), null));
            return;
        }
        if (!frames.isOf(next)) {
            // until the recording has said which frames these are
            stacks.clear();
            stack.setText(String.join("\n", next.stack()));
            for (int line = 0; line < next.stack().size(); line++) {
                boolean site = line == next.callSite();
                stack.setStyleRange(new StyleRange(stack.getOffsetAtLine(line), next.stack().get(line).length(),
                        site ? palette.text() : palette.dim(), null, site ? SWT.BOLD : SWT.NORMAL));
            }
            return;
        }
        StringBuilder words = new StringBuilder();
        List<StyleRange> styles = new ArrayList<>();
        StackLines.Writer writer = new StackLines.Writer(words, styles);
        for (int line = 0; line < frames.stack().size(); line++) {
            boolean site = line == next.callSite();
            Symbol symbol = frames.stack().get(line);
            words.append(line == 0 ? "" : "\n");
            writer.frame("", symbol, places.get(symbol),
                    new StyleRange(0, 0, site ? palette.text() : palette.dim(), null, site ? SWT.BOLD : SWT.NORMAL));
        }
        if (frames.site() >= 0) {
            words.append("\n\n");
            writer.missing("", frames.stack().get(frames.site()), places, new StyleRange(0, 0, palette.dim(), null));
        }
        int top = stack.getTopPixel();
        stack.setText(words.toString().stripTrailing());
        stack.setStyleRanges(styles.toArray(StyleRange[]::new));
        stacks.written(writer);
        stack.setTopPixel(top);
    }

    @Override
    public Control getControl() {
        return root;
    }

    @Override
    public void setFocus() {
        if (fields != null) {
            fields.setFocus();
        }
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection workbenchSelection) {
        // what the window shares is followed instead: it also knows stretches of time and findings
    }

}
