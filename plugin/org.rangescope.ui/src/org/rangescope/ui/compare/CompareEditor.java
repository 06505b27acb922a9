// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.part.EditorPart;
import org.rangescope.charts.DistributionChart;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.core.compare.Profile;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.Captures;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.compare.Comparing.Phase;
import org.rangescope.ui.compare.Comparing.Read;
import org.rangescope.ui.compare.Comparing.Result;
import org.rangescope.ui.compare.Comparing.State;
import org.rangescope.ui.editor.Say;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.tables.TableCommands;
import org.rangescope.ui.tables.TableView;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.theme.Palette.Tone;
import org.rangescope.ui.widgets.Banner;
import org.rangescope.ui.widgets.Banner.Strip;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Plain;
import org.rangescope.ui.widgets.StatePane;

/** The editor of two recordings: which is before and which after, what it comes to in one line, and what that rests on. It never changes either of them. */
public final class CompareEditor extends EditorPart {

    /** Identifier of the editor, as registered in plugin.xml. */
    public static final String ID = "org.rangescope.ui.editor.compare"; //$NON-NLS-1$

    private static final String CONTEXT = "org.rangescope.ui.context.compare"; //$NON-NLS-1$
    private static final String HELP = "org.rangescope.ui.compare"; //$NON-NLS-1$
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT); //$NON-NLS-1$
    private static final long SECOND_NS = 1_000_000_000L;

    /** Opens the comparison of two recordings, the one that was captured first being the one before; null when that does not work, which the user is told. */
    public static CompareEditor open(IWorkbenchPage page, Path first, Path second) {
        return Opening.comparison(page, CompareInput.of(first, second));
    }

    /** What is said about one of the two. */
    private static final class SideBox {

        private final Canvas sign;
        private final Link name;
        private final Label facts;

        SideBox(Composite parent, String title, boolean before) {
            Composite box = new Composite(parent, SWT.NONE);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(box);
            GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 1).applyTo(box);
            sign = new Canvas(box, SWT.DOUBLE_BUFFERED);
            GridDataFactory.swtDefaults().hint(38, 16).align(SWT.BEGINNING, SWT.CENTER).applyTo(sign);
            sign.addListener(SWT.Paint, e -> LineSign.paint(e.gc, sign, before));
            Fonts.heading(box, title);
            name = new Link(box, SWT.NONE);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
            facts = new Label(box, SWT.WRAP);
            // asked for no width of its own it takes what there is, in two lines when it must
            GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(1, SWT.DEFAULT).applyTo(facts);
        }

        void show(Read read) {
            name.setText("<a>" + Plain.link(read.name()) + "</a>"); //$NON-NLS-1$ //$NON-NLS-2$
            name.setToolTipText(Messages.Compare_openTip + "\n" + Plain.tip(read.file().toString())); //$NON-NLS-1$
            facts.setText(Plain.label(facts(read.profile())));
            facts.setToolTipText(Plain.tip(facts(read.profile())));
        }
    }

    private Captures captures;
    private Comparing comparing;
    private Composite body;
    private Composite page;
    private StatePane statePane;
    private Banner banner;
    private Label verdict;
    private Button swap;
    private Button again;
    private SideBox before;
    private SideBox after;
    private CompareTables tables;
    private ChartCanvas chart;
    private Label chartTitle;
    private DetailsText details;
    private Result shown;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof CompareInput two)) {
            throw new PartInitException(NLS.bind(Messages.Handler_two, input.getName()));
        }
        setSite(site);
        setInput(input);
        captures = site.getService(Captures.class);
        comparing = new Comparing(site.getShell().getDisplay(), two);
        name(two);
    }

    private void name(CompareInput input) {
        setPartName(NLS.bind(input.asGiven() || shown != null ? Messages.Compare_open : Messages.Compare_name,
                stem(input.first().getFileName()),
                stem(input.second().getFileName())));
        setTitleToolTip(input.getToolTipText());
    }

    private static String stem(Object name) {
        String words = String.valueOf(name);
        return words.endsWith(".rangescope") ? words.substring(0, words.length() - ".rangescope".length()) : words; //$NON-NLS-1$ //$NON-NLS-2$
    }

    /** What is done, and what came of it. */
    public Comparing comparing() {
        return comparing;
    }

    @Override
    public void createPartControl(Composite parent) {
        body = new Composite(parent, SWT.NONE);
        body.setLayout(new StackLayout());
        statePane = new StatePane(body);
        page = new Composite(body, SWT.NONE);
        page.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        page.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(page);
        banner = new Banner(page);
        createHead(page);
        Label line = new Label(page, SWT.SEPARATOR | SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        org.eclipse.swt.custom.SashForm sash = new org.eclipse.swt.custom.SashForm(page, SWT.HORIZONTAL);
        sash.setSashWidth(8);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        Executor worker = captures.worker();
        tables = new CompareTables(sash, worker);
        createRight(sash, worker);
        sash.setWeights(66, 34);
        tables.onFinding(this::tell);
        tables.onOpen(this::open);
        tables.onPopulation(change -> {
            draw(change);
            tell(change);
        });
        tables.onSentence(sentence -> details.headline(sentence).show());
        PlatformUI.getWorkbench().getHelpSystem().setHelp(body, HELP);
        getSite().getService(IContextService.class).activateContext(CONTEXT);
        Help.key(getSite(), body);
        TableCommands.activate(getSite(), () -> tables.findings());
        comparing.listen(this::changed);
        comparing.start();
        changed();
    }

    private void createHead(Composite parent) {
        Composite head = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        GridLayoutFactory.fillDefaults().numColumns(4).extendedMargins(14, 12, 10, 8).spacing(14, 8).applyTo(head);
        verdict = new Label(head, SWT.WRAP);
        verdict.setFont(new Fonts(verdict).headline(1.2));
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(300, SWT.DEFAULT).applyTo(verdict);
        before = new SideBox(head, Messages.Compare_before, true);
        before.name.addListener(SWT.Selection, e -> Opening.recording(getSite().getPage(), shown.before().file()));
        after = new SideBox(head, Messages.Compare_after, false);
        after.name.addListener(SWT.Selection, e -> Opening.recording(getSite().getPage(), shown.after().file()));
        swap = new Button(head, SWT.PUSH);
        swap.setText(Messages.Compare_swap);
        swap.addListener(SWT.Selection, e -> swap());
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(swap);
        again = new Button(head, SWT.PUSH);
        again.setText(Messages.Compare_again);
        again.setToolTipText(Messages.Compare_againTip);
        again.addListener(SWT.Selection, e -> again());
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(again);
    }

    private void createRight(Composite parent, Executor worker) {
        org.eclipse.swt.custom.SashForm right = new org.eclipse.swt.custom.SashForm(parent, SWT.VERTICAL);
        right.setSashWidth(6);
        Composite upper = new Composite(right, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(0, 12, 8, 0).spacing(0, 4).applyTo(upper);
        chartTitle = Fonts.heading(upper, ""); //$NON-NLS-1$
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(chartTitle);
        chart = new ChartCanvas(upper, worker, false);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(chart);
        Composite lower = new Composite(right, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(0, 8, 4, 8).applyTo(lower);
        details = new DetailsText(lower);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(details.control());
        details.control().getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = Messages.Compare_nothingSelected;
            }
        });
        right.setWeights(52, 48);
    }

    /** Takes the one before for the one after. */
    public void swap() {
        comparing.swap();
    }

    /** Reads both recordings again. */
    public void again() {
        comparing.start();
    }

    private void changed() {
        if (body.isDisposed()) {
            return;
        }
        State state = comparing.state();
        Result result = state.result();
        boolean pageShown = result != null;
        if (result != null) {
            show(state, result);
        } else {
            showState(state);
        }
        StackLayout layout = (StackLayout) body.getLayout();
        Control top = pageShown ? page : statePane;
        if (layout.topControl != top) {
            boolean focused = focused();
            layout.topControl = top;
            body.layout(true, true);
            if (focused) {
                setFocus();
            }
        }
    }

    /** Whether the keyboard is somewhere in this editor. */
    private boolean focused() {
        for (Control at = body.getDisplay().getFocusControl(); at != null; at = at.getParent()) {
            if (at == body) {
                return true;
            }
        }
        return false;
    }

    private void showState(State state) {
        switch (state.phase()) {
        case RUNNING -> statePane.show("compare", Messages.Compare_runningTitle, state.message(), state.fraction(), Messages.Compare_cancel, //$NON-NLS-1$
                comparing::cancel);
        case FAILED -> statePane.show("error", Messages.Compare_failedTitle, state.message(), -1, Messages.Compare_again, this::again); //$NON-NLS-1$
        case CANCELED, DONE ->
            statePane.show("info", Messages.Compare_canceledTitle, state.message(), -1, Messages.Compare_again, this::again); //$NON-NLS-1$
        }
    }

    private void show(State state, Result result) {
        banner.setStrips(strips(state, result));
        swap.setEnabled(state.phase() == Phase.DONE);
        swap.setToolTipText(Messages.Compare_swapTip);
        again.setEnabled(state.phase() != Phase.RUNNING);
        if (result == shown) {
            return;
        }
        shown = result;
        CompareInput input = comparing.input();
        CompareInput ordered = new CompareInput(result.before().file(), result.after().file(), input.asGiven());
        setInputWithNotify(ordered);
        name(ordered);
        Comparison comparison = result.comparison();
        verdict.setText(Plain.label(comparison.verdictLine().replace("`", ""))); //$NON-NLS-1$ //$NON-NLS-2$
        before.show(result.before());
        after.show(result.after());
        swap.setToolTipText(Messages.Compare_swapTip + "\n" + Plain.tip(order(input, result))); //$NON-NLS-1$
        page.layout(true, true);
        PopulationChange first = tables.show(comparison);
        if (first != null) {
            draw(first);
        } else {
            chartTitle.setText(Messages.Compare_populations);
            chart.setChart(new DistributionChart("map calls", org.rangescope.core.compare.Distribution.NONE, //$NON-NLS-1$
                    org.rangescope.core.compare.Distribution.NONE));
        }
        if (!tables.findingRows().isEmpty()) {
            tell(tables.findingRows().get(0));
        } else if (first != null) {
            tell(first);
        } else {
            details.list(Messages.Compare_keepInMind, comparison.caveats()).show();
        }
    }

    private static String order(CompareInput input, Result result) {
        return input.asGiven()
                ? Messages.Compare_byHand
                : result.before().profile().capturedNs() == Units.UNKNOWN || result.after().profile().capturedNs() == Units.UNKNOWN
                        ? Messages.Compare_byUnknown
                        : Messages.Compare_byTime;
    }

    private static List<Strip> strips(State state, Result result) {
        List<Strip> strips = new ArrayList<>();
        if (!state.changes().isEmpty()) {
            strips.add(new Strip("warning", Tone.WARNING, //$NON-NLS-1$
                    NLS.bind(Messages.Compare_changedAgain, String.join("; ", state.changes())))); //$NON-NLS-1$
        }
        if (state.phase() == Phase.RUNNING) {
            strips.add(new Strip("compare", Tone.INFO, state.message())); //$NON-NLS-1$
        } else if (state.phase() == Phase.CANCELED) {
            strips.add(new Strip("info", Tone.INFO, NLS.bind(Messages.Compare_notRead, state.message()))); //$NON-NLS-1$
        }
        side(strips, result.before(), Messages.Compare_before);
        side(strips, result.after(), Messages.Compare_after);
        return strips;
    }

    private static void side(List<Strip> strips, Read read, String when) {
        Health health = read.profile().health();
        String missing = Say.missing(health);
        String word = when.toLowerCase(Locale.ROOT);
        if (!missing.isEmpty()) {
            strips.add(new Strip("warning", Tone.WARNING, NLS.bind(Messages.Compare_lost, new Object[]{read.name(), word, missing}))); //$NON-NLS-1$
        }
        if (!health.damage().isEmpty()) {
            strips.add(new Strip("warning", Tone.ERROR, //$NON-NLS-1$
                    NLS.bind(Messages.Compare_damaged, new Object[]{read.name(), word, health.damage().get(0)})));
        }
        if (!read.profile().isComplete() && health.damage().isEmpty()) {
            strips.add(new Strip("info", Tone.INFO, NLS.bind(Messages.Compare_incomplete, read.name(), word))); //$NON-NLS-1$
        }
    }

    /** Such as "412 map calls · 2026-11-25 21:20:34 UTC · 26.2 s · testbox · 6.12.117". */
    private static String facts(Profile profile) {
        CaptureHeader header = profile.header();
        List<String> words = new ArrayList<>();
        long captured = profile.capturedNs();
        words.add(Units.counted(profile.mapCalls(), "map call")); //$NON-NLS-1$
        words.add(captured == Units.UNKNOWN
                ? Messages.Compare_unknownTime
                : MOMENT.format(Instant.ofEpochSecond(captured / SECOND_NS, captured % SECOND_NS).atOffset(ZoneOffset.UTC)));
        words.add(Units.duration(profile.lengthNs()));
        words.add(header.hostname());
        words.add(header.kernelRelease());
        words.removeIf(String::isEmpty);
        return String.join(" · ", words); //$NON-NLS-1$
    }

    private void draw(PopulationChange change) {
        String what = CompareTables.calls(change);
        chartTitle.setText(Plain.label(NLS.bind(Messages.Compare_distribution, what)));
        chartTitle.setToolTipText(Plain.tip(what));
        chart.setTitle(NLS.bind(Messages.Compare_distribution, what));
        chart.setChart(new DistributionChart(what, shown.before().profile().durations(change), shown.after().profile().durations(change)));
    }

    private void tell(PopulationChange change) {
        List<String> durations = new ArrayList<>();
        duration(durations, "p50", change.before().p50Ns(), change.after().p50Ns()); //$NON-NLS-1$
        duration(durations, "p99", change.before().p99Ns(), change.after().p99Ns()); //$NON-NLS-1$
        duration(durations, "max", change.before().maxNs(), change.after().maxNs()); //$NON-NLS-1$
        Tone tone = change.outcome().isWorse() ? Tone.WARNING : change.outcome().isBetter() ? Tone.GOOD : null;
        PopulationChange.Effect effect = change.effect();
        details.eyebrow(change.outcome().words() + (effect == null ? "" : " · " + effect.word() + " effect"), tone) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
                .headline(change.sentence()).list(Messages.Details_duration, durations)
                .list(Messages.Compare_keepInMind, shown.comparison().caveats()).show();
    }

    private static void duration(List<String> lines, String what, long a, long b) {
        if (a != Units.UNKNOWN || b != Units.UNKNOWN) {
            lines.add(what + ": " + NLS.bind(Messages.Details_calls, a == Units.UNKNOWN ? "–" : Units.duration(a), //$NON-NLS-1$ //$NON-NLS-2$
                    b == Units.UNKNOWN ? "–" : Units.duration(b))); //$NON-NLS-1$
        }
    }

    private void tell(FindingChange change) {
        Finding now = shown.after().profile().finding(change);
        Finding then = shown.before().profile().finding(change);
        details.eyebrow(change.status().words() + " · " + Say.word(change.severity()) + " · " + Say.word(change.verdict()), //$NON-NLS-1$ //$NON-NLS-2$
                CompareTables.tone(change)).headline(change.sentence());
        Finding example = now != null ? now : then;
        Suppression suppression = change.suppression();
        if (suppression != null) {
            details.sentence(NLS.bind(Messages.Details_suppressed, suppression.place(), suppression.reason()));
        }
        if (example != null) {
            details.under(Messages.Details_why, example.explanation());
            List<String> evidence = new ArrayList<>();
            evidence.add(example.sentence());
            evidence.addAll(example.evidence());
            details.list(now != null ? Messages.Details_evidence : Messages.Details_evidenceBefore, evidence);
            details.list(Messages.Details_checks, example.checks());
            details.under(Messages.Details_sure, Say.sentence(example.certainty()) + " " + Messages.Details_open); //$NON-NLS-1$
        }
        details.list(Messages.Compare_keepInMind, shown.comparison().caveats()).show();
    }

    /** Opens the recording that has a finding, at this finding: the one after, or, when it is gone, the one before. */
    private void open(FindingChange change) {
        Finding now = shown.after().profile().finding(change);
        Finding then = shown.before().profile().finding(change);
        Read in = now != null ? shown.after() : shown.before();
        Finding finding = now != null ? now : then;
        if (finding != null) {
            Opening.at(getSite().getPage(), in.file(), finding);
        }
    }

    /** The tables. */
    public CompareTables tables() {
        return tables;
    }

    /** The distributions that are laid upon each other. */
    public ChartCanvas chart() {
        return chart;
    }

    /** What is said about the selected row. */
    public String details() {
        return details.control().getText();
    }

    /** The one line above all. */
    public String verdict() {
        return verdict.getText();
    }

    /** The strips above the page. */
    public Banner banner() {
        return banner;
    }

    /** What stands in place of the page, when something does; else null. */
    public StatePane statePane() {
        return ((StackLayout) body.getLayout()).topControl == statePane ? statePane : null;
    }

    /** Names of the recording before and the one after, as they are shown; null while there is no result. */
    public List<String> sides() {
        return shown == null ? null : List.of(shown.before().name(), shown.after().name());
    }

    /** Whether everything asked for is on the screen. */
    public boolean isUpToDate() {
        return comparing.state().phase() != Phase.RUNNING && shown == comparing.state().result() && tables.isIdle() && chart.isUpToDate();
    }

    @Override
    public void setFocus() {
        if (statePane() != null) {
            statePane.setFocus();
        } else {
            tables.setFocus();
        }
    }

    @Override
    public void dispose() {
        if (comparing != null) {
            comparing.close();
        }
        super.dispose();
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        // nothing is ever changed
    }

    @Override
    public void doSaveAs() {
        // not offered
    }

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }

    /** The table that is meant when none has the keyboard. */
    TableView table() {
        return tables.findings();
    }

    /** How lines before and after look in the chart, to know them by. */
    private static final class LineSign {

        private LineSign() {}

        static void paint(org.eclipse.swt.graphics.GC gc, Canvas canvas, boolean before) {
            org.eclipse.swt.graphics.RGB rgb = PlatformUI.getWorkbench().getThemeManager().getCurrentTheme().getColorRegistry()
                    .getRGB("org.rangescope.ui.chart.series" + (before ? 4 : 1)); //$NON-NLS-1$
            org.eclipse.swt.graphics.Color colour = rgb == null ? Palette.of(canvas).text() : new org.eclipse.swt.graphics.Color(rgb);
            int middle = canvas.getClientArea().height / 2;
            gc.setAntialias(SWT.ON);
            gc.setForeground(colour);
            gc.setBackground(colour);
            gc.setLineWidth(2);
            if (before) {
                gc.setLineDash(new int[]{6, 4});
            }
            gc.drawLine(0, middle, 37, middle);
            if (before) {
                gc.fillOval(15, middle - 4, 8, 8);
            } else {
                gc.fillRectangle(15, middle - 4, 8, 8);
            }
        }
    }
}
