// SPDX-License-Identifier: EPL-2.0
package org.rangescope.fleet.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of several recordings, ranked by Spark as the fleet page says, and by the program itself. */
class SparkTest {

    private static final Path HOME = Path.of(System.getProperty("rangescope.home"));
    private static final Path JAR = HOME.resolve("plugin/org.rangescope.cli/target/rangescope.jar");
    private static final List<String> SCENARIOS = List.of("rs01-detach-live", "rs02-release-live", "parallel-leaks", "clean");
    private static final String RANKING = "SELECT function, module, count(DISTINCT recording) AS recordings, count(*) AS mappings,"
            + " sum(exposed_bytes) AS bytes FROM mappings WHERE leaked GROUP BY function, module ORDER BY bytes DESC, function";

    @TempDir
    Path directory = Path.of("");

    @Test
    void sparkRanksCallSitesOfManyRecordingsByLeakedBytes() throws IOException, InterruptedException {
        List<String> query = new ArrayList<>(List.of("query", "--format", "csv"));
        for (String scenario : SCENARIOS) {
            Path out = directory.resolve(scenario + ".parquet-dir");
            run("export", "-f", "parquet", "-o", out.toString(),
                    HOME.resolve("plugin/org.rangescope.core.tests/recordings/" + scenario + ".rangescope").toString());
            query.add(out.toString());
        }
        query.add(RANKING);
        List<String> expected = run(query.toArray(String[]::new)).lines().skip(1).toList();
        assertTrue(expected.size() > 1, expected::toString);
        List<String> found = new ArrayList<>();
        try (SparkSession spark = SparkSession.builder().master("local[1]").appName("rangescope").config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 2).config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()) {
            spark.read().parquet(directory + "/*.parquet-dir/mappings.parquet").createOrReplaceTempView("mappings");
            for (Row row : spark.sql(RANKING).collectAsList()) {
                found.add(row.mkString(",").replace("null", ""));
            }
        }
        assertEquals(expected, found);
    }

    private static String run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-jar", JAR.toString()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile("rangescope", ".out");
        Path err = Files.createTempFile("rangescope", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> "waited 120 s for the end of " + command);
            assertEquals(0, process.exitValue(), () -> command + ": " + err);
            return Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
