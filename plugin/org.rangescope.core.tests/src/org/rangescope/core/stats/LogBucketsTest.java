// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.rangescope.core.util.LogBuckets;

/** Buckets of durations. */
class LogBucketsTest {

    @Test
    void bucketsAreAsFineAsTheySay() {
        Random random = new Random(8);
        for (int bits : new int[]{6, 7, 10}) {
            long before = -1;
            for (int index = 0; index < 3_000; index++) {
                assertEquals(index, LogBuckets.index(LogBuckets.highest(index, bits), bits));
                assertEquals(index, LogBuckets.index(before + 1, bits), "no gap below bucket " + index);
                before = LogBuckets.highest(index, bits);
            }
            for (int i = 0; i < 10_000; i++) {
                long ns = random.nextLong() >>> 1 + random.nextInt(62);
                long highest = LogBuckets.highest(LogBuckets.index(ns, bits), bits);
                assertTrue(highest >= ns && highest - ns <= ns / (1L << bits), ns + " becomes " + highest);
            }
        }
        assertEquals(0, LogBuckets.index(-5, 10));
        assertEquals(Long.MAX_VALUE, LogBuckets.highest(LogBuckets.index(Long.MAX_VALUE, 10), 10));
        assertTrue(LogBuckets.index(Long.MAX_VALUE, 10) < 1 << 16);
    }
}
