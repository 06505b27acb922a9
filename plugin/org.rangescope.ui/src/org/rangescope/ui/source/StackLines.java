// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.rangescope.core.store.Symbol;
import org.rangescope.core.symbol.SourceLine;
import org.rangescope.core.symbol.SourceLocation;
import org.rangescope.ui.widgets.Plain;

/**
 * Stacks in a text: what stands after each frame, and what a click there does. A click on a link, a double click or Enter anywhere in the frame's line goes
 * to its source. All of it belongs to the text and goes with it. Only for the UI thread.
 */
public final class StackLines {

    /** A line of the text that stands for a frame, with its link, if there is one. */
    private record Line(int from, int to, int link, int linkEnd, Symbol symbol, SourceLocation location) {}

    private final StyledText text;
    private List<Line> lines = List.of();

    /** Makes a text's stacks go to their sources. */
    public StackLines(StyledText text) {
        this.text = text;
        text.addListener(SWT.MouseUp, e -> {
            Line line = at(e);
            if (e.button == 1 && line != null && isLink(line, e) && text.getSelectionCount() == 0) {
                open(line);
            }
        });
        text.addListener(SWT.MouseDoubleClick, e -> {
            Line line = at(e);
            if (line != null && !isLink(line, e)) {
                open(line);
            }
        });
        text.addListener(SWT.KeyDown, e -> {
            Line line = at(text.getCaretOffset());
            if (e.keyCode == SWT.CR && line != null) {
                open(line);
            }
        });
        text.addListener(SWT.MouseMove, e -> {
            Line line = at(e);
            boolean link = line != null && isLink(line, e);
            text.setCursor(link ? text.getDisplay().getSystemCursor(SWT.CURSOR_HAND) : null);
            String tip = line == null || line.location() == null
                    ? null
                    : Plain.tip(line.location().isKnown() ? tip(line.location()) : line.location().reason());
            if (!java.util.Objects.equals(tip, text.getToolTipText())) {
                text.setToolTipText(tip);
            }
        });
        text.setMenu(menu());
    }

    private static String tip(SourceLocation location) {
        StringBuilder tip = new StringBuilder();
        for (SourceLine line : location.lines()) {
            tip.append(tip.length() == 0 ? "" : "\n").append(line.function()).append(", ").append(line); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        }
        return tip.toString();
    }

    private Menu menu() {
        Menu menu = new Menu(text);
        MenuItem open = new MenuItem(menu, SWT.PUSH);
        open.setText(Messages.StackLines_open);
        MenuItem copy = new MenuItem(menu, SWT.PUSH);
        copy.setText(Messages.StackLines_copy);
        MenuItem set = new MenuItem(menu, SWT.PUSH);
        set.setText(Messages.StackLines_set);
        Line[] pointed = {null};
        menu.addListener(SWT.Show, e -> {
            Event where = new Event();
            Point at = text.toControl(text.getDisplay().getCursorLocation());
            where.x = at.x;
            where.y = at.y;
            Line under = at(where);
            pointed[0] = under != null ? under : at(text.getCaretOffset());
            open.setEnabled(pointed[0] != null && pointed[0].location() != null);
            copy.setEnabled(text.getSelectionCount() > 0 || !lines.isEmpty());
        });
        open.addListener(SWT.Selection, e -> {
            if (pointed[0] != null) {
                open(pointed[0]);
            }
        });
        copy.addListener(SWT.Selection, e -> copy());
        set.addListener(SWT.Selection, e -> SourceOpener.openPreferences(text.getShell()));
        return menu;
    }

    private void copy() {
        String words = text.getSelectionText();
        if (words.isEmpty()) {
            words = String.join("\n", lines.stream().map(line -> text.getText(line.from(), line.to() - 1).strip()).toList()); //$NON-NLS-1$
        }
        if (!words.isEmpty()) {
            Clipboard clipboard = new Clipboard(text.getDisplay());
            clipboard.setContents(new Object[]{words}, new Transfer[]{TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    private Line at(Event e) {
        int offset = text.getOffsetAtPoint(new Point(e.x, e.y));
        if (offset >= 0) {
            return at(offset);
        }
        // right of a line's end, but not below the last line
        int line = text.getLineIndex(e.y);
        int from = line < 0 || line >= text.getLineCount() ? -1 : text.getOffsetAtLine(line);
        return from < 0 || e.y > text.getLocationAtOffset(from).y + text.getLineHeight(from) ? null : at(from);
    }

    private Line at(int offset) {
        for (Line line : lines) {
            if (offset >= line.from() && offset <= line.to()) {
                return line;
            }
        }
        return null;
    }

    private boolean isLink(Line line, Event e) {
        int offset = text.getOffsetAtPoint(new Point(e.x, e.y));
        return offset >= line.link() && offset < line.linkEnd();
    }

    private void open(Line line) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page != null && line.location() != null) {
            SourceOpener.open(page, line.location());
        }
    }

    /** Puts frames into a text that is being written. */
    public static final class Writer {

        private final StringBuilder words;
        private final List<StyleRange> styles;
        private final List<Line> lines = new ArrayList<>();

        /**
         * @param words  gets the text
         * @param styles gets the styles
         */
        public Writer(StringBuilder words, List<StyleRange> styles) {
            this.words = words;
            this.styles = styles;
        }

        /**
         * Writes a frame, without an end of line.
         *
         * @param indent   before it
         * @param symbol   the frame
         * @param location its line or why it is not known; null when that has not been looked up yet
         * @param style    of the frame; its font is the link's too
         */
        public void frame(String indent, Symbol symbol, SourceLocation location, StyleRange style) {
            int from = words.length();
            words.append(indent).append(symbol);
            style.start = from;
            style.length = words.length() - from;
            styles.add(style);
            int link = words.length();
            SourceLine line = location == null ? null : location.line();
            if (line != null) {
                words.append("  "); //$NON-NLS-1$
                link = words.length();
                words.append(line.place());
                styles.add(link(link, words.length() - link, style.font));
            }
            int end = words.length();
            if (line != null && location != null && location.lines().size() > 1) {
                SourceLine inner = location.lines().get(0);
                int start = words.length();
                words.append(line.equals(inner)
                        ? NLS.bind(Messages.StackLines_inlined, inner.function())
                        : NLS.bind(Messages.StackLines_through, inner.function(), inner.place()));
                StyleRange dim = new StyleRange(start, words.length() - start, style.foreground, null);
                dim.font = style.font;
                styles.add(dim);
            }
            lines.add(new Line(from, words.length(), link, line == null ? link : end, symbol, location));
        }

        private static StyleRange link(int from, int length, Font font) {
            StyleRange range = new StyleRange(from, length, JFaceColors.getHyperlinkText(PlatformUI.getWorkbench().getDisplay()), null);
            range.underline = true;
            range.underlineStyle = SWT.UNDERLINE_SINGLE;
            range.font = font;
            return range;
        }

        /** Says why the call site has no line, with a link to where that is set; nothing when it has one, or nobody knows yet. */
        public void missing(String indent, Symbol site, Map<Symbol, SourceLocation> locations, StyleRange style) {
            SourceLocation location = site == null ? null : locations.get(site);
            if (location != null && !location.isKnown()) {
                int from = words.length();
                words.append(indent).append(location.reason()).append(' ');
                style.start = from;
                style.length = words.length() - from;
                styles.add(style);
                int link = words.length();
                words.append(Messages.StackLines_set.replace("&", "")); //$NON-NLS-1$ //$NON-NLS-2$
                styles.add(link(link, words.length() - link, style.font));
                lines.add(new Line(from, words.length(), link, words.length(), site, location));
                words.append('\n');
            }
        }
    }

    /** Says which frames the text has now. */
    public void written(Writer writer) {
        lines = List.copyOf(writer.lines);
    }

    /** The text has no frames. */
    public void clear() {
        lines = List.of();
    }
}
