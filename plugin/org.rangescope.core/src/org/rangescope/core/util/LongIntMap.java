// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

import java.util.Arrays;

/**
 * A hash map from identities of kernel objects to rows, by open addressing in two arrays: no object per entry. Key 0 (NULL) is never in it. Not
 * thread-safe.
 */
public final class LongIntMap {

    /** What {@link #get} answers for a key that is not there. */
    public static final int ABSENT = -1;

    private long[] keys;
    private int[] values;
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
        keys = new long[capacity];
        values = new int[capacity];
        mask = capacity - 1;
    }

    /**
     * The value of a key.
     *
     * @param key an identity
     * @return its value, or {@link #ABSENT}
     */
    public int get(long key) {
        long[] table = keys;
        int slot = slot(key) & mask;
        while (true) {
            long found = table[slot];
            if (found == key) {
                return key == 0 ? ABSENT : values[slot];
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
        long[] table = keys;
        int slot = slot(key) & mask;
        while (true) {
            long found = table[slot];
            if (found == key) {
                int before = values[slot];
                values[slot] = value;
                return before;
            }
            if (found == 0) {
                break;
            }
            slot = slot + 1 & mask;
        }
        table[slot] = key;
        values[slot] = value;
        size++;
        if (size * 2 > table.length) {
            grow();
        }
        return ABSENT;
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
        Arrays.fill(keys, 0);
        size = 0;
    }

    private void grow() {
        if (keys.length >= 1 << 29) {
            throw new OutOfMemoryError("more than " + Units.count(size) + " kernel objects in one recording");
        }
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[keys.length];
        mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]) & mask;
                while (keys[slot] != 0) {
                    slot = slot + 1 & mask;
                }
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Raw addresses differ in their middle bits only, so the bits are mixed before the low ones pick a slot. */
    private static int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32 ^ mixed >>> 47);
    }
}
