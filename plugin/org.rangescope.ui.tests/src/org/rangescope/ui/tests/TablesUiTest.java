// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.contentoutline.ContentOutline;
import org.eclipse.ui.views.properties.PropertySheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.rules.Finding;
import org.rangescope.ui.editor.FindingsPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.tables.AttachmentsPage;
import org.rangescope.ui.tables.EventsPage;
import org.rangescope.ui.tables.TableExport;
import org.rangescope.ui.tables.TableView;
import org.rangescope.ui.views.DetailsPage;
import org.rangescope.ui.views.RecordingOutline;

/** What tables, the outline and Properties show of real recordings. */
class TablesUiTest {

    private static final int ATTACHMENTS = 1;
    private static final int FINDINGS = 4;
    private static final int EVENTS = 5;

    private final Display display = Display.getCurrent();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    private AttachmentsPage attachments(RecordingEditor editor) {
        editor.showPage(ATTACHMENTS);
        AttachmentsPage page = Bench.page(editor, AttachmentsPage.class);
        Until.holds("the attachments are shown", display, () -> page.isUpToDate() && page.attachments().rowTable().count() > 0);
        return page;
    }

    private EventsPage events(RecordingEditor editor) {
        editor.showPage(EVENTS);
        EventsPage page = Bench.page(editor, EventsPage.class);
        Until.holds("the events are shown", display, () -> page.isUpToDate() && page.table().rowTable().count() > 0);
        return page;
    }

    private static String cell(TableView view, int index, String column) {
        var row = Objects.requireNonNull(view.rowTable().row(index), "row " + index + " is there");
        return row.texts()[view.rowTable().table().indexOf(view.columns().column(column))];
    }

    private static boolean selected(SharedSelection shared, int mapping, int finding) {
        CaptureSelection now = shared.current();
        return now != null && (mapping < 0 || now.mapping() == mapping) && (finding < 0 || now.finding() == finding);
    }

    /** Lines of a CSV file, each as its cells. */
    private static List<List<String>> parse(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',' || c == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return lines;
    }

    private void finished(Job job) {
        Until.holds("the export is finished", display, () -> job.getResult() != null);
        assertTrue(job.getResult().isOK(), () -> job.getResult().getMessage());
    }

    @Test
    void mappingsOfTheSelectedAttachmentOrAll() {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("parallel-leaks"));
        AttachmentsPage page = attachments(editor);
        page.attachments().go(0);
        Until.holds("its mappings are shown", display, () -> page.isUpToDate() && page.mappings().rows().size() == 243);
        Until.holds("cells are there", display, () -> page.mappings().rowTable().row(0) != null || page.mappings().rowTable().top() > 0);
        page.showAll(true);
        Until.holds("all mappings are shown", display,
                () -> page.isUpToDate() && page.mappings().rows().size() == Bench.digest(editor).mappings());
        page.mappings().filterRow().setFilter("leaked && bytes > 256KiB");
        Until.holds("leaked ones are left", display, () -> page.isUpToDate() && page.mappings().rows().size() > 0
                && page.mappings().rows().size() < 20 && page.mappings().rowTable().row(0) != null);
        assertTrue(cell(page.mappings(), 0, "state").startsWith("leaked") || cell(page.mappings(), 0, "state").equals("swallowed"),
                cell(page.mappings(), 0, "state"));
        page.mappings().go(0);
        SharedSelection shared = editor.getSite().getService(SharedSelection.class);
        int row = page.mappings().rows().row(0);
        Until.holds("it is selected everywhere", display,
                () -> selected(shared, row, -1));
    }

    @Test
    void exportsWhatIsShownWithUnits() throws Exception {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("parallel-leaks"));
        AttachmentsPage page = attachments(editor);
        page.showAll(true);
        TableView view = page.mappings();
        view.columns().reset();
        view.filterRow().setFilter("duration > 20 µs");
        Until.holds("some mappings are left", display, () -> page.isUpToDate() && view.rows().size() > 0 && !view.rows().isAll());
        Path csv = directory.resolve("mappings.csv");
        finished(view.exportTo(csv));
        List<List<String>> lines = parse(Files.readString(csv));
        assertEquals(List.of("Map", "Begun at [ns]", "Population [ns]", "Blocked [ns]", "Ranges", "Exposed [B]"),
                lines.get(0).subList(0, 6));
        assertEquals(view.rows().size(), lines.size() - 1);
        for (List<String> line : lines.subList(1, lines.size())) {
            assertEquals(lines.get(0).size(), line.size(), line.toString());
            assertTrue(Long.parseLong(line.get(2)) > 20_000, line.toString());
        }
        view.columns().show("blocked", false);
        Path tsv = directory.resolve("mappings.tsv");
        finished(view.exportTo(tsv));
        List<String> told = Files.readAllLines(tsv);
        view.columns().reset();
        assertTrue(told.get(0).startsWith("Map\tBegun at [ns]\tPopulation [ns]\tRanges\t"), told.get(0));
        assertEquals(lines.size(), told.size());
        Job nowhere = view.exportTo(directory.resolve("no such folder/x.csv"));
        Until.holds("the export failed", display, () -> nowhere.getResult() != null);
        assertEquals(IStatus.ERROR, nowhere.getResult().getSeverity());
        assertTrue(nowhere.getResult().getMessage().contains("no such folder"), nowhere.getResult().getMessage());
    }

    @Test
    void whatCannotBeWrittenToItsEndLeavesWhatWasThere() throws Exception {
        Path csv = Files.writeString(directory.resolve("rows.csv"), "before");
        Job broken = TableExport.texts(csv, List.of("a"), 3, (row, column) -> {
            throw new UncheckedIOException(new IOException("the recording is out of reach"));
        });
        Until.holds("the export failed", display, () -> broken.getResult() != null);
        assertEquals(IStatus.ERROR, broken.getResult().getSeverity());
        assertEquals(csv + " could not be written: the recording is out of reach", broken.getResult().getMessage());
        assertEquals("before", Files.readString(csv));
        try (Stream<Path> all = Files.list(directory)) {
            assertEquals(List.of(csv), all.toList(), "nothing is left behind");
        }
    }

    @Test
    void sortingShowsTheFirstRows() {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("parallel-leaks"));
        TableView table = events(editor).table();
        table.columns().reset();
        Until.holds("there are rows", display, () -> table.isIdle() && table.rowTable().count() > 3 * table.rowTable().visible());
        table.go(table.rowTable().count() / 2);
        Until.holds("the table is scrolled", display, () -> table.isIdle() && table.rowTable().top() > 0);
        table.columns().column("event").notifyListeners(SWT.Selection, new Event());
        Until.holds("the rows are sorted, and the first ones are seen", display,
                () -> table.isIdle() && "event".equals(table.sortedBy()) && table.rowTable().top() == 0
                        && table.rowTable().selection() >= 0);
        table.columns().reset();
    }

    @Test
    void columnsAreRemembered() {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("rs01-detach-live"));
        TableView first = events(editor).table();
        first.columns().reset();
        assertEquals(List.of("at", "cpu", "task", "kind", "event"), first.columns().shown());
        first.columns().show("cpu", false);
        first.columns().show("inode", true);
        first.columns().column("kind").setWidth(222);
        first.rowTable().table().setColumnOrder(moved(first.rowTable().table().getColumnOrder()));
        Until.holds("the order is taken", display, () -> first.columns().shown().get(0).equals("task"));
        first.columns().column("kind").notifyListeners(SWT.Selection, new Event());
        Until.holds("it is sorted", display, first::isIdle);
        Bench.closeAll();
        TableView again = events(Bench.openAndRead(Bench.recording("rs01-detach-live"))).table();
        assertEquals(first(again.columns().shown()), "task");
        assertFalse(again.columns().isShown("cpu"));
        assertTrue(again.columns().isShown("inode"));
        assertEquals(222, again.columns().column("kind").getWidth());
        assertEquals("kind", again.sortedBy());
        again.columns().column("kind").notifyListeners(SWT.Selection, new Event());
        again.columns().column("kind").notifyListeners(SWT.Selection, new Event());
        assertEquals("", again.sortedBy());
        again.columns().reset();
        assertEquals(List.of("at", "cpu", "task", "kind", "event"), again.columns().shown());
    }

    private static String first(List<String> list) {
        return list.get(0);
    }

    /** The third column first. */
    private static int[] moved(int[] order) {
        int[] next = order.clone();
        int third = next[2];
        next[2] = next[1];
        next[1] = next[0];
        next[0] = third;
        return next;
    }

    @Test
    void damageHasRowsOfItsOwn() throws Exception {
        byte[] bytes = Files.readAllBytes(Bench.recording("parallel-leaks"));
        for (int i = bytes.length / 2; i < bytes.length / 2 + 200; i++) {
            bytes[i] = (byte) 0xFF;
        }
        Path damaged = Bench.old(Files.write(directory.resolve("damaged.rangescope"), bytes));
        TableView view = events(Bench.openAndRead(damaged)).table();
        view.filterRow().setFilter("kind == damage");
        Until.holds("the damage is shown", display, () -> view.isIdle() && view.rows().size() > 0 && !view.rows().isAll()
                && view.rowTable().row(0) != null && view.rowTable().row(0).icon() != null);
        assertTrue(cell(view, 0, "event").startsWith("not readable at byte "), cell(view, 0, "event"));
        assertEquals("warning", Objects.requireNonNull(view.rowTable().row(0)).icon());
    }

    @Test
    void eventsOfAFileThatGrowsCome() throws Exception {
        byte[] bytes = Files.readAllBytes(Bench.recording("parallel-leaks"));
        Path file = directory.resolve("growing.rangescope");
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        RecordingEditor editor = Bench.open(file);
        Until.holds("the first half is read", display,
                () -> editor.capture().state().digest() != null && Bench.digest(editor).health().events() > 0);
        editor.showPage(EVENTS);
        EventsPage page = Bench.page(editor, EventsPage.class);
        Until.holds("events of the first half are shown", display, () -> page.table() != null && page.table().rowTable().count() > 500);
        int half = page.table().rowTable().count();
        Files.write(file, java.util.Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length), java.nio.file.StandardOpenOption.APPEND);
        Until.holds("those of the second half have come", display, () -> page.table().rowTable().count() > half + 500);
    }

    @Test
    void selectingAMappingShowsItsEventAndPropertiesTellOfAnEvent() {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("parallel-leaks"));
        Finding leak = Bench.digest(editor).findings().list().stream().filter(Finding::leak).findFirst().orElseThrow();
        EventsPage page = events(editor);
        page.table().columns().reset();
        new org.rangescope.ui.editor.PageContext(editor.capture(), editor.getSite().getService(SharedSelection.class), index -> {})
                .selectFinding(leak.number());
        TableView view = page.table();
        Until.holds("the map's record is selected", display, () -> page.isUpToDate() && view.rowTable().selection() >= 0
                && view.rowTable().row(view.rowTable().selection()) != null
                && cell(view, view.rowTable().selection(), "kind").equals("map"));
        int selected = view.rowTable().selection();
        assertTrue(selected >= view.rowTable().top() && selected < view.rowTable().top() + view.rowTable().visible(),
                "it is on the screen");
        PropertySheet properties = (PropertySheet) Objects.requireNonNull(Bench.page().findView(IPageLayout.ID_PROP_SHEET));
        Bench.page().activate(editor);
        view.go(0);
        Until.holds("Properties tell of the event", display, () -> properties.getCurrentPage() instanceof DetailsPage details
                && details.details().title().startsWith("Event 1, "));
        DetailsPage details = (DetailsPage) properties.getCurrentPage();
        assertTrue(details.details().properties().stream().anyMatch(property -> property.name().equals("time")
                && property.exact().contains("CLOCK_MONOTONIC")), () -> details.details().toString());
    }

    @Test
    void propertiesSayWhatEntriesMean() {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("parallel-leaks"));
        Finding leak = Bench.digest(editor).findings().list().stream().filter(Finding::leak).findFirst().orElseThrow();
        new org.rangescope.ui.editor.PageContext(editor.capture(), editor.getSite().getService(SharedSelection.class), index -> {})
                .selectFinding(leak.number());
        PropertySheet properties = (PropertySheet) Objects.requireNonNull(Bench.page().findView(IPageLayout.ID_PROP_SHEET));
        Bench.page().activate(editor);
        Until.holds("the entries are decoded", display, () -> properties.getCurrentPage() instanceof DetailsPage details
                && details.details().properties().stream().anyMatch(property -> property.name().equals("Decoded as"))
                && details.details().properties().stream().anyMatch(property -> property.name().equals("Entry 11")));
    }

    @Test
    void outlineHasThePagesAndTheFindings() throws Exception {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("parallel-leaks"));
        ContentOutline view = (ContentOutline) Bench.page().showView(IPageLayout.ID_OUTLINE);
        Bench.page().activate(editor);
        Until.holds("the outline is there", display, () -> view.getCurrentPage() instanceof IContentOutlinePage);
        RecordingOutline outline = (RecordingOutline) view.getCurrentPage();
        TreeItem[] items = outline.viewer().getTree().getItems();
        assertEquals(editor.pages().stream().map(each -> each.title()).toList(), List.of(items).stream().map(TreeItem::getText).toList());
        TreeItem findings = items[FINDINGS];
        assertEquals(Bench.digest(editor).findings().list().size(), findings.getItemCount());
        TreeItem third = findings.getItem(2);
        assertTrue(third.getText().startsWith("3. "), third.getText());
        outline.viewer().setSelection(new StructuredSelection(third.getData()));
        SharedSelection shared = editor.getSite().getService(SharedSelection.class);
        Until.holds("the finding is selected", display,
                () -> selected(shared, -1, 3));
        FindingsPage page = Bench.page(editor, FindingsPage.class);
        Until.holds("its page is in front", display, () -> page.text().contains("Finding 3"));
    }

    @Test
    void findingsAreFilteredInTheSameLanguage() {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("parallel-leaks"));
        editor.showPage(FINDINGS);
        FindingsPage page = Bench.page(editor, FindingsPage.class);
        int all = page.table().rows().size();
        page.filter().setFilter("rule == RS01");
        assertTrue(page.table().rows().size() > 0 && page.table().rows().size() < all, "some are left");
        assertTrue(page.table().rows().stream().allMatch(finding -> finding.ruleId().equals("RS01")), page.table().rows().toString());
        page.filter().setFilter("rul == RS01");
        assertEquals("rul is no column here; did you mean rule?", page.filter().problem());
        page.filter().setFilter("");
        assertEquals(all, page.table().rows().size());
        assertEquals("", page.filter().problem());
        assertNotNull(page.table());
    }
}
