// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.rangescope.core.analysis.Recording;
import org.rangescope.core.stats.OverTime;
import org.rangescope.core.stats.PopulationOverTime;

/** Each successful map call is counted once, in the cell of its time and duration. */
class PopulationOverTimeTest {

    /** Map calls that take 1.5 µs each, one of them failed, at 0, 1, 2 … ms after the first. */
    private static Opened maps(int count) throws IOException {
        CaptureWriter writer = new CaptureWriter().start().export(1, 4096).attach(1, 2, "gpu0");
        for (int i = 0; i < count; i++) {
            writer.pause(1_000_000).map(1, 2, 100 + i, "gpu0", "ex_map");
        }
        writer.map(1, 2, 0, "gpu0", "ex_map", CaptureWriter.V2, -22, 0, 0, CaptureWriter.ALLOWED);
        return Opened.of(writer);
    }

    @Test
    void everyMapCallIsInOneCell() throws IOException {
        Opened opened = maps(50);
        OverTime over = opened.read(recording -> PopulationOverTime.of(recording, recording.startNs(), recording.endNs(), 10, 5));
        assertEquals(50, over.total(), "the failed one does not count");
        assertEquals(50, Arrays.stream(over.count()).sum());
        assertEquals(10 * over.rows(), over.count().length);
        assertTrue(over.most() >= 4 && over.most() <= 6, "spread evenly: " + over.most());
        for (int column = 0; column < over.columns(); column++) {
            for (int row = 0; row < over.rows(); row++) {
                int mapping = over.slowest()[column * over.rows() + row];
                assertEquals(over.count()[column * over.rows() + row] > 0, mapping >= 0);
                if (mapping >= 0) {
                    long duration = opened.read(recording -> recording.mappings().durationNs(mapping));
                    assertTrue(duration >= over.edgeNs(row) && duration < over.edgeNs(row + 1), duration + " ns in row " + row);
                    long at = opened.read(recording -> recording.mappings().returnNs(mapping));
                    assertEquals(column, (at - over.fromNs()) / over.stepNs());
                }
            }
        }
    }

    @Test
    void onlyTheAskedTimeCounts() throws IOException {
        Opened opened = maps(50);
        long start = opened.read(recording -> recording.mappings().returnNs(10));
        long end = opened.read(recording -> recording.mappings().returnNs(19));
        OverTime over = opened.read(recording -> PopulationOverTime.of(recording, start, end, 7, 5));
        assertEquals(10, over.total(), "both ends count");
        OverTime none = opened.read(recording -> PopulationOverTime.of(recording, 0, 5, 7, 5));
        assertEquals(0, none.total());
        assertEquals(0, none.rows());
        assertEquals(0, none.most());
    }

    @Test
    void nothingCapturedIsNothing() throws IOException {
        Opened opened = Opened.of(new CaptureWriter().start());
        assertEquals(0, opened.read((Recording recording) -> PopulationOverTime.of(recording, recording.startNs(), recording.endNs(), 3, 3))
                .total());
    }
}
