// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rangescope.core.util.Units;

/**
 * What every recording is told to mean, word for word: NAME.expected.txt beside the recordings. A text that differs is no mistake by itself, but somebody has
 * to read it; {@code -Drangescope.golden=write} takes all new texts over.
 */
class GoldenTest {

    private static final String SUFFIX = ".expected.txt";
    private static final Path ACTUAL = Path.of("target/golden").toAbsolutePath();
    private static final boolean WRITE = "write".equals(System.getProperty("rangescope.golden"));
    private static final String COMMAND = "./mvnw -o -q verify -pl plugin/org.rangescope.core,plugin/org.rangescope.core.tests -Dtest=GoldenTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Drangescope.golden=write";
    private static final int SHOWN = 6;

    static Stream<String> names() throws IOException {
        return RealRecordingsTest.recordings().map(GoldenTest::name);
    }

    private static String name(Path recording) {
        return String.valueOf(recording.getFileName()).replaceFirst("\\.rangescope$", "");
    }

    private static Path recording(String name) throws IOException {
        return RealRecordingsTest.recordings().filter(file -> name(file).equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void meansWhatSomebodyHasRead(String name) throws IOException {
        Path file = RealRecordingsTest.RECORDINGS.resolve(name + SUFFIX);
        String actual = GoldenText.of(Opened.file(recording(name)));
        if (WRITE) {
            if (!Files.exists(file) || !Files.readString(file).equals(actual)) {
                Files.writeString(file, actual);
            }
            return;
        }
        String expected = Files.exists(file) ? Files.readString(file) : null;
        if (actual.equals(expected)) {
            return;
        }
        Files.createDirectories(ACTUAL);
        Path written = ACTUAL.resolve(name + ".actual.txt");
        Files.writeString(written, actual);
        fail((expected == null ? "There is no " + file.getFileName() + "." : difference(expected, actual)) + "\nThe new text is " + written
                + ". If it is right, take over all new texts with\n  " + COMMAND);
    }

    private static String difference(String expected, String actual) {
        List<String> wanted = Arrays.asList(expected.split("\n", -1));
        List<String> got = Arrays.asList(actual.split("\n", -1));
        int from = 0;
        while (from < wanted.size() && from < got.size() && wanted.get(from).equals(got.get(from))) {
            from++;
        }
        List<String> lines = new ArrayList<>();
        lines.add("From line " + Units.count(from + 1) + " on it differs:");
        wanted.subList(from, Math.min(wanted.size(), from + SHOWN)).forEach(line -> lines.add("  - " + line));
        got.subList(from, Math.min(got.size(), from + SHOWN)).forEach(line -> lines.add("  + " + line));
        return String.join("\n", lines);
    }

    @Test
    void noTextIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(RealRecordingsTest.RECORDINGS)) {
            TreeSet<String> texts = new TreeSet<>(
                    files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.endsWith(SUFFIX))
                            .map(name -> name.substring(0, name.length() - SUFFIX.length())).toList());
            texts.removeAll(names().toList());
            assertEquals(List.of(), List.copyOf(texts), "texts of recordings that are not there");
        }
    }
}
