// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rangescope.core.Session;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.suppress.Suppressions;
import org.rangescope.report.check.Baseline;
import org.rangescope.report.check.Budget;
import org.rangescope.report.check.CheckJson;
import org.rangescope.report.check.CheckResult;
import org.rangescope.report.check.CheckText;
import org.rangescope.report.check.Criteria;
import org.rangescope.report.check.JUnitXml;
import org.rangescope.report.check.Sarif;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

/** What fails a build, and that what build servers are told is what their schemas want. */
class CheckTest {

    @TempDir
    Path directory = Path.of("");

    private static CheckResult check(Path recording, Criteria criteria) throws IOException {
        return check(recording, criteria, Suppressions.NONE);
    }

    private static CheckResult check(Path recording, Criteria criteria, Suppressions suppressions) throws IOException {
        try (Session session = Recordings.read(recording)) {
            session.suppress(suppressions);
            return session.read(opened -> CheckResult.of(opened, session.findings(), criteria));
        }
    }

    private static Criteria criteria(Severity severity, Verdict confidence, Set<String> rules, List<Budget> budgets, Baseline baseline) {
        return new Criteria(severity, confidence, rules, budgets, false, baseline, false);
    }

    private Baseline baseline(CheckResult result) throws IOException {
        Path file = directory.resolve("known.txt");
        Files.writeString(file, Baseline.text(result.judged().stream().map(CheckResult.Judged::finding).toList()));
        return Baseline.read(file);
    }

    @Test
    void failsBySeverityConfidenceAndRule() throws IOException {
        assertTrue(check(Recordings.QUIET, Criteria.DEFAULT).isPassed());
        CheckResult errors = check(Recordings.DEMO, Criteria.DEFAULT);
        assertEquals("FAILED: 7 findings", errors.outcome());
        CheckResult all = check(Recordings.DEMO, criteria(Severity.INFO, Verdict.SUSPECTED, Set.of(), List.of(), Baseline.NONE));
        assertEquals(all.judged().size(), all.of(CheckResult.Standing.FAILS).size());
        CheckResult one = check(Recordings.DEMO, criteria(Severity.INFO, Verdict.SUSPECTED, Set.of("RS21"), List.of(), Baseline.NONE));
        assertEquals(List.of("RS21"), one.of(CheckResult.Standing.FAILS).stream().map(each -> each.finding().ruleId()).toList());
        assertTrue(check(Recordings.DEMO, criteria(Severity.ERROR, Verdict.DEFINITE, Set.of("RS21"), List.of(), Baseline.NONE)).isPassed());
    }

    @Test
    void whatTheBaselineHasFailsNothingAndIsTold() throws IOException {
        CheckResult before = check(Recordings.DEMO, Criteria.DEFAULT);
        Baseline known = baseline(before);
        CheckResult after = check(Recordings.DEMO, criteria(Severity.INFO, Verdict.SUSPECTED, Set.of(), List.of(), known));
        assertTrue(after.isPassed(), after::outcome);
        assertEquals(after.judged().size(), after.of(CheckResult.Standing.KNOWN).size());
        assertTrue(CheckText.of(after).contains("Known by the baseline:"));
        assertEquals(List.of(), after.notes());
        CheckResult quiet = check(Recordings.QUIET, criteria(Severity.INFO, Verdict.SUSPECTED, Set.of(), List.of(), known));
        assertTrue(quiet.notes().get(0).contains("is in the baseline, but not in this recording"), quiet.notes()::toString);
    }

    @Test
    void aNewFindingFailsBesideKnownOnes() throws IOException {
        CheckResult before = check(Recordings.DEMO, Criteria.DEFAULT);
        Path file = directory.resolve("known.txt");
        Files.writeString(file, Baseline.text(before.judged().stream().map(CheckResult.Judged::finding)
                .filter(finding -> !"RS02".equals(finding.ruleId())).toList()));
        CheckResult after = check(Recordings.DEMO, criteria(Severity.ERROR, Verdict.DEFINITE, Set.of(), List.of(), Baseline.read(file)));
        assertEquals("FAILED: 1 finding that the baseline does not have", after.outcome());
        assertEquals("RS02", after.of(CheckResult.Standing.FAILS).get(0).finding().ruleId());
    }

    @Test
    void aBaselineThatCannotBeUnderstoodIsNamedWithItsLine() throws IOException {
        Path file = directory.resolve("known.txt");
        Files.writeString(file, "# fine\nRS01\n");
        IOException e = assertThrows(IOException.class, () -> Baseline.read(file));
        assertTrue(String.valueOf(e.getMessage()).contains(file + ":2"), e::getMessage);
        assertThrows(IOException.class, () -> Baseline.read(directory.resolve("missing.txt")));
    }

    @Test
    void suppressedFindingsFailNothingAndUnusedSuppressionsAreMentioned() throws IOException {
        Path file = directory.resolve(Suppressions.FILE_NAME);
        Files.writeString(file, """
                RS01 ex_gpu_prefetch_bo # freed by the firmware
                RS17 never_heard_of # nothing
                """);
        CheckResult result = check(Recordings.DEMO, Criteria.DEFAULT, Suppressions.read(List.of(file)));
        assertEquals("FAILED: 6 findings", result.outcome());
        assertEquals("freed by the firmware", result.of(CheckResult.Standing.SUPPRESSED).get(0).reason());
        assertEquals(List.of(file + ":2: RS17 never_heard_of suppresses nothing in this recording."), result.notes());
    }

    @ParameterizedTest
    @CsvSource({"P99, 1ms, true, 1", "P99, 100ms, false, 1", "P50, exporter=dmabuf-exerciser:1us, true, 1", "MAX, exporter=*:1s, false, 1",
            "MAX, site=ex_*:100us, true, 6", "P99, importer=gpu1:10s, false, 1", "P99, site=ex_gpu_prefetch_bo:1ns, true, 1"})
    void budgetsAreHeldAgainstThoseWhomTheyName(Budget.Measure measure, String text, boolean exceeded, int groups) throws IOException {
        CheckResult result = check(Recordings.DEMO, criteria(Severity.ERROR, Verdict.DEFINITE, Set.of("RS27"),
                List.of(Budget.parse(measure, text)), Baseline.NONE));
        assertTrue(result.budgets().size() >= groups, result.budgets()::toString);
        assertEquals(exceeded, result.budgets().stream().anyMatch(Budget.Result::isExceeded), result.budgets()::toString);
        assertEquals(exceeded, !result.isPassed(), result::outcome);
    }

    @Test
    void aBudgetForNobodyFailsUnlessThatIsAllowed() throws IOException {
        List<Budget> budgets = List.of(Budget.parse(Budget.Measure.P99, "exporter=misspelt:2ms"));
        CheckResult strict = check(Recordings.QUIET, criteria(Severity.ERROR, Verdict.DEFINITE, Set.of(), budgets, Baseline.NONE));
        assertEquals("FAILED: 1 budget with nothing to measure", strict.outcome());
        CheckResult lenient = check(Recordings.QUIET,
                new Criteria(Severity.ERROR, Verdict.DEFINITE, Set.of(), budgets, true, Baseline.NONE, false));
        assertTrue(lenient.isPassed());
    }

    @ParameterizedTest
    @CsvSource({"2", "2 h", "exporter:2ms", "driver=xe:2ms", "exporter=:2ms", "exporter=xe", "ms", "-2ms"})
    void whatIsNoBudgetIsRefused(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Budget.parse(Budget.Measure.P99, text));
        assertTrue(String.valueOf(e.getMessage()).contains("exporter=xe:2ms"), e::getMessage);
    }

    @Test
    void anImporterMayHaveColonsInItsName() {
        Budget budget = Budget.parse(Budget.Measure.P99, "importer=0000:03:00.0:1.5ms");
        assertEquals("0000:03:00.0", budget.name());
        assertEquals(1_500_000, budget.ns());
    }

    @Test
    void saysWhenEvidenceWasLost() throws IOException {
        byte[] whole = Files.readAllBytes(Recordings.QUIET);
        Path cut = directory.resolve("cut.rangescope");
        Files.write(cut, java.util.Arrays.copyOf(whole, whole.length - 100));
        CheckResult told = check(cut, Criteria.DEFAULT);
        assertTrue(told.isPassed());
        assertTrue(told.lost().stream().anyMatch(sentence -> sentence.startsWith("Cut off")), told.lost()::toString);
        assertFalse(check(cut, new Criteria(Severity.ERROR, Verdict.DEFINITE, Set.of(), List.of(), false, Baseline.NONE, true)).isPassed());
    }

    private Path hostile() throws IOException {
        return Recordings.hostile(directory.resolve("ho]]>stile \"'<.rangescope"));
    }

    private List<CheckResult> results() throws IOException {
        List<Budget> budgets = List.of(Budget.parse(Budget.Measure.P99, "1us"), Budget.parse(Budget.Measure.MAX, "exporter=*:1s"),
                Budget.parse(Budget.Measure.P50, "site=<none>&:1s"));
        Criteria strict = new Criteria(Severity.INFO, Verdict.SUSPECTED, Set.of(), budgets, false, Baseline.NONE, true);
        CheckResult demo = check(Recordings.DEMO, strict);
        Path file = directory.resolve(Suppressions.FILE_NAME);
        Files.writeString(file, "RS01 ex_gpu_prefetch_bo # \"quoted\" <reason>\n");
        return List.of(demo, check(Recordings.QUIET, Criteria.DEFAULT), check(Recordings.STOCK, strict), check(hostile(), strict),
                check(Recordings.DEMO, criteria(Severity.ERROR, Verdict.DEFINITE, Set.of(), List.of(), baseline(demo))),
                check(Recordings.DEMO, strict, Suppressions.read(List.of(file))));
    }

    @Test
    void jsonIsWhatItsSchemaSays() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(CheckJson.schema());
        for (CheckResult result : results()) {
            String json = CheckJson.of(result);
            assertEquals(Set.of(), schema.validate(json, InputFormat.JSON));
            assertEquals(result.isPassed(), JsonParser.parseString(json).getAsJsonObject().get("passed").getAsBoolean());
        }
        assertFalse(schema.validate("{\"version\":1}", InputFormat.JSON).isEmpty(), "the schema refuses what is not it");
    }

    @Test
    void sarifIsWhatItsSchemaSays() throws IOException {
        JsonSchema schema;
        try (InputStream in = CheckTest.class.getResourceAsStream("/schemas/sarif-schema-2.1.0.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(in);
        }
        for (CheckResult result : results()) {
            String sarif = Sarif.of(result, result.isPassed() ? 0 : 1);
            assertEquals(Set.of(), schema.validate(sarif, InputFormat.JSON));
            JsonObject run = JsonParser.parseString(sarif).getAsJsonObject().getAsJsonArray("runs").get(0).getAsJsonObject();
            assertEquals(result.judged().size() + result.budgets().size(), run.getAsJsonArray("results").size());
            for (JsonElement each : run.getAsJsonArray("results")) {
                JsonObject one = each.getAsJsonObject();
                JsonElement rule = run.getAsJsonObject("tool").getAsJsonObject("driver").getAsJsonArray("rules")
                        .get(one.get("ruleIndex").getAsInt());
                assertEquals(one.get("ruleId"), rule.getAsJsonObject().get("id"));
            }
        }
        assertFalse(schema.validate("{\"version\":\"2.1.0\",\"runs\":[{}]}", InputFormat.JSON).isEmpty(),
                "the schema refuses what is not it");
    }

    @Test
    void junitXmlIsWhatItsSchemaSays() throws Exception {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        try (InputStream in = CheckTest.class.getResourceAsStream("/schemas/junit.xsd")) {
            var schema = factory.newSchema(new StreamSource(in));
            for (CheckResult result : results()) {
                String xml = JUnitXml.of(result);
                schema.newValidator().validate(new StreamSource(new StringReader(xml)));
                assertEquals(result.isPassed(), xml.contains("failures=\"0\""), xml);
            }
        }
    }

    @Test
    void aTerminalIsNotMoved() throws IOException {
        String text = CheckText.of(check(hostile(), Criteria.DEFAULT));
        assertTrue(text.chars().noneMatch(c -> c < 0x20 && c != '\n' || c >= 0x7f && c < 0xa0 || c >= 0x202a && c <= 0x202e), text);
        assertTrue(text.contains("⟨U+001B⟩[2J"), text);
    }

    @Test
    void aBudgetLongerThanTimeItselfIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Budget.parse(Budget.Measure.P99, "20000000000s"));
        assertEquals(1, Budget.parse(Budget.Measure.P99, "1.5ns").ns());
    }
}
