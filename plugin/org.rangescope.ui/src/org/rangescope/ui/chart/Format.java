// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.chart;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

import org.rangescope.charts.Chart;
import org.rangescope.charts.ChartView;
import org.rangescope.core.util.annotation.NonNullByDefault;

/** As what a chart leaves the workbench. */
@NonNullByDefault
public enum Format {
    /** The picture, twice as fine as on an ordinary display. */
    PNG,
    /** The drawing, as lines and letters. */
    SVG,
    /** The values, with their units in the first line. */
    CSV;

    private static final double FINE = 2;

    /** The ending of a file's name, without a dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Writes a chart into a file, in place of what is there. What is there stays when that fails. Never on the UI thread.
     *
     * @param title name of the chart
     * @param view how it is shown
     */
    public void write(Chart chart, String title, ChartView view, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        Path unfinished = folder == null
                ? Files.createTempFile("chart", null)
                : Files.createTempFile(folder, "." + target.getFileName(), null);
        try {
            if (this == PNG) {
                chart.paint(view.withScale(Math.max(FINE, view.scale()))).writePng(unfinished);
            } else {
                try (BufferedWriter out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                    if (this == SVG) {
                        chart.writeSvg(view.withScale(1), title, out);
                    } else {
                        chart.writeCsv(out);
                    }
                }
            }
            readable(unfinished);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** A temporary file is for its owner only; what somebody exports is as readable as any other file of theirs. */
    private static void readable(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
