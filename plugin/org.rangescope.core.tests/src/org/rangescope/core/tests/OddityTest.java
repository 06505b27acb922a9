// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.analysis.MappingTracker;
import org.rangescope.core.analysis.Oddity;
import org.rangescope.core.analysis.UnmapFate;
import org.rangescope.core.capture.ByteSource;
import org.rangescope.core.capture.CaptureReader;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.rules.DetachedLive;
import org.rangescope.core.rules.DoubleUnmap;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Findings;
import org.rangescope.core.rules.LockNotHeld;
import org.rangescope.core.rules.RuleEngine;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.store.MappingState;

/** What does not fit is counted under its name, makes no row and accuses nobody. */
class OddityTest {

    private static final int NOT_LIVE = CaptureWriter.ALLOWED | MapFlags.NOT_LIVE;

    private static CaptureWriter attached() {
        return new CaptureWriter().start().export(1, 1 << 20).attach(1, 0x1000, "gpu0");
    }

    /** The same record again, at the same time. */
    private static CaptureWriter again(CaptureWriter w) {
        return w.pause(-1_000);
    }

    private static Health consistent(Opened opened) {
        return opened.read(recording -> {
            Health health = recording.health();
            long starts = health.count(EventKind.MAPPING_STATE);
            assertTrue(health.count(EventKind.MAP) + starts >= recording.mappings().size());
            assertEquals(health.count(EventKind.MAP),
                    recording.mappings().size() - earlier(recording) + health.count(Oddity.DUPLICATE_MAP));
            long fates = 0;
            for (UnmapFate fate : UnmapFate.values()) {
                fates += health.count(fate);
            }
            assertEquals(health.count(EventKind.UNMAP), fates, () -> health.unmaps().toString());
            return health;
        });
    }

    private static long earlier(org.rangescope.core.analysis.Recording recording) {
        long rows = 0;
        for (int row = 0; row < recording.mappings().size(); row++) {
            rows += recording.mappings().has(row, MapFlags.EARLIER) ? 1 : 0;
        }
        return rows;
    }

    @Test
    void whatIsToldTwiceIsCountedOnce() throws IOException {
        CaptureWriter w = new CaptureWriter();
        w.task("qemu", 100);
        w.device("gpu0");
        w.interconnect("iov");
        w.stack("dma_buf_export", "ex_export");
        w.string("vfio-pci");
        w.stack("dma_buf_dynamic_attach", "ex_attach");
        w.stack("dma_buf_detach", "ex_detach");
        w.stack("dma_buf_release", "__dentry_kill", "ex_put");
        w.start();
        again(w.export(1, 1 << 20)).export(1, 1 << 20);
        again(w.attach(1, 0x1000, "gpu0")).attach(1, 0x1000, "gpu0");
        w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind");
        long serial = w.serial();
        again(w).record(EventKind.MAP, 1, 4001, 1 << 20, 0x1000, 0xa0, serial, 0, 0, 4096, CaptureWriter.V2, 0, 4, 4, CaptureWriter.MAPPED,
                0, 1,
                1, 1, 0, -1, -1).range(0, 5);
        again(w.unmap(1, 0x1000, 0xa0)).unmap(1, 0x1000, 0xa0, CaptureWriter.V2, CaptureWriter.ALLOWED);
        again(w.detach(1, 0x1000)).detach(1, 0x1000);
        again(w.release(1)).release(1);
        Opened opened = Opened.of(w.stop(0));
        assertEquals(List.of(), opened.findings());
        Health health = consistent(opened);
        for (Oddity oddity : List.of(Oddity.DUPLICATE_EXPORT, Oddity.DUPLICATE_ATTACH, Oddity.DUPLICATE_MAP, Oddity.DUPLICATE_RANGE,
                Oddity.DUPLICATE_UNMAP, Oddity.DUPLICATE_DETACH, Oddity.DUPLICATE_RELEASE)) {
            assertEquals(1, health.count(oddity), oddity.name());
        }
        opened.read(recording -> {
            assertEquals(1, recording.buffers().size());
            assertEquals(1, recording.attachments().size());
            assertEquals(1, recording.mappings().size());
            assertEquals(MappingState.UNMAPPED, recording.mappings().state(0));
            return null;
        });
    }

    @Test
    void whatHasNoCounterpartIsCounted() throws IOException {
        CaptureWriter w = new CaptureWriter().start().detach(1, 0x1000).unmap(2, 0x2000, 0xb0, CaptureWriter.V2, NOT_LIVE).range(0, 1)
                .live(0x3000, 0xc0, 9, CaptureWriter.V2).record(EventKind.UNMAP_END, 0x1000, 0xd0, 5, CaptureWriter.V2, 1, 1, 0);
        Opened opened = Opened.of(w.attach(3, 0x4000, "gpu0").attach(3, 0x4000, "gpu0").export(3, 4096));
        assertEquals(List.of(), opened.findings("RS07"));
        Health health = consistent(opened);
        for (Oddity oddity : List.of(Oddity.UNKNOWN_DETACH, Oddity.UNKNOWN_UNMAP, Oddity.ORPHAN_RANGE, Oddity.UNKNOWN_LIVE,
                Oddity.END_WITHOUT_UNMAP, Oddity.UNSEEN_DETACH, Oddity.UNSEEN_RELEASE)) {
            assertEquals(1, health.count(oddity), oddity.name());
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aClockThatStandsStillTakesNoLonger() throws IOException {
        CaptureWriter w = attached();
        for (int i = 0; i < 300_000; i++) {
            again(w.map(1, 0x1000, 0xa0 + i, "gpu0", "ex_bind"));
        }
        assertEquals(0, consistent(Opened.of(w)).count(Oddity.DUPLICATE_MAP));
    }

    @Test
    void aClockThatJumpsIsCounted() throws IOException {
        CaptureWriter w = attached().map(1, 0x1000, 0xa0, "gpu0", "ex_bind").flush().statistics(0).flush().pause(-900_000_000)
                .unmap(1, 0x1000, 0xa0).flush().pause(5_000_000_000L);
        w.record(EventKind.MAP, 1, 4001, 1 << 20, 0x1000, 0xa1, 50, w.now() + 7_000_000, 0, 4096, CaptureWriter.V2, 0, 4, 4,
                CaptureWriter.ALLOWED, 0, 0, 0, 0, 0, -1, -1);
        w.record(EventKind.MAP, 1, 4001, 1 << 20, 0x1000, 0xa2, 51, -1, 0, 4096, CaptureWriter.V2, 0, 4, 4, CaptureWriter.ALLOWED, 0, 0, 0,
                0,
                0, -1, -1);
        Health health = consistent(Opened.of(w.stop(2)));
        assertTrue(health.count(Oddity.CLOCK_BACK) > 0);
        assertEquals(1, health.count(Oddity.BEFORE_START));
        assertEquals(1, health.count(Oddity.BEGIN_AFTER_RETURN));
        assertEquals(1, health.count(Oddity.RETURN_WITHOUT_ENTRY));
        assertEquals(1, health.count(UnmapFate.DUPLICATE));
    }

    @Test
    void everyRecordIsARowOrHasAName() throws IOException {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            CaptureWriter w = new CaptureWriter().start();
            for (int i = 0; i < 300; i++) {
                long buffer = random.nextInt(4);
                long attachment = random.nextInt(6);
                long mapping = random.nextInt(8);
                if (random.nextInt(20) == 0) {
                    w.flush().pause(-random.nextInt(5_000));
                }
                switch (random.nextInt(12)) {
                case 0 -> w.export(buffer, 4096);
                case 1 -> w.release(buffer);
                case 2 -> w.attach(buffer, attachment, "gpu" + random.nextInt(2));
                case 3 -> w.detach(buffer, attachment);
                case 4, 5 -> w.map(buffer, attachment, mapping, "gpu0", "ex_bind", random.nextInt(6),
                        random.nextInt(4) == 0 ? -random.nextInt(100) : 0, random.nextInt(5), random.nextInt(5), random.nextInt(1 << 18));
                case 6 -> w.range(random.nextInt(3), random.nextInt(1000) - 1);
                case 7, 8 -> w.unmap(buffer, attachment, mapping, random.nextInt(6), random.nextInt(1 << 18));
                case 9 -> w.record(EventKind.INVALIDATE, buffer, CaptureWriter.inode(buffer), random.nextInt(3), 0)
                        .record(EventKind.UNMAP_END, attachment, mapping, w.now(), random.nextInt(6), 2, random.nextInt(3), 0);
                case 10 -> w.record(EventKind.MATCH, buffer, CaptureWriter.inode(buffer), attachment, random.nextInt(3), 1, 1, 0)
                        .record(EventKind.TASK_EXIT, random.nextInt(4), random.nextInt(2)).record(EventKind.UNPIN, buffer,
                                CaptureWriter.inode(buffer), attachment, random.nextInt(1 << 18), 0, 1, 0);
                default -> w.statistics(random.nextInt(3)).live(attachment, mapping, random.nextInt(100), random.nextInt(5));
                }
            }
            consistent(Opened.of(w.stop(random.nextInt(10))));
        }
    }

    /** One bit for each mapping, a few objects for each finding: what is told of a million incidents is as little as of a hundred. */
    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void aMillionIncidentsAreAFewFindings() throws IOException {
        CaptureWriter w = attached();
        int unlocked = CaptureWriter.ALLOWED | MapFlags.LOCK_KNOWN;
        int cycles = 250_000;
        for (int i = 0; i < cycles; i++) {
            w.map(1, 0x1000, 0xa0 + i, "gpu0", "ex_bind", CaptureWriter.V2, 0, 4, 4, unlocked)
                    .unmap(1, 0x1000, 0xa0 + i, CaptureWriter.V2, unlocked)
                    .unmap(1, 0x1000, 0xa0 + i, CaptureWriter.V2, unlocked | MapFlags.NOT_LIVE);
        }
        MappingTracker tracker = new MappingTracker("many");
        new CaptureReader(ByteSource.memory(w.stop(0).bytes())).readAll(tracker);
        tracker.end();
        assertEquals(4 * cycles, tracker.incidents().size());
        Findings findings = new RuleEngine(List.of(new LockNotHeld(), new DoubleUnmap(), new DetachedLive())).evaluate(tracker);
        assertEquals(3, findings.list().stream().filter(finding -> finding.ruleId().equals("RS11")).count(), findings::toString);
        assertEquals(3 * cycles, findings.list().stream().filter(f -> f.ruleId().equals("RS11")).mapToLong(Finding::count).sum());
        for (Finding finding : findings.list()) {
            assertEquals(cycles, finding.mappingCount());
            assertEquals(Finding.MOST_ROWS, finding.mappings().length);
            assertTrue(finding.rows().size() <= Finding.MOST_EVENTS);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aBufferThatIsAttachedOverAndOverCostsNoMoreEachTime() throws IOException {
        CaptureWriter w = new CaptureWriter().start().export(1, 1 << 20);
        int cycles = 200_000;
        for (int i = 0; i < cycles; i++) {
            w.attach(1, 0x1000, "gpu0").map(1, 0x1000, 0, "gpu0", "ex_bind", CaptureWriter.V2, -95, 0, 0, 0);
            w.record(EventKind.INVALIDATE, 1, CaptureWriter.inode(1), 0, 0).detach(1, 0x1000);
        }
        Opened opened = Opened.of(w.release(1).stop(0));
        assertEquals(cycles, opened.count("RS12"));
        assertEquals(cycles, opened.read(recording -> recording.attachments().size()));
    }
}
