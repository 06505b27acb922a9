// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** A set of row numbers, a bit each, in pages that are made when they are needed: small for few rows, and 3 MB for 25 million. */
final class RowSet {

    private static final int SHIFT = 12;
    private static final int WORDS = 1 << SHIFT - 6;

    private static final long[] NONE = {};

    private long[][] pages = {};
    private int size;

    /** Whether it was not in the set before. */
    boolean add(int row) {
        int number = row >>> SHIFT;
        if (number >= pages.length) {
            int before = pages.length;
            pages = Arrays.copyOf(pages, Math.max(number + 1, before * 2));
            Arrays.fill(pages, before, pages.length, NONE);
        }
        long[] page = pages[number];
        if (page.length == 0) {
            page = new long[WORDS];
            pages[number] = page;
        }
        int word = row >>> 6 & WORDS - 1;
        long bit = 1L << row;
        if ((page[word] & bit) != 0) {
            return false;
        }
        page[word] |= bit;
        size++;
        return true;
    }

    int size() {
        return size;
    }

    /** All rows, from the lowest to the highest. */
    void forEach(IntConsumer visitor) {
        for (int number = 0; number < pages.length; number++) {
            long[] page = pages[number];
            for (int word = 0; word < page.length; word++) {
                for (long bits = page[word]; bits != 0; bits &= bits - 1) {
                    visitor.accept(number << SHIFT | word << 6 | Long.numberOfTrailingZeros(bits));
                }
            }
        }
    }

    /** The lowest rows. */
    int[] first(int atMost) {
        int[] rows = new int[Math.min(atMost, size)];
        int[] count = {0};
        for (int number = 0; number < pages.length && count[0] < rows.length; number++) {
            long[] page = pages[number];
            for (int word = 0; word < page.length; word++) {
                for (long bits = page[word]; bits != 0 && count[0] < rows.length; bits &= bits - 1) {
                    rows[count[0]++] = number << SHIFT | word << 6 | Long.numberOfTrailingZeros(bits);
                }
            }
        }
        return rows;
    }
}
