// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.ItemFilters;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** What is exported is read again by the programs that it is for, or by their own libraries. */
class ExportTest {

    private static final Path DEMO = Rangescope.recording("parallel-leaks");

    @TempDir
    Path directory = Path.of("");

    private Path export(String format, String name, String... more) throws IOException, InterruptedException {
        Path out = directory.resolve(name);
        Object[] args = Stream.concat(Stream.of("export", "-f", format, "-o", out, DEMO), Stream.of(more)).toArray();
        Rangescope.run(args).exits(0).silent();
        return out;
    }

    /** The numbers of a query's first row. */
    private static List<Long> ask(String sql) throws IOException, InterruptedException {
        String out = Rangescope.run("query", "--format", "csv", DEMO, sql).exits(0).out();
        return Stream.of(out.lines().skip(1).findFirst().orElseThrow().split(",")).map(Long::valueOf).toList();
    }

    private static String text(Object... command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("rangescope", ".txt");
        try {
            Process process = new ProcessBuilder(Stream.of(command).map(Object::toString).toList())
                    .redirectError(new File("/dev/null")).redirectOutput(out.toFile()).start();
            assertEquals(0, process.waitFor(), () -> List.of(command) + ": " + out);
            return Files.readString(out);
        } finally {
            Files.delete(out);
        }
    }

    @Test
    void babeltraceReadsAsManyEventsOfEachKind() throws IOException, InterruptedException {
        Path ctf = export("ctf", "ctf");
        Map<String, Long> found = new TreeMap<>();
        Pattern name = Pattern.compile("\\] (?:\\([^)]*\\) )?(?:\\S+ )?([a-z_]+): \\{");
        for (String line : text("babeltrace2", ctf).lines().toList()) {
            Matcher matcher = name.matcher(line);
            assertTrue(matcher.find(), line);
            found.merge(matcher.group(1), 1L, Long::sum);
        }
        JsonObject counts = Rangescope.run("info", "--json", DEMO).exits(0).json().getAsJsonObject("counts");
        Map<String, Long> expected = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : counts.entrySet()) {
            if (entry.getValue().getAsLong() > 0) {
                expected.put(entry.getKey(), entry.getValue().getAsLong());
            }
        }
        assertEquals(expected, found);
    }

    @Test
    void protocDecodesThePerfettoTrace() throws IOException, InterruptedException {
        Path trace = export("perfetto", "trace.perfetto-trace");
        Path report = Rangescope.HOME.resolve("plugin/org.rangescope.report");
        Path text = directory.resolve("trace.txt");
        Process protoc = new ProcessBuilder(report.resolve("target/protoc").toString(), "--decode=rangescope.perfetto.Trace",
                "-I" + report.resolve("proto"), "perfetto.proto").redirectInput(trace.toFile()).redirectOutput(text.toFile())
                .redirectError(new File("/dev/null")).start();
        assertEquals(0, protoc.waitFor());
        String decoded = Files.readString(text);
        // a field that the description does not have would stand there by its number
        assertFalse(Pattern.compile("(?m)^\\s*\\d+[:{ ]").matcher(decoded).find(), "fields that nobody knows");

        Map<String, Integer> open = new HashMap<>();
        Set<String> described = new HashSet<>();
        long mappingBegins = 0;
        Map<String, Integer> flows = new HashMap<>();
        Map<String, Integer> ends = new HashMap<>();
        for (String packet : decoded.split("(?m)^packet \\{")) {
            Matcher uuid = Pattern.compile("track_descriptor \\{\\s+uuid: (\\d+)").matcher(packet);
            if (uuid.find()) {
                described.add(uuid.group(1));
            }
            if (!packet.contains("track_event {")) {
                continue;
            }
            String track = first(packet, "track_uuid: (\\d+)");
            assertTrue(described.contains(track), () -> "an event on a track that nobody described: " + packet);
            if (packet.contains("TYPE_SLICE_BEGIN")) {
                open.merge(track, 1, Integer::sum);
                mappingBegins += Long.parseLong(track) >>> 56 == 2 ? 1 : 0;
                // lives do not nest, so that there is one on each track at most
                assertTrue(Long.parseLong(track) >>> 56 != 2 || open.get(track) == 1, packet);
            } else if (packet.contains("TYPE_SLICE_END")) {
                assertTrue(open.merge(track, -1, Integer::sum) >= 0, packet);
            }
            Matcher flow = Pattern.compile("[^_]flow_ids: (\\d+)").matcher(packet);
            while (flow.find()) {
                flows.merge(flow.group(1), 1, Integer::sum);
            }
            Matcher end = Pattern.compile("terminating_flow_ids: (\\d+)").matcher(packet);
            while (end.find()) {
                ends.merge(end.group(1), 1, Integer::sum);
            }
        }
        List<Long> counts = ask("SELECT count(*) FILTER (WHERE state NOT IN ('failed', 'in-flight')), count(*) FILTER (WHERE outstanding),"
                + " count(*) FILTER (WHERE unmap_ns IS NOT NULL AND state NOT IN ('failed', 'in-flight')) FROM mappings");
        assertEquals(counts.get(0), mappingBegins);
        assertEquals(counts.get(1), open.entrySet().stream().filter(e -> Long.parseLong(e.getKey()) >>> 56 == 2)
                .mapToLong(Map.Entry::getValue).sum(), "a mapping that was never unmapped stays open");
        assertEquals(counts.get(2).intValue(), ends.size());
        assertTrue(flows.keySet().containsAll(ends.keySet()));
        assertTrue(decoded.contains("callstack_iid") && decoded.contains("primary_trace_clock: 3"));
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), () -> "no " + pattern + " in " + text);
        return matcher.group(1);
    }

    @Test
    void aChromeTraceIsJsonAndLeaksHaveNoEnd() throws IOException, InterruptedException {
        JsonObject trace = JsonParser.parseString(Files.readString(export("chrome", "trace.json"))).getAsJsonObject();
        Map<String, Integer> open = new HashMap<>();
        long begins = 0;
        long calls = 0;
        for (JsonElement each : trace.getAsJsonArray("traceEvents")) {
            JsonObject event = each.getAsJsonObject();
            switch (event.get("ph").getAsString()) {
            case "b" -> {
                begins++;
                open.merge(event.get("id").getAsString(), 1, Integer::sum);
            }
            case "e" -> assertEquals(0, open.merge(event.get("id").getAsString(), -1, Integer::sum), event::toString);
            case "X" -> calls += "map".equals(event.get("cat").getAsString()) ? 1 : 0;
            default -> {
                // names, counters, flows
            }
            }
        }
        List<Long> counts = ask("SELECT count(*) FILTER (WHERE state NOT IN ('failed', 'in-flight')), count(*) FILTER (WHERE outstanding),"
                + " count(*) FILTER (WHERE begin_ns IS NOT NULL) FROM mappings");
        assertEquals(counts, List.of(begins, open.values().stream().filter(n -> n == 1).count(), calls));
    }

    @Test
    void csvHasTheSameRowsAsTheTables() throws IOException, InterruptedException {
        Path csv = export("csv", "csv");
        for (String table : List.of("recordings", "mappings", "ranges", "attachments", "buffers", "findings", "stacks")) {
            List<Long> rows = ask("SELECT count(*) FROM " + table);
            long lines = Files.lines(csv.resolve(table + ".csv")).count() - 1;
            assertEquals(rows.get(0), lines, table);
        }
        String header = Files.lines(csv.resolve("mappings.csv")).findFirst().orElseThrow();
        assertTrue(header.startsWith("recording,mapping,serial,") && header.contains("population_ns") && header.contains("exposed_bytes"),
                header);
        Path two = directory.resolve("two");
        Rangescope.run("export", "-f", "csv", "--set", "tables=buffers,stacks", "-o", two, DEMO).exits(0);
        try (Stream<Path> files = Files.list(two)) {
            assertEquals(List.of("buffers.csv", "stacks.csv"), files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
        }
    }

    @Test
    void stacksWeighWhatTheCallsTook() throws IOException, InterruptedException {
        assertEquals(ask("SELECT sum(population_ns)::BIGINT FROM mappings"), List.of(weight()));
        assertEquals(ask("SELECT sum(exposed_bytes)::BIGINT FROM mappings WHERE outstanding"), List.of(weight("--set", "weight=bytes")));
        assertEquals(ask("SELECT count(*) FROM mappings WHERE outstanding"), List.of(weight("--set", "weight=outstanding")));
    }

    private static long weight(String... more) throws IOException, InterruptedException {
        Object[] args = Stream.concat(Stream.of("export", "-f", "stacks", "-o", "-", DEMO), Stream.of(more)).toArray();
        String folded = Rangescope.run(args).exits(0).silent().out();
        return folded.lines().mapToLong(line -> {
            assertTrue(line.matches("[^ ]+(;[^ ]+)* \\d+"), line);
            return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
        }).sum();
    }

    @Test
    void missionControlAndJavaReadTheFlightRecording() throws Exception {
        Path file = export("jfr", "demo.jfr");
        List<Long> counts = ask("SELECT count(*) FILTER (WHERE begin_ns IS NOT NULL),"
                + " count(*) FILTER (WHERE state NOT IN ('failed', 'in-flight')), (SELECT count(*) FROM findings),"
                + " count(*) FILTER (WHERE outstanding) FROM mappings");
        Map<String, Long> found = new HashMap<>();
        long outstanding = 0;
        long first = Long.MAX_VALUE;
        boolean named = false;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                found.merge(event.getEventType().getName(), 1L, Long::sum);
                if ("rangescope.MapCall".equals(event.getEventType().getName())) {
                    first = Math.min(first, event.getStartTime().getEpochSecond() * 1_000_000_000 + event.getStartTime().getNano());
                }
                if ("rangescope.Mapping".equals(event.getEventType().getName())) {
                    outstanding += event.getBoolean("outstanding") ? 1 : 0;
                    for (RecordedFrame frame : event.getStackTrace() == null
                            ? List.<RecordedFrame>of()
                            : event.getStackTrace().getFrames()) {
                        named |= event.getString("callSite").startsWith(frame.getMethod().getName() + "+");
                    }
                }
            }
        }
        assertEquals(Map.of("rangescope.MapCall", counts.get(0), "rangescope.Mapping", counts.get(1), "rangescope.Finding", counts.get(2)),
                found);
        assertEquals(counts.get(3), outstanding);
        assertEquals(ask("SELECT min(begin_ns) + any_value(start_unix_ns) FROM mappings JOIN recordings USING (recording)"),
                List.of(first));
        assertTrue(named, "no stack goes through the call site");

        IItemCollection items = JfrLoaderToolkit.loadEvents(file.toFile());
        long mappings = items.apply(ItemFilters.type("rangescope.Mapping")).stream().mapToLong(each -> each.getItemCount()).sum();
        assertEquals(counts.get(1), mappings);

        String summary = text(System.getProperty("java.home") + "/bin/jfr", "summary", file);
        assertTrue(Pattern.compile("rangescope\\.Mapping\\s+" + counts.get(1) + "\\s").matcher(summary).find(), summary);
    }

    @Test
    void mistakesAreNamedInOneLine() throws IOException, InterruptedException {
        assertLine(Rangescope.run("export", "-f", "nothing", "-o", directory.resolve("x"), DEMO), 2, "There is no format \"nothing\"");
        assertLine(Rangescope.run("export", "-f", "csv", "--set", "tables=mapings", "-o", directory.resolve("x"), DEMO), 2, "\"mapings\"");
        assertLine(Rangescope.run("export", "-f", "stacks", "--set", "weight=kilos", "-o", directory.resolve("x"), DEMO), 2, "kilos");
        assertLine(Rangescope.run("export", "-f", "csv", "-o", "-", DEMO), 2, "cannot go to standard output");
        assertLine(Rangescope.run("export", "-f", "chrome", "-o", directory.resolve("no/x"), DEMO), 2, "there is no directory");
        assertLine(Rangescope.run("export", "-f", "chrome", "-o", directory.resolve("x"), directory.resolve("gone")), 3, "no such file");
        assertLine(Rangescope.run("export", "-f", "chrome", "-o", directory.resolve("x"), "/etc/hostname"), 3,
                "not a Rangescope recording");
        assertLine(Rangescope.run("export", "-f", "chrome", "-o", "/dev/full", DEMO), 3, "No space left on device");
        assertLine(Rangescope.run("export", "-f", "perfetto", "-o", "/dev/full", DEMO), 3, "No space left on device");
        assertLine(Rangescope.run("export", "-f", "jfr", "-o", "/dev/full", DEMO), 3, "No space left on device");
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static void assertLine(Rangescope.Result result, int exit, String part) {
        result.exits(exit).says(part);
        assertTrue(result.err().lines().filter(line -> line.startsWith("rangescope: ")).count() == 1, result::toString);
    }

    @Test
    void aDamagedRecordingIsExportedAsFarAsItCanBeRead() throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(DEMO);
        Path torn = directory.resolve("torn.rangescope");
        Files.write(torn, java.util.Arrays.copyOf(bytes, bytes.length / 2 + 5));
        Path out = directory.resolve("torn.json");
        Rangescope.run("export", "-f", "chrome", "-o", out, torn).exits(4).says("Cut off");
        assertTrue(JsonParser.parseString(Files.readString(out)).getAsJsonObject().has("traceEvents"));
    }

    @Test
    void formatsAreListed() throws IOException, InterruptedException {
        Rangescope.run("export", "--formats").exits(0).silent().prints("chrome  ", "csv  ", "ctf  ", "html  ", "jfr  ", "parquet  ",
                "perfetto  ", "stacks  ", "--set weight=time");
    }
}
