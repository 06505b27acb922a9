// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;
import org.rangescope.core.Session;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.PopulationScatter;
import org.rangescope.core.stats.Scatter;
import org.rangescope.core.store.MappingState;
import org.rangescope.model.Attachment;
import org.rangescope.model.Buffer;
import org.rangescope.model.CaptureState;
import org.rangescope.model.Mapping;
import org.rangescope.model.sync.CaptureModel;
import org.rangescope.model.sync.CaptureSnapshot;
import org.rangescope.model.sync.Change;
import org.rangescope.model.sync.Limits;

/** The model follows a recording, stays small, and keeps its objects. */
class CaptureModelTest {
    private static Change update(CaptureModel model, Session session) {
        return model.apply(CaptureSnapshot.of(session, model.wanted()));
    }

    private static Mapping mapping(CaptureModel model, int row) {
        Mapping mapping = model.mapping(row);
        assertNotNull(mapping, "mapping in row " + row);
        return mapping;
    }

    private static MadeUp oneAttachment() {
        return new MadeUp().export(10, 1 << 20).attach(10, 20);
    }

    @Test
    void liveMappingHangsBelowItsAttachmentAndBuffer() throws IOException {
        CaptureModel model = new CaptureModel();
        update(model, oneAttachment().map(10, 20, 30).map(10, 20, 31).unmap(10, 20, 31).session());
        Buffer buffer = model.capture().getBuffers().get(0);
        assertEquals("vfio-pci", buffer.getExporter());
        assertEquals(4010, buffer.getInode());
        assertEquals(1, buffer.getLive());
        assertEquals(16384, buffer.getExposedBytes());
        Attachment attachment = buffer.getAttachments().get(0);
        assertEquals("0000:03:00.0", attachment.getDevice());
        assertEquals("xe", attachment.getDriver());
        assertEquals("iov", attachment.getInterconnect());
        assertEquals(List.of("interconnect-v2"), attachment.getAdapters());
        assertEquals(2, attachment.getMaps());
        assertEquals(1, attachment.getEnded());
        assertEquals(1, attachment.getMappings().size());
        Mapping mapping = attachment.getMappings().get(0);
        assertSame(mapping, model.mapping(0));
        assertEquals(MappingState.LIVE, mapping.getState());
        assertEquals("vm-manager (2214)", mapping.getTask());
        assertEquals("ex_bind+0x4c", mapping.getCallSite());
        assertEquals(List.of("dma_buf_map_interconnect+0x9", "ex_bind+0x4c"), mapping.getStack());
        assertEquals(500, mapping.getPopulationNs());
        assertSame(buffer, model.buffer(0));
        assertSame(attachment, model.attachment(0));
        assertEquals("testbox", model.capture().getTarget().getHost());
        assertEquals(List.of("dma_buf_invalidate_mappings: no such function in this kernel"),
                model.capture().getTarget().getHooksMissing());
    }

    @Test
    void objectsStayTheSameWhileTheCaptureGrows() throws IOException {
        CaptureModel model = new CaptureModel();
        update(model, oneAttachment().map(10, 20, 30).map(10, 20, 31).session());
        Buffer buffer = model.buffer(0);
        Mapping first = mapping(model, 0);
        Mapping second = mapping(model, 1);

        Change change = update(model, oneAttachment().map(10, 20, 30).map(10, 20, 31).map(10, 20, 32).unmap(10, 20, 30).session());
        assertSame(buffer, model.buffer(0));
        assertSame(second, model.mapping(1));
        assertNull(model.mapping(0), "an ended mapping leaves the tree");
        assertTrue(change.removed().contains(first));
        assertNull(first.eContainer());
        assertEquals(List.of(second, mapping(model, 2)), second.getAttachment().getMappings());
        assertTrue(change.structure().contains(second.getAttachment()));
        assertFalse(change.labels().contains(second), "nothing of it changed");
        assertTrue(change.labels().contains(second.getAttachment()), "its counts changed");
    }

    @Test
    void nothingNewChangesNothing() throws IOException {
        CaptureModel model = new CaptureModel();
        Session session = oneAttachment().map(10, 20, 30, 8, 8).detach(10, 20).stop().session();
        model.wantRanges(0, 4);
        assertFalse(update(model, session).isEmpty());
        List<Change> heard = new ArrayList<>();
        model.addListener(heard::add);
        Change change = update(model, session);
        assertEquals(Set.of(), change.structure());
        assertEquals(Set.of(), change.labels());
        assertEquals(Set.of(), change.removed());
        assertEquals(List.of(), heard, "listeners hear of changes only");
        model.want(0);
        model.wantRanges(0, 6);
        update(model, session);
        assertEquals(1, heard.size());
    }

    @Test
    void leakIsShownWithItsFinding() throws IOException {
        CaptureModel model = new CaptureModel();
        update(model, oneAttachment().map(10, 20, 30).detach(10, 20).release(10).stop().session());
        Mapping mapping = mapping(model, 0);
        assertTrue(mapping.isLeaked());
        assertEquals(MappingState.LEAKED_DETACH, mapping.getState());
        assertEquals(1, mapping.getFindings().size());
        assertEquals("RS01", mapping.getFindings().get(0).getRuleId());
        assertSame(mapping.getFindings().get(0), model.finding(1));
        assertEquals(List.of("dma_buf_map_interconnect+0x9", "ex_bind+0x4c"), mapping.getFindings().get(0).getStack());
        Buffer buffer = mapping.getAttachment().getBuffer();
        assertEquals(1, buffer.getLeaked());
        assertEquals(0, buffer.getLive());
        assertEquals(16384, buffer.getExposedBytes(), "what was leaked is still exposed");
        assertTrue(buffer.isTroubled());
        assertEquals(CaptureState.DONE, model.capture().getState());
        assertTrue(model.capture().isComplete());
    }

    @Test
    void anyMappingCanBeAskedFor() throws IOException {
        CaptureModel model = new CaptureModel();
        MadeUp capture = oneAttachment();
        for (int i = 0; i < 50; i++) {
            capture.map(10, 20, 30 + i).unmap(10, 20, 30 + i);
        }
        Session session = capture.detach(10, 20).release(10).stop().session();
        update(model, session);
        assertNull(model.mapping(17));
        assertTrue(model.want(17), "news: another snapshot is due");
        assertFalse(model.want(17));
        update(model, session);
        Mapping mapping = mapping(model, 17);
        assertEquals(18, mapping.getSerial());
        assertEquals(MappingState.UNMAPPED, mapping.getState());
        assertEquals("vm-manager (2214)", mapping.getUnmappedBy());
        assertEquals(49, mapping.getAttachment().getEnded());
        model.want(1_000_000);
        update(model, session);
        assertNull(model.mapping(1_000_000), "a row that does not exist does no harm");
    }

    @Test
    void rangesComeWhenAskedForAndTheRestIsCounted() throws IOException {
        CaptureModel model = new CaptureModel();
        Session session = oneAttachment().map(10, 20, 30, 64, 64).stop().session();
        model.want(0);
        update(model, session);
        Mapping mapping = mapping(model, 0);
        assertEquals(0, mapping.getRanges().size());
        assertEquals(64, mapping.getMoreRanges());
        assertFalse(mapping.isRangesLoaded());
        assertTrue(model.wantRanges(0, 10));
        update(model, session);
        assertEquals(10, mapping.getRanges().size());
        assertEquals(54, mapping.getMoreRanges());
        assertEquals("dense, ascending, adjacent", mapping.getPattern());
        assertEquals(4096, mapping.getRanges().get(3).getLengthBytes());
        assertEquals(30, mapping.getRanges().get(3).getPopulatedNs());
        EObject third = mapping.getRanges().get(3);
        assertTrue(model.wantRanges(0, 100));
        assertFalse(model.wantRanges(0, 20), "less than what is there is no news");
        update(model, session);
        assertEquals(64, mapping.getRanges().size());
        assertEquals(0, mapping.getMoreRanges());
        assertSame(third, mapping.getRanges().get(3));
    }

    @Test
    void moreMappingsOfAnAttachmentCanBeAskedFor() throws IOException {
        CaptureModel model = new CaptureModel();
        MadeUp capture = oneAttachment();
        for (int i = 0; i < 40; i++) {
            capture.map(10, 20, 30 + i);
        }
        for (int i = 0; i < 10; i++) {
            capture.unmap(10, 20, 30 + i);
        }
        Session session = capture.session();
        update(model, session);
        Attachment attachment = model.attachment(0);
        assertNotNull(attachment);
        assertEquals(20, attachment.getMappings().size());
        assertEquals(10, attachment.getMappings().get(0).getRow(), "those that live longest");
        assertEquals(10, attachment.getMoreLive());
        assertEquals(10, attachment.getEnded());
        assertTrue(model.wantMore(0, 35));
        update(model, session);
        assertEquals(35, attachment.getMappings().size(), "30 live ones and the latest 5 that ended");
        assertEquals(0, attachment.getMoreLive());
        assertEquals(5, attachment.getEnded());
        assertNotNull(model.mapping(9));
        assertNull(model.mapping(4));
    }

    @Test
    void manyBuffersAreCountedRatherThanShown() throws IOException {
        MadeUp capture = new MadeUp();
        for (int i = 0; i < 500; i++) {
            capture.export(1000 + i, 4096);
        }
        for (int i = 0; i < 300; i++) {
            capture.release(1000 + i);
        }
        CaptureModel model = new CaptureModel();
        Session session = capture.session();
        Limits limits = new Limits(50, 20, 5, 5, 5, 100);
        model.apply(session
                .read(recording -> CaptureSnapshot.of(recording, session.findings(), CaptureState.DONE, "", model.wanted(), limits)));
        assertEquals(70, model.capture().getBuffers().size());
        assertEquals(150, model.capture().getMoreBuffers());
        assertEquals(280, model.capture().getMoreReleased());
        assertEquals(300, model.capture().getBuffers().get(0).getRow(), "unreleased ones first");
        assertEquals(299, model.capture().getBuffers().get(50).getRow(), "then what was released last");
    }

    @Test
    void aMillionMappingsBecomeFewObjectsAndFewPoints() throws IOException {
        MadeUp capture = new MadeUp();
        for (int b = 0; b < 100; b++) {
            capture.export(b + 1, 1 << 20).attach(b + 1, 5000 + b);
        }
        for (int i = 0; i < 1_000_000; i++) {
            int b = i % 100;
            capture.map(b + 1, 5000 + b, 100_000 + i, 1 + i % 500, 0);
            if (i % 10 != 0) {
                capture.unmap(b + 1, 5000 + b, 100_000 + i);
            }
        }
        Session session = capture.session();
        CaptureModel model = new CaptureModel();
        update(model, session);
        assertTrue(model.size() < 3000, "objects: " + model.size());
        assertEquals(100_000, model.capture().getBuffers().stream().mapToLong(Buffer::getLive).sum());
        assertEquals(1_000_000, model.capture().getBuffers().stream().mapToLong(buffer -> buffer.getAttachments().get(0).getMaps()).sum());
        Attachment attachment = model.attachment(0);
        assertNotNull(attachment);
        assertEquals(10_000, attachment.getMappings().size() + attachment.getMoreLive() + attachment.getEnded());

        Scatter scatter = session.read(recording -> PopulationScatter.of(recording, GroupBy.EXPORTER, 600, 250));
        assertEquals(1_000_000, scatter.total());
        int points = scatter.series().stream().mapToInt(series -> series.mapping().length).sum();
        assertTrue(points <= 600 * 250, "points: " + points);
    }

    @Test
    void failedMapsCarryTheirError() throws IOException {
        CaptureModel model = new CaptureModel();
        Session session = oneAttachment().failedMap(10, 20, -22).stop().session();
        model.want(0);
        update(model, session);
        Mapping mapping = mapping(model, 0);
        assertEquals(-22, mapping.getError());
        assertEquals(MappingState.FAILED, mapping.getState());
        assertEquals(1, mapping.getAttachment().getFailed());
    }

    @Test
    void onlyItsOwnThreadChangesTheModel() throws Exception {
        CaptureModel model = new CaptureModel();
        Session session = oneAttachment().session();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            CaptureSnapshot snapshot = other.submit(() -> CaptureSnapshot.of(session, model.wanted())).get();
            Callable<Change> apply = () -> model.apply(snapshot);
            ExecutionException refused = assertThrows(ExecutionException.class, () -> other.submit(apply).get());
            assertEquals(IllegalStateException.class, refused.getCause().getClass());
            assertEquals(0, model.capture().getBuffers().size());
            model.apply(snapshot);
            assertEquals(1, model.capture().getBuffers().size());
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void whatIsNotKnownYetIsEmpty() throws IOException {
        CaptureModel model = new CaptureModel();
        assertNull(model.capture().getTarget());
        assertEquals(CaptureState.READING, model.capture().getState());
        try (Session unread = Session.open(org.rangescope.core.capture.ByteSource.pipe(new java.io.ByteArrayInputStream(new byte[0])),
                "early")) {
            update(model, unread);
            assertEquals("early", model.capture().getName());
            assertNull(model.capture().getTarget());
            assertEquals(-1, model.capture().getStartNs());
        }
    }
}
