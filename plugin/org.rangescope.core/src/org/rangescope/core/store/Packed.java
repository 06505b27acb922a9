// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import org.rangescope.core.util.annotation.Nullable;

/**
 * The columns of a block in the file, which are the same on every machine. They stand there for 1,024 rows at a time, one column after the other: of each number how it differs from the first of these
 * rows, in as many bytes as the largest of these differences needs. Behind them all stands, for each column and each 1,024 rows, the first number, and where the
 * differences are. Rows that may change stand with all their bytes in the columns that may.
 */
final class Packed {

    static final int GROUP_SHIFT = 10;
    static final int GROUP = 1 << GROUP_SHIFT;
    static final int GROUP_MASK = GROUP - 1;
    /** In a place: bytes of a difference; the rest says where they begin. */
    static final int WIDTH_BITS = 4;
    private static final int WIDTH_MASK = (1 << WIDTH_BITS) - 1;
    /** Of a column and a group, behind the columns: the first number, and the place. */
    static final int ENTRY = Long.BYTES + Integer.BYTES;

    private final ByteBuffer bytes;
    private final Layout layout;
    private final int groups;
    private final long[] first;
    private final int[] places;
    /** A bit for each group whose late columns stand with all their bytes. */
    private long open;

    /**
     * What was written.
     *
     * @throws IOException if it is damaged
     */
    Packed(ByteBuffer piece, Layout layout, int rows) throws IOException {
        bytes = piece.order(ByteOrder.LITTLE_ENDIAN);
        this.layout = layout;
        groups = groups(rows);
        int entries = layout.columns() * groups;
        first = new long[entries];
        places = new int[entries];
        int data = piece.capacity() - entries * ENTRY;
        open = layout.isFixed() ? 0 : -1;
        for (int i = 0, at = data; i < entries; i++, at += ENTRY) {
            first[i] = piece.getLong(at);
            places[i] = piece.getInt(at + Long.BYTES);
            int width = places[i] & WIDTH_MASK;
            if (width > Long.BYTES || places[i] >>> WIDTH_BITS > data - width * rowsOf(rows, i % groups)) {
                throw new IOException("a column stands where there is none");
            }
            int column = i / groups;
            if (layout.isLate(column) && width != (column < layout.longColumns() ? Long.BYTES : Integer.BYTES)) {
                open &= ~(1L << i % groups);
            }
        }
    }

    static int groups(int rows) {
        return rows + GROUP - 1 >>> GROUP_SHIFT;
    }

    /** How many rows a group has. */
    static int rowsOf(int rows, int group) {
        return Math.min(GROUP, rows - (group << GROUP_SHIFT));
    }

    static int place(int at, int width) {
        return at << WIDTH_BITS | width;
    }

    /** Whether the columns of a row that may change late can be changed. */
    boolean isOpen(int inBlock) {
        return (open >>> (inBlock >>> GROUP_SHIFT) & 1) != 0;
    }

    long get(int inBlock, int column) {
        int entry = column * groups + (inBlock >>> GROUP_SHIFT);
        int place = places[entry];
        int width = place & WIDTH_MASK;
        if (width == 0) {
            return first[entry];
        }
        // eight bytes are there always: the first numbers stand behind the last column
        int shift = Long.SIZE - width * Byte.SIZE;
        return first[entry] + (bytes.getLong((place >>> WIDTH_BITS) + (inBlock & GROUP_MASK) * width) << shift >> shift);
    }

    /** Changes a number that stands there with all its bytes. */
    void put(int inBlock, int column, long value) {
        int entry = column * groups + (inBlock >>> GROUP_SHIFT);
        int width = places[entry] & WIDTH_MASK;
        int at = (places[entry] >>> WIDTH_BITS) + (inBlock & GROUP_MASK) * width;
        if (width == Long.BYTES) {
            bytes.putLong(at, value - first[entry]);
        } else if (width == Integer.BYTES && column >= layout.longColumns()) {
            bytes.putInt(at, (int) (value - first[entry]));
        } else {
            throw new IllegalStateException("column " + column + " cannot be changed");
        }
    }

    void longs(int from, int count, int column, long[] to) {
        for (int done = 0; done < count;) {
            int row = from + done;
            int entry = column * groups + (row >>> GROUP_SHIFT);
            int some = Math.min(count - done, GROUP - (row & GROUP_MASK));
            int width = places[entry] & WIDTH_MASK;
            long base = first[entry];
            if (width == 0) {
                Arrays.fill(to, done, done + some, base);
            } else {
                int shift = Long.SIZE - width * Byte.SIZE;
                int at = (places[entry] >>> WIDTH_BITS) + (row & GROUP_MASK) * width;
                for (int i = done; i < done + some; i++, at += width) {
                    to[i] = base + (bytes.getLong(at) << shift >> shift);
                }
            }
            done += some;
        }
    }

    void ints(int from, int count, int column, int[] to) {
        for (int done = 0; done < count;) {
            int row = from + done;
            int entry = column * groups + (row >>> GROUP_SHIFT);
            int some = Math.min(count - done, GROUP - (row & GROUP_MASK));
            int width = places[entry] & WIDTH_MASK;
            int base = (int) first[entry];
            if (width == 0) {
                Arrays.fill(to, done, done + some, base);
            } else {
                int shift = Integer.SIZE - width * Byte.SIZE;
                int at = (places[entry] >>> WIDTH_BITS) + (row & GROUP_MASK) * width;
                for (int i = done; i < done + some; i++, at += width) {
                    to[i] = base + (bytes.getInt(at) << shift >> shift);
                }
            }
            done += some;
        }
    }

    /** Makes what {@link Packed} reads. Used again and again, by one thread at a time. */
    static final class Packer {

        /** Takes what was made, piece by piece. */
        @FunctionalInterface
        interface Sink {

            /**
             * The next bytes.
             *
             * @param some from its position to its limit
             * @throws IOException if they cannot be written
             */
            void take(ByteBuffer some) throws IOException;
        }

        private static final int ROOM = 1 << 20;

        private ByteBuffer made = ByteBuffer.allocateDirect(0);
        private final long[] some = new long[GROUP];
        private final long[] others = new long[GROUP];
        private long[] firsts = {};
        private int[] places = {};
        /** Bytes that were handed on before those of {@link #made}. */
        private int before;
        /** Bytes in {@link #made}. */
        private int filled;

        /**
         * Packs the first rows of a block.
         *
         * @param changed a bit for each row that was changed since it was known that they are going to be packed; others may set more of them meanwhile
         * @return how many bytes they take
         */
        int pack(Block.Arrayed from, int rows, Layout layout, long @Nullable [] changed, Sink sink) throws IOException {
            int groups = groups(rows);
            int entries = groups * layout.columns();
            if (firsts.length < entries) {
                firsts = new long[entries];
                places = new int[entries];
            }
            int most = GROUP * (layout.longColumns() * Long.BYTES + layout.intColumns() * Integer.BYTES) + Long.BYTES;
            before = 0;
            filled = 0;
            for (int group = 0; group < groups; group++) {
                room(most, sink);
                group(from, rowsOf(rows, group), layout, changed, group, groups);
            }
            for (int i = 0; i < entries; i++) {
                room(ENTRY, sink);
                made.putLong(filled, firsts[i]).putInt(filled + Long.BYTES, places[i]);
                filled += ENTRY;
            }
            int size = before + filled;
            flush(sink);
            return size;
        }

        private void room(int bytes, Sink sink) throws IOException {
            if (made.capacity() - filled < bytes) {
                flush(sink);
                if (made.capacity() < bytes) {
                    made = ByteBuffer.allocateDirect(Math.max(ROOM, bytes)).order(ByteOrder.LITTLE_ENDIAN);
                }
            }
        }

        private void flush(Sink sink) throws IOException {
            if (filled > 0) {
                sink.take(made.clear().limit(filled));
                made.clear();
            }
            before += filled;
            filled = 0;
        }

        private void group(Block.Arrayed from, int count, Layout layout, long @Nullable [] changed, int group, int groups) {
            int first = (group << GROUP_SHIFT) * from.step;
            boolean open = false;
            for (int i = 0, at = first; !layout.isFixed() && !open && i < count; i++, at += from.step) {
                open = layout.open().isOpen(from.words, at);
            }
            // what has ended by now may have been changed after the block was to be packed
            for (int i = 0; changed != null && !open && i < GROUP / Long.SIZE; i++) {
                open = changed[group * (GROUP / Long.SIZE) + i] != 0;
            }
            for (int column = 0; column < layout.longColumns(); column++) {
                longs(from, first + column, count, open && layout.isLate(column) ? Long.BYTES : 0, column * groups + group);
            }
            for (int column = 0; column < layout.intColumns(); column += 2) {
                int at = layout.longColumns() + column;
                int entry = at * groups + group;
                ints(from, first + layout.longColumns() + (column >>> 1), count, open && layout.isLate(at) ? Integer.BYTES : 0, entry,
                        open && layout.isLate(at + 1) ? Integer.BYTES : 0, column + 1 < layout.intColumns() ? entry + groups : -1);
            }
        }

        /** Takes out how numbers differ from the first one, and appends that. */
        private void longs(Block.Arrayed from, int at, int count, int fullWidth, int entry) {
            long[] words = from.words;
            long[] to = some;
            int step = from.step;
            long base = words[at];
            long differ = 0;
            for (int i = 0, word = at; i < count; i++, word += step) {
                long difference = words[word] - base;
                to[i] = difference;
                differ |= difference << 1 ^ difference >> Long.SIZE - 1;
            }
            column(to, count, base, differ, fullWidth, entry);
        }

        /** Does the same with two columns of ints at once, and appends both. */
        private void ints(Block.Arrayed from, int at, int count, int fullWidth, int entry, int oddFullWidth, int oddEntry) {
            long[] words = from.words;
            long[] even = some;
            long[] odd = others;
            int step = from.step;
            int base = (int) words[at];
            int oddBase = (int) (words[at] >>> Integer.SIZE);
            int differ = 0;
            int oddDiffer = 0;
            for (int i = 0, word = at; i < count; i++, word += step) {
                long pair = words[word];
                // two ints may differ by more than an int: what is lost of it is lost again when they are added
                int difference = (int) pair - base;
                int oddDifference = (int) (pair >>> Integer.SIZE) - oddBase;
                even[i] = difference;
                odd[i] = oddDifference;
                differ |= difference << 1 ^ difference >> Integer.SIZE - 1;
                oddDiffer |= oddDifference << 1 ^ oddDifference >> Integer.SIZE - 1;
            }
            column(even, count, base, Integer.toUnsignedLong(differ), fullWidth, entry);
            if (oddEntry >= 0) {
                column(odd, count, oddBase, Integer.toUnsignedLong(oddDiffer), oddFullWidth, oddEntry);
            }
        }

        /** Appends how numbers differ from the first one, with so many bytes each, or with as few as can be. */
        private void column(long[] numbers, int count, long base, long differ, int fullWidth, int entry) {
            // the lowest bit of what differs is the sign
            int width = fullWidth != 0 ? fullWidth : (Long.SIZE - Long.numberOfLeadingZeros(differ) + Byte.SIZE - 1) / Byte.SIZE;
            firsts[entry] = base;
            places[entry] = place(before + filled, width);
            ByteBuffer to = made;
            int at = filled;
            int i = 0;
            if (width == 1) {
                for (; i + 7 < count; i += 8, at += 8) {
                    to.putLong(at, numbers[i] & 0xff | (numbers[i + 1] & 0xff) << 8 | (numbers[i + 2] & 0xff) << 16
                            | (numbers[i + 3] & 0xff) << 24 | (numbers[i + 4] & 0xff) << 32 | (numbers[i + 5] & 0xff) << 40
                            | (numbers[i + 6] & 0xff) << 48 | numbers[i + 7] << 56);
                }
            } else if (width == 2) {
                for (; i + 3 < count; i += 4, at += 8) {
                    to.putLong(at, numbers[i] & 0xffff | (numbers[i + 1] & 0xffff) << 16 | (numbers[i + 2] & 0xffff) << 32
                            | numbers[i + 3] << 48);
                }
            }
            if (width > 0) {
                // eight bytes each time; those that do not belong to it are overwritten by what follows
                for (; i < count; i++, at += width) {
                    to.putLong(at, numbers[i]);
                }
                filled = at;
            }
        }
    }
}
