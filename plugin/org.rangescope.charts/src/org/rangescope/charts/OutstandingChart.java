// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.stats.OutstandingStack;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * What was mapped at each moment, and a numbered mark where each finding begins. Without a stack: what was never unmapped at the bottom, what was still
 * to be unmapped on top of it. With one: a layer for each group, behind them the most that was mapped within each pixel, and the line below which nothing was
 * ever unmapped.
 *
 * @param data columns of time, already reduced
 * @param measure what is counted
 * @param stack the same by group, or null
 * @param when the capture's time, and what is selected in it: a mapping whose life is shown, a band
 */
public record OutstandingChart(Outstanding data, Measure measure, @Nullable OutstandingStack stack, Moments when) implements Chart {
    /** What is counted. */
    public enum Measure {
        /** Bytes of buffers that mappings expose. */
        BYTES,
        /** Mappings. */
        MAPPINGS
    }

    private static final double LABEL_HEIGHT = 15;

    /**
     * Where nothing was lost, and by no group.
     *
     * @param startNs start of the capture, ns CLOCK_MONOTONIC
     * @param endNs its end so far
     * @param selected mapping whose life is shown as a band, or null
     * @param band selected stretch of time, or null
     */
    public OutstandingChart(Outstanding data, Measure measure, long startNs, long endNs, @Nullable MappingPoint selected,
            @Nullable TimeRange band) {
        this(data, measure, null, new Moments(startNs, endNs, selected, band));
    }

    /**
     * Finds what to point at. Call it where the recording may be read.
     *
     * @param selectedRow row of the selected mapping, or -1
     */
    public static OutstandingChart of(Recording recording, Outstanding data, Measure measure, int selectedRow, @Nullable TimeRange band) {
        return new OutstandingChart(data, measure, null, Moments.of(recording, selectedRow, band));
    }

    /** The same by group. */
    public OutstandingChart withStack(@Nullable OutstandingStack other) {
        return new OutstandingChart(data, measure, other, when);
    }

    /** The mapping whose life is shown, or null. */
    public @Nullable MappingPoint selected() {
        return when.selected();
    }

    /** The stretch of time that is selected, or null. */
    public @Nullable TimeRange band() {
        return when.band();
    }

    private long[] all() {
        return measure == Measure.BYTES ? data.bytes() : data.live();
    }

    private long[] leaked() {
        return measure == Measure.BYTES ? data.leakedBytes() : data.leakedLive();
    }

    private long[] values(OutstandingStack.Layer layer) {
        return measure == Measure.BYTES ? layer.bytes() : layer.live();
    }

    private String amount(long value) {
        return measure == Measure.BYTES ? Units.bytes(value) : Units.count(value) + (value == 1 ? " mapping" : " mappings");
    }

    @Override
    public String describe() {
        String name = measure == Measure.BYTES ? "Exposed bytes over time: " : "Live mappings over time: ";
        long most = most(all());
        if (most == 0) {
            return name + "nothing was mapped." + when.describeLosses();
        }
        long[] leaked = leaked();
        long atEnd = leaked[leaked.length - 1];
        StringBuilder words = new StringBuilder(name).append("at most ").append(amount(most)).append("; ")
                .append(atEnd == 0 ? "nothing that was never unmapped" : amount(atEnd) + " never unmapped").append("; ")
                .append(data.marks().isEmpty()
                        ? "no finding marked"
                        : data.marks().size() == 1 ? "1 finding marked" : data.marks().size() + " findings marked")
                .append('.');
        OutstandingStack layers = stack;
        if (layers != null && !layers.layers().isEmpty()) {
            words.append(" Most by group:");
            for (OutstandingStack.Layer layer : layers.layers()) {
                words.append(' ').append(layer.group()).append(' ').append(amount(most(values(layer)))).append(';');
            }
            words.setCharAt(words.length() - 1, '.');
        }
        return words.append(when.describeLosses()).toString();
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        Csv csv = new Csv(out);
        OutstandingStack layers = stack;
        if (layers == null) {
            csv.line("from (ns since start)", "to (ns since start)", "most live (mappings)", "most exposed (bytes)",
                    "never unmapped (mappings)", "never unmapped (bytes)");
            for (int i = 0; i < data.live().length; i++) {
                long from = data.fromNs() + data.stepNs() * i - when.startNs();
                csv.line(from, from + data.stepNs(), data.live()[i], data.bytes()[i], data.leakedLive()[i], data.leakedBytes()[i]);
            }
            return;
        }
        csv.line("at (ns since start)", "group", "live (mappings)", "exposed (bytes)");
        for (int i = 0; i < layers.timeNs().length; i++) {
            for (OutstandingStack.Layer layer : layers.layers()) {
                csv.line(layers.timeNs()[i] - when.startNs(), layer.group(), layer.live()[i], layer.bytes()[i]);
            }
        }
    }

    @Override
    public Drawing draw(Paper paper) {
        ChartView view = paper.view();
        long most = most(all());
        if (all().length == 0 || when.endNs() <= when.startNs()) {
            return Sheet.words(paper, "Nothing captured yet", describe());
        }
        if (most == 0) {
            return Sheet.words(paper,
                    view.zoom().isNone()
                            ? "Nothing was mapped while this recording was made"
                            : "Nothing was mapped in this stretch of time",
                    describe());
        }
        Axis vertical = measure == Measure.BYTES
                ? Axis.bytes("exposed", most * 1.08)
                : Axis.counts("live mappings", most * 1.08, true, false);
        Sheet sheet = new Sheet(paper, Axis.time("time since start", when.startNs(), when.endNs(), when.startNs()), vertical);
        ChartTheme theme = view.theme();
        Layers layers = stack == null ? null : new Layers(stack);
        if (layers == null) {
            area(sheet, 0, all(), theme.live());
            area(sheet, 1, leaked(), theme.leak());
            sheet.plot().setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        } else {
            // peaks that are shorter than the time from one sample of the layers to the next
            area(sheet, 0, all(), Sheet.translucent(theme.mutedText(), 70));
        }
        sheet.paintPlot();

        PlotArea area = sheet.area();
        Graphics2D g = sheet.pencil();
        sheet.clip();
        if (layers != null) {
            layers.paint(sheet);
        }
        edge(sheet, leaked(), theme.leakLine());
        sheet.losses(when.lost());
        TimeRange chosen = when.band();
        if (chosen != null) {
            stretch(sheet, chosen.fromNs(), chosen.toNs(), theme.band(), Sheet.translucent(theme.selection(), 110));
        }
        MappingPoint life = when.selected();
        if (life != null) {
            long until = life.endNs() >= 0 ? life.endNs() : when.endNs();
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
        Path2D line = new Path2D.Double();
        line.moveTo(-5, 0);
        line.lineTo(5, 0);
        if (most(leaked()) > 0) {
            legend.add(layers == null
                    ? new Sheet.Entry(theme.leak(), square, true, "never unmapped")
                    : new Sheet.Entry(theme.leakLine(), line, false, "never unmapped, below the line"));
        }
        if (layers == null) {
            legend.add(new Sheet.Entry(theme.live(), square, true, "in use"));
        } else {
            layers.legend(theme, legend, square);
            legend.add(new Sheet.Entry(Sheet.translucent(theme.mutedText(), 70), square, true, "short peaks, all together"));
        }
        sheet.legend(legend, false, false, layers == null);
        if (layers != null) {
            layers.label(sheet);
        }
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
        return sheet.finish(describe(), (x, y) -> hit(area, layers, marks, x, y));
    }

    /** The groups on top of one another: the upper edge of each at each moment. */
    private final class Layers {
        private final OutstandingStack of;
        private final long[][] upper;

        Layers(OutstandingStack of) {
            this.of = of;
            upper = new long[of.layers().size()][of.timeNs().length];
            for (int layer = 0; layer < upper.length; layer++) {
                long[] values = values(of.layers().get(layer));
                for (int i = 0; i < values.length; i++) {
                    upper[layer][i] = values[i] + (layer == 0 ? 0 : upper[layer - 1][i]);
                }
            }
        }

        private double begin(PlotArea area, int moment) {
            return Math.max(area.x() - 1e4, Math.min(area.x() + area.width() + 1e4, area.xPixel(of.timeNs()[moment])));
        }

        private double end(PlotArea area, int moment) {
            return moment + 1 < of.timeNs().length
                    ? begin(area, moment + 1)
                    : Math.max(begin(area, moment), Math.min(area.x() + area.width() + 1e4, area.xPixel(when.endNs())));
        }

        void paint(Sheet sheet) {
            PlotArea area = sheet.area();
            Graphics2D g = sheet.pencil();
            int moments = of.timeNs().length;
            for (int layer = 0; layer < upper.length && moments > 0; layer++) {
                sheet.paper().check();
                Path2D outline = new Path2D.Double();
                outline.moveTo(begin(area, 0), area.yPixel(layer == 0 ? 0 : upper[layer - 1][0]));
                for (int i = 0; i < moments; i++) {
                    outline.lineTo(begin(area, i), area.yPixel(upper[layer][i]));
                    outline.lineTo(end(area, i), area.yPixel(upper[layer][i]));
                }
                for (int i = moments - 1; i >= 0; i--) {
                    double y = area.yPixel(layer == 0 ? 0 : upper[layer - 1][i]);
                    outline.lineTo(end(area, i), y);
                    outline.lineTo(begin(area, i), y);
                }
                outline.closePath();
                g.setColor(color(sheet.theme(), layer));
                g.fill(outline);
                if (layer % 4 != 0) {
                    sheet.hatch(outline, Sheet.translucent(sheet.theme().plot(), 120), layer % 4);
                }
                g.setColor(sheet.theme().plot());
                g.setStroke(Sheet.THIN);
                g.draw(outline);
            }
        }

        private Color color(ChartTheme theme, int layer) {
            return of.layers().get(layer).isRest()
                    ? Sheet.translucent(theme.mutedText(), 130)
                    : Sheet.translucent(theme.seriesColor(layer), 165);
        }

        void legend(ChartTheme theme, List<Sheet.Entry> legend, Rectangle2D square) {
            // from the top down, as they lie on one another
            for (int layer = upper.length - 1; layer >= 0; layer--) {
                legend.add(new Sheet.Entry(color(theme, layer), square, true, of.layers().get(layer).group(), layer % 4));
            }
        }

        /** Writes the name of a layer into it where it is thickest for as long as the name, if there is such a place. */
        void label(Sheet sheet) {
            PlotArea area = sheet.area();
            for (int layer = 0; layer < upper.length && upper.length > 1; layer++) {
                String name = of.layers().get(layer).group();
                double wide = sheet.pencil().getFontMetrics(sheet.font()).stringWidth(name);
                double best = Double.NEGATIVE_INFINITY;
                int place = -1;
                for (int i = 0; i < of.timeNs().length; i++) {
                    double middle = (begin(area, i) + end(area, i)) / 2;
                    if (middle > area.x() + area.width() * 0.3 && middle + wide / 2 < area.x() + area.width()) {
                        // where it is as thick elsewhere the middle of the picture is the better place
                        double thin = thinnest(area, layer, i, middle - wide / 2, middle + wide / 2);
                        double worth = thin - Math.abs(middle - area.x() - area.width() * 0.6) / area.width() * LABEL_HEIGHT;
                        if (thin >= LABEL_HEIGHT && worth > best) {
                            best = worth;
                            place = i;
                        }
                    }
                }
                if (place >= 0) {
                    double x = (begin(area, place) + end(area, place)) / 2 - wide / 2;
                    sheet.write(name, x, (top(area, layer, place) + bottom(area, layer, place)) / 2, sheet.theme().text(), sheet.font());
                }
            }
        }

        private double top(PlotArea area, int layer, int moment) {
            return area.clampY(area.yPixel(upper[layer][moment]));
        }

        private double bottom(PlotArea area, int layer, int moment) {
            return area.clampY(area.yPixel(layer == 0 ? 0 : upper[layer - 1][moment]));
        }

        /** How thick a layer is at least, around a moment, between two pixel columns. */
        private double thinnest(PlotArea area, int layer, int moment, double left, double right) {
            int from = moment;
            while (from > 0 && begin(area, from) > left) {
                from--;
            }
            double top = Double.NEGATIVE_INFINITY;
            double bottom = Double.POSITIVE_INFINITY;
            for (int i = from; i < of.timeNs().length && begin(area, i) < right; i++) {
                top = Math.max(top, top(area, layer, i));
                bottom = Math.min(bottom, bottom(area, layer, i));
            }
            return bottom - top;
        }

        /** What is said about the layer at a place; null outside of all. */
        @Nullable
        String at(double time, double value) {
            int moment = java.util.Arrays.binarySearch(of.timeNs(), Math.round(time));
            moment = moment >= 0 ? moment : -moment - 2;
            if (moment < 0 || value < 0) {
                return null;
            }
            for (int layer = 0; layer < upper.length; layer++) {
                if (value <= upper[layer][moment]) {
                    OutstandingStack.Layer found = of.layers().get(layer);
                    return found.group() + ": " + Units.bytes(found.bytes()[moment]) + " exposed by "
                            + Units.counted(found.live()[moment], "mapping");
                }
            }
            return null;
        }
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
        Path2D path = new Path2D.Double();
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
                .sorted(Comparator.comparingLong(Outstanding.Mark::timeNs)).toList();
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
        return "finding " + mark.findingNumber() + " at " + Units.relative(mark.timeNs() - when.startNs()) + ": " + mark.label();
    }

    private @Nullable Hit hit(PlotArea area, @Nullable Layers layers, List<Hit> marks, double x, double y) {
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
        String at = Units.relative(Math.round(time) - when.startNs());
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
        String layer = layers == null ? null : layers.at(time, area.yValue(y));
        if (layer != null) {
            words += "\n" + layer;
        }
        return Hit.place(words + when.caveat(time), x, area.yPixel(all()[column]));
    }

    private static long most(long[] values) {
        long most = 0;
        for (long value : values) {
            most = Math.max(most, value);
        }
        return most;
    }
}
