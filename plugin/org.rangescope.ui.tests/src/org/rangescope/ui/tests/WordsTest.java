// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.eclipse.core.runtime.content.IContentDescriber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.ui.capture.CaptureState;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.capture.Latest;
import org.rangescope.ui.capture.RecordingDescriber;
import org.rangescope.ui.chart.Notes;
import org.rangescope.ui.guest.GuestHome;
import org.rangescope.ui.widgets.Marked;
import org.rangescope.ui.widgets.Plain;
import org.rangescope.ui.widgets.SaveAs;

/** What needs no workbench. */
class WordsTest {

    @Test
    void describerKnowsTheMagicInBothByteOrders() throws IOException {
        RecordingDescriber describer = new RecordingDescriber();
        assertEquals(IContentDescriber.VALID, describer.describe(bytes(0x57, 0x1D, 0xD1, 0x75, 0), null));
        assertEquals(IContentDescriber.VALID, describer.describe(bytes(0x75, 0xD1, 0x1D, 0x57, 0), null));
        assertEquals(IContentDescriber.INDETERMINATE, describer.describe(bytes(0x57, 0x1D, 0xD1), null));
        assertEquals(IContentDescriber.INDETERMINATE, describer.describe(bytes('t', 'e', 'x', 't'), null));
        try (var in = Files.newInputStream(Bench.recording("rs03-swallowed"))) {
            assertEquals(IContentDescriber.VALID, describer.describe(in, null));
        }
    }

    private static ByteArrayInputStream bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new ByteArrayInputStream(bytes);
    }

    @Test
    void namesOfCodeAreFoundInASentence() {
        Marked marked = Marked.of("Made by `ex_gpu_bind_bo` on `gpu0`.");
        assertEquals("Made by ex_gpu_bind_bo on gpu0.", marked.plain());
        assertEquals(2, marked.code().size());
        assertArrayEquals(new int[]{8, 14}, marked.code().get(0));
        assertEquals("gpu0", marked.plain().substring(marked.code().get(1)[0], marked.code().get(1)[0] + marked.code().get(1)[1]));
    }

    @Test
    void onlyTheLatestOfWaitingRequestsIsAnswered() {
        Deque<Runnable> worker = new ArrayDeque<>();
        List<String> shown = new ArrayList<>();
        Latest<String> latest = new Latest<>(worker::add, Runnable::run, shown::add, e -> shown.add(e.getMessage()));
        latest.request(() -> "first");
        latest.request(() -> "second");
        latest.request(() -> {
            throw new IllegalStateException("third failed");
        });
        latest.request(() -> "fourth");
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
        assertEquals(List.of("fourth"), shown);
        assertTrue(latest.isIdle());
        latest.request(() -> "fifth");
        worker.remove().run();
        latest.request(() -> {
            throw new IllegalStateException("sixth failed");
        });
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
        assertEquals(List.of("fourth", "fifth", "sixth failed"), shown);
        latest.request(() -> "seventh");
        latest.close();
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
        assertEquals(3, shown.size(), "nothing is shown after the end");
    }

    @Test
    void guestIsFoundOnlyInAWholeCheckout(@TempDir Path directory) throws IOException {
        String before = System.getProperty("rangescope.home");
        try {
            System.setProperty("rangescope.home", directory.toString());
            GuestHome.NotFound nothing = assertThrows(GuestHome.NotFound.class, GuestHome::find);
            assertTrue(nothing.getMessage().contains(directory.resolve("kernel-probe/guest/run").toString()), nothing.getMessage());
            System.setProperty("rangescope.home", before);
            GuestHome home = GuestHome.find();
            assertTrue(home.scenarios().contains("rs01-detach-live.scn"), home.scenarios().toString());
            assertTrue(home.scenarios().contains("live.scn"), home.scenarios().toString());
            assertTrue(home.describe("live.scn").length() > 20, "a scenario says what it does");
        } finally {
            System.setProperty("rangescope.home", before);
        }
    }

    @Test
    void chartsSayThatMoreIsComing() {
        assertEquals("still being read", Notes.of(new CaptureState(Phase.READING, "", Double.NaN, null, 0)).words());
        assertEquals("still being read, 43 %", Notes.of(new CaptureState(Phase.READING, "", 0.43, null, 0)).words());
        assertEquals("live, more is coming", Notes.of(new CaptureState(Phase.LIVE, "", Double.NaN, null, 0)).words());
        assertTrue(Notes.of(new CaptureState(Phase.FAILED, "", Double.NaN, null, 0)).warning(), "what cannot be read is a warning");
        assertEquals("", Notes.of(new CaptureState(Phase.DONE, "", 1, null, 0)).words());
    }

    @Test
    void slowWorkGivesWayToANewerRequest() throws Exception {
        List<String> shown = java.util.Collections.synchronizedList(new ArrayList<>());
        java.util.concurrent.ExecutorService worker = java.util.concurrent.Executors.newSingleThreadExecutor();
        try {
            Latest<String> latest = new Latest<>(worker, Runnable::run, shown::add, problem -> shown.add(problem.toString()));
            java.util.concurrent.CountDownLatch begun = new java.util.concurrent.CountDownLatch(1);
            latest.request(superseded -> {
                begun.countDown();
                while (!superseded.getAsBoolean()) {
                    Thread.onSpinWait();
                }
                throw new java.util.concurrent.CancellationException();
            });
            begun.await();
            latest.request(() -> "newer");
            while (!latest.isIdle()) {
                Thread.onSpinWait();
            }
            assertEquals(List.of("newer"), shown, "what was given up is neither shown nor a failure");
        } finally {
            worker.shutdownNow();
        }
    }

    @Test
    void namesAreShownAsTheyAre() {
        assertEquals("a && b", Plain.label("a & b"));
        assertEquals("a && b", Plain.tip("a & b"));
        assertNull(Plain.tip(null));
        assertFalse(Plain.link("<a>x</a> & y").contains("<a"), Plain.link("<a>x</a> & y"));
        assertTrue(Plain.link("a & y").contains("&&"));
    }

    /** A dialog asks about the name that was typed, and not about the one that comes of it. */
    @Test
    void fileOfAnotherNameIsNotReplacedUnasked(@TempDir Path directory) throws IOException {
        Path there = Files.writeString(directory.resolve("foo.csv"), "mine");
        List<Path> asked = new ArrayList<>();
        Deque<String> typed = new ArrayDeque<>(List.of(directory.resolve("foo").toString(), directory.resolve("bar").toString()));
        assertEquals(directory.resolve("bar.csv"), SaveAs.ask(typed::poll, List.of(".csv"), () -> ".csv", file -> !asked.add(file)));
        assertEquals(List.of(there), asked);
        typed.add(directory.resolve("foo").toString());
        assertNull(SaveAs.ask(typed::poll, List.of(".csv"), () -> ".csv", file -> false), "the dialog is left in the end");
        typed.add(there.toString());
        assertEquals(there, SaveAs.ask(typed::poll, List.of(".csv"), () -> ".csv", file -> false),
                "the dialog itself asked about this one");
        Path dotted = Files.createDirectory(directory.resolve("v1.0"));
        typed.add(dotted.resolve("chart").toString());
        assertEquals(dotted.resolve("chart.png"), SaveAs.ask(typed::poll, List.of(), () -> ".png", file -> true),
                "a dot in a folder's name is no ending");
    }

    @Test
    void scenarioThatIsNoTextHasNoDescription(@TempDir Path directory) throws IOException {
        GuestHome home = new GuestHome(directory);
        Files.createDirectories(home.scenario(""));
        Files.write(home.scenario("x.scn"), new byte[]{'#', ' ', (byte) 0xff, (byte) 0xfe, '\n'});
        assertEquals("", home.describe("x.scn"));
    }
}
