// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.RuleResult;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.store.PopulationSource;
import org.rangescope.core.util.Units;

/** What is paired with what, what is wrong about it, and how sure that is when something is missing. */
class TrackerTest {

    private static final int NOT_ALLOWED = CaptureWriter.ALLOWED & ~MapFlags.ALLOW_IC;
    private static final int NO_UNMAP_OP = CaptureWriter.ALLOWED & ~MapFlags.UNMAP_OP;

    private static CaptureWriter attached() {
        return new CaptureWriter().start().export(1, 1 << 20).attach(1, 0x1000, "gpu0");
    }

    private static List<MappingState> states(Opened opened) {
        return opened.read(recording -> java.util.stream.IntStream.range(0, recording.mappings().size())
                .mapToObj(recording.mappings()::state).toList());
    }

    // pairing

    @Test
    void keepsWhatAMapRecordSays() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").range(0, 100).range(1, 250).range(2, -1);
        long mapped = w.now() - 3_000;
        Opened opened = Opened.of(w.unmap(1, 0x1000, 0xa0).stop(0));
        opened.read(recording -> {
            assertEquals(1, recording.mappings().size());
            assertEquals(mapped, recording.mappings().returnNs(0));
            assertEquals(1, recording.mappings().serial(0));
            assertEquals(0xa0, recording.mappings().identity(0));
            assertEquals(100, recording.mappings().blockedNs(0));
            assertEquals(4096, recording.mappings().bytes(0));
            assertEquals(4, recording.mappings().nranges(0));
            assertEquals(CaptureWriter.MAPPED, recording.mappings().flags(0));
            assertEquals(CaptureWriter.V2, recording.mappings().adapter(0));
            assertEquals("gpu0", recording.dictionaries().device(recording.mappings().device(0)).name());
            assertEquals("iov", recording.interconnect(0));
            assertEquals("vfio-pci", recording.exporter(recording.mappings().buffer(0)));
            assertEquals("qemu (100)", recording.dictionaries().task(recording.mappings().task(0)).toString());
            assertEquals("ex_bind+0x4c", String.valueOf(recording.callSite(recording.mappings().stack(0))));
            assertEquals(MappingState.UNMAPPED, recording.mappings().state(0));
            assertEquals(mapped + 4_000, recording.mappings().unmapNs(0));
            assertEquals(3, recording.mappings().rangeCount(0));
            int first = recording.mappings().firstRange(0);
            assertEquals(4096, recording.ranges().start(first + 1));
            assertEquals(8191, recording.ranges().end(first + 1));
            assertEquals(250, recording.ranges().populatedNs(first + 1));
            assertEquals(PopulationSource.ALLOCATION, recording.ranges().how(first + 1));
            assertEquals(Units.UNKNOWN, recording.ranges().populatedNs(first + 2));
            assertEquals(PopulationSource.UNAVAILABLE, recording.ranges().how(first + 2));
            return null;
        });
    }

    @Test
    void tellsGenerationsOfOneAddressApart() throws IOException {
        CaptureWriter w = attached();
        for (int i = 0; i < 3; i++) {
            w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0);
        }
        w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").detach(1, 0x1000).release(1);
        w.export(1, 4096).attach(1, 0x1000, "nic0").map(1, 0x1000, 0xa4, "nic0", "ex_register").unmap(1, 0x1000, 0xa4).detach(1, 0x1000)
                .release(1);
        Opened opened = Opened.of(w.live(0x1000, 0xa0, 4, CaptureWriter.V2).stop(1));
        assertEquals(
                List.of(MappingState.UNMAPPED, MappingState.UNMAPPED, MappingState.UNMAPPED, MappingState.LEAKED_DETACH,
                        MappingState.UNMAPPED),
                states(opened));
        opened.read(recording -> {
            assertEquals(2, recording.buffers().size());
            assertEquals(1, recording.buffers().generation(1));
            assertEquals(2, recording.attachments().size());
            assertEquals(0, recording.attachments().liveCount(0));
            assertEquals(4, recording.attachments().mapCount(0));
            return null;
        });
        assertEquals(1, opened.findings().size());
        assertEquals(3, opened.only("RS01").mappings()[0]);
    }

    @Test
    void keepsTheLiveListInOrderWhateverIsUnmappedFirst() throws IOException {
        CaptureWriter w = attached();
        for (int i = 0; i < 5; i++) {
            w.map(1, 0x1000, 0xa0 + i, "gpu0", "ex_bind");
        }
        w.unmap(1, 0x1000, 0xa2).unmap(1, 0x1000, 0xa4).unmap(1, 0x1000, 0xa0);
        Opened opened = Opened.of(w);
        opened.read(recording -> {
            assertEquals(2, recording.attachments().liveCount(0));
            assertEquals(3, recording.attachments().firstLive(0));
            assertEquals(1, recording.mappings().nextLive(3));
            assertEquals(-1, recording.mappings().nextLive(1));
            return null;
        });
    }

    /** Mappings that are gone stay in the list for a while, and are taken off it when there are many: nobody may see them. */
    @Test
    void keepsTheLiveListOfAnAttachmentThatIsUsedForLong() throws IOException {
        CaptureWriter w = attached();
        Random random = new Random(7);
        List<Integer> live = new ArrayList<>();
        for (int row = 0; row < 6_000; row++) {
            w.map(1, 0x1000, 0x10_0000 + row, "gpu0", "ex_bind");
            live.add(row);
            // a ring at first, then whatever comes
            while (live.size() > 5 || row % 1_000 == 999 && !live.isEmpty()) {
                int gone = live.remove(row < 3_000 ? 0 : random.nextInt(live.size()));
                w.unmap(1, 0x1000, 0x10_0000 + gone);
            }
        }
        w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").map(1, 0x1000, 0xa1, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0);
        live.add(6_001);
        Opened.of(w).read(recording -> {
            List<Integer> listed = new ArrayList<>();
            for (int row = recording.attachments().firstLive(0); row >= 0; row = recording.mappings().nextLive(row)) {
                listed.add(0, row);
            }
            assertEquals(live, listed);
            assertEquals(live.size(), recording.attachments().liveCount(0));
            return null;
        });
    }

    /** Most ranges are whole pages, and are kept in few bytes; those that are not have to come out as they went in. */
    @Test
    void keepsRangesThatAreNotWholePages() throws IOException {
        long[][] ranges = {{0, 0, 4095, 7, 1}, {1, 4096, 4096 + 511, Units.UNKNOWN, 0}, {2, 8191, 4096, 9, 1},
                {1L << 40, 0, 8191, 1L << 50, 2},
                {4, -4096, -1, 0, 1}, {5, 0, Long.MAX_VALUE, 3, 1}, {6, 4096, 1L << 45, (1L << 29) - 1, 2},
                {7, 0, (1L << 43) - 1, 1L << 29, 2}};
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind");
        for (long[] range : ranges) {
            w.record(EventKind.RANGE, 1L, range[0], range[1], range[2], range[3], (int) range[4], 0);
        }
        Opened.of(w).read(recording -> {
            assertEquals(ranges.length, recording.ranges().size());
            for (int row = 0; row < ranges.length; row++) {
                assertEquals(ranges[row][0], recording.ranges().index(row), "index of range " + row);
                assertEquals(ranges[row][1], recording.ranges().start(row), "start of range " + row);
                assertEquals(ranges[row][2], recording.ranges().end(row), "end of range " + row);
                assertEquals(ranges[row][3], recording.ranges().populatedNs(row), "time of range " + row);
                assertEquals(ranges[row][4], recording.ranges().how(row).ordinal(), "source of the time of range " + row);
            }
            return null;
        });
    }

    @Test
    void knowsAttachmentsFromBeforeTheCapture() throws IOException {
        Opened opened = Opened
                .of(new CaptureWriter().start().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0).detach(1, 0x1000));
        opened.read(recording -> {
            assertEquals(1, recording.attachments().size());
            assertFalse(recording.attachments().seenAttach(0));
            assertEquals("gpu0", recording.dictionaries().device(recording.attachments().device(0)).name());
            assertEquals(1 << 20, recording.buffers().sizeBytes(0));
            assertEquals(Units.UNKNOWN, recording.buffers().exportNs(0));
            return null;
        });
        assertEquals(List.of(), opened.findings());
    }

    @Test
    void countsUnmapsOfWhatWasMappedBeforeTheCapture() throws IOException {
        Opened opened = Opened
                .of(new CaptureWriter().start().unmap(1, 0x1000, 0xa0, CaptureWriter.V2, CaptureWriter.ALLOWED | MapFlags.NOT_LIVE));
        assertEquals(1, opened.health().unknownUnmaps());
        assertEquals(List.of(), opened.findings());
    }

    @Test
    void aFailedMapIsNothingToUnmap() throws IOException {
        Opened opened = Opened
                .of(attached().map(1, 0x1000, 0, "gpu0", "ex_bind", CaptureWriter.V2, -12, 0, 0, CaptureWriter.ALLOWED).detach(1, 0x1000));
        assertEquals(List.of(MappingState.FAILED), states(opened));
        assertEquals(-12, opened.read(recording -> recording.mappings().error(0)));
        assertEquals(1, opened.read(recording -> recording.attachments().failedCount(0)));
        assertEquals(List.of(), opened.findings());
    }

    @Test
    void aCachedTableIsNeitherLeakedNorUnmappedTwice() throws IOException {
        int cached = MapFlags.DYNAMIC | MapFlags.CACHED;
        CaptureWriter w = attached();
        w.map(1, 0x1000, 0xb0, "gpu0", "ex_map_sg", CaptureWriter.SGT, 0, 4, 4, cached).map(1, 0x1000, 0xb0, "gpu0", "ex_map_sg",
                CaptureWriter.SGT, 0, 4, 4, cached);
        w.unmap(1, 0x1000, 0xb0, CaptureWriter.SGT, cached).unmap(1, 0x1000, 0xb0, CaptureWriter.SGT, cached).unmap(1, 0x1000, 0xb0,
                CaptureWriter.SGT, cached);
        w.map(1, 0x1000, 0xb0, "gpu0", "ex_map_sg", CaptureWriter.SGT, 0, 4, 4, cached).detach(1, 0x1000);
        Opened opened = Opened.of(w.stop(0));
        assertEquals(List.of(), opened.findings());
        assertEquals(List.of(MappingState.UNMAPPED, MappingState.UNMAPPED, MappingState.UNMAPPED), states(opened));
    }

    @Test
    void anExporterMayHandOutOneTableSeveralTimes() throws IOException {
        CaptureWriter w = attached().attach(1, 0x2000, "gpu1");
        w.map(1, 0x1000, 0xb0, "gpu0", "ex_map_sg", CaptureWriter.SGT, 0, 4, 4, 0).map(1, 0x2000, 0xb0, "gpu1", "ex_map_sg",
                CaptureWriter.SGT, 0, 4, 4, 0);
        w.unmap(1, 0x1000, 0xb0, CaptureWriter.SGT, 0).unmap(1, 0x2000, 0xb0, CaptureWriter.SGT, 0).detach(1, 0x1000).detach(1, 0x2000);
        Opened opened = Opened.of(w.stop(0));
        assertEquals(List.of(), opened.findings());
        assertEquals(List.of(MappingState.UNMAPPED, MappingState.UNMAPPED), states(opened));
    }

    // rules

    @Test
    void claimsALeakOnceForItsMostTellingCause() throws IOException {
        CaptureWriter w = attached();
        w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").map(1, 0x1000, 0xa1, "gpu0", "ex_bind").map(1, 0x1000, 0xa2, "gpu0", "ex_bind");
        w.unmap(1, 0x1000, 0xa0, CaptureWriter.V2, NOT_ALLOWED).unmap(1, 0x1000, 0xa1, CaptureWriter.V2, NO_UNMAP_OP);
        w.detach(1, 0x1000).release(1);
        for (int i = 0; i < 3; i++) {
            w.live(0x1000, 0xa0 + i, i + 1, CaptureWriter.V2);
        }
        Opened opened = Opened.of(w.stop(3));
        assertEquals(List.of("RS03", "RS04", "RS01", "RS05", "RS26"), opened.findings().stream().map(Finding::ruleId).toList());
        assertEquals(0, opened.only("RS03").mappings()[0]);
        assertEquals(1, opened.only("RS04").mappings()[0]);
        assertEquals(2, opened.only("RS01").mappings()[0]);
        assertTrue(opened.only("RS03").evidence().stream().anyMatch(line -> line.startsWith("The importer detached at")));
        assertEquals(3, opened.session().findings().leakedMappings());
        assertEquals(3 * 4096, opened.session().findings().leakedBytes());
        assertEquals("3 definite leaks keep 12.0 KiB exposed", opened.session().findings().verdictLine());
        assertTrue(opened.session().findings().hasDefiniteError());
        assertEquals(3, opened.session().findings().count(Severity.ERROR));
    }

    @Test
    void aSwallowedUnmapThatWorksLaterIsNoLeak() throws IOException {
        Opened opened = Opened.of(attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0, CaptureWriter.V2, NOT_ALLOWED)
                .unmap(1, 0x1000, 0xa0).detach(1, 0x1000).stop(0));
        assertEquals(0, opened.session().findings().leakedMappings());
        assertEquals("RS05", opened.findings().get(0).ruleId());
        assertEquals(1, opened.findings().size());
        assertEquals(List.of(MappingState.UNMAPPED), states(opened));
    }

    @Test
    void suspectsASwallowedUnmapOfWhatItNeverSawMapped() throws IOException {
        Finding finding = Opened
                .of(attached().unmap(1, 0x1000, 0xa0, CaptureWriter.V2, NOT_ALLOWED | MapFlags.NOT_LIVE).stop(0)).only("RS03");
        assertEquals(Verdict.SUSPECTED, finding.verdict());
        assertTrue(finding.certainty().contains("before the capture began"), finding.certainty());
        assertEquals(0, finding.mappings().length);
    }

    @Test
    void doesNotCallANewMappingAtTheSameAddressADoubleUnmap() throws IOException {
        Opened opened = Opened
                .of(attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0).map(1, 0x1000, 0xa0, "gpu0", "ex_bind")
                        .unmap(1, 0x1000, 0xa0).detach(1, 0x1000).stop(0));
        assertEquals(List.of(), opened.findings());
    }

    @Test
    void aDoubleUnmapThatTheKernelKnewAsMappedIsALostMap() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0);
        Opened lost = Opened.of(w.unmap(1, 0x1000, 0xa0).statistics(1).stop(0));
        assertEquals(List.of(), lost.findings());
        assertEquals(1, lost.health().unknownUnmaps());
        CaptureWriter v = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0);
        Finding twice = Opened
                .of(v.unmap(1, 0x1000, 0xa0, CaptureWriter.V2, CaptureWriter.ALLOWED | MapFlags.NOT_LIVE).statistics(1).stop(0))
                .only("RS06");
        assertEquals(Verdict.DEFINITE, twice.verdict());
        assertTrue(twice.sentence().endsWith("the kernel freed memory twice."), twice.sentence());
    }

    @Test
    void anAddressOfLongAgoIsNoDoubleUnmap() throws IOException {
        int notLive = CaptureWriter.ALLOWED | MapFlags.NOT_LIVE;
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0).attach(1, 0x2000, "nic0");
        Finding still = Opened.of(w.unmap(1, 0x2000, 0xa0, CaptureWriter.V2, notLive)).only("RS06");
        assertEquals(Verdict.SUSPECTED, still.verdict());
        CaptureWriter v = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0).detach(1, 0x1000).attach(1, 0x2000,
                "nic0");
        Opened gone = Opened.of(v.unmap(1, 0x2000, 0xa0, CaptureWriter.V2, notLive));
        assertEquals(List.of(), gone.findings());
        assertEquals(1, gone.health().unknownUnmaps());
    }

    @Test
    void groupsByCallSiteAndDevice() throws IOException {
        CaptureWriter w = attached().attach(1, 0x2000, "nic0");
        w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").map(1, 0x1000, 0xa1, "gpu0", "ex_prefetch").map(1, 0x1000, 0xa2, "gpu0", "ex_bind");
        w.map(1, 0x2000, 0xa3, "nic0", "ex_bind").detach(1, 0x1000).detach(1, 0x2000);
        Opened opened = Opened.of(w);
        assertEquals(List.of("2 mappings (8.0 KiB) made by `ex_bind` on gpu0 were never unmapped.",
                "1 mapping (4.0 KiB) made by `ex_prefetch` on gpu0 was never unmapped.",
                "1 mapping (4.0 KiB) made by `ex_bind` on nic0 was never unmapped."),
                opened.findings("RS01").stream().map(Finding::sentence).toList());
        assertEquals(List.of("Finding 2 (RS01) is about the same attachment.", "Finding 4 (RS26) is about the same attachment."),
                opened.findings().get(0).related());
    }

    @Test
    void namesTheBurst() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 1, "gpu0", "ex_bind").pause(14_200_000_000L);
        for (int i = 0; i < 11; i++) {
            w.map(1, 0x1000, 0xa0 + i, "gpu0", "ex_bind").pause(70_000_000L);
        }
        String sentence = Opened.of(w.detach(1, 0x1000)).only("RS01").sentence();
        assertEquals("12 mappings (48.0 KiB) made by `ex_bind` on gpu0 were never unmapped; 11 in one burst between 14.200 s and 14.900 s.",
                sentence);
    }

    @Test
    void saysWhoMadeALeakWhoseStackWasLost() throws IOException {
        Finding leak = Opened.of(attached().map(1, 0x1000, 0xa0, "gpu0", "").detach(1, 0x1000)).only("RS01");
        assertEquals("1 mapping (4.0 KiB) made by process qemu (100) on gpu0 was never unmapped.", leak.sentence());
        assertEquals("", leak.callSite());
        assertNull(Opened.of(attached()).read(recording -> recording.callSite(0)));
    }

    @Test
    void aRefusedMapNamesTheReasonAndTheFallback() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0, "gpu0", "ex_bind", CaptureWriter.V2, -95, 0, 0, NOT_ALLOWED);
        assertTrue(Opened.of(w).only("RS12").sentence().endsWith("the importer did not fall back to the sg-table."));
        CaptureWriter v = attached().map(1, 0x1000, 0, "gpu0", "ex_bind", CaptureWriter.V2, -95, 0, 0, NOT_ALLOWED)
                .map(1, 0x1000, 0xb0, "gpu0", "ex_sg", CaptureWriter.SGT, 0, 1, 1, MapFlags.DYNAMIC)
                .unmap(1, 0x1000, 0xb0, CaptureWriter.SGT, 0);
        Finding refused = Opened.of(v).only("RS12");
        assertTrue(refused.sentence().contains("refused with -EOPNOTSUPP because the interconnect is not allowed"), refused.sentence());
        assertTrue(refused.sentence().endsWith("the importer fell back to the sg-table."), refused.sentence());
        assertFalse(refused.leak());
    }

    @Test
    void countsRangesOnlyWhenAllWereWalked() throws IOException {
        CaptureWriter w = attached()
                .map(1, 0x1000, 0xa0, "gpu0", "ex_bind", CaptureWriter.V2, 0, 5000, 4096, CaptureWriter.MAPPED | MapFlags.TRUNCATED)
                .map(1, 0x1000, 0xa1, "gpu0", "ex_bind", CaptureWriter.V2, 0, 5, 0, CaptureWriter.ALLOWED);
        assertEquals(0, Opened.of(w.unmap(1, 0x1000, 0xa0).unmap(1, 0x1000, 0xa1)).count("RS13"));
        CaptureWriter v = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind", CaptureWriter.V2, 0, 7, 6, CaptureWriter.MAPPED).unmap(1,
                0x1000, 0xa0);
        assertTrue(Opened.of(v).only("RS13").sentence().endsWith("7 announced, 6 stored."));
    }

    // what is missing

    private static CaptureWriter leakWithLoss() {
        return attached().statistics(0).map(1, 0x1000, 0xa0, "gpu0", "ex_bind").pause(1_000_000).detach(1, 0x1000).statistics(1_204);
    }

    @Test
    void suspectsALeakWhenEventsWereLostInItsWindow() throws IOException {
        Opened opened = Opened.of(leakWithLoss());
        Finding leak = opened.only("RS01");
        assertEquals(Verdict.SUSPECTED, leak.verdict());
        assertTrue(leak.certainty().startsWith("suspected: 1,204 events were lost"), leak.certainty());
        assertEquals("1 suspected leak, none definite: 1,204 events were lost: the ring buffer was full",
                opened.session().findings().verdictLine());
        RuleResult result = opened.session().findings().results().get(0);
        assertEquals("RS01", result.rule().id());
        assertEquals(RuleResult.Status.EVIDENCE_LOST, result.status());
    }

    @Test
    void isCertainInSpiteOfLossWhenTheKernelStillHeldTheMapping() throws IOException {
        Opened opened = Opened.of(leakWithLoss().live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1));
        assertEquals(Verdict.DEFINITE, opened.only("RS01").verdict());
        assertTrue(opened.only("RS01").certainty().contains("the probe's own table in the kernel agrees"));
    }

    @Test
    void dropsALeakWhenTheKernelNoLongerHeldTheMapping() throws IOException {
        Opened opened = Opened.of(leakWithLoss().stop(0));
        assertEquals(List.of(), opened.findings());
        assertEquals(1, opened.health().unseenEnds());
        assertEquals(List.of(MappingState.ENDED_UNSEEN), states(opened));
        assertEquals("No leak seen, but 1,204 events were lost: the ring buffer was full", opened.session().findings().verdictLine());
    }

    @Test
    void lossElsewhereLeavesALeakCertain() throws IOException {
        CaptureWriter w = attached().statistics(7).pause(1_000).map(1, 0x1000, 0xa0, "gpu0", "ex_bind").detach(1, 0x1000).statistics(7);
        Finding leak = Opened.of(w).only("RS01");
        assertEquals(Verdict.DEFINITE, leak.verdict());
        assertEquals("certain: no events lost in the window", leak.certainty());
    }

    @Test
    void aMissingPacketIsALossToo() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").flush().skipSequence(1).detach(1, 0x1000);
        assertEquals(Verdict.SUSPECTED, Opened.of(w).only("RS01").verdict());
        CaptureWriter v = attached().flush().skipSequence(1).pause(5).map(1, 0x1000, 0xa0, "gpu0", "ex_bind").detach(1, 0x1000);
        assertEquals(Verdict.DEFINITE, Opened.of(v).only("RS01").verdict());
    }

    @Test
    void eventsDiscardedInThePacketCountWhereStatisticsAreMissing() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").discarded(9).flush().detach(1, 0x1000);
        Opened opened = Opened.of(w);
        assertFalse(opened.health().isWhole());
        assertEquals(9, opened.health().lossWindows().get(0).lost());
        assertEquals(Verdict.SUSPECTED, opened.only("RS01").verdict());
    }

    @Test
    void anAddressThatComesBackMeansThatTheUnmapWasLost() throws IOException {
        Opened opened = Opened
                .of(attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0)
                        .detach(1, 0x1000));
        assertEquals(List.of(MappingState.ENDED_UNSEEN, MappingState.UNMAPPED), states(opened));
        assertEquals(1, opened.health().unseenEnds());
        assertEquals(List.of(), opened.findings());
    }

    @Test
    void whatIsLiveAtTheEndIsNoLeak() throws IOException {
        Opened opened = Opened.of(
                attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").live(0x1000, 0xa0, 1, CaptureWriter.V2).pause(2_000_000_000L).stop(1));
        Finding live = opened.only("RS27");
        assertFalse(live.leak());
        assertEquals(Severity.INFO, live.severity());
        assertEquals("1 mapping (4.0 KiB) made by `ex_bind` on gpu0 was still mapped when the capture ended, for 2.00 s.", live.sentence());
        assertEquals("No leaks found; 1 mapping was still mapped at the end", opened.session().findings().verdictLine());
    }

    @Test
    void whatTheKernelNoLongerHeldAtTheEndIsNotLive() throws IOException {
        Opened opened = Opened.of(attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").stop(0));
        assertEquals(List.of(), opened.findings());
        assertEquals(List.of(MappingState.ENDED_UNSEEN), states(opened));
        assertEquals("No leaks found", opened.session().findings().verdictLine());
        Opened unknown = Opened.of(attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").record(EventKind.CAPTURE_STOP, 1, 0, 1));
        assertEquals(1, unknown.count("RS27"), "the kernel's table was too small to be relied on");
    }

    @Test
    void aCaptureThatWasCutOffSaysSo() throws IOException {
        Opened opened = Opened.of(attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind"));
        assertFalse(opened.read(Recording::isComplete));
        assertEquals("No leak seen, but the capture was cut off before its end", opened.session().findings().verdictLine());
        assertTrue(opened.only("RS27").sentence().contains("was still mapped when the capture was cut off"));
    }

    @Test
    void aRuleWithoutItsHookIsNotApplicable() throws IOException {
        CaptureWriter w = new CaptureWriter().env("hooks_attached", "\"dma_buf_map_attachment,dma_buf_unmap_attachment,dma_buf_export\"")
                .env("hooks_missing",
                        "\"dma_buf_map_interconnect: no such function in this kernel; dma_buf_detach: the hook was refused: EBUSY\"");
        Opened opened = Opened.of(w.start().export(1, 4096).stop(0));
        List<String> missing = opened.session().findings().results().stream().filter(r -> r.status() == RuleResult.Status.NOT_APPLICABLE)
                .map(r -> r.rule().id() + " " + r.why()).toList();
        assertEquals(List.of("RS01 dma_buf_detach was not observed (the hook was refused: EBUSY)",
                "RS02 dma_buf_release was not observed (the recording gives no reason)"), missing.subList(0, 2));
        for (String rule : List.of("RS03", "RS04", "RS05", "RS12", "RS13", "RS14", "RS15", "RS16", "RS17", "RS18", "RS19", "RS20")) {
            assertTrue(missing.stream().anyMatch(why -> why.startsWith(
                    rule + " dma_buf_map_interconnect was not observed (no such function in this kernel)")), rule);
        }
        for (String rule : List.of("RS09", "RS10")) {
            assertTrue(missing.contains(rule + " dma_buf_move_notify was not observed (the recording gives no reason)"), rule);
        }
        assertTrue(missing.contains("RS24 sched_process_exit was not observed (the recording gives no reason)"));
        assertEquals(17, missing.size(), missing::toString);
        assertEquals("Nothing was mapped during the capture", opened.session().findings().verdictLine());
    }

    @Test
    void summarisesTheCapture() throws IOException {
        Opened opened = Opened.of(attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").pause(62_000_000_000L).unmap(1, 0x1000, 0xa0).stop(0));
        assertEquals(
                "62.0 s on testbox (6.12.117) · interconnect-v2 and sg-table · 6 events, none lost · slowest population 13.5 µs, p99 13.5 µs",
                opened.session().findings().summaryLine().replaceAll("population [0-9.]+ µs, p99 [0-9.]+ µs",
                        "population 13.5 µs, p99 13.5 µs"));
        assertEquals(6, opened.health().events());
        assertEquals(1, opened.health().count(EventKind.MAP));
    }

    // order of the ends

    @Test
    void anUnmapAfterTheDetachIsLateAndNoLeak() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").map(1, 0x1000, 0xa1, "gpu0", "ex_bind").detach(1, 0x1000);
        Opened opened = Opened.of(w.unmap(1, 0x1000, 0xa0).live(0x1000, 0xa1, 2, CaptureWriter.V2).stop(1));
        assertEquals(List.of(MappingState.UNMAPPED_LATE, MappingState.LEAKED_DETACH), states(opened));
        assertEquals(2, opened.findings("RS01").size());
        Finding leak = opened.findings("RS01").get(0);
        assertTrue(leak.leak());
        assertEquals(4096, leak.bytes());
        Finding late = opened.findings("RS01").get(1);
        assertFalse(late.leak());
        assertEquals(0, late.bytes());
        assertEquals("1 mapping (4.0 KiB) made by `ex_bind` on gpu0 was unmapped only after the importer had detached.", late.sentence());
        assertEquals("1 definite leak keeps 4.0 KiB exposed", opened.session().findings().verdictLine());
    }

    @Test
    void whatComesAfterAReleaseMakesNoNewBuffer() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").release(1);
        Opened opened = Opened.of(w.unmap(1, 0x1000, 0xa0).detach(1, 0x1000).stop(0));
        assertEquals(1, opened.read(recording -> recording.buffers().size()));
        assertEquals(1, opened.read(recording -> recording.attachments().size()));
        assertTrue(opened.read(recording -> recording.attachments().detachNs(0)) > 0);
        assertTrue(opened.only("RS02").checks().get(0).startsWith("The importer detached only after the release"));
        assertFalse(opened.only("RS02").leak());
    }

    @Test
    void aLeakedAddressThatComesBackWasFreedByOtherMeans() throws IOException {
        CaptureWriter w = attached().attach(1, 0x2000, "nic0").map(1, 0x1000, 0xa0, "gpu0", "ex_bind").detach(1, 0x1000);
        Opened opened = Opened.of(w.map(1, 0x2000, 0xa0, "nic0", "ex_register").unmap(1, 0x2000, 0xa0).stop(0));
        assertEquals(List.of(MappingState.ENDED_UNSEEN, MappingState.UNMAPPED), states(opened));
        assertEquals(List.of(), opened.findings());
        assertEquals(1, opened.health().unseenEnds());
    }

    @Test
    void aSecondUnmapOfWhatTheKernelKnewAsMappedIsALostMap() throws IOException {
        int notLive = CaptureWriter.ALLOWED | MapFlags.NOT_LIVE;
        Opened lost = Opened.of(new CaptureWriter().start().unmap(1, 0x1000, 0xa0, CaptureWriter.V2, notLive).unmap(1, 0x1000, 0xa0)
                .stop(0));
        assertEquals(List.of(), lost.findings());
        assertEquals(2, lost.health().unknownUnmaps());
        assertEquals(1, Opened.of(attached().unmap(1, 0x1000, 0xa0, CaptureWriter.V2, notLive)
                .unmap(1, 0x1000, 0xa0, CaptureWriter.V2, notLive).stop(0)).count("RS06"));
    }

    @Test
    void aMapThatHadNotReturnedIsInFlightAndNotFailed() throws IOException {
        Opened opened = Opened.of(attached()
                .map(1, 0x1000, 0, "gpu0", "ex_bind", CaptureWriter.V2, -115, 0, 0, CaptureWriter.ALLOWED | MapFlags.PENDING).stop(0));
        assertEquals(List.of(MappingState.IN_FLIGHT), states(opened));
        assertEquals(0, opened.read(recording -> recording.attachments().failedCount(0)));
        assertEquals(-115, opened.read(recording -> recording.mappings().error(0)));
        assertEquals(List.of(), opened.findings());
        assertEquals(1, opened.health().inFlight());
        assertTrue(opened.session().findings().summaryLine().contains("1 map call in flight at the end"));
    }

    @Test
    void saysNoneLostOnlyWhenNothingIsMissing() throws IOException {
        assertEquals("none lost", Opened.of(attached().stop(0)).health().lostWords());
        Opened gap = Opened.of(attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").detach(1, 0x1000).flush().skipSequence(2).pause(5)
                .live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1));
        assertEquals("2 packets missing", gap.health().lostWords());
        assertFalse(gap.session().findings().summaryLine().contains("none lost"), gap.session().findings().summaryLine());
        assertEquals("1 definite leak keeps 4.0 KiB exposed; 2 packets of the recording are missing",
                gap.session().findings().verdictLine());
        Opened discarded = Opened.of(attached().discarded(9).stop(0));
        assertEquals("9 lost", discarded.health().lostWords());
        assertFalse(discarded.health().isWhole());
    }

    @Test
    void saysOfARecordingThatEndsWithinAPacketThatItIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(RealRecordingsTest.RECORDINGS.resolve("rs01-detach-live.rangescope"));
        // of the last packet next to nothing is there: the few bytes are not what is missing
        Opened cut = Opened.bytes(Arrays.copyOf(whole, whole.length - 200));
        assertTrue(cut.health().isOnlyCutOff(), () -> cut.health().damage().toString());
        assertEquals("cut off at its end", cut.health().lostWords());
        assertFalse(cut.health().isWhole());
    }
}
