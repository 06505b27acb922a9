// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.event.StateSource;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Verdict;
import org.rangescope.core.stats.AttachmentSummaries;
import org.rangescope.core.stats.AttachmentSummary;
import org.rangescope.core.stats.MapSteps;
import org.rangescope.core.stats.PopulationPercentiles;
import org.rangescope.core.stats.Steps;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;
import org.rangescope.core.util.Units;

/** What existed before a recording began: state records, parts of a rotated capture, and files that were put together. */
class PartsTest {

    private static final int NOT_LIVE = CaptureWriter.ALLOWED | MapFlags.NOT_LIVE;

    private static CaptureWriter firstPart() {
        return new CaptureWriter().start(1, 0).export(1, 1 << 20).attach(1, 0x1000, "gpu0").attach(1, 0x2000, "nic0")
                .map(1, 0x1000, 0xa0, "gpu0", "ex_bind").pause(2_000_000);
    }

    private static CaptureWriter ended(CaptureWriter part) {
        return part.live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(StopReason.SIZE, 1);
    }

    /** The part after {@link #firstPart()}, up to the end of its state records. */
    private static CaptureWriter secondPart(CaptureWriter first) {
        long mappedNs = first.now() - 2_000_000;
        return ended(first).nextPart().start(2, 4).bufferState(1, 1 << 20, "vfio-pci", StateSource.PROBE)
                .attachmentState(1, 0x1000, "gpu0", StateSource.PROBE).attachmentState(1, 0x2000, "nic0", StateSource.PROBE)
                .mappingState(1, 0x1000, 0xa0, 1, mappedNs, "gpu0", "ex_bind");
    }

    private static byte[] together(CaptureWriter... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (CaptureWriter part : parts) {
            all.write(part.bytes());
        }
        return all.toByteArray();
    }

    // parts

    @Test
    void aMappingOfAnEarlierPartIsLeakedByTheDetachInThisOne() throws IOException {
        Opened opened = Opened.of(secondPart(firstPart()).detach(1, 0x1000).live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1));
        Finding leak = opened.only("RS01");
        assertEquals(Verdict.DEFINITE, leak.verdict());
        assertEquals("1 mapping (4.0 KiB) made by `ex_bind` on gpu0 was never unmapped.", leak.sentence());
        assertEquals("ex_bind+0x4c", leak.callSite());
        String mapped = leak.evidence().stream().filter(line -> line.startsWith("Mapped ")).findFirst().orElseThrow();
        assertTrue(mapped.matches("Mapped 3\\.\\d ms before this recording began through .*, by qemu \\(100\\)\\."), mapped);
        assertTrue(leak.evidence().contains("Its map call is in an earlier part of this capture; the probe went on to follow it."),
                () -> leak.evidence().toString());
        assertTrue(leak.evidence().stream().anyMatch(line -> line.startsWith("Buffer: inode 4001 (1.0 MiB, vfio-pci)")),
                () -> leak.evidence().toString());
        assertEquals(1, opened.findings().size());
        assertEquals(2, opened.read(Recording::part));
        assertEquals(4, opened.read(Recording::statesAtStart));
        assertTrue(opened.session().findings().summaryLine().endsWith(" · part 2"), opened.session().findings().summaryLine());
    }

    @Test
    void otherVerdictsSurviveTheCutToo() throws IOException {
        assertEquals(1, Opened.of(secondPart(firstPart()).release(1).live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1)).count("RS02"));
        assertEquals(1, Opened.of(secondPart(firstPart()).unmap(1, 0x1000, 0xa0)
                .unmap(1, 0x1000, 0xa0, CaptureWriter.V2, NOT_LIVE).stop(0)).count("RS06"));
        assertEquals(1, Opened.of(secondPart(firstPart())
                .unmap(1, 0x2000, 0xa0, CaptureWriter.V2, CaptureWriter.ALLOWED | MapFlags.OTHER_ATTACH).stop(0)).count("RS08"));
        assertEquals(1, Opened.of(secondPart(firstPart())
                .unmap(1, 0x1000, 0xa0, CaptureWriter.V2, CaptureWriter.ALLOWED & ~MapFlags.ALLOW_IC)
                .live(0x1000, 0xa0, 1, CaptureWriter.V2)
                .stop(1)).count("RS03"));
        Opened good = Opened.of(secondPart(firstPart()).unmap(1, 0x1000, 0xa0).detach(1, 0x1000).detach(1, 0x2000).release(1).stop(0));
        assertEquals(List.of(), good.findings());
        assertEquals(0, good.health().unknownUnmaps());
        assertEquals("No leaks found", good.session().findings().verdictLine());
    }

    @Test
    void aLeakOfAnEarlierPartIsToldOnceAndNotBlamedOnWhoComesLater() throws IOException {
        CaptureWriter first = firstPart();
        long mappedNs = first.now() - 2_000_000;
        first.detach(1, 0x1000);
        assertEquals(1, Opened.of(ended(first)).count("RS01"));
        // the buffer is attached again, and the new attachment stands where the old one did
        CaptureWriter second = first.nextPart().start(2, 2).bufferState(1, 1 << 20, "vfio-pci", StateSource.PROBE)
                .mappingState(1, 0x1000, 0xa0, 1, mappedNs, "gpu0", "ex_bind").attach(1, 0x1000, "nic0").detach(1, 0x1000).release(1)
                .live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1);
        Opened opened = Opened.of(second);
        assertEquals(1, opened.findings().size(), () -> opened.findings().toString());
        assertEquals("No leaks found in this part; 1 mapping is still there that an earlier part saw being leaked",
                opened.session().findings().verdictLine());
        Finding still = opened.only("RS27");
        assertTrue(still.sentence().startsWith(
                "1 mapping (4.0 KiB) made by `ex_bind` on gpu0 that was leaked in an earlier part of this capture is still there, after "),
                still.sentence());
    }

    @Test
    void anSgTableThatAnEarlierPartHandedOutSeveralTimesIsNotUnmappedTwice() throws IOException {
        CaptureWriter second = firstPart().nextPart().start(2, 3).bufferState(1, 1 << 20, "vgem", StateSource.PROBE)
                .attachmentState(1, 0x1000, "gpu0", StateSource.PROBE);
        second.record(EventKind.MAPPING_STATE, 1, 4001, 1 << 20, 0x1000, 0xb0, 1, 5, 9, 4096, CaptureWriter.SGT, 4, 0, 0, 0, 0, 0, 0);
        for (int flags : new int[]{0, MapFlags.NOT_LIVE}) {
            second.unmap(1, 0x1000, 0xb0, CaptureWriter.SGT, flags);
        }
        Opened opened = Opened.of(second.detach(1, 0x1000).stop(0));
        assertEquals(List.of(), opened.findings());
        assertEquals(1, opened.health().unknownUnmaps());
    }

    @Test
    void theFirstPartSaysThatTheNextOneKnowsMore() throws IOException {
        CaptureWriter first = firstPart();
        Opened opened = Opened.of(ended(first));
        Finding live = opened.only("RS27");
        assertTrue(live.sentence().contains("was still mapped when the capture went on in its next part"), live.sentence());
        assertEquals(1, opened.read(Recording::part));
        assertEquals(StopReason.SIZE, StopReason.of(opened.health().stopReason()));
    }

    @Test
    void thePopulationOfAnEarlierPartDoesNotCountAgain() throws IOException {
        Opened opened = Opened.of(secondPart(firstPart()).map(1, 0x1000, 0xa1, "gpu0", "ex_bind").stop(2));
        opened.read(recording -> {
            assertEquals(2, recording.mappings().size());
            assertEquals(MappingState.LIVE, recording.mappings().state(0));
            assertEquals(700, recording.mappings().durationNs(0));
            assertEquals(Units.UNKNOWN, recording.mappings().populationNs(0));
            assertEquals(1, PopulationPercentiles.all(recording).count());
            AttachmentSummary gpu = AttachmentSummaries.of(recording).get(0);
            assertEquals("gpu0", gpu.device());
            assertEquals(1, gpu.maps());
            assertEquals(2, gpu.live());
            assertEquals(1, recording.attachments().mapCount(0));
            assertEquals(Steps.Absence.EARLIER_PART, MapSteps.of(recording, 0).absence());
            return null;
        });
    }

    @Test
    void partsInOneFileAreOneStory() throws IOException {
        CaptureWriter first = firstPart();
        CaptureWriter second = secondPart(first).detach(1, 0x1000).live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1);
        Opened opened = Opened.bytes(together(first, second));
        assertEquals(1, opened.count("RS01"));
        assertEquals(1, opened.findings().size());
        opened.read(recording -> {
            assertEquals(1, recording.mappings().size());
            assertTrue(recording.isComplete());
            assertTrue(recording.knowsLiveSet());
            return null;
        });
    }

    @Test
    void aFileConcatenatedWithItselfCountsOnce() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 1 << 20).attach(1, 0x1000, "gpu0").flush().pause(10)
                .map(1, 0x1000, 0xa0, "gpu0", "ex_bind").flush().pause(10).detach(1, 0x1000).live(0x1000, 0xa0, 1, CaptureWriter.V2)
                .stop(1);
        byte[] once = w.bytes();
        Opened single = Opened.bytes(once);
        Opened twice = Opened.bytes(together(w, w));
        assertEquals(1, single.count("RS01"));
        assertEquals(1, twice.count("RS01"));
        assertEquals(single.health().events(), twice.health().events());
        assertEquals(1, twice.health().damage().size(), () -> twice.health().damage().toString());
        assertTrue(twice.health().damage().get(0).what().contains("this recording is in the file more than once"),
                () -> twice.health().damage().toString());
        assertEquals(0, twice.health().packetsMissing());
        assertEquals(Verdict.DEFINITE, twice.only("RS01").verdict());
        assertFalse(twice.health().isWhole(), "a person should look at such a file");
    }

    @Test
    void aTornCopyInFrontHidesNothing() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 1 << 20).attach(1, 0x1000, "gpu0").flush().pause(10)
                .map(1, 0x1000, 0xa0, "gpu0", "ex_bind").flush().pause(10).detach(1, 0x1000).live(0x1000, 0xa0, 1, CaptureWriter.V2)
                .stop(1);
        byte[] once = w.bytes();
        ByteArrayOutputStream torn = new ByteArrayOutputStream();
        torn.write(once, 0, once.length - 40);
        torn.write(once);
        Opened opened = Opened.bytes(torn.toByteArray());
        assertEquals(1, opened.count("RS01"));
        assertTrue(opened.read(Recording::isComplete));
    }

    // what existed before

    @Test
    void aBufferFromBeforeHasItsNameAndSize() throws IOException {
        Opened opened = Opened.of(new CaptureWriter().start(0, 2).bufferState(1, 3 << 20, "vgem", StateSource.ITERATOR)
                .attachmentState(1, 0x1000, "gpu0", StateSource.LIST).map(1, 0x1000, 0xa0, "gpu0", "ex_bind").detach(1, 0x1000)
                .live(0x1000, 0xa0, 1, CaptureWriter.V2).stop(1));
        opened.read(recording -> {
            assertEquals(1, recording.buffers().size());
            assertEquals(1, recording.attachments().size());
            assertEquals("vgem", recording.exporter(0));
            assertEquals(3 << 20, recording.buffers().sizeBytes(0));
            assertEquals("gpu0", recording.dictionaries().device(recording.attachments().device(0)).name());
            assertEquals(Units.UNKNOWN, recording.attachments().attachNs(0));
            return null;
        });
        assertTrue(opened.only("RS01").evidence().stream().anyMatch(line -> line.contains("(3.0 MiB, vgem)")));
    }

    @Test
    void bufinfoNamesNoIdentitiesYetItsAttachmentsAreFoundAgain() throws IOException {
        CaptureWriter w = new CaptureWriter().start(0, 4).bufferState(1, 4096, "udmabuf", StateSource.BUFINFO)
                .attachmentState(1, 0, "gpu0", StateSource.BUFINFO).attachmentState(1, 0, "nic0", StateSource.BUFINFO)
                .attachmentState(1, 0, "nic0", StateSource.BUFINFO);
        Opened opened = Opened.of(w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").unmap(1, 0x1000, 0xa0).detach(1, 0x1000)
                .detach(1, 0x2000).release(1).stop(0));
        opened.read(recording -> {
            assertEquals(1, recording.buffers().size());
            assertEquals(1, recording.buffers().identity(0));
            assertEquals(3, recording.attachments().size());
            assertEquals(0x1000, recording.attachments().identity(0));
            assertTrue(recording.attachments().detachNs(0) != Units.UNKNOWN);
            long named = java.util.stream.IntStream.range(1, 3).filter(row -> recording.attachments().identity(row) == 0x2000).count();
            assertEquals(1, named, "one of the two on nic0, which are alike");
            return null;
        });
        assertEquals(List.of(), opened.findings());
    }

    @Test
    void whichOfTwoUnlikeAttachmentsDetachedIsNotGuessed() throws IOException {
        Opened opened = Opened.of(new CaptureWriter().start(0, 3).bufferState(1, 4096, "udmabuf", StateSource.BUFINFO)
                .attachmentState(1, 0, "gpu0", StateSource.BUFINFO).attachmentState(1, 0, "nic0", StateSource.BUFINFO).detach(1, 0x9000)
                .stop(0));
        opened.read(recording -> {
            assertEquals(3, recording.attachments().size());
            assertEquals(0x9000, recording.attachments().identity(2));
            assertEquals(0, recording.attachments().device(2));
            return null;
        });
    }
}
