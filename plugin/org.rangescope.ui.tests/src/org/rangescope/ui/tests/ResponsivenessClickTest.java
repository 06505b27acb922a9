// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.HdrHistogram.Histogram;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.ILaunchManager;
import org.eclipse.debug.ui.DebugUITools;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.ResourceUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.Zoom;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.OutstandingPage;
import org.rangescope.ui.editor.OverviewPage;
import org.rangescope.ui.editor.Page;
import org.rangescope.ui.editor.PopulationPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.launch.CaptureLaunches;
import org.rangescope.ui.launch.CaptureProcess;
import org.rangescope.ui.launch.RunningCaptures;
import org.rangescope.ui.tables.AttachmentsPage;
import org.rangescope.ui.tables.EventsPage;
import org.rangescope.ui.tables.TableView;

/**
 * Whether the workbench stays at hand while much comes in: somebody turns pages, zooms and scrolls all the time, and how long the UI thread kept them
 * waiting is reported in {@code target/stalls.md}. It fails only when that is beyond all measure. {@code rangescope.stalls.events} says how long the
 * recording is that is opened, {@code rangescope.stalls.seconds} how long the live capture takes.
 */
class ResponsivenessClickTest {

    private static final long EVENTS = Long.getLong("rangescope.stalls.events", 10_000_000);
    private static final int EVENTS_PER_SECOND = 250_000;
    private static final int SECONDS = Integer.getInteger("rangescope.stalls.seconds", 15);
    private static final long BEYOND_ALL_MEASURE_NS = 3_000_000_000L;
    private static final long SLOW_NS = 200_000_000L;
    private static final String PROJECT = "responsive";
    private static final int POPULATION = 2;
    private static final int OUTSTANDING = 3;
    private static final List<String> REPORT = new ArrayList<>();

    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final Hands hands = new Hands(display);
    private final Histogram gestures = new Histogram(600_000_000_000L, 3);
    private final List<String> slow = new ArrayList<>();
    private String slowestGesture = "";
    private Path directory;

    @BeforeEach
    void makeRoom() throws IOException {
        String chosen = System.getProperty("rangescope.stalls.directory");
        directory = chosen == null ? Files.createTempDirectory("stalls") : Files.createTempDirectory(Path.of(chosen), "stalls");
        display.syncExec(() -> {
            Bench.page();
            PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().forceActive();
        });
    }

    @AfterEach
    void tidyUp() throws Exception {
        display.syncExec(() -> {
            PlatformUI.getWorkbench().getService(RunningCaptures.class).list().forEach(CaptureProcess::terminate);
            Bench.closeAll();
        });
        Until.holds("all captures have ended", display,
                () -> PlatformUI.getWorkbench().getService(RunningCaptures.class).list().isEmpty());
        IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(PROJECT);
        if (project.exists()) {
            project.delete(true, true, new NullProgressMonitor());
        }
        try (var files = Files.walk(directory)) {
            for (Path each : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(each);
            }
        }
    }

    @AfterAll
    static void report() throws IOException {
        Path file = Path.of(System.getProperty("rangescope.stalls.report", "target/stalls.md"));
        List<String> lines = new ArrayList<>(List.of("| while | moments looked at | half | 99 % | longest | where it was then |",
                "|---|---:|---:|---:|---:|---|"));
        lines.addAll(REPORT);
        Files.write(file, lines);
        lines.forEach(System.out::println);
    }

    private static String ms(long ns) {
        return String.format(Locale.ROOT, ns < 10_000_000 ? "%.1f ms" : "%.0f ms", ns / 1e6);
    }

    private void say(String what, StallMeter.Stalls stalls) {
        System.out.println(what + ":");
        stalls.places().forEach(place -> System.out.println("  " + place));
        slow.forEach(gesture -> System.out.println("  " + gesture));
        slow.clear();
        REPORT.add(String.format(Locale.ROOT, "| %s | %,d | %s | %s | %s | %s |", what, stalls.asked(), ms(stalls.p50Ns()),
                ms(stalls.p99Ns()), ms(stalls.maxNs()),
                stalls.longest().isEmpty() ? "" : "`" + String.join(" < ", stalls.longest()) + "`"));
        if (gestures.getTotalCount() > 0) {
            REPORT.add(String.format(Locale.ROOT, "| %s: from a gesture to its picture | %,d | %s | %s | %s | %s |", what,
                    gestures.getTotalCount(), ms(gestures.getValueAtPercentile(50)), ms(gestures.getValueAtPercentile(99)),
                    ms(gestures.getMaxValue()), slowestGesture));
            gestures.reset();
            slowestGesture = "";
        }
        assertTrue(stalls.maxNs() < BEYOND_ALL_MEASURE_NS,
                () -> "the UI thread stood still for " + ms(stalls.maxNs()) + " while " + what + ", in " + stalls.longest());
    }

    /** Does something and waits for what it should lead to, looking often. */
    private void gesture(String name, Runnable action, BooleanSupplier answered) {
        long from = System.nanoTime();
        action.run();
        boolean[] now = new boolean[1];
        do {
            display.syncExec(() -> now[0] = answered.getAsBoolean());
            LockSupport.parkNanos(1_000_000);
            assertTrue(System.nanoTime() - from < 60_000_000_000L, () -> "waited in vain for the picture after: " + name);
        } while (!now[0]);
        long took = System.nanoTime() - from;
        if (took > SLOW_NS) {
            slow.add(ms(took) + " for " + name);
        }
        if (took > gestures.getMaxValue()) {
            slowestGesture = name;
        }
        gestures.recordValue(took);
    }

    private void show(RecordingEditor editor, int index) {
        Page page = editor.pages().get(index);
        gesture("the page " + page.title(), () -> display.syncExec(() -> editor.showPage(index)),
                () -> page.isUpToDate() || editor.capture().state().isRunning() && page instanceof EventsPage events && hasRows(events));
    }

    /** While a recording is read the page of events goes on looking where they are: its first rows are there long before. */
    private static boolean hasRows(EventsPage page) {
        TableView table = page.table();
        return table != null && table.rowTable().count() > 0 && table.isIdle();
    }

    private void zoom(String name, ChartCanvas chart) {
        PlotArea plot = hands.ask(() -> Optional.ofNullable(chart.picture().plot())).orElse(null);
        if (plot == null) {
            // there is nothing in it, yet
            return;
        }
        double x = plot.x() + plot.width() * 0.6;
        double y = plot.y() + plot.height() * 0.5;
        for (int i = 0; i < 4; i++) {
            gesture("zooming into " + name, () -> hands.wheel(chart, 0, 2, x, y), chart::isUpToDate);
        }
        gesture("moving " + name, () -> hands.drag(chart, SWT.SHIFT, x, y, x - plot.width() * 0.2, y), chart::isUpToDate);
        gesture("showing all of " + name, () -> display.syncExec(() -> chart.zoomTo(Zoom.NONE)), chart::isUpToDate);
    }

    private void scroll(String name, TableView table) {
        Until.holds(name + " has rows", display, () -> table.rowTable().count() > 0);
        int rows = hands.ask(() -> table.rowTable().count());
        for (int i = 1; i <= 8; i++) {
            int to = (int) ((long) rows * i / 9);
            gesture("scrolling " + name, () -> display.syncExec(() -> table.rowTable().setTop(to)), table::isIdle);
        }
    }

    /** Looks at everything, with real gestures. */
    private void use(RecordingEditor editor) {
        for (int i = 0; i < editor.pages().size(); i++) {
            show(editor, i);
            Page page = editor.pages().get(i);
            if (page instanceof PopulationPage population) {
                zoom("the scatter", hands.ask(population::scatter));
                zoom("the heat map", hands.ask(population::overTime));
                zoom("the percentiles", hands.ask(population::percentiles));
            } else if (page instanceof OutstandingPage outstanding) {
                zoom("the outstanding bytes", hands.ask(outstanding::bytes));
                zoom("the outstanding mappings", hands.ask(outstanding::mappings));
                zoom("the leaks", hands.ask(outstanding::leaks));
            } else if (page instanceof AttachmentsPage attachments) {
                scroll("the attachments", hands.ask(attachments::attachments));
            } else if (page instanceof EventsPage events) {
                scroll("the events", hands.ask(events::table));
            }
        }
    }

    @Test
    void aQuarterOfAMillionEventsASecond() throws Exception {
        Path source = directory.resolve("source");
        new SyntheticTraffic(5).events((long) EVENTS_PER_SECOND * SECONDS).write(source);
        Path growing = Files.createFile(directory.resolve("growing.rangescope"));
        IWorkbenchPage workbench = hands.ask(Bench::page);
        RunningCaptures running = PlatformUI.getWorkbench().getService(RunningCaptures.class);
        CompletableFuture<Void> feeder = CompletableFuture.runAsync(() -> feed(source, growing),
                task -> new Thread(task, "feeder").start());
        try (StallMeter meter = new StallMeter(display)) {
            display.syncExec(() -> {
                try {
                    DebugUITools.launch(CaptureLaunches.file(growing, PROJECT), ILaunchManager.RUN_MODE);
                } catch (org.eclipse.core.runtime.CoreException e) {
                    throw new IllegalStateException(e);
                }
            });
            Until.holds("the recording is open", display, () -> !running.list().isEmpty()
                    && workbench.getActiveEditor() instanceof RecordingEditor editor && running.list().get(0).file() != null
                    && running.list().get(0).file().equals(ResourceUtil.getFile(editor.getEditorInput())));
            RecordingEditor editor = (RecordingEditor) hands.ask(workbench::getActiveEditor);
            Until.holds("events come in", display, () -> editor.capture().state().digest() != null
                    && Bench.digest(editor).health().events() > 0);
            Until.holds("the first page is painted", display, Bench.page(editor, OverviewPage.class)::isUpToDate);
            // what is asked now is answered when the UI thread is through with opening
            display.syncExec(() -> {
                // no more than that
            });
            say(String.format(Locale.ROOT, "the first recording of a new workbench is opened, while %,d events/s come in",
                    EVENTS_PER_SECOND),
                    meter.take());
            while (!feeder.isDone()) {
                use(editor);
            }
            long from = System.nanoTime();
            feeder.join();
            Until.holds("all of it is read", display, () -> editor.capture().state().phase() == Phase.DONE);
            say(String.format(Locale.ROOT, "%,d events/s come in, for %d s (all of it was shown %s after the last)", EVENTS_PER_SECOND,
                    SECONDS, ms(System.nanoTime() - from)), meter.take());
            assertTrue(Bench.digest(editor).complete());
            assertEquals(0, Bench.digest(editor).health().losses().total(), "nothing is lost on the way");
        }
    }

    private static void feed(Path source, Path growing) {
        try (var in = Files.newInputStream(source); OutputStream out = Files.newOutputStream(growing)) {
            long all = Files.size(source);
            long from = System.nanoTime();
            long duration = SECONDS * 1_000_000_000L;
            long written = 0;
            while (written < all) {
                long due = Math.min(all, (long) (all * Math.min(1.0, (System.nanoTime() - from) / (double) duration)));
                if (due > written) {
                    byte[] piece = in.readNBytes((int) Math.min(due - written, 1 << 22));
                    out.write(piece);
                    written += piece.length;
                } else {
                    LockSupport.parkNanos(2_000_000);
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aLongRecordingIsOpened() throws Exception {
        Path file = directory.resolve("long.rangescope");
        new SyntheticTraffic(6).events(EVENTS).write(file);
        Bench.old(file);
        String events = String.format(Locale.ROOT, "%,d events", EVENTS);
        try (StallMeter meter = new StallMeter(display)) {
            long from = System.nanoTime();
            RecordingEditor editor = hands.ask(() -> Bench.open(file));
            Until.holds("first figures are there", display, () -> editor.capture().state().digest() != null
                    && Bench.digest(editor).health().events() > 0);
            long first = System.nanoTime() - from;
            while (Objects.requireNonNull(editor.capture()).state().phase() == Phase.READING) {
                use(editor);
            }
            Until.holds("it is read", display, () -> !editor.capture().state().isRunning());
            long read = System.nanoTime() - from;
            assertEquals(Phase.DONE, editor.capture().state().phase(), editor.capture().state().message());
            say(String.format(Locale.ROOT, "%s are opened, and looked at meanwhile (first figures after %s, all after %s)", events,
                    ms(first),
                    ms(read)), meter.take());
            Until.holds("everything is painted", display, () -> editor.pages().stream().allMatch(Page::isUpToDate));
            meter.take();
            for (int i = 0; i < 3; i++) {
                use(editor);
            }
            say(events + " are looked at", meter.take());
            display.syncExec(Bench::closeAll);
            meter.take();
            RecordingEditor again = hands.ask(() -> Bench.open(file));
            Until.holds("it is read again", display, () -> !again.capture().state().isRunning());
            Until.holds("it is painted", display, () -> Bench.page(again, OverviewPage.class).isUpToDate());
            display.syncExec(() -> again.showPage(POPULATION));
            display.syncExec(() -> again.showPage(OUTSTANDING));
            say(events + " are opened again", meter.take());
        }
    }
}
