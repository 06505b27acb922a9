// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.stats.AttachmentSummaries;
import org.rangescope.core.stats.AttachmentSummary;
import org.rangescope.core.stats.CostModel;
import org.rangescope.core.stats.ExporterSummaries;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.MapSteps;
import org.rangescope.core.stats.Outstanding;
import org.rangescope.core.stats.OutstandingSeries;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.PopulationScatter;
import org.rangescope.core.stats.Scatter;
import org.rangescope.core.stats.SlowestMaps;
import org.rangescope.core.stats.Steps;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.store.PopulationSource;
import org.rangescope.core.util.Units;

/** Figures for charts and tables, compared with the plain way to compute them. */
class StatsTest {

    /** A map call of a given duration, which is unmapped at once unless told otherwise. */
    private static void map(CaptureWriter w, long mapping, int ranges, long durationNs, String function) {
        int device = w.device("gpu0");
        int stack = w.stack("dma_buf_map_interconnect", function);
        int task = w.task("qemu", 100);
        w.record(EventKind.MAP, 1, CaptureWriter.inode(1), 1 << 20, 0x1000, mapping, mapping, w.now() + 1_000 - durationNs, 0, 4096,
                CaptureWriter.V2, 0, ranges,
                ranges, CaptureWriter.MAPPED, 0, w.interconnect("iov"), device, task, stack);
    }

    private static CaptureWriter attached() {
        return new CaptureWriter().start().export(1, 1 << 20).attach(1, 0x1000, "gpu0").pause(1_000_000_000L);
    }

    private static CaptureWriter random(int maps) {
        CaptureWriter w = attached();
        Random random = new Random(7);
        for (int i = 1; i <= maps; i++) {
            map(w, i, 1 + random.nextInt(200), 1_000 + (long) (Math.exp(random.nextDouble() * 10) * 100),
                    i % 3 == 0 ? "ex_prefetch" : "ex_bind");
            w.pause(random.nextInt(20_000));
            if (random.nextInt(10) > 0) {
                w.unmap(1, 0x1000, i);
            }
        }
        return w.detach(1, 0x1000).stop(0);
    }

    @Test
    void scatterKeepsExtremesAndLeaksAndOnePointPerCell() throws IOException {
        Opened opened = Opened.of(random(3_000));
        Scatter scatter = opened.read(recording -> PopulationScatter.of(recording, GroupBy.CALL_SITE, 100, 60));
        assertEquals(3_000, scatter.total());
        assertEquals(List.of("ex_bind", "ex_prefetch"), scatter.series().stream().map(Scatter.Series::group).toList());
        assertEquals(3_000, scatter.series().stream().mapToLong(Scatter.Series::total).sum());
        opened.read(recording -> {
            MappingTable mappings = recording.mappings();
            long[] durations = new long[mappings.size()];
            Arrays.setAll(durations, mappings::durationNs);
            assertEquals(Arrays.stream(durations).max().orElseThrow(), scatter.maxDurationNs());
            long min = Arrays.stream(durations).min().orElseThrow();
            assertEquals(min, scatter.minDurationNs(), min / 100.0, "sums know it to within 1 %");
            assertEquals(scatter.maxDurationNs(), mappings.durationNs(scatter.slowestMapping()));
            int points = 0;
            boolean slowest = false;
            for (Scatter.Series series : scatter.series()) {
                points += series.mapping().length;
                for (int i = 0; i < series.mapping().length; i++) {
                    int row = series.mapping()[i];
                    slowest |= row == scatter.slowestMapping();
                    assertEquals(mappings.durationNs(row), series.durationNs()[i]);
                    assertEquals(mappings.nranges(row), series.ranges()[i]);
                    assertEquals(mappings.state(row).isLeak(), series.leaked()[i]);
                }
            }
            assertTrue(slowest, "the slowest call is one of the points");
            assertTrue(points < 3_000 && points <= 2 * 2 * 100 * 60, "reduced to " + points + " points");
            return null;
        });
    }

    @Test
    void scatterIsEmptyWithoutMaps() throws IOException {
        Scatter scatter = Opened.of(attached()).read(recording -> PopulationScatter.of(recording, GroupBy.EXPORTER, 10, 10));
        assertEquals(List.of(), scatter.series());
        assertNull(scatter.fit());
        assertEquals(-1, scatter.slowestMapping());
    }

    @Test
    void fitsTheCostOfACallAndOfARange() throws IOException {
        CaptureWriter w = attached();
        Random random = new Random(3);
        for (int i = 1; i <= 2_000; i++) {
            int ranges = 1 + i % 64;
            long noise = Math.round(random.nextGaussian() * 100);
            // one in fifty is far off, and must not bend the line
            map(w, i, ranges, 5_000 + 300L * ranges + noise + (i % 50 == 0 ? 10_000_000 : 0), "ex_bind");
            w.unmap(1, 0x1000, i);
        }
        CostModel fit = Opened.of(w).read(recording -> PopulationScatter.of(recording, GroupBy.EXPORTER, 200, 200)).fit();
        assertNotNull(fit);
        assertEquals(5_000, fit.fixedNs(), 60);
        assertEquals(300, fit.perRangeNs(), 2);
        assertEquals(0.6745 * 100, fit.plusMinusNs(), 40, "half of what is normally distributed lies within this distance");
        assertEquals("interconnect maps", fit.of());
        assertEquals(5_000 + 300 * 10, fit.durationNs(10), 80);
    }

    @Test
    void theCostOfSgTablesDoesNotBendThatOfTheInterconnect() throws IOException {
        CaptureWriter w = attached();
        CaptureWriter only = attached();
        for (int i = 1; i <= 500; i++) {
            int ranges = 1 + i % 64;
            map(w, i, ranges, 5_000 + 300L * ranges, "ex_bind");
            for (CaptureWriter each : new CaptureWriter[]{w, only}) {
                each.map(1, 0x1000, 10_000 + i, "gpu0", "ex_map_sg", CaptureWriter.SGT, 0, ranges, ranges, 0);
            }
        }
        Scatter both = Opened.of(w).read(recording -> PopulationScatter.of(recording, GroupBy.EXPORTER, 200, 200));
        assertEquals(Scatter.Contents.BOTH, both.contents());
        CostModel fit = both.fit();
        assertNotNull(fit);
        assertEquals(5_000, fit.fixedNs(), 50, "durations are known to within 1 %");
        assertEquals(300, fit.perRangeNs(), 3);
        Scatter stock = Opened.of(only).read(recording -> PopulationScatter.of(recording, GroupBy.EXPORTER, 200, 200));
        assertEquals(Scatter.Contents.ENTRIES, stock.contents());
        CostModel tables = stock.fit();
        assertNotNull(tables);
        assertEquals("sg-table maps", tables.of());
    }

    @Test
    void percentilesAgreeWithSorting() throws IOException {
        Opened opened = Opened.of(random(4_000));
        PercentileCurve all = opened.read(PopulationPercentiles::all);
        long[] sorted = opened.read(recording -> {
            long[] durations = new long[recording.mappings().size()];
            Arrays.setAll(durations, recording.mappings()::durationNs);
            Arrays.sort(durations);
            return durations;
        });
        assertEquals(4_000, all.count());
        assertEquals(sorted[1_999], all.p50Ns(), sorted[1_999] / 80.0);
        assertEquals(sorted[3_599], all.p90Ns(), sorted[3_599] / 80.0);
        assertEquals(sorted[3_959], all.p99Ns(), sorted[3_959] / 80.0);
        assertEquals(sorted[3_999], all.maxNs(), sorted[3_999] / 500.0);
        assertEquals(100, all.percentile()[all.percentile().length - 1]);
        for (int i = 1; i < all.valueNs().length; i++) {
            assertTrue(all.valueNs()[i] >= all.valueNs()[i - 1]);
        }
        List<PercentileCurve> groups = opened.read(recording -> PopulationPercentiles.of(recording, GroupBy.CALL_SITE));
        assertEquals(List.of("ex_bind", "ex_prefetch"), groups.stream().map(PercentileCurve::group).toList());
        assertEquals(4_000, groups.stream().mapToLong(PercentileCurve::count).sum());
    }

    @Test
    void groupsByWhatAPersonCallsIt() throws IOException {
        Opened opened = Opened
                .of(attached().map(1, 0x1000, 1, "gpu0", "ex_bind").map(1, 0x1000, 2, "gpu0", "ex_sg", CaptureWriter.SGT, 0, 1, 1, 0)
                        .map(1, 0x1000, 3, "gpu0", ""));
        for (GroupBy by : GroupBy.values()) {
            List<String> names = opened.read(recording -> PopulationPercentiles.of(recording, by)).stream().map(PercentileCurve::group)
                    .sorted().toList();
            assertEquals(switch (by) {
            case EXPORTER -> List.of("vfio-pci");
            case IMPORTER -> List.of("gpu0");
            case INTERCONNECT -> List.of("iov", "sg-table");
            case CALL_SITE -> List.of("ex_bind", "ex_sg", "unknown call site");
            case PROCESS -> List.of("qemu (100)");
            case ADAPTER -> List.of("interconnect-v2", "sg-table");
            case RANGES -> List.of("1 sg-table entry", "4 to 7 ranges");
            }, names);
        }
    }

    @Test
    void fewRangesComeBeforeMany() throws IOException {
        Opened opened = Opened.of(random(500));
        List<String> curves = opened.read(recording -> PopulationPercentiles.of(recording, GroupBy.RANGES)).stream()
                .map(PercentileCurve::group).toList();
        assertTrue(curves.size() > 2, curves::toString);
        assertEquals(curves.stream().sorted(Comparator.comparing((String name) -> name.contains("sg-table"))
                .thenComparing(name -> Integer.valueOf(name.substring(0, name.indexOf(' '))))).toList(), curves);
        assertEquals(curves, opened.read(recording -> PopulationScatter.of(recording, GroupBy.RANGES, 100, 100)).series().stream()
                .map(Scatter.Series::group).toList(), "the same colours in both charts");
    }

    @Test
    void outstandingAgreesWithCountingEachMoment() throws IOException {
        Opened opened = Opened.of(random(500));
        opened.read(recording -> {
            MappingTable mappings = recording.mappings();
            long from = mappings.returnNs(0) + 500_000;
            long to = recording.endNs();
            Outstanding series = OutstandingSeries.of(recording, opened.session().findings().marks(), from, to, 50);
            assertEquals(50, series.live().length);
            for (int column = 0; column < 50; column++) {
                long begin = from + column * series.stepNs();
                long end = begin + series.stepNs();
                long live = 0;
                long leaked = 0;
                for (int row = 0; row < mappings.size(); row++) {
                    boolean leak = mappings.state(row).isLeak();
                    leaked += leak && mappings.returnNs(row) < end ? 1 : 0;
                    // the most are mapped at the begin of the column, or when one of them has just begun
                    long moment = Math.max(begin, mappings.returnNs(row));
                    if (moment < end) {
                        live = Math.max(live, IntStream.range(0, mappings.size()).filter(other -> mappings.returnNs(other) <= moment
                                && (mappings.state(other).isLeak() || mappings.unmapNs(other) >= moment)).count());
                    }
                }
                assertEquals(live, series.live()[column], "column " + column);
                assertEquals(leaked, series.leakedLive()[column], "column " + column);
                assertEquals(live * 4096, series.bytes()[column], "column " + column);
                assertEquals(leaked * 4096, series.leakedBytes()[column], "column " + column);
            }
            assertEquals(opened.findings("RS01").size(), series.marks().size());
            assertEquals(1, series.marks().get(0).findingNumber());
            return null;
        });
    }

    @Test
    void stepsLeaveOutWhatIsNotKnown() throws IOException {
        CaptureWriter w = attached();
        map(w, 5, 3, 1_000, "ex_bind");
        for (int i = 0; i < 3; i++) {
            w.record(EventKind.RANGE, 5, i, 0, 4095, i == 1 ? -1 : 100 + i, i == 1 ? 0 : 2, 0);
        }
        map(w, 6, 3, 1_000, "ex_bind");
        Opened opened = Opened.of(w);
        Steps steps = opened.read(recording -> MapSteps.of(recording, 0));
        assertArrayEquals(new long[]{0, 2}, steps.index());
        assertArrayEquals(new long[]{100, 102}, steps.populatedNs());
        assertEquals(PopulationSource.STORE, steps.source());
        assertEquals(3, steps.rangeCount());
        assertEquals(1_000, steps.durationNs());
        Steps none = opened.read(recording -> MapSteps.of(recording, 1));
        assertEquals(PopulationSource.UNAVAILABLE, none.source());
        assertEquals(0, none.rangeCount());
        assertTrue(none.truncated(), "three entries were decoded, and none was captured");
    }

    @Test
    void findsTheSlowest() throws IOException {
        Opened opened = Opened.of(random(1_000));
        opened.read(recording -> {
            int[] slowest = SlowestMaps.of(recording, 20);
            long[] durations = new long[1_000];
            Arrays.setAll(durations, recording.mappings()::durationNs);
            long[] sorted = durations.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < 20; i++) {
                assertEquals(sorted[999 - i], durations[slowest[i]]);
            }
            assertEquals(0, SlowestMaps.of(recording, 0).length);
            return null;
        });
    }

    @Test
    void anUnknownBeginIsNoDuration() throws IOException {
        CaptureWriter w = attached();
        int task = w.task("qemu", 100);
        w.record(EventKind.MAP, 1, CaptureWriter.inode(1), 1 << 20, 0x1000, 9, 1, -1, -1, -1, CaptureWriter.V2, 0, 1, 1,
                CaptureWriter.MAPPED, 0, 0, 0, task, 0);
        Opened opened = Opened.of(w);
        assertEquals(Units.UNKNOWN, opened.read(recording -> recording.mappings().durationNs(0)));
        assertEquals(0, opened.read(PopulationPercentiles::all).count());
        assertEquals(0, opened.read(recording -> PopulationScatter.of(recording, GroupBy.EXPORTER, 10, 10)).total());
        assertEquals(0, opened.read(recording -> SlowestMaps.of(recording, 3)).length);
        assertEquals(1 << 20, opened.read(recording -> recording.exposedBytes(0)),
                "where the mapping does not say, it is the buffer's size");
    }

    @Test
    void summarisesAttachmentsAndExporters() throws IOException {
        CaptureWriter w = attached().attach(1, 0x2000, "nic0");
        w.map(1, 0x1000, 1, "gpu0", "ex_bind").map(1, 0x1000, 2, "gpu0", "ex_bind").unmap(1, 0x1000, 1);
        w.map(1, 0x2000, 0, "nic0", "ex_reg", CaptureWriter.V2, -95, 0, 0, MapFlags.DYNAMIC).map(1, 0x2000, 3, "nic0", "ex_reg_sg",
                CaptureWriter.SGT, 0, 4, 4, 0);
        w.detach(1, 0x2000);
        Opened opened = Opened.of(w);
        List<AttachmentSummary> rows = opened.read(AttachmentSummaries::of);
        assertEquals(2, rows.size());
        AttachmentSummary gpu = rows.get(0);
        assertEquals(List.of("gpu0", "vfio-pci", "iov", "interconnect-v2"),
                List.of(gpu.device(), gpu.exporter(), gpu.interconnect(), gpu.adapters()));
        assertEquals(List.of(2L, 1L, 0L, 4096L, 0L), List.of(gpu.maps(), gpu.live(), gpu.leaked(), gpu.exposedBytes(), gpu.failed()));
        AttachmentSummary nic = rows.get(1);
        assertEquals(List.of(1L, 0L, 1L, 4096L, 1L), List.of(nic.maps(), nic.live(), nic.leaked(), nic.exposedBytes(), nic.failed()));
        assertTrue(nic.fellBackToSgt());
        assertEquals("sg-table", nic.adapters());
        assertEquals(MappingState.LEAKED_DETACH, opened.read(recording -> recording.mappings().state(3)));
        var exporters = opened.read(ExporterSummaries::of);
        assertEquals(1, exporters.size());
        assertEquals(List.of(1L, 3L, 1L, 1L, 8192L, 1L),
                List.of(exporters.get(0).buffers(), exporters.get(0).maps(), exporters.get(0).live(),
                        exporters.get(0).leaked(), exporters.get(0).exposedBytes(), exporters.get(0).failed()));
    }
}
