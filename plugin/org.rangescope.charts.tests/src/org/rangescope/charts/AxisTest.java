// SPDX-License-Identifier: EPL-2.0
package org.rangescope.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ticks are round numbers in the right unit, inside the axis, and not too many. */
class AxisTest {
    private static List<String> labels(Axis axis, double pixels) {
        return axis.marker().ticks(axis.all(), pixels).stream().map(Tick::label).toList();
    }

    @Test
    void durationsUseTheUnitOfTheLargest() {
        Axis axis = Axis.duration("population", 10e6, true);
        assertEquals("population (ms)", axis.label());
        assertEquals(List.of("0", "2", "4", "6", "8", "10"), labels(axis, 200));
        assertEquals("population (µs)", Axis.duration("population", 800e3, true).label());
        assertEquals("population (ns)", Axis.duration("population", 900, true).label());
        assertEquals("population (s)", Axis.duration("population", 3e9, true).label());
    }

    @Test
    void timesStartAtTheOrigin() {
        Axis axis = Axis.time("time since start", 7e12, 7e12 + 60e9, 7e12);
        assertEquals("time since start (s)", axis.label());
        assertEquals(List.of("0", "10", "20", "30", "40", "50", "60"), labels(axis, 600));
        List<Tick> close = axis.marker().ticks(axis.all().part(7e12 + 14.2e9, 7e12 + 14.2004e9), 300);
        assertEquals("14.2000", close.get(0).label());
        assertEquals("14.2001", close.get(1).label());
    }

    @Test
    void bytesUseBinaryUnits() {
        Axis axis = Axis.bytes("exposed", 400.0 * (1 << 20));
        assertEquals("exposed (MiB)", axis.label());
        assertEquals(List.of("0", "100", "200", "300", "400"), labels(axis, 170));
        assertEquals(100.0 * (1 << 20), axis.marker().ticks(axis.all(), 170).get(1).value());
        assertEquals("exposed (GiB)", Axis.bytes("exposed", 3.0 * (1L << 30)).label());
    }

    @Test
    void rangesAreCountedInPowersOfTwo() {
        assertEquals(List.of("0", "64", "128", "192", "256", "320", "384", "448", "512"),
                labels(Axis.counts("ranges", 512, false, true), 640));
        assertEquals(List.of("0", "1", "2", "3"), labels(Axis.counts("ranges", 3, false, true), 640), "never half a range");
        assertEquals(List.of("0", "1"), labels(Axis.counts("live", 1, true, false), 640));
    }

    @Test
    void decadesCarryTheirUnit() {
        Axis axis = Axis.logDuration("population", 12_000, 9_000_000);
        assertEquals("population (log)", axis.label());
        assertEquals(List.of("10 µs", "100 µs", "1 ms", "10 ms"), labels(axis, 200));
        assertEquals(List.of("100 ns", "200 ns", "500 ns", "1 µs"), labels(Axis.logDuration("population", 700, 700), 200));
        assertEquals(List.of("1 ms", "10 ms", "100 ms", "1 s", "10 s"), labels(Axis.logDuration("population", 1e6, 9e9), 200));
    }

    @Test
    void durationsBesideEachOtherHaveRoom() {
        Axis axis = Axis.logDurationAcross("population", 9_000, 120_000);
        assertEquals("population (log)", axis.label());
        assertEquals(List.of("10 µs", "100 µs", "20 µs", "50 µs"), labels(axis, 400));
        assertEquals(List.of("10 µs", "100 µs"), labels(axis, 120));
        assertEquals("share (%)", Axis.percent("share", 20).label());
    }

    @Test
    void percentilesAreNines() {
        assertEquals(List.of("0", "50", "90", "99", "99.9", "99.99"), labels(Axis.percentiles("percentile", 99.995), 600));
    }

    @Test
    void anyPartHasAFewDistinctTicksInside() {
        Random random = new Random(42);
        List<Axis> axes = List.of(Axis.duration("d", 4.3e6, true), Axis.time("t", 3e12, 3e12 + 77e9, 3e12), Axis.bytes("b", 5e9),
                Axis.logDuration("l", 7, 3e9),
                Axis.percentiles("p", 99.9993), Axis.counts("c", 5000, false, true), Axis.logDurationAcross("x", 7, 3e9),
                Axis.percent("s", 37));
        for (int i = 0; i < 2000; i++) {
            Axis axis = axes.get(i % axes.size());
            double a = random.nextDouble();
            double b = a + (1 - a) * Math.pow(10, -4 * random.nextDouble()) * random.nextDouble();
            AxisScale shown = axis.all().part(axis.all().value(a), axis.all().value(b));
            double pixels = 80 + random.nextInt(900);
            List<Tick> ticks = axis.marker().ticks(shown, pixels);
            String what = axis.label() + " from " + shown.min() + " to " + shown.max() + " in " + pixels + ": " + ticks;
            assertTrue(ticks.size() <= Math.max(6, pixels / 18), what);
            assertEquals(ticks.size(), ticks.stream().map(Tick::value).distinct().count(), what);
            assertEquals(ticks.stream().filter(t -> !t.label().isEmpty()).count(),
                    ticks.stream().map(Tick::label).filter(label -> !label.isEmpty()).distinct().count(), what);
            for (Tick tick : ticks) {
                assertTrue(shown.position(tick.value()) > -1e-3 && shown.position(tick.value()) < 1.001, what);
            }
        }
    }
}
