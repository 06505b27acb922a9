// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.rangescope.charts.Chart;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.PercentileChart;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.analysis.Losses;
import org.rangescope.core.capture.CaptureHeader;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.stats.ExporterSummaries;
import org.rangescope.core.stats.ExporterSummary;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Digest;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.PageContext.Pace;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.session.SessionActions;
import org.rangescope.ui.theme.Icons;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.theme.Palette.Tone;
import org.rangescope.ui.widgets.Chips;
import org.rangescope.ui.widgets.Chips.Chip;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.DataTable.Spec;
import org.rangescope.ui.widgets.Disc;
import org.rangescope.ui.widgets.FindingCard;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Plain;

/** The capture on one screen: verdict, findings, what was outstanding, how long populating took, and how far the recording can be trusted. */
public final class OverviewPage implements Page {

    /** Index of the page with all there is to say about a finding. */
    static final int FINDINGS_PAGE = 4;

    private static final String POPULATION = Messages.populationTime;
    private static final String EXPORTERS = Messages.byExporter;

    /** Of the charts and tables; a lower window scrolls. */
    private static final int LEAST_HEIGHT = 360;

    /** More cards than anybody reads only take time to make and to lay out; the page with the list has all. */
    static final int MOST_CARDS = 50;

    private record HealthRow(String name, String value, String exact, Tone tone) {}

    private record Answer(PercentileChart percentiles, List<ExporterSummary> exporters) {}

    private final PageContext context;
    private Icons icons;
    private Composite header;
    private Disc disc;
    private Label verdict;
    private Label summary;
    private Chips chips;
    private ScrolledComposite scroller;
    private Composite cards;
    private Label noFindings;
    private Link more;
    private ChartCanvas outstanding;
    private ChartCanvas percentiles;
    private Label percentilesTitle;
    private Label exportersTitle;
    private DataTable<ExporterSummary> exporters;
    private DataTable<HealthRow> health;
    private PageContext.Query<Answer> query;
    private PageContext.Query<Chart> overTime;
    private List<Finding> shown;
    private List<String> notes = List.of();
    private final List<FindingCard> cardList = new ArrayList<>();

    OverviewPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return Messages.overview;
    }

    @Override
    public String help() {
        return Help.OVERVIEW;
    }

    @Override
    public Control create(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        root.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        root.setBackgroundMode(SWT.INHERIT_FORCE);
        icons = new Icons(root);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        createHeader(root);
        Label line = new Label(root, SWT.SEPARATOR | SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);

        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setSashWidth(8);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        createCards(sash);
        ScrolledComposite rightScroller = new ScrolledComposite(sash, SWT.V_SCROLL);
        rightScroller.setExpandHorizontal(true);
        rightScroller.setExpandVertical(true);
        rightScroller.setMinHeight(LEAST_HEIGHT);
        Composite right = new Composite(rightScroller, SWT.NONE);
        rightScroller.setContent(right);
        GridLayoutFactory.fillDefaults().margins(0, 0).extendedMargins(4, 12, 10, 6).spacing(0, 4).applyTo(right);
        Fonts.heading(right, Messages.outstandingMappings);
        outstanding = new ChartCanvas(right, context.capture().worker(), true);
        outstanding.setTitle(Messages.outstandingMappings);
        context.connect(outstanding);
        outstanding.onZoom(zoom -> askOutstanding(Pace.NOW));
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 160).applyTo(outstanding);
        createLower(right);
        sash.setWeights(30, 70);
        overTime = context.chart(outstanding);
        context.capture().session().listen(root, () -> showCards(context.findings()));
        query = context.query(root, this::show, percentiles::fail);
        return root;
    }

    private void createHeader(Composite root) {
        header = new Composite(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(header);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 9).spacing(12, 0).applyTo(header);
        disc = new Disc(header);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).applyTo(disc);
        Composite lines = new Composite(header, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(100, SWT.DEFAULT).applyTo(lines);
        verdict = new Label(lines, SWT.WRAP);
        verdict.setFont(new Fonts(lines).headline(1.55));
        chips = new Chips(lines);
        summary = new Label(lines, SWT.WRAP);
        lines.setLayout(new HeadLayout(verdict, chips, summary));
    }

    private void createCards(Composite parent) {
        Composite left = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(14, 2, 10, 6).spacing(0, 6).applyTo(left);
        Fonts.heading(left, Messages.findings);
        scroller = new ScrolledComposite(left, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        // who goes from card to card by the keyboard sees where that is
        scroller.setShowFocusedControl(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroller);
        cards = new Composite(scroller, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).extendedMargins(0, 6, 0, 4).applyTo(cards);
        noFindings = new Label(cards, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(noFindings);
        more = new Link(cards, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(more);
        more.setVisible(false);
        more.addListener(SWT.Selection, e -> context.goTo().accept(FINDINGS_PAGE));
        scroller.setContent(cards);
        scroller.addListener(SWT.Resize, e -> measureCards());
    }

    private void createLower(Composite parent) {
        Composite lower = new Composite(parent, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 170).indent(0, 6).applyTo(lower);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(lower);
        SashForm halves = new SashForm(lower, SWT.HORIZONTAL);
        halves.setSashWidth(14);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        Composite left = new Composite(halves, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(left);
        percentilesTitle = Fonts.heading(left, POPULATION);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(percentilesTitle);
        percentiles = new ChartCanvas(left, context.capture().worker(), false);
        percentiles.setTitle(Messages.byPercentile);
        context.connect(percentiles);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(percentiles);

        Composite right = new Composite(halves, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(right);
        exportersTitle = Fonts.heading(right, EXPORTERS);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(exportersTitle);
        exporters = new DataTable<>(right, SWT.NONE);
        exporters.column(Spec.<ExporterSummary>of(Messages.exporter, ExporterSummary::exporter).chars(15).stretch(1)
                .exact(ExporterSummary::exporter));
        exporters.column(Spec.<ExporterSummary>of(Messages.maps, row -> Units.count(row.maps())).chars(5).number(ExporterSummary::maps));
        exporters.column(Spec.<ExporterSummary>of(Messages.live, row -> Units.count(row.live())).chars(4).number(ExporterSummary::live));
        exporters.column(Spec.<ExporterSummary>of(Messages.exposed, row -> Units.bytes(row.exposedBytes())).chars(8)
                .number(ExporterSummary::exposedBytes).exact(row -> Units.exactBytes(row.exposedBytes())));
        exporters.column(Spec.<ExporterSummary>of("p50", row -> Units.duration(row.p50Ns())).chars(7).number(ExporterSummary::p50Ns)
                .exact(row -> Units.exactNs(row.p50Ns())));
        exporters.column(Spec.<ExporterSummary>of("p99", row -> Units.duration(row.p99Ns())).chars(7).number(ExporterSummary::p99Ns)
                .exact(row -> Units.exactNs(row.p99Ns())));
        exporters.column(Spec.<ExporterSummary>of(Messages.max, row -> Units.duration(row.maxNs())).chars(7).number(ExporterSummary::maxNs)
                .exact(row -> Units.exactNs(row.maxNs())));
        GridDataFactory.fillDefaults().grab(true, true).hint(100, 60).applyTo(exporters);
        Label heading = Fonts.heading(right, Messages.health);
        GridDataFactory.fillDefaults().indent(0, 4).applyTo(heading);
        health = new DataTable<>(right, SWT.NONE);
        health.table().setHeaderVisible(false);
        health.column(Spec.<HealthRow>of(Messages.what, HealthRow::name).chars(24));
        health.column(
                Spec.<HealthRow>of(Messages.how, HealthRow::value).chars(16).stretch(1).exact(HealthRow::exact).tone(HealthRow::tone));
        GridDataFactory.fillDefaults().grab(true, true).hint(100, 60).applyTo(health);
        halves.setWeights(35, 65);
    }

    @Override
    public void refresh(CaptureState state) {
        Digest digest = state.digest();
        if (digest == null) {
            return;
        }
        Findings findings = digest.findings();
        boolean suspected = findings.open().stream().anyMatch(f -> f.severity() == Severity.ERROR || f.severity() == Severity.WARNING);
        disc.setVerdict(findings.hasDefiniteError()
                ? Disc.Verdict.BAD
                : suspected || !digest.health().isWhole()
                        ? Disc.Verdict.UNSURE
                        : state.isRunning() ? Disc.Verdict.OPEN : Disc.Verdict.GOOD);
        boolean changed = setText(verdict, digest.verdict());
        changed |= setText(summary, digest.summary());
        summary.setForeground(Palette.of(header).dim());
        changed |= chips.setChips(chips(state, digest));
        if (changed) {
            // other words may need another line, which the charts below have to give
            header.getParent().layout(new Control[]{verdict, summary, chips});
        }
        showCards(findings);
        health.setRows(health(digest));
        ask(Pace.IN_TIME);
    }

    /** Whether that changed what it says. */
    private static boolean setText(Label label, String words) {
        String text = Plain.label(words);
        if (text.equals(label.getText())) {
            return false;
        }
        label.setText(text);
        return true;
    }

    private static List<Chip> chips(CaptureState state, Digest digest) {
        List<Chip> chips = new ArrayList<>();
        if (state.phase() == Phase.LIVE) {
            chips.add(new Chip(NLS.bind(Messages.liveRate, Units.count(Math.round(digest.eventsPerSecond()))), Tone.GOOD,
                    Messages.rateTip));
        }
        count(chips, digest, Severity.ERROR, Messages.oneError, Messages.manyError);
        count(chips, digest, Severity.WARNING, Messages.oneWarning, Messages.manyWarning);
        count(chips, digest, Severity.PERF, Messages.onePerf, Messages.manyPerf);
        count(chips, digest, Severity.INFO, Messages.oneInfo, Messages.manyInfo);
        int suppressed = digest.findings().suppressed().size();
        if (suppressed > 0) {
            chips.add(new Chip(NLS.bind(Messages.suppressedCount, Integer.valueOf(suppressed)), Tone.INFO, Messages.suppressedTip));
        }
        if (digest.findings().list().isEmpty() && !state.isRunning()) {
            chips.add(new Chip(Messages.noFindings, Tone.GOOD, Messages.noFindingsTip));
        }
        if (digest.hooksAttached() > 0) {
            int all = digest.hooksAttached() + digest.hooksMissing().size();
            boolean whole = digest.hooksMissing().isEmpty();
            chips.add(new Chip(NLS.bind(Messages.hooks, Integer.valueOf(digest.hooksAttached()), Integer.valueOf(all)),
                    whole ? Tone.GOOD : Tone.INFO,
                    whole
                            ? digest.header().hooksMoot().isEmpty()
                                    ? Messages.hooksAll
                                    : Messages.hooksAllStock
                            : NLS.bind(Messages.hooksNot, String.join("\n", digest.hooksMissing()))));
        }
        return chips;
    }

    private static void count(List<Chip> chips, Digest digest, Severity severity, String one, String many) {
        int count = digest.findings().count(severity);
        if (count > 0) {
            chips.add(new Chip(NLS.bind(count == 1 ? one : many, Integer.valueOf(count)), Say.tone(severity), Messages.severityTip));
        }
    }

    private static List<HealthRow> health(Digest digest) {
        Losses lost = digest.health().losses();
        List<HealthRow> rows = new ArrayList<>();
        String missing = Say.missing(digest.health());
        rows.add(new HealthRow(Messages.lostTitle,
                Units.count(lost.ring()) + " / " + Units.count(lost.table()) + " / " + Units.count(lost.missed())
                        + (digest.health().packetsMissing() == 0
                                ? ""
                                : NLS.bind(Messages.packetsMissing, Units.counted(digest.health().packetsMissing(), "packet"))),
                missing.isEmpty() ? Messages.noneLost : missing, missing.isEmpty() ? null : Tone.WARNING));
        CaptureHeader header = digest.header();
        if (!header.attachMode().limits().isEmpty()) {
            rows.add(
                    new HealthRow(Messages.hookedBy, header.attachMode().meaning(), Say.sentence(header.attachMode().limits()), Tone.INFO));
        }
        String chosen = Say.choices(header, digest.health());
        if (!chosen.isEmpty()) {
            rows.add(new HealthRow(Messages.leftOut, chosen,
                    Messages.leftOutTip,
                    Tone.INFO));
        }
        rows.add(new HealthRow(Messages.late, lost.late() == 0 ? Messages.none : NLS.bind(Messages.latePlaced, Units.count(lost.late())),
                Messages.lateTip, null));
        rows.add(new HealthRow(
                Messages.rangeTimes, header.hasNoInterconnects()
                        ? Messages.rangeTimesNone
                        : digest.rangeTimes().isEmpty()
                                ? Messages.unknown
                                : "entry-allocation".equals(digest.rangeTimes())
                                        ? Messages.rangeTimesAllocation
                                        : digest.rangeTimes(),
                Messages.rangeTimesTip, null));
        int damaged = digest.health().damage().size();
        boolean cut = digest.health().isOnlyCutOff();
        rows.add(new HealthRow(Messages.damage,
                damaged == 0 ? Messages.none : cut ? Messages.damageCut : Units.counted(damaged, "place"), damaged == 0
                        ? Messages.damageNone
                        : cut
                                ? Say.sentence(digest.health().damage().get(0).what())
                                : NLS.bind(Messages.damagedBytes, Units.exactBytes(digest.health().damagedBytes())),
                damaged == 0 ? null : Tone.ERROR));
        long blind = digest.findings().results().stream().filter(result -> result.status() != RuleResult.Status.APPLIED).count();
        int rules = digest.findings().results().size();
        List<String> why = Say.byReason(digest.findings().results().stream()
                .filter(result -> result.status() != RuleResult.Status.APPLIED).toList());
        rows.add(new HealthRow(Messages.rulesTitle, NLS.bind(Messages.rulesOf, Long.valueOf(rules - blind), Integer.valueOf(rules)),
                why.isEmpty() ? Messages.rulesAll : String.join("\n", why),
                null));
        return rows;
    }

    private void showCards(Findings findings) {
        List<Finding> open = findings.open();
        List<Finding> list = open.subList(0, Math.min(MOST_CARDS, open.size()));
        List<String> written = list.stream().map(context::note).toList();
        if (open.equals(shown) && written.equals(notes)) {
            return;
        }
        shown = open;
        notes = written;
        say(noFindings, open.isEmpty(), findings.list().isEmpty() ? Messages.noFinding : Messages.noOpenFinding);
        say(more, open.size() > list.size(), NLS.bind(Messages.moreFindings, Units.count(open.size() - list.size())));
        // while a capture grows most cards stay as they are: they are kept, and with them the keyboard's focus
        int focused = cardList.indexOf(cards.getDisplay().getFocusControl());
        Map<FindingCard.Words, FindingCard> before = new HashMap<>();
        cardList.forEach(card -> before.put(card.words(), card));
        cardList.clear();
        for (Finding finding : list) {
            FindingCard.Words words = words(finding, cardList.size());
            FindingCard kept = before.remove(words);
            FindingCard card = kept == null ? card(words) : kept;
            card.moveAbove(more);
            cardList.add(card);
        }
        boolean lost = before.values().stream().anyMatch(Control::isFocusControl);
        before.values().forEach(Control::dispose);
        markCards(context.selected());
        measureCards();
        if (lost && !cardList.isEmpty()) {
            cardList.get(Math.min(focused, cardList.size() - 1)).setFocus();
        }
    }

    private static void say(Label label, boolean on, String words) {
        label.setText(words);
        show(label, on);
    }

    private static void say(Link link, boolean on, String words) {
        link.setText(words);
        show(link, on);
    }

    private static void show(Control control, boolean on) {
        control.setVisible(on);
        ((GridData) control.getLayoutData()).exclude = !on;
    }

    private FindingCard.Words words(Finding finding, int index) {
        return new FindingCard.Words(finding.number(), Say.tone(finding.severity()), Say.icon(finding.severity()), finding.sentence(),
                finding.evidence().isEmpty() || index > 3 ? "" : finding.evidence().get(0), Say.foot(finding), context.note(finding));
    }

    private FindingCard card(FindingCard.Words words) {
        FindingCard card = new FindingCard(cards, words, icons.get(words.icon()));
        card.addListener(SWT.MenuDetect, e -> showMenu(card));
        card.onChoose(context::selectFinding);
        card.onOpen(number -> {
            context.selectFinding(number);
            context.goTo().accept(FINDINGS_PAGE);
        });
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
        return card;
    }

    /** A menu of its own each time: a part may have moved to another window since the last one. */
    private void showMenu(FindingCard card) {
        if (card.getMenu() != null) {
            card.getMenu().dispose();
        }
        context.selectFinding(card.words().number());
        Menu menu = new Menu(card);
        SessionActions.addTo(menu, () -> context);
        card.setMenu(menu);
    }

    private void measureCards() {
        int width = scroller.getClientArea().width;
        if (width > 0) {
            scroller.setMinSize(cards.computeSize(width, SWT.DEFAULT));
            scroller.getVerticalBar().setIncrement(24);
        }
        cards.layout(true, true);
    }

    private void markCards(CaptureSelection selection) {
        for (FindingCard card : cardList) {
            boolean on = card.words().number() == selection.finding();
            card.setSelected(on);
            if (on) {
                scroller.showControl(card);
            }
        }
    }

    private void ask(Pace pace) {
        askOutstanding(pace);
        TimeRange time = context.selected().time();
        query.ask(pace,
                recording -> new Answer(PageContext.percentiles(recording, GroupBy.EXPORTER, time), ExporterSummaries.of(recording)));
    }

    private void askOutstanding(Pace pace) {
        CaptureSelection selection = context.selected();
        int columns = Math.max(200, outstanding.getClientArea().width);
        Findings findings = context.findings();
        Zoom zoom = outstanding.zoom();
        overTime.ask(pace, recording -> {
            long[] shown = PageContext.shown(recording, zoom);
            return OutstandingChart.of(recording, OutstandingSeries.of(recording, findings.marks(), shown[0], shown[1], columns),
                    OutstandingChart.Measure.BYTES, selection.mapping(), selection.time());
        });
    }

    private void show(Answer answer) {
        boolean part = answer.percentiles().part();
        percentilesTitle.setText(part ? NLS.bind(Messages.inTime, POPULATION) : POPULATION);
        exportersTitle.setText(part ? NLS.bind(Messages.wholeCapture, EXPORTERS) : EXPORTERS);
        percentiles.setChart(answer.percentiles());
        exporters.setRows(answer.exporters());
    }

    @Override
    public void select(CaptureSelection selection) {
        markCards(selection);
        if (context.capture().state().digest() != null) {
            ask(Pace.NOW);
        }
    }

    @Override
    public void zoomTo(TimeRange time) {
        outstanding.zoomTo(Zoom.NONE.withTime(time));
    }

    @Override
    public void setFocus() {
        if (!cardList.isEmpty()) {
            cardList.get(0).setFocus();
        } else {
            outstanding.setFocus();
        }
    }

    /** The cards, in order. */
    public List<FindingCard> cards() {
        return List.copyOf(cardList);
    }

    /** The link below the cards that says how many findings have none. */
    public Link more() {
        return more;
    }

    /** What stands in the headline. */
    public String headline() {
        return verdict.getText();
    }

    /** What stands above the cards and charts: verdict, summary and chips. */
    public List<Control> head() {
        return List.of(verdict, summary, chips);
    }

    /** The chart of what is outstanding. */
    public ChartCanvas outstanding() {
        return outstanding;
    }

    @Override
    public boolean isUpToDate() {
        return query != null && query.isIdle() && overTime.isIdle() && outstanding.isUpToDate() && percentiles.isUpToDate()
                && outstanding.picture() != null;
    }
}
