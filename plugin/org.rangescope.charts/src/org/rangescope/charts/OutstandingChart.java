// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * What was mapped at each moment: what was never unmapped at the bottom, what was still to be unmapped on top of it, and a numbered mark where
 * each finding begins.
 *
 * @param data columns of time, already reduced
 * @param measure what is counted
 * @param startNs start of the capture, ns CLOCK_MONOTONIC: the origin of the time axis
 * @param endNs its end so far
 * @param selected mapping whose life is shown as a band, or null
 * @param band selected stretch of time, or null
 */
public record OutstandingChart(Outstanding data, Measure measure, long startNs, long endNs, @Nullable MappingPoint selected,
        @Nullable TimeRange band)
        implements
            Chart {
    /** What is counted. */
    public enum Measure {
        /** Bytes of buffers that mappings expose. */
        BYTES,
        /** Mappings. */
        MAPPINGS
    }

    /**
     * Finds what to point at. Call it where the recording may be read.
     *
     * @param selectedRow row of the selected mapping, or -1
     */
    public static OutstandingChart of(Recording recording, Outstanding data, Measure measure, int selectedRow, @Nullable TimeRange band) {
        return new OutstandingChart(data, measure, recording.startNs(), recording.endNs(), MappingPoint.of(recording, selectedRow), band);
    }

    private long[] all() {
        return measure == Measure.BYTES ? data.bytes() : data.live();
    }

    private long[] leaked() {
        return measure == Measure.BYTES ? data.leakedBytes() : data.leakedLive();
    }

    private String amount(long value) {
        return measure == Measure.BYTES ? Units.bytes(value) : Units.count(value) + (value == 1 ? " mapping" : " mappings");
    }

    @Override
    public String describe() {
        String name = measure == Measure.BYTES ? "Exposed bytes over time: " : "Live mappings over time: ";
        long most = most(all());
        if (most == 0) {
            return name + "nothing was mapped.";
        }
        long[] leaked = leaked();
        long atEnd = leaked[leaked.length - 1];
        return name + "at most " + amount(most) + "; "
                + (atEnd == 0 ? "nothing that was never unmapped" : amount(atEnd) + " never unmapped") + "; "
                + (data.marks().isEmpty()
                        ? "no finding marked"
                        : data.marks().size() == 1 ? "1 finding marked" : data.marks().size() + " findings marked")
                + ".";
    }

    @Override
    public ChartPicture paint(ChartView view) {
        long most = most(all());
        if (all().length == 0 || endNs <= startNs) {
            return Sheet.words(view, "Nothing captured yet", describe());
        }
        if (most == 0) {
            return Sheet.words(view,
                    view.zoom().isNone()
                            ? "Nothing was mapped while this recording was made"
                            : "Nothing was mapped in this stretch of time",
                    describe());
        }
        Axis vertical = measure == Measure.BYTES
                ? Axis.bytes("exposed", most * 1.08)
                : Axis.counts("live mappings", most * 1.08, true, false);
        Sheet sheet = new Sheet(view, Axis.time("time since start", startNs, endNs, startNs), vertical);
        ChartTheme theme = view.theme();
        area(sheet, 0, all(), theme.live());
        area(sheet, 1, leaked(), theme.leak());
        sheet.plot().setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        sheet.paintPlot();

        PlotArea area = sheet.area();
        Graphics2D g = sheet.pencil();
        sheet.clip();
        edge(sheet, leaked(), theme.leakLine());
        TimeRange chosen = band;
        if (chosen != null) {
            stretch(sheet, chosen.fromNs(), chosen.toNs(), theme.band(), Sheet.translucent(theme.selection(), 110));
        }
        MappingPoint life = selected;
        if (life != null) {
            long until = life.endNs() >= 0 ? life.endNs() : endNs;
            stretch(sheet, life.beginNs(), until, Sheet.translucent(theme.band(), theme.band().getAlpha() / 2), theme.selection());
            // A bar along the top tells a life from a stretch of time: it ends where the mapping did, or runs out of the picture.
            double x = area.xPixel(life.beginNs());
            g.setColor(theme.selection());
            g.fill(new Rectangle2D.Double(x, area.y() + 1, Math.max(3, area.xPixel(until) - x), 4));
        }
        sheet.unclip();
        List<Hit> marks = marks(sheet);
        List<Sheet.Entry> legend = new ArrayList<>();
        Rectangle2D square = new Rectangle2D.Double(-5, -5, 10, 10);
        if (most(leaked()) > 0) {
            legend.add(new Sheet.Entry(theme.leak(), square, true, "never unmapped"));
        }
        legend.add(new Sheet.Entry(theme.live(), square, true, "in use"));
        sheet.legend(legend, false, false, true);
        if (life != null) {
            double x = area.xPixel(life.beginNs());
            if (area.contains(area.clampX(x), area.y())) {
                sheet.write(life.name() + (life.endNs() >= 0 ? "" : ", not unmapped"), area.clampX(x) + 5, area.y() + 36, theme.selection(),
                        sheet.font());
            }
        }
        g.setColor(theme.border());
        g.setStroke(Sheet.THIN);
        g.draw(new Line2D.Double(area.x(), area.y() + area.height(), area.x() + area.width(), area.y() + area.height()));
        return sheet.finish(describe(), (x, y) -> hit(area, marks, x, y));
    }

    private void area(Sheet sheet, int position, long[] values, Color color) {
        int n = values.length;
        double[][] xy = new double[2][n + 1];
        for (int i = 0; i <= n; i++) {
            xy[0][i] = data.fromNs() + (double) data.stepNs() * i;
            xy[1][i] = values[Math.min(i, n - 1)];
        }
        DefaultXYDataset dataset = new DefaultXYDataset();
        dataset.addSeries("values", xy);
        XYStepAreaRenderer renderer = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
        renderer.setSeriesPaint(0, color);
        renderer.setDefaultCreateEntities(false);
        sheet.plot().setDataset(position, dataset);
        sheet.plot().setRenderer(position, renderer);
    }

    private void edge(Sheet sheet, long[] values, Color color) {
        if (most(values) == 0) {
            return;
        }
        PlotArea area = sheet.area();
        Graphics2D g = sheet.pencil();
        java.awt.geom.Path2D path = new java.awt.geom.Path2D.Double();
        for (int i = 0; i < values.length; i++) {
            double x = area.xPixel(data.fromNs() + (double) data.stepNs() * i);
            double to = area.xPixel(data.fromNs() + (double) data.stepNs() * (i + 1));
            double y = area.yPixel(values[i]);
            boolean none = values[i] == 0 && (i == 0 || values[i - 1] == 0);
            if (none || i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
            if (none) {
                path.moveTo(to, y);
                continue;
            }
            path.lineTo(to, y);
        }
        g.setColor(color);
        g.setStroke(Sheet.LINE);
        g.draw(path);
    }

    static void stretch(Sheet sheet, long fromNs, long toNs, Color fill, Color line) {
        PlotArea area = sheet.area();
        Graphics2D g = sheet.pencil();
        double x = area.xPixel(fromNs);
        double to = Math.max(x + 2, area.xPixel(toNs));
        g.setColor(fill);
        g.fill(new Rectangle2D.Double(x, area.y(), to - x, area.height()));
        g.setColor(line);
        g.setStroke(Sheet.THIN);
        g.draw(new Line2D.Double(x, area.y(), x, area.y() + area.height()));
        g.draw(new Line2D.Double(to, area.y(), to, area.y() + area.height()));
    }

    /** Draws the marks, those that would cover one another as one, and says where they are. */
    private List<Hit> marks(Sheet sheet) {
        PlotArea area = sheet.area();
        double y = area.y() - 9;
        List<Outstanding.Mark> shown = data.marks().stream().filter(mark -> area.horizontal().contains(mark.timeNs()))
                .sorted(java.util.Comparator.comparingLong(Outstanding.Mark::timeNs)).toList();
        List<Hit> hits = new ArrayList<>();
        int i = 0;
        while (i < shown.size()) {
            Outstanding.Mark first = shown.get(i);
            double x = area.xPixel(first.timeNs());
            int next = i + 1;
            StringBuilder number = new StringBuilder(Integer.toString(first.findingNumber()));
            StringBuilder text = new StringBuilder(words(first));
            while (next < shown.size() && area.xPixel(shown.get(next).timeNs()) - x < 15 + 5 * number.length()) {
                Outstanding.Mark also = shown.get(next++);
                if (also.findingNumber() != first.findingNumber()) {
                    number.append(',').append(also.findingNumber());
                    text.append("; ").append(words(also));
                }
            }
            String label = number.length() > 9 ? number.substring(0, number.lastIndexOf(",", 8)) + "…" : number.toString();
            sheet.numbered(x, y, label, sheet.theme().leakLine());
            hits.add(new Hit(-1, first.findingNumber(), text.toString(), x, y));
            i = next;
        }
        return hits;
    }

    private String words(Outstanding.Mark mark) {
        return "finding " + mark.findingNumber() + " at " + Units.relative(mark.timeNs() - startNs) + ": " + mark.label();
    }

    private @Nullable Hit hit(PlotArea area, List<Hit> marks, double x, double y) {
        for (Hit mark : marks) {
            if (Math.abs(mark.x() - x) <= 8 && y >= mark.y() - 9 && y <= area.y() + 4) {
                return mark;
            }
        }
        if (!area.contains(x, y)) {
            return null;
        }
        double time = area.xValue(x);
        int column = (int) Math.floor((time - data.fromNs()) / data.stepNs());
        String at = Units.relative(Math.round(time) - startNs);
        if (column < 0 || column >= all().length) {
            return Hit.place(at, x, y);
        }
        long live = data.live()[column];
        long leakedLive = data.leakedLive()[column];
        String words = at + ": " + Units.bytes(data.bytes()[column]) + " exposed by " + Units.count(live)
                + (live == 1 ? " mapping" : " mappings");
        if (leakedLive > 0) {
            words += ", " + Units.bytes(data.leakedBytes()[column]) + " of it by " + Units.count(leakedLive) + " never unmapped";
        }
        return Hit.place(words, x, area.yPixel(all()[column]));
    }

    private static long most(long[] values) {
        long most = 0;
        for (long value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
