// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

/** Small streams that several tests use. */
final class Samples {

    private Samples() {}

    /** Two buffers in three packets: one mapping unmapped, one leaked at detach, one still mapped. */
    static CaptureWriter small() {
        CaptureWriter w = new CaptureWriter();
        w.start().export(1, 1 << 20).attach(1, 0x1000, "gpu0");
        w.map(1, 0x1000, 0xa0, "gpu0", "ex_bind").range(0, 100).range(1, 200).range(2, -1);
        w.flush();
        w.unmap(1, 0x1000, 0xa0);
        w.map(1, 0x1000, 0xa1, "gpu0", "ex_bind").range(0, 100);
        w.detach(1, 0x1000).release(1);
        w.flush();
        w.export(2, 1 << 16).attach(2, 0x2000, "nic0").map(2, 0x2000, 0xa2, "nic0", "ex_register");
        w.statistics(0).live(0x1000, 0xa1, 2, CaptureWriter.V2).live(0x2000, 0xa2, 3, CaptureWriter.V2).stop(2).statistics(0);
        return w;
    }
}
