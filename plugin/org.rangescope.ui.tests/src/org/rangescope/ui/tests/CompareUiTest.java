// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.XMLMemento;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.compare.FindingChange;
import org.rangescope.core.compare.Key;
import org.rangescope.core.compare.Outcome;
import org.rangescope.core.compare.PopulationChange;
import org.rangescope.ui.compare.CompareEditor;
import org.rangescope.ui.compare.CompareInput;
import org.rangescope.ui.compare.CompareInputFactory;
import org.rangescope.ui.compare.Comparing;
import org.rangescope.ui.widgets.Banner.Strip;

/** Two recordings beside each other: what changed is said, with how sure it is; and so is what cannot be said. */
class CompareUiTest {

    private final Display display = Display.getCurrent();

    @TempDir
    Path directory;
    private Path before;
    private Path after;

    @BeforeEach
    void make() throws Exception {
        before = new MadePair().seed(1).calls(412).write(directory.resolve("before.rangescope"));
        after = new MadePair().seed(2).calls(398).costs(40_000, 2_000).leaks(20).hours(2).write(directory.resolve("after.rangescope"));
    }

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    private CompareEditor open(Path first, Path second) {
        return Objects.requireNonNull(CompareEditor.open(Bench.page(), first, second), "the editor opens");
    }

    private CompareEditor compared(Path first, Path second) {
        CompareEditor editor = open(first, second);
        shown(editor);
        return editor;
    }

    private void shown(CompareEditor editor) {
        Until.holds("the recordings are compared", display, () -> editor.comparing().state().phase() == Comparing.Phase.DONE);
        Until.holds("the comparison is shown", display, editor::isUpToDate);
    }

    private static void run(String command) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (org.eclipse.core.commands.common.CommandException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> words(CompareEditor editor) {
        return editor.banner().strips().stream().map(Strip::words).toList();
    }

    @Test
    void whatGotWorseIsSaidInOneLine() {
        // chosen the other way round: the time of the capture decides
        CompareEditor editor = compared(after, before);
        assertEquals(List.of("before.rangescope", "after.rangescope"), editor.sides());
        assertEquals("before → after", editor.getPartName());
        String verdict = editor.verdict();
        assertTrue(verdict.contains(" new definite finding"), verdict);
        assertTrue(verdict.matches(
                ".*most of all xe, \\d+ to \\d+ ranges: [12]\\.\\d× slower \\(p < 0\\.001, large effect, \\d+ against \\d+ maps\\).*"),
                verdict);
        assertEquals(List.of(), words(editor));
        List<FindingChange> findings = result(editor).comparison().findings();
        assertEquals(FindingChange.Status.NEW, findings.get(0).status());
        assertEquals("RS01", findings.get(0).ruleId());
        assertTrue(editor.details().contains("New: RS01") && editor.details().contains("never in 412 before"), editor.details());
        assertTrue(editor.details().contains("Evidence in the recording after"), "the evidence is told: " + editor.details());
    }

    private static Comparing.Result result(CompareEditor editor) {
        return Objects.requireNonNull(editor.comparing().state().result(), "there is a result");
    }

    @Test
    void distributionOfTheSelectedRowIsDrawn() {
        CompareEditor editor = compared(before, after);
        assertEquals(Key.Kind.ALL, editor.tables().populationRows().get(0).key().kind());
        int row = -1;
        List<PopulationChange> rows = editor.tables().populationRows();
        for (int i = 0; i < rows.size() && row < 0; i++) {
            row = rows.get(i).ranges() != null && rows.get(i).key().equals(new Key(Key.Kind.EXPORTER, MadePair.EXPORTER)) ? i : -1;
        }
        assertTrue(row > 0, "a row for xe with a number of ranges: " + rows);
        PopulationChange change = rows.get(row);
        assertEquals(Outcome.SLOWER, change.outcome());
        int index = row;
        Until.holds("the rows are there", display, () -> editor.tables().populations().rows().size() == rows.size());
        editor.tables().populations().go(index);
        Until.holds("its distribution is drawn", display, () -> editor.chart().isUpToDate() && editor.chart().picture() != null
                && editor.chart().picture().description().contains("map calls of exporter xe, "));
        String description = editor.chart().picture().description();
        assertTrue(description.contains("Before: " + change.before().calls() + " maps, half within "), description);
        assertTrue(description.contains("After: " + change.after().calls() + " maps, half within "), description);
        assertTrue(editor.details().contains("slower · large effect") && editor.details().contains("p99: "), editor.details());
        assertTrue(editor.details().contains("Keep in mind"), editor.details());
    }

    @Test
    void otherWaysToPutCallsTogether() {
        CompareEditor editor = compared(before, after);
        for (ToolItem item : editor.tables().scopes()) {
            editor.tables().scopes().forEach(each -> each.setSelection(each == item));
            item.notifyListeners(SWT.Selection, new Event());
            Until.holds("the rows for " + item.getText() + " are shown", display,
                    () -> editor.isUpToDate() && editor.tables().populations().rows().size() == editor.tables().populationRows().size());
            assertTrue(editor.tables().populationRows().stream()
                    .anyMatch(change -> item.getData() == Key.Kind.ALL || change.key().kind() == item.getData()), item.getText());
        }
        editor.tables().populations().filterRow().setFilter("change > 50 && name == \"xe\"");
        Until.holds("the filter leaves those of xe", display,
                () -> editor.isUpToDate() && editor.tables().populations().rows().size() > 0
                        && editor.tables().populations().rows().size() < editor.tables().populationRows().size());
    }

    @Test
    void swapTurnsItAround() {
        CompareEditor editor = compared(before, after);
        run("org.rangescope.ui.compare.swap");
        Until.holds("the sides are swapped", display, () -> List.of("after.rangescope", "before.rangescope").equals(editor.sides()));
        shown(editor);
        assertEquals(FindingChange.Status.GONE, result(editor).comparison().findings().get(0).status());
        assertTrue(editor.verdict().contains("faster"), editor.verdict());
        assertEquals("after → before", editor.getPartName());
        assertSame(editor, open(before, after), "the same two recordings have one editor");
        CompareInput kept = (CompareInput) editor.getEditorInput();
        assertTrue(kept.asGiven());
        // as after a restart
        XMLMemento memento = XMLMemento.createWriteRoot("input");
        kept.getPersistable().saveState(memento);
        CompareInput again = (CompareInput) new CompareInputFactory().createElement(memento);
        Bench.closeAll();
        CompareEditor restored = assertOpens(again);
        shown(restored);
        assertEquals(List.of("after.rangescope", "before.rangescope"), restored.sides());
        assertEquals("org.rangescope.ui.compare.input", kept.getFactoryId());
    }

    private static CompareEditor assertOpens(CompareInput input) {
        try {
            return (CompareEditor) Bench.page().openEditor(input, CompareEditor.ID, true,
                    IWorkbenchPage.MATCH_ID | IWorkbenchPage.MATCH_INPUT);
        } catch (org.eclipse.ui.PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void fewCallsAreSaidToBeTooFew() {
        CompareEditor editor = compared(Bench.recording("rs01-detach-live-near"), Bench.recording("rs01-detach-live"));
        PopulationChange all = result(editor).comparison().populations().stream().filter(c -> c.key().equals(Key.ALL) && c.ranges() == null)
                .findFirst().orElseThrow();
        if (all.outcome() == Outcome.NOT_ENOUGH_DATA) {
            assertTrue(editor.verdict().contains("ot enough map calls"), editor.verdict());
        } else {
            assertTrue(editor.verdict().contains("map calls"), editor.verdict());
        }
        assertTrue(result(editor).comparison().populations().stream().anyMatch(c -> c.outcome() == Outcome.NOT_ENOUGH_DATA));
    }

    @Test
    void missingRecordingIsNamedAndCanComeBack() throws Exception {
        byte[] bytes = Files.readAllBytes(after);
        Files.delete(after);
        CompareEditor editor = open(before, after);
        Until.holds("the comparison has failed", display, () -> editor.comparing().state().phase() == Comparing.Phase.FAILED);
        Until.holds("the reason is shown", display, () -> editor.statePane() != null && editor.statePane().text().contains("is not there"));
        assertTrue(editor.statePane().text().contains(after.toString()), editor.statePane().text());
        Files.write(after, bytes);
        run("org.rangescope.ui.compare.again");
        shown(editor);
        assertEquals(List.of("before.rangescope", "after.rangescope"), editor.sides());
    }

    @Test
    void textIsNoRecording() throws Exception {
        Files.writeString(after, "Call the exporter's maintainer.\n", StandardCharsets.UTF_8);
        CompareEditor editor = open(before, Bench.old(after));
        Until.holds("the reason is shown", display,
                () -> editor.statePane() != null && editor.statePane().text().contains("not a Rangescope recording"));
        assertTrue(editor.statePane().text().contains("after.rangescope"), editor.statePane().text());
    }

    @Test
    void lostEventsAreSaidOfTheirSide() throws Exception {
        new MadePair().seed(3).lost(1_204).hours(3).write(after);
        CompareEditor editor = compared(before, after);
        assertTrue(words(editor).stream().anyMatch(words -> words.startsWith("after.rangescope (after): 1,204 events were lost")),
                words(editor).toString());
        assertFalse(words(editor).stream().anyMatch(words -> words.startsWith("before.rangescope")), words(editor).toString());
    }

    @Test
    void growthIsSaidUntilComparedAgain() throws Exception {
        byte[] bytes = Files.readAllBytes(after);
        Files.write(after, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        CompareEditor editor = compared(before, Bench.old(after));
        assertTrue(words(editor).stream().anyMatch(words -> words.startsWith("after.rangescope (after)")), words(editor).toString());
        try (var more = Files.newOutputStream(after, StandardOpenOption.APPEND)) {
            more.write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
        }
        Until.holds("the growth is said", display,
                () -> words(editor).stream().anyMatch(words -> words.startsWith("after.rangescope has grown by ")));
        run("org.rangescope.ui.compare.again");
        Until.holds("nothing is left to say", display, () -> editor.comparing().state().phase() == Comparing.Phase.DONE
                && words(editor).isEmpty());
        shown(editor);
        Files.delete(before);
        Until.holds("that a recording is gone is said", display,
                () -> words(editor).stream().anyMatch(words -> words.startsWith("before.rangescope is not there any more")));
    }

    @Test
    void canceledComparisonSaysSo() {
        CompareEditor editor = open(before, after);
        editor.comparing().cancel();
        Until.holds("it has ended", display, () -> editor.comparing().state().phase() != Comparing.Phase.RUNNING);
        if (editor.comparing().state().phase() == Comparing.Phase.CANCELED) {
            Until.holds("it says that it was stopped", display,
                    () -> editor.statePane() != null && editor.statePane().text().contains("stopped"));
        }
        run("org.rangescope.ui.compare.again");
        shown(editor);
    }

    @Test
    void closingEndsTheJob() {
        CompareEditor editor = open(before, after);
        Bench.closeAll();
        Until.holds("no job is left", display, () -> Job.getJobManager().find(Comparing.class).length == 0);
        assertNotNull(editor);
    }

    @Test
    void failuresAndCostAreTold() throws Exception {
        new MadePair().seed(3).calls(600).costs(40_000, 2_000).fails(5).hours(3).write(after);
        CompareEditor editor = compared(before, after);
        assertTrue(editor.tables().failures().rows().stream().anyMatch(c -> c.outcome() == Outcome.MORE), "they fail more often");
        assertTrue(editor.tables().costs().rows().stream().anyMatch(c -> c.perRange() == Outcome.SLOWER),
                () -> editor.tables().costs().rows().toString());
        editor.tables().costs().table().setSelection(0);
        editor.tables().costs().table().notifyListeners(SWT.Selection, new Event());
        assertTrue(editor.details().startsWith("The cost of "), editor.details());
        assertTrue(editor.verdict().contains("fail more often") || editor.verdict().contains("fails more often"), editor.verdict());
    }
}
