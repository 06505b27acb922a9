// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** {@code findings} on recordings of scenarios whose mistakes are known. */
class FindingsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"rs01-detach-live, RS01, 3, ex_gpu_prefetch_bo", "rs03-swallowed, RS03, 2, ex_vfio_"})
    void namesThePlantedLeakAndNothingElse(String scenario, String rule, int mappings, String callSite) throws Exception {
        Path recording = Rangescope.recording(scenario);
        JsonObject json = Rangescope.run("findings", "--json", recording).exits(1).silent().json();
        List<JsonObject> leaks = findings(json).filter(f -> f.get("leak").getAsBoolean()).toList();
        assertFalse(leaks.isEmpty(), json::toString);
        for (JsonObject leak : leaks) {
            assertEquals(rule, leak.get("rule").getAsString(), leak::toString);
            assertEquals("error", leak.get("severity").getAsString());
            assertEquals("definite", leak.get("verdict").getAsString());
            assertTrue(leak.get("callSite").getAsString().startsWith(callSite), leak::toString);
            assertTrue(leak.getAsJsonArray("stack").toString().contains(callSite), leak::toString);
            assertEquals(leak.get("mappingCount").getAsInt(), leak.getAsJsonArray("mappings").size());
            assertFalse(leak.getAsJsonArray("evidence").isEmpty(), leak::toString);
            assertTrue(leak.get("lastNs").getAsLong() >= leak.get("firstNs").getAsLong());
        }
        assertEquals(mappings, leaks.stream().mapToInt(f -> f.get("mappingCount").getAsInt()).sum(), leaks::toString);
        assertEquals(leaks.size(), json.get("leaks").getAsInt());
        assertEquals(mappings, json.get("leakedMappings").getAsInt());
        assertEquals(leaks.stream().mapToLong(f -> f.get("bytes").getAsLong()).sum(), json.get("exposedBytes").getAsLong());
        assertTrue(json.get("exposedBytes").getAsLong() > 0);

        Rangescope.Result text = Rangescope.run("findings", recording).exits(1).silent();
        List<String> lines = text.out().lines().toList();
        assertEquals(json.get("verdict").getAsString(), lines.get(0));
        assertEquals(json.get("summary").getAsString(), lines.get(1));
        text.prints("1. " + findings(json).findFirst().orElseThrow().get("sentence").getAsString(), callSite, "Stack:", rule);
    }

    @Test
    void textSaysFromWhenTimesCountAndWhichMappingsItIsAbout() throws Exception {
        Path recording = Rangescope.recording("rs01-detach-live");
        JsonObject json = Rangescope.run("findings", "--json", recording).exits(1).json();
        StringBuilder mappings = new StringBuilder("   Mappings: ");
        findings(json).findFirst().orElseThrow().getAsJsonArray("mappings")
                .forEach(serial -> mappings.append(mappings.length() == 13 ? "#" : ", #").append(serial.getAsLong()));
        Rangescope.run("findings", recording).exits(1).prints(
                "Times count from " + json.get("startNs").getAsLong() + " ns CLOCK_MONOTONIC, which was 20", mappings + "\n");
    }

    @Test
    void findsNothingWhereNothingIsWrong() throws Exception {
        Path recording = Rangescope.recording("quiet");
        JsonObject json = Rangescope.run("findings", "--json", recording).exits(0).silent().json();
        assertEquals(0, json.getAsJsonArray("findings").size(), json::toString);
        assertEquals(0, json.get("leaks").getAsInt());
        assertEquals("No leaks found", json.get("verdict").getAsString());
        assertTrue(json.getAsJsonArray("rules").size() > 0);
        assertTrue(Rangescope.run("findings", recording).exits(0).silent().out().startsWith("No leaks found\n"));
    }

    @Test
    void saysWhatCameOfEachRule() throws Exception {
        JsonObject json = Rangescope.run("findings", "--json", Rangescope.recording("rs01-detach-live")).exits(1).json();
        for (JsonElement element : json.getAsJsonArray("rules")) {
            JsonObject rule = element.getAsJsonObject();
            String status = rule.get("status").getAsString();
            assertTrue(List.of("applied", "not-applicable", "evidence-lost").contains(status), rule::toString);
            assertEquals("applied".equals(status), rule.get("why").getAsString().isEmpty(), rule::toString);
            assertFalse(rule.get("title").getAsString().isEmpty());
        }
    }

    @Test
    void doesNotCallACutOffRecordingClean() throws Exception {
        byte[] bytes = Files.readAllBytes(Rangescope.recording("quiet"));
        List<int[]> packets = Rangescope.dataPackets(bytes);
        Path cut = directory.resolve("cut.rangescope");
        Files.write(cut, Arrays.copyOf(bytes, packets.get(packets.size() - 1)[0] + 100));
        Rangescope.run("findings", cut).exits(4).silent().prints("Cut off", "torn last packet");
        JsonObject json = Rangescope.run("findings", "--json", cut).exits(4).json();
        assertFalse(json.get("complete").getAsBoolean());
        assertTrue(json.getAsJsonArray("notes").size() > 0);
    }

    @Test
    void readsStandardInput() throws Exception {
        Path recording = Rangescope.recording("rs03-swallowed");
        JsonObject file = Rangescope.run("findings", "--json", recording).exits(1).json();
        JsonObject stream = Rangescope.run(recording, "findings", "--json", "-").exits(1).json();
        assertEquals(file.get("findings"), stream.get("findings"));
    }

    private static Stream<JsonObject> findings(JsonObject json) {
        return StreamSupport.stream(json.getAsJsonArray("findings").spliterator(), false).map(JsonElement::getAsJsonObject);
    }
}
