// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.help.IHelpResource;
import org.eclipse.help.IToc;
import org.eclipse.help.ITopic;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rangescope.core.rules.Parameter;
import org.rangescope.core.rules.Rule;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.help.ui.HelpPane;
import org.rangescope.help.ui.HelpView;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.help.CheatSheets;
import org.rangescope.ui.help.Help;
import org.rangescope.ui.tables.EventsPage;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The help book is whole, F1 opens the right page of it, and the cheat sheets open and lead somewhere. */
class HelpUiTest {

    private static final String BOOK = "/org.rangescope.ui/help/";

    private final Display display = Display.getCurrent();

    @BeforeEach
    void perspective() {
        // a view belongs to the perspective that it was opened in
        Bench.page();
    }

    @AfterEach
    void close() {
        for (String id : List.of(HelpView.ID, "org.eclipse.ui.cheatsheets.views.CheatSheetView")) {
            IViewPart view = Bench.page().findView(id);
            if (view != null) {
                Bench.page().hideView(view);
            }
        }
    }

    private static List<ITopic> topics() {
        List<ITopic> all = new ArrayList<>();
        for (IToc toc : HelpSystem.getTocs()) {
            if ("Rangescope".equals(toc.getLabel())) {
                for (ITopic topic : toc.getTopics()) {
                    all.add(topic);
                    all.addAll(List.of(topic.getSubtopics()));
                }
            }
        }
        return all;
    }

    private static @Nullable URL entry(String href) {
        String plain = href.replaceFirst("[#?].*$", "");
        String[] parts = plain.substring(1).split("/", 2);
        return Platform.getBundle(parts[0]).getEntry(parts[1]);
    }

    /** The pages by their names, which must be well-formed: the help view reads them as XML. */
    private static Map<String, Document> pages() throws Exception {
        Map<String, Document> pages = new LinkedHashMap<>();
        for (ITopic topic : topics()) {
            URL url = entry(topic.getHref());
            assertNotNull(url, topic.getLabel() + " leads to " + topic.getHref());
            try (InputStream in = url.openStream()) {
                String html = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(html.startsWith("<!DOCTYPE html>"), topic.getHref());
                pages.put(topic.getHref(), DocumentBuilderFactory.newInstance().newDocumentBuilder()
                        .parse(new InputSource(new StringReader(html.substring(html.indexOf('\n'))))));
            } catch (IOException e) {
                throw new AssertionError(topic.getHref(), e);
            }
        }
        return pages;
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        Map<String, Document> pages = pages();
        assertTrue(pages.size() >= 15, pages.keySet().toString());
        Map<String, List<String>> places = new HashMap<>();
        pages.forEach((href, page) -> {
            List<String> ids = new ArrayList<>();
            elements(page, "*").stream().filter(each -> each.hasAttribute("id")).forEach(each -> ids.add(each.getAttribute("id")));
            places.put(href, ids);
        });
        List<String> broken = new ArrayList<>();
        pages.forEach((href, page) -> {
            for (Element link : elements(page, "a")) {
                String target = link.getAttribute("href").startsWith("#")
                        ? href + link.getAttribute("href")
                        : URI.create(href).resolve(link.getAttribute("href")).toString();
                String[] parts = target.split("#", 2);
                List<String> there = places.get(parts[0]);
                if (there == null || parts.length > 1 && !there.contains(parts[1])) {
                    broken.add(href + ": " + link.getAttribute("href"));
                }
            }
            for (Element image : elements(page, "img")) {
                if (entry(URI.create(href).resolve(image.getAttribute("src")).toString()) == null || image.getAttribute("alt").isBlank()) {
                    broken.add(href + ": " + image.getAttribute("src") + " is not there, or says nothing to who cannot see it");
                }
            }
        });
        assertEquals(List.of(), broken);
    }

    @Test
    void everyRuleHasASectionWithWhatCanBeSet() throws Exception {
        Document page = Objects.requireNonNull(pages().get(BOOK + "rules.html"));
        Map<String, String> sections = new HashMap<>();
        for (Element heading : elements(page, "h3")) {
            StringBuilder words = new StringBuilder(heading.getTextContent());
            for (org.w3c.dom.Node next = heading.getNextSibling(); next != null && !next.getNodeName().matches("h[23]"); next = next
                    .getNextSibling()) {
                words.append(' ').append(next.getTextContent());
            }
            sections.put(heading.getAttribute("id"), words.toString().replaceAll("\\s+", " "));
        }
        int rules = 0;
        for (Rule rule : ServiceLoader.load(Rule.class, Rule.class.getClassLoader())) {
            if (!rule.getClass().getName().startsWith("org.rangescope.core.rules.")) {
                continue;
            }
            rules++;
            String section = sections.get(rule.id());
            assertNotNull(section, rule.id() + " has no section");
            assertTrue(section.contains(rule.title()), rule.id() + " is called " + rule.title() + ": " + section);
            assertTrue(section.contains(rule.explanation().replace("`", "")),
                    rule.id() + " says: " + rule.explanation() + "\nnot: " + section);
            for (Parameter parameter : rule.parameters()) {
                assertTrue(section.contains(rule.id() + "." + parameter.name()), rule.id() + "." + parameter.name() + " is not there");
                assertTrue(section.contains(parameter.meaning()), parameter.meaning());
            }
        }
        assertEquals(27, rules);
        assertEquals(27, sections.size());
    }

    private static String words(String page) throws Exception {
        return Objects.requireNonNull(pages().get(BOOK + page), page).getDocumentElement().getTextContent().replaceAll("\\s+", " ");
    }

    @Test
    void everyCommandOfTheHeadlessProgramIsNamed() throws Exception {
        String words = words("shell.html");
        Pattern command = Pattern.compile("@Command\\(name = \"([a-z]+)\"(?![^)]*hidden = true)");
        List<String> missing = new ArrayList<>();
        int commands = 0;
        try (Stream<Path> sources = Files
                .list(Path.of(System.getProperty("rangescope.home"), "plugin/org.rangescope.cli/src/org/rangescope/cli"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Command.java")).toList()) {
                Matcher matcher = command.matcher(Files.readString(source));
                if (matcher.find()) {
                    commands++;
                    if (!words.contains("rangescope " + matcher.group(1))) {
                        missing.add(matcher.group(1));
                    }
                }
            }
        }
        assertTrue(commands >= 13, "commands: " + commands);
        assertEquals(List.of(), missing);
    }

    @Test
    void everyKeyAndEveryPreferencePageIsNamed() throws Exception {
        List<String> keys = elements(Objects.requireNonNull(pages().get(BOOK + "keys.html")), "th").stream()
                .flatMap(each -> Stream.of(each.getTextContent().split(", "))).toList();
        String preferences = words("preferences.html");
        List<String> missing = new ArrayList<>();
        for (IConfigurationElement each : ours("org.eclipse.ui.bindings")) {
            String key = KeySequence.getInstance(each.getAttribute("sequence")).format().replace("←", "Left").replace("→", "Right");
            if (!keys.contains(key)) {
                missing.add(key + " " + each.getAttribute("commandId"));
            }
        }
        for (IConfigurationElement each : ours("org.eclipse.ui.preferencePages")) {
            String name = (each.getAttribute("category") == null ? "" : "Rangescope ▸ ") + each.getAttribute("name");
            if (!preferences.contains(name)) {
                missing.add(name);
            }
        }
        assertEquals(List.of(), missing);
    }

    private static List<IConfigurationElement> ours(String point) {
        List<IConfigurationElement> ours = Stream.of(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
                .filter(each -> each.getContributor().getName().equals("org.rangescope.ui")).toList();
        assertFalse(ours.isEmpty(), point);
        return ours;
    }

    @Test
    void everyContextOpensItsPage() {
        for (String id : Help.ALL) {
            IContext context = HelpSystem.getContext(id);
            assertNotNull(context, id);
            assertTrue(context.getRelatedTopics().length > 0, id);
            for (IHelpResource topic : context.getRelatedTopics()) {
                assertNotNull(entry(topic.getHref()), id + ": " + topic.getHref());
                assertFalse(topic.getLabel().isBlank(), id);
            }
            PlatformUI.getWorkbench().getHelpSystem().displayHelp(id);
            assertEquals(context.getRelatedTopics()[0].getHref(), pane().page());
        }
    }

    private static HelpPane pane() {
        IViewPart view = Bench.page().findView(HelpView.ID);
        assertTrue(view instanceof HelpView, "the help view is shown");
        return ((HelpView) view).pane();
    }

    @Test
    void f1IsBoundInOurPartsAndAboutWhatHasTheKeyboard() throws Exception {
        IBindingService keys = Bench.page().getWorkbenchWindow().getService(IBindingService.class);
        RecordingEditor editor = Bench.openAndRead(Bench.recording("rs01-detach-live"));
        try {
            Bench.page().activate(editor);
            editor.showPage(5);
            EventsPage events = Bench.page(editor, EventsPage.class);
            Until.holds("the events are shown", display, events::isUpToDate);
            Binding bound = keys.getPerfectMatch(KeySequence.getInstance("F1"));
            assertNotNull(bound, "F1 is bound");
            assertEquals("org.eclipse.ui.help.dynamicHelp", bound.getParameterizedCommand().getId());
            Control table = events.table().rowTable().table();
            table.getShell().forceActive();
            table.forceFocus();
            Until.holds("the table has the keyboard", display, table::isFocusControl);
            Bench.page().getWorkbenchWindow().getService(IHandlerService.class).executeCommand(bound.getParameterizedCommand(), null);
            assertEquals(BOOK + "events.html", pane().page());
        } finally {
            Bench.closeAll();
        }
    }

    private static StyledText text() {
        for (Control each : pane().getChildren()) {
            if (each instanceof StyledText text) {
                return text;
            }
        }
        throw new AssertionError("no text");
    }

    /** Back or forward, by its button: the keys for it may be bound to something else in the window. */
    private static void tool(int index) {
        for (Control each : pane().getChildren()) {
            if (each instanceof ToolBar bar) {
                bar.getItem(index).notifyListeners(SWT.Selection, new Event());
                return;
            }
        }
        throw new AssertionError("no tool bar");
    }

    private static void press(int type, int key, char character, int mask, int detail) {
        Event event = new Event();
        event.keyCode = key;
        event.character = character;
        event.stateMask = mask;
        event.detail = detail;
        text().notifyListeners(type, event);
    }

    @Test
    void bookCanBeReadByKeyboardAndSearched() {
        PlatformUI.getWorkbench().getHelpSystem().displayHelp();
        assertTrue(pane().text().contains("Getting started"), pane().text());
        assertTrue(pane().links().contains(BOOK + "rules.html"), pane().links().toString());
        press(SWT.Traverse, SWT.TAB, SWT.TAB, 0, SWT.TRAVERSE_TAB_NEXT);
        press(SWT.KeyDown, SWT.CR, SWT.CR, 0, 0);
        assertEquals(BOOK + "start.html", pane().page());
        pane().show(BOOK + "rules.html#RS10");
        assertTrue(text().getTopIndex() > 20, "the section is at the top");
        tool(0);
        assertEquals(BOOK + "start.html", pane().page());
        tool(1);
        assertEquals(BOOK + "rules.html#RS10", pane().page());
        pane().search("reservation lock");
        assertTrue(pane().links().contains(BOOK + "rules.html"), pane().links().toString());
        pane().search("zebra");
        assertEquals(List.of(), pane().links());
        pane().show(BOOK + "nowhere.html");
        assertTrue(pane().text().contains("nowhere.html"), pane().text());
    }

    @Test
    void cheatSheetsOpenAndEveryStepLeadsSomewhere() throws Exception {
        ICommandService commands = Bench.page().getWorkbenchWindow().getService(ICommandService.class);
        List<String> found = new ArrayList<>();
        assertTrue(CheatSheets.available(), "the workbench can show cheat sheets");
        for (IConfigurationElement each : Platform.getExtensionRegistry()
                .getConfigurationElementsFor("org.eclipse.ui.cheatsheets.cheatSheetContent")) {
            if ("cheatsheet".equals(each.getName()) && each.getContributor().getName().equals("org.rangescope.ui")) {
                found.add(each.getAttribute("id"));
                URL file = Platform.getBundle("org.rangescope.ui").getEntry(each.getAttribute("contentFile"));
                try (InputStream in = file.openStream()) {
                    Document sheet = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
                    for (Element step : elements(sheet, "command")) {
                        ParameterizedCommand command = commands.deserialize(step.getAttribute("serialization"));
                        assertTrue(command.getCommand().isDefined(), step.getAttribute("serialization"));
                    }
                    for (Element step : elements(sheet, "*")) {
                        assertTrue(!step.hasAttribute("href") || entry(step.getAttribute("href")) != null, step.getAttribute("href"));
                    }
                }
                CheatSheets.open(each.getAttribute("id"));
                String title = each.getAttribute("name");
                IViewPart view = Bench.page().findView("org.eclipse.ui.cheatsheets.views.CheatSheetView");
                assertNotNull(view, "the view of cheat sheets is shown");
                Until.holds(title + " is shown, with its steps", display,
                        () -> Parts.says(Bench.page().getWorkbenchWindow().getShell(), "Read the first finding", "Can both be trusted?"));
            }
        }
        assertEquals(List.of(CheatSheets.LEAK, CheatSheets.PATCH), found);
    }
}
