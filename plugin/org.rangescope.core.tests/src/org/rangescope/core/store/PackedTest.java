// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.function.ObjIntConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed into the file comes out of it as it was, also when it is changed there. */
class PackedTest {

    private static final int LONGS = 3;
    private static final int INTS = 3;
    /** Of the last column of longs and of ints. */
    private static final int LATE = 2;
    private static final ObjIntConsumer<Some> NOTHING = (table, row) -> {
        // none is changed
    };

    /** A table whose rows may change as long as their first int is odd. */
    private static final class Some extends Table {

        Some(Storage storage, int recent) {
            super(storage, new Layout(LONGS, INTS, 1 << LATE, 1 | 1 << LATE, (words, at) -> (words[at + LONGS] & 1) != 0), recent);
        }

        void add(long[] longs, int[] ints) {
            Block block = room();
            int row = added();
            for (int column = 0; column < LONGS; column++) {
                block.putLong(row, column, longs[column]);
            }
            for (int column = 0; column < INTS; column++) {
                block.putInt(row, column, ints[column]);
            }
        }

        void change(int row, long value) {
            Block block = changing(row);
            block.putLong(row, LATE, value);
            block.putInt(row, LATE, (int) value);
        }

        void close(int row, long value) {
            Block block = changing(row);
            block.putInt(row, 0, 2);
            block.putLong(row, LATE, value);
        }

        boolean isInFile(int row) {
            return block(row).piece != null;
        }
    }

    /** Numbers of a row; those of one thousand rows are near each other, but for a few. */
    private static void fill(Random random, int row, long[] longs, int[] ints, boolean open) {
        int bits = row / 1000 % 65;
        longs[0] = row * 1000L + random.nextInt(100);
        longs[1] = bits == 0 ? -1 : random.nextLong() >>> 64 - bits;
        longs[2] = random.nextInt(500) == 0 ? random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE : row;
        ints[0] = open && random.nextInt(4000) == 0 ? 1 : 2;
        ints[1] = bits == 0 ? Integer.MIN_VALUE : random.nextInt() >> 32 - Math.min(32, bits);
        ints[2] = random.nextInt(3) == 0 ? random.nextBoolean() ? Integer.MIN_VALUE : Integer.MAX_VALUE : -1;
    }

    private static void check(Some table, int rows, long[][] longs, int[][] ints) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < 3; column++) {
                assertEquals(longs[column][row], table.block(row).getLong(row, column), "long " + column + " of row " + row);
                assertEquals(ints[column][row], table.block(row).getInt(row, column), "int " + column + " of row " + row);
            }
        }
        long[] someLongs = new long[3000];
        int[] someInts = new int[3000];
        for (int from = 0; from < rows; from += 2999) {
            int count = Math.min(Math.min(3000, rows - from), Block.ROWS - (from & Block.MASK));
            for (int column = 0; column < 3; column++) {
                table.block(from).longs(from, count, column, someLongs);
                table.block(from).ints(from, count, column, someInts);
                for (int i = 0; i < count; i++) {
                    assertEquals(longs[column][from + i], someLongs[i], "long " + column + " of row " + (from + i));
                    assertEquals(ints[column][from + i], someInts[i], "int " + column + " of row " + (from + i));
                }
            }
        }
    }

    private static Some filled(Storage storage, int rows, long[][] longs, int[][] ints, boolean open, Random random,
            ObjIntConsumer<Some> afterEach) {
        Some table = new Some(storage, 0);
        long[] some = new long[3];
        int[] others = new int[3];
        for (int row = 0; row < rows; row++) {
            fill(random, row, some, others, open);
            for (int column = 0; column < 3; column++) {
                longs[column][row] = some[column];
                ints[column][row] = others[column];
            }
            table.add(some, others);
            afterEach.accept(table, row);
        }
        return table;
    }

    private static Some reopened(Storage storage, Some table) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        table.save(new DataOutputStream(kept));
        Some again = new Some(storage, 0);
        again.load(new DataInputStream(new ByteArrayInputStream(kept.toByteArray())));
        return again;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1024, 1025, Block.ROWS, 3 * Block.ROWS + 12_345})
    void comesOutAsItWasPutIn(int rows) throws IOException {
        long[][] longs = new long[3][rows];
        int[][] ints = new int[3][rows];
        try (Storage storage = Storage.temporary()) {
            Some table = filled(storage, rows, longs, ints, true, new Random(rows), NOTHING);
            check(table, rows, longs, ints);
            Some again = reopened(storage, table);
            assertTrue(table.isInFile(0), "nothing is kept in memory that is in the file");
            check(table, rows, longs, ints);
            check(again, rows, longs, ints);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void mayBeChangedWhetherThatWasExpectedOrNot(boolean expected) throws IOException {
        int rows = 4 * Block.ROWS + 5;
        long[][] longs = new long[3][rows];
        int[][] ints = new int[3][rows];
        Random random = new Random(7);
        try (Storage storage = Storage.temporary()) {
            Some table = filled(storage, rows, longs, ints, expected, random, NOTHING);
            for (int i = 0; i < 2000; i++) {
                // one block has many changes, as if all of it had been mapped for long
                int row = i % 2 == 0 ? random.nextInt(rows) : Block.ROWS + random.nextInt(Block.ROWS);
                long value = random.nextLong();
                table.change(row, value);
                longs[LATE][row] = value;
                ints[LATE][row] = (int) value;
            }
            check(table, rows, longs, ints);
            check(reopened(storage, table), rows, longs, ints);
        }
    }

    /** Rows are changed while another thread packs them. */
    @Test
    void changesWhileBeingPackedAreNotLost() throws IOException {
        int rows = 12 * Block.ROWS;
        long[][] longs = new long[3][rows];
        int[][] ints = new int[3][rows];
        Random random = new Random(3);
        try (Storage storage = Storage.temporary()) {
            Some table = filled(storage, rows, longs, ints, true, random, (filling, row) -> {
                if (row % 64 == 0) {
                    // in the block that is on its way, mostly
                    int old = Math.max(0, row - random.nextInt(Block.ROWS));
                    filling.change(old, row);
                    longs[LATE][old] = row;
                    ints[LATE][old] = row;
                }
            });
            check(table, rows, longs, ints);
            check(reopened(storage, table), rows, longs, ints);
        }
    }

    /** Numbers that are near each other take few bytes. */
    @Test
    void takesFewBytes() throws IOException {
        try (Storage storage = Storage.temporary()) {
            Rows table = new Rows(storage, 2, 1);
            int rows = 8 * Block.ROWS;
            for (int row = 0; row < rows; row++) {
                table.append();
                table.setLong(row, 0, 1_700_000_000_000_000_000L + row * 7L);
                table.setLong(row, 1, 42);
                table.setInt(row, 0, row & 15);
            }
            table.saveRows(new DataOutputStream(new ByteArrayOutputStream()));
            assertTrue(storage.used() < 4L * rows, storage.used() + " bytes for " + rows + " rows of 20");
        }
    }

    /** Differences of ints that need more than an int, in so many columns that all the room of the packer is used. */
    @Test
    void intsAtTheirExtremesTakeFourBytesAtMost() throws IOException {
        try (Storage storage = Storage.temporary()) {
            int columns = 22;
            Rows table = new Rows(storage, 0, columns);
            int rows = 2 * Block.ROWS;
            for (int row = 0; row < rows; row++) {
                table.append();
                for (int column = 0; column < columns; column++) {
                    table.setInt(row, column, (row + column & 1) == 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE - column);
                }
            }
            table.saveRows(new DataOutputStream(new ByteArrayOutputStream()));
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    assertEquals((row + column & 1) == 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE - column, table.getInt(row, column));
                }
            }
        }
    }

    /** Each row is closed as many rows later; blocks that are on their way meanwhile are not written twice. */
    @ParameterizedTest
    @ValueSource(ints = {50, 30_000, Block.ROWS, Block.ROWS + 20_000})
    void rowsThatAreClosedLateDoNotMakeTheFileGrow(int life) throws IOException {
        int rows = 20 * Block.ROWS;
        long[] longs = new long[LONGS];
        int[] ints = {1, 0, 0};
        try (Storage storage = Storage.temporary()) {
            Some table = new Some(storage, 0);
            for (int row = 0; row < rows; row++) {
                longs[0] = row;
                table.add(longs, ints);
                if (row >= life) {
                    table.close(row - life, row);
                }
            }
            table.settle();
            // with room for changes in each row 17; all columns whole take 36
            assertTrue(storage.used() < 18L * rows, storage.used() + " bytes");
            for (int row = 0; row < rows - life; row++) {
                assertEquals(row + life, table.block(row).getLong(row, LATE));
            }
        }
    }
}
