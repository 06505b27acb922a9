// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.rangescope.core.util.IntColumn;
import org.rangescope.core.util.LongColumn;
import org.rangescope.core.util.LongIntMap;
import org.rangescope.core.util.Units;

/** Units, columns and the hash map. */
class UtilTest {

    @Test
    void writesQuantitiesAlikeEverywhere() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals("18.4 ms", Units.duration(18_400_123));
            assertEquals("0 ns", Units.duration(0));
            assertEquals("999 ns", Units.duration(999));
            assertEquals("1.00 µs", Units.duration(1_000));
            assertEquals("1.00 ms", Units.duration(999_900));
            assertEquals("62.4 s", Units.duration(62_400_000_000L));
            assertEquals("10 min 05 s", Units.duration(605_000_000_000L));
            assertEquals("2 h 03 min", Units.duration(7_380_000_000_000L));
            assertEquals("unknown", Units.duration(Units.UNKNOWN));
            assertEquals("18,400,123 ns", Units.exactNs(18_400_123));
            assertEquals("3.0 GiB", Units.bytes(3L << 30));
            assertEquals("212 MiB", Units.bytes(212L << 20));
            assertEquals("1023 B", Units.bytes(1023));
            assertEquals("1.0 MiB", Units.bytes((1 << 20) - 1));
            assertEquals("8.0 EiB", Units.bytes(Long.MAX_VALUE));
            assertEquals("3,221,225,472 B", Units.exactBytes(3L << 30));
            assertEquals("1,284,221", Units.count(1_284_221));
            assertEquals("1 mapping", Units.counted(1, "mapping"));
            assertEquals("12 mappings", Units.counted(12, "mapping"));
            assertEquals("14.237 518 s", Units.relative(14_237_518_999L));
            assertEquals("-0.001 000 s", Units.relative(-1_000_000));
            assertEquals("14.237 s", Units.moment(14_237_400_000L));
            assertEquals("51.4 ms", Units.moment(51_400_000));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theMapAgreesWithJavas() {
        LongIntMap ours = new LongIntMap(2);
        Map<Long, Integer> java = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            // addresses of a slab: only the middle bits differ
            long key = 0xffff888000000000L + random.nextInt(30_000) * 64L;
            Integer before = java.put(key, i);
            assertEquals(before == null ? LongIntMap.ABSENT : before, ours.put(key, i));
        }
        java.forEach((key, value) -> assertEquals(value, ours.get(key)));
        assertEquals(java.size(), ours.size());
        assertEquals(LongIntMap.ABSENT, ours.get(1));
        assertEquals(LongIntMap.ABSENT, ours.put(0, 5));
        assertEquals(LongIntMap.ABSENT, ours.get(0));
    }

    @Test
    void columnsGrow() {
        LongColumn longs = new LongColumn();
        IntColumn ints = new IntColumn();
        for (int i = 0; i < 100_000; i++) {
            assertEquals(i, longs.add(i * 3L));
            assertEquals(i, ints.add(-i));
        }
        longs.set(5_000, 7);
        assertEquals(7, longs.get(5_000));
        assertEquals(99_999 * 3L, longs.get(99_999));
        assertEquals(-99_999, ints.get(99_999));
        assertEquals(100_000, ints.size());
    }

    @Test
    void aMapForgetsAndFindsTheOthers() {
        Random random = new Random(5);
        LongIntMap map = new LongIntMap(16);
        Map<Long, Integer> wanted = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            // few keys, so that they get in each other's way
            long key = 1 + random.nextInt(500);
            if (random.nextInt(3) == 0) {
                map.remove(key);
                wanted.remove(key);
            } else {
                map.put(key, i);
                wanted.put(key, i);
            }
            assertEquals(wanted.size(), map.size());
            long other = 1 + random.nextInt(500);
            assertEquals(wanted.getOrDefault(other, LongIntMap.ABSENT), map.get(other));
        }
    }
}
