// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jfree.data.xy.DefaultXYDataset;
import org.rangescope.core.stats.Steps;
import org.rangescope.core.store.PopulationSource;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How the ranges of one map came in, one after the other, and how much of the time the call was off the CPU.
 *
 * @param steps when each range was populated
 * @param unavailable why the times of the single ranges are not known, for when they are not
 */
public record MapStepsChart(Steps steps, String unavailable) implements Chart {

    /** What the chart says when a recording has times of ranges but this map has not. */
    public static final String ONE_ARRAY = "Times of the single ranges are not available: the exporter stored them in one array.";
    /** What it says when no map of the recording has them. */
    public static final String NOT_TRACED = "Times of the single ranges are not available: this kernel offered no way to see the ranges come in.";

    /** With the usual reason for times that are not available. */
    public MapStepsChart(Steps steps) {
        this(steps, ONE_ARRAY);
    }

    /** Why there are no ranges, or not all, where that is no loss; otherwise empty. */
    private String absence() {
        return switch (steps.absence()) {
        case NONE -> "";
        case SG_TABLE -> "An sg-table map has no ranges: the kernel hands out a table of DMA addresses.";
        case SAMPLED -> "The range records of this map were left out on purpose, to keep to --range-rate; how many there are is exact.";
        case EARLIER_PART -> "The map call is in an earlier part of this capture, and so are its ranges.";
        case NOT_RANGES -> "What this interconnect yields is not known to be ranges, so it is not shown as such.";
        };
    }

    private boolean known() {
        return steps.source() != PopulationSource.UNAVAILABLE && steps.index().length > 0;
    }

    private String total() {
        String words = steps.durationNs() < 0 ? "its duration is not known" : "took " + Units.duration(steps.durationNs());
        return steps.blockedNs() > 0 ? words + ", " + Units.duration(steps.blockedNs()) + " of it blocked" : words;
    }

    @Override
    public String describe() {
        if (!absence().isEmpty() && steps.rangeCount() == 0) {
            return "Inside the map: it " + total() + ". " + absence();
        }
        String head = "Inside the map: " + ScatterChart.ranges(steps.rangeCount())
                + (steps.truncated() ? " and more that were not walked" : "") + ", "
                + total() + ".";
        return known() ? head : head + " " + unavailable;
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        Csv csv = new Csv(out);
        csv.line("range", "populated (ns since the map began)", "map took (ns)", "blocked (ns)");
        for (int i = 0; i < steps.index().length; i++) {
            csv.line(steps.index()[i], steps.populatedNs()[i], steps.durationNs(), steps.blockedNs());
        }
    }

    @Override
    public Drawing draw(Paper paper) {
        ChartView view = paper.view();
        if (!absence().isEmpty() && steps.rangeCount() == 0) {
            return Sheet.words(paper, absence() + "\nThe call " + total() + ".", describe());
        }
        if (steps.rangeCount() == 0) {
            return Sheet.words(paper, "This map yielded no ranges; it " + total() + ".", describe());
        }
        if (!known() || steps.durationNs() < 1) {
            return Sheet.words(paper, unavailable + "\n" + ScatterChart.ranges(steps.rangeCount()) + "; the map " + total() + ".",
                    describe());
        }
        int[] order = IntStream.range(0, steps.index().length).boxed()
                .sorted(Comparator.comparingLong(i -> steps.populatedNs()[i.intValue()])).mapToInt(Integer::intValue).toArray();
        long highest = Arrays.stream(steps.index()).max().orElse(0);
        Sheet sheet = new Sheet(paper, Axis.duration("time since the map began", steps.durationNs(), false),
                Axis.counts("range", highest + 1, true, true));
        ChartTheme theme = view.theme();
        DefaultXYDataset data = new DefaultXYDataset();
        double[][] xy = new double[2][order.length];
        for (int i = 0; i < order.length; i++) {
            xy[0][i] = steps.populatedNs()[order[i]];
            xy[1][i] = steps.index()[order[i]] + 1;
        }
        data.addSeries("ranges", xy);
        double size = Math.max(2, Math.min(5, sheet.area().height() / order.length));
        MarkRenderer dots = new MarkRenderer(paper);
        dots.addSeries(Sheet.mark(0, size), theme.seriesColor(0));
        sheet.plot().setDataset(data);
        sheet.plot().setRenderer(dots);
        sheet.paintPlot();

        PlotArea area = sheet.area();
        Graphics2D g = sheet.pencil();
        sheet.clip();
        Shade shade = blocked(order);
        if (shade != null && shade.placed()) {
            g.setColor(theme.blocked());
            g.fill(new Rectangle2D.Double(area.xPixel(shade.fromNs()), area.y() + 1,
                    area.xPixel(shade.toNs()) - area.xPixel(shade.fromNs()),
                    area.height() - 1));
        } else if (shade != null) {
            g.setColor(theme.blocked());
            g.fill(new Rectangle2D.Double(area.xPixel(0), area.y() + 1, area.xPixel(steps.blockedNs()) - area.xPixel(0), 16));
            g.setColor(theme.blockedText());
            g.setStroke(new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[]{2f, 2f}, 0f));
            g.draw(new Line2D.Double(area.xPixel(steps.blockedNs()), area.y() + 1, area.xPixel(steps.blockedNs()), area.y() + 17));
        }
        Path2D path = new Path2D.Double();
        path.moveTo(area.xPixel(0), area.yPixel(0));
        for (int i = 0; i < order.length; i++) {
            path.lineTo(area.xPixel(xy[0][i]), area.yPixel(i == 0 ? 0 : xy[1][i - 1]));
            path.lineTo(area.xPixel(xy[0][i]), area.yPixel(xy[1][i]));
        }
        path.lineTo(area.xPixel(steps.durationNs()), area.yPixel(xy[1][order.length - 1]));
        g.setColor(theme.seriesColor(0));
        g.setStroke(Sheet.LINE);
        g.draw(path);
        sheet.unclip();
        if (shade != null) {
            double x = shade.placed()
                    ? (area.clampX(area.xPixel(shade.fromNs())) + area.clampX(area.xPixel(shade.toNs()))) / 2
                    : area.x() + 4;
            double wide = g.getFontMetrics(sheet.font()).stringWidth(shade.words());
            sheet.write(shade.words(), shade.placed() ? x - wide / 2 : x, area.y() + 10, theme.blockedText(), sheet.font(),
                    Sheet.translucent(theme.blocked(), shade.placed() ? 160 : 0));
        }
        String rest = rest(order.length);
        if (!rest.isEmpty()) {
            sheet.write(rest, area.x() + area.width(), area.y() + area.height() - 10, theme.mutedText(), sheet.font());
        }
        Nearby nearby = new Nearby(area);
        for (int i = 0; i < order.length; i++) {
            nearby.add(xy[0][i], xy[1][i], order[i]);
        }
        return sheet.finish(describe(), (x, y) -> hit(area, nearby, x, y));
    }

    private String rest(int shown) {
        int without = steps.rangeCount() - shown;
        String words = without > 0 ? ScatterChart.ranges(without) + " without a time" : "";
        return steps.truncated() ? words + (words.isEmpty() ? "" : "; ") + "more ranges than were walked" : words;
    }

    /** Time off the CPU: in which gap between two ranges it lies, if that is certain. */
    private record Shade(boolean placed, long fromNs, long toNs, String words) {}

    /**
     * The probe knows how long a call was off the CPU, but not when. If the gaps between ranges leave no other room for most of it, the gap
     * that must contain it is certain; otherwise only the length is shown.
     */
    private @Nullable Shade blocked(int[] order) {
        long blocked = steps.blockedNs();
        if (blocked <= 0) {
            return null;
        }
        long widest = 0;
        long from = 0;
        long last = 0;
        for (int i = 0; i <= order.length; i++) {
            long at = i < order.length ? Math.min(steps.populatedNs()[order[i]], steps.durationNs()) : steps.durationNs();
            if (at - last > widest) {
                widest = at - last;
                from = last;
            }
            last = Math.max(last, at);
        }
        long elsewhere = Math.max(0, steps.durationNs() - widest);
        long certain = blocked - elsewhere;
        if (certain * 2 >= blocked) {
            String words = "blocked " + Units.duration(blocked)
                    + (certain >= blocked ? "" : ", at least " + Units.duration(certain) + " of it here");
            return new Shade(true, from, from + widest, words);
        }
        return new Shade(false, 0, blocked, "blocked " + Units.duration(blocked) + " in all; when is not recorded");
    }

    private @Nullable Hit hit(PlotArea area, Nearby nearby, double x, double y) {
        if (!area.contains(x, y)) {
            return null;
        }
        int found = nearby.nearest(x, y, 9);
        if (found >= 0) {
            int i = nearby.item(found);
            return Hit.place("range " + steps.index()[i] + " populated " + Units.duration(steps.populatedNs()[i]) + " ("
                    + Units.exactNs(steps.populatedNs()[i]) + ") after the map began", nearby.xPixel(found), nearby.yPixel(found));
        }
        long ns = Math.round(area.xValue(x));
        long in = Arrays.stream(steps.populatedNs()).filter(at -> at <= ns).count();
        return Hit.place(Units.duration(ns) + " after the map began: " + ScatterChart.ranges(in) + " in", x, y);
    }
}
