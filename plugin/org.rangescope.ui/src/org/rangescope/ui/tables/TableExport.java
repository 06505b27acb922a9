// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tables;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import org.rangescope.report.Destination;
import org.rangescope.ui.capture.MonitorProgress;
import org.rangescope.ui.widgets.SaveAs;

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
        return SaveAs.ask(dialog, List.of(".csv", ".tsv", ".txt"), () -> dialog.getFilterIndex() == 1 ? ".tsv" : ".csv");
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        boolean tabs = !file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        TableWriter writer = new TableWriter(tabs ? TableWriter.Format.TSV : TableWriter.Format.CSV, false);
        try (Destination destination = Destination.file(file, true)) {
            BufferedWriter out = new BufferedWriter(new OutputStreamWriter(destination.stream(), StandardCharsets.UTF_8));
            if (!writer.write(source, columns, rows, 0, rows.size(), out, MonitorProgress.whole(monitor))) {
                return Status.CANCEL_STATUS;
            }
            out.flush();
            destination.commit();
            return Status.OK_STATUS;
        } catch (IOException | RuntimeException e) {
            // rows come from the recording, which may have become unreadable or been closed meanwhile
            return Status.error(words(e), e);
        }
    }

    private String words(Exception e) {
        String reason = e instanceof UncheckedIOException unchecked ? unchecked.getCause().getMessage() : e.getMessage();
        return reason != null && reason.startsWith(file.toString())
                ? reason
                : NLS.bind(Messages.Export_failed, file, reason == null ? e.toString() : reason);
    }
}
