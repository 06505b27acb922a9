// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util;

import java.util.Arrays;

/** What chunked columns share. */
public final class Columns {

    private Columns() {}

    /**
     * Makes room in the list of chunks.
     *
     * @param <T>    type of a chunk
     * @param chunks list of chunks
     * @param index  of the chunk that is wanted
     * @return the same list, or a longer copy that has this index
     */
    public static <T> T[] slot(T[] chunks, int index) {
        return index < chunks.length ? chunks : Arrays.copyOf(chunks, Math.max(index + 1, chunks.length * 2));
    }
}
