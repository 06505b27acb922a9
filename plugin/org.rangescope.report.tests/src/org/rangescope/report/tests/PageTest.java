// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.Session;
import org.rangescope.core.compare.Comparer;
import org.rangescope.core.compare.Options;
import org.rangescope.core.compare.Profile;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatSettings;
import org.rangescope.report.Formats;
import org.rangescope.report.compare.Difference;
import org.rangescope.report.html.HtmlDiff;

/** Pages, looked at in a real browser; pictures of them are left in target/pictures. */
class PageTest {

    private static final Path PICTURES = Recordings.HOME.resolve("plugin/org.rangescope.report.tests/target/pictures");

    @TempDir
    static Path directory = Path.of("");
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = new Browser(directory.resolve("profile"));
    }

    @AfterAll
    static void stop() throws Exception {
        browser.close();
    }

    private static Path page(Path recording, String name) throws IOException {
        Path page = directory.resolve(name + ".html");
        try (Session session = Recordings.read(recording)) {
            Format html = Formats.installed().get("html");
            Formats.write(html, session, FormatSettings.defaults(html), Destination.file(page, true), Progress.none());
        }
        return page;
    }

    private static String text(String script) throws Exception {
        return browser.run(script).getAsString();
    }

    private static int number(String script) throws Exception {
        return browser.run(script).getAsInt();
    }

    private static void open(Path page) throws Exception {
        browser.dark(false);
        browser.width(1000, false);
        browser.requests();
        browser.console();
        browser.open(page);
    }

    /** It loads nothing but itself, and nothing in it goes wrong. */
    private static void isAlone(Path page) throws Exception {
        assertEquals(List.of(page.toUri().toString()), browser.requests());
        assertEquals(List.of(), browser.console());
    }

    @Test
    void tellsWhatTheFindingsTell() throws Exception {
        Path page = page(Recordings.DEMO, "demo");
        open(page);
        String shown = text("return document.body.innerText");
        try (Session session = Recordings.read(Recordings.DEMO)) {
            assertEquals(session.findings().verdictLine(), text("return document.querySelector('h1').innerText"));
            for (Finding finding : session.findings().list()) {
                assertTrue(text("return document.body.textContent").contains(finding.plainSentence()), finding::plainSentence);
            }
            assertEquals(session.findings().suspects().size(), number("return document.querySelectorAll('article').length"));
        }
        assertTrue(shown.contains("Capture health") && shown.contains("How to read this"), shown);
        assertEquals(0,
                number("return [...document.querySelectorAll('[aria-labelledby]')].filter(e => e.getAttribute('aria-labelledby').split(' ')"
                        + ".some(id => document.querySelectorAll('#' + id).length != 1)).length"),
                "each label leads to one element");
        assertEquals(0, number(
                "return [...document.querySelectorAll('nav a, article a')].filter(a => !document.querySelector(a.getAttribute('href'))).length"),
                "each link leads somewhere");
        isAlone(page);
    }

    @Test
    void chartsHaveNamesWordsAndFigures() throws Exception {
        open(page(Recordings.DEMO, "charts"));
        int charts = number("return document.querySelectorAll('figure').length");
        assertEquals(5, charts);
        assertEquals(2 * charts, number("return document.querySelectorAll('figure svg[role=img] > title').length"));
        assertEquals(2 * charts,
                number("return [...document.querySelectorAll('figure svg > desc')].filter(d => d.textContent.length > 20).length"));
        assertEquals(charts, number("return document.querySelectorAll('figure details table').length"));
        assertEquals(charts,
                number("return [...document.querySelectorAll('figure svg')].filter(s => s.getBoundingClientRect().width > 0).length"));
        assertEquals(0, number(
                "return [...document.querySelectorAll('svg [fill], svg [stroke]')].filter(e => !['none'].includes(e.getAttribute('fill'))).length"),
                "colours are in the style sheet, so that they can follow the reader's choice");
        browser.picture(PICTURES.resolve("light.png"));
    }

    @Test
    void followsTheReadersChoiceOfDark() throws Exception {
        Path page = page(Recordings.DEMO, "dark");
        open(page);
        String paint = "return getComputedStyle(document.querySelector('figure .wide svg rect')).fill + getComputedStyle(document.body).backgroundColor"
                + " + getComputedStyle(document.querySelector('h1')).color";
        String light = text(paint);
        browser.dark(true);
        assertNotEquals(light, text(paint));
        assertTrue(text(paint).contains("rgb(31, 34, 39)"), () -> "the chart is painted for the dark");
        browser.picture(PICTURES.resolve("dark.png"));
        isAlone(page);
    }

    @Test
    void canBeReadOnAPhone() throws Exception {
        open(page(Recordings.DEMO, "phone"));
        browser.width(360, true);
        assertEquals(360, number("return document.documentElement.scrollWidth"), "nothing is wider than the phone");
        assertEquals(5, number(
                "return [...document.querySelectorAll('figure .narrow svg')].filter(s => s.getBoundingClientRect().width > 250).length"));
        assertTrue(number(
                "return Math.min(...[...document.querySelectorAll('figure .narrow text')].map(t => parseFloat(getComputedStyle(t).fontSize)"
                        + " * t.ownerSVGElement.getBoundingClientRect().width / t.ownerSVGElement.viewBox.baseVal.width)) * 10") >= 80,
                "letters in charts are at least 8 pixels high");
        browser.picture(PICTURES.resolve("phone.png"));
    }

    @Test
    void canBePrinted() throws Exception {
        open(page(Recordings.DEMO, "print"));
        browser.dark(true);
        Path pdf = PICTURES.resolve("print.pdf");
        browser.print(pdf);
        Process pictures = new ProcessBuilder("pdftoppm", "-r", "60", "-png", pdf.toString(), PICTURES.resolve("print").toString())
                .inheritIO().start();
        assertEquals(0, pictures.waitFor(), "pdftoppm");
        Process words = new ProcessBuilder("pdftotext", "-layout", pdf.toString(), "-").start();
        String text = new String(words.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("Capture health") && text.contains("ex_gpu_prefetch_bo+0x74"), text);
        assertTrue(text.contains("Durations that a share of the calls did not exceed"),
                "figures that nobody unfolded are on paper: " + text);
    }

    @Test
    void nothingThatARecordingSaysBecomesMarkup() throws Exception {
        Path page = page(Recordings.hostile(directory.resolve("<b>hostile<script>\u202E.rangescope")), "hostile");
        open(page);
        assertTrue(browser.run("return window.pwned").isJsonNull());
        assertEquals(0, number(
                "return document.querySelectorAll('script,img,iframe,object,embed,form,base,link,foreignObject,[onload],[onerror],[onmouseover],[style]').length"));
        assertEquals(1, number("return document.querySelectorAll('style').length"));
        String all = text("return document.documentElement.outerHTML");
        String words = text("return document.body.textContent");
        assertTrue(all.chars().noneMatch(c -> c < 0x20 && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e
                || c >= 0x2066 && c <= 0x2069 || c == 0x200f), "no hidden character");
        assertTrue(words.contains("<script>pwned=1</script>"), "it is shown as it is written");
        assertTrue(words.contains("evil⟨U+202E⟩gpj.exe"), "what turns the direction of writing is shown");
        assertTrue(words.contains("&lt;b&gt; &amp;"), "what looks like an entity is none");
        browser.picture(PICTURES.resolve("hostile.png"));
        isAlone(page);
    }

    @Test
    void itsPolicyLetsNothingIn() throws Exception {
        Path page = page(Recordings.QUIET, "policy");
        open(page);
        browser.run("const i = new Image(); i.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='; document.body.append(i);"
                + "const s = document.createElement('script'); s.text = 'window.pwned = 1'; document.body.append(s);"
                + "const e = document.createElement('style'); e.textContent = 'body{display:none}'; document.head.append(e);");
        assertTrue(browser.run("return window.pwned").isJsonNull());
        assertNotEquals("none", text("return getComputedStyle(document.body).display"));
        assertEquals(3, browser.console().stream().filter(line -> line.contains("Content Security Policy")).count());
        assertEquals(List.of(page.toUri().toString()), browser.requests().stream().filter(url -> !url.startsWith("data:")).toList());
    }

    @Test
    void saysSoWhereNothingIsWrong() throws Exception {
        Path page = page(Recordings.QUIET, "quiet");
        open(page);
        assertTrue(text("return document.body.innerText").contains("No leaks found"));
        assertEquals(0, number("return document.querySelectorAll('article').length"));
        isAlone(page);
    }

    @Test
    void comparesInAPage() throws Exception {
        Path page = directory.resolve("diff.html");
        try (Session before = Recordings.read(Recordings.QUIET); Session after = Recordings.read(Recordings.DEMO)) {
            Profile was = before.read(recording -> Profile.of(recording, before.findings()));
            Profile is = after.read(recording -> Profile.of(recording, after.findings()));
            Difference difference = Difference.of(Comparer.compare(was, is, Options.DEFAULT), Difference.DEFAULT);
            assertFalse(difference.isPassed());
            Files.writeString(page,
                    HtmlDiff.of(difference, before.read(PopulationPercentiles::all), after.read(PopulationPercentiles::all)));
        }
        open(page);
        assertTrue(text("return document.body.innerText").contains("new definite errors"));
        browser.picture(PICTURES.resolve("diff.png"));
        isAlone(page);
        browser.width(360, true);
        assertEquals(360, number("return document.documentElement.scrollWidth"), "nothing is wider than the phone");
    }
}
