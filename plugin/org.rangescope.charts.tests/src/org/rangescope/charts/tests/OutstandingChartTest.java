// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rangescope.charts.ChartPicture;
import org.rangescope.charts.ChartTheme;
import org.rangescope.charts.ChartView;
import org.rangescope.charts.Hit;
import org.rangescope.charts.MappingPoint;
import org.rangescope.charts.OutstandingChart;
import org.rangescope.charts.OutstandingChart.Measure;
import org.rangescope.charts.PlotArea;
import org.rangescope.charts.TimeRange;
import org.rangescope.charts.Zoom;
import org.rangescope.core.stats.Outstanding;

/** Leaked bytes lie below those in use, each finding has its mark, and the selection its bands. */
class OutstandingChartTest {
    private static final ChartView VIEW = ChartView.of(800, 300);
    private static final ChartTheme THEME = VIEW.theme();
    private static final long START = 5_000_000_000_000L;
    private static final long S = 1_000_000_000L;
    private static final long MIB = 1 << 20;

    /** A minute: 40 MiB in use all the time; from 15 s on 120 MiB leaked by 12 mappings. */
    private static Outstanding data(Outstanding.Mark... marks) {
        int columns = 600;
        long[] live = new long[columns];
        long[] bytes = new long[columns];
        long[] leakedLive = new long[columns];
        long[] leakedBytes = new long[columns];
        for (int i = 0; i < columns; i++) {
            leakedLive[i] = i < 150 ? 0 : 12;
            leakedBytes[i] = leakedLive[i] * 10 * MIB;
            live[i] = leakedLive[i] + 4;
            bytes[i] = leakedBytes[i] + 40 * MIB;
        }
        return new Outstanding(START, 60 * S / columns, live, bytes, leakedLive, leakedBytes, List.of(marks));
    }

    private static OutstandingChart chart(Measure measure, MappingPoint selected, TimeRange band, Outstanding.Mark... marks) {
        return new OutstandingChart(data(marks), measure, START, START + 60 * S, selected, band);
    }

    private static PlotArea plot(ChartPicture picture) {
        PlotArea plot = picture.plot();
        assertNotNull(plot, "the picture has a plot");
        return plot;
    }

    private static Hit hit(ChartPicture picture, double x, double y) {
        Hit hit = picture.hit(x, y);
        assertNotNull(hit, "something is at " + x + ", " + y);
        return hit;
    }

    @Test
    void leakedAreaLiesWhereTheDataSays() {
        for (Measure measure : Measure.values()) {
            ChartPicture picture = chart(measure, null, null).paint(VIEW);
            PlotArea plot = plot(picture);
            Pixels pixels = new Pixels(picture);
            double unit = measure == Measure.BYTES ? 10 * MIB : 1;
            double after = plot.xPixel(START + 40 * S);
            double before = plot.xPixel(START + 7 * S);
            assertTrue(Pixels.distance(pixels.at(after, plot.yPixel(6 * unit)), THEME.leak()) < 20, measure + ": leaked after the leak");
            assertTrue(Pixels.distance(pixels.at(after, plot.yPixel(14 * unit)), THEME.live()) < 20, measure + ": in use above it");
            assertTrue(Pixels.distance(pixels.at(after + 3, plot.yPixel(16.7 * unit)), THEME.plot()) < 40,
                    measure + ": nothing above that");
            assertTrue(Pixels.distance(pixels.at(before, plot.yPixel(2 * unit)), THEME.live()) < 20,
                    measure + ": nothing leaked before it");
            assertEquals(0, pixels.count(THEME.leak(), plot.x() + 2, plot.yPixel(4 * unit), plot.xPixel(START + 14 * S) - plot.x(),
                    plot.yPixel(0) - plot.yPixel(4 * unit) - 4), measure + ": no leaked area before the leak");
            assertTrue(pixels.count(THEME.leakLine(), after - 5, plot.yPixel(12 * unit) - 2, 10, 4) >= 8,
                    measure + ": an edge on the leaked area");
        }
    }

    @Test
    void findingHasADashedLineAndANumberToPointAt() {
        ChartPicture picture = chart(Measure.BYTES, null, null, new Outstanding.Mark(START + 30 * S, 7, "12 mappings were never unmapped"))
                .paint(VIEW);
        PlotArea plot = plot(picture);
        double x = plot.xPixel(START + 30 * S);
        int ink = new Pixels(picture).count(THEME.leakLine(), x - 1, plot.y() + 60, 2, 100);
        assertTrue(ink > 30, "a line from the mark down: " + ink);
        int gaps = 0;
        for (double y = plot.y() + 60; y < plot.y() + 160; y++) {
            gaps += Pixels.distance(new Pixels(picture).at(x, y), THEME.leakLine()) > 100 ? 1 : 0;
        }
        assertTrue(gaps > 30 && gaps < 70, "the line is dashed: " + gaps + " of 100 pixels are not its colour");
        Hit hit = hit(picture, x + 3, plot.y() - 9);
        assertEquals(7, hit.finding());
        assertEquals("finding 7 at 30.000 000 s: 12 mappings were never unmapped", hit.text());
        assertEquals(0, hit(picture, x, plot.y() + 50).finding(), "in the plot itself the value counts");
    }

    @Test
    void marksThatWouldCoverOneAnotherBecomeOne() {
        ChartPicture picture = chart(Measure.BYTES, null, null, new Outstanding.Mark(START + 30 * S, 1, "a"),
                new Outstanding.Mark(START + 30 * S + S / 10, 2, "b"), new Outstanding.Mark(START + 50 * S, 3, "c")).paint(VIEW);
        PlotArea plot = plot(picture);
        Hit both = hit(picture, plot.xPixel(START + 30 * S), plot.y() - 9);
        assertTrue(both.text().contains(": a") && both.text().contains(": b"), both.text());
        assertEquals(3, hit(picture, plot.xPixel(START + 50 * S), plot.y() - 9).finding());
    }

    @Test
    void lifeOfTheSelectedMappingIsABand() {
        MappingPoint life = new MappingPoint(3, 8812, 64, 100, START + 20 * S, START + 25 * S);
        ChartPicture with = chart(Measure.BYTES, life, null).paint(VIEW);
        ChartPicture without = chart(Measure.BYTES, null, null).paint(VIEW);
        PlotArea plot = plot(with);
        double y = plot.yPixel(140 * MIB);
        assertTrue(new Pixels(with).at(plot.xPixel(START + 22 * S), y) != new Pixels(without).at(plot.xPixel(START + 22 * S), y),
                "tinted inside");
        assertEquals(new Pixels(without).at(plot.xPixel(START + 40 * S), y), new Pixels(with).at(plot.xPixel(START + 40 * S), y),
                "the same outside");
        double bar = plot.y() + 3;
        assertTrue(Pixels.distance(new Pixels(with).at(plot.xPixel(START + 24 * S), bar), THEME.selection()) < 20, "a bar along its life");
        assertTrue(Pixels.distance(new Pixels(with).at(plot.xPixel(START + 27 * S), bar), THEME.selection()) > 60, "which ends with it");
        MappingPoint endless = new MappingPoint(3, 8812, 64, 100, START + 20 * S, -1);
        ChartPicture never = chart(Measure.BYTES, endless, null).paint(VIEW);
        assertTrue(Pixels.distance(new Pixels(never).at(plot.xPixel(START + 59 * S), bar), THEME.selection()) < 20,
                "one that never ended runs on");
    }

    @Test
    void selectedTimeIsABandThatABrushGives() {
        ChartPicture plain = chart(Measure.BYTES, null, null).paint(VIEW);
        PlotArea plot = plot(plain);
        TimeRange brushed = plot.brush(plot.xPixel(START + 45 * S), plot.xPixel(START + 40 * S));
        assertEquals(START + 40 * S, brushed.fromNs(), S / 100);
        assertEquals(START + 45 * S, brushed.toNs(), S / 100);
        assertEquals(new TimeRange(START, START + 60 * S), plot.brush(-1000, 5000), "a drag that leaves the chart ends with the recording");
        ChartPicture banded = chart(Measure.BYTES, null, brushed).paint(VIEW);
        double y = plot.yPixel(60 * MIB);
        assertTrue(new Pixels(banded).at(plot.xPixel(START + 42 * S), y) != new Pixels(plain).at(plot.xPixel(START + 42 * S), y));
        assertEquals(new Pixels(plain).at(plot.xPixel(START + 50 * S), y), new Pixels(banded).at(plot.xPixel(START + 50 * S), y));
    }

    @Test
    void valueUnderThePointerIsSaid() {
        ChartPicture picture = chart(Measure.BYTES, null, null).paint(VIEW);
        PlotArea plot = plot(picture);
        String text = hit(picture, plot.xPixel(START + 40 * S + S / 20), plot.y() + 20).text();
        assertTrue(text.endsWith(": 160 MiB exposed by 16 mappings, 120 MiB of it by 12 never unmapped"), text);
        assertTrue(text.startsWith("40."), text);
        text = hit(picture, plot.xPixel(START + 7 * S), plot.y() + 20).text();
        assertTrue(text.endsWith(": 40.0 MiB exposed by 4 mappings"), text);
    }

    @Test
    void zoomShowsThatStretchOfTime() {
        ChartPicture picture = chart(Measure.BYTES, null, null)
                .paint(VIEW.withZoom(Zoom.NONE.withTime(new TimeRange(START + 10 * S, START + 20 * S))));
        PlotArea plot = plot(picture);
        assertEquals(START + 10 * S, plot.xValue(plot.x()), 1);
        assertEquals(START + 20 * S, plot.xValue(plot.x() + plot.width()), 1);
        assertTrue(Pixels.distance(new Pixels(picture).at(plot.xPixel(START + 17 * S), plot.yPixel(60 * MIB)), THEME.leak()) < 20);
        assertTrue(Pixels.distance(new Pixels(picture).at(plot.xPixel(START + 12 * S), plot.yPixel(20 * MIB)), THEME.live()) < 20);
    }

    @Test
    void nothingMappedSaysSo() {
        Outstanding none = new Outstanding(START, S, new long[60], new long[60], new long[60], new long[60], List.of());
        ChartPicture picture = new OutstandingChart(none, Measure.BYTES, START, START + 60 * S, null, null).paint(VIEW);
        assertTrue(picture.isEmpty());
        assertEquals("Exposed bytes over time: nothing was mapped.", picture.description());
        assertTrue(new Pixels(picture).count(THEME.mutedText()) > 100, "words");
        Outstanding nothing = new Outstanding(-1, 1, new long[0], new long[0], new long[0], new long[0], List.of());
        assertTrue(new OutstandingChart(nothing, Measure.MAPPINGS, -1, -1, null, null).paint(VIEW).isEmpty());
    }

    @Test
    void descriptionTellsTheOutcome() {
        assertEquals("Exposed bytes over time: at most 160 MiB; 120 MiB never unmapped; 1 finding marked.",
                chart(Measure.BYTES, null, null, new Outstanding.Mark(START + 15 * S, 1, "x")).describe());
        assertEquals("Live mappings over time: at most 16 mappings; 12 mappings never unmapped; no finding marked.",
                chart(Measure.MAPPINGS, null, null).describe());
    }

    @Test
    void groupsLieOnOneAnother() {
        OutstandingChart chart = new OutstandingChart(Made.outstanding(), Measure.BYTES, Made.stack(), Made.moments());
        ChartPicture picture = chart.paint(VIEW);
        PlotArea plot = plot(picture);
        double x = plot.xPixel(Made.START + 8.3 * S);
        assertTrue(hit(picture, x, plot.yPixel(15 * MIB)).text().endsWith("\nvfio-pci: 30.0 MiB exposed by 3 mappings"),
                hit(picture, x, plot.yPixel(15 * MIB)).text());
        assertTrue(hit(picture, x, plot.yPixel(35 * MIB)).text().contains("udmabuf"), hit(picture, x, plot.yPixel(35 * MIB)).text());
        Pixels pixels = new Pixels(picture);
        assertTrue(Pixels.distance(pixels.at(x, plot.yPixel(25 * MIB)), new Color(pixels.at(x, plot.yPixel(35 * MIB)))) > 30,
                "they differ");
        assertTrue(pixels.count(THEME.leakLine(), x - 5, plot.yPixel(10 * MIB) - 2, 10, 4) >= 8, "the line of what was never unmapped");
        assertTrue(chart.describe().contains("Most by group: vfio-pci 30.0 MiB;"), chart.describe());
    }

    @Test
    void lostEventsAreShownWhereTheyWere() {
        OutstandingChart chart = new OutstandingChart(Made.outstanding(), Measure.BYTES, null, Made.moments());
        ChartPicture picture = chart.paint(VIEW);
        PlotArea plot = plot(picture);
        assertTrue(hit(picture, plot.xPixel(Made.START + 5.5 * S), plot.y() + 9).text().contains("events were lost here"));
        assertTrue(!hit(picture, plot.xPixel(Made.START + 7.5 * S), plot.y() + 9).text().contains("lost"));
        int[] colours = new int[2];
        for (int i = 0; i < 2; i++) {
            double x = plot.xPixel(Made.START + (i == 0 ? 5.1 : 7.1) * S);
            java.util.Set<Integer> found = new java.util.HashSet<>();
            for (int at = 0; at < 30; at++) {
                found.add(new Pixels(picture).at(x + at, plot.yPixel(25 * MIB)));
            }
            colours[i] = found.size();
        }
        assertTrue(colours[0] >= 3 && colours[1] == 1, "hatched there, and only there: " + colours[0] + ", " + colours[1]);
        assertTrue(chart.describe().endsWith("Events were lost in 1 stretch of time."), chart.describe());
    }
}
