// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.compare;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.rangescope.ui.theme.Ground;
import org.rangescope.ui.theme.Palette;
import org.rangescope.ui.widgets.Fonts;
import org.rangescope.ui.widgets.Marked;

/** A text with headings, sentences in which names of code stand out, and points. Only for the UI thread. */
final class DetailsText {

    private final StyledText text;
    private final Font bold;
    private final Font headline;
    private final Font code;
    private final Font codeHeadline;
    private StringBuilder words = new StringBuilder();
    private List<StyleRange> styles = new ArrayList<>();
    private List<Integer> points = new ArrayList<>();

    DetailsText(Composite parent) {
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        Ground.ofPage(text);
        text.setAlwaysShowScrollBars(false);
        text.setCaret(null);
        text.setMargins(4, 2, 8, 8);
        Fonts fonts = new Fonts(text);
        bold = fonts.bold();
        headline = fonts.headline(1.1);
        code = fonts.code();
        codeHeadline = fonts.codeHeadline(1.05);
    }

    StyledText control() {
        return text;
    }

    private Palette palette() {
        return Palette.of(text);
    }

    /** A line above the others, in the tone of what it says; null for none. */
    DetailsText eyebrow(String line, Palette.Tone tone) {
        int from = words.length();
        words.append(line);
        style(from, bold, tone == null ? palette().dim() : palette().ink(tone));
        words.append('\n');
        return this;
    }

    /** The sentence that matters most. */
    DetailsText headline(String sentence) {
        marked(sentence, headline, codeHeadline);
        return this;
    }

    /** A sentence. */
    DetailsText sentence(String sentence) {
        marked(sentence, null, code);
        return this;
    }

    /** Points under a heading; nothing without points. */
    DetailsText list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            heading(title);
            for (String sentence : sentences) {
                points.add(words.length());
                words.append("• "); //$NON-NLS-1$
                marked(sentence, null, code);
            }
        }
        return this;
    }

    /** A sentence under a heading; nothing without one. */
    DetailsText under(String title, String sentence) {
        if (!sentence.isEmpty()) {
            heading(title);
            marked(sentence, null, code);
        }
        return this;
    }

    private void heading(String title) {
        words.append('\n');
        int from = words.length();
        words.append(title);
        style(from, bold, palette().dim());
        words.append('\n');
    }

    private void marked(String sentence, Font plain, Font mono) {
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
            StyleRange range = new StyleRange(from, to - from, palette().text(), null);
            range.font = font;
            styles.add(range);
        }
    }

    private void style(int from, Font font, org.eclipse.swt.graphics.Color colour) {
        StyleRange range = new StyleRange(from, words.length() - from, colour, null);
        range.font = font;
        styles.add(range);
    }

    /** Shows what was written since the last time. */
    void show() {
        String next = words.toString();
        if (!next.equals(text.getText())) {
            text.setText(next);
            text.setStyleRanges(styles.toArray(new StyleRange[0]));
            for (int point : points) {
                text.setLineWrapIndent(text.getLineAtOffset(point), 1, 14);
            }
            text.setTopIndex(0);
        }
        words = new StringBuilder();
        styles = new ArrayList<>();
        points = new ArrayList<>();
    }
}
