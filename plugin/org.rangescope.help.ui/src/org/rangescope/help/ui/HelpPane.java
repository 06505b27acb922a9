// SPDX-License-Identifier: EPL-2.0
package org.rangescope.help.ui;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceColors;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.rangescope.help.ui.Page.Indent;
import org.rangescope.help.ui.Page.Look;
import org.rangescope.help.ui.Page.Span;

/**
 * Shows a page of the help book at a time, with the way back, the list of all pages and a search. Tab goes from link to link, Enter follows one. Only for the UI
 * thread.
 */
public final class HelpPane extends Composite {

    private static final String CONTENTS = "contents:"; //$NON-NLS-1$
    private static final String SEARCH = "search:"; //$NON-NLS-1$
    private static final int MARGIN = 12;
    private static final int STEP = 18;
    private static final int COLUMN = 170;
    private static final int WIDEST_PICTURE = 640;
    private static final double ASIDE = 40;

    private final LocalResourceManager resources;
    private final StyledText text;
    private final Text search;
    private final ToolItem back;
    private final ToolItem forward;
    private final Deque<String> before = new ArrayDeque<>();
    private final Deque<String> after = new ArrayDeque<>();
    private final List<Image> pictures = new ArrayList<>();
    private final List<Span> links = new ArrayList<>();
    private String shown;

    /** @param parent with any layout */
    public HelpPane(Composite parent) {
        super(parent, SWT.NONE);
        resources = new LocalResourceManager(JFaceResources.getResources(), this);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(4, 3).spacing(6, 3).applyTo(this);
        ToolBar bar = new ToolBar(this, SWT.FLAT);
        back = item(bar, "back", Messages.back, () -> go(before, after)); //$NON-NLS-1$
        forward = item(bar, "forward", Messages.forward, () -> go(after, before)); //$NON-NLS-1$
        ToolBar home = new ToolBar(this, SWT.FLAT);
        ToolItem contents = new ToolItem(home, SWT.PUSH);
        contents.setText(Messages.contents);
        contents.setToolTipText(Messages.contentsTip);
        contents.addListener(SWT.Selection, e -> showContents());
        search = new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage(Messages.search);
        named(search, Messages.search);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(search);
        search.addListener(SWT.DefaultSelection, e -> {
            if (e.detail != SWT.ICON_CANCEL && !search.getText().isBlank()) {
                show(SEARCH + search.getText().strip());
            }
        });
        text = new StyledText(this, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        text.setAlwaysShowScrollBars(false);
        text.setMargins(MARGIN, MARGIN / 2, MARGIN, MARGIN);
        text.setLineSpacing(2);
        text.setCaret(null);
        named(text, Messages.text);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(text);
        text.addPaintObjectListener(e -> {
            if (e.style.data instanceof Image image) {
                Rectangle size = image.getBounds();
                int width = Math.min(WIDEST_PICTURE, size.width);
                e.gc.drawImage(image, 0, 0, size.width, size.height, e.x, e.y + e.ascent - e.style.metrics.ascent, width,
                        size.height * width / size.width);
            }
        });
        text.addListener(SWT.MouseUp, e -> clicked(e.x, e.y));
        text.addListener(SWT.MouseMove, e -> text.setCursor(
                at(e.x, e.y) == null ? null : getDisplay().getSystemCursor(SWT.CURSOR_HAND)));
        text.addListener(SWT.Traverse, this::tab);
        text.addListener(SWT.KeyDown, this::pressed);
        addListener(SWT.Dispose, e -> free());
        enable();
    }

    private static void named(org.eclipse.swt.widgets.Control control, String name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = name;
            }
        });
    }

    private ToolItem item(ToolBar bar, String icon, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        ResourceLocator.imageDescriptorFromBundle(HelpPane.class, "icons/" + icon + ".svg") //$NON-NLS-1$ //$NON-NLS-2$
                .ifPresent(image -> item.setImage(resources.get(image)));
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    /** The page that is shown, as the platform names it; null for the contents and for what was found. */
    public String page() {
        return shown == null || shown.startsWith(CONTENTS) || shown.startsWith(SEARCH) ? null : shown;
    }

    /** The words that are shown. */
    public String text() {
        return text.getText();
    }

    /** Where the links that are shown lead to, in reading order. */
    public List<String> links() {
        return links.stream().map(Span::what).toList();
    }

    /** Lists all pages. */
    public void showContents() {
        show(CONTENTS);
    }

    /** Lets somebody type what is looked for. */
    public void search() {
        search.setFocus();
    }

    /** Lists the pages that have all of these words. */
    public void search(String words) {
        search.setText(words);
        show(SEARCH + words.strip());
    }

    /** Shows a page, and the way back from it to the one that was shown. */
    public void show(String href) {
        if (href.matches("(https?|mailto):.*")) { //$NON-NLS-1$
            Program.launch(href);
            return;
        }
        if (shown != null && !shown.equals(href)) {
            before.push(shown);
            after.clear();
        }
        paint(href);
    }

    private void go(Deque<String> from, Deque<String> to) {
        if (!from.isEmpty()) {
            to.push(shown);
            paint(from.pop());
        }
    }

    private void paint(String href) {
        shown = href;
        try {
            fill(Page.of(href.startsWith(CONTENTS)
                    ? contents()
                    : href.startsWith(SEARCH) ? found(href.substring(SEARCH.length())) : Book.html(href)), href);
        } catch (IOException e) {
            ILog.of(HelpPane.class).warn("The help page " + href + " cannot be read", e); //$NON-NLS-1$ //$NON-NLS-2$
            fill(Page.of("<html><p>" + escaped(NLS.bind(Messages.noPage, href)) + "</p></html>"), href); //$NON-NLS-1$ //$NON-NLS-2$
        }
        enable();
    }

    private void enable() {
        back.setEnabled(!before.isEmpty());
        forward.setEnabled(!after.isEmpty());
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
    }

    private static String link(String href, String label) {
        return "<li><a href=\"" + escaped(href) + "\">" + escaped(label) + "</a>"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
    }

    private static String contents() {
        StringBuilder html = new StringBuilder("<html><h1>" + escaped(Messages.title) + "</h1><ul>"); //$NON-NLS-1$ //$NON-NLS-2$
        Book.pages().forEach((href, label) -> html.append(link(href, label)).append("</li>")); //$NON-NLS-1$
        return html.append("</ul></html>").toString(); //$NON-NLS-1$
    }

    private static String found(String wanted) {
        String[] words = wanted.toLowerCase(Locale.ROOT).split("\\s+"); //$NON-NLS-1$
        StringBuilder html = new StringBuilder();
        int pages = 0;
        for (Map.Entry<String, String> each : Book.pages().entrySet()) {
            try {
                String content = Page.of(Book.html(each.getKey())).text().replaceAll("\\s+", " "); //$NON-NLS-1$ //$NON-NLS-2$
                String small = content.toLowerCase(Locale.ROOT);
                if (java.util.Arrays.stream(words).allMatch(small::contains)) {
                    int at = small.indexOf(words[0]);
                    html.append(link(each.getKey(), each.getValue())).append("<br/>").append(escaped(NLS.bind(Messages.found, //$NON-NLS-1$
                            content.substring((int) Math.max(0, at - ASIDE), (int) Math.min(content.length(), at + ASIDE * 2)))))
                            .append("</li>"); //$NON-NLS-1$
                    pages++;
                }
            } catch (IOException e) {
                ILog.of(HelpPane.class).warn("The help page " + each.getKey() + " cannot be searched", e); //$NON-NLS-1$ //$NON-NLS-2$
            }
        }
        return "<html><h1>" + escaped(NLS.bind(pages == 0 ? Messages.nothingFound : Messages.results, wanted)) + "</h1><ul>" + html //$NON-NLS-1$ //$NON-NLS-2$
                + "</ul></html>"; //$NON-NLS-1$
    }

    private void free() {
        pictures.forEach(Image::dispose);
        pictures.clear();
    }

    private Font font(int style, double size, boolean code) {
        FontDescriptor base = FontDescriptor.createFrom(code ? JFaceResources.getTextFont() : getFont());
        return resources.get(base.withStyle(style).setHeight((int) Math.round(getFont().getFontData()[0].getHeight() * size)));
    }

    private void fill(Page page, String href) {
        text.setRedraw(false);
        try {
            text.setText(page.text());
            free();
            links.clear();
            List<StyleRange> styles = new ArrayList<>();
            for (Span span : page.spans.stream().sorted(Comparator.comparingInt(Span::from)).toList()) {
                styles.add(style(span, href));
            }
            // one after the other: where two overlap, as a link in a heading does, the later one adds to the earlier
            styles.stream().filter(style -> style.length > 0).forEach(this::add);
            for (Indent indent : page.indents) {
                int line = text.getLineAtOffset(Math.min(indent.at(), text.getCharCount()));
                if (indent.column()) {
                    text.setLineTabStops(line, 1, new int[]{COLUMN});
                    text.setLineWrapIndent(line, 1, COLUMN);
                } else {
                    text.setLineIndent(line, 1, STEP * indent.levels());
                    text.setLineWrapIndent(line, 1, STEP * (indent.levels() + indent.hanging()));
                }
            }
            int hash = href.indexOf('#');
            Integer place = hash < 0 ? null : page.places.get(href.substring(hash + 1));
            text.setSelection(place == null ? 0 : place.intValue());
            text.setTopIndex(place == null ? 0 : text.getLineAtOffset(Math.min(place.intValue(), text.getCharCount())));
        } finally {
            text.setRedraw(true);
        }
    }

    private void add(StyleRange style) {
        StyleRange there = text.getCharCount() > style.start ? text.getStyleRangeAtOffset(style.start) : null;
        if (there != null && style.font == null && style.underline) {
            style.font = there.font;
        }
        text.setStyleRange(style);
    }

    private StyleRange style(Span span, String href) {
        StyleRange style = new StyleRange();
        style.start = span.from();
        style.length = span.to() - span.from();
        switch (span.look()) {
        case TITLE -> style.font = font(SWT.BOLD, 1.6, false);
        case HEADING -> style.font = font(SWT.BOLD, 1.25, false);
        case SMALL_HEADING -> style.font = font(SWT.BOLD, 1.08, false);
        case BOLD -> style.font = font(SWT.BOLD, 1, false);
        case ITALIC -> style.font = font(SWT.ITALIC, 1, false);
        case CODE -> style.font = font(SWT.NORMAL, 1, true);
        case LINK -> {
            String target = Book.resolve(href.startsWith("/") ? href : "/", span.what()); //$NON-NLS-1$ //$NON-NLS-2$
            style.underline = true;
            style.underlineStyle = SWT.UNDERLINE_SINGLE;
            style.foreground = JFaceColors.getHyperlinkText(getDisplay());
            style.data = target;
            links.add(new Span(span.from(), span.to(), Look.LINK, target));
        }
        case PICTURE -> picture(style, Book.resolve(href.startsWith("/") ? href : "/", span.what())); //$NON-NLS-1$ //$NON-NLS-2$
        }
        return style;
    }

    private void picture(StyleRange style, String href) {
        URL url = Book.url(href);
        if (url == null) {
            return;
        }
        try (InputStream in = url.openStream()) {
            Image image = new Image(getDisplay(), in);
            pictures.add(image);
            Rectangle size = image.getBounds();
            int width = Math.min(WIDEST_PICTURE, size.width);
            style.metrics = new GlyphMetrics(size.height * width / size.width, 0, width);
            style.data = image;
        } catch (IOException | SWTException e) {
            ILog.of(HelpPane.class).warn("The picture " + href + " cannot be shown", e); //$NON-NLS-1$ //$NON-NLS-2$
        }
    }

    private Span at(int x, int y) {
        int offset = text.getOffsetAtPoint(new Point(x, y));
        return offset < 0 ? null : at(offset);
    }

    private Span at(int offset) {
        return links.stream().filter(link -> link.from() <= offset && offset < link.to()).findFirst().orElse(null);
    }

    private void clicked(int x, int y) {
        Span link = text.getSelectionCount() == 0 ? at(x, y) : null;
        if (link != null) {
            show(link.what());
        }
    }

    private void tab(Event e) {
        boolean next = e.detail == SWT.TRAVERSE_TAB_NEXT;
        if (!next && e.detail != SWT.TRAVERSE_TAB_PREVIOUS) {
            return;
        }
        Point now = text.getSelection();
        List<Span> ordered = next ? links : new ArrayList<>(links);
        if (!next) {
            java.util.Collections.reverse(ordered);
        }
        for (Span link : ordered) {
            if (next
                    ? link.from() >= Math.max(now.y, now.x) && link.from() != now.x || now.y == 0 && link.from() == 0
                    : link.to() <= now.x) {
                text.setSelection(link.from(), link.to());
                text.showSelection();
                e.doit = false;
                e.detail = SWT.TRAVERSE_NONE;
                return;
            }
        }
        // behind the last link the keyboard goes on to the next control
        e.doit = true;
    }

    private void pressed(Event e) {
        Span link = at(text.getSelection().x);
        if ((e.character == SWT.CR || e.keyCode == SWT.KEYPAD_CR) && link != null) {
            show(link.what());
        } else if (e.stateMask == SWT.ALT && e.keyCode == SWT.ARROW_LEFT) {
            go(before, after);
        } else if (e.stateMask == SWT.ALT && e.keyCode == SWT.ARROW_RIGHT) {
            go(after, before);
        } else if (e.character == ' ') {
            int lines = Math.max(1, text.getClientArea().height / text.getLineHeight() - 2);
            text.setTopIndex(text.getTopIndex() + ((e.stateMask & SWT.SHIFT) != 0 ? -lines : lines));
        }
    }

    @Override
    public boolean setFocus() {
        return text.setFocus();
    }
}
