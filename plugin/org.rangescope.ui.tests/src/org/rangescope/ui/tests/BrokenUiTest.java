// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.ui.capture.CaptureState.Phase;
import org.rangescope.ui.chart.ChartCanvas;
import org.rangescope.ui.editor.OverviewPage;
import org.rangescope.ui.editor.RecordingEditor;
import org.rangescope.ui.widgets.Banner.Strip;

/** Files that are not what they should be, or not yet: each says so in its own words, and nothing readable is lost. */
class BrokenUiTest {

    private final Display display = Display.getCurrent();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        Bench.closeAll();
    }

    @Test
    void textFileWithTheNameOfARecordingSaysWhatItIs() throws Exception {
        Path file = Bench.old(Files.writeString(directory.resolve("notes.rangescope"), "Call the exporter's maintainer.\n"));
        RecordingEditor editor = Bench.open(file);
        Until.holds("reading has failed", display, () -> editor.capture().state().phase() == Phase.FAILED);
        Until.holds("the reason stands in place of the pages", display,
                () -> editor.statePane() != null && editor.statePane().text().contains("not a Rangescope recording"));
        assertTrue(editor.statePane().text().contains("notes.rangescope"), editor.statePane().text());
    }

    @Test
    void missingFileNamesItself() throws Exception {
        Path file = directory.resolve("gone.rangescope");
        Bench.copy(Bench.recording("format-1.0"), file);
        RecordingEditor first = Bench.openAndRead(file);
        Files.delete(file);
        first.capture().readAgain();
        Until.holds("reading has failed", display, () -> first.capture().state().phase() == Phase.FAILED);
        assertTrue(first.capture().state().message().contains("gone.rangescope"), first.capture().state().message());
        assertNull(first.statePane(), "what was read before is still shown");
        Until.holds("a strip above it says that reading failed, and why", display, () -> first.banner().strips().stream()
                .anyMatch(strip -> strip.words().contains("gone.rangescope") && strip.words().contains("not the whole recording")));
    }

    @Test
    void tornFileKeepsWhatIsReadableAndNamesFileAndOffset() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        int cut = all.length - 100;
        Path file = Bench.old(Files.write(directory.resolve("torn.rangescope"), Arrays.copyOf(all, cut)));
        RecordingEditor editor = Bench.openAndRead(file);
        assertNull(editor.statePane(), "the pages stand in front");
        assertEquals(Phase.DONE, editor.capture().state().phase());
        assertFalse(Bench.digest(editor).health().damage().isEmpty(), "the damage is known");
        long at = Bench.digest(editor).health().damage().get(0).offset();
        String offset = org.rangescope.core.util.Units.count(at);
        Until.holds("the banner names file and offset", display, () -> editor.banner().strips().stream().map(Strip::words)
                .anyMatch(words -> words.contains("torn.rangescope") && words.contains(offset)));
        assertTrue(editor.banner().isVisible());
        assertTrue(Bench.digest(editor).mappings() > 0, "what came before is shown");
        ChartCanvas chart = Bench.page(editor, OverviewPage.class).outstanding();
        assertNotNull(chart.picture());
        assertTrue(chart.note().warning() && chart.note().words().endsWith("lower bounds"), chart.note().toString());
        assertTrue(chart.picture().description().endsWith(chart.note().words() + "."), "the chart says so in the picture: "
                + chart.picture().description());
    }

    @Test
    void missingPacketsAreSaidAboveThePages() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        ByteBuffer buffer = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        int packet = 0;
        while (buffer.getInt(packet) != RecordLayout.DATA_MAGIC) {
            packet++;
        }
        int size = (int) (buffer.getLong(packet + 48) / 8);
        byte[] rest = Arrays.copyOf(all, all.length - size);
        System.arraycopy(all, packet + size, rest, packet, all.length - packet - size);
        RecordingEditor editor = Bench.openAndRead(Bench.old(Files.write(directory.resolve("hole.rangescope"), rest)));
        assertEquals(1, Bench.digest(editor).health().packetsMissing());
        assertEquals(0, Bench.digest(editor).health().losses().total(), "the probe's own counters know nothing of it");
        Until.holds("the banner says that a packet is missing", display, () -> editor.banner().strips().stream().map(Strip::words)
                .anyMatch(words -> words.startsWith("1 packet of the recording is missing.")));
    }

    @Test
    void wholeFileHasNoBanner() {
        RecordingEditor editor = Bench.openAndRead(Bench.recording("format-1.0"));
        assertEquals(java.util.List.of(), editor.banner().strips());
        assertFalse(editor.banner().isVisible());
    }

    @Test
    void growingFileIsReadOnWhileItIsOpen() throws Exception {
        byte[] all = Files.readAllBytes(Bench.recording("format-1.0"));
        int half = all.length / 2;
        Path file = Bench.old(Files.write(directory.resolve("growing.rangescope"), Arrays.copyOf(all, half)));
        RecordingEditor editor = Bench.open(file);
        Until.holds("the first part is read", display, () -> editor.capture().state().phase() == Phase.DONE);
        assertFalse(Bench.digest(editor).complete(), "the end has not come yet");
        long before = Bench.digest(editor).health().events();
        try (OutputStream more = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            more.write(all, half, all.length - half);
        }
        Until.holds("the rest is read as well", display, () -> Bench.digest(editor).complete());
        assertTrue(Bench.digest(editor).health().events() > before);
        Until.holds("no damage is left to tell of", display,
                () -> Bench.digest(editor).health().damage().isEmpty() && editor.banner().strips().isEmpty());
        assertTrue(Bench.digest(editor).findings().list().stream().anyMatch(org.rangescope.core.rules.Finding::leak),
                "the leak in the second part is found");
    }
}
