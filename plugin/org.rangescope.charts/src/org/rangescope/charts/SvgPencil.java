// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.rangescope.core.util.annotation.NonNullByDefault;
import org.rangescope.core.util.annotation.Nullable;

/**
 * A pencil that writes down what it draws as SVG: shapes, strokes, text and clips in plain colours, which is all that our charts use. Pictures of
 * pixels are not among it. Used by one thread.
 */
@NonNullByDefault({})
final class SvgPencil extends Graphics2D {

    /** What all copies of a pencil write into. */
    private static final class Sheet {
        private final int width;
        private final int height;
        private final String ids;
        private final StringBuilder defs = new StringBuilder();
        private final StringBuilder body = new StringBuilder();
        private final Map<String, String> clips = new HashMap<>();
        private final Map<Shape, String> marks = new IdentityHashMap<>();

        Sheet(int width, int height, String ids) {
            this.width = width;
            this.height = height;
            this.ids = ids;
        }
    }

    private static final double FLAT = 1e-6;

    private final Sheet sheet;
    private final Graphics2D metrics;
    private AffineTransform transform = new AffineTransform();
    private Paint paint = Color.BLACK;
    private Color background = Color.WHITE;
    private Stroke stroke = new BasicStroke(1);
    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private Composite composite = AlphaComposite.SrcOver;
    private @Nullable Shape clip;
    private final RenderingHints hints = new RenderingHints(null);

    /**
     * @param width logical pixels
     * @param height logical pixels
     * @param ids what the names in the picture begin with, so that several can stand in one page; letters and digits, perhaps none
     */
    SvgPencil(int width, int height, String ids) {
        this(new Sheet(width, height, ids));
    }

    private SvgPencil(Sheet sheet) {
        this.sheet = sheet;
        metrics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        Paper.hints(metrics);
    }

    /** Writes the whole picture. */
    void write(String title, String description, Appendable out) throws IOException {
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writeElement(title, description, out);
    }

    /** Writes the picture as an element of a page. */
    void writeElement(String title, String description, Appendable out) throws IOException {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(Integer.toString(sheet.width)).append("\" height=\"").append(Integer.toString(sheet.height))
                .append("\" viewBox=\"0 0 ").append(Integer.toString(sheet.width)).append(' ').append(Integer.toString(sheet.height))
                .append("\" role=\"img\" aria-labelledby=\"").append(sheet.ids).append("title ").append(sheet.ids)
                .append("desc\">\n<title id=\"").append(sheet.ids).append("title\">").append(escaped(title))
                .append("</title>\n<desc id=\"").append(sheet.ids).append("desc\">").append(escaped(description)).append("</desc>\n");
        if (!sheet.defs.isEmpty()) {
            out.append("<defs>\n").append(sheet.defs).append("</defs>\n");
        }
        out.append(sheet.body).append("</svg>\n");
    }

    /** Draws a small mark around a place. The mark is written down once, however often it is drawn. */
    void stamp(Shape mark, Color color, double x, double y) {
        String id = sheet.marks.computeIfAbsent(mark, shape -> {
            String name = sheet.ids + "m" + sheet.marks.size();
            sheet.defs.append("<path id=\"").append(name).append("\" d=\"").append(data(shape.getPathIterator(null))).append("\"/>\n");
            return name;
        });
        double[] at = {x, y};
        transform.transform(at, 0, at, 0, 1);
        // a clip of the use itself would be moved with it; most marks need none
        Shape now = clip;
        Rectangle2D box = mark.getBounds2D();
        boolean whole = now == null || now.contains(at[0] + box.getX(), at[1] + box.getY(), box.getWidth(), box.getHeight());
        if (!whole) {
            sheet.body.append("<g");
            clipped();
            sheet.body.append('>');
        }
        sheet.body.append("<use href=\"#").append(id).append("\" x=\"").append(number(at[0])).append("\" y=\"").append(number(at[1]))
                .append('"');
        color("fill", color);
        sheet.body.append(whole ? "/>\n" : "/></g>\n");
    }

    @Override
    public void draw(Shape shape) {
        if (!(stroke instanceof BasicStroke line)) {
            fill(stroke.createStrokedShape(shape));
            return;
        }
        sheet.body.append("<path d=\"").append(data(shape.getPathIterator(transform))).append("\" fill=\"none\"");
        color("stroke", color());
        sheet.body.append(" stroke-width=\"").append(number(line.getLineWidth())).append('"');
        if (line.getEndCap() != BasicStroke.CAP_BUTT) {
            sheet.body.append(" stroke-linecap=\"").append(line.getEndCap() == BasicStroke.CAP_ROUND ? "round" : "square").append('"');
        }
        if (line.getLineJoin() != BasicStroke.JOIN_MITER) {
            sheet.body.append(" stroke-linejoin=\"").append(line.getLineJoin() == BasicStroke.JOIN_ROUND ? "round" : "bevel").append('"');
        }
        if (line.getDashArray() != null) {
            StringBuilder dashes = new StringBuilder();
            for (float dash : line.getDashArray()) {
                dashes.append(dashes.isEmpty() ? "" : " ").append(number(dash));
            }
            sheet.body.append(" stroke-dasharray=\"").append(dashes).append('"');
        }
        end("");
    }

    @Override
    public void fill(Shape shape) {
        if (shape instanceof Rectangle2D box && transform.getShearX() == 0 && transform.getShearY() == 0) {
            if (box.getWidth() <= 0 || box.getHeight() <= 0) {
                return;
            }
            sheet.body.append("<rect x=\"").append(number(box.getX() * transform.getScaleX() + transform.getTranslateX()))
                    .append("\" y=\"").append(number(box.getY() * transform.getScaleY() + transform.getTranslateY()))
                    .append("\" width=\"").append(number(box.getWidth() * transform.getScaleX()))
                    .append("\" height=\"").append(number(box.getHeight() * transform.getScaleY())).append('"');
        } else {
            PathIterator path = shape.getPathIterator(transform);
            sheet.body.append("<path d=\"").append(data(path)).append('"');
            if (path.getWindingRule() == PathIterator.WIND_EVEN_ODD) {
                sheet.body.append(" fill-rule=\"evenodd\"");
            }
        }
        color("fill", color());
        end("");
    }

    @Override
    public void drawString(String text, float x, float y) {
        double[] at = {x, y};
        transform.transform(at, 0, at, 0, 1);
        sheet.body.append("<text x=\"").append(number(at[0])).append("\" y=\"").append(number(at[1])).append('"');
        if (Math.abs(transform.getShearX()) > FLAT || Math.abs(transform.getShearY()) > FLAT) {
            double degrees = Math.toDegrees(Math.atan2(transform.getShearY(), transform.getScaleX()));
            sheet.body.append(" transform=\"rotate(").append(number(degrees)).append(' ').append(number(at[0])).append(' ')
                    .append(number(at[1])).append(")\"");
        }
        sheet.body.append(" font-family=\"").append(escaped(font.getFamily(Locale.ROOT))).append(", sans-serif\" font-size=\"")
                .append(number(font.getSize2D())).append('"');
        if (font.isBold()) {
            sheet.body.append(" font-weight=\"bold\"");
        }
        color("fill", color());
        clipped();
        sheet.body.append(" xml:space=\"preserve\">").append(escaped(text)).append("</text>\n");
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {
        StringBuilder plain = new StringBuilder();
        for (char c = text.first(); c != java.text.CharacterIterator.DONE; c = text.next()) {
            plain.append(c);
        }
        drawString(plain.toString(), x, y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    private Color color() {
        return paint instanceof Color color ? color : background;
    }

    private void color(String attribute, Color color) {
        sheet.body.append(' ').append(attribute).append("=\"")
                .append(String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF)).append('"');
        double opacity = color.getAlpha() / 255.0 * (composite instanceof AlphaComposite alpha ? alpha.getAlpha() : 1);
        if (opacity < 1) {
            sheet.body.append(' ').append(attribute).append("-opacity=\"").append(number(Math.round(opacity * 1000) / 1000.0)).append('"');
        }
    }

    private void clipped() {
        Shape now = clip;
        if (now == null || now.contains(0, 0, sheet.width, sheet.height)) {
            return;
        }
        String outline = data(now.getPathIterator(null));
        String id = sheet.clips.computeIfAbsent(outline, d -> {
            String name = sheet.ids + "c" + sheet.clips.size();
            sheet.defs.append("<clipPath id=\"").append(name).append("\"><path d=\"").append(d).append("\"/></clipPath>\n");
            return name;
        });
        sheet.body.append(" clip-path=\"url(#").append(id).append(")\"");
    }

    private void end(String more) {
        clipped();
        sheet.body.append(more).append("/>\n");
    }

    private static String data(PathIterator path) {
        StringBuilder d = new StringBuilder();
        double[] at = new double[6];
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            int numbers = switch (kind) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 0;
            };
            d.append("MLQCZ".charAt(kind));
            for (int i = 0; i < numbers; i++) {
                d.append(i == 0 ? "" : " ").append(number(at[i]));
            }
        }
        return d.toString();
    }

    /** At most two digits behind the point; far outside of the picture there is no need to be exact either. */
    private static String number(double value) {
        double kept = Double.isNaN(value) ? 0 : Math.max(-1e6, Math.min(1e6, value));
        long hundredths = Math.round(kept * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String text = (hundredths < 0 ? "-" : "") + Math.abs(hundredths) / 100 + "." + (Math.abs(hundredths) % 100 < 10 ? "0" : "")
                + Math.abs(hundredths) % 100;
        return text.endsWith("0") ? text.substring(0, text.length() - 1) : text;
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            default -> {
                boolean legal = c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c < 0x7F || c >= 0xA0 && c < 0xD800
                        || c >= 0xE000 && c < 0xFFFE || c >= 0x10000;
                // what turns the direction of writing would move other words too
                legal &= c != 0x61C && c != 0x200E && c != 0x200F && (c < 0x202A || c > 0x202E) && (c < 0x2066 || c > 0x2069);
                safe.appendCodePoint(legal ? c : 0xFFFD);
            }
            }
        });
        return safe.toString();
    }

    @Override
    public Graphics create() {
        SvgPencil copy = new SvgPencil(sheet);
        copy.transform = new AffineTransform(transform);
        copy.paint = paint;
        copy.background = background;
        copy.stroke = stroke;
        copy.font = font;
        copy.composite = composite;
        copy.clip = clip;
        copy.hints.putAll(hints);
        return copy;
    }

    @Override
    public void dispose() {
        metrics.dispose();
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle(x, y, width, height));
    }

    @Override
    public void clearRect(int x, int y, int width, int height) {
        Paint before = paint;
        paint = background;
        fillRect(x, y, width, height);
        paint = before;
    }

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        draw(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {
        fill(new RoundRectangle2D.Double(x, y, width, height, arcWidth, arcHeight));
    }

    @Override
    public void drawOval(int x, int y, int width, int height) {
        draw(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void fillOval(int x, int y, int width, int height) {
        fill(new Ellipse2D.Double(x, y, width, height));
    }

    @Override
    public void drawArc(int x, int y, int width, int height, int start, int angle) {
        draw(new Arc2D.Double(x, y, width, height, start, angle, Arc2D.OPEN));
    }

    @Override
    public void fillArc(int x, int y, int width, int height, int start, int angle) {
        fill(new Arc2D.Double(x, y, width, height, start, angle, Arc2D.PIE));
    }

    private static Path2D lines(int[] x, int[] y, int points, boolean closed) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        if (closed && points > 0) {
            path.closePath();
        }
        return path;
    }

    @Override
    public void drawPolyline(int[] x, int[] y, int points) {
        draw(lines(x, y, points, false));
    }

    @Override
    public void drawPolygon(int[] x, int[] y, int points) {
        draw(lines(x, y, points, true));
    }

    @Override
    public void fillPolygon(int[] x, int[] y, int points) {
        fill(lines(x, y, points, true));
    }

    @Override
    public boolean hit(Rectangle place, Shape shape, boolean onStroke) {
        Shape outline = transform.createTransformedShape(onStroke ? stroke.createStrokedShape(shape) : shape);
        return outline.intersects(place);
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return metrics.getDeviceConfiguration();
    }

    @Override
    public void setComposite(Composite next) {
        composite = next;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setPaint(Paint next) {
        if (next != null) {
            paint = next;
        }
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public void setColor(Color next) {
        setPaint(next);
    }

    @Override
    public Color getColor() {
        return color();
    }

    @Override
    public void setBackground(Color next) {
        background = next;
    }

    @Override
    public Color getBackground() {
        return background;
    }

    @Override
    public void setStroke(Stroke next) {
        stroke = next;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setFont(Font next) {
        if (next != null) {
            font = next;
        }
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public FontMetrics getFontMetrics(Font of) {
        return metrics.getFontMetrics(of);
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return metrics.getFontRenderContext();
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        hints.put(key, value);
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> next) {
        hints.clear();
        addRenderingHints(next);
    }

    @Override
    public void addRenderingHints(Map<?, ?> more) {
        hints.putAll(more);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return (RenderingHints) hints.clone();
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void setTransform(AffineTransform next) {
        transform = new AffineTransform(next);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setClip(Shape next) {
        clip = next == null ? null : transform.createTransformedShape(next);
    }

    @Override
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public void clip(Shape more) {
        if (more == null) {
            clip = null;
            return;
        }
        Shape next = transform.createTransformedShape(more);
        Shape now = clip;
        if (now != null) {
            Area both = new Area(now);
            both.intersect(new Area(next));
            next = both;
        }
        clip = next;
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
    }

    @Override
    public Shape getClip() {
        Shape now = clip;
        if (now == null) {
            return null;
        }
        try {
            return transform.createInverse().createTransformedShape(now);
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            return null;
        }
    }

    @Override
    public Rectangle getClipBounds() {
        Shape now = getClip();
        return now == null ? null : now.getBounds();
    }

    @Override
    public void setPaintMode() {
        composite = AlphaComposite.SrcOver;
    }

    @Override
    public void setXORMode(Color other) {
        // has no meaning in a picture of lines
    }

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {
        throw new UnsupportedOperationException("an SVG picture has no pixels");
    }

    private static boolean noPixels() {
        throw new UnsupportedOperationException("an SVG picture has no pixels");
    }

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver observer) {
        return noPixels();
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp operation, int x, int y) {
        noPixels();
    }

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {
        noPixels();
    }

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {
        noPixels();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        return noPixels();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        return noPixels();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color ground, ImageObserver observer) {
        return noPixels();
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, Color ground, ImageObserver observer) {
        return noPixels();
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2,
            ImageObserver observer) {
        return noPixels();
    }

    @Override
    public boolean drawImage(Image image, int dx1, int dy1, int dx2, int dy2, int sx1, int sy1, int sx2, int sy2, Color ground,
            ImageObserver observer) {
        return noPixels();
    }
}
