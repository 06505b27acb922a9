// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code split} and {@code join}. */
class SplitJoinTest {

    private static final Path RS01 = Rangescope.recording("rs01-detach-live");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rs01-detach-live", "rs03-swallowed", "rs27-still-mapped"})
    void thereAndBackGivesTheSameBytes(String scenario) throws Exception {
        Path recording = Rangescope.recording(scenario);
        Path ctf = directory.resolve("ctf");
        Path back = directory.resolve("back.rangescope");
        Rangescope.run("split", recording, ctf).exits(0).silent().prints("packet");
        Rangescope.run("join", ctf, back).exits(0).silent();
        assertArrayEquals(Files.readAllBytes(recording), Files.readAllBytes(back));
    }

    @Test
    void whatDoesNotFitLeavesTheOlderResultAndIsNamed() throws Exception {
        Path ctf = directory.resolve("ctf");
        Path back = directory.resolve("back.rangescope");
        Rangescope.run("split", RS01, ctf).exits(0);
        Files.writeString(back, "older");
        byte[] stream = Files.readAllBytes(ctf.resolve("stream"));
        // no file may have more than some kilobytes
        String small = "ulimit -f 8 && java -XX:-UsePerfData -jar " + Rangescope.JAR + " ";
        Rangescope.shell(small + "join --force " + ctf + " " + back).exits(3).says(back + " cannot be written: ");
        assertEquals("older", Files.readString(back));
        Rangescope.shell(small + "split --force " + RS01 + " " + ctf).exits(3).says(ctf + "/", "cannot be written: ");
        assertArrayEquals(stream, Files.readAllBytes(ctf.resolve("stream")));
        try (var files = Files.list(ctf)) {
            assertEquals(2, files.count(), "no part of it is left");
        }
    }

    @Test
    void joinsMetadataThatIsPlainText() throws Exception {
        Path ctf = directory.resolve("ctf");
        Path back = directory.resolve("back.rangescope");
        Rangescope.run("split", RS01, ctf).exits(0);
        Files.write(ctf.resolve("metadata"), plain(Files.readAllBytes(ctf.resolve("metadata"))));
        Rangescope.run("join", ctf, back).exits(0).silent();
        Rangescope.run("info", back).exits(0).silent();
        assertEquals(Rangescope.run("events", RS01).out(), Rangescope.run("events", back).out());
    }

    @Test
    void leavesOutATornTailAndSaysSo() throws Exception {
        byte[] bytes = Files.readAllBytes(RS01);
        List<int[]> packets = Rangescope.dataPackets(bytes);
        int[] last = packets.get(packets.size() - 1);
        // also right between two records, and within the packet's header
        for (int there : new int[]{last[1] - 1, 80, 20}) {
            Path torn = directory.resolve("torn.rangescope");
            Files.write(torn, Arrays.copyOf(bytes, last[0] + there));
            Path ctf = directory.resolve("ctf" + there);
            Rangescope.run("split", torn, ctf).exits(4).says(torn.toString(), "torn last packet", "at byte ",
                    String.format("%,d bytes of it were left out", there));
            byte[] stream = Files.readAllBytes(ctf.resolve("stream"));
            assertArrayEquals(Arrays.copyOfRange(bytes, packets.get(0)[0], last[0]), stream);
        }
    }

    @Test
    void leavesOutAPacketThatOthersWouldStopAt() throws Exception {
        byte[] bytes = Files.readAllBytes(RS01);
        int[] first = Rangescope.dataPackets(bytes).get(0);
        byte[] damaged = bytes.clone();
        damaged[first[0] + 80 + 2] = 3;
        damaged[first[0] + 80 + 3] = 0;
        Path file = directory.resolve("damaged.rangescope");
        Files.write(file, damaged);
        Path ctf = directory.resolve("ctf");
        Rangescope.run("split", file, ctf).exits(4).says(file.toString(), "impossible size",
                String.format("%,d bytes of it were left out", first[1]));
        assertArrayEquals(Arrays.copyOfRange(bytes, first[0] + first[1], bytes.length), Files.readAllBytes(ctf.resolve("stream")));
    }

    @Test
    void replacesNothingUnlessForced() throws Exception {
        Path ctf = directory.resolve("ctf");
        Path back = directory.resolve("back.rangescope");
        Rangescope.run("split", RS01, ctf).exits(0);
        Rangescope.run("split", RS01, ctf).exits(2).says(ctf.toString(), "--force");
        Rangescope.run("split", "--force", RS01, ctf).exits(0).silent();
        Files.writeString(back, "mine");
        Rangescope.run("join", ctf, back).exits(2).says(back.toString(), "--force");
        assertEquals("mine", Files.readString(back));
        Rangescope.run("join", ctf, back, "--force").exits(0).silent();
        assertArrayEquals(Files.readAllBytes(RS01), Files.readAllBytes(back));
    }

    @Test
    void leavesNothingBehindWhenThereIsNothingToSplit() throws Exception {
        Path text = directory.resolve("letter.rangescope");
        Files.writeString(text, "Dear reader,\nthis is not a recording.\n");
        Path ctf = directory.resolve("ctf");
        Rangescope.run("split", text, ctf).exits(3).says(text.toString(), "not a Rangescope recording");
        assertFalse(Files.exists(ctf));
        Rangescope.run("split", directory.resolve("missing"), ctf).exits(3).says("missing", "no such file");
        Rangescope.run("split", RS01, text).exits(2).says(text.toString(), "is a file");
    }

    @Test
    void joinsOnlyTracesOfOurs() throws Exception {
        Path back = directory.resolve("back.rangescope");
        Path other = Files.createDirectory(directory.resolve("other"));
        Rangescope.run("join", other, back).exits(3).says(other.toString(), "metadata", "no such file");
        Files.writeString(other.resolve("metadata"), "/* CTF 1.8 */\nenv { tracer_name = \"lttng-modules\"; };\n");
        Rangescope.run("join", other, back).exits(3).says(other.toString(), "lttng-modules");
        Rangescope.run("join", RS01, back).exits(3).says(RS01.toString(), "name the directory");
        assertFalse(Files.exists(back));
    }

    @Test
    void neverWritesWhatItReads() throws Exception {
        Path ctf = directory.resolve("ctf");
        Rangescope.run("split", RS01, ctf).exits(0);
        byte[] stream = Files.readAllBytes(ctf.resolve("stream"));
        for (String part : List.of("stream", "metadata")) {
            Rangescope.run("join", ctf, ctf.resolve(part), "--force").exits(2).says("is what is read");
        }
        assertArrayEquals(stream, Files.readAllBytes(ctf.resolve("stream")));
        Path other = Files.createDirectory(directory.resolve("other"));
        Path recording = Files.copy(RS01, other.resolve("stream"));
        Rangescope.run("split", "--force", recording, other).exits(2).says("is what is read");
        assertEquals(-1, Files.mismatch(RS01, recording));
    }

    @Test
    void whatFailsLeavesWhatWasThere() throws Exception {
        Path ctf = directory.resolve("ctf");
        Path back = directory.resolve("back.rangescope");
        Rangescope.run("split", RS01, ctf).exits(0);
        Files.writeString(back, "mine");
        for (String rubbish : List.of("", "no packet at all")) {
            Files.writeString(ctf.resolve("stream"), rubbish);
            Rangescope.Result result = Rangescope.run("join", ctf, back, "--force").exits(4).says("no packet");
            assertEquals(1, result.err().lines().count(), result::toString);
            assertEquals("mine", Files.readString(back));
        }
        // no event came before it was cut off
        byte[] bytes = Files.readAllBytes(RS01);
        Path header = directory.resolve("header.rangescope");
        Files.write(header, Arrays.copyOf(bytes, Rangescope.dataPackets(bytes).get(0)[0]));
        Path none = directory.resolve("none");
        Rangescope.Result result = Rangescope.run("split", header, none).exits(4).says("no packet");
        assertEquals(1, result.err().lines().count(), result::toString);
        assertFalse(Files.exists(none));
        Rangescope.run("split", RS01, ctf, "--force").exits(0);
        try (var left = Files.list(ctf)) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void aJoinedRecordingCanGoToAPipe() throws Exception {
        Path ctf = directory.resolve("ctf");
        Rangescope.run("split", RS01, ctf).exits(0);
        Path out = directory.resolve("out");
        Rangescope.shell("cd " + directory + " && $RANGESCOPE join " + ctf + " - | cat > " + out).exits(0).silent();
        assertEquals(-1, Files.mismatch(RS01, out));
        Rangescope.run("split", RS01, "-").exits(2).says("cannot go to standard output");
        assertFalse(Files.exists(directory.resolve("-")));
    }

    @Test
    void infoSaysHowToReadADirectory() throws Exception {
        Path ctf = directory.resolve("ctf");
        Rangescope.run("split", RS01, ctf).exits(0);
        Rangescope.run("info", ctf).exits(3).says("rangescope join " + ctf);
    }

    private static byte[] plain(byte[] packets) {
        StringBuilder text = new StringBuilder();
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(packets).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < packets.length; at += bytes.getInt(at + 28) / 8) {
            text.append(new String(packets, at + 37, bytes.getInt(at + 24) / 8 - 37, StandardCharsets.UTF_8));
        }
        assertTrue(text.toString().startsWith("/* CTF 1.8 */"), text::toString);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
