// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Severity;

/** Each recording against what its scenario says that it plants, as kernel-probe/tests/end-to-end does it in the guest. */
class ScenarioTest {

    private static final Path SCENARIOS = Path.of("../../kernel-probe/kernel/scenarios").toAbsolutePath().normalize();
    private static final Pattern EXPECTED = Pattern.compile("(RS\\d\\d)=(\\d+)");
    /** They judge by a clock that is not reliable under emulation. */
    private static final Set<String> BY_CLOCK = Set.of("RS21", "RS22", "RS23");
    /** They find something about many calls at once. */
    private static final Set<String> IN_FINDINGS = Set.of("RS22", "RS25");
    /** Traffic in which nothing is wrong, beside the nearest negatives. */
    private static final Set<String> RIGHT = Set.of("clean", "knobs", "parallel", "private-interconnect", "stress");

    static Stream<Path> recordings() throws IOException {
        return RealRecordingsTest.recordings().filter(file -> Files.exists(scenario(file)));
    }

    static Stream<Path> right() throws IOException {
        return recordings().filter(file -> name(file).endsWith("-near") || RIGHT.contains(name(file)));
    }

    private static String name(Path recording) {
        return String.valueOf(recording.getFileName()).replaceFirst("(-v1)?\\.rangescope$", "");
    }

    private static Path scenario(Path recording) {
        return SCENARIOS.resolve(name(recording) + ".scn");
    }

    /** What a line of the scenario's header says, or an empty text. */
    private static String header(Path recording, String key) throws IOException {
        String start = "# " + key + ":";
        return Files.readAllLines(scenario(recording)).stream().filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip()).findFirst().orElse("");
    }

    private static Map<String, Long> expected(Path recording) throws IOException {
        Map<String, Long> expected = new TreeMap<>();
        Matcher matcher = EXPECTED.matcher(header(recording, "expect"));
        while (matcher.find()) {
            expected.put(String.valueOf(matcher.group(1)), Long.valueOf(matcher.group(2)));
        }
        return expected;
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void findsWhatTheScenarioPlants(Path recording) throws IOException {
        Map<String, Long> expected = expected(recording);
        Opened opened = Opened.file(recording);
        Map<String, Long> found = new TreeMap<>();
        expected.keySet().forEach(rule -> found.put(rule, 0L));
        boolean silent = "none".equals(header(recording, "others"));
        List<String> tooMuch = new ArrayList<>();
        for (Finding finding : opened.findings()) {
            String rule = finding.ruleId();
            found.computeIfPresent(rule, (r, count) -> count + (IN_FINDINGS.contains(rule) ? 1 : finding.count()));
            if ((finding.leak() || silent && !BY_CLOCK.contains(rule)) && !expected.containsKey(rule)) {
                tooMuch.add(rule + ": " + finding.sentence());
            }
        }
        assertEquals(expected, found, () -> name(recording) + ": "
                + opened.findings().stream().map(finding -> finding.ruleId() + " " + finding.sentence()).toList());
        assertEquals(List.of(), tooMuch, () -> "what " + name(recording) + " does not plant");
    }

    @ParameterizedTest
    @MethodSource("right")
    void accusesNobodyOfRightTraffic(Path recording) throws IOException {
        assertEquals(List.of(), Opened.file(recording).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR || finding.severity() == Severity.WARNING).map(Finding::sentence)
                .toList());
    }
}
