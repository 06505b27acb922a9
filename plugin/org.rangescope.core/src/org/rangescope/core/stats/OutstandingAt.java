// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.Exposure;

/** What is mapped at one moment. */
final class OutstandingAt {

    private OutstandingAt() {}

    interface Visitor {

        void live(int cell, long live, long bytes);
    }

    /** Names each cell that has something mapped at a moment; before that moment where what is stored is coarser. */
    static void visit(Recording recording, long momentNs, Visitor visitor) {
        List<long[]> found = new ArrayList<>();
        recording.exposure().samples(Math.min(momentNs, recording.startNs()), momentNs, 2, new Exposure.SampleVisitor() {
            @Override
            public void moment(long timeNs) {
                found.clear();
            }

            @Override
            public void live(int cell, long live, long bytes) {
                found.add(new long[]{cell, live, bytes});
            }
        });
        for (long[] each : found) {
            visitor.live((int) each[0], each[1], each[2]);
        }
    }
}
