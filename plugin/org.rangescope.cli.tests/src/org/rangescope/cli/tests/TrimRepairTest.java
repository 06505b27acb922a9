// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** A part of a recording, and a recording without its damage, are recordings for everybody. */
class TrimRepairTest {

    private static final Path LEAKS = Rangescope.recording("parallel-leaks");

    @TempDir
    Path directory = Path.of("");

    private static Set<String> errors(Path file) throws IOException, InterruptedException {
        Set<String> errors = new TreeSet<>();
        for (JsonElement each : Rangescope.run("findings", "--json", file).json().getAsJsonArray("findings")) {
            JsonObject finding = each.getAsJsonObject();
            if ("error".equals(finding.get("severity").getAsString())) {
                errors.add(finding.get("rule").getAsString() + " " + finding.get("callSite"));
            }
        }
        return errors;
    }

    @Test
    void aPartIsARecordingThatBabeltraceReadsToo() throws IOException, InterruptedException {
        Path part = directory.resolve("part.rangescope");
        Rangescope.run("trim", "--from", "10ms", "--to", "10min", "-o", part, LEAKS).exits(0).silent()
                .prints("part.rangescope: ", "from before");
        assertTrue(errors(LEAKS).containsAll(errors(part)));
        JsonObject info = Rangescope.run("info", "--json", part).exits(0).json();
        assertTrue(info.get("whole").getAsBoolean(), info::toString);
        assertEquals(2, info.get("part").getAsInt());
        Path ctf = directory.resolve("ctf");
        Rangescope.run("split", part, ctf).exits(0);
        Rangescope.shell("babeltrace2 " + ctf + " > /dev/null 2>&1").exits(0).silent();
    }

    @Test
    void whatIsWrongWithACommandIsSaid() throws IOException, InterruptedException {
        Path part = directory.resolve("part.rangescope");
        Rangescope.run("trim", "-o", part, LEAKS).exits(2).says("say what to keep");
        Rangescope.run("trim", "--from", "soon", "-o", part, LEAKS).exits(2).says("--from: \"soon\" is no time");
        Rangescope.run("trim", "--from", "2s", "--to", "1s", "-o", part, LEAKS).exits(2).says("is after --to");
        Rangescope.run("trim", "--from", "100h", "-o", part, LEAKS).exits(2).says("after the end of");
        Rangescope.run("trim", "--mapping", "1000000", "-o", part, LEAKS).exits(2).says("--mapping 1000000: ", "has no map call #1000000");
        Rangescope.run("trim", "--mapping", "first", "-o", part, LEAKS).exits(2).says("\"first\" is no number of a map call");
        Rangescope.run("trim", "--from", "1ms", "-o", LEAKS, LEAKS).exits(2).says("is what is read");
        Rangescope.run("trim", "--from", "1ms", "-o", "/dev/full", LEAKS).exits(3).says("No space left on device");
        Rangescope.run("repair", "-o", "/dev/full", LEAKS).exits(3).says("No space left on device");
        Rangescope.run("repair", "-o", part, directory.resolve("gone")).exits(3).says("no such file");
        Rangescope.run("repair", "-o", part, "/etc/hostname").exits(3).says("not a Rangescope recording");
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aRepairSaysWhatItDroppedAndWhere() throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(LEAKS);
        List<int[]> packets = Rangescope.dataPackets(bytes);
        int[] packet = packets.get(packets.size() / 2);
        // one bit of the size of a record, which is no multiple of 8 then
        int at = packet[0] + 80;
        bytes[at + 2] ^= 1;
        Path damaged = directory.resolve("damaged.rangescope");
        Files.write(damaged, bytes);
        Path whole = directory.resolve("whole.rangescope");
        Rangescope.run("repair", damaged, "-o", whole).exits(4)
                .says("at byte " + String.format("%,d", at) + ": record with an impossible size")
                .prints("could not be read and count as lost");
        JsonObject info = Rangescope.run("info", "--json", whole).exits(4).json();
        assertEquals(0, info.get("damageCount").getAsInt(), info::toString);
        assertFalse(info.get("whole").getAsBoolean(), info::toString);
        assertTrue(info.getAsJsonObject("losses").get("total").getAsLong() > 0, info::toString);
        // nothing is left to repair
        Rangescope.run("repair", whole, "-o", directory.resolve("again")).exits(0).silent();
    }

    @Test
    void aTornRecordingFromAPipeIsRepairedToo() throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(LEAKS);
        Path torn = directory.resolve("torn.rangescope");
        Files.write(torn, Arrays.copyOf(bytes, bytes.length / 2 + 3));
        Path out = directory.resolve("out.rangescope");
        Rangescope.run(torn, "repair", "-", "-o", out).exits(4).says("standard input: at byte");
        JsonObject info = Rangescope.run("info", "--json", out).exits(4).json();
        assertEquals(0, info.get("damageCount").getAsInt());
        assertFalse(info.get("complete").getAsBoolean());
    }

    @Test
    void whatIsReadIsNeverReplaced() throws IOException, InterruptedException {
        Path mine = Files.copy(LEAKS, directory.resolve("mine.rangescope"));
        Path link = Files.createSymbolicLink(directory.resolve("link.rangescope"), mine);
        for (Path out : List.of(mine, link)) {
            Rangescope.run("trim", "--from", "1ms", "--force", "-o", out, mine).exits(2).says("is what is read");
            Rangescope.run("repair", "--force", "-o", out, mine).exits(2).says("is what is read");
            Rangescope.run("export", "-f", "chrome", "--force", "-o", out, mine).exits(2).says("is what is read");
        }
        assertEquals(-1, Files.mismatch(LEAKS, mine));
    }

    @Test
    void aHyphenIsStandardOutput() throws IOException, InterruptedException {
        Path one = directory.resolve("one");
        Path two = directory.resolve("two");
        String inside = "cd " + directory + " && $RANGESCOPE ";
        Rangescope.run("repair", "-o", one, LEAKS).exits(0);
        Rangescope.shell(inside + "repair -o - " + LEAKS + " > two").exits(0).silent();
        assertEquals(-1, Files.mismatch(one, two));
        Rangescope.run("trim", "--from", "1ms", "--force", "-o", one, LEAKS).exits(0);
        Rangescope.shell(inside + "trim --from 1ms -o - " + LEAKS + " > two").exits(0).silent();
        assertEquals(-1, Files.mismatch(one, two));
        assertFalse(Files.exists(directory.resolve("-")));
    }

    @Test
    void aMapCallIsNamedAsFindingsNameIt() throws IOException, InterruptedException {
        String sql = "SELECT serial FROM mappings WHERE leaked ORDER BY serial DESC LIMIT 1";
        String serial = Rangescope.run("query", "--format", "csv", LEAKS, sql).exits(0).out().lines().skip(1).findFirst().orElseThrow();
        for (String number : List.of(serial, "#" + serial)) {
            Path part = directory.resolve("part" + number);
            Rangescope.run("trim", "--mapping", number, "-o", part, LEAKS).exits(0);
            assertEquals("serial\n" + serial + "\n", Rangescope.run("query", "--format", "csv", part, "SELECT serial FROM mappings").out());
        }
    }

    @Test
    void nothingIsLeftWhenItIsStopped() throws IOException, InterruptedException {
        Rangescope.Result result = Rangescope.shell("cd " + directory + " && mkfifo pipe && (head -c 20000 " + LEAKS
                + "; exec sleep 60) > pipe & sleeper=$!; cd " + directory
                + "; until [ -p pipe ]; do :; done; $RANGESCOPE repair - -o out < pipe & java=$!; "
                + "until ls -A | grep -q part; do sleep 0.1; done; kill -TERM $java; wait $java; echo $?; kill $sleeper; rm pipe");
        assertEquals("143\n", result.out(), result::toString);
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
