// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rangescope.core.stats.LeakBars;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Each leaked mapping as a bar that begins where it was mapped and never ends. It is plain for as long as somebody could still have unmapped it, and hatched
 * from the moment on at which that was over.
 *
 * @param data the bars, already reduced
 * @param when the capture's time, and what is selected in it
 * @param running whether more is expected to come
 */
public record LeaksChart(LeakBars data, Moments when, boolean running) implements Chart {

    private static final double HIGHEST = 16;
    private static final double WITH_WORDS = 11;
    private static final double ARROW = 6;

    /** Bars that fit into a picture so high, at least 4. */
    public static int barsIn(int height) {
        return Math.max(4, (height - 62) / 4);
    }

    @Override
    public String describe() {
        if (data.total() == 0) {
            return "Leaks over time: none." + when.describeLosses();
        }
        LeakBars.Bar first = data.bars().get(0);
        return "Leaks over time: " + Units.counted(data.total(), "mapping") + " never unmapped, " + Units.bytes(data.bytes())
                + " exposed; the first, #" + first.serial() + " by " + first.group() + ", was mapped at "
                + Units.moment(first.fromNs() - when.startNs()) + "." + when.describeLosses();
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        Csv csv = new Csv(out);
        csv.line("map call", "mapped (ns since start)", "last of them mapped (ns since start)", "leaked (ns since start)", "mappings",
                "exposed (bytes)", "by", "state");
        for (LeakBars.Bar bar : data.bars()) {
            csv.line(bar.serial(), bar.fromNs() - when.startNs(), bar.toNs() - when.startNs(), bar.leakedNs() - when.startNs(), bar.count(),
                    bar.bytes(), bar.group(), bar.state());
        }
    }

    @Override
    public Drawing draw(Paper paper) {
        if (when.endNs() <= when.startNs()) {
            return Sheet.words(paper, "Nothing captured yet", describe());
        }
        if (data.total() == 0) {
            String words = !paper.view().zoom().isNone()
                    ? "No leak up to the end of this stretch of time"
                    : running
                            ? "No leak so far"
                            : "No leak: nothing was mapped any more when its importer detached or its buffer was released";
            return Sheet.words(paper, when.lost().isEmpty() ? words : words + "\nEvents were lost: there may be leaks that were not seen",
                    describe());
        }
        int rows = data.bars().size();
        Sheet sheet = new Sheet(paper, Axis.time("time since start", when.startNs(), when.endNs(), when.startNs()),
                Axis.bare("never unmapped, in order of mapping", 0, 1));
        sheet.paintPlot();
        PlotArea area = sheet.area();
        ChartTheme theme = sheet.theme();
        Graphics2D g = sheet.pencil();
        double step = Math.min(HIGHEST, area.height() / rows);
        double thick = step >= 4 ? step - 1.5 : Math.max(1, step * 0.8);
        sheet.clip();
        MappingPoint chosen = when.selected();
        List<double[]> words = new ArrayList<>();
        double right = area.x() + area.width();
        for (int row = 0; row < rows; row++) {
            if ((row & 63) == 0) {
                paper.check();
            }
            LeakBars.Bar bar = data.bars().get(row);
            double y = area.y() + row * step + 1;
            double x = Math.max(area.x() - 1, Math.min(right, area.xPixel(bar.fromNs())));
            double leaked = Math.max(x, Math.min(right, area.xPixel(bar.leakedNs())));
            g.setColor(theme.live());
            g.fill(new Rectangle2D.Double(x, y, leaked - x, thick));
            g.setColor(theme.leak());
            Rectangle2D after = new Rectangle2D.Double(leaked, y, right - leaked, thick);
            g.fill(after);
            if (thick >= 5) {
                sheet.hatch(after, Sheet.translucent(theme.plot(), 150), 1);
            }
            // begins with a firm edge, and runs out of the picture
            g.setColor(theme.leakLine());
            g.fill(new Rectangle2D.Double(x, y, 2, thick));
            if (thick >= 4) {
                Path2D arrow = new Path2D.Double();
                arrow.moveTo(right - ARROW, y);
                arrow.lineTo(right, y + thick / 2);
                arrow.lineTo(right - ARROW, y + thick);
                g.setStroke(Sheet.LINE);
                g.draw(arrow);
            }
            if (chosen != null && chosen.row() == bar.mapping()) {
                g.setColor(theme.selection());
                g.setStroke(Sheet.LINE);
                g.draw(new Rectangle2D.Double(x, y, right - x + 4, thick));
            }
            if (thick >= WITH_WORDS) {
                words.add(new double[]{row, x, y});
            }
        }
        sheet.losses(when.lost());
        TimeRange band = when.band();
        if (band != null) {
            OutstandingChart.stretch(sheet, band.fromNs(), band.toNs(), theme.band(), Sheet.translucent(theme.selection(), 110));
        }
        g.setFont(sheet.font());
        FontMetrics metrics = g.getFontMetrics();
        for (double[] each : words) {
            label(g, theme, metrics, words(data.bars().get((int) each[0])), each[1], each[2], thick, area);
        }
        sheet.unclip();
        return sheet.finish(describe(), (x, y) -> hit(area, step, x, y));
    }

    /** On a ground of its own, for the bar behind it is hatched. */
    private static void label(Graphics2D g, ChartTheme theme, FontMetrics metrics, String words, double x, double y, double thick,
            PlotArea area) {
        double wide = metrics.stringWidth(words);
        double right = area.x() + area.width() - ARROW - 4;
        // before the bar, where nothing is; else on it
        double at = x - 6 - wide;
        if (at < area.x() + 2) {
            at = Math.max(area.x() + 4, x + 6);
        }
        if (at + wide > right) {
            return;
        }
        Color ground = Sheet.translucent(theme.plot(), 200);
        g.setColor(ground);
        g.fill(new Rectangle2D.Double(at - 2, y, wide + 4, thick));
        g.setColor(theme.text());
        g.drawString(words, (float) at, (float) (y + (thick + metrics.getAscent() - metrics.getDescent()) / 2));
    }

    private static String words(LeakBars.Bar bar) {
        return bar.count() == 1
                ? "#" + bar.serial() + " · " + Units.bytes(bar.bytes()) + " · " + bar.group()
                : "#" + bar.serial() + " and " + Units.count(bar.count() - 1) + " more · " + Units.bytes(bar.bytes());
    }

    private @Nullable Hit hit(PlotArea area, double step, double x, double y) {
        if (!area.contains(x, y)) {
            return null;
        }
        double time = area.xValue(x);
        String at = Units.relative(Math.round(time) - when.startNs());
        int row = (int) Math.floor((y - area.y() - 1) / step);
        if (row < 0 || row >= data.bars().size() || area.xPixel(data.bars().get(row).fromNs()) > x + 3) {
            long mapped = data.bars().stream().filter(bar -> bar.fromNs() <= time).mapToLong(LeakBars.Bar::count).sum();
            return Hit.place(at + ": " + Units.counted(mapped, "mapping") + " that " + (mapped == 1 ? "was" : "were") + " never unmapped"
                    + when.caveat(time), x, y);
        }
        LeakBars.Bar bar = data.bars().get(row);
        String text = words(bar) + "\nmapped at " + Units.relative(bar.fromNs() - when.startNs())
                + (bar.count() == 1 ? "" : ", the last of them at " + Units.relative(bar.toNs() - when.startNs())) + "\n" + became(bar)
                + " at "
                + Units.relative(bar.leakedNs() - when.startNs()) + "; never unmapped" + when.caveat(time);
        return new Hit(bar.mapping(), 0, text, Math.max(area.x(), area.xPixel(bar.fromNs())), area.y() + row * step + step / 2);
    }

    private static String became(LeakBars.Bar bar) {
        return switch (bar.state()) {
        case LEAKED_RELEASE -> "buffer released";
        case SWALLOWED -> "unmap swallowed";
        default -> "importer detached";
        };
    }
}
