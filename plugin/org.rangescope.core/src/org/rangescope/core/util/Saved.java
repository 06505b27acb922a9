// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/** Writes and reads what data streams have no method for. Lengths are checked before anything is made for them. */
public final class Saved {

    private static final int MOST = 1 << 28;
    /** So much is made at first for something of any length: a length that lies ends with the bytes. */
    private static final int PIECE = 1 << 12;

    private Saved() {}

    /**
     * Writes a text of any length.
     *
     * @param out  receives it
     * @param text any text
     * @throws IOException if it cannot be written
     */
    public static void text(DataOutput out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /**
     * Reads a text.
     *
     * @param in gives what {@link #text(DataOutput, String)} wrote
     * @return the text
     * @throws IOException if it cannot be read
     */
    public static String text(DataInput in) throws IOException {
        int length = length(in);
        byte[] bytes = new byte[Math.min(length, PIECE)];
        for (int read = 0; read < length; read = bytes.length) {
            bytes = read == 0 ? bytes : Arrays.copyOf(bytes, Math.min(length, read * 2));
            in.readFully(bytes, read, bytes.length - read);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Reads a length.
     *
     * @param in gives an int
     * @return not negative, and not more than could be meant
     * @throws IOException if it cannot be read, or is none
     */
    public static int length(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new IOException("a length of " + length);
        }
        return length;
    }

    /**
     * Writes numbers.
     *
     * @param out   receives them
     * @param longs any
     * @throws IOException if they cannot be written
     */
    public static void longs(DataOutput out, long... longs) throws IOException {
        out.writeInt(longs.length);
        for (long value : longs) {
            out.writeLong(value);
        }
    }

    /**
     * Reads numbers.
     *
     * @param in gives what {@link #longs(DataOutput, long...)} wrote
     * @return the numbers
     * @throws IOException if they cannot be read
     */
    public static long[] longs(DataInput in) throws IOException {
        int length = length(in);
        long[] longs = new long[Math.min(length, PIECE)];
        for (int i = 0; i < length; i++) {
            if (i == longs.length) {
                longs = Arrays.copyOf(longs, Math.min(length, i * 2));
            }
            longs[i] = in.readLong();
        }
        return longs;
    }

    /**
     * Writes a set of rows.
     *
     * @param out receives it
     * @param set any
     * @throws IOException if it cannot be written
     */
    public static void bits(DataOutput out, BitSet set) throws IOException {
        longs(out, set.toLongArray());
    }

    /**
     * Reads a set of rows.
     *
     * @param in gives what {@link #bits(DataOutput, BitSet)} wrote
     * @return the set
     * @throws IOException if it cannot be read
     */
    public static BitSet bits(DataInput in) throws IOException {
        return BitSet.valueOf(longs(in));
    }

    /**
     * Writes a map.
     *
     * @param out receives it
     * @param map any
     * @throws IOException if it cannot be written
     */
    public static void map(DataOutput out, LongIntMap map) throws IOException {
        out.writeInt(map.size());
        map.forEach((key, value) -> {
            out.writeLong(key);
            out.writeInt(value);
        });
    }

    /**
     * Reads a map.
     *
     * @param in   gives what {@link #map(DataOutput, LongIntMap)} wrote
     * @param into receives its entries
     * @throws IOException if it cannot be read
     */
    public static void map(DataInput in, LongIntMap into) throws IOException {
        for (int i = length(in); i > 0; i--) {
            long key = in.readLong();
            into.put(key, in.readInt());
        }
    }
}
