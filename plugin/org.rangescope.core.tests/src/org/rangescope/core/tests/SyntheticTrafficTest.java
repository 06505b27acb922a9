// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rangescope.core.analysis.Health;
import org.rangescope.core.capture.EventKind;
import org.rangescope.core.capture.write.SyntheticTraffic;
import org.rangescope.core.capture.write.SyntheticTraffic.Written;
import org.rangescope.core.rules.Finding;
import org.rangescope.core.rules.Severity;
import org.rangescope.core.rules.Verdict;

/** Traffic that never was is clean, unless mistakes are planted, which are found. */
class SyntheticTrafficTest {

    private static byte[] bytes(SyntheticTraffic traffic) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        traffic.write(out);
        return out.toByteArray();
    }

    /** Everything happens often. */
    private static SyntheticTraffic busy(long seed) {
        return new SyntheticTraffic(seed).events(60_000).cycles(15, 300, 1_500).failures(0.01).pins(0.3);
    }

    private static List<Finding> errors(Opened opened) {
        return opened.findings().stream().filter(f -> f.severity() == Severity.ERROR || f.severity() == Severity.WARNING).toList();
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        assertArrayEquals(bytes(busy(7)), bytes(busy(7)));
        assertFalse(Arrays.equals(bytes(busy(7)), bytes(busy(8))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingIsWrongWithIt(long seed) throws IOException {
        Opened opened = Opened.bytes(bytes(busy(seed).watched(seed % 2 == 0)));
        assertEquals(List.of(), errors(opened));
        Health health = opened.health();
        assertTrue(health.isWhole(), health.toString());
        assertEquals(0, health.unknownUnmaps());
        assertEquals(0, health.unseenEnds());
        assertEquals(0, health.orphanRanges());
        assertEquals(0, opened.count("RS27"));
    }

    @Test
    void isAsLongAsWanted() throws IOException {
        for (long events : new long[]{200, 5_000, 100_000}) {
            Written written = new SyntheticTraffic(3).events(events).write(new ByteArrayOutputStream());
            assertTrue(Math.abs(written.records() - events) < 500 + events / 50, events + " were wanted: " + written);
        }
    }

    @Test
    void hasEveryKindThatTrafficHas() throws IOException {
        Map<EventKind, Long> kinds = Opened.bytes(bytes(busy(11).watched(true))).health().counts();
        for (EventKind kind : EventKind.values()) {
            switch (kind) {
            case LIVE, TRIGGER, BUFFER_STATE, ATTACHMENT_STATE, MAPPING_STATE -> assertFalse(kinds.containsKey(kind), kind.streamName());
            default -> assertTrue(kinds.getOrDefault(kind, 0L) > 0, kind.streamName());
            }
        }
    }

    @Test
    void saysWhatWasWritten() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Written written = busy(12).write(out);
        Opened opened = Opened.bytes(out.toByteArray());
        Map<EventKind, Long> kinds = opened.health().counts();
        assertEquals(written.records(), opened.health().records());
        assertEquals(written.maps() + written.failed(), kinds.get(EventKind.MAP));
        assertEquals(written.unmaps(), kinds.get(EventKind.UNMAP));
        assertEquals(written.ranges(), kinds.get(EventKind.RANGE));
        assertEquals(written.maps(), written.unmaps());
        assertEquals(written.endNs(), opened.read(recording -> recording.endNs()));
    }

    @Test
    void mayEndInTheMidstOfIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Written written = busy(13).leaveMapped(true).write(out);
        Opened opened = Opened.bytes(out.toByteArray());
        assertEquals(List.of(), errors(opened));
        assertTrue(written.live() > 10, written.toString());
        assertEquals(written.live(), opened.count("RS27"));
    }

    @Test
    void oneMistakeOfEachRuleIsFoundAsOften() throws IOException {
        for (String rule : List.of("RS01", "RS02", "RS03", "RS04", "RS06", "RS08", "RS12", "RS13")) {
            Opened opened = Opened.bytes(bytes(busy(21).plant(rule, 7)));
            assertEquals(7, opened.count(rule), rule);
            List<Finding> others = errors(opened).stream().filter(f -> !f.ruleId().equals(rule))
                    // a map that is refused while a leaked mapping is live shows that, too
                    .filter(f -> !f.ruleId().equals("RS05")).toList();
            assertEquals(List.of(), others, "with " + rule);
            assertTrue(opened.findings(rule).stream().allMatch(f -> f.verdict() == Verdict.DEFINITE), rule);
        }
    }

    @Test
    void mistakesOfAllRulesAreFoundTogether() throws IOException {
        SyntheticTraffic traffic = busy(22);
        int count = 0;
        for (SyntheticTraffic.Mistake mistake : SyntheticTraffic.Mistake.values()) {
            traffic.plant(mistake, ++count);
        }
        Opened opened = Opened.bytes(bytes(traffic));
        for (SyntheticTraffic.Mistake mistake : SyntheticTraffic.Mistake.values()) {
            if (List.of("RS01", "RS02", "RS03", "RS04", "RS06", "RS08", "RS12", "RS13").contains(mistake.ruleId())) {
                assertEquals(mistake.ordinal() + 1, opened.count(mistake.ruleId()), mistake.ruleId());
            }
        }
    }
}
