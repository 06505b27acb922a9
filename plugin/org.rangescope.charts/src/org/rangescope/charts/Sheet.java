// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.rangescope.core.util.annotation.Nullable;

/**
 * The sheet of paper that a chart is painted on: lays out plot and axes, lets JFreeChart paint data, grid and ticks, and gives the chart its
 * pencil for what comes on top. Used by one thread, for one picture.
 */
final class Sheet {
    static final Stroke THIN = new BasicStroke(1f);
    static final Stroke LINE = new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final Stroke DASHED = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10f, new float[]{3f, 3f}, 0f);

    private static final double MARGIN_TOP = 24;
    private static final double MARGIN_RIGHT = 18;
    static final double MARGIN_BOTTOM = 36;
    private static final double MARGIN_LEFT = 48;
    /** Where the vertical axis has no ticks. */
    private static final double MARGIN_BARE = 10;
    private static final int MARKS = 7;

    private final ChartView view;
    private final ChartTheme theme;
    private final Paper paper;
    /** The sample of a line before the words above a plot, and the room around it. */
    private static final double HEAD_LINE = 16;
    private static final double HEAD_GAP = 6;

    private final Graphics2D g;
    private final PlotArea area;
    private final XYPlot plot;
    private final Axis horizontal;
    private final Axis vertical;
    private final List<Rectangle2D> taken = new ArrayList<>();

    Sheet(Paper paper, Axis horizontal, Axis vertical) {
        this(paper, paper.view().zoom(), horizontal, vertical);
    }

    /** Shows another part than the view asks for. */
    Sheet(Paper paper, Zoom zoom, Axis horizontal, Axis vertical) {
        this.paper = paper;
        view = paper.view();
        this.theme = view.theme();
        this.horizontal = horizontal;
        this.vertical = vertical;
        g = paper.pencil();

        AxisScale h = horizontal.all().part(zoom.fromX(), zoom.toX());
        AxisScale v = vertical.all().part(zoom.fromY(), zoom.toY());
        double upper = top(vertical);
        double height = Math.max(1, view.height() - upper - MARGIN_BOTTOM);
        List<Tick> rows = vertical.marker().ticks(v, height);
        FontMetrics metrics = g.getFontMetrics(font());
        double left = rows.isEmpty() ? MARGIN_BARE : MARGIN_LEFT;
        for (Tick row : rows) {
            left = Math.max(left, metrics.stringWidth(row.label()) + 12);
        }
        left = Math.min(left, view.width() / 2.0);
        double width = Math.max(1, view.width() - left - MARGIN_RIGHT);
        area = new PlotArea(left, upper, width, height, h, v, horizontal.all(), vertical.all());

        plot = new XYPlot();
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setOrientation(PlotOrientation.VERTICAL);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        plot.setBackgroundPaint(theme.plot());
        plot.setOutlinePaint(theme.border());
        plot.setOutlineStroke(THIN);
        plot.setDomainGridlinePaint(theme.grid());
        plot.setRangeGridlinePaint(theme.grid());
        plot.setDomainGridlineStroke(THIN);
        plot.setRangeGridlineStroke(THIN);
        plot.setDomainAxis(new TickedAxis(h, horizontal.marker().ticks(h, width)));
        plot.setRangeAxis(new TickedAxis(v, rows));
        AxisSpace beside = new AxisSpace();
        beside.setLeft(left);
        beside.setRight(MARGIN_RIGHT);
        plot.setFixedRangeAxisSpace(beside);
        AxisSpace above = new AxisSpace();
        above.setTop(upper);
        above.setBottom(MARGIN_BOTTOM);
        plot.setFixedDomainAxisSpace(above);
    }

    /** Room above the plot, where the name of the vertical axis stands. */
    static double top(Axis vertical) {
        return vertical.label().isEmpty() ? MARGIN_BARE / 2 : MARGIN_TOP;
    }

    /** The plot for data, renderers and markers; even coordinates ({@link AxisScale.Kind#toEven}). */
    XYPlot plot() {
        return plot;
    }

    PlotArea area() {
        return area;
    }

    ChartTheme theme() {
        return theme;
    }

    /** Paints the plot with all that was put into it, and the names of the axes. Once, before anything comes on top. */
    void paintPlot() {
        JFreeChart chart = new JFreeChart(null, font(), plot, false);
        chart.setBackgroundPaint(theme.background());
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        chart.setAntiAlias(true);
        chart.draw(g, new Rectangle2D.Double(0, 0, view.width(), view.height()));
        Paper.hints(g);
        FontMetrics metrics = g.getFontMetrics(font());
        g.setFont(font());
        g.setColor(theme.mutedText());
        g.drawString(vertical.label(), (float) Math.max(2, area.x() - 36), (float) (area.y() - 9));
        taken.add(new Rectangle2D.Double(0, 0, Math.max(2, area.x() - 36) + metrics.stringWidth(vertical.label()) + 6, area.y()));
        g.drawString(horizontal.label(), (float) Math.max(2, area.x() + area.width() - metrics.stringWidth(horizontal.label())),
                view.height() - 6f);
        note(g, view, area.x(), area.width() - metrics.stringWidth(horizontal.label()) - 12, view.height() - 6);
    }

    Paper paper() {
        return paper;
    }

    /** Ends the picture. */
    Drawing finish(String description, ChartPicture.HitTest hits) {
        return new Drawing(area, described(view, description), hits);
    }

    private static String described(ChartView view, String description) {
        return view.note().words().isEmpty() ? description : description + " " + view.note().words() + ".";
    }

    /** A picture of nothing but words. */
    static Drawing words(Paper paper, String sentence, String description) {
        ChartView view = paper.view();
        Graphics2D g = paper.pencil();
        ChartTheme theme = view.theme();
        double w = Math.max(1, view.width() - 16);
        double h = Math.max(1, view.height() - 16);
        g.setColor(theme.plot());
        g.fill(new Rectangle2D.Double(8, 8, w, h));
        g.setColor(theme.border());
        g.draw(new Rectangle2D.Double(8, 8, w, h));
        paragraph(g, theme, sentence, view.width() / 2.0, view.height() / 2.0, w - 24);
        note(g, view, 16, view.width() - 24, view.height() - 14);
        return new Drawing(null, described(view, description), (x, y) -> null);
    }

    /** Words in the middle of a place, in as many lines as they need. */
    static void paragraph(Graphics2D g, ChartTheme theme, String sentence, double centreX, double centreY, double width) {
        g.setFont(new Font(theme.fontFamily(), Font.PLAIN, Math.round(theme.fontSize() + 1)));
        FontMetrics metrics = g.getFontMetrics();
        List<String> lines = new ArrayList<>();
        for (String part : sentence.split("\n", -1)) {
            StringBuilder line = new StringBuilder();
            for (String word : part.split(" ")) {
                if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        double y = centreY - lines.size() * metrics.getHeight() / 2.0 + metrics.getAscent();
        g.setColor(theme.mutedText());
        for (String line : lines) {
            g.drawString(line, (float) (centreX - metrics.stringWidth(line) / 2.0), (float) y);
            y += metrics.getHeight();
        }
    }

    Graphics2D pencil() {
        return g;
    }

    /** Lets the pencil reach the plot only. */
    void clip() {
        g.setClip(new Rectangle2D.Double(area.x() - 1, area.y() - 1, area.width() + 2, area.height() + 2));
    }

    /** Lets it reach the whole sheet again. */
    void unclip() {
        g.setClip(null);
    }

    Font font() {
        return font(theme);
    }

    Font bold() {
        return font().deriveFont(Font.BOLD);
    }

    private static Font font(ChartTheme theme) {
        return new Font(theme.fontFamily(), Font.PLAIN, 1).deriveFont(theme.fontSize());
    }

    /**
     * Writes words near a place, kept inside the plot and off other words.
     *
     * @param x where they start
     * @param y middle of the line
     * @return the place they got
     */
    Rectangle2D write(String words, double x, double y, Color color, Font font) {
        return write(words, x, y, color, font, translucent(theme.plot(), 190));
    }

    /** The same on another ground than the plot's. */
    Rectangle2D write(String words, double x, double y, Color color, Font font, Color ground) {
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        Rectangle2D box = place(words, x, y, font);
        double left = box.getX();
        double top = box.getY();
        double w = box.getWidth();
        double h = box.getHeight();
        for (int move = 1; move <= 6 && overlaps(box); move++) {
            double to = top + (move % 2 == 1 ? 1 : -1) * Math.ceil(move / 2.0) * (h + 1);
            if (to >= area.y() + 2 && to <= area.y() + area.height() - h - 2) {
                box = new Rectangle2D.Double(left, to, w, h);
            }
        }
        taken.add(box);
        g.setColor(ground);
        g.fill(new Rectangle2D.Double(box.getX() - 2, box.getY(), box.getWidth() + 4, box.getHeight()));
        g.setColor(color);
        g.drawString(words, (float) box.getX(), (float) (box.getY() + metrics.getAscent()));
        return box;
    }

    /** The place that words would get near another one, inside the plot, if no others were there. */
    Rectangle2D place(String words, double x, double y, Font font) {
        FontMetrics metrics = g.getFontMetrics(font);
        double w = metrics.stringWidth(words);
        double h = metrics.getHeight();
        double left = Math.max(area.x() + 3, Math.min(area.x() + area.width() - w - 4, x));
        double top = Math.max(area.y() + 2, Math.min(area.y() + area.height() - h - 2, y - h / 2));
        return new Rectangle2D.Double(left, top, w, h);
    }

    /** Whether something was written in a place. */
    boolean isTaken(Rectangle2D box) {
        return overlaps(box);
    }

    /** Writes what a line in the plot means above the plot, beside the name of the vertical axis; false where there is no room for it. */
    boolean head(String words, Color color) {
        FontMetrics metrics = g.getFontMetrics(font());
        double w = metrics.stringWidth(words);
        double left = area.x() + area.width() - w;
        double axis = Math.max(2, area.x() - 36) + metrics.stringWidth(vertical.label());
        if (left - HEAD_LINE - HEAD_GAP < axis + 2 * HEAD_GAP) {
            return false;
        }
        float base = (float) (area.y() - 9);
        g.setFont(font());
        g.setColor(color);
        g.drawString(words, (float) left, base);
        g.setStroke(LINE);
        double middle = base - metrics.getAscent() / 2.0 + 1;
        g.draw(new java.awt.geom.Line2D.Double(left - HEAD_LINE - HEAD_GAP, middle, left - HEAD_GAP, middle));
        return true;
    }

    private boolean overlaps(Rectangle2D box) {
        return taken.stream().anyMatch(other -> other.intersects(box));
    }

    /** Keeps later words away from a place. */
    void take(double x, double y, double width, double height) {
        taken.add(new Rectangle2D.Double(x, y, width, height));
    }

    /** One line of a legend: how a group looks, and its name. */
    record Entry(Color color, Shape mark, boolean filled, String name, int hatch) {
        Entry(Color color, Shape mark, boolean filled, String name) {
            this(color, mark, filled, name, 0);
        }
    }

    /**
     * Draws a legend into a corner of the plot.
     *
     * @param right whether at the right side
     * @param bottom whether at the lower side
     * @param across whether entries stand beside each other
     */
    void legend(List<Entry> entries, boolean right, boolean bottom, boolean across) {
        g.setFont(font());
        FontMetrics metrics = g.getFontMetrics();
        double row = metrics.getHeight() + 1;
        int most = across ? entries.size() : Math.max(1, (int) ((area.height() - 12) / row));
        List<Entry> shown = entries.size() <= most ? entries : new ArrayList<>(entries.subList(0, most - 1));
        if (shown.size() < entries.size()) {
            shown.add(new Entry(theme.mutedText(), new Rectangle2D.Double(), true, "and " + (entries.size() - shown.size()) + " more"));
        }
        double longest = Math.max(40, area.width() * 0.45 - 30);
        List<String> names = shown.stream().map(entry -> fitted(metrics, entry.name(), longest)).toList();
        double width = 0;
        for (String name : names) {
            double w = metrics.stringWidth(name) + 24;
            width = across ? width + w : Math.max(width, w);
        }
        double height = across ? row : row * shown.size();
        Rectangle2D box = legendBox(width, height, right, bottom);
        g.setColor(translucent(theme.plot(), 215));
        g.fill(box);
        double x = box.getX() + 4;
        double y = box.getY() + 2;
        for (int i = 0; i < shown.size(); i++) {
            Entry entry = shown.get(i);
            g.setColor(entry.color());
            g.translate(x + 5, y + row / 2);
            if (entry.filled()) {
                g.fill(entry.mark());
            } else {
                g.setStroke(LINE);
                g.draw(entry.mark());
            }
            g.translate(-x - 5, -y - row / 2);
            if (entry.hatch() > 0) {
                hatch(java.awt.geom.AffineTransform.getTranslateInstance(x + 5, y + row / 2).createTransformedShape(entry.mark()),
                        translucent(theme.plot(), 160), entry.hatch());
            }
            g.setColor(theme.mutedText());
            g.drawString(names.get(i), (float) (x + 14), (float) (y + metrics.getAscent()));
            if (across) {
                x += metrics.stringWidth(names.get(i)) + 24;
            } else {
                y += row;
            }
        }
        taken.add(box);
    }

    private Rectangle2D legendBox(double width, double height, boolean right, boolean bottom) {
        double x = right ? area.x() + area.width() - width - 10 : area.x() + 4;
        double y = bottom ? area.y() + area.height() - height - 8 : area.y() + 4;
        return new Rectangle2D.Double(x, y, width + 4, height + 4);
    }

    static String fitted(FontMetrics metrics, String name, double width) {
        if (metrics.stringWidth(name) <= width) {
            return name;
        }
        int keep = name.length();
        while (keep > 1 && metrics.stringWidth(name.substring(0, keep) + "…") > width) {
            keep--;
        }
        return name.substring(0, keep) + "…";
    }

    /** A small mark around 0, 0 that differs from group to group even without colour. */
    static Shape mark(int group, double size) {
        double r = size / 2;
        return switch (group % MARKS) {
        case 0 -> new Ellipse2D.Double(-r, -r, size, size);
        case 1 -> new Rectangle2D.Double(-r * 0.9, -r * 0.9, size * 0.9, size * 0.9);
        case 2 -> polygon(0, -r * 1.15, r * 1.1, r * 0.85, -r * 1.1, r * 0.85);
        case 3 -> polygon(0, -r * 1.25, r * 1.25, 0, 0, r * 1.25, -r * 1.25, 0);
        case 4 -> polygon(0, r * 1.15, r * 1.1, -r * 0.85, -r * 1.1, -r * 0.85);
        case 5 -> new Rectangle2D.Double(-r * 1.2, -r * 0.5, size * 1.2, size * 0.5);
        default -> new Rectangle2D.Double(-r * 0.5, -r * 1.2, size * 0.5, size * 1.2);
        };
    }

    /** A cross around 0, 0, to be drawn rather than filled. */
    static Shape cross(double r) {
        GeneralPath path = new GeneralPath();
        path.moveTo(-r, -r);
        path.lineTo(r, r);
        path.moveTo(-r, r);
        path.lineTo(r, -r);
        return path;
    }

    private static Shape polygon(double... xy) {
        GeneralPath path = new GeneralPath();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }

    /** Marks the position of something on the upper edge: a dashed line through the plot, and its number in a circle above. */
    void numbered(double x, double y, String number, Color color) {
        g.setColor(color);
        g.setStroke(DASHED);
        g.draw(new Line2D.Double(x, y + 7, x, area.y() + area.height()));
        g.setFont(font().deriveFont(theme.fontSize() - 1.5f));
        FontMetrics metrics = g.getFontMetrics();
        double w = Math.max(13, metrics.stringWidth(number) + 6);
        g.setColor(theme.background());
        Shape ring = new java.awt.geom.RoundRectangle2D.Double(x - w / 2, y - 6.5, w, 13, 13, 13);
        g.fill(ring);
        g.setColor(color);
        g.setStroke(THIN);
        g.draw(ring);
        g.drawString(number, (float) (x - metrics.stringWidth(number) / 2.0), (float) (y + metrics.getAscent() / 2.0 - 1.5));
    }

    static Color translucent(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** Says what has to be said about the data, in the line below the plot that the name of the axis leaves free. */
    private static void note(Graphics2D g, ChartView view, double x, double room, double baseline) {
        String words = view.note().words();
        if (words.isEmpty()) {
            return;
        }
        g.setFont(font(view.theme()));
        FontMetrics metrics = g.getFontMetrics();
        double left = x;
        double width = room;
        if (view.note().warning()) {
            double size = metrics.getAscent() * 0.9;
            if (width < size + 30) {
                return;
            }
            GeneralPath sign = new GeneralPath();
            sign.moveTo(left + size / 2, baseline - size);
            sign.lineTo(left + size, baseline);
            sign.lineTo(left, baseline);
            sign.closePath();
            g.setColor(view.theme().leakLine());
            g.setStroke(THIN);
            g.draw(sign);
            g.draw(new Line2D.Double(left + size / 2, baseline - size * 0.6, left + size / 2, baseline - size * 0.3));
            g.draw(new Line2D.Double(left + size / 2, baseline - size * 0.15, left + size / 2, baseline - size * 0.12));
            left += size + 4;
            width -= size + 4;
        }
        if (width >= 30) {
            g.setColor(view.theme().text());
            g.drawString(fitted(metrics, words, width), (float) left, (float) baseline);
        }
    }

    /** Hatches a shape with thin lines, so that it differs from others without its colour, too. */
    void hatch(Shape shape, Color color, int kind) {
        Rectangle2D box = shape.getBounds2D().createIntersection(new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height()));
        if (box.isEmpty()) {
            return;
        }
        Shape before = g.getClip();
        g.clip(box);
        g.clip(shape);
        g.setColor(color);
        g.setStroke(THIN);
        double gap = box.getWidth() < 15 ? 4 : kind % 4 == 3 ? 9 : 7;
        GeneralPath lines = new GeneralPath();
        double high = box.getHeight();
        for (double at = Math.floor((box.getX() - high) / gap) * gap; at < box.getMaxX() + high; at += gap) {
            if (kind % 4 != 2) {
                lines.moveTo(at, box.getMaxY());
                lines.lineTo(at + high, box.getY());
            }
            if (kind % 4 >= 2) {
                lines.moveTo(at, box.getY());
                lines.lineTo(at + high, box.getMaxY());
            }
        }
        g.draw(lines);
        g.setClip(before);
    }

    /** Shows over time where events were lost: there the data is a lower bound at best. */
    void losses(List<TimeRange> lost) {
        GeneralPath hatched = new GeneralPath();
        double widest = 0;
        double at = 0;
        double end = Double.NEGATIVE_INFINITY;
        for (TimeRange each : lost) {
            double x = Math.max(area.x(), area.xPixel(each.fromNs()) - 1);
            double to = Math.min(area.x() + area.width(), area.xPixel(each.toNs()) + 1);
            x = Math.max(x, end);
            if (to - x < 1) {
                continue;
            }
            hatched.append(new Rectangle2D.Double(x, area.y(), to - x, area.height()), false);
            end = to;
            if (to - x > widest) {
                widest = to - x;
                at = x;
            }
        }
        if (widest == 0) {
            return;
        }
        hatch(hatched, translucent(theme.mutedText(), 150), 1);
        g.setFont(font());
        String words = "events lost";
        if (widest > g.getFontMetrics().stringWidth(words) + 8) {
            write(words, at + widest / 2 - g.getFontMetrics().stringWidth(words) / 2.0, area.y() + area.height() - 12, theme.text(),
                    font());
        }
    }

    /** An axis whose ticks are given; its values are even coordinates. */
    private final class TickedAxis extends NumberAxis {
        private final List<Tick> ticks;
        private final AxisScale.Kind kind;

        TickedAxis(AxisScale scale, List<Tick> ticks) {
            super(null);
            this.ticks = ticks;
            this.kind = scale.kind();
            setAutoRange(false);
            setRange(scale.evenMin(), scale.evenMax());
            setAxisLineVisible(false);
            setTickMarksVisible(false);
            setTickLabelFont(font());
            setTickLabelPaint(theme.mutedText());
            setTickLabelInsets(new RectangleInsets(3, 4, 2, 5));
        }

        @Override
        @SuppressWarnings("rawtypes")
        public List refreshTicks(@Nullable Graphics2D graphics, @Nullable AxisState state, @Nullable Rectangle2D dataArea,
                @Nullable RectangleEdge edge) {
            boolean below = RectangleEdge.isTopOrBottom(edge);
            TextAnchor anchor = below ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
            List<NumberTick> found = new ArrayList<>();
            for (Tick tick : ticks) {
                found.add(new NumberTick(Double.valueOf(kind.toEven(tick.value())), tick.label(), anchor, anchor, 0));
            }
            return found;
        }
    }
}
