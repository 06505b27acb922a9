// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

import org.rangescope.core.Session;
import org.rangescope.core.util.Progress;
import org.rangescope.report.Destination;
import org.rangescope.report.Format;
import org.rangescope.report.FormatOption;
import org.rangescope.report.FormatSettings;
import org.rangescope.report.export.ExportColumn.Type;

/** A CSV file for each table. */
public final class CsvFormat implements Format {

    private static final FormatOption TABLES = new FormatOption("tables", "which tables, with commas between them", "all", List.of());

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String title() {
        return "CSV tables";
    }

    @Override
    public String description() {
        return "A directory with a CSV file for each table: mappings, ranges, attachments, buffers, findings, stacks."
                + " Headers have the units, and what is not known is empty.";
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
        for (int i = 0; i < chosen.size(); i++) {
            Work work = new Work(progress, "row", (double) i / chosen.size(), 1.0 / chosen.size());
            String name = chosen.get(i);
            Work.look(session, recording -> {
                ExportTable table = ExportTables.open(name, recording, session.findings(), Labels.recording(recording));
                try (BufferedWriter out = Files.newBufferedWriter(destination.path().resolve(name + ".csv"), StandardCharsets.UTF_8)) {
                    write(table, out, work);
                } catch (java.nio.file.FileSystemException e) {
                    throw e;
                } catch (IOException e) {
                    throw new IOException(destination.name() + " cannot be written: " + e.getMessage(), e);
                }
            });
        }
    }

    /** Writes a table. */
    static void write(ExportTable table, Writer out, Work work) throws IOException {
        List<ExportColumn> columns = table.columns();
        for (int i = 0; i < columns.size(); i++) {
            out.append(i == 0 ? "" : ",").append(columns.get(i).name());
        }
        out.append('\n');
        while (table.next()) {
            for (int i = 0; i < columns.size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                cell(out, columns.get(i));
            }
            out.append('\n');
            work.step(table.rowCount());
        }
    }

    private static void cell(Writer out, ExportColumn column) throws IOException {
        if (column.type() == Type.VARCHAR) {
            quoted(out, column.text().get());
            return;
        }
        long number = column.number().getAsLong();
        if (number == ExportColumn.NULL) {
            return;
        }
        out.append(switch (column.type()) {
        case BOOLEAN -> number == 0 ? "false" : "true";
        case UBIGINT -> Long.toUnsignedString(number);
        default -> Long.toString(number);
        });
    }

    /** Writes a text so that every reader of CSV gets it back. */
    static void quoted(Appendable out, String text) throws IOException {
        if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            out.append(text);
        }
    }
}
