// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;

import org.rangescope.core.Session;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.StopReason;
import org.rangescope.core.capture.write.CaptureWriter;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.store.MapFlags;
import org.rangescope.core.util.Progress;

/** Recordings that the tests look at. */
final class Recordings {

    static final Path HOME = Path.of(System.getProperty("rangescope.home"));
    static final Path DEMO = HOME.resolve("update-site/workbench/recordings/demo.rangescope");
    static final Path STOCK = HOME.resolve("update-site/workbench/recordings/stock-6.12.rangescope");
    static final Path QUIET = HOME.resolve("plugin/org.rangescope.cli.tests/recordings/quiet.rangescope");

    /** What somebody may call a process, a device or a driver, to harm whoever looks. */
    static final String[] HOSTILE = {"<script>pwned=1</script>", "\"><img src=x onerror=pwned=1>", "'onmouseover='pwned=1",
            "]]><svg onload=pwned=1>",
            "evil\u202Egpj.exe\u2066x\u200Fy", "\u001b[2Jesc\u0007\u0085bell\u009b31m", "</style><script>pwned=1</script>",
            "&lt;b&gt; &amp; &#x3c;i&#x3e;",
            "-->{{7*7}}${7*7}`rm`", "a\u0000b\uFFFFc"};

    private static final int ALLOWED = MapFlags.ALLOW_IC | MapFlags.DYNAMIC | MapFlags.MAP_OP | MapFlags.UNMAP_OP;
    private static final int MAPPED = ALLOWED | MapFlags.WALKED | MapFlags.DECODED;

    private Recordings() {}

    /** Reads a recording to its end; to be closed. */
    static Session read(Path recording) throws IOException {
        Session session = Session.open(recording);
        assertEquals(Session.State.DONE, session.run(Progress.none()), session::failure);
        return session;
    }

    /** A recording in which each name is hostile: a leak for each of them. */
    static Path hostile(Path file) throws IOException {
        try (CaptureWriter writer = CaptureWriter.file(file)) {
            writer.env("hostname", HOSTILE[1].replace("\"", "")).step(1_000);
            writer.record(EventKind.CAPTURE_START, 1_700_000_001_000_000_000L, writer.task(HOSTILE[0], 10, 10), 0, 0, 0);
            long serial = 0;
            for (int i = 0; i < HOSTILE.length; i++) {
                String name = HOSTILE[i];
                long buffer = i + 1;
                long attachment = 0x1000 + i;
                int task = writer.task(name, 100 + i, 100 + i);
                int device = writer.device(name, name, name);
                int interconnect = writer.interconnect(name, 77 + i);
                int stack = writer.stack(writer.symbol("dma_buf_map_interconnect", "", 9, 100), writer.symbol(name, name, 0x4c, 0x100));
                writer.record(EventKind.BUFFER_EXPORT, buffer, 4_000 + buffer, 1 << 20, writer.string(name), 0, task, stack);
                writer.record(EventKind.ATTACH, buffer, 4_000 + buffer, attachment, device, interconnect, ALLOWED, 0, task, stack);
                for (int n = 0; n < 3; n++) {
                    writer.record(EventKind.MAP, buffer, 4_000 + buffer, 1 << 20, attachment, 0x9000 + 10 * i + n, ++serial,
                            writer.now() - 500, 100,
                            4096, Adapter.INTERCONNECT_V2.id(), 0, 4, 4, MAPPED, 0, interconnect, device, task, stack, -1, -1);
                    writer.pause(1_000_000);
                }
                writer.record(EventKind.DETACH, buffer, 4_000 + buffer, attachment, task, stack);
            }
            writer.statistics();
            writer.stop(StopReason.SIGNAL, 0);
        }
        return file;
    }
}
