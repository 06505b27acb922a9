// SPDX-License-Identifier: EPL-2.0
package org.rangescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.rangescope.core.Session;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.interop.duckdb.Database;
import org.rangescope.report.Condition;
import org.rangescope.report.export.ExportColumn;
import org.rangescope.report.export.ExportTable;
import org.rangescope.report.export.ExportTables;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rangescope query}: SQL over recordings. */
@Command(name = "query", description = "Asks recordings something in SQL: DuckDB's, over the tables recordings, mappings, ranges, attachments, buffers,"
        + " findings and stacks. --schema says what is in them. Recordings and directories of `rangescope export -f parquet` can be mixed; the column"
        + " recording tells them apart.", footer = { //
                "  rangescope query mine.rangescope \\", //
                "    'SELECT function, count(*) AS leaks, sum(exposed_bytes) AS bytes", //
                "     FROM mappings WHERE leaked GROUP BY ALL ORDER BY bytes DESC'", //
                "  rangescope query nightly/*.parquet-dir --format csv \\", //
                "    'SELECT recording, quantile_cont(population_ns, 0.99) AS p99_ns", //
                "     FROM mappings GROUP BY ALL'"})
final class QueryCommand implements Callable<Integer> {

    /** How a result is written. */
    enum Style {
        /** For a person. */
        TABLE,
        /** Comma-separated values with a header. */
        CSV,
        /** A list of objects. */
        JSON
    }

    private final Terminal terminal;
    private final Output output;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "RECORDING... SQL", description = "Recordings, or directories of Parquet files, and a query.")
    private List<String> words = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table, csv or json. Default: ${DEFAULT-VALUE}.")
    private Style style = Style.TABLE;

    @Option(names = "--schema", description = "Print the tables, their columns and what these mean, and do nothing else.")
    private boolean schema;

    @Option(names = "--allow-files", description = "Let SQL read and write files, which it otherwise must not.")
    private boolean allowFiles;

    QueryCommand(Terminal terminal, Output output) {
        this.terminal = terminal;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        if (schema) {
            return schema();
        }
        if (words.size() < 2) {
            throw new ParameterException(spec.commandLine(),
                    "Say which recordings, and what to ask them. `rangescope query --schema` prints the tables.");
        }
        String sql = words.get(words.size() - 1);
        List<Path> files = words.subList(0, words.size() - 1).stream().map(Path::of).toList();
        if (isFile(sql)) {
            throw new ParameterException(spec.commandLine(), "The last word must be the query, and " + sql + " is a file.");
        }
        boolean[] good = {true};
        try {
            ask(files, sql, good);
        } catch (NoClassDefFoundError e) {
            throw Libraries.missing("SQL", "duckdb_jdbc", e);
        } catch (Output.Gone e) {
            return ExitCode.OK;
        }
        return good[0] ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private static boolean isFile(String sql) {
        try {
            return sql.indexOf(' ') < 0 && !sql.isEmpty() && Files.exists(Path.of(sql));
        } catch (InvalidPathException e) {
            // no file has such a name
            return false;
        }
    }

    private void ask(List<Path> files, String sql, boolean[] good) throws IOException {
        List<String> tables = Database.tablesOf(sql);
        try (Database database = Database.open()) {
            for (Path file : files) {
                if (Files.isDirectory(file) && !Files.exists(file.resolve("metadata"))) {
                    database.attach(file);
                    continue;
                }
                try (Session session = Recordings.read(file, terminal, new RuleEngine());
                        TerminalProgress progress = new TerminalProgress(terminal, "taking in " + Recordings.name(file))) {
                    database.load(session, tables, String.valueOf(file.getFileName()), progress);
                    Condition condition = session.read(Condition::of);
                    condition.notes().forEach(note -> terminal.say(Recordings.name(file) + ": " + note));
                    good[0] &= condition.isGood();
                }
            }
            database.seal(allowFiles);
            QueryOutput rows = new QueryOutput(output, style);
            Runnable interrupt = database::interrupt;
            Stopping.whenAsked(interrupt);
            try {
                database.query(sql, rows);
            } finally {
                Stopping.forget(interrupt);
            }
            rows.end();
            output.flush();
        } catch (SQLException e) {
            throw new Failure(ExitCode.USAGE, Database.message(e), true);
        }
    }

    private int schema() throws IOException {
        for (ExportTable table : ExportTables.schema()) {
            output.line("%s: %s", table.name(), table.meaning());
            for (ExportColumn column : table.columns()) {
                output.line("  %-20s %-8s %s%s", column.name(), column.type().name().toLowerCase(Locale.ROOT), column.meaning(),
                        column.unit().isEmpty() ? "" : " (" + column.unit() + ")");
            }
        }
        output.line("");
        output.line("Times count from the start of the capture. What is not known, or does not exist, is NULL.");
        output.flush();
        return ExitCode.OK;
    }
}
