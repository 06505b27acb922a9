// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.chart;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
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
import org.rangescope.ui.widgets.SaveAs;

/**
 * Shows a chart. A worker paints it into a picture; the UI thread copies the finished picture and draws what follows the mouse on top. Until the picture of
 * another part is there, the one that is there is stretched to it, so that no gesture waits for anything.
 * <p>
 * Mouse: the wheel zooms around the pointer; a drag does what {@link Drag} says, with Ctrl it always zooms, with Shift it always moves; a click selects the
 * nearest mapping, or shows the part that stands for what is there; a double click shows everything. Keys: + and − zoom, the arrows move, Home shows
 * everything; Ctrl with the arrows moves a cursor that says the value there, with Shift as well it marks a stretch of time, Enter selects.
 */
public final class ChartCanvas extends Canvas {

    /** What a drag does. */
    public enum Drag {
        /** Shows the part that was dragged over. */
        ZOOM,
        /** Selects the stretch of time that was dragged over; the wheel zooms time only. */
        TIME,
        /** Moves what is shown; the wheel zooms across only. */
        MOVE
    }

    static {
        // pictures need Java2D, never AWT's own connection to the display
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private static final double STEP = 1.3;
    private static final int DRAG_PIXELS = 4;
    private static final int CURSOR_STEP = 6;
    private static final int LEAST_HOVER = 180;
    private static final double ARROW_PART = 0.1;

    /** A picture, as SWT has it, too. */
    private record Painted(Chart chart, ChartPicture picture, Image image) {}

    private final Latest<Painted> painter;
    private final Drag drag;
    private String title = Messages.chart;
    private ChartView.Note note = ChartView.Note.NONE;
    private TimeRange selectedTime;
    private Runnable slowest;
    private Runnable timeCleared;
    private Function<Format, Path> chooser = this::choosePath;
    private boolean zooming;
    private boolean failedToRead;
    private Integer anchor;
    private Zoom pictureZoom = Zoom.NONE;
    private Chart chart;
    private Chart onScreen;
    private final Made made = new Made();
    /** Of the monitor; 0 when it has to be looked at. */
    private double scale;
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
    private Runnable painted = () -> {};

    /**
     * @param parent as always
     * @param worker paints
     * @param selectsTime whether a drag selects a stretch of time; otherwise it zooms
     */
    public ChartCanvas(Composite parent, Executor worker, boolean selectsTime) {
        this(parent, worker, selectsTime ? Drag.TIME : Drag.ZOOM);
    }

    /**
     * @param parent as always
     * @param worker paints
     * @param drag what a drag does
     */
    public ChartCanvas(Composite parent, Executor worker, Drag drag) {
        super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.drag = drag;
        painter = new Latest<>(worker, task -> {
            if (!isDisposed()) {
                getDisplay().asyncExec(task);
            }
        }, this::show, this::failed);
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Resize, e -> {
            scale = 0;
            repaint();
        });
        addListener(SWT.ZoomChanged, e -> {
            scale = 0;
            repaint();
        });
        addListener(SWT.Settings, e -> repaint());
        ChartColors.listen(this, this::repaint);
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
        addListener(SWT.FocusIn, e -> redraw());
        addListener(SWT.FocusOut, e -> showFocus(false));
        setMenu(menu());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = title;
            }

            @Override
            public void getDescription(AccessibleEvent e) {
                e.result = statement();
            }

            @Override
            public void getHelp(AccessibleEvent e) {
                e.result = Messages.help + (drag == Drag.TIME ? Messages.helpBrush : "");
            }
        });
        getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent e) {
                e.detail = ACC.ROLE_GRAPHIC;
            }

            @Override
            public void getValue(AccessibleControlEvent e) {
                e.result = value();
            }
        });
    }

    /** What the chart shows, in words, with what has to be said about it; for people who do not see it. */
    public String statement() {
        return failure != null
                ? failure
                : chart == null
                        ? Messages.reading
                        : note.words().isEmpty() ? chart.describe() : chart.describe() + " " + note.words() + ".";
    }

    /** What is under the pointer; null where there is nothing. */
    public Hit hover() {
        return hover;
    }

    /** What is said about the place under the pointer or the cursor; empty when there is none. */
    public String value() {
        return hover == null ? "" : hover.text();
    }

    /** Gives it a name, for screen readers and for files. */
    public void setTitle(String name) {
        title = name;
    }

    /** Its name. */
    public String title() {
        return title;
    }

    /** Says this in the picture from now on. */
    public void setNote(ChartView.Note next) {
        if (!next.equals(note)) {
            note = next;
            repaint();
        }
    }

    /** What has to be said about the data. */
    public ChartView.Note note() {
        return note;
    }

    /** The stretch of time that is selected, for the menu; null for none. */
    public void setSelectedTime(TimeRange range) {
        selectedTime = range;
    }

    /** Offers to go to the slowest map. */
    public void onSlowest(Runnable action) {
        slowest = action;
    }

    /** Offers to forget the selected time. */
    public void onClearTime(Runnable action) {
        timeCleared = action;
    }

    /** Asks somebody else than the user where to put a file; null is an answer. */
    public void onChooseFile(Function<Format, Path> other) {
        chooser = other;
    }

    /** Says that there is nothing to show, and why. */
    public void fail(Throwable problem) {
        failedToRead = true;
        failure = NLS.bind(Messages.notRead, words(problem));
        redraw();
    }

    /** Why nothing is shown, or null. */
    public String failure() {
        return failure;
    }

    private static String words(Throwable problem) {
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
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

    /** Called when a picture came onto the screen. */
    public void onPainted(Runnable listener) {
        painted = listener;
    }

    /** Shows another chart, keeping the zoom. */
    public void setChart(Chart chart) {
        this.chart = chart;
        if (failedToRead) {
            failedToRead = false;
            failure = null;
        }
        repaint();
    }

    /** What is shown, or null before the first chart. */
    public Chart chart() {
        return chart;
    }

    /** The chart whose picture is on the screen, which may be older than the one that is shown as soon as it is painted; null before the first. */
    public Chart onScreen() {
        return onScreen;
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
        ChartView view = view(area);
        Chart wanted = chart;
        Display display = getDisplay();
        painter.request(superseded -> {
            ChartPicture painted = wanted.paint(view, superseded);
            return new Painted(wanted, painted, made.add(image(display, painted)));
        });
        // what is there is stretched to what is wanted until that is painted
        redraw();
    }

    private ChartView view(Rectangle area) {
        if (scale == 0) {
            // asking for it is a question to the window system, and a chart is painted many times a second
            scale = Math.max(1, getMonitor().getZoom() / 100.0);
        }
        return new ChartView(Math.max(1, area.width), Math.max(1, area.height), scale, theme(), zoom, note);
    }

    private ChartTheme theme() {
        return ChartColors.of(this);
    }

    /** Images that were made and are not on the screen yet: whoever closes the chart frees them. From any thread. */
    private static final class Made {
        private Image waiting;
        private boolean closed;

        synchronized Image add(Image image) {
            if (waiting != null) {
                waiting.dispose();
            }
            waiting = image;
            if (closed) {
                close();
                throw new CancellationException("the chart is gone");
            }
            return image;
        }

        /** Whether an image is to be shown: it now belongs to the caller. */
        synchronized boolean take(Image image) {
            if (waiting != image) {
                return false;
            }
            waiting = null;
            return true;
        }

        synchronized void close() {
            closed = true;
            if (waiting != null) {
                waiting.dispose();
                waiting = null;
            }
        }
    }

    /** Makes an image; SWT lets any thread do so, and for a large picture it takes longer than a frame. */
    private static Image image(Display display, ChartPicture picture) {
        ImageData pixels = pixels(picture);
        double scale = picture.scale();
        return scale == 1 ? new Image(display, pixels) : new Image(display, (ImageDataProvider) percent -> {
            double factor = percent / 100.0 / scale;
            return factor == 1
                    ? pixels
                    : pixels.scaledTo(Math.max(1, (int) Math.round(pixels.width * factor)),
                            Math.max(1, (int) Math.round(pixels.height * factor)));
        });
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
        if (isDisposed() || !made.take(painted.image())) {
            // a newer one is on its way
            return;
        }
        disposeImage();
        if (!failedToRead) {
            failure = null;
        }
        picture = painted.picture();
        onScreen = painted.chart();
        pictureZoom = picture.view().zoom();
        image = painted.image();
        paints++;
        hover = pointer == null || !pictureZoom.equals(zoom) ? null : picture.hit(pointer.x, pointer.y);
        this.painted.run();
        redraw();
    }

    private void failed(Throwable problem) {
        if (!isDisposed()) {
            failure = NLS.bind(Messages.notPainted, words(problem));
            ILog.of(ChartCanvas.class).error(failure, problem);
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
        made.close();
        disposeImage();
    }

    private void paint(GC gc) {
        Rectangle area = getClientArea();
        gc.setBackground(getBackground());
        gc.fillRectangle(area);
        Palette palette = Palette.of(this);
        if (image != null && !failedToRead) {
            gc.drawImage(image, 0, 0);
            paintStretched(gc);
        }
        String words = failure != null ? failure : image == null ? Messages.reading : null;
        if (words != null) {
            paintWords(gc, palette, area, words);
        }
        PlotArea plot = plot();
        if (plot != null && !failedToRead && pointer != null && plot.contains(pointer.x, pointer.y) && !moving) {
            paintDrag(gc, palette, plot);
            if (pressed == null && hover != null && pictureZoom.equals(zoom)) {
                paintHover(gc, palette, plot, area);
            }
        }
        if (keyboard) {
            gc.setForeground(palette.focus());
            gc.setLineWidth(1);
            gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
        }
    }

    /** Where another part is wanted than is painted: the plot that is there, stretched to where its values belong. */
    private void paintStretched(GC gc) {
        PlotArea there = picture.plot();
        if (there == null || pictureZoom.equals(zoom)) {
            return;
        }
        PlotArea wanted = plot();
        double left = wanted.xPixel(there.horizontal().min());
        double right = wanted.xPixel(there.horizontal().max());
        double top = wanted.yPixel(there.vertical().max());
        double bottom = wanted.yPixel(there.vertical().min());
        Rectangle clip = new Rectangle((int) Math.round(there.x()), (int) Math.round(there.y()), (int) Math.round(there.width()),
                (int) Math.round(there.height()));
        // only that part of the picture is stretched that will be seen: a far zoom would make it huge
        double scaleX = (right - left) / there.width();
        double scaleY = (bottom - top) / there.height();
        if (!(scaleX > 0) || !(scaleY > 0)) {
            return;
        }
        double fromX = Math.max(there.x(), there.x() + (there.x() - left) / scaleX);
        double toX = Math.min(there.x() + there.width(), there.x() + (there.x() + there.width() - left) / scaleX);
        double fromY = Math.max(there.y(), there.y() + (there.y() - top) / scaleY);
        double toY = Math.min(there.y() + there.height(), there.y() + (there.y() + there.height() - top) / scaleY);
        int x = (int) Math.floor(fromX);
        int y = (int) Math.floor(fromY);
        int width = (int) Math.ceil(toX) - x;
        int height = (int) Math.ceil(toY) - y;
        gc.setClipping(clip);
        gc.setBackground(getBackground());
        gc.fillRectangle(clip);
        if (width > 0 && height > 0) {
            gc.setInterpolation(SWT.LOW);
            gc.drawImage(image, x, y, width, height, (int) Math.round(left + (x - there.x()) * scaleX),
                    (int) Math.round(top + (y - there.y()) * scaleY), Math.max(1, (int) Math.round(width * scaleX)),
                    Math.max(1, (int) Math.round(height * scaleY)));
        }
        gc.setClipping((Rectangle) null);
    }

    private static void paintWords(GC gc, Palette palette, Rectangle area, String words) {
        gc.setForeground(palette.dim());
        String lines = wrapped(gc, words, area.width - 24);
        Point size = gc.textExtent(lines);
        gc.drawText(lines, Math.max(4, (area.width - size.x) / 2), Math.max(4, (area.height - size.y) / 2), true);
    }

    /** Words in as many lines as they need. */
    private static String wrapped(GC gc, String words, int width) {
        StringBuilder lines = new StringBuilder();
        for (String paragraph : words.split("\n")) {
            if (!lines.isEmpty()) {
                lines.append('\n');
            }
            int start = lines.length();
            for (String word : paragraph.split(" ")) {
                String line = lines.substring(start);
                if (!line.isEmpty() && gc.textExtent(line + " " + word).x > width) {
                    lines.append('\n');
                    start = lines.length();
                } else if (!line.isEmpty()) {
                    lines.append(' ');
                }
                lines.append(word);
            }
        }
        return lines.toString();
    }

    private void paintDrag(GC gc, Palette palette, PlotArea plot) {
        if (anchor != null) {
            int from = Math.min(anchor, pointer.x);
            gc.setAlpha(50);
            gc.setBackground(palette.focus());
            gc.fillRectangle(from, (int) plot.y(), Math.abs(pointer.x - anchor), (int) plot.height());
            gc.setAlpha(255);
        }
        if (pressed == null || !dragged(pointer)) {
            return;
        }
        int left = (int) plot.clampX(Math.min(pressed.x, pointer.x));
        int right = (int) plot.clampX(Math.max(pressed.x, pointer.x));
        int top = (int) (across() ? plot.y() : plot.clampY(Math.min(pressed.y, pointer.y)));
        int bottom = (int) (across() ? plot.y() + plot.height() : plot.clampY(Math.max(pressed.y, pointer.y)));
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
        String text = wrapped(gc, hover.text(), Math.max(LEAST_HOVER, area.width / 2 - 40));
        Point size = gc.textExtent(text, SWT.DRAW_DELIMITER);
        int boxX = pointer.x + 14 + size.x + 12 > area.width ? Math.max(0, pointer.x - size.x - 22) : pointer.x + 14;
        int boxY = Math.max(2, Math.min(pointer.y + 10, area.height - size.y - 10));
        Color card = palette.card();
        gc.setBackground(card);
        gc.fillRoundRectangle(boxX, boxY, size.x + 12, size.y + 6, 6, 6);
        gc.setForeground(palette.line());
        gc.drawRoundRectangle(boxX, boxY, size.x + 12, size.y + 6, 6, 6);
        gc.setForeground(palette.text());
        gc.drawText(text, boxX + 6, boxY + 3, SWT.DRAW_TRANSPARENT | SWT.DRAW_DELIMITER);
    }

    /** The frame around what has the keyboard is for those who use it. */
    private void showFocus(boolean on) {
        if (keyboard != on) {
            keyboard = on;
            redraw();
        }
    }

    /** Whether only the horizontal axis is zoomed. */
    private boolean across() {
        return drag != Drag.ZOOM;
    }

    private boolean dragged(Point now) {
        return Math.abs(now.x - pressed.x) >= DRAG_PIXELS || !across() && Math.abs(now.y - pressed.y) >= DRAG_PIXELS;
    }

    private void wheel(Event e) {
        PlotArea plot = plot();
        if (plot != null && e.count != 0) {
            if ((e.stateMask & SWT.SHIFT) != 0) {
                zoomTo(plot.pan(Integer.signum(e.count) * plot.width() * ARROW_PART, 0));
            } else {
                double factor = e.count > 0 ? STEP : 1 / STEP;
                boolean onlyAcross = across() || (e.stateMask & SWT.MOD1) != 0;
                zoomTo(plot.zoomAt(e.x, e.y, factor, onlyAcross ? 1 : factor));
            }
            e.doit = false;
        }
    }

    private void down(Event e) {
        forceFocus();
        anchor = null;
        if (e.button == 1 && plot() != null) {
            pressed = new Point(e.x, e.y);
            zooming = (e.stateMask & SWT.MOD1) != 0;
            moving = !zooming && (drag == Drag.MOVE || (e.stateMask & SWT.SHIFT) != 0);
            beforeMove = zoom;
        }
    }

    private void move(Event e) {
        pointer = new Point(e.x, e.y);
        PlotArea plot = plot();
        if (plot != null && pressed != null && moving) {
            // from where it was pressed: many small steps would add up their rounding
            PlotArea before = at(picture.plot(), beforeMove);
            if (dragged(pointer) || Math.abs(e.y - pressed.y) >= DRAG_PIXELS || !zoom.equals(beforeMove)) {
                zoomTo(before.pan(e.x - pressed.x, e.y - pressed.y));
            }
            return;
        }
        look();
    }

    /** Says what is under the pointer or the cursor. */
    private void look() {
        String before = value();
        hover = picture == null || pointer == null || !pictureZoom.equals(zoom) ? null : picture.hit(pointer.x, pointer.y);
        if (!before.equals(value())) {
            getAccessible().sendEvent(ACC.EVENT_VALUE_CHANGED, null);
        }
        redraw();
    }

    private void up(Event e) {
        if (pressed == null) {
            return;
        }
        Point from = pressed;
        boolean far = dragged(new Point(e.x, e.y)) || moving && Math.abs(e.y - from.y) >= DRAG_PIXELS;
        boolean moved = moving;
        boolean zoomed = zooming;
        pressed = null;
        moving = false;
        zooming = false;
        PlotArea plot = plot();
        if (plot == null) {
            redraw();
            return;
        }
        if (!far) {
            choose(e.x, e.y);
        } else if (moved) {
            look();
        } else if (drag == Drag.TIME && !zoomed) {
            timeChosen.accept(plot.brush(from.x, e.x));
        } else if (across()) {
            zoomTo(new Zoom(plot.zoomTo(from.x, from.y, e.x, e.y).fromX(), plot.zoomTo(from.x, from.y, e.x, e.y).toX(), zoom.fromY(),
                    zoom.toY()));
        } else {
            zoomTo(plot.zoomTo(from.x, from.y, e.x, e.y));
        }
        redraw();
    }

    private void choose(int x, int y) {
        Hit hit = pictureZoom.equals(zoom) ? picture.hit(x, y) : null;
        if (hit == null) {
            return;
        }
        Zoom target = hit.target();
        if (hit.finding() > 0) {
            findingChosen.accept(hit.finding());
        } else if (hit.mapping() >= 0) {
            mappingChosen.accept(hit.mapping());
        } else if (target != null) {
            zoomTo(new Zoom(target.fromX(), target.toX(), zoom.fromY(), zoom.toY()));
        }
    }

    private void key(Event e) {
        PlotArea plot = plot();
        if (plot == null) {
            return;
        }
        if ((e.stateMask & SWT.MOD1) != 0) {
            cursor(e, plot);
            return;
        }
        if ((e.stateMask & SWT.MOD3) != 0) {
            // belongs to the workbench
            return;
        }
        switch (e.keyCode) {
        case SWT.HOME -> zoomTo(Zoom.NONE);
        case SWT.KEYPAD_ADD -> zoomBy(STEP);
        case SWT.KEYPAD_SUBTRACT -> zoomBy(1 / STEP);
        case SWT.ARROW_LEFT -> zoomTo(plot.pan(plot.width() * ARROW_PART, 0));
        case SWT.ARROW_RIGHT -> zoomTo(plot.pan(-plot.width() * ARROW_PART, 0));
        case SWT.ARROW_UP -> zoomTo(plot.pan(0, plot.height() * ARROW_PART));
        case SWT.ARROW_DOWN -> zoomTo(plot.pan(0, -plot.height() * ARROW_PART));
        case SWT.CR, SWT.KEYPAD_CR -> enter(plot);
        case SWT.ESC -> escape();
        default -> {
            if (e.character == '+' || e.character == '=') {
                zoomBy(STEP);
            } else if (e.character == '-') {
                zoomBy(1 / STEP);
            }
        }
        }
    }

    private void escape() {
        anchor = null;
        if (pressed != null) {
            zoom = beforeMove;
            pressed = null;
            moving = false;
            repaint();
        }
        redraw();
    }

    /** Moves the cursor, which says the value where it is; with Shift it marks a stretch of time behind it. */
    private void cursor(Event e, PlotArea plot) {
        int x = e.keyCode == SWT.ARROW_LEFT ? -CURSOR_STEP : e.keyCode == SWT.ARROW_RIGHT ? CURSOR_STEP : 0;
        int y = e.keyCode == SWT.ARROW_UP ? -CURSOR_STEP : e.keyCode == SWT.ARROW_DOWN ? CURSOR_STEP : 0;
        if (e.keyCode == 'c') {
            copyValue();
        }
        if (x == 0 && y == 0) {
            return;
        }
        if (pointer == null || !plot.contains(pointer.x, pointer.y)) {
            pointer = new Point((int) (plot.x() + plot.width() / 2), (int) (plot.y() + plot.height() / 2));
        }
        if ((e.stateMask & SWT.SHIFT) != 0 && drag == Drag.TIME) {
            anchor = anchor == null ? Integer.valueOf(pointer.x) : anchor;
        } else {
            anchor = null;
        }
        pointer = new Point((int) plot.clampX(pointer.x + x), (int) plot.clampY(pointer.y + y));
        look();
    }

    private void enter(PlotArea plot) {
        if (anchor != null && pointer != null) {
            int from = anchor;
            anchor = null;
            timeChosen.accept(plot.brush(from, pointer.x));
        } else if (pointer != null) {
            choose(pointer.x, pointer.y);
        }
    }

    private void zoomBy(double factor) {
        PlotArea plot = plot();
        if (plot != null) {
            zoomTo(plot.zoomAt(plot.x() + plot.width() / 2, plot.y() + plot.height() / 2, factor, across() ? 1 : factor));
        }
    }

    /** The plot as it is wanted, which may be ahead of the picture. */
    private PlotArea plot() {
        PlotArea there = picture == null ? null : picture.plot();
        return there == null || pictureZoom.equals(zoom) ? there : at(there, zoom);
    }

    private PlotArea at(PlotArea there, Zoom part) {
        return drag == Drag.MOVE ? there.withZoomAcross(part) : there.withZoom(part);
    }

    private Menu menu() {
        Menu menu = new Menu(this);
        item(menu, Messages.zoomIn, () -> zoomBy(STEP), () -> plot() != null);
        item(menu, Messages.zoomOut, () -> zoomBy(1 / STEP), () -> plot() != null && !zoom.isNone());
        item(menu, Messages.showEverything, () -> zoomTo(Zoom.NONE), () -> !zoom.isNone());
        if (drag == Drag.TIME) {
            separator(menu);
            item(menu, Messages.zoomToTime, () -> zoomTo(Zoom.NONE.withTime(selectedTime)), () -> selectedTime != null && plot() != null);
        }
        item(menu, Messages.clearTime, () -> timeCleared.run(), () -> selectedTime != null && timeCleared != null);
        separator(menu);
        item(menu, Messages.goToSlowest, () -> slowest.run(), () -> slowest != null);
        item(menu, Messages.copyValue, this::copyValue, () -> hover != null);
        separator(menu);
        MenuItem export = new MenuItem(menu, SWT.CASCADE);
        export.setText(Messages.export);
        Menu formats = new Menu(export);
        export.setMenu(formats);
        item(formats, Messages.exportPng, () -> exportAs(Format.PNG), () -> chart != null);
        item(formats, Messages.exportSvg, () -> exportAs(Format.SVG), () -> chart != null);
        item(formats, Messages.exportCsv, () -> exportAs(Format.CSV), () -> chart != null);
        return menu;
    }

    private static MenuItem separator(Menu menu) {
        return new MenuItem(menu, SWT.SEPARATOR);
    }

    private static void item(Menu menu, String text, Runnable action, java.util.function.BooleanSupplier enabled) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, e -> {
            if (enabled.getAsBoolean()) {
                action.run();
            }
        });
        menu.addListener(SWT.Show, e -> item.setEnabled(enabled.getAsBoolean()));
    }

    private void copyValue() {
        if (hover != null) {
            Clipboard clipboard = new Clipboard(getDisplay());
            clipboard.setContents(new Object[]{hover.text()}, new Transfer[]{TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    private void exportAs(Format format) {
        Path file = chooser.apply(format);
        if (file != null) {
            export(format, file);
        }
    }

    private Path choosePath(Format format) {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setText(NLS.bind(Messages.exportTitle, title));
        dialog.setFileName(title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-") + "." + format.ending());
        dialog.setFilterExtensions(new String[]{"*." + format.ending()});
        dialog.setFilterNames(new String[]{switch (format) {
        case PNG -> Messages.filterPng;
        case SVG -> Messages.filterSvg;
        case CSV -> Messages.filterCsv;
        }});
        return SaveAs.ask(dialog, List.of(), () -> "." + format.ending());
    }

    /**
     * Writes the chart, as it is shown, into a file, in a job that tells what goes wrong.
     *
     * @return the job, which has begun
     */
    public Job export(Format format, Path file) {
        Chart shown = chart;
        ChartView view = view(getClientArea());
        String name = title;
        Job job = Job.create(NLS.bind(Messages.exportJob, file.getFileName()), monitor -> {
            try {
                format.write(shown, name, view, file);
                return Status.OK_STATUS;
            } catch (java.io.IOException | RuntimeException e) {
                return new Status(IStatus.ERROR, ChartCanvas.class, NLS.bind(Messages.exportFailed, file, words(e)), e);
            }
        });
        job.setUser(true);
        job.schedule();
        return job;
    }
}
