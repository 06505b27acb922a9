// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.decode;

import java.util.ArrayList;
import java.util.List;

import org.rangescope.core.store.Adapter;
import org.rangescope.core.util.Units;

/** Entries of the IOV interconnect: physical addresses of a BAR, from start to end, both included. */
public final class IovDecoder implements InterconnectDecoder {

    /** For the ServiceLoader. */
    public IovDecoder() {}

    @Override
    public String name() {
        return "IOV ranges";
    }

    @Override
    public boolean knows(Adapter adapter, String interconnect) {
        return adapter.isInterconnect() && "iov".equalsIgnoreCase(interconnect);
    }

    @Override
    public DecodedEntry decode(long index, long start, long end) {
        List<DecodedField> fields = new ArrayList<>();
        fields.add(new DecodedField("Index", index, DecodedField.Unit.NUMBER));
        fields.add(new DecodedField("Start", start, DecodedField.Unit.ADDRESS));
        fields.add(new DecodedField("End", end, DecodedField.Unit.ADDRESS));
        List<String> malformed = new ArrayList<>();
        String addresses = "0x" + Long.toHexString(start) + " to 0x" + Long.toHexString(end);
        if (Long.compareUnsigned(end, start) < 0) {
            malformed.add("It ends before it starts: the end 0x" + Long.toHexString(end) + " is included, and lies below the start 0x"
                    + Long.toHexString(start) + ".");
            return new DecodedEntry(addresses + ", malformed", fields, malformed);
        }
        long length = end - start + 1;
        if (length <= 0) {
            malformed.add("It is longer than any memory can be: its length does not fit into 63 bits.");
            return new DecodedEntry(addresses + ", malformed", fields, malformed);
        }
        fields.add(new DecodedField("Length", length, DecodedField.Unit.BYTES));
        return new DecodedEntry(addresses + ", " + Units.bytes(length), fields, malformed);
    }
}
