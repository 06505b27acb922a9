// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.decode;

import org.rangescope.core.store.Adapter;

/**
 * Says what the entries of an interconnect mean. Stateless; found by {@link java.util.ServiceLoader}, see {@link Decoders}. Entries of an interconnect that no
 * decoder knows are not decoded at all.
 */
public interface InterconnectDecoder {

    /**
     * What it decodes, in a few words.
     *
     * @return such as {@code IOV ranges}
     */
    String name();

    /**
     * Whether it knows an interconnect.
     *
     * @param adapter      the interface by which it was mapped; one of the interconnect generations
     * @param interconnect the interconnect's name; empty when it has none
     * @return whether the entries are of the kind that it decodes
     */
    boolean knows(Adapter adapter, String interconnect);

    /**
     * Says what an entry means.
     *
     * @param index where the entry is stored
     * @param start its first number as it was captured
     * @param end   its second number as it was captured
     * @return its fields, and what is malformed about it
     */
    DecodedEntry decode(long index, long start, long end);
}
