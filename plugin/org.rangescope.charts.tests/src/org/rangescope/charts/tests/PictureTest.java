// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rangescope.charts.Chart;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.ScatterChart;
import org.rangescope.core.stats.Scatter;

/** What all pictures have in common: no display, any thread, any size, both themes. */
class PictureTest {
    private static List<Chart> charts() {
        return Made.charts();
    }

    @Test
    void noDisplayIsNeeded() {
        assertTrue(GraphicsEnvironment.isHeadless(), "these tests run without a display");
        for (Chart chart : charts()) {
            ChartPicture picture = chart.paint(ChartView.of(400, 250));
            assertEquals(BufferedImage.TYPE_INT_RGB, picture.image().getType());
            assertEquals(400 * 250, picture.pixels().length);
        }
    }

    @Test
    void anyThreadPaintsTheSame() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            for (Chart chart : charts()) {
                int[] expected = chart.paint(ChartView.of(500, 260)).pixels();
                List<Future<ChartPicture>> pictures = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    pictures.add(workers.submit(() -> chart.paint(ChartView.of(500, 260))));
                }
                for (Future<ChartPicture> picture : pictures) {
                    assertArrayEquals(expected, picture.get().pixels(), chart.describe());
                }
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void finerDisplaysGetMorePixelsAtTheSamePlaces() {
        for (Chart chart : charts()) {
            ChartPicture fine = chart.paint(ChartView.of(400, 250).withScale(2));
            assertEquals(800, fine.image().getWidth());
            assertEquals(500, fine.image().getHeight());
            assertEquals(chart.paint(ChartView.of(400, 250)).plot(), fine.plot(), "logical places do not depend on the scale");
            ChartPicture odd = chart.paint(ChartView.of(401, 251).withScale(1.25));
            assertEquals(501, odd.image().getWidth());
        }
    }

    @Test
    void smallestSizesDoNoHarm() {
        for (Chart chart : charts()) {
            for (int size : new int[]{1, 2, 10, 40, 70, 100}) {
                ChartPicture picture = chart.paint(ChartView.of(size, size));
                assertEquals(size, picture.image().getWidth());
                picture.hit(size / 2.0, size / 2.0);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> ChartView.of(0, 10));
    }

    @Test
    void pngHoldsTheSamePixels(@TempDir Path directory) throws Exception {
        ChartPicture picture = charts().get(0).paint(ChartView.of(300, 200));
        Path file = directory.resolve("population.png");
        picture.writePng(file);
        BufferedImage read = ImageIO.read(file.toFile());
        int[] pixels = read.getRGB(0, 0, 300, 200, null, 0, 300);
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(picture.pixels()[i] & 0xFFFFFF, pixels[i] & 0xFFFFFF);
        }
    }

    @Test
    void bothThemesAreLegible() {
        for (ChartTheme theme : List.of(ChartTheme.light(), ChartTheme.dark())) {
            for (Color ground : List.of(theme.background(), theme.plot())) {
                assertTrue(Pixels.contrast(theme.text(), ground) >= 7, "text");
                assertTrue(Pixels.contrast(theme.mutedText(), ground) >= 4.5, "muted text");
                assertTrue(Pixels.contrast(theme.leakLine(), ground) >= 4.5, "number of a finding");
                assertTrue(Pixels.contrast(theme.selection(), ground) >= 4.5, "name of the selected mapping");
                for (Color color : theme.series()) {
                    assertTrue(Pixels.contrast(color, ground) >= 3, "series " + color + " on " + ground);
                }
            }
            assertTrue(Pixels.contrast(theme.blockedText(), theme.blocked()) >= 4.5, "words on blocked time");
            assertTrue(Pixels.contrast(theme.leak(), theme.live()) >= 1.15, "leaked and in use differ without hue, too");
            assertTrue(theme.series().stream().distinct().count() == theme.series().size());
        }
    }

    @Test
    void themeReachesThePicture() {
        for (Chart chart : charts()) {
            ChartPicture dark = chart.paint(ChartView.of(400, 250).withTheme(ChartTheme.dark().withBackground(new Color(0x102030))));
            assertEquals(0x102030, dark.pixels()[0] & 0xFFFFFF);
            PlotArea plot = dark.plot();
            assertNotNull(plot);
            int light = 0;
            for (int pixel : dark.pixels()) {
                light += (pixel & 0xFFFFFF) == 0xFFFFFF ? 1 : 0;
            }
            assertEquals(0, light, "nothing white is left in a dark picture");
        }
    }

    @Test
    void whatHasToBeSaidStandsInThePictureAndItsWords() {
        for (Chart chart : charts()) {
            ChartView plain = ChartView.of(500, 260);
            ChartPicture noted = chart.paint(plain.withNote(new ChartView.Note(true, "1,204 events lost")));
            assertEquals(chart.describe() + " 1,204 events lost.", noted.description());
            int below = new Pixels(noted).count(plain.theme().text(), 0, 240, 300, 20)
                    - new Pixels(chart.paint(plain)).count(plain.theme().text(), 0, 240, 300, 20);
            assertTrue(below > 20, chart.describe() + ": words below the plot, " + below + " pixels");
        }
    }

    @Test
    void paintingEndsWhenAnotherPictureIsWanted() {
        double[] many = new double[5_000];
        java.util.Arrays.setAll(many, i -> i + 1);
        Chart chart = new ScatterChart(
                new Scatter(
                        List.of(new Scatter.Series("x", many, many, new int[many.length], new long[many.length], new boolean[many.length],
                                many.length)),
                        null, many.length, many.length, 1, many.length, 0, Scatter.Contents.RANGES),
                null, null);
        assertThrows(CancellationException.class, () -> chart.paint(ChartView.of(400, 250), () -> true));
    }
}
