// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.decode;

import java.util.List;

import org.rangescope.core.analysis.Recording;
import org.rangescope.core.store.RangeTable;
import org.rangescope.core.util.annotation.Nullable;

/**
 * Whether and how the entries of a mapping can be decoded. Read it under the session's lock.
 */
public final class Decoding {

    private final Recording recording;
    private final int mapping;
    private final @Nullable InterconnectDecoder decoder;
    private final String why;

    Decoding(Recording recording, int mapping, @Nullable InterconnectDecoder decoder, String why) {
        this.recording = recording;
        this.mapping = mapping;
        this.decoder = decoder;
        this.why = why;
    }

    /**
     * Whether somebody knows what the entries mean.
     *
     * @return whether {@link #entry} can be asked
     */
    public boolean isDecoded() {
        return decoder != null;
    }

    /**
     * Who decodes them.
     *
     * @return such as {@code IOV ranges}; empty when nobody does
     */
    public String decoder() {
        return decoder == null ? "" : decoder.name();
    }

    /**
     * Why they are not decoded.
     *
     * @return such as {@code Unknown interconnect: entries are not decoded (fabric).}; empty when they are
     */
    public String why() {
        return why;
    }

    /**
     * How many entries were captured.
     *
     * @return entries; 0 when they are not decoded
     */
    public int size() {
        return decoder == null ? 0 : recording.mappings().rangeCount(mapping);
    }

    /**
     * An entry.
     *
     * @param number from 0, in the order in which they were captured
     * @return the entry, decoded; when the decoder itself fails, an entry without fields that says so
     */
    public DecodedEntry entry(int number) {
        InterconnectDecoder by = decoder;
        if (by == null || number < 0 || number >= size()) {
            throw new IndexOutOfBoundsException("entry " + number + " of " + size());
        }
        RangeTable ranges = recording.ranges();
        int row = recording.mappings().firstRange(mapping) + number;
        return decode(by, ranges.index(row), ranges.start(row), ranges.end(row));
    }

    private static DecodedEntry decode(InterconnectDecoder by, long index, long start, long end) {
        try {
            return by.decode(index, start, end);
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            // decoders come from others too
            return new DecodedEntry("not decoded", List.of(),
                    List.of("The decoder for " + by.name() + " itself failed: " + e));
        }
    }
}
