// SPDX-License-Identifier: EPL-2.0
package org.rangescope.interop.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.rangescope.core.Session;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatOption;
import org.rangescope.report.FormatSettings;
import org.rangescope.report.export.ExportTables;
import org.rangescope.report.export.Labels;

/** A Parquet file for each table. DuckDB writes them: in bounded memory, and without the twenty jars that Parquet's own library takes. */
public final class ParquetFormat implements Format {

    private static final FormatOption TABLES = new FormatOption("tables", "which tables, with commas between them", "all", List.of());

    @Override
    public String id() {
        return "parquet";
    }

    @Override
    public String title() {
        return "Parquet tables";
    }

    @Override
    public String description() {
        return "A directory with a Parquet file for each table: mappings, ranges, attachments, buffers, findings, stacks."
                + " `rangescope query`, DuckDB, Spark and pandas read many of them at once.";
    }

    @Override
    public String extension() {
        return "";
    }

    @Override
    public Shape shape() {
        return Shape.DIRECTORY;
    }

    @Override
    public List<FormatOption> options() {
        return List.of(TABLES);
    }

    @Override
    public void write(Session session, FormatSettings settings, Destination destination, Progress progress) throws IOException {
        List<String> chosen = ExportTables.chosen(settings.get(TABLES.name()));
        Path directory = destination.path();
        String name = session.read(Labels::recording);
        try (Database database = Database.open()) {
            for (int i = 0; i < chosen.size(); i++) {
                int done = i;
                String table = chosen.get(i);
                database.load(session, List.of(table), name, new Progress() {

                    @Override
                    public void report(double fraction, String message) {
                        progress.report((done + fraction) / chosen.size(), table + ", " + message);
                    }

                    @Override
                    public boolean isCanceled() {
                        return progress.isCanceled();
                    }
                });
                database.writeParquet(table, directory.resolve(table + ".parquet"));
                database.forget(name);
            }
        }
    }
}
