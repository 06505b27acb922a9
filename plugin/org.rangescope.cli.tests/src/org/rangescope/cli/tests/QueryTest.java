// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonParser;

/** SQL over recordings. */
class QueryTest {

    private static final Path LEAKS = Rangescope.recording("parallel-leaks");
    private static final Path CLEAN = Rangescope.recording("clean");

    @TempDir
    Path directory = Path.of("");

    static Stream<String> examples() throws IOException {
        Matcher blocks = Pattern.compile("(?s)```sql\\n(.*?)```").matcher(Files.readString(Rangescope.HOME.resolve("docs/queries.md")));
        return blocks.results().map(block -> block.group(1).strip()).toList().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachExampleOfThePageRuns(String sql) throws IOException, InterruptedException {
        Rangescope.Result result = Rangescope.run("query", "--format", "csv", LEAKS, CLEAN, sql).exits(0).silent();
        assertTrue(result.out().lines().count() > 1 || sql.contains("error != 0"), () -> "no row: " + result);
    }

    @Test
    void thePageHasExamples() throws IOException {
        assertTrue(examples().count() > 12, () -> "waited for examples in docs/queries.md");
    }

    @Test
    void parquetFilesOfManyRecordingsSayTheSame() throws IOException, InterruptedException {
        Path one = directory.resolve("one.parquet-dir");
        Path two = directory.resolve("two.parquet-dir");
        Rangescope.run("export", "-f", "parquet", "-o", one, LEAKS).exits(0).silent();
        Rangescope.run("export", "-f", "parquet", "-o", two, CLEAN).exits(0).silent();
        for (String table : List.of("recordings", "mappings", "ranges", "attachments", "buffers", "findings", "stacks")) {
            String sql = "SELECT * FROM " + table + " ORDER BY ALL";
            String expected = Rangescope.run("query", "--format", "csv", LEAKS, CLEAN, sql).exits(0).out();
            assertEquals(expected, Rangescope.run("query", "--format", "csv", one, two, sql).exits(0).out(), table);
            assertEquals(expected, Rangescope.run("query", "--format", "csv", one, CLEAN, sql).exits(0).out(), table);
        }
        String types = Rangescope.run("query", "--format", "csv", one,
                "SELECT column_name, column_type FROM (DESCRIBE mappings) WHERE column_name IN ('population_ns', 'exposed_bytes', 'state', 'leaked')")
                .exits(0).out();
        assertEquals("column_name,column_type\nstate,VARCHAR\nleaked,BOOLEAN\npopulation_ns,BIGINT\nexposed_bytes,UBIGINT\n", types);
    }

    @Test
    void recordingsOfOneNameStayApart() throws IOException, InterruptedException {
        Path one = directory.resolve("one.parquet-dir");
        Path two = directory.resolve("two.parquet-dir");
        Path other = Files.createDirectory(directory.resolve("other"));
        Path same = Files.copy(CLEAN, other.resolve(LEAKS.getFileName()));
        Rangescope.run("export", "-f", "parquet", "-o", one, LEAKS).exits(0).silent();
        Rangescope.run("export", "-f", "parquet", "-o", two, same).exits(0).silent();
        String sql = "SELECT recording, count(*) AS n FROM mappings GROUP BY ALL ORDER BY ALL";
        String expected = Rangescope.run("query", "--format", "csv", LEAKS, same, sql).exits(0).out();
        assertTrue(expected.contains("(2)"), expected);
        assertEquals(expected, Rangescope.run("query", "--format", "csv", one, two, sql).exits(0).out());
        assertEquals(expected, Rangescope.run("query", "--format", "csv", one, same, sql).exits(0).out());
        assertEquals(expected, Rangescope.run("query", "--format", "csv", LEAKS, two, sql).exits(0).out());
    }

    @Test
    void findingsAreTheSameAsOfTheOtherCommand() throws IOException, InterruptedException {
        var findings = Rangescope.run("findings", "--json", LEAKS).json().getAsJsonArray("findings");
        var rows = JsonParser.parseString(Rangescope.run("query", "--format", "json", LEAKS,
                "SELECT finding, rule, sentence FROM findings ORDER BY finding").exits(0).out()).getAsJsonArray();
        assertEquals(findings.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(findings.get(i).getAsJsonObject().get("rule").getAsString(),
                    rows.get(i).getAsJsonObject().get("rule").getAsString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM read_csv('/etc/passwd')", "SELECT * FROM read_text('/etc/hostname')",
            "SELECT * FROM '/etc/passwd'", "COPY (SELECT 1) TO '/tmp/rangescope-must-not-be-there.csv'",
            "SET enable_external_access = true",
            "SET allowed_directories = ['/']", "INSTALL httpfs", "LOAD '/tmp/evil.duckdb_extension'", "ATTACH '/tmp/other.duckdb'",
            "SELECT * FROM glob('/etc/*')", "EXPORT DATABASE '/tmp/rangescope-must-not-be-there'"})
    void sqlReachesNothingElse(String sql) throws IOException, InterruptedException {
        Rangescope.Result result = Rangescope.run("query", LEAKS, sql);
        result.exits(2);
        assertEquals("", result.out(), result::toString);
        assertFalse(Files.exists(Path.of("/tmp/rangescope-must-not-be-there.csv")));
    }

    @Test
    void filesAreReachedWhenSomebodyAsks() throws IOException, InterruptedException {
        Path out = directory.resolve("out.csv");
        Rangescope.run("query", "--allow-files", LEAKS, "COPY (SELECT count(*) AS n FROM mappings) TO '" + out + "'").exits(0);
        assertTrue(Files.readString(out).startsWith("n\n"));
    }

    @Test
    void resultsComeInThreeForms() throws IOException, InterruptedException {
        String sql = "SELECT 1 AS one, 'a,\"b\"' AS text, NULL AS none, true AS yes, 2.5 AS half FROM recordings";
        assertEquals("one,text,none,yes,half\n1,\"a,\"\"b\"\"\",,true,2.5\n",
                Rangescope.run("query", "--format", "csv", LEAKS, sql).exits(0).out());
        assertEquals("[\n{\"one\": 1, \"text\": \"a,\\\"b\\\"\", \"none\": null, \"yes\": true, \"half\": 2.5}\n]\n",
                Rangescope.run("query", "--format", "json", LEAKS, sql).exits(0).out());
        assertEquals("one  text   none  yes   half\n---  -----  ----  ----  ----\n  1  a,\"b\"        true   2.5\n",
                Rangescope.run("query", LEAKS, sql).exits(0).out());
    }

    @Test
    void whateverSqlAnswersIsJson() throws IOException, InterruptedException {
        String sql = "SELECT 1 AS n, 2 AS n, 'NaN'::FLOAT AS f, '\\xAA\\x01'::BLOB AS b, [1, NULL] AS l, {'a': 1, 'b': [true]} AS s FROM recordings";
        assertEquals("[\n{\"n\": 1, \"n_1\": 2, \"f\": null, \"b\": \"aa01\", \"l\": [1, null], \"s\": {\"a\": 1, \"b\": [true]}}\n]\n",
                Rangescope.run("query", "--format", "json", LEAKS, sql).exits(0).out());
        assertEquals("[]\n", Rangescope.run("query", "--format", "json", LEAKS, "CREATE TEMP TABLE t (n INTEGER)").exits(0).out());
        Rangescope.shell("LC_ALL=C $RANGESCOPE query " + LEAKS + " 'SELECT_\u00f6'").exits(2);
    }

    @Test
    void mistakesAreNamed() throws IOException, InterruptedException {
        Rangescope.run("query", LEAKS, "SELECT nothing FROM mappings").exits(2).says("nothing");
        Rangescope.run("query", LEAKS, "SELEKT").exits(2).says("SELEKT");
        Rangescope.run("query", LEAKS).exits(2).says("Say which recordings");
        Rangescope.run("query", directory.resolve("gone"), "SELECT 1").exits(3).says("no such file");
        Rangescope.run("query", directory, "SELECT 1").exits(3).says("has none of the files");
        Rangescope.run("query", "--schema").exits(0).prints("mappings: a map call", "population_ns", "(ns)", "(bytes)");
    }

    @Test
    void theJarAloneSaysWhatIsMissing() throws IOException, InterruptedException {
        Path jar = directory.resolve("rangescope.jar");
        Files.copy(Rangescope.JAR, jar);
        String java = System.getProperty("java.home") + "/bin/java -jar " + jar;
        Rangescope.shell(java + " info " + LEAKS).exits(0).silent();
        Rangescope.shell(java + " query " + LEAKS + " 'SELECT 1'").exits(3).says("SQL needs lib/duckdb_jdbc.jar beside rangescope.jar");
        Rangescope.shell(java + " export -f parquet -o " + directory.resolve("p") + " " + LEAKS).exits(3)
                .says("needs lib/duckdb_jdbc.jar");
        Rangescope.shell(java + " export -f jfr -o " + directory.resolve("x.jfr") + " " + LEAKS).exits(0).silent();
    }
}
