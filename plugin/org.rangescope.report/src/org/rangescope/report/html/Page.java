// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.rangescope.charts.Chart;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.util.annotation.Nullable;

/** What all pages have in common. Used by one thread. */
final class Page {

    private static final String FONTS = "The chart could not be drawn: this Java finds no fonts. Install some, on Debian with `apt install"
            + " fonts-dejavu-core`, and make the page again.";

    private final Html body = new Html();
    private final Figures figures = new Figures();
    private int contents;

    /** Where the content goes. */
    Html body() {
        return body;
    }

    /** A cell of a table. */
    record Cell(String text, String exact, boolean number) {

        static Cell of(String text) {
            return new Cell(text, "", false);
        }

        /** Aligned to the right; exact is what the text stands for. */
        static Cell number(String text, String exact) {
            return new Cell(text, text.equals(exact) ? "" : exact, true);
        }
    }

    /** A table; its first column names the rows. Without rows it says so. */
    void table(String caption, List<String> heads, List<List<Cell>> rows, String none) {
        if (rows.isEmpty()) {
            body.element("p", none, "class", "quiet");
            return;
        }
        body.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", caption).open("table")
                .element("caption", caption).open("thead").open("tr");
        for (int i = 0; i < heads.size(); i++) {
            body.element("th", heads.get(i), "scope", "col", "class", rows.get(0).get(i).number() ? "n" : "t");
        }
        body.close("tr").close("thead").open("tbody");
        for (List<Cell> row : rows) {
            body.open("tr");
            for (int i = 0; i < row.size(); i++) {
                Cell cell = row.get(i);
                String tag = i == 0 ? "th" : "td";
                List<String> attributes = new ArrayList<>(List.of("class", cell.number() ? "n" : "t"));
                if (i == 0) {
                    attributes.addAll(List.of("scope", "row"));
                }
                if (!cell.exact().isEmpty()) {
                    attributes.addAll(List.of("title", cell.exact()));
                }
                body.open(tag, attributes.toArray(String[]::new)).sentence(cell.text()).close(tag);
            }
            body.close("tr");
        }
        body.close("tbody").close("table").close("div");
    }

    /** A chart with its words, and its figures for those who do not see it. */
    void figure(Chart chart, String title, int height, Runnable tableOfFigures) {
        body.open("figure").element("figcaption", title);
        try {
            body.markup(figures.draw(chart, title, height));
        } catch (InternalError | NoClassDefFoundError | NullPointerException e) {
            if (!isAboutFonts(e)) {
                throw e;
            }
            body.open("p", "class", "warn").sentence(FONTS).close("p");
        }
        body.element("p", chart.describe(), "class", "quiet");
        body.open("details").element("summary", "Figures of this chart");
        tableOfFigures.run();
        body.close("details").close("figure");
    }

    /** Java 17 fails in several ways where fontconfig or every font is missing. */
    private static boolean isAboutFonts(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (frame.getClassName().startsWith("sun.font.") || frame.getClassName().startsWith("sun.awt.Font")
                        || frame.getClassName().startsWith("sun.awt.FcFont")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A heading that can be linked to. */
    Html section(String title) {
        contents++;
        return body.open("section", "aria-labelledby", "s" + contents).element("h2", title, "id", "s" + contents);
    }

    /** How sure and how bad, never by colour alone. */
    static String words(Severity severity, Verdict verdict) {
        return switch (severity) {
        case ERROR -> verdict == Verdict.DEFINITE ? "definite error" : "suspected error";
        case WARNING -> "warning";
        case PERF -> "performance";
        case INFO -> "for information";
        };
    }

    /** The name of a severity's colours. */
    static String tone(Severity severity) {
        return switch (severity) {
        case ERROR -> "error";
        case WARNING -> "warn";
        case PERF -> "perf";
        case INFO -> "info";
        };
    }

    /** The whole page: nothing in it comes from anywhere else, and nothing in it runs. */
    String toString(String title) {
        String css = "\n"
                + resource("page.css").replace("/*light charts*/", figures.css(false)).replace("/*dark charts*/", figures.css(true));
        String content = body.toString();
        Html head = new Html();
        head.single("meta", "charset", "utf-8");
        head.single("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; style-src 'sha256-" + hash(css)
                + "'; base-uri 'none'; form-action 'none'");
        head.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        head.single("meta", "name", "color-scheme", "content", "light dark");
        head.single("meta", "name", "referrer", "content", "no-referrer");
        String version = version();
        head.single("meta", "name", "generator", "content", version == null ? "Rangescope" : "Rangescope " + version);
        head.element("title", title);
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n" + head + "<style>" + css + "</style>\n</head>\n<body>\n" + content
                + "</body>\n</html>\n";
    }

    /** The version of the program, where its jar says. */
    static @Nullable String version() {
        return Page.class.getPackage().getImplementationVersion();
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
