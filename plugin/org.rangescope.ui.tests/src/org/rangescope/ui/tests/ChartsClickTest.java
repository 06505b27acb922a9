// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.charts.FlameChart;
import org.rangescope.charts.HeatMapChart;
import org.rangescope.charts.Hit;
import org.rangescope.charts.LeaksChart;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.PercentileChart;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.ScatterChart;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.table.RowList;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.chart.Format;
import org.rangescope.ui.editor.FlamePane;
import org.rangescope.ui.editor.OutstandingPage;
import org.rangescope.ui.editor.OverviewPage;
import org.rangescope.ui.editor.Page;
import org.rangescope.ui.editor.PopulationPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.selection.CaptureSelection;
import org.rangescope.ui.selection.SharedSelection;
import org.rangescope.ui.session.RecordingSession;
import org.rangescope.ui.tables.AttachmentsPage;
import org.rangescope.ui.tables.EventsPage;
import org.rangescope.ui.tables.TableView;

/** Charts under somebody's hands: every gesture is answered at once, and what is selected in one of them is selected everywhere. */
class ChartsClickTest {

    private static final int ATTACHMENTS = 1;
    private static final int POPULATION = 2;
    private static final int OUTSTANDING = 3;
    private static final int EVENTS = 5;

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final Hands hands = new Hands(display);
    private RecordingEditor editor;

    @TempDir
    Path directory;

    @BeforeEach
    void open() throws Exception {
        Path file = Bench.copy(Bench.recording("parallel-leaks"), directory.resolve("charts.rangescope"));
        editor = hands.ask(() -> {
            RecordingEditor opened = Bench.open(file);
            PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().forceActive();
            return opened;
        });
        Until.holds("the recording is read", display, () -> !editor.capture().state().isRunning());
        Until.holds("the overview is painted", display, () -> Bench.page(editor, OverviewPage.class).isUpToDate());
    }

    @AfterEach
    void close() {
        display.syncExec(Bench::closeAll);
    }

    private <T extends Page> T front(int index, Class<T> type) {
        display.syncExec(() -> editor.showPage(index));
        T page = Bench.page(editor, type);
        Until.holds("the page " + page.title() + " is painted", display, page::isUpToDate);
        return page;
    }

    private Optional<CaptureSelection> selected() {
        return Optional.ofNullable(editor.getSite().getService(SharedSelection.class).current());
    }

    private TimeRange time() {
        return hands.ask(() -> Objects.requireNonNull(selected().orElseThrow().time(), "no time is selected"));
    }

    private TimeRange brush(ChartCanvas canvas, double from, double to) {
        PlotArea plot = hands.plot(canvas);
        double y = plot.y() + plot.height() / 2;
        hands.drag(canvas, 0, plot.x() + plot.width() * from, y, plot.x() + plot.width() * to, y);
        Until.holds("a stretch of time is selected", display, () -> selected().map(CaptureSelection::time).isPresent());
        return time();
    }

    private static boolean same(TimeRange range, @Nullable TimeRange other) {
        return other != null && range.equals(other);
    }

    private static double span(Zoom zoom) {
        return zoom.toX() - zoom.fromX();
    }

    @Test
    void wheelZoomsAtOnceAroundThePointerHoweverFastItTurns() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        ChartCanvas bytes = hands.ask(page::bytes);
        PlotArea plot = hands.plot(bytes);
        double x = plot.x() + plot.width() * 0.25;
        double under = plot.xValue(x);
        // all in one go: no picture can be painted in between
        hands.wheel(bytes, 0, 5, x, plot.y() + 20);
        double expected = (plot.horizontalAll().max() - plot.horizontalAll().min()) / Math.pow(1.3, 5);
        assertEquals(expected, span(hands.ask(bytes::zoom)), expected * 0.01, "five notches are five, though no picture came in between");
        Until.holds("the other charts over time show the same", display,
                () -> page.mappings().zoom().equals(bytes.zoom()) && page.leaks().zoom().equals(bytes.zoom()));
        Until.holds("that part is painted", display, page::isUpToDate);
        PlotArea zoomed = hands.plot(bytes);
        assertEquals(under, zoomed.xValue(x), expected / zoomed.width() * 2, "what was under the pointer still is");
        hands.wheel(bytes, 0, -30, x, plot.y() + 20);
        Until.holds("everything is shown again", display, () -> bytes.zoom().isNone());
    }

    @Test
    void dragWithShiftMovesAndWithCtrlZoomsWhereADragSelectsTime() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        ChartCanvas bytes = hands.ask(page::bytes);
        PlotArea plot = hands.plot(bytes);
        double y = plot.y() + plot.height() / 2;
        hands.drag(bytes, SWT.MOD1, plot.x() + plot.width() * 0.4, y, plot.x() + plot.width() * 0.6, y);
        Zoom zoom = hands.ask(bytes::zoom);
        double all = plot.horizontalAll().max() - plot.horizontalAll().min();
        assertEquals(0.2, span(zoom) / all, 0.02, "a fifth is shown");
        assertTrue(hands.ask(() -> selected().map(CaptureSelection::time).isEmpty()), "and no time is selected");
        Until.holds("it is painted", display, page::isUpToDate);
        hands.drag(bytes, SWT.SHIFT, plot.x() + plot.width() * 0.8, y, plot.x() + plot.width() * 0.3, y);
        Zoom moved = hands.ask(bytes::zoom);
        assertEquals(0.1, (moved.fromX() - zoom.fromX()) / all, 0.02, "moved by half of what is shown");
        assertEquals(span(zoom), span(moved), all * 0.001, "as much is shown as before");
    }

    @Test
    void keysZoomMoveReadAndSelectTime() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        ChartCanvas bytes = hands.ask(page::bytes);
        hands.focus(bytes);
        hands.press('+', '+');
        Until.holds("the chart is zoomed in", display, () -> !bytes.zoom().isNone());
        Zoom before = hands.ask(bytes::zoom);
        hands.press(SWT.ARROW_RIGHT, '\0');
        Until.holds("the chart has moved on", display, () -> bytes.zoom().fromX() > before.fromX());
        hands.press(SWT.HOME, '\0');
        Until.holds("everything is shown and painted again", display, () -> bytes.zoom().isNone() && page.isUpToDate());
        hands.press(SWT.ARROW_RIGHT, '\0', SWT.CTRL);
        Until.holds("the value at the cursor is said", display, () -> bytes.value().contains("exposed by"));
        assertTrue(hands.ask(() -> bytes.zoom().isNone()), "which moves nothing");
        for (int i = 0; i < 8; i++) {
            hands.press(SWT.ARROW_RIGHT, '\0', SWT.CTRL, SWT.SHIFT);
        }
        hands.press(SWT.CR, '\r');
        Until.holds("a stretch of time is selected", display, () -> selected().map(CaptureSelection::time).isPresent());
        PlotArea plot = hands.plot(bytes);
        double pixel = (plot.horizontal().max() - plot.horizontal().min()) / plot.width();
        assertEquals(8 * 6, time().lengthNs() / pixel, 1.5, "as long as the cursor went");
    }

    @Test
    void brushedTimeIsFollowedByEveryPage() {
        OutstandingPage outstanding = front(OUTSTANDING, OutstandingPage.class);
        TimeRange range = brush(hands.ask(outstanding::bytes), 0.2, 0.7);
        Until.holds("the other charts show the band", display,
                () -> outstanding.mappings().chart() instanceof OutstandingChart mappings && same(range, mappings.band())
                        && outstanding.leaks().chart() instanceof LeaksChart leaks && same(range, leaks.when().band()));
        Until.holds("the flame graph is of its end", display,
                () -> outstanding.flame().canvas().chart() instanceof FlameChart flame && flame.period().startsWith("at "));
        assertTrue(hands.ask(() -> editor.timeBar().text()).startsWith("Selected time: "));
        PopulationPage population = front(POPULATION, PopulationPage.class);
        Until.holds("the points are those of it", display, () -> population.scatter().chart() instanceof ScatterChart chart && chart.part()
                && chart.data().total() < Bench.digest(editor).mappings() && chart.data().total() > 0);
        Until.holds("so are the curves", display, () -> population.percentiles().chart() instanceof PercentileChart chart && chart.part());
        Until.holds("the heat map shows the band", display,
                () -> population.overTime().chart() instanceof HeatMapChart chart && same(range, chart.band()));
        long start = hands.ask(() -> Bench.digest(editor).startNs());
        assertTrue(hands.ask(() -> population.slowest().rows()).stream()
                .allMatch(map -> range.contains(map.atNs() + start)), "the slowest maps are those of it");
        OverviewPage overview = front(0, OverviewPage.class);
        Until.holds("the overview shows it as well", display,
                () -> overview.outstanding().chart() instanceof OutstandingChart chart && same(range, chart.band()));
        display.syncExec(() -> editor.timeBar().clear());
        Until.holds("no band is left", display,
                () -> overview.outstanding().chart() instanceof OutstandingChart chart && chart.band() == null);
    }

    @Test
    void zoomToItShowsOnlyTheSelectedTime() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        ChartCanvas bytes = hands.ask(page::bytes);
        TimeRange range = brush(bytes, 0.5, 0.6);
        display.syncExec(() -> editor.timeBar().buttons().get(2).notifyListeners(SWT.Selection, new Event()));
        assertEquals(Zoom.NONE.withTime(range), hands.ask(bytes::zoom));
        Until.holds("it is painted", display, page::isUpToDate);
        assertEquals(range.fromNs(), hands.plot(bytes).horizontal().min(), 1);
    }

    @Test
    void altLeftAndRightGoThroughWhatWasSelected() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        ChartCanvas bytes = hands.ask(page::bytes);
        TimeRange first = brush(bytes, 0.1, 0.3);
        Until.holds("the page is painted", display, page::isUpToDate);
        TimeRange second = brush(bytes, 0.6, 0.9);
        assertNotEquals(first, second);
        hands.focus(bytes);
        hands.press(SWT.ARROW_LEFT, '\0', SWT.ALT);
        Until.holds("the first time is selected again", display,
                () -> selected().map(CaptureSelection::time).filter(now -> same(first, now)).isPresent());
        Until.holds("and shown", display, () -> bytes.chart() instanceof OutstandingChart chart && same(first, chart.band()));
        Until.holds("there is a way forward", display, () -> editor.timeBar().buttons().get(1).isEnabled());
        hands.press(SWT.ARROW_RIGHT, '\0', SWT.ALT);
        Until.holds("the second one again", display,
                () -> selected().map(CaptureSelection::time).filter(now -> same(second, now)).isPresent());
        Until.holds("there is nothing after it", display, () -> !editor.timeBar().buttons().get(1).isEnabled());
        assertTrue(hands.ask(() -> bytes.zoom().isNone()), "the keys did not move the chart");
    }

    @Test
    void timeWithANameIsGoneBackToAndDeleted() {
        RecordingSession named = editor.capture().session();
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        TimeRange range = brush(hands.ask(page::bytes), 0.3, 0.4);
        Until.holds("what was noted is read", display, named::isRead);
        display.syncExec(() -> named.addTime("  the burst\tof leaks ", range));
        assertEquals("the burst of leaks", hands.ask(() -> named.times().get(0).getName()));
        assertEquals(range, hands.ask(() -> RecordingSession.timeOf(named.times().get(0))));
        Until.holds("it is kept, not remembered", display, () -> Files.exists(named.file()) && !named.isUnsaved());
        display.syncExec(() -> editor.timeBar().clear());
        display.syncExec(() -> {
            MenuItem item = editor.timeBar().namedMenu().getItem(0);
            assertTrue(item.getText().startsWith("the burst of leaks"), item.getText());
            item.notifyListeners(SWT.Selection, new Event());
        });
        assertEquals(range, time());
        display.syncExec(() -> {
            Menu menu = editor.timeBar().namedMenu();
            menu.getItem(menu.getItemCount() - 1).getMenu().getItem(0).notifyListeners(SWT.Selection, new Event());
        });
        assertTrue(hands.ask(named::times).isEmpty(), "none is left");
        assertNotNull(hands.ask(() -> named.problemOf("  ")), "a name is needed");
    }

    @Test
    void goToSlowestSelectsTheSlowestOfTheSelectedTime() {
        PopulationPage page = front(POPULATION, PopulationPage.class);
        brush(hands.ask(page::overTime), 0.05, 0.5);
        Until.holds("the table is of that time", display,
                () -> page.isUpToDate() && page.scatter().chart() instanceof ScatterChart chart && chart.part());
        int slowest = hands.ask(() -> page.slowest().rows()).get(0).row();
        menu(hands.ask(page::scatter), "Slowest");
        Until.holds("the slowest map is selected", display, () -> selected().filter(now -> now.mapping() == slowest).isPresent());
        Until.holds("it is ringed", display,
                () -> page.scatter().chart() instanceof ScatterChart chart && Bench.points(chart.selected(), slowest));
        Until.holds("and its steps are shown", display, () -> page.isUpToDate() && page.steps().chart() != null);
    }

    private void menu(ChartCanvas canvas, String words) {
        display.syncExec(() -> item(canvas.getMenu(), words).notifyListeners(SWT.Selection, new Event()));
    }

    private static MenuItem item(Menu menu, String words) {
        for (MenuItem item : menu.getItems()) {
            if (item.getMenu() != null) {
                for (MenuItem below : item.getMenu().getItems()) {
                    if (below.getText().contains(words)) {
                        return below;
                    }
                }
            }
            if (item.getText().contains(words)) {
                return item;
            }
        }
        throw new AssertionError("no " + words + " in the menu");
    }

    @Test
    void contextMenuExportsWhatIsShown() throws Exception {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        for (ChartCanvas canvas : hands.ask(() -> List.of(page.bytes(), page.leaks(), page.flame().canvas()))) {
            List<Path> files = new ArrayList<>();
            canvas.onChooseFile(format -> {
                Path file = directory.resolve("chart." + format.ending());
                files.add(file);
                return file;
            });
            for (String format : List.of("PNG", "SVG", "CSV")) {
                Files.deleteIfExists(directory.resolve("chart." + format.toLowerCase(java.util.Locale.ROOT)));
                menu(canvas, format);
                Until.holds(canvas.title() + " is written as " + format, display,
                        () -> Files.exists(directory.resolve("chart." + format.toLowerCase(java.util.Locale.ROOT))));
            }
            assertEquals(3, files.size());
            ImageData picture = hands.ask(() -> new ImageData(files.get(0).toString()));
            assertEquals(2 * hands.ask(() -> canvas.getClientArea().width), picture.width, "twice as fine");
            var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(files.get(1).toFile());
            assertEquals(canvas.title(), svg.getElementsByTagName("title").item(0).getTextContent());
            List<String> lines = Files.readAllLines(files.get(2), StandardCharsets.UTF_8);
            assertTrue(lines.size() > 1 && lines.get(0).contains("(bytes)") && lines.get(0).contains("(ns"), lines.get(0));
        }
    }

    @Test
    void exportThatFailsSaysWhereAndKeepsWhatWasThere() throws Exception {
        ChartCanvas canvas = hands.ask(() -> Bench.page(editor, OverviewPage.class).outstanding());
        Path nowhere = directory.resolve("no such folder").resolve("chart.csv");
        Job job = hands.ask(() -> {
            Job started = canvas.export(Format.CSV, nowhere);
            started.setProperty(org.eclipse.ui.progress.IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
            return started;
        });
        job.join();
        assertFalse(job.getResult().isOK());
        assertTrue(job.getResult().getMessage().contains(nowhere.toString()), job.getResult().getMessage());
    }

    @Test
    void layersAreSwitchedAndNamed() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        for (ToolItem item : hands.ask(page::groups)) {
            display.syncExec(() -> {
                page.groups().forEach(each -> each.setSelection(each == item));
                item.notifyListeners(SWT.Selection, new Event());
            });
            Until.holds("it is painted", display, page::isUpToDate);
            boolean stacked = !hands.ask(item::getText).contains("leaked");
            Until.holds("layers are there by" + hands.ask(item::getText), display,
                    () -> page.bytes().chart() instanceof OutstandingChart chart && (chart.stack() != null) == stacked);
        }
    }

    @Test
    void leakIsSelectedByItsBar() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        ChartCanvas leaks = hands.ask(page::leaks);
        PlotArea plot = hands.plot(leaks);
        LeaksChart chart = (LeaksChart) hands.ask(leaks::chart);
        assertEquals(7, chart.data().total(), "as many as the findings say");
        hands.click(leaks, plot.x() + plot.width() - 20, plot.y() + 5);
        int first = chart.data().bars().get(0).mapping();
        Until.holds("the first leak is selected", display, () -> selected().filter(now -> now.mapping() == first).isPresent());
    }

    @Test
    void flameGraphZoomsIntoAFunctionSearchesAndResets() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        FlamePane flame = hands.ask(page::flame);
        ChartCanvas canvas = hands.ask(flame::canvas);
        display.syncExec(() -> {
            ToolItem calls = flame.measures().get(3);
            flame.measures().forEach(each -> each.setSelection(each == calls));
            calls.notifyListeners(SWT.Selection, new Event());
        });
        Until.holds("map calls are painted", display, page::isUpToDate);
        PlotArea plot = hands.plot(canvas);
        hands.focus(canvas);
        // a low window does not show the innermost functions at first
        for (int i = 0; i < 40 && narrow(canvas, plot).length == 0; i++) {
            hands.press(SWT.ARROW_DOWN, '\0');
            Until.holds("the graph is painted", display, page::isUpToDate);
        }
        double[] narrow = narrow(canvas, plot);
        assertEquals(2, narrow.length, () -> "no function is narrower than all: " + canvas.chart().describe());
        String name = hands.ask(() -> Objects.requireNonNull(canvas.picture().hit(narrow[0], narrow[1])).text()).split("[\n ]")[0];
        hands.click(canvas, narrow[0], narrow[1]);
        Until.holds("it is zoomed into", display, () -> !Double.isNaN(canvas.zoom().fromX()) || !Double.isNaN(canvas.zoom().toX()));
        Until.holds("it is painted", display, page::isUpToDate);
        assertTrue(hands.ask(() -> Objects.requireNonNull(canvas.picture().hit(plot.x() + 5, narrow[1])).text()).startsWith(name),
                name + " fills the width");
        display.syncExec(() -> flame.search().setText(name));
        Until.holds("what was found is said", display, () -> flame.found().contains("matching “" + name + "”"));
        assertTrue(hands.ask(() -> canvas.chart().describe()).contains(name), "also to those who do not see it");
        display.syncExec(() -> flame.reset().notifyListeners(SWT.Selection, new Event()));
        Until.holds("everything is shown and nothing searched for", display,
                () -> canvas.zoom().isNone() && flame.found().isEmpty() && !flame.reset().isEnabled());
    }

    /** A place in some function that has not all of the width; empty when none is shown. */
    private double[] narrow(ChartCanvas canvas, PlotArea plot) {
        return hands.ask(() -> {
            for (double y = plot.y() + 5; y < plot.y() + plot.height(); y += 17) {
                for (double x = plot.x() + 5; x < plot.x() + plot.width(); x += 10) {
                    Hit hit = canvas.picture().hit(x, y);
                    Zoom target = hit == null ? null : hit.target();
                    if (target != null && !target.isNone()) {
                        return new double[]{x, y};
                    }
                }
            }
            return new double[0];
        });
    }

    @Test
    void chartsHaveNamesAndStatementsAndSayWhatFailed() {
        OutstandingPage page = front(OUTSTANDING, OutstandingPage.class);
        for (ChartCanvas canvas : hands.ask(() -> List.of(page.bytes(), page.mappings(), page.leaks(), page.flame().canvas()))) {
            assertFalse(hands.ask(canvas::title).equals("Chart"), "it has a name of its own");
            assertTrue(hands.ask(canvas::statement).length() > 40, hands.ask(canvas::statement));
        }
        ChartCanvas leaks = hands.ask(page::leaks);
        display.syncExec(() -> leaks.fail(new IllegalStateException("the disk is gone")));
        assertTrue(hands.ask(leaks::statement).contains("the disk is gone"), hands.ask(leaks::statement));
        display.syncExec(() -> leaks.setChart(leaks.chart()));
        assertFalse(hands.ask(leaks::statement).contains("the disk is gone"), "the next answer takes its place");
    }

    @Test
    void tablesFollowTheSelectedTime() {
        EventsPage events = front(EVENTS, EventsPage.class);
        int all = hands.ask(() -> events.table().rowTable().count());
        OutstandingPage outstanding = front(OUTSTANDING, OutstandingPage.class);
        TimeRange time = brush(hands.ask(outstanding::bytes), 0.3, 0.5);
        long start = hands.ask(() -> Bench.digest(editor).startNs());
        front(EVENTS, EventsPage.class);
        Until.holds("only the events of that time are shown", display,
                () -> events.isUpToDate() && events.table().rowTable().count() > 0 && events.table().rowTable().count() < all);
        AttachmentsPage attachments = front(ATTACHMENTS, AttachmentsPage.class);
        display.syncExec(() -> attachments.showAll(true));
        TableView maps = hands.ask(attachments::mappings);
        Until.holds("the map calls of that time are shown", display, () -> attachments.isUpToDate() && maps.rowTable().count() > 0);
        RowList shown = hands.ask(maps::rows);
        List<Long> times = editor.capture().read(known -> IntStream.range(0, shown.size()).map(shown::row)
                .mapToObj(row -> known.mappings().beginNs(row) == Units.UNKNOWN
                        ? known.mappings().returnNs(row)
                        : known.mappings().beginNs(row))
                .toList());
        for (long at : times) {
            assertTrue(at >= time.fromNs() && at <= time.toNs(), "a map call at " + (at - start) + " ns");
        }
        display.syncExec(() -> editor.timeBar().clear());
        front(EVENTS, EventsPage.class);
        Until.holds("all events are shown again", display,
                () -> events.isUpToDate() && events.table().rowTable().count() == all);
    }
}
