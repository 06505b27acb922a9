// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.store.CacheFile;

import com.google.gson.JsonObject;

/** {@code info} and {@code events} on real recordings, whole and damaged. */
class InfoTest {

    private static final Path OLD = Rangescope.recording("format-1.0");

    @TempDir
    Path directory;

    @Test
    void saysWhereARecordingComesFrom() throws Exception {
        Rangescope.run("info", OLD).exits(0).silent().prints("format-1.0.rangescope: complete, nothing lost, nothing damaged",
                "6.12", "x86_64", "interconnect-v1",
                "Hooks attached", "dma_buf_map_interconnect", "Hooks missing", "lost_ring", "map ", "range ", "UTC");
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        JsonObject json = Rangescope.run("info", "--json", OLD).exits(0).silent().json();
        assertTrue(json.get("complete").getAsBoolean());
        assertTrue(json.get("whole").getAsBoolean());
        assertEquals(0, json.getAsJsonObject("losses").get("total").getAsLong());
        assertEquals(0, json.getAsJsonArray("damage").size());
        assertTrue(json.getAsJsonObject("counts").get("map").getAsLong() > 0);
        assertTrue(json.get("spanNs").getAsLong() > 0);
        assertTrue(json.get("start").getAsString().endsWith("Z"));
        assertTrue(json.getAsJsonObject("hooks").getAsJsonArray("attached").toString().contains("dma_buf_map_interconnect"));
    }

    @Test
    void countsWhatEventsPrints() throws Exception {
        JsonObject json = Rangescope.run("info", "--json", OLD).exits(0).json();
        Rangescope.Result events = Rangescope.run("events", OLD).exits(0).silent();
        Map<String, Long> counted = new TreeMap<>();
        events.out().lines().forEach(line -> counted.merge(line.split(" ", 3)[1], 1L, Long::sum));
        JsonObject counts = json.getAsJsonObject("counts");
        for (String kind : counts.keySet()) {
            assertEquals(counts.get(kind).getAsLong(), counted.getOrDefault(kind, 0L), kind);
        }
        assertEquals(json.get("records").getAsLong(), events.out().lines().count());
    }

    @Test
    void eventsKeepTheOrderOfFieldsAndTime() throws Exception {
        List<String> lines = Rangescope.run("events", OLD).exits(0).out().lines().toList();
        long last = 0;
        for (String line : lines) {
            long time = Long.parseLong(line.substring(0, line.indexOf(' ')));
            assertTrue(time >= last, line);
            last = time;
        }
        assertTrue(lines.stream().anyMatch(line -> line
                .matches("\\d+ buffer_export buffer=\\d+ inode=\\d+ buffer_size=\\d+ exporter=\\d+ error=0 task=\\d+ stack=\\d+")));
        assertTrue(lines.stream().anyMatch(line -> line.matches("\\d+ string id=\\d+ length=\\d+ text=\"ex_gpu_bind_bo\"")));
        assertTrue(lines.stream().anyMatch(line -> line.matches("\\d+ stack id=\\d+ length=\\d+ frames=\\[\\d+(,\\d+)+\\]")));
    }

    @Test
    void readsStandardInput() throws Exception {
        Rangescope.run(OLD, "info", "-").exits(0).silent().prints("standard input: complete");
        assertEquals(Rangescope.run("events", OLD).out(), Rangescope.run(OLD, "events", "-").exits(0).out());
    }

    @Test
    void readsATornRecordingAsFarAsItGoes() throws Exception {
        byte[] bytes = Files.readAllBytes(OLD);
        List<int[]> packets = Rangescope.dataPackets(bytes);
        int[] last = packets.get(packets.size() - 1);
        Path torn = cut(bytes, last[0] + last[1] / 2);
        Rangescope.Result result = Rangescope.run("info", torn).exits(4).silent().prints("Cut off", "torn last packet", "at byte ");
        assertFalse(result.out().contains("complete, nothing"));
        JsonObject json = Rangescope.run("info", "--json", torn).exits(4).json();
        assertEquals(1, json.get("damageCount").getAsLong());
        assertTrue(json.getAsJsonArray("damage").get(0).getAsJsonObject().get("offset").getAsLong() >= last[0]);
        // every line but those behind the tear
        String whole = Rangescope.run("events", OLD).out();
        Rangescope.Result events = Rangescope.run("events", torn).exits(4).says(torn.toString(), "torn last packet");
        assertTrue(whole.startsWith(events.out()));
        assertEquals(json.get("records").getAsLong(), events.out().lines().count());
        Rangescope.run("info", OLD).exits(0);
    }

    @Test
    void saysThatTheWriterWasKilled() throws Exception {
        byte[] bytes = Files.readAllBytes(OLD);
        List<int[]> packets = Rangescope.dataPackets(bytes);
        Path killed = cut(bytes, packets.get(packets.size() - 1)[0]);
        Rangescope.run("info", killed).exits(4).silent().prints("Cut off: the probe did not end it in order");
        JsonObject json = Rangescope.run("info", "--json", killed).exits(4).json();
        assertFalse(json.get("complete").getAsBoolean());
        assertTrue(json.get("records").getAsLong() > 0);
        assertEquals(0, json.get("damageCount").getAsLong());
    }

    @Test
    void readsAHeaderAlone() throws Exception {
        byte[] bytes = Files.readAllBytes(OLD);
        Path header = cut(bytes, Rangescope.dataPackets(bytes).get(0)[0]);
        Rangescope.run("info", header).exits(4).silent().prints("Cut off: it ends after its header", "6.12");
        Rangescope.run("events", header).exits(4).says("it ends after its header");
        JsonObject json = Rangescope.run("info", "--json", header).exits(4).json();
        assertEquals(0, json.get("records").getAsLong());
        assertTrue(json.get("startNs").isJsonNull());
    }

    @Test
    void saysWhenAFileHoldsItsRecordingTwice() throws Exception {
        byte[] once = Files.readAllBytes(OLD);
        byte[] both = Arrays.copyOf(once, once.length * 2);
        System.arraycopy(once, 0, both, once.length, once.length);
        Path twice = directory.resolve("twice.rangescope");
        Files.write(twice, both);
        Rangescope.run("info", twice).exits(4).silent().prints("this recording is in the file more than once");
        JsonObject json = Rangescope.run("info", "--json", twice).exits(4).json();
        assertEquals(Rangescope.run("info", "--json", OLD).json().get("events"), json.get("events"));
        assertEquals(Rangescope.run("findings", "--json", OLD).json().get("findings"),
                Rangescope.run("findings", "--json", twice).exits(1).json().get("findings"));
    }

    @Test
    void saysThatPacketsAreMissing() throws Exception {
        byte[] bytes = Files.readAllBytes(OLD);
        List<int[]> packets = Rangescope.dataPackets(bytes);
        int[] gone = packets.get(0);
        Path missing = directory.resolve("missing.rangescope");
        byte[] rest = Arrays.copyOf(bytes, bytes.length - gone[1]);
        System.arraycopy(bytes, gone[0] + gone[1], rest, gone[0], bytes.length - gone[0] - gone[1]);
        Files.write(missing, rest);
        Rangescope.run("info", missing).exits(4).silent().prints("Missing: 1 packet of the stream");
        Rangescope.run("events", missing).exits(4).says("Missing: 1 packet of the stream");
    }

    @Test
    void printsTheRecordsOfTheNewestFormatToo() throws Exception {
        Path stock = Path.of("../../update-site/workbench/recordings/stock-6.12.rangescope").toAbsolutePath().normalize();
        JsonObject counts = Rangescope.run("info", "--json", stock).exits(0).json().getAsJsonObject("counts");
        Rangescope.Result events = Rangescope.run("events", stock).exits(0).silent();
        Map<String, Long> counted = new TreeMap<>();
        events.out().lines().forEach(line -> counted.merge(line.split(" ", 3)[1], 1L, Long::sum));
        for (String kind : counts.keySet()) {
            assertEquals(counts.get(kind).getAsLong(), counted.getOrDefault(kind, 0L), kind);
        }
        assertTrue(events.out().lines().anyMatch(line -> line.matches("\\d+ task_exit task=\\d+ last=[01]")));
        assertTrue(events.out().lines()
                .anyMatch(line -> line.matches("\\d+ capture_start realtime_ns=\\d+ task=1 reserved=0 part=0 states=\\d+")));
        assertTrue(events.out().lines().anyMatch(line -> line.matches("\\d+ map .* allocated=4294967295 kept=4294967295")));
        Rangescope.run("info", stock).exits(0).prints("Hooks missing (0)", "Hooks of interconnects, which this kernel does not have");
        assertTrue(
                Rangescope.run("events", OLD).out().lines().filter(line -> line.contains(" map "))
                        .noneMatch(line -> line.contains("allocated")),
                "a field that the recording's format does not have");
    }

    @Test
    void saysHowItWasRecorded() throws Exception {
        Rangescope.run("info", OLD).exits(0).prints("Hooked by", "Stacks", "Range records", "Filters",
                "Ended because", "the recorded command ended");
        JsonObject json = Rangescope.run("info", "--json", OLD).exits(0).json();
        assertEquals("", json.get("filters").getAsString());
        assertEquals(0, json.get("part").getAsInt());
        assertEquals("command", json.get("stopReason").getAsString());
        assertEquals(0, json.getAsJsonObject("choices").get("filtered").getAsLong());
        assertEquals(0, json.getAsJsonArray("triggers").size());
    }

    @Test
    void readsOnBehindADamagedPacket() throws Exception {
        byte[] bytes = Files.readAllBytes(OLD);
        List<int[]> packets = Rangescope.dataPackets(bytes);
        int[] first = packets.get(0);
        bytes[first[0] + 80 + 2] = 3;
        bytes[first[0] + 80 + 3] = 0;
        Path damaged = directory.resolve("damaged.rangescope");
        Files.write(damaged, bytes);
        JsonObject json = Rangescope.run("info", "--json", damaged).exits(4).json();
        assertTrue(json.get("complete").getAsBoolean());
        assertFalse(json.get("whole").getAsBoolean());
        assertTrue(json.get("records").getAsLong() > 0);
        JsonObject damage = json.getAsJsonArray("damage").get(0).getAsJsonObject();
        assertEquals(first[0] + 80, damage.get("offset").getAsLong());
    }

    @Test
    void refusesWhatIsNoRecording() throws Exception {
        Path text = directory.resolve("letter.rangescope");
        Files.writeString(text, "Dear reader,\nthis is not a recording.\n");
        Path empty = Files.createFile(directory.resolve("empty.rangescope"));
        Path missing = directory.resolve("missing.rangescope");
        for (String command : new String[]{"info", "findings", "events"}) {
            assertEquals("",
                    Rangescope.run(command, text).exits(3).says("rangescope: " + text, "not a Rangescope recording", "Dear reader").out());
            assertEquals("", Rangescope.run(command, empty).exits(3).says("rangescope: " + empty, "empty").out());
            assertEquals("", Rangescope.run(command, missing).exits(3).says("rangescope: " + missing, "no such file").out());
            assertEquals("", Rangescope.run(command, directory).exits(3).says("rangescope: " + directory, "directory").out());
        }
    }

    @Test
    void refusesANewerFormat() throws Exception {
        byte[] bytes = Files.readAllBytes(OLD);
        replace(bytes, "rangescope_major = 1;", "rangescope_major = 9;");
        Path newer = directory.resolve("newer.rangescope");
        Files.write(newer, bytes);
        Rangescope.run("info", newer).exits(3).says("rangescope: " + newer, "format 9.");
    }

    private static void replace(byte[] bytes, String from, String to) {
        byte[] wanted = from.getBytes();
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                System.arraycopy(to.getBytes(), 0, bytes, i, wanted.length);
                return;
            }
        }
        throw new AssertionError("the metadata has no " + from);
    }

    private Path cut(byte[] bytes, int length) throws Exception {
        Path file = directory.resolve("cut.rangescope");
        Files.write(file, Arrays.copyOf(bytes, length));
        return file;
    }

    @Test
    void aLargeRecordingIsReadOnceAndSaysTheSameEachTime() throws Exception {
        Path recording = directory.resolve("large.rangescope");
        new SyntheticTraffic(7).events(120_000).write(recording);
        Rangescope.Result info = Rangescope.run("info", "--json", recording).exits(0).silent();
        Rangescope.Result findings = Rangescope.run("findings", recording).silent();
        Path cache = CacheFile.of(recording);
        assertTrue(Files.isRegularFile(cache), "what was made of it lies beside it");
        assertEquals(recording.toString(), info.json().get("file").getAsString(), "the name is the one that was given");
        FileTime kept = Files.getLastModifiedTime(cache);
        assertEquals(info.out(), Rangescope.run("info", "--json", recording).exits(0).silent().out());
        assertEquals(findings.out(), Rangescope.run("findings", recording).silent().out());
        assertEquals(kept, Files.getLastModifiedTime(cache), "it was used, not made again");
        Files.delete(cache);
        assertEquals(info.out(), Rangescope.run("info", "--json", recording).exits(0).silent().out());
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(Set.of(recording, cache), files.collect(Collectors.toSet()), "nothing else is left");
        }
    }
}
