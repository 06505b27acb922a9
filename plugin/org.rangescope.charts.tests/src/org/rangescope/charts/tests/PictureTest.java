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
import org.rangescope.charts.MapStepsChart;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.PercentileChart;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.ScatterChart;
import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.stats.Scatter;
import org.rangescope.core.stats.Steps;
import org.rangescope.core.store.PopulationSource;

/** What all pictures have in common: no display, any thread, any size, both themes. */
class PictureTest {
    private static final long S = 1_000_000_000L;

    private static List<Chart> charts() {
        Scatter.Series series = new Scatter.Series("vfio-pci", new double[]{1, 64, 512}, new double[]{5_000, 400_000, 3_300_000},
                new int[]{0, 1, 2},
                new boolean[]{false, true, false}, 3);
        long[] values = {0, 5, 9, 7, 4};
        return List.of(
                new ScatterChart(new Scatter(List.of(series), null, 3, 3_300_000, 5_000, 512, 2, Scatter.Contents.RANGES), null, null),
                new PercentileChart(List
                        .of(new PercentileCurve("vfio-pci", 500, 10_000, 20_000, 90_000, 400_000, 500_000, new double[]{0, 50, 90, 99, 100},
                                new long[]{1_000, 10_000, 20_000, 90_000, 500_000}))),
                new OutstandingChart(new Outstanding(S, S, values, values, new long[]{0, 0, 3, 3, 3}, new long[]{0, 0, 3, 3, 3},
                        List.of(new Outstanding.Mark(3 * S, 1, "leak"))), OutstandingChart.Measure.BYTES, S, 6 * S, null, null),
                new MapStepsChart(new Steps(10_000, 2_000, new long[]{0, 1}, new long[]{3_000, 9_000}, PopulationSource.STORE, 2, false,
                        Steps.Absence.NONE)));
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
}
