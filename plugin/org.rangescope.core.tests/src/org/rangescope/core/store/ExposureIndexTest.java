// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rangescope.core.capture.RecordLayout;
import org.rangescope.core.capture.RecordView;

/** What is mapped over time is told rightly, however far the sums are. */
class ExposureIndexTest {

    private static final int MAPPINGS = 3 * Block.ROWS - 5;
    private static final int BYTES = 4096;

    /** What may go wrong while sums are made goes wrong rarely. */
    private static final int ROUNDS = 60;

    /** A mapping begins each nanosecond, and none ends: at time t there are t + 1. */
    private static void fill(MappingTable mappings) {
        MapSite site = new MapSite();
        long[] words = new long[RecordLayout.MAP_SIZE / Long.BYTES];
        for (int row = 0; row < MAPPINGS; row++) {
            words[RecordLayout.HEADER_TIMESTAMP / Long.BYTES] = row;
            words[RecordLayout.MAP_MAPPING / Long.BYTES] = row + 1;
            words[RecordLayout.MAP_SERIAL / Long.BYTES] = row + 1;
            words[RecordLayout.MAP_BEGIN_NS / Long.BYTES] = row;
            words[RecordLayout.MAP_BYTES / Long.BYTES] = BYTES;
            mappings.add(RecordView.of(words), 0, -1, site);
        }
    }

    private static void check(MappingTable mappings, long from) {
        long[][] answers = new long[4][4];
        mappings.exposure().extremes(from, 1, answers[0], answers[1], answers[2], answers[3]);
        for (int i = 0; i < 4; i++) {
            assertEquals(from + i + 1, answers[1][i], "mapped at " + (from + i));
            assertEquals((from + i + 1) * BYTES, answers[3][i], "bytes at " + (from + i));
        }
        List<Long> live = new ArrayList<>();
        mappings.exposure().samples(from, from, 1, new Exposure.SampleVisitor() {

            @Override
            public void moment(long timeNs) {
                assertEquals(from, timeNs);
            }

            @Override
            public void live(int cell, long count, long bytes) {
                live.add(count);
            }
        });
        assertEquals(List.of(from + 1), live);
    }

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void isRightBeforeWhileAndAfterItIsSummedUp() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            try (Storage storage = Storage.temporary()) {
                MappingTable mappings = new MappingTable(storage, new AttachmentTable(storage), new RangeTable(storage));
                CountDownLatch begin = new CountDownLatch(1);
                storage.soon(() -> {
                    try {
                        assertTrue(begin.await(100, TimeUnit.SECONDS), "waited until everything was added");
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
                fill(mappings);
                check(mappings, 0);
                check(mappings, MAPPINGS - 4);
                CompletableFuture<Void> summed = storage.soon(() -> {
                    // behind everything
                });
                CompletableFuture<Void> readers = CompletableFuture.allOf(reader(mappings, 2 * round, summed),
                        reader(mappings, 2 * round + 1, summed));
                begin.countDown();
                readers.join();
                mappings.exposure().advance(true);
                for (long from = 0; from < MAPPINGS - 4; from += 9_973) {
                    check(mappings, from);
                }
            }
        }
    }

    private static CompletableFuture<Void> reader(MappingTable mappings, long seed, CompletableFuture<Void> until) {
        SplittableRandom random = new SplittableRandom(seed);
        return CompletableFuture.runAsync(() -> {
            while (!until.isDone()) {
                check(mappings, MAPPINGS - 4 - random.nextInt(MAPPINGS / 8));
            }
        });
    }
}
