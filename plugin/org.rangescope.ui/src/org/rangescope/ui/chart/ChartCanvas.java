// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.chart;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.rangescope.charts.Chart;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.Hit;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.ui.capture.Latest;
import org.rangescope.ui.theme.Palette;

/**
 * Shows a chart. A worker paints it into a picture; the UI thread copies the finished picture and draws what follows the mouse on top.
 * <p>
 * Mouse: the wheel zooms around the pointer, a drag zooms (or, on a time axis, selects a stretch of time), a drag with Shift moves, a click
 * selects the nearest mapping, a double click shows everything. Keys: + and − zoom, the arrows move, Home shows everything.
 */
public final class ChartCanvas extends Canvas {

    static {
        // pictures need Java2D, never AWT's own connection to the display
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private static final double STEP = 1.3;
    private static final int DRAG_PIXELS = 4;

    /** A picture, with its pixels in SWT's form. */
    private record Painted(ChartPicture picture, ImageData pixels) {}

    private final Latest<Painted> painter;
    private final boolean brushes;
    private Chart chart;
    private Zoom zoom = Zoom.NONE;
    private ChartPicture picture;
    private Image image;
    private String failure;
    private Hit hover;
    private Point pointer;
    private Point pressed;
    private boolean moving;
    private Zoom beforeMove = Zoom.NONE;
    private int paints;
    private boolean keyboard;
    private IntConsumer mappingChosen = mapping -> {};
    private IntConsumer findingChosen = finding -> {};
    private Consumer<TimeRange> timeChosen = range -> {};
    private Consumer<Zoom> zoomChanged = z -> {};

    /**
     * @param parent as always
     * @param worker paints
     * @param brushes whether a drag selects a stretch of time; otherwise it zooms
     */
    public ChartCanvas(Composite parent, Executor worker, boolean brushes) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.brushes = brushes;
        painter = new Latest<>(worker, task -> {
            if (!isDisposed()) {
                getDisplay().asyncExec(task);
            }
        }, this::show, this::failed);
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> repaint());
        addListener(SWT.Settings, e -> repaint());
        addListener(SWT.Dispose, e -> release());
        addListener(SWT.MouseWheel, this::wheel);
        addListener(SWT.MouseDown, this::down);
        addListener(SWT.MouseMove, this::move);
        addListener(SWT.MouseUp, this::up);
        addListener(SWT.MouseDoubleClick, e -> zoomTo(Zoom.NONE));
        addListener(SWT.MouseExit, e -> {
            pointer = null;
            hover = null;
            redraw();
        });
        addListener(SWT.KeyDown, this::key);
        addListener(SWT.Traverse, e -> e.doit = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        addListener(SWT.KeyUp, e -> showFocus(true));
        addListener(SWT.FocusOut, e -> showFocus(false));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = chart == null ? "Chart" : chart.describe();
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_GRAPHIC;
            }
        });
    }

    /** Called with the row of a mapping that was clicked. */
    public void onMapping(IntConsumer listener) {
        mappingChosen = listener;
    }

    /** Called with the number of a finding whose mark was clicked. */
    public void onFinding(IntConsumer listener) {
        findingChosen = listener;
    }

    /** Called with a stretch of time that was dragged over. */
    public void onTime(Consumer<TimeRange> listener) {
        timeChosen = listener;
    }

    /** Called when another part of the chart is shown. */
    public void onZoom(Consumer<Zoom> listener) {
        zoomChanged = listener;
    }

    /** Shows another chart, keeping the zoom. */
    public void setChart(Chart chart) {
        this.chart = chart;
        repaint();
    }

    /** What is shown, or null before the first chart. */
    public Chart chart() {
        return chart;
    }

    /** The part that is shown. */
    public Zoom zoom() {
        return zoom;
    }

    /** The picture on the screen, or null before the first one is painted. */
    public ChartPicture picture() {
        return picture;
    }

    /** How many pictures were shown so far. */
    public int paints() {
        return paints;
    }

    /** Whether the picture on the screen is the one that belongs to the chart. */
    public boolean isUpToDate() {
        return painter.isIdle();
    }

    /** Shows this part. */
    public void zoomTo(Zoom next) {
        zoom = next;
        zoomChanged.accept(next);
        repaint();
    }

    private void repaint() {
        Rectangle area = getClientArea();
        if (chart == null || area.width < 20 || area.height < 20) {
            redraw();
            return;
        }
        double scale = Math.max(1, getMonitor().getZoom() / 100.0);
        ChartView view = new ChartView(area.width, area.height, scale, theme(), zoom);
        Chart wanted = chart;
        painter.request(() -> {
            ChartPicture painted = wanted.paint(view);
            return new Painted(painted, pixels(painted));
        });
    }

    private ChartTheme theme() {
        Palette palette = Palette.of(this);
        RGB background = palette.background().getRGB();
        FontData font = getFont().getFontData()[0];
        float pixels = font.getHeight() * 96f / 72f * 0.86f;
        ChartTheme base = palette.dark() ? ChartTheme.dark() : ChartTheme.light();
        return base.withBackground(new java.awt.Color(background.red, background.green, background.blue)).withFont(font.getName(), pixels);
    }

    private static ImageData pixels(ChartPicture picture) {
        int width = picture.image().getWidth();
        int height = picture.image().getHeight();
        ImageData data = new ImageData(width, height, 32, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        int[] from = picture.pixels();
        byte[] to = data.data;
        int at = 0;
        for (int pixel : from) {
            to[at++] = (byte) (pixel >> 24);
            to[at++] = (byte) (pixel >> 16);
            to[at++] = (byte) (pixel >> 8);
            to[at++] = (byte) pixel;
        }
        return data;
    }

    private void show(Painted painted) {
        if (isDisposed()) {
            return;
        }
        disposeImage();
        failure = null;
        picture = painted.picture();
        ImageData pixels = painted.pixels();
        double scale = picture.scale();
        image = scale == 1 ? new Image(getDisplay(), pixels) : new Image(getDisplay(), (ImageDataProvider) percent -> {
            double factor = percent / 100.0 / scale;
            return factor == 1
                    ? pixels
                    : pixels.scaledTo(Math.max(1, (int) Math.round(pixels.width * factor)),
                            Math.max(1, (int) Math.round(pixels.height * factor)));
        });
        paints++;
        hover = pointer == null ? null : picture.hit(pointer.x, pointer.y);
        redraw();
    }

    private void failed(Throwable problem) {
        if (!isDisposed()) {
            failure = "This chart could not be painted: " + problem;
            redraw();
        }
    }

    private void disposeImage() {
        if (image != null) {
            image.dispose();
            image = null;
        }
    }

    private void release() {
        painter.close();
        disposeImage();
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(area);
        Palette palette = Palette.of(this);
        if (image != null) {
            gc.drawImage(image, 0, 0);
        }
        String words = failure != null ? failure : image == null ? "Reading…" : null;
        if (words != null) {
            gc.setForeground(palette.dim());
            Point size = gc.textExtent(words);
            gc.drawText(words, Math.max(4, (area.width - size.x) / 2), Math.max(4, (area.height - size.y) / 2), true);
        }
        PlotArea plot = picture == null ? null : picture.plot();
        if (plot != null && pointer != null && plot.contains(pointer.x, pointer.y) && !moving) {
            paintDrag(gc, palette, plot);
            if (pressed == null && hover != null) {
                paintHover(gc, palette, plot, area);
            }
        }
        if (keyboard) {
            gc.setForeground(palette.focus());
            gc.setLineWidth(1);
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    private void paintDrag(GC gc, Palette palette, PlotArea plot) {
        if (pressed == null || !dragged(pointer)) {
            return;
        }
        int left = (int) plot.clampX(Math.min(pressed.x, pointer.x));
        int right = (int) plot.clampX(Math.max(pressed.x, pointer.x));
        int top = (int) (brushes ? plot.y() : plot.clampY(Math.min(pressed.y, pointer.y)));
        int bottom = (int) (brushes ? plot.y() + plot.height() : plot.clampY(Math.max(pressed.y, pointer.y)));
        gc.setAlpha(50);
        gc.setBackground(palette.focus());
        gc.fillRectangle(left, top, right - left, bottom - top);
        gc.setAlpha(255);
        gc.setForeground(palette.focus());
        gc.drawRectangle(left, top, right - left, bottom - top);
    }

    private void paintHover(GC gc, Palette palette, PlotArea plot, Rectangle area) {
        gc.setForeground(palette.dim());
        gc.setLineStyle(SWT.LINE_DOT);
        int x = (int) Math.round(plot.clampX(hover.x()));
        int y = (int) Math.round(plot.clampY(hover.y()));
        gc.drawLine(x, (int) plot.y(), x, (int) (plot.y() + plot.height()));
        gc.setLineStyle(SWT.LINE_SOLID);
        if (hover.mapping() >= 0) {
            gc.drawOval(x - 5, y - 5, 10, 10);
        }
        Point size = gc.textExtent(hover.text(), SWT.DRAW_DELIMITER);
        int boxX = pointer.x + 14 + size.x + 12 > area.width ? Math.max(0, pointer.x - size.x - 22) : pointer.x + 14;
        int boxY = Math.max(2, Math.min(pointer.y + 10, area.height - size.y - 10));
        Color card = palette.card();
        gc.setBackground(card);
        gc.fillRoundRectangle(boxX, boxY, size.x + 12, size.y + 6, 6, 6);
        gc.setForeground(palette.line());
        gc.drawRoundRectangle(boxX, boxY, size.x + 12, size.y + 6, 6, 6);
        gc.setForeground(palette.text());
        gc.drawText(hover.text(), boxX + 6, boxY + 3, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
    }

    /** The frame around what has the keyboard is for those who use it. */
    private void showFocus(boolean on) {
        if (keyboard != on) {
            keyboard = on;
            redraw();
        }
    }

    private boolean dragged(Point now) {
        return Math.abs(now.x - pressed.x) >= DRAG_PIXELS || !brushes && Math.abs(now.y - pressed.y) >= DRAG_PIXELS;
    }

    private void wheel(Event e) {
        PlotArea plot = plot();
        if (plot != null && e.count != 0) {
            double factor = e.count > 0 ? STEP : 1 / STEP;
            boolean onlyTime = brushes || (e.stateMask & SWT.MOD1) != 0;
            zoomTo(plot.zoomAt(e.x, e.y, factor, onlyTime ? 1 : factor));
            e.doit = false;
        }
    }

    private void down(Event e) {
        forceFocus();
        if (e.button == 1 && plot() != null) {
            pressed = new Point(e.x, e.y);
            moving = (e.stateMask & SWT.SHIFT) != 0;
            beforeMove = zoom;
        }
    }

    private void move(Event e) {
        pointer = new Point(e.x, e.y);
        PlotArea plot = plot();
        if (plot != null && pressed != null && moving) {
            zoomTo(plot.pan(e.x - pressed.x, e.y - pressed.y));
            pressed = new Point(e.x, e.y);
            return;
        }
        hover = picture == null ? null : picture.hit(e.x, e.y);
        redraw();
    }

    private void up(Event e) {
        if (pressed == null) {
            return;
        }
        Point from = pressed;
        boolean drag = dragged(new Point(e.x, e.y));
        boolean moved = moving;
        pressed = null;
        moving = false;
        PlotArea plot = plot();
        if (plot == null || moved) {
            redraw();
            return;
        }
        if (!drag) {
            choose(e.x, e.y);
        } else if (brushes) {
            timeChosen.accept(plot.brush(from.x, e.x));
        } else {
            zoomTo(plot.zoomTo(from.x, from.y, e.x, e.y));
        }
        redraw();
    }

    private void choose(int x, int y) {
        Hit hit = picture.hit(x, y);
        if (hit != null && hit.finding() > 0) {
            findingChosen.accept(hit.finding());
        } else if (hit != null && hit.mapping() >= 0) {
            mappingChosen.accept(hit.mapping());
        }
    }

    private void key(Event e) {
        PlotArea plot = plot();
        if (plot == null) {
            return;
        }
        double x = plot.x() + plot.width() / 2;
        double y = plot.y() + plot.height() / 2;
        switch (e.keyCode) {
        case SWT.HOME -> zoomTo(Zoom.NONE);
        case SWT.KEYPAD_ADD -> zoomTo(plot.zoomAt(x, y, STEP, brushes ? 1 : STEP));
        case SWT.KEYPAD_SUBTRACT -> zoomTo(plot.zoomAt(x, y, 1 / STEP, brushes ? 1 : 1 / STEP));
        case SWT.ARROW_LEFT -> zoomTo(plot.pan(plot.width() / 10, 0));
        case SWT.ARROW_RIGHT -> zoomTo(plot.pan(-plot.width() / 10, 0));
        case SWT.ARROW_UP -> zoomTo(plot.pan(0, plot.height() / 10));
        case SWT.ARROW_DOWN -> zoomTo(plot.pan(0, -plot.height() / 10));
        case SWT.ESC -> {
            if (pressed != null) {
                zoom = beforeMove;
                pressed = null;
                moving = false;
                repaint();
            }
        }
        default -> {
            if (e.character == '+' || e.character == '=') {
                zoomTo(plot.zoomAt(x, y, STEP, brushes ? 1 : STEP));
            } else if (e.character == '-') {
                zoomTo(plot.zoomAt(x, y, 1 / STEP, brushes ? 1 : 1 / STEP));
            }
        }
        }
    }

    private PlotArea plot() {
        return picture == null ? null : picture.plot();
    }
}
