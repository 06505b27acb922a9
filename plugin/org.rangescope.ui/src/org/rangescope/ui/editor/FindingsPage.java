// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.editor;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.util.Units;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.tables.FilterRow;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.DataTable;
import org.rangescope.ui.widgets.FindingsTable;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Marked;

/** All findings, and everything there is to say about the selected one. */
public final class FindingsPage implements Page {

    private static final int MAPPINGS_NAMED = 12;

    private record Told(Finding finding, List<String> stack, String mappings, List<String> sameCause, List<String> related) {}

    private final PageContext context;
    private FilterRow filter;
    private DataTable<Finding> table;
    private StyledText text;
    private Label rules;
    private PageContext.Query<Told> query;
    private Told told;
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
        return "Findings";
    }

    @Override
    public Control create(Composite parent) {
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        sash.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
        sash.setBackgroundMode(SWT.INHERIT_FORCE);
        sash.setSashWidth(8);
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(14, 0, 10, 8).spacing(0, 6).applyTo(left);
        Fonts.heading(left, "Findings");
        filter = FindingsTable.filter(left, () -> refresh(context.capture().state()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        table = FindingsTable.create(left, SWT.BORDER, false);
        filter.onLeave(table::setFocus);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        table.onSelect(finding -> context.selectFinding(finding.number()));
        rules = new Label(left, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(rules);

        Composite right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().extendedMargins(6, 8, 10, 8).applyTo(right);
        text = new StyledText(right, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
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
        sash.setWeights(44, 56);
        query = context.query(sash, this::show);
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
        rules.setText(blind.isEmpty()
                ? "All " + findings.results().size() + " rules could be applied."
                : "Not applied, or only in part: "
                        + String.join("; ", Say.byReason(blind)));
        rules.getParent().layout(true);
        select(context.selected());
    }

    @Override
    public void select(CaptureSelection selection) {
        Findings findings = context.findings();
        int number = selection.finding() > 0 ? selection.finding() : selection.mapping() >= 0 ? findings.numberOf(selection.mapping()) : 0;
        table.select(finding -> finding.number() == number);
        Finding finding = context.finding(number);
        if (finding == null) {
            told = null;
            text.setText(findings.list().isEmpty() ? "No rule found anything." : "Select a finding to see its evidence.");
            text.setStyleRange(new StyleRange(0, text.getCharCount(), Palette.of(text).dim(), null));
            return;
        }
        query.ask(recording -> tell(recording, findings, finding));
    }

    private static Told tell(Recording recording, Findings findings, Finding finding) {
        List<String> stack = finding.stack() == 0
                ? List.of()
                : recording.dictionaries().stack(finding.stack()).stream().map(Symbol::toString).toList();
        List<String> numbers = new ArrayList<>();
        for (int row : finding.mappings()) {
            if (numbers.size() == MAPPINGS_NAMED) {
                numbers.add("… " + Units.count(finding.mappings().length - MAPPINGS_NAMED) + " more");
                break;
            }
            if (row < recording.mappings().size()) {
                numbers.add("#" + recording.mappings().serial(row));
            }
        }
        List<Finding> same = findings.ofTheSameCause(finding.number());
        List<String> related = finding.related().stream()
                .filter(sentence -> same.stream().noneMatch(other -> sentence.startsWith("Finding " + other.number() + " "))).toList();
        return new Told(finding, stack, String.join(", ", numbers),
                same.stream().map(other -> "Finding " + other.number() + " (" + other.ruleId() + "): " + other.sentence()).toList(),
                related);
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
        if (next.equals(told)) {
            return;
        }
        told = next;
        Finding finding = next.finding();
        Writer w = new Writer();
        int from = 0;
        w.words.append("Finding ").append(finding.number()).append(" · ").append(Say.word(finding.severity())).append(" · ")
                .append(finding.ruleId());
        w.style(from, bold, w.palette.ink(Say.tone(finding.severity())));
        w.words.append('\n');
        w.marked(finding.sentence(), headline, codeHeadline);
        if (!finding.explanation().isEmpty()) {
            w.heading("Why it matters");
            w.marked(finding.explanation(), null, code);
        }
        w.list("Evidence", finding.evidence());
        if (!next.mappings().isEmpty()) {
            w.heading("Mappings");
            w.words.append(next.mappings()).append('\n');
        }
        if (!next.stack().isEmpty()) {
            w.heading("Stack, innermost first");
            int site = callSite(next);
            for (int i = 0; i < next.stack().size(); i++) {
                int start = w.words.length();
                w.words.append("    ").append(next.stack().get(i));
                w.style(start, i == site ? codeBold : code, i == site ? w.palette.text() : w.palette.dim());
                w.words.append('\n');
            }
        }
        w.list("What to check", finding.checks());
        w.list("Of the same cause", next.sameCause());
        w.list("Related", next.related());
        w.heading("How sure");
        String sure = finding.certainty();
        w.words.append(sure.isEmpty() ? Say.word(finding.verdict()) : Character.toUpperCase(sure.charAt(0)) + sure.substring(1))
                .append(".\n");
        text.setText(w.words.toString());
        text.setStyleRanges(w.styles.toArray(new StyleRange[0]));
        for (int[] bullet : w.bullets) {
            text.setLineWrapIndent(text.getLineAtOffset(bullet[0]), 1, 14);
        }
        text.setTopIndex(0);
    }

    private static int callSite(Told next) {
        for (int i = 0; i < next.stack().size(); i++) {
            if (next.stack().get(i).equals(next.finding().callSite())) {
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

    /** What is said about the selected finding. */
    public String text() {
        return text.getText();
    }

    @Override
    public boolean isUpToDate() {
        return query != null && query.isIdle();
    }
}
