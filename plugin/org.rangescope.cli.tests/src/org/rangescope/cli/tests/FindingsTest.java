// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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

    private static final String DEMO = "update-site/workbench/recordings/demo.rangescope";

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

    @Test
    void jsonSaysWhyItMattersOnWhatItRestsAndWhatBelongsTogether() throws Exception {
        JsonObject json = Rangescope.run("findings", "--json", Rangescope.HOME.resolve(DEMO)).exits(1).silent().json();
        for (JsonObject finding : findings(json).toList()) {
            assertFalse(finding.get("explanation").getAsString().isEmpty(), finding::toString);
            assertFalse(finding.toString().contains("`"), finding::toString);
            assertTrue(finding.get("count").getAsLong() >= 1, finding::toString);
            long last = json.get("startNs").getAsLong();
            assertFalse(finding.getAsJsonArray("evidenceRows").isEmpty(), finding::toString);
            for (JsonElement element : finding.getAsJsonArray("evidenceRows")) {
                JsonObject row = element.getAsJsonObject();
                assertEquals(Set.of("timeNs", "what", "mapping", "task", "callSite"), row.keySet(), row::toString);
                assertFalse(row.get("what").getAsString().isEmpty(), row::toString);
                assertTrue(row.get("timeNs").getAsLong() >= last, () -> "in order of time: " + finding);
                last = row.get("timeNs").getAsLong();
            }
        }
        List<JsonObject> suspects = objects(json, "suspects");
        List<Integer> members = new ArrayList<>();
        for (JsonObject suspect : suspects) {
            assertEquals(Set.of("number", "head", "others", "sentence", "related"), suspect.keySet());
            members.add(suspect.get("head").getAsInt());
            suspect.getAsJsonArray("others").forEach(other -> members.add(other.getAsInt()));
        }
        assertEquals(findings(json).map(finding -> finding.get("number").getAsInt()).toList(), members.stream().sorted().toList(),
                "each finding belongs to one suspect");
        assertTrue(suspects.size() < members.size(), "the demo has findings of one cause");
    }

    @Test
    void textSaysWhyItMattersAndWhatBelongsTogether() throws Exception {
        Path recording = Rangescope.HOME.resolve(DEMO);
        JsonObject json = Rangescope.run("findings", "--json", recording).exits(1).json();
        Rangescope.Result text = Rangescope.run("findings", recording).exits(1).silent();
        findings(json).forEach(finding -> text.prints("   Why it matters: " + finding.get("explanation").getAsString() + "\n",
                "   How sure: " + finding.get("certainty").getAsString() + "\n"));
        JsonObject several = objects(json, "suspects").stream().filter(suspect -> !suspect.getAsJsonArray("others").isEmpty()).findFirst()
                .orElseThrow();
        text.prints("\nFindings that have one cause:\n  " + several.get("head").getAsInt() + ", "
                + several.getAsJsonArray("others").get(0).getAsInt());
    }

    @Test
    void setChangesWhatARuleTakesForWrong() throws Exception {
        Path recording = Rangescope.recording("rs10-kept-after-invalidate");
        JsonObject before = Rangescope.run("findings", "--json", recording).silent().json();
        assertEquals(1, findings(before).filter(finding -> "RS10".equals(finding.get("rule").getAsString())).count(), before::toString);
        assertEquals(1_000_000_000L, parameter(before, "RS10", "deadline").get("value").getAsLong());
        JsonObject after = Rangescope.run("findings", "--json", "--set", "rs10.Deadline = 5min", recording).silent().json();
        assertEquals(0, findings(after).filter(finding -> "RS10".equals(finding.get("rule").getAsString())).count(), after::toString);
        JsonObject deadline = parameter(after, "RS10", "deadline");
        assertEquals(300_000_000_000L, deadline.get("value").getAsLong());
        assertEquals(1_000_000_000L, deadline.get("default").getAsLong());
        assertEquals("ns", deadline.get("unit").getAsString());
        assertFalse(deadline.get("meaning").getAsString().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            RS10.deadline     | "RS10.deadline" is no setting: write RULE.PARAMETER=VALUE, such as RS10.deadline=500ms.
            deadline=500ms    | "deadline=500ms" is no setting: write RULE.PARAMETER=VALUE, such as RS10.deadline=500ms.
            RS99.deadline=1s  | There is no rule RS99: those that can be set are RS09, RS10,
            RS10.patience=1s  | RS10 has no parameter patience: it has deadline.
            RS01.deadline=1s  | RS01 has no parameter deadline: there is nothing to set about it.
            RS10.deadline=5   | RS10.deadline cannot be "5": write a time, such as 500ms or 2s.
            RS10.deadline=5h  | RS10.deadline cannot be "5h": write a time, such as 500ms or 2s.
            RS10.deadline=    | RS10.deadline cannot be "": write a time, such as 500ms or 2s.
            RS10.deadline=-1s | RS10.deadline cannot be "-1s": write a time, such as 500ms or 2s.
            RS10.deadline=1us | RS10.deadline cannot be 1us: the least that makes sense is 1.00 ms.
            RS22.share=10s    | RS22.share cannot be "10s": write a share, such as 10%.
            """, quoteCharacter = '\u0001')
    void settingsThatMakeNoSenseAreRefusedInOneLine(String setting, String words) throws Exception {
        Rangescope.Result result = Rangescope.run("findings", "--set", setting, Rangescope.recording("quiet")).exits(2)
                .says("rangescope: " + words, "`rangescope findings --help` shows how it is used.");
        assertEquals("", result.out());
        assertEquals(2, result.err().lines().count(), result::toString);
    }

    @Test
    void helpFitsTheTerminal() throws Exception {
        Rangescope.Result help = Rangescope.run("findings", "--help").exits(0).silent().prints(
                "--set RS10.deadline=500ms mine.rangescope\n",
                "jq '.findings[] | select(.leak) | .callSite'\n");
        assertTrue(help.out().lines().allMatch(line -> line.length() <= 80), help::toString);
    }

    private static List<JsonObject> objects(JsonObject json, String name) {
        return StreamSupport.stream(json.getAsJsonArray(name).spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    }

    private static JsonObject parameter(JsonObject json, String rule, String name) {
        return objects(json, "rules").stream().filter(each -> rule.equals(each.get("rule").getAsString()))
                .flatMap(each -> objects(each, "parameters").stream()).filter(each -> name.equals(each.get("name").getAsString()))
                .findFirst().orElseThrow();
    }

    private static Stream<JsonObject> findings(JsonObject json) {
        return StreamSupport.stream(json.getAsJsonArray("findings").spliterator(), false).map(JsonElement::getAsJsonObject);
    }
}
