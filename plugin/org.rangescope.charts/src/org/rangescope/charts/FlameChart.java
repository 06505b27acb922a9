// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.rangescope.core.stats.CallTree;
import org.rangescope.core.util.Units;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The stacks of map calls as a flame graph: the outermost function on top, below each function those that it called, each as wide as what is counted of it.
 * It is laid out when that is first needed, by whoever needs it: a worker, as a rule.
 */
public final class FlameChart implements Chart {
    /** What is counted. */
    public enum Measure {
        /** Bytes that are exposed by what is outstanding. */
        BYTES,
        /** Mappings that are outstanding. */
        MAPPINGS,
        /** Time that successful map calls took. */
        TIME,
        /** Successful map calls. */
        CALLS;

        private ToLongFunction<CallTree.Node> of() {
            return switch (this) {
            case BYTES -> CallTree.Node::outstandingBytes;
            case MAPPINGS -> CallTree.Node::outstanding;
            case TIME -> CallTree.Node::timeNs;
            case CALLS -> CallTree.Node::calls;
            };
        }

        /** An amount with its unit. */
        String amount(long value) {
            return switch (this) {
            case BYTES -> Units.bytes(value);
            case MAPPINGS -> Units.counted(value, "mapping");
            case TIME -> Units.duration(value);
            case CALLS -> Units.counted(value, "map call");
            };
        }

        private String exact(long value) {
            return switch (this) {
            case BYTES -> Units.exactBytes(value);
            case TIME -> Units.exactNs(value);
            case MAPPINGS, CALLS -> amount(value);
            };
        }

        /** What is counted, in words. */
        String words() {
            return switch (this) {
            case BYTES -> "outstanding bytes";
            case MAPPINGS -> "outstanding mappings";
            case TIME -> "time in map calls";
            case CALLS -> "map calls";
            };
        }

        private Axis axis(double max) {
            return switch (this) {
            case BYTES -> Axis.bytesAcross(words(), max);
            case MAPPINGS, CALLS -> Axis.counts(words(), max, false, false);
            case TIME -> Axis.duration(words(), max, false);
            };
        }
    }

    private static final double ROW = 17;
    private static final double LEAST_WIDTH = 0.4;
    private static final double LEAST_WORDS = 22;
    private static final float TINT = 0.42f;

    private final CallTree tree;
    private final Measure measure;
    private final String search;
    private final String period;
    private volatile @Nullable Layout layout;

    /**
     * A graph.
     *
     * @param tree the stacks, already summed up
     * @param measure what is counted
     * @param search part of a function's name to point out, whatever its case; empty for none
     * @param period what time it is about; empty when it is about all of it
     */
    public FlameChart(CallTree tree, Measure measure, String search, String period) {
        this.tree = tree;
        this.measure = measure;
        this.search = search;
        this.period = period;
    }

    /** What is counted. */
    public Measure measure() {
        return measure;
    }

    /** What is pointed out; empty for nothing. */
    public String search() {
        return search;
    }

    /** What time it is about; empty when it is about all of it. */
    public String period() {
        return period;
    }

    private Layout layout() {
        Layout known = layout;
        if (known == null) {
            known = new Layout();
            layout = known;
        }
        return known;
    }

    /** A function where it lies: from and to are amounts, counted from the left. */
    private record Frame(CallTree.Node node, int depth, long from, long to, boolean found) {}

    /** The graph laid out, without what has nothing of the measure. */
    private final class Layout {
        private final ToLongFunction<CallTree.Node> value = measure.of();
        private final List<Frame> frames = new ArrayList<>();
        private final String wanted = search.trim().toLowerCase(Locale.ROOT);
        private final Map<String, Integer> modules = new HashMap<>();
        private final long total = value.applyAsLong(tree.root());
        private int depth;
        private long matched;
        private int matches;

        Layout() {
            place(tree.root(), 0, 0, false);
        }

        private void place(CallTree.Node parent, int level, long from, boolean within) {
            // the widest first, whatever the tree is ordered by
            List<CallTree.Node> children = new ArrayList<>(parent.children());
            children.sort((a, b) -> Long.compare(value.applyAsLong(b), value.applyAsLong(a)));
            long at = from;
            for (CallTree.Node child : children) {
                long size = value.applyAsLong(child);
                if (size <= 0) {
                    continue;
                }
                boolean found = !wanted.isEmpty() && child.label().toLowerCase(Locale.ROOT).contains(wanted);
                frames.add(new Frame(child, level, at, at + size, found));
                depth = Math.max(depth, level + 1);
                String module = child.module();
                if (module != null) {
                    modules.merge(module, 1, Integer::sum);
                }
                if (found) {
                    matches++;
                    matched += within ? 0 : size;
                }
                place(child, level + 1, at, within || found);
                at += size;
            }
        }

        private String share(long of) {
            return total == 0 ? "0 %" : String.format(Locale.ROOT, "%.1f %%", 100.0 * of / total);
        }
    }

    @Override
    public String describe() {
        return describe(layout());
    }

    private String describe(Layout layout) {
        String name = "Flame graph by " + measure.words() + (period.isEmpty() ? "" : ", " + period) + ": ";
        if (layout.total <= 0) {
            return name + "none.";
        }
        Frame widest = null;
        // the innermost function that still has most of it says more than the system call on top
        for (Frame frame : layout.frames) {
            if (2 * (frame.to() - frame.from()) >= layout.total && (widest == null || frame.depth() > widest.depth())) {
                widest = frame;
            }
        }
        return name + measure.amount(layout.total) + " in all"
                + (widest == null
                        ? ""
                        : ", " + layout.share(widest.to() - widest.from()) + " of it through " + widest.node().label())
                + "." + matches(layout);
    }

    private String matches(Layout layout) {
        if (layout.wanted.isEmpty()) {
            return "";
        }
        return layout.matches == 0
                ? " No function matches “" + search.trim() + "”."
                : " " + Units.counted(layout.matches, "function") + " matching “" + search.trim() + "” with " + layout.share(layout.matched)
                        + ".";
    }

    /** What the search found, in words; empty when nothing is searched for. */
    public String found() {
        return matches(layout()).trim();
    }

    @Override
    public void writeCsv(Appendable out) throws IOException {
        Csv csv = new Csv(out);
        csv.line("stack, outermost first", "time in map calls (ns)", "map calls", "outstanding (mappings)", "outstanding (bytes)");
        for (CallTree.Node child : tree.root().children()) {
            write(csv, child, "");
        }
    }

    private static void write(Csv csv, CallTree.Node node, String above) throws IOException {
        String path = above.isEmpty() ? node.label() : above + ";" + node.label();
        long time = node.self(CallTree.Node::timeNs);
        long calls = node.self(CallTree.Node::calls);
        long live = node.self(CallTree.Node::outstanding);
        long bytes = node.self(CallTree.Node::outstandingBytes);
        if (time != 0 || calls != 0 || live != 0 || bytes != 0) {
            csv.line(path, Math.max(0, time), calls, live, bytes);
        }
        for (CallTree.Node child : node.children()) {
            write(csv, child, path);
        }
    }

    @Override
    public Drawing draw(Paper paper) {
        Layout layout = layout();
        ChartView view = paper.view();
        if (layout.total <= 0) {
            String nothing = switch (measure) {
            case BYTES, MAPPINGS -> "Nothing is outstanding" + (period.isEmpty() ? "" : " " + period);
            case TIME, CALLS -> "No successful map call" + (period.isEmpty() ? "" : " " + period);
            };
            return Sheet.words(paper, nothing, describe(layout));
        }
        int rows = Math.max(1, layout.depth);
        Axis across = measure.axis(layout.total);
        // as many rows as have room are shown: the vertical axis is moved, never zoomed
        double room = Math.max(ROW, view.height() - Sheet.top(Axis.bare("", 0, 1)) - Sheet.MARGIN_BOTTOM) / ROW;
        double all = Math.max(rows, room);
        double top = Double.isNaN(view.zoom().toY()) ? 0 : Math.min(0, view.zoom().toY());
        double lower = Math.max(-all, top - room);
        double upper = Math.min(0, lower + room);
        Zoom zoom = new Zoom(view.zoom().fromX(), view.zoom().toX(), lower <= -all ? Double.NaN : lower, upper >= 0 ? Double.NaN : upper);
        Sheet sheet = new Sheet(paper, zoom, across, Axis.bare("", -all, 0));
        sheet.paintPlot();
        PlotArea area = sheet.area();
        Graphics2D g = sheet.pencil();
        g.setFont(sheet.font());
        FontMetrics metrics = g.getFontMetrics();
        ChartTheme theme = sheet.theme();
        List<String> modules = layout.modules.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey).toList();
        boolean searching = !layout.wanted.isEmpty();
        sheet.clip();
        int drawn = 0;
        for (Frame frame : layout.frames) {
            if ((++drawn & 1023) == 0) {
                paper.check();
            }
            Rectangle2D box = box(area, frame);
            if (box.getWidth() < LEAST_WIDTH || box.getMaxX() < area.x() || box.getX() > area.x() + area.width()
                    || box.getY() > area.y() + area.height()) {
                continue;
            }
            String module = frame.node().module();
            Color strong = module == null ? theme.mutedText() : theme.seriesColor(modules.indexOf(module) % 6);
            // neighbours of the same module differ a little
            float shade = 1 + (frame.node().name().hashCode() & 3) * 0.12f;
            float tint = shade * (searching && !frame.found() ? TINT / 3 : frame.found() ? TINT * 1.2f : TINT);
            g.setColor(mix(strong, theme.plot(), module == null ? tint * 0.6f : tint * 0.85f));
            g.fill(box);
            if (frame.found()) {
                g.setColor(theme.selection());
                g.setStroke(new BasicStroke(2f));
                g.draw(new Rectangle2D.Double(box.getX() + 1, box.getY() + 1, Math.max(0.5, box.getWidth() - 2), box.getHeight() - 2));
            }
            double left = Math.max(box.getX(), area.x());
            double width = Math.min(box.getMaxX(), area.x() + area.width()) - left;
            if (width >= LEAST_WORDS) {
                g.setColor(searching && !frame.found() ? theme.mutedText() : theme.text());
                g.drawString(Sheet.fitted(metrics, frame.node().label(), width - 8), (float) left + 4,
                        (float) (box.getY() + (box.getHeight() + metrics.getAscent() - metrics.getDescent()) / 2));
            }
        }
        sheet.unclip();
        if (rows > room) {
            more(sheet, metrics, upper < 0, lower > -rows);
        }
        List<Frame> frames = List.copyOf(layout.frames);
        return sheet.finish(describe(layout), (x, y) -> hit(area, layout, frames, x, y));
    }

    private static void more(Sheet sheet, FontMetrics metrics, boolean above, boolean below) {
        PlotArea area = sheet.area();
        String words = above && below ? "more above and below: ↑ ↓" : above ? "more above: ↑" : below ? "more below: ↓" : "";
        if (!words.isEmpty()) {
            sheet.write(words, area.x() + area.width() - metrics.stringWidth(words) - 6,
                    below ? area.y() + area.height() - 10 : area.y() + 10, sheet.theme().text(), sheet.font());
        }
    }

    private static Rectangle2D box(PlotArea area, Frame frame) {
        double x = Math.max(area.x() - 10, area.xPixel(frame.from()));
        double to = Math.min(area.x() + area.width() + 10, area.xPixel(frame.to()));
        double y = area.yPixel(-frame.depth());
        double gap = to - x > 3 ? 1 : 0;
        return new Rectangle2D.Double(x, y, Math.max(0, to - x - gap), ROW - 1);
    }

    private static Color mix(Color over, Color under, float share) {
        return new Color(Math.round(over.getRed() * share + under.getRed() * (1 - share)),
                Math.round(over.getGreen() * share + under.getGreen() * (1 - share)),
                Math.round(over.getBlue() * share + under.getBlue() * (1 - share)));
    }

    private @Nullable Hit hit(PlotArea area, Layout layout, List<Frame> frames, double x, double y) {
        if (!area.contains(x, y)) {
            return null;
        }
        double at = area.xValue(x);
        int depth = (int) Math.floor(-area.yValue(y));
        for (Frame frame : frames) {
            if (frame.depth() == depth && at >= frame.from() && at < frame.to()) {
                CallTree.Node node = frame.node();
                long size = frame.to() - frame.from();
                long self = node.self(layout.value);
                String text = node.label() + "\n" + measure.amount(size) + " (" + measure.exact(size) + "), " + layout.share(size)
                        + " of all\n"
                        + (self > 0 && self < size ? "in itself " + measure.amount(self) + "\n" : "")
                        + Units.counted(node.calls(), "map call")
                        + ", " + Units.duration(node.timeNs()) + " · " + Units.bytes(node.outstandingBytes()) + " outstanding in "
                        + Units.counted(node.outstanding(), "mapping");
                double from = frame.from() <= 0 ? Double.NaN : frame.from();
                double to = frame.to() >= layout.total ? Double.NaN : frame.to();
                return new Hit(-1, 0, text, Math.max(area.x(), area.xPixel(frame.from())), area.yPixel(-depth - 0.5),
                        new Zoom(from, to, Double.NaN, Double.NaN));
            }
        }
        return Hit.place(measure.words() + ": " + measure.amount(layout.total) + " in all" + (period.isEmpty() ? "" : ", " + period), x, y);
    }
}
