// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is done beside the reading is done in order, and does not get in its own way. */
class StorageTest {

    /** Making sums fills columns of its own, which have to be written to the file. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatIsBeingDoneMayAskForMoreThoughAsMuchWaitsAsMay() throws IOException {
        List<String> done = new CopyOnWriteArrayList<>();
        CountDownLatch full = new CountDownLatch(1);
        try (Storage storage = Storage.temporary()) {
            storage.later(() -> {
                try {
                    assertTrue(full.await(60, TimeUnit.SECONDS), "waited for as much to wait as may");
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                storage.later(() -> done.add("more"));
                done.add("first");
            });
            for (int i = 1; i < Storage.WAITING_MAX; i++) {
                storage.later(() -> done.add("next"));
            }
            full.countDown();
            storage.later(() -> done.add("last"));
            storage.finish();
        }
        assertEquals(Storage.WAITING_MAX + 2, done.size());
        assertEquals("first", done.get(0));
        assertTrue(done.containsAll(List.of("more", "last")));
    }

    /** Memory of a block is used again: by a table of the same columns only, however many bytes they take. */
    @Test
    void tablesOfAsManyBytesDoNotShareMemory() throws IOException {
        try (Storage storage = Storage.temporary()) {
            Rows some = new Rows(storage, 2, 1);
            Rows others = new Rows(storage, 1, 3);
            int count = 6 * Block.ROWS;
            for (int row = 0; row < count; row++) {
                some.append();
                some.setLong(row, 0, row);
                some.setLong(row, 1, -row);
                some.setInt(row, 0, row ^ 5);
                others.append();
                others.setLong(row, 0, 7L * row);
                for (int column = 0; column < 3; column++) {
                    others.setInt(row, column, row + column);
                }
            }
            for (int row = 0; row < count; row++) {
                assertEquals(row, some.getLong(row, 0));
                assertEquals(-row, some.getLong(row, 1));
                assertEquals(row ^ 5, some.getInt(row, 0));
                assertEquals(7L * row, others.getLong(row, 0));
                for (int column = 0; column < 3; column++) {
                    assertEquals(row + column, others.getInt(row, column));
                }
            }
        }
    }

    /** What fails ends everything behind it, and is told to whoever waits. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatFailsIsToldToWhoeverWaits() throws IOException {
        List<String> done = new CopyOnWriteArrayList<>();
        try (Storage storage = Storage.temporary()) {
            storage.later(() -> done.add("first"));
            CompletableFuture<Void> failing = storage.later(() -> {
                throw new IllegalStateException("no room");
            });
            CompletableFuture<Void> behind = storage.later(() -> done.add("behind"));
            assertEquals("no room", assertThrows(IllegalStateException.class, () -> Storage.join(failing)).getMessage());
            assertEquals("no room", assertThrows(IllegalStateException.class, () -> Storage.join(behind)).getMessage());
            assertEquals("no room", assertThrows(IllegalStateException.class, storage::finish).getMessage());
        }
        assertEquals(List.of("first"), done);
    }

    /** A thread that was interrupted writes all the same, and stays interrupted. */
    @Test
    void anInterruptedThreadClosesNothing() throws IOException {
        try (Storage storage = Storage.temporary()) {
            Thread.currentThread().interrupt();
            long offset = storage.write(ByteBuffer.wrap(new byte[]{1, 2, 3}));
            assertTrue(Thread.interrupted());
            assertEquals(2, storage.map(offset, 3).get(1));
        }
    }
}
