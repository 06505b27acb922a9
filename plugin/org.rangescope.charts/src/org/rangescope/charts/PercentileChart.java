// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How many of the maps were populated within which time, a curve for each group; the rarest ones get as much room as the common ones.
 *
 * @param curves one for each group
 * @param part whether these are the maps of a selected time only
 */
public record PercentileChart(List<PercentileCurve> curves, boolean part) implements Chart {

    private static final double REACH = 14;

    /** Of all maps. */
    public PercentileChart(List<PercentileCurve> curves) {
        this(curves, false);
    }

    /** Copies the list and leaves out groups without maps. */
    public PercentileChart {
        curves = curves.stream().filter(curve -> curve.count() > 0 && curve.valueNs().length > 0).toList();
    }

    @Override
    public String describe() {
        if (curves.isEmpty()) {
            return "Population time by percentile: no successful map in " + (part ? "the selected time." : "this recording.");
        }
        StringBuilder words = new StringBuilder("Population time by percentile:");
        for (PercentileCurve curve : curves) {
            words.append(' ').append(curve.group()).append(", ").append(Units.count(curve.count()))
                    .append(curve.count() == 1 ? " map" : " maps")
                    .append(": half within ").append(Units.duration(curve.p50Ns())).append(", 99 % within ")
                    .append(Units.duration(curve.p99Ns()))
                    .append(", slowest ").append(Units.duration(curve.maxNs())).append('.');
        }
        return words.toString();
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        Csv csv = new Csv(out);
        csv.line("group", "percentile (%)", "population (ns)", "maps of the group");
        for (PercentileCurve curve : curves) {
            Line line = Line.of(curve);
            for (int i = 0; i < line.percentile().length; i++) {
                csv.line(curve.group(), line.percentile()[i], line.valueNs()[i] == Math.rint(line.valueNs()[i])
                        ? (Number) Math.round(line.valueNs()[i])
                        : (Number) line.valueNs()[i], curve.count());
            }
        }
    }

    /** Where a curve ends: its slowest map stands for half a map's share. */
    private static double last(PercentileCurve curve) {
        return 100 - 50.0 / curve.count();
    }

    private record Line(PercentileCurve curve, double[] percentile, double[] valueNs) {
        static Line of(PercentileCurve curve) {
            int n = Math.min(curve.percentile().length, curve.valueNs().length);
            double end = last(curve);
            double[] x = new double[n + 1];
            double[] y = new double[n + 1];
            int used = 0;
            for (int i = 0; i < n && curve.percentile()[i] < end; i++) {
                x[used] = Math.max(0, curve.percentile()[i]);
                y[used++] = Math.max(1, curve.valueNs()[i]);
            }
            x[used] = end;
            y[used++] = Math.max(1, curve.maxNs());
            return new Line(curve, java.util.Arrays.copyOf(x, used), java.util.Arrays.copyOf(y, used));
        }

        /** The value below which so many percent lie, between the known points. */
        double at(double wanted) {
            int i = java.util.Arrays.binarySearch(percentile, wanted);
            if (i >= 0) {
                return valueNs[i];
            }
            int after = -i - 1;
            if (after == 0) {
                return valueNs[0];
            }
            return valueNs[Math.min(after, valueNs.length - 1)];
        }
    }

    @Override
    public Drawing draw(Paper paper) {
        ChartView view = paper.view();
        if (curves.isEmpty()) {
            return Sheet.words(paper, part ? "No successful map in the selected time" : "No successful map in this recording", describe());
        }
        List<Line> lines = curves.stream().map(Line::of).toList();
        double most = 99;
        double least = Double.MAX_VALUE;
        double longest = 1;
        for (Line line : lines) {
            most = Math.max(most, last(line.curve()));
            least = Math.min(least, line.valueNs()[0]);
            longest = Math.max(longest, line.curve().maxNs());
        }
        Sheet sheet = new Sheet(paper, Axis.percentiles("percentile of maps", most), Axis.logDuration("population", least, longest));
        ChartTheme theme = view.theme();
        AxisScale.Kind across = AxisScale.Kind.NINES;
        DefaultXYDataset data = new DefaultXYDataset();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDefaultCreateEntities(false);
        renderer.setDrawSeriesLineAsPath(true);
        List<Sheet.Entry> legend = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int n = line.percentile().length;
            double[][] xy = new double[2][n];
            for (int j = 0; j < n; j++) {
                xy[0][j] = across.toEven(line.percentile()[j]);
                xy[1][j] = AxisScale.Kind.LOG.toEven(line.valueNs()[j]);
            }
            data.addSeries(Integer.valueOf(i), xy);
            Color color = theme.seriesColor(i);
            renderer.setSeriesPaint(i, color);
            renderer.setSeriesStroke(i, Sheet.LINE);
            legend.add(new Sheet.Entry(color, Sheet.mark(i, 7), true, line.curve().group()));
        }
        sheet.plot().setDataset(data);
        sheet.plot().setRenderer(renderer);
        sheet.paintPlot();

        PlotArea area = sheet.area();
        Graphics2D g = sheet.pencil();
        sheet.clip();
        for (int i = 0; i < lines.size(); i++) {
            // Marks at round percentiles tell the curves apart without their colours.
            Line line = lines.get(i);
            g.setColor(theme.seriesColor(i));
            for (double percentile : new double[]{50, 90, 99, 99.9, 99.99, last(line.curve())}) {
                if (percentile <= last(line.curve())) {
                    AffineTransform at = AffineTransform.getTranslateInstance(area.xPixel(percentile), area.yPixel(line.at(percentile)));
                    g.fill(at.createTransformedShape(Sheet.mark(i, percentile == last(line.curve()) ? 7 : 5)));
                }
            }
        }
        sheet.unclip();
        // curves rise: what is below them at the right is free
        sheet.legend(legend, true, true, false);
        for (Line line : lines) {
            sheet.take(area.xPixel(last(line.curve())) - 5, area.yPixel(Math.max(1, line.curve().maxNs())) - 5, 10, 10);
        }
        for (int i = 0; i < lines.size() && lines.size() <= 6; i++) {
            PercentileCurve curve = lines.get(i).curve();
            double x = area.xPixel(last(curve));
            double y = area.yPixel(Math.max(1, curve.maxNs()));
            if (area.contains(x, y)) {
                String words = "max " + Units.duration(curve.maxNs());
                double wide = g.getFontMetrics(sheet.font()).stringWidth(words);
                sheet.write(words, x + 8 + wide > area.x() + area.width() ? x - wide - 8 : x + 8, y - 12, theme.seriesColor(i),
                        sheet.font());
            }
        }
        return sheet.finish(describe(), (x, y) -> hit(area, lines, x, y));
    }

    private static @Nullable Hit hit(PlotArea area, List<Line> lines, double x, double y) {
        if (!area.contains(x, y)) {
            return null;
        }
        double percentile = area.xValue(x);
        Line best = null;
        double bestDistance = REACH;
        for (Line line : lines) {
            if (percentile <= last(line.curve())) {
                double distance = Math.abs(area.yPixel(line.at(percentile)) - y);
                if (distance <= bestDistance) {
                    bestDistance = distance;
                    best = line;
                }
            }
        }
        String share = share(percentile) + " %";
        if (best == null) {
            return Hit.place(share + ", " + Units.duration(Math.round(area.yValue(y))), x, y);
        }
        long ns = Math.round(best.at(percentile));
        return new Hit(-1, 0,
                best.curve().group() + ": " + share + " of " + Units.count(best.curve().count()) + " maps within " + Units.duration(ns), x,
                area.yPixel(ns));
    }

    private static String share(double percentile) {
        double rest = Math.max(100 - percentile, 1e-9);
        int digits = Math.max(0, (int) Math.ceil(-Math.log10(rest))) + 1;
        return java.math.BigDecimal.valueOf(percentile).setScale(Math.min(digits, 9), java.math.RoundingMode.HALF_EVEN).toPlainString();
    }
}
