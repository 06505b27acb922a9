// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.rangescope.core.filter.FilterField;
import org.rangescope.core.table.ListColumns;
import org.rangescope.core.table.RowList;
import org.rangescope.core.table.TableSource;
import org.rangescope.core.table.TableWriter;
import org.rangescope.ui.capture.MonitorProgress;

/** Writes rows to a file: exact, with the units in the headers. The file appears when all of it is written. */
public final class TableExport extends Job {

    private final TableSource source;
    private final List<String> columns;
    private final RowList rows;
    private final Path file;

    TableExport(TableSource source, List<String> columns, RowList rows, Path file) {
        super(NLS.bind(Messages.Export_job, file.getFileName()));
        this.source = source;
        this.columns = columns;
        this.rows = rows;
        this.file = file;
        setUser(true);
    }

    /** What stands in a cell; asked beside the UI thread. */
    @FunctionalInterface
    public interface Texts {

        /** The text of a row's column. */
        String of(int row, int column);
    }

    /** Writes texts to a file, in a job that is scheduled. */
    public static Job texts(Path file, List<String> titles, int rows, Texts texts) {
        List<Integer> numbers = IntStream.range(0, rows).boxed().toList();
        ListColumns<Integer> columns = new ListColumns<>(numbers);
        for (int i = 0; i < titles.size(); i++) {
            int column = i;
            columns.text(new FilterField("column" + i, titles.get(i), FilterField.Kind.TEXT, ""), row -> texts.of(row, column));
        }
        List<String> names = columns.fields().stream().map(FilterField::name).toList();
        TableExport export = new TableExport(TableSource.of(columns), names, RowList.all(rows), file);
        export.schedule();
        return export;
    }

    /** Asks for a file; null when nothing is to be written. */
    public static Path ask(Shell shell, String name) {
        FileDialog dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(Messages.Export_title);
        dialog.setFilterNames(new String[]{Messages.Export_csv, Messages.Export_tsv});
        dialog.setFilterExtensions(new String[]{"*.csv", "*.tsv"});
        dialog.setFileName(name + ".csv");
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen == null) {
            return null;
        }
        String low = chosen.toLowerCase(Locale.ROOT);
        boolean named = low.endsWith(".csv") || low.endsWith(".tsv") || low.endsWith(".txt");
        return Path.of(named ? chosen : chosen + (dialog.getFilterIndex() == 1 ? ".tsv" : ".csv"));
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        boolean tabs = !file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        TableWriter writer = new TableWriter(tabs ? TableWriter.Format.TSV : TableWriter.Format.CSV, false);
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            boolean whole;
            try (BufferedWriter out = Files.newBufferedWriter(part)) {
                whole = writer.write(source, columns, rows, 0, rows.size(), out, MonitorProgress.whole(monitor));
            }
            if (!whole) {
                Files.deleteIfExists(part);
                return Status.CANCEL_STATUS;
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return Status.OK_STATUS;
        } catch (IOException e) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException also) {
                e.addSuppressed(also);
            }
            return Status.error(NLS.bind(Messages.Export_failed, file, reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        String type = e instanceof java.nio.file.AccessDeniedException
                ? "access is denied"
                : e instanceof java.nio.file.NoSuchFileException ? "there is no such folder" : e.getMessage();
        return type == null ? e.toString() : type;
    }
}
