// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.OverTime;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How long populating took over time: the darker a cell, the more maps of that duration returned then. A single map is never lighter than can be
 * seen, for the rare ones are those that are looked for.
 *
 * @param data counts, already reduced
 * @param startNs start of the capture, ns CLOCK_MONOTONIC: the origin of the time axis
 * @param endNs its end so far
 * @param selected mapping to ring, or null
 * @param band selected stretch of time, or null
 */
public record HeatMapChart(OverTime data, long startNs, long endNs, @Nullable MappingPoint selected,
        @Nullable TimeRange band) implements Chart {

    private static final double LEAST = 0.22;

    /**
     * Finds what to point at. Call it where the recording may be read.
     *
     * @param selectedRow row of the selected mapping, or -1
     */
    public static HeatMapChart of(Recording recording, OverTime data, int selectedRow, @Nullable TimeRange band) {
        return new HeatMapChart(data, recording.startNs(), recording.endNs(), MappingPoint.of(recording, selectedRow), band);
    }

    @Override
    public String describe() {
        if (data.total() == 0) {
            return "Population time over time: no successful map in this time.";
        }
        return "Population time over time: " + Units.counted(data.total(), "map") + " between " + Units.duration(Math.round(data.edgeNs(0)))
                + " and "
                + Units.duration(Math.round(data.edgeNs(data.rows()))) + ".";
    }

    @Override
    public ChartPicture paint(ChartView view) {
        if (data.total() == 0 || endNs <= startNs) {
            return Sheet.words(view,
                    view.zoom().isNone() ? "No successful map in this recording" : "No successful map in this stretch of time", describe());
        }
        Sheet sheet = new Sheet(view, Axis.time("time since start", startNs, endNs, startNs),
                Axis.logDuration("population", data.edgeNs(0), data.edgeNs(data.rows())));
        sheet.paintPlot();
        PlotArea area = sheet.area();
        ChartTheme theme = view.theme();
        Graphics2D g = sheet.pencil();
        sheet.clip();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        double most = Math.log1p(data.most());
        for (int column = 0; column < data.columns(); column++) {
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
        TimeRange chosen = band;
        if (chosen != null) {
            OutstandingChart.stretch(sheet, chosen.fromNs(), chosen.toNs(), theme.band(), Sheet.translucent(theme.selection(), 110));
        }
        MappingPoint point = selected;
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
        String at = Units.relative(Math.round(area.xValue(x)) - startNs);
        if (column < 0 || column >= data.columns() || row < 0 || row >= data.rows()) {
            return Hit.place(at + ", " + Units.duration(Math.round(area.yValue(y))), x, y);
        }
        int count = data.count()[column * data.rows() + row];
        String words = at + ": " + Units.counted(count, "map") + " between " + Units.duration(Math.round(data.edgeNs(row))) + " and "
                + Units.duration(Math.round(data.edgeNs(row + 1)));
        return new Hit(data.slowest()[column * data.rows() + row], 0, words, x, y);
    }
}
