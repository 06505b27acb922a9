// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.rangescope.core.compare.Comparison;
import org.rangescope.core.compare.CostChange;
import org.rangescope.core.compare.FailureChange;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.Key;
import org.rangescope.core.compare.Outcome;
import org.rangescope.core.compare.PathChange;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.core.filter.Column;
import org.rangescope.core.filter.Filter;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.stats.CostModel;
import org.rangescope.core.stats.RangeClass;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.table.CompareColumns;
import org.rangescope.core.table.TableSource;
import org.rangescope.core.util.Units;
import org.rangescope.ui.editor.Say;
import org.rangescope.ui.tables.TableView;
import org.rangescope.ui.theme.Palette.Tone;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.DataTable.Spec;
import org.rangescope.ui.widgets.Fonts;

/** The tables of a comparison, what matters most first: findings, population time, and below them cost, interfaces and failures. Only for the UI thread. */
public final class CompareTables extends Composite {

    private static final String NONE = "–"; //$NON-NLS-1$

    private final TableView findings;
    private final TableView populations;
    private final DataTable<CostChange> costs;
    private final DataTable<PathChange> paths;
    private final DataTable<FailureChange> failures;
    private final CTabFolder folder;
    private final List<ToolItem> scopes = new ArrayList<>();
    private final Composite findingsHost;
    private final Label noFindings;
    private Key.Kind scope = Key.Kind.EXPORTER;
    private Comparison comparison;
    private List<PopulationChange> populationRows = List.of();
    private List<FindingChange> findingRows = List.of();
    private final Button suppressed;
    private Consumer<FindingChange> onFinding = change -> {};
    private Consumer<FindingChange> onOpen = change -> {};
    private Consumer<PopulationChange> onPopulation = change -> {};
    private Consumer<String> onSentence = sentence -> {};

    CompareTables(Composite parent, Executor worker) {
        super(parent, SWT.NONE);
        setLayout(new org.eclipse.swt.layout.FillLayout());
        SashForm sash = new SashForm(this, SWT.VERTICAL);
        sash.setSashWidth(6);

        Composite upper = cell(sash, 8, 0);
        Composite findingsHead = new Composite(upper, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(findingsHead);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(10, 0).applyTo(findingsHead);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false)
                .applyTo(Fonts.heading(findingsHead, Messages.Compare_findingsTitle));
        suppressed = new Button(findingsHead, SWT.CHECK);
        suppressed.addListener(SWT.Selection, e -> showFindings());
        suppressed.setVisible(false);
        findingsHost = new Composite(upper, SWT.NONE);
        findingsHost.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(findingsHost);
        findings = new TableView(findingsHost, SWT.BORDER, worker, findingsSetup());
        noFindings = new Label(findingsHost, SWT.WRAP);
        noFindings.setText(Messages.Compare_same);
        name(findings.rowTable().table(), Messages.Compare_findings);
        findings.onSelect(row -> {
            if (row >= 0 && row < findingRows.size()) {
                onFinding.accept(findingRows.get(row));
            }
        });
        findings.onOpen(row -> {
            if (row >= 0 && row < findingRows.size()) {
                onOpen.accept(findingRows.get(row));
            }
        });

        Composite middle = cell(sash, 4, 0);
        Composite head = new Composite(middle, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(10, 0).applyTo(head);
        Label title = Fonts.heading(head, Messages.Compare_populations);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(title);
        Label by = new Label(head, SWT.NONE);
        by.setText(Messages.By_label);
        GridDataFactory.swtDefaults().indent(10, 0).align(SWT.BEGINNING, SWT.CENTER).applyTo(by);
        createScopes(head);
        populations = new TableView(middle, SWT.BORDER, worker, populationsSetup());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(populations);
        name(populations.rowTable().table(), Messages.Compare_populations);
        populations.onSelect(row -> {
            if (row >= 0 && row < populationRows.size()) {
                onPopulation.accept(populationRows.get(row));
            }
        });

        Composite lower = cell(sash, 2, 6);
        folder = new CTabFolder(lower, SWT.BORDER | SWT.TOP);
        folder.setSimple(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
        costs = tab(Messages.Compare_costs);
        fillCosts();
        paths = tab(Messages.Compare_paths);
        fillPaths();
        failures = tab(Messages.Compare_failures);
        fillFailures();
        folder.setSelection(0);
        sash.setWeights(32, 42, 26);
    }

    private static Composite cell(Composite parent, int top, int bottom) {
        Composite cell = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(14, 0, top, bottom).spacing(0, 4).applyTo(cell);
        return cell;
    }

    private static void name(Control control, String name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                if (e.childID == org.eclipse.swt.accessibility.ACC.CHILDID_SELF) {
                    e.result = name;
                }
            }
        });
    }

    private void createScopes(Composite head) {
        ToolBar bar = new ToolBar(head, SWT.FLAT | SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        for (Key.Kind kind : List.of(Key.Kind.EXPORTER, Key.Kind.IMPORTER, Key.Kind.INTERCONNECT, Key.Kind.INTERFACE, Key.Kind.CALL_SITE,
                Key.Kind.ALL)) {
            ToolItem item = new ToolItem(bar, SWT.RADIO);
            item.setText(" " + (kind == Key.Kind.ALL ? Messages.By_everything : kind.label()) + " "); //$NON-NLS-1$ //$NON-NLS-2$
            item.setData(kind);
            item.setSelection(kind == scope);
            item.addListener(SWT.Selection, e -> {
                if (item.getSelection()) {
                    scope = kind;
                    showPopulations();
                }
            });
            scopes.add(item);
        }
    }

    private static TableView.Setup findingsSetup() {
        Map<String, Integer> widths = Map.of("status", 8, "rule", 6, "finding", 17, "site", 18, "importer", 8, "exporter", 14, "verdict", //$NON-NLS-1$//$NON-NLS-2$//$NON-NLS-3$//$NON-NLS-4$//$NON-NLS-5$//$NON-NLS-6$//$NON-NLS-7$
                9,
                "before", 7, "after", 7); //$NON-NLS-2$
        return new TableView.Setup("compare-findings", Messages.Compare_findings, Messages.Compare_findingsHint, //$NON-NLS-1$
                CompareColumns.findings(List.of()).fields(), widths, List.of("finding", "site"), List.of(), (columns, row) -> { //$NON-NLS-1$ //$NON-NLS-2$
                    FindingChange.Status status = FindingChange.Status.values()[value(columns.find("status"), row)]; //$NON-NLS-1$
                    Severity severity = Severity.values()[value(columns.find("severity"), row)]; //$NON-NLS-1$
                    Column reason = columns.find("reason"); //$NON-NLS-1$
                    boolean apart = reason != null && !reason.textAt(row).isEmpty();
                    return new TableView.Looks(Say.icon(severity), apart ? Tone.INFO : tone(status, severity));
                });
    }

    private static TableView.Setup populationsSetup() {
        Map<String, Integer> widths = Map.of("name", 17, "ranges", 12, "before", 8, "after", 8, "change", 9, "between", 17, "outcome", 15, //$NON-NLS-1$//$NON-NLS-2$//$NON-NLS-3$//$NON-NLS-4$//$NON-NLS-5$//$NON-NLS-6$//$NON-NLS-7$
                "p", 8, //$NON-NLS-1$
                "callsBefore", 11, "callsAfter", 11); //$NON-NLS-1$ //$NON-NLS-2$
        return new TableView.Setup("compare-populations", Messages.Compare_populations, Messages.Compare_populationsHint, //$NON-NLS-1$
                CompareColumns.populations(List.of()).fields(), widths, List.of("name"), List.of(), (columns, row) -> { //$NON-NLS-1$
                    Outcome outcome = Outcome.values()[value(columns.find("outcome"), row)]; //$NON-NLS-1$
                    return new TableView.Looks(outcome.isWorse() ? "slower" : outcome.isBetter() ? "faster" : "same", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
                            outcome.isWorse() ? Tone.WARNING : outcome.isBetter() ? Tone.GOOD : Tone.INFO);
                });
    }

    private static int value(Column column, int row) {
        return column == null ? 0 : (int) Math.max(0, column.value(row));
    }

    /** The tone of what became of a finding; null for an ordinary one. */
    static Tone tone(FindingChange change) {
        return change.isSuppressed() ? Tone.INFO : tone(change.status(), change.severity());
    }

    private static Tone tone(FindingChange.Status status, Severity severity) {
        return switch (status) {
        case NEW, MORE -> Say.tone(severity);
        case GONE, FEWER -> Tone.GOOD;
        default -> Tone.INFO;
        };
    }

    private static Tone tone(Outcome outcome) {
        return outcome.isWorse() ? Tone.WARNING : outcome.isBetter() ? Tone.GOOD : Tone.INFO;
    }

    private <T> DataTable<T> tab(String title) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        DataTable<T> table = new DataTable<>(folder, SWT.NONE);
        item.setControl(table);
        name(table.table(), title);
        return table;
    }

    private static String cost(CostModel model, boolean fixed) {
        return model == null ? NONE : Units.duration(Math.round(fixed ? model.fixedNs() : model.perRangeNs()));
    }

    private static double key(CostModel model, boolean fixed) {
        return model == null ? -1 : fixed ? model.fixedNs() : model.perRangeNs();
    }

    private static Tone tone(CostChange change) {
        return change.fixed().isWorse() || change.perRange().isWorse()
                ? Tone.WARNING
                : change.fixed().isBetter() || change.perRange().isBetter() ? Tone.GOOD : null;
    }

    private void fillCosts() {
        costs.column(
                Spec.<CostChange>of(Messages.Column_of, c -> c.key().kind() == Key.Kind.ALL ? c.of() : c.key() + ", " + c.of()).chars(24) //$NON-NLS-1$
                        .stretch(1).exact(c -> c.sentence().replace("`", "")).tone(CompareTables::tone)); //$NON-NLS-1$ //$NON-NLS-2$
        costs.column(Spec.<CostChange>of(Messages.Column_fixedBefore, c -> cost(c.before(), true)).chars(8)
                .number(c -> key(c.before(), true)));
        costs.column(
                Spec.<CostChange>of(Messages.Column_fixedAfter, c -> cost(c.after(), true)).chars(8).number(c -> key(c.after(), true)));
        costs.column(Spec.<CostChange>of(Messages.Column_outcomeFixed, c -> word(c.fixed())).chars(18));
        costs.column(Spec.<CostChange>of(Messages.Column_rangeBefore, c -> cost(c.before(), false)).chars(8)
                .number(c -> key(c.before(), false)));
        costs.column(Spec.<CostChange>of(Messages.Column_rangeAfter, c -> cost(c.after(), false)).chars(8)
                .number(c -> key(c.after(), false)));
        costs.column(Spec.<CostChange>of(Messages.Column_outcomeRange, c -> word(c.perRange())).chars(18));
        costs.remember("compare-costs").onSelect(c -> onSentence.accept(c.sentence())); //$NON-NLS-1$
    }

    private static String word(Outcome outcome) {
        return outcome == Outcome.SLOWER ? "higher" : outcome == Outcome.FASTER ? "lower" : outcome.words(); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private void fillPaths() {
        paths.column(Spec.of(Messages.Column_importer, PathChange::importer).chars(14).stretch(1)
                .exact(c -> c.sentence().replace("`", "")).tone(c -> c.nowFallsBack() ? Tone.WARNING : null)); //$NON-NLS-1$ //$NON-NLS-2$
        paths.column(Spec.of(Messages.Column_exporter, PathChange::exporter).chars(12).stretch(1));
        paths.column(Spec.<PathChange>of(Messages.Column_interconnectBefore, c -> share(c.before().interconnect(), c.before())).chars(10)
                .number(c -> c.before().interconnect()));
        paths.column(Spec.<PathChange>of(Messages.Column_interconnectAfter, c -> share(c.after().interconnect(), c.after())).chars(10)
                .number(c -> c.after().interconnect()));
        paths.column(Spec.<PathChange>of(Messages.Column_fellBefore, c -> share(c.before().fellBack(), c.before())).chars(10)
                .number(c -> c.before().fellBack()));
        paths.column(Spec.<PathChange>of(Messages.Column_fellAfter, c -> share(c.after().fellBack(), c.after())).chars(10)
                .number(c -> c.after().fellBack()));
        paths.remember("compare-paths").onSelect(c -> onSentence.accept(c.sentence())); //$NON-NLS-1$
    }

    private static String share(long some, PathChange.Attachments all) {
        return share(some, all.all());
    }

    private static String share(long some, long all) {
        return Units.count(some) + " of " + Units.count(all); //$NON-NLS-1$
    }

    private void fillFailures() {
        failures.column(Spec.<FailureChange>of(Messages.Column_calls, c -> c.key().toString()).chars(24).stretch(1)
                .exact(c -> c.sentence().replace("`", "")) //$NON-NLS-1$//$NON-NLS-2$
                .tone(c -> c.outcome().isWorse() || c.outcome().isBetter() ? tone(c.outcome()) : null));
        failures.column(Spec.<FailureChange>of(Messages.Column_failedBefore, c -> share(c.failedBefore(), c.callsBefore())).chars(12)
                .number(FailureChange::failedBefore));
        failures.column(Spec.<FailureChange>of(Messages.Column_failedAfter, c -> share(c.failedAfter(), c.callsAfter())).chars(12)
                .number(FailureChange::failedAfter));
        failures.column(Spec.<FailureChange>of(Messages.Column_outcome, c -> c.outcome().words()).chars(16));
        failures.remember("compare-failures").onSelect(c -> onSentence.accept(c.sentence())); //$NON-NLS-1$
    }

    /** Which calls a change is about, in words. */
    static String calls(PopulationChange change) {
        RangeClass ranges = change.ranges();
        return change.key().calls().replace("`", "") //$NON-NLS-1$ //$NON-NLS-2$
                + (ranges == null ? "" : ", " + ranges.label(change.entries() ? Adapter.SGT : Adapter.INTERCONNECT_V2)); //$NON-NLS-1$ //$NON-NLS-2$
    }

    /** Shows a comparison, and selects its first finding; gives the population that is to be drawn first, or null. */
    PopulationChange show(Comparison next) {
        comparison = next;
        showFindings();
        costs.setRows(next.costs());
        paths.setRows(next.paths());
        failures.setRows(next.failures());
        int[] counts = {changed(next.costs().stream().map(CompareTables::tone).toList()), next.paths().size(),
                changed(next.failures().stream().map(c -> c.outcome().isWorse() || c.outcome().isBetter() ? Tone.INFO : null).toList())};
        String[] titles = {Messages.Compare_costs, Messages.Compare_paths, Messages.Compare_failures};
        String[] nothing = {Messages.Compare_costsNone, Messages.Compare_pathsNone, Messages.Compare_failuresNone};
        boolean[] empty = {next.costs().isEmpty(), next.paths().isEmpty(), next.failures().isEmpty()};
        for (int i = 0; i < titles.length; i++) {
            CTabItem item = folder.getItem(i);
            item.setText(titles[i] + (counts[i] == 0 ? "" : " (" + counts[i] + ")")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
            item.setToolTipText(empty[i] ? nothing[i] : null);
        }
        return showPopulations();
    }

    private void showFindings() {
        if (comparison == null) {
            return;
        }
        long hidden = comparison.findings().stream().filter(FindingChange::isSuppressed).count();
        suppressed.setVisible(hidden > 0);
        suppressed.setText(NLS.bind(Messages.Compare_suppressed, Units.count(hidden)));
        suppressed.getParent().layout(true);
        findingRows = suppressed.getSelection()
                ? comparison.findings()
                : comparison.findings().stream().filter(change -> !change.isSuppressed()).toList();
        findings.setSource(TableSource.of(CompareColumns.findings(findingRows)), Filter.ALL, false);
        StackLayout layout = (StackLayout) findingsHost.getLayout();
        layout.topControl = findingRows.isEmpty() ? noFindings : findings;
        noFindings.setText(hidden > 0 ? Messages.Compare_onlySuppressed : Messages.Compare_same);
        findingsHost.layout(true, true);
        if (!findingRows.isEmpty()) {
            findings.reveal(0);
        }
    }

    private static int changed(List<Tone> tones) {
        return (int) tones.stream().filter(tone -> tone != null).count();
    }

    private PopulationChange showPopulations() {
        if (comparison == null) {
            return null;
        }
        populationRows = comparison.populations().stream()
                .filter(c -> scope == Key.Kind.ALL || c.key().kind() == scope || c.key().kind() == Key.Kind.ALL && c.ranges() == null)
                .toList();
        populations.setSource(TableSource.of(CompareColumns.populations(populationRows)), Filter.ALL, false);
        if (populationRows.isEmpty()) {
            return null;
        }
        populations.reveal(0);
        return populationRows.get(0);
    }

    void onFinding(Consumer<FindingChange> listener) {
        onFinding = listener;
    }

    void onOpen(Consumer<FindingChange> listener) {
        onOpen = listener;
    }

    void onPopulation(Consumer<PopulationChange> listener) {
        onPopulation = listener;
    }

    void onSentence(Consumer<String> listener) {
        onSentence = listener;
    }

    /** What became of findings. */
    public TableView findings() {
        return findings;
    }

    /** How long map calls take. */
    public TableView populations() {
        return populations;
    }

    /** The rows of the table of findings, in the order of its source. */
    public List<FindingChange> findingRows() {
        return findingRows;
    }

    /** Shows suppressed findings as well, when there are some. */
    public Button suppressed() {
        return suppressed;
    }

    /** The rows of the population table, in the order of its source. */
    public List<PopulationChange> populationRows() {
        return populationRows;
    }

    /** What maps and ranges cost. */
    public DataTable<CostChange> costs() {
        return costs;
    }

    /** By which interface attachments are mapped. */
    public DataTable<PathChange> paths() {
        return paths;
    }

    /** How often map calls fail. */
    public DataTable<FailureChange> failures() {
        return failures;
    }

    /** By what calls are put together: a button for each. */
    public List<ToolItem> scopes() {
        return List.copyOf(scopes);
    }

    /** Whether what is shown is what was asked for. */
    boolean isIdle() {
        return findings.isIdle() && populations.isIdle();
    }

    @Override
    public boolean setFocus() {
        return findingRows.isEmpty() ? populations.setFocus() : findings.setFocus();
    }
}
