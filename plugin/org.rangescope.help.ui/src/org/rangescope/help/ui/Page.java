// SPDX-License-Identifier: EPL-2.0
package org.rangescope.help.ui;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A help page as a text with its looks: headings, lists, tables of two columns, code, links, pictures. Knows the plain HTML that help books are written in, which
 * has to be well-formed; of a page that is not, only the words are shown.
 */
final class Page {

    /** How something looks. */
    enum Look {
        TITLE, HEADING, SMALL_HEADING, BOLD, ITALIC, CODE, LINK, PICTURE
    }

    /**
     * A stretch of the text.
     *
     * @param from its first character
     * @param to behind its last
     * @param look how it looks
     * @param what of a link its target, of a picture its file, otherwise empty
     */
    record Span(int from, int to, Look look, String what) {}

    /**
     * A paragraph that is not at the margin.
     *
     * @param at a character in it
     * @param levels by how much all lines are moved in
     * @param hanging by how much all but the first line are moved in besides
     * @param column whether its first tab leads to a second column
     */
    record Indent(int at, int levels, int hanging, boolean column) {}

    final List<Span> spans = new ArrayList<>();
    final List<Indent> indents = new ArrayList<>();
    final Map<String, Integer> places = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean pre;

    private Page() {}

    /** Reads a page. */
    static Page of(String html) {
        Page page = new Page();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false); //$NON-NLS-1$
            factory.setExpandEntityReferences(false);
            // void elements as HTML has them
            String xml = html.replaceFirst("(?is)^\\s*<!doctype[^>]*>", "").replaceAll("(?i)<(br|hr|img|meta|link)\\b([^>]*?)/?>", //$NON-NLS-1$//$NON-NLS-2$//$NON-NLS-3$
                    "<$1$2/>"); //$NON-NLS-1$
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            page.walk(builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            page.text.setLength(0);
            page.spans.clear();
            page.indents.clear();
            page.places.clear();
            page.text.append(html.replaceAll("(?s)<(script|style|head)\\b.*?</\\1>|<[^>]*>", "").strip()); //$NON-NLS-1$ //$NON-NLS-2$
        }
        return page;
    }

    /** The words. */
    String text() {
        return text.toString();
    }

    private void walk(Node node) {
        for (Node each = node.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeType() == Node.TEXT_NODE) {
                words(each.getNodeValue());
            } else if (each instanceof Element element) {
                element(element);
            }
        }
    }

    private void words(String value) {
        if (pre) {
            text.append(value);
            return;
        }
        String plain = value.replaceAll("\\s+", " "); //$NON-NLS-1$ //$NON-NLS-2$
        boolean begin = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(begin ? plain.stripLeading() : plain);
    }

    private void element(Element element) {
        String name = element.getTagName().toLowerCase(Locale.ROOT);
        if (element.hasAttribute("id")) { //$NON-NLS-1$
            if (!inline(name)) {
                paragraph();
            }
            places.put(element.getAttribute("id"), Integer.valueOf(text.length())); //$NON-NLS-1$
        }
        switch (name) {
        case "head", "script", "style" -> { //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
            // nothing to read
        }
        case "h1" -> heading(element, Look.TITLE); //$NON-NLS-1$
        case "h2" -> heading(element, Look.HEADING); //$NON-NLS-1$
        case "h3", "h4" -> heading(element, Look.SMALL_HEADING); //$NON-NLS-1$ //$NON-NLS-2$
        case "p", "div", "table", "ul", "ol", "section" -> block(element, name); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
        case "li" -> item(element); //$NON-NLS-1$
        case "tr" -> row(element); //$NON-NLS-1$
        case "br" -> text.append('\n'); //$NON-NLS-1$
        case "pre" -> { //$NON-NLS-1$
            paragraph();
            int from = text.length();
            pre = true;
            walk(element);
            pre = false;
            spans.add(new Span(from, text.length(), Look.CODE, "")); //$NON-NLS-1$
            paragraph();
        }
        case "img" -> { //$NON-NLS-1$
            int from = text.length();
            text.append('\uFFFC');
            spans.add(new Span(from, from + 1, Look.PICTURE, element.getAttribute("src"))); //$NON-NLS-1$
        }
        default -> inline(element, name);
        }
    }

    private static boolean inline(String name) {
        return List.of("a", "b", "strong", "i", "em", "code", "kbd", "span").contains(name); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
    }

    private void inline(Element element, String name) {
        int from = text.length();
        walk(element);
        Look look = switch (name) {
        case "b", "strong", "kbd" -> Look.BOLD; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        case "i", "em" -> Look.ITALIC; //$NON-NLS-1$ //$NON-NLS-2$
        case "code" -> Look.CODE; //$NON-NLS-1$
        case "a" -> element.hasAttribute("href") ? Look.LINK : null; //$NON-NLS-1$ //$NON-NLS-2$
        default -> null;
        };
        if (look != null && text.length() > from) {
            spans.add(new Span(from, text.length(), look, element.getAttribute("href"))); //$NON-NLS-1$
        }
    }

    private void heading(Element element, Look look) {
        paragraph();
        int from = text.length();
        walk(element);
        spans.add(new Span(from, text.length(), look, "")); //$NON-NLS-1$
        line();
    }

    private void block(Element element, String name) {
        paragraph();
        boolean list = "ul".equals(name) || "ol".equals(name); //$NON-NLS-1$ //$NON-NLS-2$
        depth += list ? 1 : 0;
        walk(element);
        depth -= list ? 1 : 0;
        paragraph();
    }

    private void item(Element element) {
        line();
        int from = text.length();
        text.append("• "); //$NON-NLS-1$
        indents.add(new Indent(from, depth, 1, false));
        walk(element);
        line();
    }

    private void row(Element element) {
        line();
        int from = text.length();
        int cells = 0;
        for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element cell) {
                if (cells == 1) {
                    text.append('\t');
                } else if (cells > 1) {
                    text.append(" · "); //$NON-NLS-1$
                }
                int begin = text.length();
                if (cell.hasAttribute("id")) { //$NON-NLS-1$
                    places.put(cell.getAttribute("id"), Integer.valueOf(begin)); //$NON-NLS-1$
                }
                walk(cell);
                if (cells == 0 || "th".equalsIgnoreCase(cell.getTagName())) { //$NON-NLS-1$
                    spans.add(new Span(begin, text.length(), Look.BOLD, "")); //$NON-NLS-1$
                }
                cells++;
            }
        }
        if (cells > 1) {
            indents.add(new Indent(from, 0, 0, true));
        }
        line();
    }

    private void line() {
        trim();
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private void paragraph() {
        line();
        if (text.length() > 1 && text.charAt(text.length() - 2) != '\n') {
            text.append('\n');
        }
    }

    private void trim() {
        while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }
}
