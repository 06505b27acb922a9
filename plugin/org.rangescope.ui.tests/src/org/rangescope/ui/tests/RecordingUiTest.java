// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.views.contentoutline.ContentOutline;
import org.eclipse.ui.views.properties.PropertySheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.ScatterChart;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.model.Mapping;
import org.rangescope.model.text.ModelText;
import org.rangescope.model.text.ModelTree;
import org.rangescope.ui.editor.FindingsPage;
import org.rangescope.ui.editor.OverviewPage;
import org.rangescope.ui.editor.PopulationPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.views.AttachmentsView;
import org.rangescope.ui.views.DetailsPage;
import org.rangescope.ui.views.FindingsView;
import org.rangescope.ui.views.RecordingOutline;
import org.rangescope.ui.widgets.FindingCard;

/** A real recording with a leak in it, opened in a real workbench: what every part shows, and that they show the same. */
class RecordingUiTest {

    private final Display display = Display.getCurrent();

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    private static RecordingEditor leak() {
        return Bench.openAndRead(Bench.recording("rs01-detach-live"));
    }

    private static Finding firstLeak(RecordingEditor editor) {
        return Bench.digest(editor).findings().list().stream().filter(Finding::leak).findFirst().orElseThrow();
    }

    @Test
    void contentTypeKnowsRecordingByItsBeginning() throws Exception {
        try (var in = java.nio.file.Files.newInputStream(Bench.recording("rs01-detach-live"))) {
            IContentType type = Platform.getContentTypeManager().findContentTypeFor(in, "x.rangescope");
            assertNotNull(type);
            assertEquals("org.rangescope.recording", type.getId());
        }
    }

    @Test
    void overviewHasFiftyCardsAndALinkToTheOthers(@TempDir Path folder) throws Exception {
        RecordingEditor editor = Bench.openAndRead(MadePair.manyLeaks(folder.resolve("many.rangescope"), 60));
        int findings = Bench.digest(editor).findings().open().size();
        assertTrue(findings >= 60, findings + " findings");
        OverviewPage overview = Bench.page(editor, OverviewPage.class);
        Until.holds("the cards are there", display, () -> overview.cards().size() == 50);
        assertTrue(overview.more().isVisible());
        assertEquals("<a>" + (findings - 50) + " more on the page Findings</a>", overview.more().getText());
        overview.more().notifyListeners(SWT.Selection, new Event());
        assertEquals(4, editor.getActivePage());
        FindingsPage page = Bench.page(editor, FindingsPage.class);
        Until.holds("all of them are in the list", display, () -> page.table().rows().size() == findings);
    }

    @Test
    void overviewSaysTheLeakInOneLineAndOnACard() {
        RecordingEditor editor = leak();
        OverviewPage overview = Bench.page(editor, OverviewPage.class);
        assertNull(editor.statePane(), "the pages stand in front");
        Until.holds("the verdict is shown", display, () -> overview.headline().contains("leak"));
        List<Finding> findings = Bench.digest(editor).findings().list();
        assertEquals(findings.stream().map(Finding::sentence).toList(),
                overview.cards().stream().map(card -> card.words().sentence()).toList());
        assertTrue(firstLeak(editor).sentence().contains("`ex_"), "the driver's call site is named: " + firstLeak(editor).sentence());
    }

    @Test
    void nothingOfTheVerdictIsCutAtAnyWidth(@TempDir Path directory) throws Exception {
        Path file = Bench.copy(Bench.recording("rs01-detach-live"), directory.resolve("known.rangescope"));
        Files.writeString(directory.resolve(Suppressions.FILE_NAME), "RS27 *  # known\nRS27 -  # known\nRS26 *  # known\n");
        RecordingEditor editor = Bench.openAndRead(file);
        OverviewPage overview = Bench.page(editor, OverviewPage.class);
        Composite header = overview.head().get(0).getParent().getParent();
        Composite root = header.getParent();
        for (int width : new int[]{500, 640, 900, 1_000, 1_100, 1_400, 2_000}) {
            root.setSize(width, 700);
            root.layout(true, true);
            for (Control each : overview.head()) {
                Rectangle at = each.getBounds();
                Point needed = each.computeSize(at.width, SWT.DEFAULT);
                assertTrue(at.width >= needed.x && at.height >= needed.y, each + " at " + width + " has " + at + ", needs " + needed);
                Rectangle room = each.getParent().getClientArea();
                assertTrue(at.equals(at.intersection(room)), each + " at " + width + ": " + at + " of " + room);
                assertTrue(each.getParent().getBounds().height <= header.getClientArea().height, "the header is high enough at " + width);
                overview.head().stream().filter(other -> other != each)
                        .forEach(other -> assertFalse(at.intersects(other.getBounds()), each + " covers " + other + " at " + width));
            }
        }
    }

    @Test
    void treeShowsTargetBufferAttachmentMapping() {
        RecordingEditor editor = leak();
        AttachmentsView view = (AttachmentsView) Bench.page().findView(AttachmentsView.ID);
        Until.holds("the tree shows the target", display, () -> view.viewer().getTree().getItemCount() == 1);
        Finding leak = firstLeak(editor);
        Mapping mapping = editor.capture().model().mapping(leak.mappings()[0]);
        assertNotNull(mapping, "the leaked mapping is in the model");
        assertTrue(ModelText.label(mapping).contains("leaked"), ModelText.label(mapping));
        Object attachment = ModelTree.parent(mapping);
        Object buffer = ModelTree.parent(Objects.requireNonNull(attachment));
        Object target = ModelTree.parent(Objects.requireNonNull(buffer));
        assertTrue(ModelText.label(Objects.requireNonNull(buffer)).contains("dmabuf-exerciser"),
                ModelText.label(Objects.requireNonNull(buffer)));
        assertEquals(view.viewer().getTree().getItem(0).getText(), ModelText.label(Objects.requireNonNull(target)));
        view.viewer().reveal(mapping);
        assertNotNull(view.viewer().testFindItem(mapping), "the mapping has a line in the tree");
    }

    @Test
    void selectingACardSelectsEverywhere() {
        RecordingEditor editor = leak();
        OverviewPage overview = Bench.page(editor, OverviewPage.class);
        FindingsView findings = (FindingsView) show(FindingsView.ID);
        AttachmentsView tree = (AttachmentsView) show(AttachmentsView.ID);
        PropertySheet properties = (PropertySheet) show(IPageLayout.ID_PROP_SHEET);
        Bench.page().activate(editor);
        Finding leak = firstLeak(editor);
        FindingCard card = overview.cards().get(leak.number() - 1);
        Event click = new Event();
        click.button = 1;
        card.notifyListeners(SWT.MouseDown, click);
        int row = leak.mappings()[0];
        assertTrue(card.isSelected(), "the card is marked");
        Until.holds("the tree shows the mapping", display, () -> selected(tree) instanceof Mapping mapping && mapping.getRow() == row);
        Until.holds("the Findings view marks the finding", display,
                () -> findings.table().selection() != null && findings.table().selection().number() == leak.number());
        Until.holds("the chart shows the mapping's life", display,
                () -> overview.outstanding().chart() instanceof OutstandingChart chart && Bench.points(chart.selected(), row));
        Until.holds("Properties tell of the mapping", display, () -> properties.getCurrentPage() instanceof DetailsPage details
                && details.details().mapping() == row && details.details().title().startsWith("Mapping #"));
        DetailsPage details = (DetailsPage) properties.getCurrentPage();
        assertFalse(details.details().stack().isEmpty(), "the stack it was mapped by");
        assertTrue(details.details().callSite() >= 0, "the driver's frame is marked in " + details.details().stack());
        assertTrue(Bench.page().getSelection() instanceof IStructuredSelection selection && selection.getFirstElement() instanceof Mapping,
                "the workbench's selection is the mapping: " + Bench.page().getSelection());
    }

    @Test
    void selectingInTheTreeSelectsInTheTablesAndOnTheFindingsPage() {
        RecordingEditor editor = leak();
        Finding leak = firstLeak(editor);
        int row = leak.mappings()[0];
        AttachmentsView tree = (AttachmentsView) show(AttachmentsView.ID);
        editor.showPage(4);
        FindingsPage page = Bench.page(editor, FindingsPage.class);
        Until.holds("the mapping is in the model", display, () -> editor.capture().model().mapping(row) != null);
        tree.viewer().setSelection(new org.eclipse.jface.viewers.StructuredSelection(editor.capture().model().mapping(row)), true);
        Until.holds("the page tells of the finding", display, () -> page.text().contains(leak.plainSentence()));
        assertTrue(page.text().contains("Evidence"), page.text());
        assertTrue(page.text().contains(leak.certainty().substring(1)), page.text());
        assertEquals(leak.number(), page.table().selection().number());
    }

    @Test
    void populationPageRingsTheSlowMapThatIsChosenInItsTable() {
        RecordingEditor editor = leak();
        editor.showPage(2);
        PopulationPage page = Bench.page(editor, PopulationPage.class);
        Until.holds("the slowest maps are listed", display, () -> page.isUpToDate() && !page.slowest().rows().isEmpty());
        page.slowest().table().setSelection(0);
        page.slowest().table().notifyListeners(SWT.Selection, new Event());
        int row = page.slowest().rows().get(0).row();
        Until.holds("the point is ringed", display,
                () -> page.scatter().chart() instanceof org.rangescope.charts.ScatterChart chart && Bench.points(chart.selected(), row));
        AttachmentsView tree = (AttachmentsView) show(AttachmentsView.ID);
        Until.holds("the tree shows the map", display, () -> selected(tree) instanceof Mapping mapping && mapping.getRow() == row);
    }

    @Test
    void populationPageGroupsByAllThereIsAndHasRoomForIt() {
        RecordingEditor editor = leak();
        editor.showPage(2);
        PopulationPage page = Bench.page(editor, PopulationPage.class);
        Until.holds("the page is painted", display, page::isUpToDate);
        assertEquals(GroupBy.values().length, page.groups().size());
        for (ToolItem item : page.groups()) {
            Rectangle room = item.getParent().getClientArea();
            assertTrue(item.getBounds().x + item.getBounds().width <= room.width, item.getText() + " is cut off");
            page.groups().forEach(each -> each.setSelection(each == item));
            item.notifyListeners(SWT.Selection, new Event());
            Until.holds("maps are grouped by" + item.getText(), display, page::isUpToDate);
            assertTrue(page.scatter().chart() instanceof ScatterChart chart && !chart.describe().contains("0 groups"),
                    () -> item.getText() + page.scatter().chart());
        }
    }

    @Test
    void findingsPageSaysWhyItMattersAndWhatHasTheSameCause() {
        RecordingEditor editor = leak();
        editor.showPage(4);
        FindingsPage page = Bench.page(editor, FindingsPage.class);
        Finding finding = Bench.digest(editor).findings().list().stream()
                .filter(each -> !Bench.digest(editor).findings().ofTheSameCause(each.number()).isEmpty()).findFirst().orElseThrow();
        Finding other = Bench.digest(editor).findings().ofTheSameCause(finding.number()).get(0);
        page.table().select(each -> each.number() == finding.number());
        page.table().table().notifyListeners(SWT.Selection, new Event());
        Until.holds("the page tells of the finding", display, () -> page.text().contains(finding.plainSentence()));
        assertTrue(page.text().contains("Why it matters\n" + finding.explanation().replace("`", "")), page.text());
        assertTrue(
                page.text()
                        .contains("Of the same cause\n• Finding " + other.number() + " (" + other.ruleId() + "): " + other.plainSentence()),
                page.text());
    }

    @Test
    void sentenceOfAFindingTakesTheRoomThatThereIs() {
        RecordingEditor editor = leak();
        editor.showPage(4);
        Table table = Bench.page(editor, FindingsPage.class).table().table();
        Until.holds("the columns fill the table, and no more", display, () -> {
            int all = Arrays.stream(table.getColumns()).mapToInt(TableColumn::getWidth).sum();
            return all <= table.getClientArea().width && table.getColumn(3).getWidth() < 90
                    && table.getColumn(1).getWidth() > table.getClientArea().width / 2;
        });
    }

    @Test
    void filterKeepsWhatHasTheWords() {
        RecordingEditor editor = leak();
        AttachmentsView view = (AttachmentsView) show(AttachmentsView.ID);
        Bench.page().activate(editor);
        Until.holds("the tree shows the target", display, () -> view.viewer().getTree().getItemCount() == 1);
        view.filter().setText("leaked");
        Until.holds("what is above a leaked mapping stays", display, () -> view.viewer().getFilters().length == 1
                && view.viewer().getTree().getItemCount() == 1);
        view.filter().setText("no such word");
        Until.holds("nothing has these words", display, () -> view.viewer().getTree().getItemCount() == 0);
        view.filter().setText("");
        Until.holds("everything is shown again", display, () -> view.viewer().getTree().getItemCount() == 1);
    }

    private static Object selected(AttachmentsView view) {
        return view.viewer().getStructuredSelection().getFirstElement();
    }

    private static org.eclipse.ui.IViewPart show(String id) {
        try {
            return Bench.page().showView(id);
        } catch (org.eclipse.ui.PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void cardsThatSayTheSameStayAsTheyAre(@TempDir Path directory) throws Exception {
        Path file = Bench.copy(Bench.recording("parallel-leaks"), directory.resolve("kept.rangescope"));
        RecordingEditor editor = Bench.openAndRead(file);
        OverviewPage overview = Bench.page(editor, OverviewPage.class);
        List<Finding> open = Bench.digest(editor).findings().open();
        String last = open.get(open.size() - 1).ruleId();
        long left = open.stream().filter(finding -> !finding.ruleId().equals(last)).count();
        assertTrue(left > 0, "there are findings of two rules: " + open);
        FindingCard first = overview.cards().get(0);
        Files.writeString(directory.resolve(Suppressions.FILE_NAME), last + " *  # known\n" + last + " -  # known\n");
        Until.holds("suppressed findings have no card", display, () -> overview.cards().size() == left);
        assertSame(first, overview.cards().get(0), "the card stays, and with it the focus");
    }

    @Test
    void suppressedFindingsStandLastAndAreNotSelectedByThemselves(@TempDir Path directory) throws Exception {
        Path file = Bench.copy(Bench.recording("rs01-detach-live"), directory.resolve("known.rangescope"));
        AttachmentsView tree = (AttachmentsView) show(AttachmentsView.ID);
        ContentOutline view = (ContentOutline) show(IPageLayout.ID_OUTLINE);
        SharedSelection selection = tree.getSite().getService(SharedSelection.class);
        RecordingEditor editor = Bench.openAndRead(file);
        Until.holds("a finding is selected", display, () -> finding(selection, editor) == 1);
        Finding leak = firstLeak(editor);
        int row = leak.mappings()[0];
        Until.holds("the tree shows the mapping", display, () -> selected(tree) instanceof Mapping mapping && mapping.getRow() == row);
        Mapping mapping = Objects.requireNonNull(editor.capture().model().mapping(row));
        assertFalse(line(tree, mapping).endsWith("(suppressed)"), line(tree, mapping));
        Set<String> rules = Bench.digest(editor).findings().list().stream().map(Finding::ruleId).collect(Collectors.toSet());
        StringBuilder all = new StringBuilder();
        rules.forEach(rule -> all.append(rule).append(" *  # known\n").append(rule).append(" -  # known\n"));
        Files.writeString(directory.resolve(Suppressions.FILE_NAME), leak.ruleId() + " *  # known\n");
        Until.holds("the leak is suppressed", display, () -> !Bench.digest(editor).findings().suppressed().isEmpty());
        Bench.page().activate(editor);
        RecordingOutline outline = (RecordingOutline) view.getCurrentPage();
        TreeItem findings = outline.viewer().getTree().getItem(4);
        int open = Bench.digest(editor).findings().open().size();
        Until.holds("it stands behind the others", display, () -> {
            List<Boolean> marked = Arrays.stream(findings.getItems()).map(item -> item.getText().endsWith("(suppressed)")).toList();
            return marked.indexOf(Boolean.TRUE) == open && marked.lastIndexOf(Boolean.FALSE) == open - 1;
        });
        Files.writeString(directory.resolve(Suppressions.FILE_NAME), all);
        Until.holds("the mapping is marked no more", display, () -> line(tree, mapping).endsWith("(suppressed)"));
        Bench.closeAll();
        RecordingEditor again = Bench.openAndRead(file);
        assertEquals(0, finding(selection, again), "nothing is selected");
    }

    /** The number of the finding that is selected in an editor's recording, 0 when none is. */
    private static int finding(SharedSelection selection, RecordingEditor editor) {
        CaptureSelection now = selection.current();
        return now == null || now.capture() != editor.capture() ? 0 : Math.max(0, now.finding());
    }

    private static String line(AttachmentsView view, Object element) {
        return view.viewer().testFindItem(element) instanceof TreeItem item ? item.getText() : "";
    }

    @Test
    void cardThatHasTheKeyboardIsSeen(@TempDir Path folder) throws Exception {
        RecordingEditor editor = Bench.openAndRead(MadePair.manyLeaks(folder.resolve("many.rangescope"), 60));
        OverviewPage overview = Bench.page(editor, OverviewPage.class);
        Until.holds("the cards are there", display, () -> overview.cards().size() == 50);
        Bench.page().activate(editor);
        for (int index : new int[]{0, 3, 30, 49, 2}) {
            FindingCard card = overview.cards().get(index);
            Until.holds("the keyboard goes to card " + index, display, () -> card.forceFocus() && card.isFocusControl());
            Rectangle at = card.getBounds();
            Rectangle seen = card.getParent().getParent().getClientArea();
            int top = at.y + card.getParent().getLocation().y;
            assertTrue(top >= 0 && top + at.height <= seen.height, "card " + index + " from " + top + ", " + at.height + " of " + seen);
        }
    }
}
