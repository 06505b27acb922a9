// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.suppress.Suppression;
import org.rangescope.core.symbol.SourceLocation;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.session.SessionActions;
import org.rangescope.ui.source.FindingActions;
import org.rangescope.ui.source.SourceLines;
import org.rangescope.ui.source.StackLines;
import org.rangescope.ui.tables.FilterRow;
import org.rangescope.ui.theme.Ground;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.FindingsTable;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Marked;
import org.rangescope.ui.widgets.Names;
import org.rangescope.ui.widgets.Plain;

/** All findings, and everything there is to say about the selected one. */
public final class FindingsPage implements Page {

    private static final int MAPPINGS_NAMED = 12;

    private record Told(Finding finding, String release, List<Symbol> stack, String mappings, List<String> sameCause, List<String> related,
            String note) {}

    private final PageContext context;
    private FilterRow filter;
    private DataTable<Finding> table;
    private StyledText text;
    private Label rules;
    private PageContext.Query<Told> query;
    private Told told;
    /** The number of the selected finding; 0 for none. */
    private int wanted;
    private Map<Symbol, SourceLocation> places = Map.of();
    private StackLines stacks;
    private SourceLines sources;
    private Font bold;
    private Font headline;
    private Font code;
    private Font codeBold;
    private Font codeHeadline;

    FindingsPage(PageContext context) {
        this.context = context;
    }

    @Override
    public String title() {
        return Messages.findings;
    }

    @Override
    public String help() {
        return Help.FINDINGS;
    }

    @Override
    public Control create(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        sash.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        sash.setBackgroundMode(SWT.INHERIT_FORCE);
        sash.setSashWidth(8);
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(14, 0, 10, 8).spacing(0, 6).applyTo(left);
        Fonts.heading(left, Messages.findings);
        filter = FindingsTable.filter(left, () -> refresh(context.capture().state()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        table = FindingsTable.create(left, SWT.BORDER, false, () -> context);
        filter.onLeave(table::setFocus);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        table.onSelect(finding -> context.selectFinding(finding.number()));
        rules = new Label(left, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(rules);

        Composite right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(6, 8, 10, 8).applyTo(right);
        text = new StyledText(right, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        Ground.ofPage(text);
        text.setAlwaysShowScrollBars(false);
        text.setCaret(null);
        text.setMargins(4, 0, 8, 8);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
        Fonts fonts = new Fonts(text);
        bold = fonts.bold();
        headline = fonts.headline(1.25);
        code = fonts.code();
        codeBold = fonts.codeBold();
        codeHeadline = fonts.codeHeadline(1.2);
        sash.setWeights(48, 52);
        sources = PlatformUI.getWorkbench().getService(SourceLines.class);
        stacks = new StackLines(text);
        sources.listen(text, this::lookUp);
        FindingActions.fill(table.table().getMenu(), context::capture, table::selection);
        query = context.query(sash, this::show);
        context.capture().session().listen(sash, () -> {
            table.refresh();
            select(context.selected());
        });
        Names.set(text, Messages.finding);
        SessionActions.addTo(text.getMenu(), () -> context);
        return sash;
    }

    /** The field above the table. */
    public FilterRow filter() {
        return filter;
    }

    @Override
    public void refresh(CaptureState state) {
        Findings findings = context.findings();
        table.setRows(FindingsTable.fitting(filter, findings.list()));
        List<RuleResult> blind = findings.results().stream().filter(result -> result.status() != RuleResult.Status.APPLIED).toList();
        rules.setForeground(Palette.of(rules).dim());
        rules.setText(Plain.label((blind.isEmpty()
                ? NLS.bind(Messages.rulesApplied, Integer.valueOf(findings.results().size()))
                : NLS.bind(Messages.rulesNotApplied, String.join("; ", Say.byReason(blind)))) + Say.suppressions(findings)));
        rules.getParent().layout(true);
        select(context.selected());
    }

    @Override
    public void select(CaptureSelection selection) {
        Findings findings = context.findings();
        int number = selection.finding() > 0 ? selection.finding() : selection.mapping() >= 0 ? findings.numberOf(selection.mapping()) : 0;
        table.select(finding -> finding.number() == number);
        Finding finding = context.finding(number);
        wanted = finding == null ? 0 : finding.number();
        if (finding == null) {
            told = null;
            stacks.clear();
            text.setText(findings.list().isEmpty() ? Messages.nothingFound : Messages.selectFinding);
            text.setStyleRange(new StyleRange(0, text.getCharCount(), Palette.of(text).dim(), null));
            return;
        }
        String note = context.note(finding);
        query.ask(recording -> tell(recording, findings, finding, note));
    }

    private static Told tell(Recording recording, Findings findings, Finding finding, String note) {
        List<Symbol> stack = finding.stack() == 0 ? List.of() : List.copyOf(recording.dictionaries().stack(finding.stack()));
        List<String> numbers = new ArrayList<>();
        for (int row : finding.mappings()) {
            if (numbers.size() == MAPPINGS_NAMED) {
                numbers.add(NLS.bind(Messages.moreMappings, Units.count(finding.mappings().length - MAPPINGS_NAMED)));
                break;
            }
            if (row < recording.mappings().size()) {
                numbers.add("#" + recording.mappings().serial(row));
            }
        }
        List<Finding> same = findings.ofTheSameCause(finding.number());
        List<String> related = finding.related().stream()
                .filter(sentence -> same.stream().noneMatch(other -> sentence.startsWith("Finding " + other.number() + " "))).toList();
        return new Told(finding, recording.header().kernelRelease(), stack, String.join(", ", numbers),
                same.stream()
                        .map(other -> NLS.bind(Messages.otherFinding,
                                new Object[]{Integer.valueOf(other.number()), other.ruleId(), other.sentence()}))
                        .toList(),
                related, note);
    }

    /** Text with styles, as it grows. */
    private final class Writer {
        private final StringBuilder words = new StringBuilder();
        private final List<StyleRange> styles = new ArrayList<>();
        private final List<int[]> bullets = new ArrayList<>();
        private final Palette palette = Palette.of(text);

        void style(int from, Font font, org.eclipse.swt.graphics.Color colour) {
            StyleRange range = new StyleRange(from, words.length() - from, colour, null);
            range.font = font;
            styles.add(range);
        }

        void marked(String sentence, Font plain, Font mono) {
            Marked marked = Marked.of(sentence);
            int start = words.length();
            words.append(marked.plain());
            int at = start;
            for (int[] name : marked.code()) {
                range(at, start + name[0], plain);
                range(start + name[0], start + name[0] + name[1], mono);
                at = start + name[0] + name[1];
            }
            range(at, words.length(), plain);
            words.append('\n');
        }

        private void range(int from, int to, Font font) {
            if (to > from && font != null) {
                StyleRange range = new StyleRange(from, to - from, palette.text(), null);
                range.font = font;
                styles.add(range);
            }
        }

        void heading(String title) {
            words.append('\n');
            int from = words.length();
            words.append(title);
            style(from, bold, palette.dim());
            words.append('\n');
        }

        void list(String title, List<String> sentences) {
            if (!sentences.isEmpty()) {
                heading(title);
                for (String sentence : sentences) {
                    bullets.add(new int[]{words.length()});
                    words.append("• ");
                    marked(sentence, null, code);
                }
            }
        }
    }

    private void show(Told next) {
        // an answer may come after something else, or nothing, was selected
        if (next.finding().number() == wanted && !next.equals(told)) {
            told = next;
            places = Map.of();
            write(next);
            text.setTopIndex(0);
            lookUp();
        }
    }

    private void lookUp() {
        Told now = told;
        if (now != null && !now.stack().isEmpty()) {
            sources.ask(text, now.release(), now.stack(), found -> {
                if (now == told && !found.equals(places)) {
                    places = found;
                    int top = text.getTopPixel();
                    write(now);
                    text.setTopPixel(top);
                }
            });
        }
    }

    private void write(Told next) {
        Finding finding = next.finding();
        Writer w = new Writer();
        StackLines.Writer frames = new StackLines.Writer(w.words, w.styles);
        int from = 0;
        w.words.append(NLS.bind(Messages.findingTitle,
                new Object[]{Integer.valueOf(finding.number()), Say.word(finding.severity()), finding.ruleId()}));
        w.style(from, bold, w.palette.ink(Say.tone(finding.severity())));
        w.words.append('\n');
        w.marked(finding.sentence(), headline, codeHeadline);
        Suppression suppression = finding.suppression();
        if (suppression != null) {
            w.heading(Messages.suppressed);
            w.words.append(NLS.bind(Messages.suppressedBy, suppression.place(), suppression.reason())).append('\n');
        }
        if (!next.note().isEmpty()) {
            w.heading(Messages.note);
            w.words.append(next.note()).append('\n');
        }
        if (!finding.explanation().isEmpty()) {
            w.heading(Messages.why);
            w.marked(finding.explanation(), null, code);
        }
        w.list(Messages.evidence, finding.evidence());
        if (!next.mappings().isEmpty()) {
            w.heading(Messages.mappingsHeading);
            w.words.append(next.mappings()).append('\n');
        }
        if (!next.stack().isEmpty()) {
            w.heading(Messages.stackHeading);
            int site = callSite(next);
            for (int i = 0; i < next.stack().size(); i++) {
                StyleRange style = new StyleRange(0, 0, i == site ? w.palette.text() : w.palette.dim(), null);
                style.font = i == site ? codeBold : code;
                frames.frame("    ", next.stack().get(i), places.get(next.stack().get(i)), style);
                w.words.append('\n');
            }
            frames.missing("    ", site < 0 ? null : next.stack().get(site), places, new StyleRange(0, 0, w.palette.dim(), null));
        }
        w.list(Messages.check, finding.checks());
        w.list(Messages.sameCause, next.sameCause());
        w.list(Messages.related, next.related());
        w.heading(Messages.sure);
        String sure = finding.certainty();
        w.words.append(sure.isEmpty() ? Say.word(finding.verdict()) : Character.toUpperCase(sure.charAt(0)) + sure.substring(1))
                .append(".\n");
        text.setText(w.words.toString());
        text.setStyleRanges(w.styles.toArray(new StyleRange[0]));
        stacks.written(frames);
        for (int[] bullet : w.bullets) {
            text.setLineWrapIndent(text.getLineAtOffset(bullet[0]), 1, 14);
        }
    }

    private static int callSite(Told next) {
        for (int i = 0; i < next.stack().size(); i++) {
            if (next.stack().get(i).toString().equals(next.finding().callSite())) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void setFocus() {
        table.setFocus();
    }

    /** The list. */
    public DataTable<Finding> table() {
        return table;
    }

    /** Where it is said. */
    public StyledText textWidget() {
        return text;
    }

    /** What is said about the selected finding. */
    public String text() {
        return text.getText();
    }

    @Override
    public boolean isUpToDate() {
        return query != null && query.isIdle();
    }
}
