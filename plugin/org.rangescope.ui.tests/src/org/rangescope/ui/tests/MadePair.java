// SPDX-License-Identifier: EPL-2.0
package org.rangescope.ui.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.write.CaptureWriter;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;

/**
 * Recordings of one driver before and after a patch that makes it slower and lets it leak, as no kernel gives them on demand. The same seed gives the same recording.
 */
final class MadePair {

    static final String EXPORTER = "xe";
    private static final int FLAGS = MapFlags.ALLOW_IC | MapFlags.DYNAMIC | MapFlags.MAP_OP | MapFlags.UNMAP_OP;
    private static final long ATTACHMENT = 0x1000;
    private static final long BYTES = 1 << 20;
    private static final long YEAR_2026_NS = 1_767_225_600_000_000_000L;

    private long seed = 1;
    private int calls = 400;
    private long fixedNs = 20_000;
    private long perRangeNs = 1_000;
    private int leakEach;
    private int failEach;
    private long capturedAtNs = YEAR_2026_NS;
    private long lost;

    MadePair seed(long value) {
        seed = value;
        return this;
    }

    MadePair calls(int value) {
        calls = value;
        return this;
    }

    /** What a call and what a range costs, give or take 10 %. */
    MadePair costs(long fixed, long perRange) {
        fixedNs = fixed;
        perRangeNs = perRange;
        return this;
    }

    /** Each so-and-so-many'th mapping is never unmapped. */
    MadePair leaks(int each) {
        leakEach = each;
        return this;
    }

    /** Each so-and-so-many'th call fails. */
    MadePair fails(int each) {
        failEach = each;
        return this;
    }

    /** Hours after the first of January 2026. */
    MadePair hours(int hours) {
        capturedAtNs = YEAR_2026_NS + hours * 3_600_000_000_000L;
        return this;
    }

    /** So many events are said to be lost. */
    MadePair lost(long events) {
        lost = events;
        return this;
    }

    Path write(Path file) throws IOException {
        Random random = new Random(seed);
        try (CaptureWriter w = CaptureWriter.file(file)) {
            w.step(1_000).clockOffset(capturedAtNs);
            int task = w.task("qemu", 100, 100);
            w.start(task, 0, 0);
            int device = w.device("gpu0", "ex_gpu", "pci");
            int interconnect = w.interconnect("iov", 77);
            int attach = stack(w, "dma_buf_dynamic_attach", "ex_attach");
            int map = stack(w, "dma_buf_map_interconnect", "ex_bind");
            w.record(EventKind.BUFFER_EXPORT, 1, 4001, BYTES, w.string(EXPORTER), 0, task, stack(w, "dma_buf_export", "ex_export"));
            w.record(EventKind.ATTACH, 1, 4001, ATTACHMENT, device, interconnect, FLAGS, 0, task, attach);
            w.pause(1_000_000_000L);
            for (int i = 1; i <= calls; i++) {
                int ranges = 1 + random.nextInt(31);
                long durationNs = Math.round((fixedNs + perRangeNs * ranges) * Math.exp(random.nextGaussian() / 10));
                boolean fails = failEach > 0 && i % failEach == 0;
                w.pause(durationNs);
                w.record(EventKind.MAP, 1, 4001, BYTES, ATTACHMENT, fails ? 0 : i, i, w.now() + 1_000 - durationNs, 0, 4096,
                        Adapter.INTERCONNECT_V2.id(), fails ? -12 : 0, fails ? 0 : ranges, fails ? 0 : ranges,
                        fails ? FLAGS : FLAGS | MapFlags.WALKED | MapFlags.DECODED, 0, interconnect, device, task, map);
                w.pause(100_000);
                if (!fails && (leakEach == 0 || i % leakEach != 0)) {
                    w.record(EventKind.UNMAP, 1, 4001, ATTACHMENT, i, Adapter.INTERCONNECT_V2.id(), FLAGS, 4, 0, task, 0);
                }
                w.pause(100_000);
            }
            w.record(EventKind.DETACH, 1, 4001, ATTACHMENT, task, stack(w, "dma_buf_detach", "ex_detach"));
            w.record(EventKind.BUFFER_RELEASE, 1, 4001, task, stack(w, "dma_buf_release", "__dentry_kill", "ex_put"));
            // what the probe's own table has at the end
            for (int i = leakEach; leakEach > 0 && i <= calls; i += leakEach) {
                w.live(ATTACHMENT, i, i, Adapter.INTERCONNECT_V2.id());
            }
            w.statistics(lost);
            w.stop(StopReason.SIGNAL, 0);
        }
        return Bench.old(file);
    }

    /** One mapping that is leaked at detach from each of so many call sites. */
    static Path manyLeaks(Path file, int sites) throws IOException {
        try (CaptureWriter w = CaptureWriter.file(file)) {
            w.step(1_000).clockOffset(YEAR_2026_NS);
            int task = w.task("qemu", 100, 100);
            w.start(task, 0, 0);
            int interconnect = w.interconnect("iov", 77);
            int attach = stack(w, "dma_buf_dynamic_attach", "ex_attach");
            int detach = stack(w, "dma_buf_detach", "ex_detach");
            for (int i = 1; i <= sites; i++) {
                int device = w.device("gpu" + i, "ex_gpu", "pci");
                w.record(EventKind.BUFFER_EXPORT, i, 4000 + i, BYTES, w.string(EXPORTER), 0, task, stack(w, "dma_buf_export", "ex_export"));
                w.record(EventKind.ATTACH, i, 4000 + i, ATTACHMENT + i, device, interconnect, FLAGS, 0, task, attach);
                w.record(EventKind.MAP, i, 4000 + i, BYTES, ATTACHMENT + i, i, i, w.now(), 0, 4096, Adapter.INTERCONNECT_V2.id(), 0, 1, 1,
                        FLAGS | MapFlags.WALKED | MapFlags.DECODED, 0, interconnect, device, task,
                        stack(w, "dma_buf_map_interconnect", "ex_bind_" + i));
                w.record(EventKind.DETACH, i, 4000 + i, ATTACHMENT + i, task, detach);
            }
            for (int i = 1; i <= sites; i++) {
                w.live(ATTACHMENT + i, i, i, Adapter.INTERCONNECT_V2.id());
            }
            w.statistics(0);
            w.stop(StopReason.SIGNAL, 0);
        }
        return Bench.old(file);
    }

    private static int stack(CaptureWriter w, String... names) {
        int[] symbols = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            symbols[i] = w.symbol(names[i], i == 0 ? "" : "ex_gpu", 0x4c, 0x100);
        }
        return w.stack(symbols);
    }
}
