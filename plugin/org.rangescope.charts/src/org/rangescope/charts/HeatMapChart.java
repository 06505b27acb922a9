// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.OverTime;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How long populating took over time: the darker a cell, the more maps of that duration returned then. A single map is never lighter than can be
 * seen, for the rare ones are those that are looked for.
 *
 * @param data counts, already reduced
 * @param when the capture's time, and what is selected in it: a mapping to ring, a band
 */
public record HeatMapChart(OverTime data, Moments when) implements Chart {

    private static final double LEAST = 0.22;

    /** Where nothing was lost. */
    public HeatMapChart(OverTime data, long startNs, long endNs, @Nullable MappingPoint selected, @Nullable TimeRange band) {
        this(data, new Moments(startNs, endNs, selected, band));
    }

    /**
     * Finds what to point at. Call it where the recording may be read.
     *
     * @param selectedRow row of the selected mapping, or -1
     */
    public static HeatMapChart of(Recording recording, OverTime data, int selectedRow, @Nullable TimeRange band) {
        return new HeatMapChart(data, Moments.of(recording, selectedRow, band));
    }

    @Override
    public String describe() {
        if (data.total() == 0) {
            return "Population time over time: no successful map in this time.";
        }
        return "Population time over time: " + Units.counted(data.total(), "map") + " between " + Units.duration(Math.round(data.edgeNs(0)))
                + " and "
                + Units.duration(Math.round(data.edgeNs(data.rows()))) + "." + when.describeLosses();
    }

    /** The mapping that is ringed, or null. */
    public @Nullable MappingPoint selected() {
        return when.selected();
    }

    /** The stretch of time that is selected, or null. */
    public @Nullable TimeRange band() {
        return when.band();
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        Csv csv = new Csv(out);
        csv.line("from (ns since start)", "to (ns since start)", "population from (ns)", "population to (ns)", "maps");
        for (int column = 0; column < data.columns() && data.rows() > 0; column++) {
            long from = data.fromNs() + data.stepNs() * column - when.startNs();
            for (int row = 0; row < data.rows(); row++) {
                int count = data.count()[column * data.rows() + row];
                if (count > 0) {
                    csv.line(from, from + data.stepNs(), Math.round(data.edgeNs(row)), Math.round(data.edgeNs(row + 1)), count);
                }
            }
        }
    }

    @Override
    public Drawing draw(Paper paper) {
        ChartView view = paper.view();
        if (data.total() == 0 || when.endNs() <= when.startNs()) {
            return Sheet.words(paper,
                    view.zoom().isNone() ? "No successful map in this recording" : "No successful map in this stretch of time", describe());
        }
        Sheet sheet = new Sheet(paper, Axis.time("time since start", when.startNs(), when.endNs(), when.startNs()),
                Axis.logDuration("population", data.edgeNs(0), data.edgeNs(data.rows())));
        sheet.paintPlot();
        PlotArea area = sheet.area();
        ChartTheme theme = view.theme();
        Graphics2D g = sheet.pencil();
        sheet.clip();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        double most = Math.log1p(data.most());
        for (int column = 0; column < data.columns(); column++) {
            paper.check();
            for (int row = 0; row < data.rows(); row++) {
                int count = data.count()[column * data.rows() + row];
                if (count > 0) {
                    g.setColor(shade(theme,
                            data.most() == 1 ? 1 : LEAST + (1 - LEAST) * (Math.log1p(count) - Math.log(2)) / (most - Math.log(2))));
                    g.fill(cell(area, column, row));
                }
            }
        }
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sheet.losses(when.lost());
        TimeRange chosen = when.band();
        if (chosen != null) {
            OutstandingChart.stretch(sheet, chosen.fromNs(), chosen.toNs(), theme.band(), Sheet.translucent(theme.selection(), 110));
        }
        MappingPoint point = when.selected();
        if (point != null && point.durationNs() >= 0) {
            double x = area.xPixel(point.beginNs() + (double) point.durationNs());
            double y = area.yPixel(Math.max(1, point.durationNs()));
            g.setColor(theme.selection());
            g.setStroke(Sheet.LINE);
            g.draw(new Ellipse2D.Double(x - 6, y - 6, 12, 12));
            sheet.unclip();
            if (area.contains(x, y)) {
                sheet.take(x - 7, y - 7, 14, 14);
                String words = point.name() + ", " + Units.duration(point.durationNs());
                double wide = g.getFontMetrics(sheet.font()).stringWidth(words);
                sheet.write(words, x + 10 + wide > area.x() + area.width() ? x - 10 - wide : x + 10, y, theme.selection(), sheet.font());
            }
        }
        sheet.unclip();
        return sheet.finish(describe(), (x, y) -> hit(area, x, y));
    }

    private Rectangle2D cell(PlotArea area, int column, int row) {
        double left = Math.floor(area.xPixel(data.fromNs() + (double) data.stepNs() * column));
        double right = Math.max(left + 1, Math.floor(area.xPixel(data.fromNs() + (double) data.stepNs() * (column + 1))));
        double top = Math.floor(area.yPixel(data.edgeNs(row + 1)));
        double bottom = Math.max(top + 1, Math.floor(area.yPixel(data.edgeNs(row))));
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    private static Color shade(ChartTheme theme, double part) {
        Color from = theme.plot();
        Color to = theme.seriesColor(0);
        return new Color(mixed(from.getRed(), to.getRed(), part), mixed(from.getGreen(), to.getGreen(), part),
                mixed(from.getBlue(), to.getBlue(), part));
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * Math.min(1, part));
    }

    private @Nullable Hit hit(PlotArea area, double x, double y) {
        if (!area.contains(x, y)) {
            return null;
        }
        int column = (int) Math.floor((area.xValue(x) - data.fromNs()) / data.stepNs());
        int row = (int) Math.floor(Math.log10(area.yValue(y) / data.lowestNs()) * data.rowsPerDecade());
        String at = Units.relative(Math.round(area.xValue(x)) - when.startNs());
        if (column < 0 || column >= data.columns() || row < 0 || row >= data.rows()) {
            return Hit.place(at + ", " + Units.duration(Math.round(area.yValue(y))) + when.caveat(area.xValue(x)), x, y);
        }
        int count = data.count()[column * data.rows() + row];
        String words = at + ": " + Units.counted(count, "map") + " between " + Units.duration(Math.round(data.edgeNs(row))) + " and "
                + Units.duration(Math.round(data.edgeNs(row + 1))) + when.caveat(area.xValue(x));
        return new Hit(data.slowest()[column * data.rows() + row], 0, words, x, y);
    }
}
