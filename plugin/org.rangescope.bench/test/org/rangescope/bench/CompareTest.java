// SPDX-License-Identifier: EPL-2.0
package org.rangescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.rangescope.core.Session;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.capture.write.SyntheticTraffic.Written;

/** That the benchmarks still run. How fast is not asked here. */
class CompareTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void allThatIsMeasuredRuns() throws IOException {
        Path file = directory.resolve("small.rangescope");
        Written written = new SyntheticTraffic(42).events(20_000).write(file);
        new BareLoop().run(file);
        Ours.readAndCheck(file, written.records());
        try (Session session = Ours.read(file)) {
            List<Measured> charts = Charts.measure(session);
            assertTrue(charts.stream().allMatch(row -> row.median() <= row.worst()), "the median is not the worst");
        }
    }

    @Test
    void theMedianIsInTheMiddle() {
        Measured measured = new Measured("something");
        assertTrue(measured.isEmpty());
        for (double seconds : new double[]{4, 1, 0.5, 2}) {
            measured.add(seconds);
        }
        assertEquals(1.5, measured.median());
        assertEquals("| something | 500.00 ms | 1.500 s | 4.000 s | 2.00 M |", measured.row(3_000_000));
    }

    @Test
    void theInnerLoopsAreThereForJmh() {
        assertFalse(BenchmarkList.defaultList().getAll(null, List.of()).isEmpty());
    }
}
