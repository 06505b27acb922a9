// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.rangescope.core.util.Spare;

class SpareTest {

    @Test
    void givesEachThingOnceAndTheOldestUp() {
        Spare<int[]> spare = new Spare<>(2);
        assertNull(spare.take());
        int[] first = {1};
        int[] second = {2};
        int[] third = {3};
        spare.give(first);
        spare.give(second);
        spare.give(third);
        assertSame(third, spare.take());
        assertSame(second, spare.take());
        assertNull(spare.take());
    }
}
