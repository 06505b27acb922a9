// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.tests.thirdparty;

import java.util.List;

import org.rangescope.core.decode.DecodedEntry;
import org.rangescope.core.decode.DecodedField;
import org.rangescope.core.decode.InterconnectDecoder;
import org.rangescope.core.store.Adapter;
import org.rangescope.core.util.Units;

/** An example of a decoder that comes from elsewhere: the first number is a tile's address, the second its size in KiB. */
public final class TileDecoder implements InterconnectDecoder {

    @Override
    public String name() {
        return "tiles";
    }

    @Override
    public boolean knows(Adapter adapter, String interconnect) {
        return adapter == Adapter.INTERCONNECT_V2 && interconnect.equals("tp-tiles");
    }

    @Override
    public DecodedEntry decode(long index, long start, long end) {
        List<String> malformed = end > 0 ? List.of() : List.of("A tile has a size.");
        return new DecodedEntry("tile " + index + ", " + Units.bytes(end * 1024), List.of(
                new DecodedField("Tile", index, DecodedField.Unit.NUMBER), new DecodedField("Address", start, DecodedField.Unit.ADDRESS),
                new DecodedField("Size", end * 1024, DecodedField.Unit.BYTES)), malformed);
    }
}
