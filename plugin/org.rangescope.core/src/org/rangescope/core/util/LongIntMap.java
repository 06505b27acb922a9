// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

import java.io.IOException;
import java.util.Arrays;

/**
 * A hash map from identities of kernel objects to rows, by open addressing in an array: no object per entry. Key 0 (NULL) is never in it. Not
 * thread-safe.
 */
public final class LongIntMap {

    /** What {@link #get} answers for a key that is not there. */
    public static final int ABSENT = -1;

    /** A key and its value side by side, so that both are in one line of the cache. */
    private long[] table;
    private int size;
    private int mask;

    /** An empty map. */
    public LongIntMap() {
        this(1 << 8);
    }

    /**
     * An empty map.
     *
     * @param capacity a power of two
     */
    public LongIntMap(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity " + capacity + " is not a power of two");
        }
        table = new long[capacity * 2];
        mask = capacity - 1;
    }

    /**
     * The value of a key.
     *
     * @param key an identity
     * @return its value, or {@link #ABSENT}
     */
    public int get(long key) {
        long[] entries = table;
        int slot = slot(key) & mask;
        while (true) {
            long found = entries[2 * slot];
            if (found == key) {
                return key == 0 ? ABSENT : (int) entries[2 * slot + 1];
            }
            if (found == 0) {
                return ABSENT;
            }
            slot = slot + 1 & mask;
        }
    }

    /**
     * Sets the value of a key.
     *
     * @param key   an identity; 0 is ignored
     * @param value anything but {@link #ABSENT}
     * @return the value it had before, or {@link #ABSENT}
     */
    public int put(long key, int value) {
        if (key == 0) {
            return ABSENT;
        }
        long[] entries = table;
        int slot = slot(key) & mask;
        while (true) {
            long found = entries[2 * slot];
            if (found == key) {
                int before = (int) entries[2 * slot + 1];
                entries[2 * slot + 1] = value;
                return before;
            }
            if (found == 0) {
                break;
            }
            slot = slot + 1 & mask;
        }
        entries[2 * slot] = key;
        entries[2 * slot + 1] = value;
        size++;
        if (size * 2 > mask) {
            grow();
        }
        return ABSENT;
    }

    /**
     * Forgets a key.
     *
     * @param key an identity
     */
    public void remove(long key) {
        long[] entries = table;
        int hole = slot(key) & mask;
        while (entries[2 * hole] != key) {
            if (entries[2 * hole] == 0) {
                return;
            }
            hole = hole + 1 & mask;
        }
        if (key == 0) {
            return;
        }
        // those behind it that were pushed away from their place move up, or they would not be found any more
        for (int next = hole + 1 & mask; entries[2 * next] != 0; next = next + 1 & mask) {
            int wanted = slot(entries[2 * next]) & mask;
            if ((next - wanted & mask) >= (next - hole & mask)) {
                entries[2 * hole] = entries[2 * next];
                entries[2 * hole + 1] = entries[2 * next + 1];
                hole = next;
            }
        }
        entries[2 * hole] = 0;
        size--;
    }

    /**
     * How many keys there are.
     *
     * @return keys
     */
    public int size() {
        return size;
    }

    /** Forgets everything. */
    public void clear() {
        Arrays.fill(table, 0);
        size = 0;
    }

    /** Takes in a key and its value. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * An entry.
         *
         * @param key   its key
         * @param value its value
         * @throws IOException if the visitor writes it, and cannot
         */
        void entry(long key, int value) throws IOException;
    }

    /**
     * Visits every entry, in no particular order.
     *
     * @param visitor takes them
     * @throws IOException as the visitor throws it
     */
    public void forEach(Visitor visitor) throws IOException {
        for (int i = 0; i < table.length; i += 2) {
            if (table[i] != 0) {
                visitor.entry(table[i], (int) table[i + 1]);
            }
        }
    }

    private void grow() {
        if (mask >= 1 << 28) {
            throw new OutOfMemoryError("more than " + Units.count(size) + " kernel objects in one recording");
        }
        long[] old = table;
        table = new long[old.length * 2];
        mask = table.length / 2 - 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int slot = slot(old[i]) & mask;
                while (table[2 * slot] != 0) {
                    slot = slot + 1 & mask;
                }
                table[2 * slot] = old[i];
                table[2 * slot + 1] = old[i + 1];
            }
        }
    }

    /** Raw addresses differ in their middle bits only, so the bits are mixed before the low ones pick a slot. */
    private static int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32 ^ mixed >>> 47);
    }
}
