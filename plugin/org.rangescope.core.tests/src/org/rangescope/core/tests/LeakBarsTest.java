// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.rangescope.core.stats.GroupBy;
import org.rangescope.core.stats.LeakBars;
import org.rangescope.core.stats.LeakedMappings;
import org.rangescope.core.store.MappingTable;

/** The bars of leaks are the leaked rows of the table, each once, however few bars there are. */
class LeakBarsTest {

    private static Opened leaks() throws IOException {
        return Opened.file(Path.of("recordings", "parallel-leaks.rangescope"));
    }

    @Test
    void eachLeakHasItsBar() throws IOException {
        leaks().read(recording -> {
            MappingTable mappings = recording.mappings();
            int[] leaked = IntStream.range(0, mappings.size()).filter(row -> mappings.state(row).isLeak()).toArray();
            LeakBars bars = LeakedMappings.of(recording, GroupBy.CALL_SITE, recording.startNs(), recording.endNs(), 100);
            assertEquals(leaked.length, bars.total());
            assertEquals(leaked.length, bars.bars().size());
            for (int i = 0; i < leaked.length; i++) {
                LeakBars.Bar bar = bars.bars().get(i);
                assertEquals(leaked[i], bar.mapping());
                assertEquals(mappings.returnNs(leaked[i]), bar.fromNs());
                assertEquals(mappings.serial(leaked[i]), bar.serial());
                assertEquals(recording.exposedBytes(leaked[i]), bar.bytes());
                assertTrue(bar.leakedNs() >= bar.fromNs(), "it was mapped before it was a leak");
                assertEquals(1, bar.count());
                assertTrue(bar.group().startsWith("ex_"), bar.group());
            }
            assertEquals(bars.bars().stream().mapToLong(LeakBars.Bar::bytes).sum(), bars.bytes());
            return bars;
        });
    }

    @Test
    void fewBarsShareAllLeaks() throws IOException {
        leaks().read(recording -> {
            LeakBars all = LeakedMappings.of(recording, GroupBy.EXPORTER, recording.startNs(), recording.endNs(), 100);
            LeakBars few = LeakedMappings.of(recording, GroupBy.EXPORTER, recording.startNs(), recording.endNs(), 4);
            assertEquals(4, few.bars().size());
            assertEquals(all.total(), few.bars().stream().mapToInt(LeakBars.Bar::count).sum());
            assertEquals(all.bytes(), few.bytes());
            return few;
        });
    }

    @Test
    void laterLeaksAreNotThereYetAndEarlierOnesStillAre() throws IOException {
        leaks().read(recording -> {
            LeakBars all = LeakedMappings.of(recording, GroupBy.CALL_SITE, recording.startNs(), recording.endNs(), 100);
            long second = all.bars().get(1).fromNs();
            LeakBars upToSecond = LeakedMappings.of(recording, GroupBy.CALL_SITE, recording.startNs(), second, 100);
            assertEquals(all.bars().stream().filter(bar -> bar.fromNs() <= second).count(), upToSecond.total());
            LeakBars fromThere = LeakedMappings.of(recording, GroupBy.CALL_SITE, second + 1, recording.endNs(), 100);
            assertEquals(all.total(), fromThere.total(), "a leak never ends");
            LeakBars end = LeakedMappings.of(recording, GroupBy.CALL_SITE, recording.endNs(), recording.endNs(), 4);
            assertEquals(all.total(), end.bars().stream().mapToInt(LeakBars.Bar::count).sum(), "also where few bars have to do for them");
            return end;
        });
    }

    @Test
    void whereNothingLeaksThereIsNoBar() throws IOException {
        LeakBars none = Opened.file(Path.of("recordings", "clean.rangescope"))
                .read(recording -> LeakedMappings.of(recording, GroupBy.CALL_SITE, recording.startNs(), recording.endNs(), 100));
        assertEquals(new LeakBars(0, 0, java.util.List.of()), none);
    }
}
