// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.commands.ICommandImageService;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.FlameChart.Measure;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.ui.editor.FindingsPage;
import org.rangescope.ui.editor.OutstandingPage;
import org.rangescope.ui.editor.PageContext;
import org.rangescope.ui.editor.PopulationPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;

/** Manners of an Eclipse application: names for screen readers, F1 everywhere, commands that are whole, keys that collide with nothing, state that comes back. */
class MannersUiTest {

    private static final String OURS = "org.rangescope.";
    private static final Set<String> WINDOW = Set.of("org.eclipse.ui.contexts.window", "org.eclipse.ui.contexts.dialogAndWindow");
    /** Keys of the platform that we take on purpose, in the editor of a recording only: they mean the same there. */
    private static final Set<String> TAKEN = Set.of("org.rangescope.ui.selection.back", "org.rangescope.ui.selection.forward",
            "org.rangescope.ui.compare.again");

    private static final int POPULATION = 2;
    private static final int OUTSTANDING = 3;

    private final Display display = Display.getCurrent();

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    private static RecordingEditor open() {
        return Bench.openAndRead(Bench.recording("rs01-detach-live"));
    }

    @Test
    void everythingThatCanHaveTheKeyboardHasAName() {
        RecordingEditor editor = open();
        List<String> nameless = new ArrayList<>();
        Parts.of(editor).forEach((name, part) -> look(name, part.get(), nameless));
        Parts.dialogs(editor, (name, shell) -> look(name, shell, nameless));
        assertEquals(List.of(), nameless);
    }

    private static void look(String name, Control root, List<String> nameless) {
        List<Control> controls = Parts.focusable(root);
        assertFalse(controls.isEmpty(), name + " has nothing that can have the keyboard");
        for (Control control : controls) {
            // the message above a dialog's page, and the tree of preference pages, are the platform's
            boolean theirs = Parts.path(control).equals("/Composite/Text") || Parts.path(control).contains("/PreferenceFilteredTree/");
            if (!theirs && Parts.name(control).isBlank()) {
                nameless.add(name + ": " + Parts.path(control));
            }
        }
        Parts.dumbItems(root).forEach(item -> nameless.add(name + ": " + item));
    }

    @Test
    void everyPartHasHelp() {
        RecordingEditor editor = open();
        List<String> helpless = new ArrayList<>();
        Parts.of(editor).forEach((name, part) -> {
            Control root = part.get();
            if (!name.contains("help.ui")) {
                Parts.focusable(root).stream().filter(control -> !helped(Parts.help(control)))
                        .forEach(control -> helpless.add(name + ": " + Parts.path(control) + " " + Parts.help(control)));
            }
        });
        Parts.dialogs(editor, (name, shell) -> {
            if (Parts.focusable(shell).stream().noneMatch(control -> String.valueOf(Parts.help(control)).startsWith(OURS)
                    && helped(Parts.help(control)))) {
                helpless.add(name);
            }
        });
        assertEquals(List.of(), helpless);
    }

    private static boolean helped(@org.rangescope.core.util.annotation.Nullable String id) {
        IContext context = id == null ? null : HelpSystem.getContext(id);
        return context != null && context.getRelatedTopics().length > 0;
    }

    private static List<Command> ours() {
        return Arrays.stream(Bench.page().getWorkbenchWindow().getService(ICommandService.class).getDefinedCommands())
                .filter(command -> command.getId().startsWith(OURS)).toList();
    }

    @Test
    void everyCommandIsWhole() throws NotDefinedException {
        Set<String> handled = new HashSet<>();
        for (IConfigurationElement each : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.handlers")) {
            handled.add(each.getAttribute("commandId"));
        }
        for (IConfigurationElement each : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.commands")) {
            if (each.getAttribute("defaultHandler") != null) {
                handled.add(each.getAttribute("id"));
            }
        }
        List<String> wrong = new ArrayList<>();
        assertTrue(ours().size() >= 10, ours().toString());
        for (Command command : ours()) {
            String id = command.getId();
            if (command.getName().isBlank() || command.getName().startsWith("%")) {
                wrong.add(id + " has no name");
            }
            if (command.getDescription() == null || command.getDescription().isBlank() || command.getDescription().startsWith("%")) {
                wrong.add(id + " has no description");
            }
            if (command.getCategory() == null || !command.getCategory().isDefined()) {
                wrong.add(id + " has no category");
            }
            if (!handled.contains(id) && !command.isHandled()) {
                wrong.add(id + " has no handler");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyCommandInAToolBarHasAnIcon() {
        ICommandImageService images = Bench.page().getWorkbenchWindow().getService(ICommandImageService.class);
        List<String> plain = new ArrayList<>();
        for (IConfigurationElement each : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.menus")) {
            if (each.getContributor().getName().startsWith(OURS)
                    && String.valueOf(each.getAttribute("locationURI")).startsWith("toolbar:")) {
                icons(each, images, plain);
            }
        }
        assertEquals(List.of(), plain);
    }

    private static void icons(IConfigurationElement element, ICommandImageService images, List<String> plain) {
        for (IConfigurationElement each : element.getChildren()) {
            String id = each.getAttribute("commandId");
            if ("command".equals(each.getName()) && id != null && each.getAttribute("icon") == null
                    && images.getImageDescriptor(id) == null) {
                plain.add(id);
            }
            icons(each, images, plain);
        }
    }

    @Test
    void keysCollideWithNothing() {
        IBindingService service = Bench.page().getWorkbenchWindow().getService(IBindingService.class);
        IContextService contexts = Bench.page().getWorkbenchWindow().getService(IContextService.class);
        Map<String, List<Binding>> byKeys = new HashMap<>();
        for (Binding binding : service.getBindings()) {
            if (binding.getParameterizedCommand() != null && service.getActiveScheme().getId().equals(binding.getSchemeId())
                    && (binding.getPlatform() == null || SWT.getPlatform().equals(binding.getPlatform()))) {
                byKeys.computeIfAbsent(binding.getTriggerSequence().format(), keys -> new ArrayList<>()).add(binding);
            }
        }
        List<String> collisions = new ArrayList<>();
        int ours = 0;
        for (List<Binding> same : byKeys.values()) {
            for (Binding mine : same) {
                String id = mine.getParameterizedCommand().getId();
                if (!id.startsWith(OURS)) {
                    continue;
                }
                ours++;
                for (Binding other : same) {
                    String otherId = other.getParameterizedCommand().getId();
                    boolean meet = mine.getContextId().equals(other.getContextId()) || WINDOW.contains(other.getContextId())
                            || WINDOW.contains(mine.getContextId()) && otherId.startsWith(OURS);
                    if (!otherId.equals(id) && meet && !TAKEN.contains(id) && !TAKEN.contains(otherId)) {
                        collisions.add(mine.getTriggerSequence().format() + ": " + id + " and " + otherId + " in " + other.getContextId());
                    }
                }
                assertTrue(contexts.getContext(mine.getContextId()).isDefined(), id + " is bound in " + mine.getContextId());
            }
        }
        assertTrue(ours >= 6, "our keys are bound: " + ours);
        assertEquals(List.of(), collisions);
    }

    @Test
    void mnemonicsAreUniqueInEachMenu() {
        RecordingEditor editor = open();
        List<String> twice = new ArrayList<>();
        Menu bar = Bench.page().getWorkbenchWindow().getShell().getMenuBar();
        for (MenuItem item : bar.getItems()) {
            if ("Capture".equals(item.getText().replace("&", ""))) {
                Menu menu = Objects.requireNonNull(item.getMenu());
                menu.notifyListeners(SWT.Show, new Event());
                assertTrue(menu.getItemCount() > 2, "the menu Capture is filled");
                mnemonics("Capture", menu, twice);
            }
        }
        Parts.of(editor).forEach((name, part) -> {
            for (Control control : Parts.focusable(part.get())) {
                Menu menu = control.getMenu();
                if (menu != null) {
                    menu.notifyListeners(SWT.Show, new Event());
                    mnemonics(name + Parts.path(control), menu, twice);
                }
            }
        });
        assertEquals(List.of(), twice);
    }

    private static void mnemonics(String where, Menu menu, List<String> twice) {
        Map<Character, String> seen = new HashMap<>();
        for (MenuItem item : menu.getItems()) {
            String text = item.getText().replace("&&", "");
            int at = text.indexOf('&');
            if (at >= 0 && at + 1 < text.length()) {
                String before = seen.put(Character.valueOf(Character.toLowerCase(text.charAt(at + 1))), text);
                if (before != null) {
                    twice.add(where + ": " + before + " and " + text);
                }
            }
        }
    }

    @Test
    void iconsAreOurOwnAndWhole() {
        List<String> missing = new ArrayList<>();
        for (String point : List.of("org.eclipse.ui.views", "org.eclipse.ui.editors", "org.eclipse.ui.perspectives",
                "org.eclipse.ui.newWizards",
                "org.eclipse.ui.commandImages", "org.eclipse.ui.importWizards", "org.eclipse.ui.exportWizards")) {
            for (IConfigurationElement each : Platform.getExtensionRegistry().getConfigurationElementsFor(point)) {
                String icon = each.getAttribute("icon");
                if (each.getContributor().getName().startsWith(OURS) && !"category".equals(each.getName())
                        && !"primaryWizard".equals(each.getName())
                        && (icon == null || !icon.endsWith(".svg")
                                || Platform.getBundle(each.getContributor().getName()).getEntry(icon) == null)) {
                    missing.add(point + " " + each.getAttribute("id") + each.getAttribute("commandId") + ": " + icon);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void whatWasInFrontComesBackAfterARestart() {
        RecordingEditor editor = open();
        PageContext context = new PageContext(editor.capture(), editor.getSite().getService(SharedSelection.class), editor::showPage);
        TimeRange time = new TimeRange(Bench.digest(editor).startNs(), Bench.digest(editor).startNs() + 5_000_000);
        int last = Bench.digest(editor).findings().list().size();
        int page = editor.pages().indexOf(Bench.page(editor, FindingsPage.class));
        context.selectFinding(last);
        context.selectTime(time);
        editor.showPage(POPULATION);
        editor.showPage(OUTSTANDING);
        pick(Bench.page(editor, PopulationPage.class).groups(), GroupBy.INTERCONNECT);
        pick(Bench.page(editor, OutstandingPage.class).flame().measures(), Measure.CALLS);
        editor.showPage(page);
        XMLMemento memento = XMLMemento.createWriteRoot("editor");
        editor.saveState(memento);
        Bench.closeAll();
        RecordingEditor again = open();
        assertNotNull(again.capture());
        again.restoreState(memento);
        PageContext restored = new PageContext(again.capture(), again.getSite().getService(SharedSelection.class), again::showPage);
        Until.holds("the finding and the time are selected again", display,
                () -> restored.selected().finding() == last && Objects.equals(time, restored.selected().time()));
        assertEquals(page, again.getActivePage());
        again.showPage(POPULATION);
        again.showPage(OUTSTANDING);
        assertEquals(GroupBy.INTERCONNECT, picked(Bench.page(again, PopulationPage.class).groups()));
        assertEquals(Measure.CALLS, picked(Bench.page(again, OutstandingPage.class).flame().measures()));
    }

    private static void pick(List<ToolItem> items, Object what) {
        items.forEach(item -> {
            item.setSelection(what.equals(item.getData()));
            item.notifyListeners(SWT.Selection, new Event());
        });
    }

    private static Object picked(List<ToolItem> items) {
        return items.stream().filter(ToolItem::getSelection).findFirst().orElseThrow().getData();
    }

    @Test
    void eachRecordingKeepsWhatIsSelectedInIt() {
        RecordingEditor editor = open();
        SharedSelection selection = editor.getSite().getService(SharedSelection.class);
        PageContext context = new PageContext(editor.capture(), selection, editor::showPage);
        TimeRange time = new TimeRange(Bench.digest(editor).startNs(), Bench.digest(editor).startNs() + 5_000_000);
        context.selectTime(time);
        RecordingEditor other = Bench.openAndRead(Bench.recording("rs01-detach-live-near"));
        other.setFocus();
        new PageContext(other.capture(), selection, other::showPage).selectTime(null);
        editor.getSite().getPage().activate(editor);
        editor.setFocus();
        CaptureSelection now = Objects.requireNonNull(selection.current());
        assertEquals(editor.capture(), now.capture());
        assertEquals(time, now.time());
    }

    @Test
    void goingToTheSlowestMapShowsIt() {
        RecordingEditor editor = open();
        editor.showPage(POPULATION);
        PopulationPage page = Bench.page(editor, PopulationPage.class);
        Until.holds("the page is painted", display, page::isUpToDate);
        Zoom elsewhere = new Zoom(1_000_000, 2_000_000, Double.NaN, Double.NaN);
        page.scatter().zoomTo(elsewhere);
        assertEquals(elsewhere, page.scatter().zoom());
        editor.goToSlowest();
        Until.holds("all of it is shown", display, () -> page.scatter().zoom().isNone());
    }
}
