// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.CostModel;
import org.rangescope.core.stats.Scatter;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How long populating took by how many ranges there were: a point for each map, one look for each group, the fitted cost as a line.
 *
 * @param data the points, already reduced
 * @param selected mapping to ring, or null
 * @param slowest mapping to name, or null
 * @param logarithmic whether durations are spaced by their logarithm, so that a few slow maps do not press all others against the axis
 * @param part whether these are the maps of a selected time only
 */
public record ScatterChart(Scatter data, @Nullable MappingPoint selected, @Nullable MappingPoint slowest,
        boolean logarithmic, boolean part) implements Chart {

    private static final double REACH = 9;

    private static final double PRESSED = 1 / 12.0;

    /** As bad as so many points: words over the fitted cost, and over other words. */
    private static final long OF_THE_LINE = 3;
    private static final long OF_WORDS = 1_000_000;

    /** With durations spaced evenly, unless that would press the fitted cost, or all but one in fifty of the points, against the axis. */
    public ScatterChart(Scatter data, @Nullable MappingPoint selected, @Nullable MappingPoint slowest) {
        this(data, selected, slowest, isPressed(data), false);
    }

    private static boolean isPressed(Scatter data) {
        CostModel fit = data.fit();
        if (fit != null && fit.durationNs(data.maxRanges()) > 0) {
            return fit.durationNs(data.maxRanges()) < data.maxDurationNs() * PRESSED;
        }
        long points = 0;
        long high = 0;
        for (Scatter.Series series : data.series()) {
            for (double durationNs : series.durationNs()) {
                points++;
                high += durationNs > data.maxDurationNs() * PRESSED ? 1 : 0;
            }
        }
        return high * 50 < points;
    }

    /** The same with durations spaced by their logarithm, or evenly. */
    public ScatterChart withLogarithmic(boolean other) {
        return new ScatterChart(data, selected, slowest, other, part);
    }

    /** The same of maps of a selected time only. */
    public ScatterChart ofPart() {
        return new ScatterChart(data, selected, slowest, logarithmic, true);
    }

    /**
     * Finds what to point at. Call it where the recording may be read.
     *
     * @param selectedRow row of the selected mapping, or -1
     */
    public static ScatterChart of(Recording recording, Scatter data, int selectedRow) {
        return new ScatterChart(data, MappingPoint.of(recording, selectedRow), MappingPoint.of(recording, data.slowestMapping()));
    }

    @Override
    public String describe() {
        if (data.total() == 0) {
            return "Population time by number of ranges: no successful map in " + where() + ".";
        }
        StringBuilder words = new StringBuilder("Population time by number of ").append(what()).append(": ")
                .append(Units.count(data.total()))
                .append(data.total() == 1 ? " map" : " maps").append(" in ").append(data.series().size())
                .append(data.series().size() == 1 ? " group" : " groups").append(", the slowest took ")
                .append(Units.duration(data.maxDurationNs()));
        MappingPoint slow = slowest;
        if (slow != null) {
            words.append(" (").append(slow.name()).append(", ").append(counted(slow.ranges())).append(')');
        }
        words.append('.');
        String caption = caption();
        if (caption != null) {
            words.append(" Fitted cost: ").append(caption).append('.');
        }
        return words.toString();
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        Csv csv = new Csv(out);
        String counted = switch (data.contents()) {
        case RANGES -> "ranges";
        case ENTRIES -> "sg-table entries";
        case BOTH -> "ranges or sg-table entries";
        };
        csv.line("group", "map call", counted, "population (ns)", "never unmapped");
        for (Scatter.Series series : data.series()) {
            for (int i = 0; i < series.mapping().length; i++) {
                csv.line(series.group(), series.serial()[i], Math.round(series.ranges()[i]), Math.round(series.durationNs()[i]),
                        series.leaked()[i] ? "yes" : "no");
            }
        }
    }

    private String where() {
        return part ? "the selected time" : "this recording";
    }

    private String what() {
        return switch (data.contents()) {
        case RANGES -> "ranges";
        case ENTRIES -> "sg-table entries, for sg-table maps have no ranges";
        case BOTH -> "ranges, or of entries of an sg-table";
        };
    }

    private String axis() {
        return switch (data.contents()) {
        case RANGES -> "ranges in the map";
        case ENTRIES -> "entries in the sg-table (sg-table maps have no ranges)";
        case BOTH -> "ranges in the map, or entries in its sg-table";
        };
    }

    /** What an interconnect map has so many of, or an sg-table. */
    private String counted(long count) {
        return switch (data.contents()) {
        case RANGES -> ranges(count);
        case ENTRIES -> Units.count(count) + (count == 1 ? " sg-table entry" : " sg-table entries");
        case BOTH -> Units.count(count) + (count == 1 ? " range or entry" : " ranges or entries");
        };
    }

    private @Nullable String caption() {
        CostModel fit = data.fit();
        if (fit == null) {
            return null;
        }
        String perRange = give(fit.perRangeNs(), fit.perRangeErrorNs())
                + (data.contents() == Scatter.Contents.ENTRIES ? " per entry" : " per range");
        boolean tellable = fit.fixedNs() >= 0.5 && !(fit.fixedNs() < fit.fixedErrorNs());
        String cost = tellable
                ? give(fit.fixedNs(), fit.fixedErrorNs()) + " fixed + " + perRange
                : perRange + ", fixed cost too small to tell";
        return cost + "; half of the " + fit.of() + " within ± " + Units.duration(Math.round(fit.plusMinusNs()));
    }

    /** The cost without how far calls lie from it, which the description says. */
    private static String shortened(String caption) {
        return caption.substring(0, caption.indexOf(';'));
    }

    /** A cost with its standard error, where that is known. */
    private static String give(double ns, double errorNs) {
        String cost = Units.duration(Math.round(ns));
        return Double.isNaN(errorNs) ? cost : cost + " (± " + Units.duration(Math.max(1, (long) Math.ceil(errorNs))) + ")";
    }

    @Override
    public Drawing draw(Paper paper) {
        ChartView view = paper.view();
        if (data.total() == 0) {
            return Sheet.words(paper, "No successful map in " + where(), describe());
        }
        double widest = Math.max(1, data.maxRanges());
        double longest = Math.max(1, data.maxDurationNs());
        Sheet sheet = new Sheet(paper, Axis.counts(axis(), widest + Math.max(1, widest * 0.03), false, true),
                logarithmic
                        ? Axis.logDuration("population", Math.max(1, data.minDurationNs()), longest)
                        : Axis.duration("population", longest * 1.06, true));
        AxisScale.Kind up = sheet.area().vertical().kind();
        ChartTheme theme = view.theme();

        DefaultXYDataset points = new DefaultXYDataset();
        MarkRenderer dots = new MarkRenderer(paper);
        long count = data.series().stream().mapToLong(series -> series.mapping().length).sum();
        double size = count > 20_000 ? 2.4 : count > 2_000 ? 3 : count > 200 ? 4 : 5.5;
        List<Sheet.Entry> legend = new ArrayList<>();
        for (int i = 0; i < data.series().size(); i++) {
            Scatter.Series series = data.series().get(i);
            points.addSeries(Integer.valueOf(i), new double[][]{series.ranges(), even(up, series.durationNs())});
            Color color = theme.seriesColor(i);
            dots.addSeries(Sheet.mark(i, size), Sheet.translucent(color, count > 2_000 ? 140 : count > 200 ? 190 : 255));
            legend.add(new Sheet.Entry(color, Sheet.mark(i, 7), true, series.group()));
        }
        sheet.plot().setDataset(0, points);
        sheet.plot().setRenderer(0, dots);
        CostModel fit = data.fit();
        if (fit != null) {
            double end = Math.max(1, data.maxRanges());
            double[] x = new double[101];
            double[] y = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] = end * i / (x.length - 1);
                y[i] = logarithmic ? Math.max(sheet.area().verticalAll().min() / 10, fit.durationNs(x[i])) : fit.durationNs(x[i]);
            }
            DefaultXYDataset line = new DefaultXYDataset();
            line.addSeries("fit", new double[][]{x, even(up, y)});
            XYLineAndShapeRenderer straight = new XYLineAndShapeRenderer(true, false);
            straight.setSeriesPaint(0, theme.text());
            straight.setSeriesStroke(0, Sheet.LINE);
            straight.setDefaultCreateEntities(false);
            sheet.plot().setDataset(1, line);
            sheet.plot().setRenderer(1, straight);
            sheet.plot().setDatasetRenderingOrder(org.jfree.chart.plot.DatasetRenderingOrder.FORWARD);
        }
        sheet.paintPlot();

        PlotArea area = sheet.area();
        Nearby nearby = new Nearby(area);
        for (Scatter.Series series : data.series()) {
            for (int i = 0; i < series.mapping().length; i++) {
                nearby.add(series.ranges()[i], series.durationNs()[i], series.mapping()[i]);
            }
        }
        if (leaks(sheet)) {
            legend.add(new Sheet.Entry(theme.leakLine(), Sheet.cross(4), false, "never unmapped"));
        }
        if (legend.size() > 1) {
            MappingPoint chosen = selected;
            boolean[] corner = nearby.emptiestCorner(data.slowestMapping(), chosen == null ? -1 : chosen.row());
            sheet.legend(legend, corner[0], corner[1], false);
        }
        point(sheet, nearby, selected, true);
        point(sheet, nearby, slowest, false);
        String caption = caption();
        if (caption != null && !sheet.head(caption, theme.text()) && !sheet.head(shortened(caption), theme.text())) {
            // too narrow for it above the plot: where it covers least
            double wide = sheet.pencil().getFontMetrics(sheet.font()).stringWidth(shortened(caption));
            List<Point2D> places = new ArrayList<>();
            for (double y = area.y() + 10; y < area.y() + area.height() - 8; y += 8) {
                places.add(new Point2D.Double(area.x() + area.width() - wide - 6, y));
                places.add(new Point2D.Double(area.x() + 6, y));
            }
            write(sheet, nearby, shortened(caption), places, theme.text());
        }
        return sheet.finish(describe(), (x, y) -> hit(area, nearby, x, y));
    }

    /** Writes words at that one of some places where they cover least; the first of those that are as good. */
    private Rectangle2D write(Sheet sheet, Nearby nearby, String words, List<Point2D> places, Color color) {
        CostModel fit = data.fit();
        PlotArea area = sheet.area();
        Point2D best = places.get(0);
        long least = Long.MAX_VALUE;
        for (Point2D place : places) {
            Rectangle2D box = sheet.place(words, place.getX(), place.getY(), sheet.font());
            long covers = nearby.within(box) + (sheet.isTaken(box) ? OF_WORDS : 0);
            if (fit != null) {
                Rectangle2D grown = new Rectangle2D.Double(box.getX(), box.getY() - 2, box.getWidth(), box.getHeight() + 4);
                covers += grown.intersectsLine(box.getX(), area.yPixel(fit.durationNs(area.xValue(box.getX()))), box.getMaxX(),
                        area.yPixel(fit.durationNs(area.xValue(box.getMaxX())))) ? OF_THE_LINE : 0;
            }
            if (covers < least) {
                least = covers;
                best = place;
            }
        }
        // nearly opaque: what is covered all the same must not be taken for a part of a letter
        return sheet.write(words, best.getX(), best.getY(), color, sheet.font(), Sheet.translucent(sheet.theme().plot(), 235));
    }

    private static double[] even(AxisScale.Kind kind, double[] values) {
        return kind == AxisScale.Kind.LINEAR ? values : java.util.Arrays.stream(values).map(kind::toEven).toArray();
    }

    /** Crosses out the points of leaks; says whether there were any. */
    private boolean leaks(Sheet sheet) {
        Graphics2D g = sheet.pencil();
        boolean any = false;
        sheet.clip();
        g.setColor(sheet.theme().leakLine());
        g.setStroke(Sheet.LINE);
        for (Scatter.Series series : data.series()) {
            for (int i = 0; i < series.mapping().length; i++) {
                if (series.leaked()[i]) {
                    any = true;
                    double x = sheet.area().xPixel(series.ranges()[i]);
                    double y = sheet.area().yPixel(series.durationNs()[i]);
                    g.translate(x, y);
                    g.draw(Sheet.cross(4));
                    g.translate(-x, -y);
                }
            }
        }
        sheet.unclip();
        return any;
    }

    private void point(Sheet sheet, Nearby nearby, @Nullable MappingPoint mapping, boolean ringed) {
        if (mapping == null || mapping.durationNs() < 0) {
            return;
        }
        PlotArea area = sheet.area();
        double x = area.xPixel(mapping.ranges());
        double y = area.yPixel(mapping.durationNs());
        if (!area.contains(x, y)) {
            return;
        }
        Graphics2D g = sheet.pencil();
        ChartTheme theme = sheet.theme();
        MappingPoint slow = slowest;
        MappingPoint chosen = selected;
        boolean same = slow != null && chosen != null && slow.row() == chosen.row();
        if (ringed) {
            Shape ring = new Ellipse2D.Double(x - 6, y - 6, 12, 12);
            // A ground of the plot's colour lifts the ring off the points around it.
            g.setStroke(new BasicStroke(5f));
            g.setColor(theme.plot());
            g.draw(ring);
            g.setStroke(new BasicStroke(2f));
            g.setColor(theme.selection());
            g.draw(ring);
            sheet.take(x - 7, y - 7, 14, 14);
            if (same) {
                return;
            }
        }
        Color color = ringed ? theme.selection() : theme.leakLine();
        if (!ringed) {
            g.translate(x, y);
            g.setColor(color);
            g.fill(Sheet.mark(2, 8));
            g.translate(-x, -y);
            sheet.take(x - 5, y - 5, 10, 10);
        }
        String words = (ringed ? "" : "slowest: ") + mapping.name() + ", " + Units.duration(mapping.durationNs());
        double wide = sheet.pencil().getFontMetrics(sheet.font()).stringWidth(words);
        List<Point2D> places = new ArrayList<>();
        for (double up : new double[]{0, -15, 15}) {
            places.add(new Point2D.Double(x + 10, y + up));
            places.add(new Point2D.Double(x - 10 - wide, y + up));
        }
        places.removeIf(place -> place.getX() < area.x() + 3 || place.getX() + wide > area.x() + area.width() - 4);
        if (places.isEmpty()) {
            places.add(new Point2D.Double(x + 10, y));
        }
        Rectangle2D box = write(sheet, nearby, words, places, color);
        sheet.take(box.getX(), box.getY(), box.getWidth(), box.getHeight());
    }

    private @Nullable Hit hit(PlotArea area, Nearby nearby, double x, double y) {
        if (!area.contains(x, y)) {
            return null;
        }
        int found = nearby.nearest(x, y, REACH);
        if (found < 0) {
            return Hit.place(counted(Math.round(area.xValue(x))) + ", " + Units.duration(Math.round(Math.max(0, area.yValue(y)))), x, y);
        }
        int row = nearby.item(found);
        long durationNs = Math.round(nearby.yValue(found));
        String group = data.series().stream().filter(series -> contains(series.mapping(), row)).map(Scatter.Series::group).findFirst()
                .orElse("");
        return new Hit(row, 0,
                counted(Math.round(nearby.xValue(found))) + " populated in " + Units.duration(durationNs) + " (" + Units.exactNs(durationNs)
                        + ") · " + group,
                nearby.xPixel(found), nearby.yPixel(found));
    }

    private static boolean contains(int[] rows, int row) {
        for (int each : rows) {
            if (each == row) {
                return true;
            }
        }
        return false;
    }

    static String ranges(long count) {
        return Units.count(count) + (count == 1 ? " range" : " ranges");
    }
}
