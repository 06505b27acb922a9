// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

/** Bits in the flags of attach, map and unmap: the state of the attachment as the call saw it, and what the probe could find out. */
public final class MapFlags {

    /** The interconnect is allowed: {@code attach->allow_ic}. */
    public static final int ALLOW_IC = 1 << 0;
    /** The importer is dynamic: it has a move_notify callback. */
    public static final int DYNAMIC = 1 << 1;
    /** The exporter has the map op. */
    public static final int MAP_OP = 1 << 2;
    /** The exporter has the unmap op. */
    public static final int UNMAP_OP = 1 << 3;
    /** {@code attach->peer2peer}. */
    public static final int PEER2PEER = 1 << 4;
    /** Map: the entries were counted. */
    public static final int WALKED = 1 << 5;
    /** Map: there are more entries than were walked. */
    public static final int TRUNCATED = 1 << 6;
    /** Map: the entries were understood as ranges. */
    public static final int DECODED = 1 << 7;
    /** Unmap: the probe knew no such live mapping. */
    public static final int NOT_LIVE = 1 << 8;
    /** Unmap: it was mapped on another attachment. */
    public static final int OTHER_ATTACH = 1 << 9;
    /** The sg-table is the one that the core keeps until detach: unmap does nothing, detach frees it, and that is no leak. */
    public static final int CACHED = 1 << 10;
    /** Map: the call had not returned when the capture ended. Its error is -EINPROGRESS, which no exporter returned. */
    public static final int PENDING = 1 << 11;
    /** Map and unmap: it is known who held the buffer's reservation lock when the call began. Neither of the next two: nobody held it. */
    public static final int LOCK_KNOWN = 1 << 12;
    /** With {@link #LOCK_KNOWN}: the calling thread held it. */
    public static final int LOCK_OWNER = 1 << 13;
    /** With {@link #LOCK_KNOWN}: somebody held it. */
    public static final int LOCK_TAKEN = 1 << 14;
    /** Map: range records were left out to keep to the rate that was asked for. The totals are exact. */
    public static final int SAMPLED = 1 << 15;
    /** The call site was read for this event; the rest of the stack is the one that was last walked from there. */
    public static final int STACK_REUSED = 1 << 16;
    /** Map: what the call allocated and kept was counted. Unmap: an unmap_end follows. */
    public static final int WATCHED = 1 << 17;
    /** Not of the stream: the importer's device was known when the call returned. */
    static final int DEVICE_KNOWN = 1 << 27;
    /** Not of the stream: the exporter was known when the call returned. */
    static final int EXPORTER_KNOWN = 1 << 28;
    /** Not of the stream: how much it exposes is not known, and the size of its buffer stands for it. */
    public static final int BYTES_OF_BUFFER = 1 << 29;
    /** Not of the stream: an earlier part of the same capture saw how the mapping was leaked. */
    public static final int LEAKED_EARLIER = 1 << 30;
    /** Not of the stream: the map call is not in this recording, an earlier part of the same capture saw it. */
    public static final int EARLIER = 1 << 31;

    /** Bits that only the store knows. */
    static final int OF_STORE = BYTES_OF_BUFFER | DEVICE_KNOWN | EXPORTER_KNOWN;
    static final int NOT_OF_STREAM = EARLIER | LEAKED_EARLIER | OF_STORE;

    private MapFlags() {}
}
