// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.launch;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.rangescope.core.target.TargetReport;
import org.rangescope.core.target.TargetReport.Check;
import org.rangescope.core.target.TargetReport.Mark;
import org.rangescope.core.target.TargetReport.Part;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.theme.Palette.Tone;
import org.rangescope.ui.widgets.Names;

/** What a target offers, as a list that can be read, walked through with the keyboard and copied: a sign, the thing, how it is, what to do. */
final class CheckText {

    private static final int INDENT = 28;

    private final StyledText text;
    private final StringBuilder words = new StringBuilder();
    private final List<StyleRange> styles = new ArrayList<>();
    private final List<Integer> indented = new ArrayList<>();

    CheckText(Composite parent) {
        text = new StyledText(parent, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setMargins(8, 6, 8, 6);
        text.setLineSpacing(2);
        text.setAlwaysShowScrollBars(false);
        text.getCaret().setVisible(false);
        Names.byLabel(text, Messages.TargetTab_offers);
    }

    StyledText control() {
        return text;
    }

    /** Shows a sentence instead of a list. */
    void show(String sentence) {
        clear();
        words.append(sentence);
        put();
    }

    /** Shows why nothing is known. */
    void showProblem(String sentence) {
        clear();
        sign(Mark.NO);
        words.append(sentence);
        put();
    }

    /** Shows a report. */
    void show(TargetReport report) {
        clear();
        styled(report.sentence(), SWT.BOLD, null);
        words.append('\n');
        Palette palette = Palette.of(text);
        if (!report.kernel().isEmpty()) {
            styled(NLS.bind(Messages.CheckText_kernel, report.target(), report.kernel()) + "\n", SWT.NORMAL, //$NON-NLS-1$
                    new StyleRange(0, 0, palette.dim(), null));
        }
        long good = report.checks().stream().filter(check -> check.part() == Part.HOOK && check.mark() == Mark.OK).count();
        for (Part part : Part.values()) {
            List<Check> checks = report.checks().stream().filter(check -> check.part() == part)
                    .filter(check -> part != Part.HOOK || check.mark() != Mark.OK).toList();
            if (checks.isEmpty() && (part != Part.HOOK || good == 0)) {
                continue;
            }
            words.append('\n');
            styled(title(part) + "\n", SWT.BOLD, new StyleRange(0, 0, palette.dim(), null)); //$NON-NLS-1$
            if (part == Part.HOOK && good > 0) {
                sign(Mark.OK);
                words.append(NLS.bind(Messages.CheckText_hooks, good)).append('\n');
            }
            checks.forEach(check -> line(check, palette));
        }
        put();
    }

    private void line(Check check, Palette palette) {
        sign(check.mark());
        styled(check.what(), SWT.BOLD, null);
        words.append(" \u2014 ").append(check.state()).append('\n'); //$NON-NLS-1$
        if (!check.remedy().isEmpty()) {
            indented.add(words.length());
            styled("\u2192 " + check.remedy() + "\n", SWT.NORMAL, //$NON-NLS-1$ //$NON-NLS-2$
                    check.mark() == Mark.NO ? null : new StyleRange(0, 0, palette.dim(), null));
        }
    }

    private static String title(Part part) {
        return switch (part) {
        case TARGET -> Messages.CheckText_target;
        case ACCESS -> Messages.CheckText_access;
        case ADAPTER -> Messages.CheckText_adapter;
        case EXTRA -> Messages.CheckText_extra;
        case HOOK -> Messages.CheckText_hook;
        case LEFTOVER -> Messages.CheckText_leftover;
        };
    }

    private void sign(Mark mark) {
        Palette palette = Palette.of(text);
        switch (mark) {
        case OK -> styled("\u2713", SWT.BOLD, new StyleRange(0, 0, palette.ink(Tone.GOOD), null)); //$NON-NLS-1$
        case LESS -> styled("\u2013", SWT.BOLD, new StyleRange(0, 0, palette.ink(Tone.WARNING), null)); //$NON-NLS-1$
        case NO -> styled("\u2717", SWT.BOLD, new StyleRange(0, 0, palette.ink(Tone.ERROR), null)); //$NON-NLS-1$
        }
        words.append('\t');
    }

    private void styled(String part, int fontStyle, StyleRange style) {
        StyleRange range = style == null ? new StyleRange() : style;
        range.start = words.length();
        range.length = part.length();
        range.fontStyle = fontStyle;
        styles.add(range);
        words.append(part);
    }

    private void clear() {
        words.setLength(0);
        styles.clear();
        indented.clear();
    }

    private void put() {
        text.setText(words.toString().stripTrailing());
        int length = text.getCharCount();
        for (StyleRange style : styles) {
            if (style.start + style.length > length) {
                style.length = Math.max(0, length - style.start);
            }
            if (style.length > 0) {
                text.setStyleRange(style);
            }
        }
        text.setTabStops(new int[]{INDENT});
        for (int line = 0; line < text.getLineCount(); line++) {
            if (text.getLine(line).indexOf('\t') >= 0) {
                text.setLineWrapIndent(line, 1, INDENT);
            }
        }
        for (int offset : indented) {
            if (offset < length) {
                int line = text.getLineAtOffset(offset);
                text.setLineIndent(line, 1, INDENT);
                text.setLineWrapIndent(line, 1, INDENT);
            }
        }
        text.setTopIndex(0);
        text.setSelection(0);
    }
}
