// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.stats.AttachmentDurations;
import org.rangescope.core.stats.AttachmentSummaries;
import org.rangescope.core.stats.AttachmentSummary;
import org.rangescope.core.stats.BlockedTime;
import org.rangescope.core.stats.BlockedTimes;
import org.rangescope.core.stats.CallTree;
import org.rangescope.core.stats.CallTrees;
import org.rangescope.core.stats.Churn;
import org.rangescope.core.stats.Churns;
import org.rangescope.core.stats.CostFit;
import org.rangescope.core.stats.CostModels;
import org.rangescope.core.stats.ExporterSummaries;
import org.rangescope.core.stats.ExporterSummary;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.OutstandingStack;
import org.rangescope.core.stats.OutstandingStacks;
import org.rangescope.core.stats.PercentileCurve;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.PopulationScatter;
import org.rangescope.core.stats.RangeClass;
import org.rangescope.core.stats.Scatter;
import org.rangescope.core.stats.SlowestMaps;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingTable;
import org.rangescope.core.util.Units;

/** What is taken from sums, compared with looking at each map call. */
class SumsTest {

    private static final String[] SITES = {"ex_bind", "ex_prefetch", "ex_move"};

    /** Several buffers, attachments, devices, processes and call sites; some calls fail, some mappings are leaked, some stay live. */
    private static CaptureWriter random(long seed, int calls) {
        CaptureWriter w = new CaptureWriter().start();
        Random random = new Random(seed);
        for (int i = 1; i <= 12; i++) {
            w.export(i, 1 << 20).attach(i, 0x1000 + i, "gpu" + i % 3);
        }
        w.pause(1_000_000_000L);
        List<long[]> live = new ArrayList<>();
        for (int i = 1; i <= calls; i++) {
            int buffer = 1 + random.nextInt(12);
            boolean fails = random.nextInt(20) == 0;
            boolean sgt = random.nextInt(5) == 0;
            long duration = 1_000 + (long) (Math.exp(random.nextDouble() * 10) * 100);
            long blocked = random.nextInt(3) == 0 ? -1 : random.nextInt(2) == 0 ? 0 : duration * 3 / 4;
            w.record(EventKind.MAP, buffer, CaptureWriter.inode(buffer), 1 << 20, 0x1000 + buffer, fails ? 0 : i, i,
                    w.now() + 1_000 - duration, blocked, 4096L * (1 + random.nextInt(8)), sgt ? CaptureWriter.SGT : CaptureWriter.V2,
                    fails ? -12 : 0, 1 + random.nextInt(70), 1, sgt ? 0 : CaptureWriter.MAPPED, 0, sgt ? 0 : w.interconnect("iov"),
                    w.device("gpu" + buffer % 3), w.task("qemu", 100 + random.nextInt(2)),
                    w.stack("dma_buf_map_interconnect", SITES[random.nextInt(3)], random.nextBoolean() ? "ioctl" : "worker"));
            if (!fails) {
                live.add(new long[]{buffer, i, sgt ? CaptureWriter.SGT : CaptureWriter.V2});
            }
            w.pause(random.nextInt(50_000));
            while (live.size() > 30) {
                long[] gone = live.remove(random.nextInt(live.size()));
                w.unmap(gone[0], 0x1000 + gone[0], gone[1], (int) gone[2], CaptureWriter.ALLOWED);
            }
        }
        return w.detach(3, 0x1003).detach(7, 0x1007).pause(1_000_000).stop(0);
    }

    private static String site(Recording recording, int row) {
        return String.valueOf(recording.callSite(recording.mappings().stack(row))).replaceAll("\\+.*", "");
    }

    private static IntStream timed(Recording recording, long from, long to) {
        MappingTable mappings = recording.mappings();
        return IntStream.range(0, mappings.size()).filter(row -> mappings.populationNs(row) != Units.UNKNOWN
                && mappings.returnNs(row) >= from && mappings.returnNs(row) <= to);
    }

    @Test
    void percentilesOfAnyGroupInAnyTime() throws IOException {
        Opened.of(random(1, 3_000)).read(recording -> {
            MappingTable mappings = recording.mappings();
            long from = mappings.returnNs(700);
            long to = mappings.returnNs(1_900);
            for (GroupBy by : GroupBy.values()) {
                List<PercentileCurve> curves = PopulationPercentiles.of(recording, by, from, to);
                assertEquals(timed(recording, from, to).count(), curves.stream().mapToLong(PercentileCurve::count).sum(), by.label());
                for (int i = 1; i < curves.size() && by != GroupBy.RANGES; i++) {
                    assertTrue(curves.get(i - 1).count() >= curves.get(i).count(), "the largest first");
                }
            }
            for (PercentileCurve curve : PopulationPercentiles.of(recording, GroupBy.CALL_SITE, from, to)) {
                long[] sorted = timed(recording, from, to).filter(row -> site(recording, row).equals(curve.group()))
                        .mapToLong(mappings::populationNs).sorted().toArray();
                assertEquals(sorted.length, curve.count());
                assertEquals(sorted[sorted.length - 1], curve.maxNs(), "the longest is exact");
                assertEquals(sorted[(sorted.length - 1) / 2], curve.p50Ns(), sorted[sorted.length / 2] / 50.0);
            }
            assertEquals(0, PopulationPercentiles.all(recording, 0, 5).count());
            assertEquals(List.of(), PopulationPercentiles.of(recording, GroupBy.PROCESS, 0, 5));
            return null;
        });
    }

    @Test
    void rangesAreClassedByPowersOfTwo() {
        assertEquals(new RangeClass(0, 0), RangeClass.of(-3));
        assertEquals(new RangeClass(1, 1), RangeClass.of(1));
        assertEquals(new RangeClass(2, 3), RangeClass.of(3));
        assertEquals(new RangeClass(1 << 30, Integer.MAX_VALUE), RangeClass.of(Integer.MAX_VALUE));
        assertEquals("1 range", RangeClass.of(1).label(Adapter.INTERCONNECT_V1));
        assertEquals("1,024 to 2,047 sg-table entries", RangeClass.of(1_500).label(Adapter.SGT));
    }

    @Test
    void scatterAndSlowestInATime() throws IOException {
        Opened.of(random(2, 2_000)).read(recording -> {
            MappingTable mappings = recording.mappings();
            long from = mappings.returnNs(300);
            long to = recording.endNs();
            Scatter scatter = PopulationScatter.of(recording, GroupBy.IMPORTER, 120, 80, from, to);
            assertEquals(timed(recording, from, to).count(), scatter.total());
            assertEquals(Scatter.Contents.BOTH, scatter.contents());
            boolean[] shown = new boolean[mappings.size()];
            for (Scatter.Series series : scatter.series()) {
                for (int row : series.mapping()) {
                    assertFalse(shown[row], "no mapping stands for two points");
                    shown[row] = true;
                    assertTrue(mappings.returnNs(row) >= from && mappings.returnNs(row) <= to);
                }
            }
            long leaks = timed(recording, from, to).filter(row -> mappings.state(row).isLeak()).count();
            long shownLeaks = IntStream.range(0, shown.length).filter(row -> shown[row] && mappings.state(row).isLeak()).count();
            assertTrue(leaks > 0 && shownLeaks > leaks * 3 / 4, shownLeaks + " of " + leaks);
            int[] sorted = timed(recording, from, to).boxed()
                    .sorted((a, b) -> Long.compare(mappings.populationNs(b), mappings.populationNs(a))).mapToInt(Integer::intValue)
                    .toArray();
            assertEquals(mappings.populationNs(sorted[0]), mappings.populationNs(scatter.slowestMapping()));
            int[] slowest = SlowestMaps.of(recording, 15, from, to);
            for (int i = 0; i < 15; i++) {
                assertEquals(mappings.populationNs(sorted[i]), mappings.populationNs(slowest[i]));
            }
            return null;
        });
    }

    @Test
    void costByGroupAddsUp() throws IOException {
        Opened.of(random(3, 2_000)).read(recording -> {
            List<CostFit> fits = CostModels.of(recording, GroupBy.IMPORTER, Long.MIN_VALUE, Long.MAX_VALUE);
            assertEquals(6, fits.size(), "three importers, interconnect and sg-table each");
            List<CostFit> all = CostModels.all(recording, Long.MIN_VALUE, Long.MAX_VALUE);
            assertEquals(List.of("interconnect maps", "sg-table maps"), all.stream().map(CostFit::of).toList());
            for (CostFit fit : CostModels.all(recording, 0, 1)) {
                assertTrue(fit.model() == null && fit.why().contains("there are no "), fit.why());
            }
            return null;
        });
    }

    @Test
    void blockedTimeAgreesWithEachCall() throws IOException {
        Opened.of(random(4, 1_500)).read(recording -> {
            MappingTable mappings = recording.mappings();
            for (BlockedTime time : BlockedTimes.of(recording, GroupBy.CALL_SITE, Long.MIN_VALUE, Long.MAX_VALUE)) {
                int[] rows = timed(recording, Long.MIN_VALUE, Long.MAX_VALUE)
                        .filter(row -> site(recording, row).equals(time.group()) && mappings.blockedNs(row) != Units.UNKNOWN).toArray();
                assertEquals(rows.length, time.known());
                long blocked = Arrays.stream(rows).mapToLong(mappings::blockedNs).sum();
                long of = Arrays.stream(rows).mapToLong(mappings::populationNs).sum();
                assertEquals((double) blocked / of, time.blockedShare(), 1e-12);
                int[] mostly = Arrays.stream(rows)
                        .filter(row -> mappings.blockedNs(row) * 2 > mappings.populationNs(row) && mappings.populationNs(row) >= 1_000_000)
                        .toArray();
                assertEquals(mostly.length, time.mostlyBlocked());
                assertEquals((double) mostly.length / rows.length, time.mostlyBlockedShare(), 1e-12);
                assertEquals(Arrays.stream(mostly).mapToLong(mappings::blockedNs).max().orElse(-1),
                        time.worst() < 0 ? -1 : mappings.blockedNs(time.worst()));
            }
            return null;
        });
        BlockedTime unknown = new BlockedTime("a", 5, 0, 0, 0, 0, -1);
        assertTrue(Double.isNaN(unknown.blockedShare()) && Double.isNaN(unknown.mostlyBlockedShare()));
    }

    @Test
    void outstandingIsStackedByGroup() throws IOException {
        Opened.of(random(5, 600)).read(recording -> {
            MappingTable mappings = recording.mappings();
            long from = mappings.returnNs(0);
            long to = recording.endNs();
            for (GroupBy by : List.of(GroupBy.IMPORTER, GroupBy.CALL_SITE, GroupBy.RANGES)) {
                OutstandingStack stack = OutstandingStacks.of(recording, by, from, to, 40, 2);
                assertEquals(3, stack.layers().size());
                assertEquals(by == GroupBy.RANGES, stack.layers().get(2).isRest(), "a rest of one group has its own name");
                long area = Long.MAX_VALUE;
                for (OutstandingStack.Layer layer : stack.layers()) {
                    long bytes = Arrays.stream(layer.bytes()).sum();
                    assertTrue(layer.isRest() || bytes <= area, "the largest first");
                    area = bytes;
                }
                for (int moment = 0; moment < stack.timeNs().length; moment++) {
                    int at = moment;
                    long time = stack.timeNs()[moment];
                    long live = IntStream.range(0, mappings.size())
                            .filter(row -> mappings.error(row) == 0 && mappings.returnNs(row) <= time
                                    && (mappings.state(row).isOutstanding() || mappings.unmapNs(row) > time))
                            .count();
                    // one that is gone, and nobody saw when, is there until that is noticed
                    long unseen = IntStream.range(0, mappings.size())
                            .filter(row -> mappings.error(row) == 0 && mappings.returnNs(row) <= time
                                    && !mappings.state(row).isOutstanding() && mappings.unmapNs(row) == Units.UNKNOWN)
                            .count();
                    long sum = stack.layers().stream().mapToLong(layer -> layer.live()[at]).sum();
                    assertTrue(sum >= live && sum <= live + unseen, () -> live + " to " + (live + unseen) + ", not " + sum);
                }
            }
            OutstandingStack none = OutstandingStacks.of(recording, GroupBy.EXPORTER, recording.startNs(), recording.startNs() + 1, 5, 3);
            assertEquals(List.of(), none.layers());
            return null;
        });
    }

    @Test
    void churnCountsWhatIsMappedAgain() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0").attach(1, 0x2000, "nic0");
        for (int i = 1; i <= 20; i++) {
            // mapped for 1 µs plus so many ms
            w.map(1, 0x1000, i, "gpu0", "ex_bind").pause(i * 1_000_000L).unmap(1, 0x1000, i);
        }
        w.map(1, 0x2000, 99, "nic0", "ex_reg").pause(790_000_000L).stop(1);
        Opened.of(w).read(recording -> {
            List<Churn> churns = Churns.of(recording, GroupBy.IMPORTER, Long.MIN_VALUE, Long.MAX_VALUE);
            Churn gpu = churns.get(0);
            assertEquals(List.of("gpu0", 20L, 20), List.of(gpu.group(), gpu.calls(), gpu.looked()));
            assertEquals(19 / 20.0, gpu.remapped(), 1e-12);
            assertEquals(10_001_000L, gpu.medianLifetimeNs());
            assertFalse(gpu.atLeast());
            assertEquals(20, gpu.callsPerSecond(), 0.1, "in one second");
            Churn nic = churns.get(1);
            assertEquals(0, nic.remapped());
            assertEquals(Units.UNKNOWN, nic.medianLifetimeNs(), "one is not enough for a median");
            List<Churn> attachments = Churns.ofAttachments(recording, 1);
            assertEquals(1, attachments.size());
            assertEquals(List.of(0, 20L), List.of(attachments.get(0).attachment(), attachments.get(0).calls()));
            assertEquals(19 / 20.0, attachments.get(0).remapped());
            assertEquals(10_001_000L, attachments.get(0).medianLifetimeNs());
            assertEquals(List.of(), Churns.ofAttachments(recording, 0));
            assertEquals(10, Churns.of(recording, GroupBy.IMPORTER, recording.mappings().returnNs(5), recording.mappings().returnNs(14))
                    .get(0).looked());
            return null;
        });
    }

    @Test
    void churnLooksAtBothOfTwoThatTakeTurns() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0").attach(1, 0x2000, "nic0");
        for (int i = 0; i < 1 << 16; i++) {
            w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0).map(1, 0x2000, 0xb0, "nic0", "ex_reg").unmap(1, 0x2000, 0xb0);
        }
        Opened.of(w.stop(0)).read(recording -> {
            for (Churn churn : Churns.of(recording, GroupBy.IMPORTER, Long.MIN_VALUE, Long.MAX_VALUE)) {
                assertEquals(1 << 15, churn.looked(), 1_000, churn.group());
            }
            // the first call of either is not in this stretch
            for (Churn churn : Churns.of(recording, GroupBy.IMPORTER, recording.mappings().returnNs(5),
                    recording.mappings().returnNs(14))) {
                assertEquals(1, churn.remapped(), churn.group());
            }
            return null;
        });
    }

    @Test
    void whatIsStillMappedLastsAtLeastSoLong() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0");
        for (int i = 1; i <= 10; i++) {
            w.map(1, 0x1000, i, "gpu0", "ex_bind");
            if (i <= 3) {
                w.pause(1_000_000).unmap(1, 0x1000, i);
            }
        }
        w.pause(50_000_000L).stop(7);
        Churn churn = Opened.of(w).read(recording -> Churns.of(recording, GroupBy.EXPORTER, Long.MIN_VALUE, Long.MAX_VALUE)).get(0);
        assertTrue(churn.atLeast());
        assertTrue(churn.medianLifetimeNs() >= 50_000_000L, "as far as was seen: " + churn.medianLifetimeNs());
    }

    @Test
    void stacksBecomeATree() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0").pause(1_000_000);
        int[] stacks = {w.stack("dma_buf_map_interconnect", "ex_bind", "ioctl"), w.stack("dma_buf_map_interconnect", "ex_move", "ioctl"),
                w.stack("ex_bind", "ioctl"), 0};
        long[] durations = {100, 250, 30, 7};
        for (int i = 0; i < 4; i++) {
            w.record(EventKind.MAP, 1, CaptureWriter.inode(1), 1 << 20, 0x1000, 1 + i, 1 + i, w.now() + 1_000 - durations[i], 0, 4096,
                    CaptureWriter.V2, 0, 4, 4, CaptureWriter.MAPPED, 0, w.interconnect("iov"), w.device("gpu0"), w.task("qemu", 100),
                    stacks[i]);
        }
        w.unmap(1, 0x1000, 2);
        Opened.of(w).read(recording -> {
            CallTree tree = CallTrees.of(recording);
            CallTree.Node root = tree.root();
            assertEquals(List.of(387L, 4L, 3L, 3 * 4096L),
                    List.of(root.timeNs(), root.calls(), root.outstanding(), root.outstandingBytes()));
            assertEquals(List.of("ioctl", "unknown stack"), root.children().stream().map(CallTree.Node::label).toList());
            CallTree.Node ioctl = root.children().get(0);
            assertEquals(List.of("ex_move", "ex_bind"), ioctl.children().stream().map(CallTree.Node::name).toList());
            CallTree.Node bind = ioctl.children().get(1);
            assertEquals(130, bind.timeNs());
            assertEquals(30, bind.self(CallTree.Node::timeNs));
            assertEquals(List.of("ioctl;ex_move;dma_buf_map_interconnect 250", "ioctl;ex_bind 30",
                    "ioctl;ex_bind;dma_buf_map_interconnect 100", "unknown_stack 7"), tree.collapsed(CallTree.Node::timeNs));
            assertEquals(List.of("ioctl;ex_bind 4096", "ioctl;ex_bind;dma_buf_map_interconnect 4096", "unknown_stack 4096"),
                    tree.collapsed(CallTree.Node::outstandingBytes));
            long second = recording.mappings().returnNs(1);
            CallTree then = CallTrees.of(recording, second, second, second);
            assertEquals(List.of(250L, 1L, 2L), List.of(then.root().timeNs(), then.root().calls(), then.root().outstanding()));
            return null;
        });
        CallTree empty = Opened.of(new CaptureWriter().start()).read(CallTrees::of);
        assertEquals(List.of(), empty.root().children());
        assertEquals(List.of(), empty.collapsed(CallTree.Node::calls));
    }

    @Test
    void summariesAgreeWithEachCall() throws IOException {
        Opened.of(random(6, 3_000)).read(recording -> {
            MappingTable mappings = recording.mappings();
            List<AttachmentSummary> summaries = AttachmentSummaries.of(recording);
            assertEquals(12, summaries.size());
            for (AttachmentSummary summary : summaries) {
                int[] rows = IntStream.range(0, mappings.size()).filter(row -> mappings.attachment(row) == summary.attachment()).toArray();
                long[] sorted = Arrays.stream(rows).mapToLong(mappings::populationNs).filter(ns -> ns != Units.UNKNOWN).sorted().toArray();
                assertEquals(Arrays.stream(rows).filter(row -> mappings.error(row) == 0).count(), summary.maps());
                assertEquals(Arrays.stream(rows).filter(row -> mappings.error(row) != 0).count(), summary.failed());
                assertEquals(Arrays.stream(rows).filter(mappings::isLive).count(), summary.live());
                assertEquals(Arrays.stream(rows).filter(row -> mappings.state(row).isLeak()).count(), summary.leaked());
                assertEquals(
                        Arrays.stream(rows).filter(row -> mappings.state(row).isOutstanding()).mapToLong(recording::exposedBytes).sum(),
                        summary.exposedBytes());
                assertEquals(sorted[sorted.length - 1], summary.maxNs());
                assertEquals(sorted[(sorted.length + 1) / 2 - 1], summary.p50Ns(), summary.p50Ns() / 900.0);
                assertEquals(sorted[(sorted.length * 99 + 99) / 100 - 1], summary.p99Ns(), summary.p99Ns() / 900.0);
            }
            ExporterSummary exporter = ExporterSummaries.of(recording).get(0);
            assertEquals(summaries.stream().mapToLong(AttachmentSummary::maps).sum(), exporter.maps());
            assertEquals(summaries.stream().mapToLong(AttachmentSummary::failed).sum(), exporter.failed());
            assertEquals(summaries.stream().mapToLong(AttachmentSummary::live).sum(), exporter.live());
            assertEquals(summaries.stream().mapToLong(AttachmentSummary::leaked).sum(), exporter.leaked());
            assertEquals(summaries.stream().mapToLong(AttachmentSummary::exposedBytes).sum(), exporter.exposedBytes());
            assertEquals(summaries.stream().mapToLong(AttachmentSummary::maxNs).max().orElseThrow(), exporter.maxNs());
            return null;
        });
    }

    @Test
    void durationsAreTheSameWhenTheyAreLookedAtInPieces() throws IOException {
        for (int piece : new int[]{1, 7, 1000}) {
            Opened.of(random(6, 3_000)).read(recording -> {
                AttachmentDurations durations = new AttachmentDurations();
                int times = 1;
                while (!durations.advance(recording, piece)) {
                    times++;
                    assertEquals(times, (durations.seen() + piece) / piece);
                }
                assertEquals(recording.mappings().size(), durations.seen());
                assertEquals(AttachmentSummaries.of(recording), AttachmentSummaries.of(recording, durations));
                return null;
            });
        }
    }

    @Test
    void aCallThatIsSeenAfterItsAttachmentWasSummedUpCounts() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0");
        w.mappingState(1, 0x1000, 0xa0, 1, 500, "gpu0", "ex_bind").map(1, 0x1000, 0xb0, "gpu0", "ex_bind", CaptureWriter.V2, 0, 1, 0,
                MapFlags.DYNAMIC).detach(1, 0x1000);
        Opened.of(w).read(recording -> {
            assertEquals(2, recording.mappings().size());
            assertEquals(1, recording.attachments().mapCount(0), "only one of the calls is in this recording");
            AttachmentDurations durations = new AttachmentDurations();
            assertFalse(durations.advance(recording, 1));
            assertEquals(Units.UNKNOWN, durations.p50Ns(0));
            assertTrue(durations.advance(recording, 1));
            long took = recording.mappings().populationNs(1);
            assertTrue(took > 0);
            assertArrayEquals(new long[]{took, took, took}, new long[]{durations.p50Ns(0), durations.p99Ns(0), durations.maxNs(0)});
            return null;
        });
    }

    @Test
    void anAttachmentWithoutCallsHasNoTimes() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 4096).attach(1, 0x1000, "gpu0");
        w.map(1, 0x1000, 0, "gpu0", "ex_bind", CaptureWriter.V2, -95, 0, 0, MapFlags.DYNAMIC);
        Opened.of(w).read(recording -> {
            AttachmentSummary summary = AttachmentSummaries.of(recording).get(0);
            assertArrayEquals(new long[]{Units.UNKNOWN, Units.UNKNOWN, Units.UNKNOWN, 1},
                    new long[]{summary.p50Ns(), summary.p99Ns(), summary.maxNs(), summary.failed()});
            ExporterSummary exporter = ExporterSummaries.of(recording).get(0);
            assertArrayEquals(new long[]{Units.UNKNOWN, Units.UNKNOWN, Units.UNKNOWN, 1},
                    new long[]{exporter.p50Ns(), exporter.p99Ns(), exporter.maxNs(), exporter.failed()});
            Map<GroupBy, Integer> groups = new TreeMap<>();
            for (GroupBy by : GroupBy.values()) {
                groups.put(by, PopulationPercentiles.of(recording, by).size());
            }
            assertEquals(0, groups.values().stream().mapToInt(Integer::intValue).sum(), groups.toString());
            return null;
        });
    }
}
