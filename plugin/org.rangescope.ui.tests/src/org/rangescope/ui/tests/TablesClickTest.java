// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.tables.EventsPage;
import org.rangescope.ui.tables.TableView;

/** Keys and clicks on the table of raw records, as the display gets them. */
class TablesClickTest {

    private static final int EVENTS = 5;

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private RecordingEditor editor;
    private EventsPage page;
    private TableView view;

    @BeforeEach
    void open() {
        editor = ask(() -> {
            RecordingEditor opened = Bench.open(Bench.recording("rs01-detach-live"));
            PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().forceActive();
            return opened;
        });
        Until.holds("the recording is read", display, () -> !editor.capture().state().isRunning());
        display.syncExec(() -> editor.showPage(EVENTS));
        page = ask(() -> Bench.page(editor, EventsPage.class));
        Until.holds("the events are shown", display, () -> page.isUpToDate() && page.table().rowTable().count() > 100);
        view = ask(() -> page.table());
        display.syncExec(() -> {
            view.columns().reset();
            view.filterRow().setFilter("");
        });
        Until.holds("all events are shown", display, () -> view.isIdle());
    }

    @AfterEach
    void close() {
        display.syncExec(() -> {
            view.columns().reset();
            Bench.closeAll();
        });
    }

    private <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        display.syncExec(() -> answer.set(question.get()));
        return Objects.requireNonNull(answer.get());
    }

    private void key(int type, int key, char character) {
        Event event = new Event();
        event.type = type;
        event.keyCode = key;
        event.character = character;
        assertTrue(ask(() -> display.post(event)), "the display takes the key");
    }

    private void press(int key, char character) {
        key(SWT.KeyDown, key, character);
        key(SWT.KeyUp, key, character);
    }

    private void with(int modifier, int key, char character) {
        key(SWT.KeyDown, modifier, '\0');
        press(key, character);
        key(SWT.KeyUp, modifier, '\0');
    }

    /** Types letters, digits and blanks; what needs Shift depends on the keyboard. */
    private void type(String text) {
        for (char c : text.toCharArray()) {
            press(c, c);
        }
    }

    private void focus(Control control) {
        display.syncExec(control::forceFocus);
        Until.holds("the control has the keyboard", display, control::isFocusControl);
    }

    private String cell(int index, String column) {
        return ask(() -> {
            Table table = view.rowTable().table();
            int place = index - view.rowTable().top();
            return table.getItem(place).getText(table.indexOf(view.columns().column(column)));
        });
    }

    private int count() {
        return ask(() -> Integer.valueOf(view.rowTable().count()));
    }

    @Test
    void typingFiltersAndEscapeShowsAllAgain() {
        int all = count();
        focus(view.filterRow().text());
        type("map 1");
        Until.holds("only some events are left", display,
                () -> view.isIdle() && view.rowTable().count() < all && view.countText().contains(" of "));
        assertTrue(count() > 0, "some fit");
        press(SWT.ESC, SWT.ESC);
        Until.holds("all events are shown again", display, () -> view.isIdle() && view.rowTable().count() == all);
    }

    @Test
    void aComparisonShowsWhatFitsAndAWrongOneSaysWhy() {
        int all = count();
        display.syncExec(() -> view.filterRow().setFilter("kind == map && duration > 0ns"));
        Until.holds("only maps are left", display, () -> view.isIdle() && view.rowTable().count() < all && view.rowTable().count() > 0);
        Until.holds("they are shown", display, () -> view.rowTable().row(0) != null);
        for (int i = 0; i < Math.min(5, count()); i++) {
            assertEquals("map", cell(i, "kind"));
            assertTrue(cell(i, "event").startsWith("map #"), cell(i, "event"));
        }
        int maps = count();
        display.syncExec(() -> view.filterRow().setFilter("duration > 5"));
        Until.holds("what is wrong is said", display,
                () -> view.filterRow().problem().equals("duration: 5 needs a unit; ns, µs, ms, s, min or h is expected"));
        assertEquals(maps, count(), "what was shown stays");
    }

    @Test
    void arrowsMoveTheSelectionAndPropertiesTellOfTheEvent() {
        focus(view.rowTable().table());
        press(SWT.HOME, '\0');
        Until.holds("the first event is selected", display, () -> view.selectedRow() == 0);
        press(SWT.ARROW_DOWN, '\0');
        press(SWT.ARROW_DOWN, '\0');
        Until.holds("the third event is selected, and told of", display, () -> view.selectedRow() == 2 && page.current() != null
                && page.current().title().startsWith("Event 3, "));
        press(SWT.END, '\0');
        Until.holds("the last event is selected", display, () -> view.selectedRow() == view.rowTable().count() - 1
                && view.rowTable().top() + view.rowTable().visible() >= view.rowTable().count());
        press(SWT.PAGE_UP, '\0');
        Until.holds("a page before it", display, () -> view.selectedRow() < view.rowTable().count() - 2);
    }

    @Test
    void copiesWhatIsSelectedWithHeaders() {
        focus(view.rowTable().table());
        press(SWT.HOME, '\0');
        Until.holds("the first event is selected", display, () -> view.selectedRow() == 0);
        key(SWT.KeyDown, SWT.SHIFT, '\0');
        press(SWT.ARROW_DOWN, '\0');
        key(SWT.KeyUp, SWT.SHIFT, '\0');
        Until.holds("two events are selected", display, () -> view.rowTable().selectionTo() - view.rowTable().selectionFrom() == 2);
        display.syncExec(() -> {
            Clipboard clipboard = new Clipboard(display);
            clipboard.setContents(new Object[]{"before"}, new org.eclipse.swt.dnd.Transfer[]{TextTransfer.getInstance()});
            clipboard.dispose();
        });
        with(SWT.MOD1, 'c', 'c');
        Until.holds("they are on the clipboard", display, () -> lines().size() == 3);
        List<String> lines = ask(this::lines);
        assertEquals("Time\tCPU\tTask\tKind\tWhat happened", lines.get(0));
        assertEquals(cell(0, "at") + "\t" + cell(0, "cpu") + "\t" + cell(0, "task") + "\t" + cell(0, "kind") + "\t" + cell(0, "event"),
                lines.get(1));
    }

    private List<String> lines() {
        Clipboard clipboard = new Clipboard(display);
        Object text = clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        return text instanceof String words ? words.lines().toList() : List.of();
    }

    @Test
    void aClickOnAHeaderSortsAndTheThirdOneNoLonger() {
        Table table = ask(() -> view.rowTable().table());
        header("kind");
        Until.holds("the events are sorted by kind", display, () -> view.isIdle() && view.sortedBy().equals("kind")
                && table.getSortDirection() == SWT.UP && !view.rows().isAll());
        display.syncExec(() -> view.rowTable().setTop(0));
        Until.holds("the first ones are shown", display, () -> view.isIdle() && view.rowTable().top() == 0);
        String first = cell(0, "kind");
        header("kind");
        Until.holds("the other way around", display, () -> view.isIdle() && table.getSortDirection() == SWT.DOWN);
        display.syncExec(() -> view.rowTable().setTop(0));
        Until.holds("the first ones are shown", display, () -> view.isIdle() && view.rowTable().top() == 0);
        assertTrue(cell(0, "kind").compareTo(first) > 0, cell(0, "kind") + " after " + first);
        header("kind");
        Until.holds("as they came", display, () -> view.isIdle() && view.sortedBy().isEmpty() && view.rows().isAll());
    }

    /** A click on a header, as its column gets it. */
    private void header(String id) {
        display.syncExec(() -> view.columns().column(id).notifyListeners(SWT.Selection, new Event()));
    }

    @Test
    void ctrlFFindsTheNextAndShiftEnterThePrevious() {
        focus(view.rowTable().table());
        press(SWT.HOME, '\0');
        Until.holds("the first event is selected", display, () -> view.selectedRow() == 0);
        with(SWT.MOD1, 'f', 'f');
        Until.holds("the find bar is open", display, () -> view.findBar().isVisible() && view.findBar().text().isFocusControl());
        type("unmap");
        press(SWT.CR, SWT.CR);
        Until.holds("an unmap is selected", display, () -> !view.findBar().isBusy() && view.selectedRow() > 0);
        int first = ask(view::selectedRow);
        press(SWT.CR, SWT.CR);
        Until.holds("the next one is selected", display, () -> !view.findBar().isBusy() && view.selectedRow() != first);
        key(SWT.KeyDown, SWT.SHIFT, '\0');
        press(SWT.CR, SWT.CR);
        key(SWT.KeyUp, SWT.SHIFT, '\0');
        Until.holds("the first one is selected again", display, () -> !view.findBar().isBusy() && view.selectedRow() == first);
        Until.holds("it is on the screen", display, () -> view.rowTable().row(first) != null);
        assertTrue((cell(first, "kind") + cell(first, "event") + cell(first, "task")).toLowerCase().contains("unmap"),
                cell(first, "event"));
        press(SWT.ESC, SWT.ESC);
        Until.holds("the find bar is closed", display, () -> !view.findBar().isVisible());
    }

    @Test
    void goesToATime() {
        focus(page.goTo());
        type("1 ms");
        press(SWT.CR, SWT.CR);
        Until.holds("an event is selected", display, () -> page.isUpToDate() && view.selectedRow() > 0 && view.rowTable().selection() > 0
                && view.rowTable().row(view.rowTable().selection()) != null);
        int index = ask(() -> Integer.valueOf(view.rowTable().selection()));
        assertTrue(cell(index, "at").compareTo("0.001 000 s") >= 0, cell(index, "at"));
        assertTrue(cell(index - 1, "at").compareTo("0.001 000 s") < 0, cell(index - 1, "at"));
    }

    @Test
    void ctrlSpaceProposesAndEnterTakes() {
        focus(view.filterRow().text());
        type("durat");
        with(SWT.MOD1, ' ', ' ');
        Until.holds("proposals are open", display, () -> view.filterRow().isAssisting());
        // without a window manager the popup keeps the display's keys to itself
        display.syncExec(() -> {
            Event enter = new Event();
            enter.keyCode = SWT.CR;
            enter.character = SWT.CR;
            view.filterRow().text().notifyListeners(SWT.KeyDown, enter);
        });
        Until.holds("the proposal is taken", display, () -> view.filterRow().text().getText().startsWith("duration"));
    }
}
