// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jfree.data.xy.DefaultXYDataset;
import org.rangescope.core.compare.Distribution;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * How long the same calls took in two recordings, laid upon each other: which share of the calls took about how long. Before is dashed, with a round mark at its
 * median; after is drawn through, with a square one.
 *
 * @param what which calls, such as {@code map calls of exporter xe}
 * @param before the calls before
 * @param after the calls after
 */
public record DistributionChart(String what, Distribution before, Distribution after) implements Chart {

    private static final Stroke BEFORE = new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[]{6f, 4f}, 0f);
    private static final Stroke AFTER = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    /** Calls are put together in so many steps for a factor of ten; fewer when there are few calls. */
    private static final int FINEST = 24;
    private static final int COARSEST = 6;
    /** So many calls for a step at least, on average. */
    private static final int CALLS_PER_STEP = 6;

    /** How many calls of both fall between durations that grow by the same factor. */
    private record Steps(double[] edgeNs, long[] before, long[] after) {

        static Steps of(Distribution before, Distribution after) {
            double least = Math.max(1, Math.min(first(before), first(after)));
            double most = Math.max(least * 1.01, Math.max(before.maxNs(), after.maxNs()));
            double decades = Math.max(0.05, Math.log10(most / least));
            long fewest = Math.min(before.calls() == 0 ? Long.MAX_VALUE : before.calls(),
                    after.calls() == 0 ? Long.MAX_VALUE : after.calls());
            int perDecade = (int) Math.max(COARSEST, Math.min(FINEST, fewest / CALLS_PER_STEP / decades));
            int from = (int) Math.floor(Math.log10(least) * perDecade) - 1;
            int to = (int) Math.ceil(Math.log10(most) * perDecade) + 1;
            double[] edges = new double[to - from + 1];
            for (int i = 0; i < edges.length; i++) {
                edges[i] = Math.pow(10, (double) (from + i) / perDecade);
            }
            return new Steps(edges, counts(before, edges), counts(after, edges));
        }

        private static double first(Distribution of) {
            return of.upToNs().length == 0 ? Double.MAX_VALUE : Math.max(1, of.upToNs()[0]);
        }

        private static long[] counts(Distribution of, double[] edges) {
            long[] counts = new long[edges.length - 1];
            int step = 0;
            for (int i = 0; i < of.upToNs().length; i++) {
                double ns = Math.max(1, of.upToNs()[i]);
                while (step < counts.length - 1 && ns >= edges[step + 1]) {
                    step++;
                }
                counts[step] += of.count()[i];
            }
            return counts;
        }

        int at(double ns) {
            for (int i = 0; i < before.length; i++) {
                if (ns >= edgeNs[i] && ns < edgeNs[i + 1]) {
                    return i;
                }
            }
            return -1;
        }
    }

    private boolean isEmpty() {
        return before.calls() == 0 && after.calls() == 0;
    }

    private static double percent(long count, Distribution of) {
        return of.calls() == 0 ? 0 : 100.0 * count / of.calls();
    }

    @Override
    public String describe() {
        if (isEmpty()) {
            return "Distribution of the population time of " + what + ": no call whose duration is known, in neither recording.";
        }
        return "Distribution of the population time of " + what + ". " + words("Before", before) + " " + words("After", after);
    }

    private static String words(String when, Distribution of) {
        return of.calls() == 0
                ? when + ": none."
                : when + ": " + Units.counted(of.calls(), "map") + ", half within " + Units.duration(of.p50Ns()) + ", 99 % within "
                        + Units.duration(of.p99Ns()) + ", slowest " + Units.duration(of.maxNs()) + ".";
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        Csv csv = new Csv(out);
        csv.line("recording", "population up to (ns)", "maps", "maps of the recording");
        for (boolean first : new boolean[]{true, false}) {
            Distribution of = first ? before : after;
            for (int i = 0; i < of.upToNs().length; i++) {
                csv.line(first ? "before" : "after", of.upToNs()[i], of.count()[i], of.calls());
            }
        }
    }

    @Override
    public Drawing draw(Paper paper) {
        if (isEmpty()) {
            return Sheet.words(paper, "No map whose duration is known, in neither recording", describe());
        }
        Steps steps = Steps.of(before, after);
        double highest = 1;
        for (int i = 0; i < steps.before().length; i++) {
            highest = Math.max(highest, Math.max(percent(steps.before()[i], before), percent(steps.after()[i], after)));
        }
        int last = steps.edgeNs().length - 1;
        Axis across = Axis.logDurationAcross("population", steps.edgeNs()[0], steps.edgeNs()[last]);
        Sheet sheet = new Sheet(paper, across, Axis.percent("share of maps", highest * 1.4));
        sheet.plot().setDataset(new DefaultXYDataset());
        sheet.paintPlot();
        ChartTheme theme = paper.view().theme();
        PlotArea area = sheet.area();
        Graphics2D g = sheet.pencil();
        // colours that also differ in brightness
        Color old = theme.seriesColor(3);
        Color now = theme.seriesColor(0);
        sheet.clip();
        Path2D outlineBefore = outline(area, steps.edgeNs(), steps.before(), before);
        Path2D outlineAfter = outline(area, steps.edgeNs(), steps.after(), after);
        fill(g, outlineAfter, Sheet.translucent(now, 60));
        fill(g, outlineBefore, Sheet.translucent(old, 36));
        g.setColor(now);
        g.setStroke(AFTER);
        g.draw(outlineAfter);
        g.setColor(old);
        g.setStroke(BEFORE);
        g.draw(outlineBefore);
        median(sheet, area, before, old, BEFORE, 0);
        median(sheet, area, after, now, AFTER, 1);
        sheet.unclip();
        boolean right = leftIsFuller(area);
        sheet.legend(List.of(new Sheet.Entry(old, Sheet.mark(0, 8), true, label("before", before)),
                new Sheet.Entry(now, Sheet.mark(1, 8), true, label("after", after))), right, false, false);
        g.setStroke(Sheet.THIN);
        return sheet.finish(describe(), (x, y) -> hit(area, steps, x, y));
    }

    private boolean leftIsFuller(PlotArea area) {
        double middle = area.x() + area.width() / 2;
        double p50 = area.xPixel(Math.max(1, before.calls() == 0
                ? after.p50Ns()
                : after.calls() == 0
                        ? before.p50Ns()
                        : Math.sqrt((double) Math.max(1, before.p50Ns()) * Math.max(1, after.p50Ns()))));
        return p50 < middle;
    }

    private static String label(String when, Distribution of) {
        return of.calls() == 0
                ? when + ": none"
                : when + ": median " + Units.duration(of.p50Ns());
    }

    /** Steps from the bottom up and down again. */
    private static Path2D outline(PlotArea area, double[] edges, long[] counts, Distribution of) {
        Path2D path = new Path2D.Double();
        if (of.calls() == 0) {
            return path;
        }
        path.moveTo(area.xPixel(edges[0]), area.yPixel(0));
        for (int i = 0; i < counts.length; i++) {
            double y = area.yPixel(percent(counts[i], of));
            path.lineTo(area.xPixel(edges[i]), y);
            path.lineTo(area.xPixel(edges[i + 1]), y);
        }
        path.lineTo(area.xPixel(edges[edges.length - 1]), area.yPixel(0));
        return path;
    }

    private static void fill(Graphics2D g, Path2D outline, Color color) {
        if (outline.getCurrentPoint() != null) {
            g.setColor(color);
            g.fill(outline);
        }
    }

    private static void median(Sheet sheet, PlotArea area, Distribution of, Color color, Stroke stroke, int mark) {
        if (of.calls() == 0) {
            return;
        }
        Graphics2D g = sheet.pencil();
        double x = area.xPixel(Math.max(1, of.p50Ns()));
        g.setColor(color);
        g.setStroke(stroke);
        double top = area.y() + 8 + 14 * mark;
        g.draw(new Line2D.Double(x, top, x, area.y() + area.height()));
        g.fill(AffineTransform.getTranslateInstance(x, top).createTransformedShape(Sheet.mark(mark, 9)));
        if (area.contains(x, top)) {
            sheet.take(x - 5, top - 5, 10, 10);
        }
    }

    private @Nullable Hit hit(PlotArea area, Steps steps, double x, double y) {
        if (!area.contains(x, y)) {
            return null;
        }
        double ns = area.xValue(x);
        int step = steps.at(ns);
        if (step < 0) {
            return Hit.place(Units.duration(Math.round(ns)), x, y);
        }
        String between = Units.duration(Math.round(steps.edgeNs()[step])) + " to " + Units.duration(Math.round(steps.edgeNs()[step + 1]));
        return Hit.place(between + ": before " + share(steps.before()[step], before) + ", after " + share(steps.after()[step], after), x,
                y);
    }

    private static String share(long count, Distribution of) {
        return of.calls() == 0
                ? "none"
                : String.format(Locale.ROOT, "%.1f %% (%s of %s)", percent(count, of), Units.count(count),
                        Units.counted(of.calls(), "map"));
    }
}
