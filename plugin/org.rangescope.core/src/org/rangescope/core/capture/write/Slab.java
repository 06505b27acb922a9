// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.write;

import java.util.Arrays;

/** Identities of one kind of kernel object. What was freed last is used again first, mostly, as a slab does. */
final class Slab {

    private static final int REUSED = 65_400;
    /** Memory is not given back, but it is not taken without need either. */
    private static final int FREE_MAX = 4_096;

    private final Draw draw;
    private long[] free = new long[64];
    private int size;

    Slab(Draw draw) {
        this.draw = draw;
    }

    long allocate() {
        if (size >= FREE_MAX || size > 0 && draw.chance(REUSED)) {
            return free[--size];
        }
        return draw.identity();
    }

    void free(long identity) {
        if (size == free.length) {
            free = Arrays.copyOf(free, size * 2);
        }
        free[size++] = identity;
    }
}
