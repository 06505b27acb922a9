// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.capture.write;

/** Bits in the flags of attach, map and unmap records: enum rs_flag of the stream. */
public final class StreamFlags {

    /** The interconnect is allowed. */
    public static final int ALLOW_IC = 1 << 0;
    /** The importer is dynamic. */
    public static final int DYNAMIC = 1 << 1;
    /** The exporter has the map op. */
    public static final int MAP_OP = 1 << 2;
    /** The exporter has the unmap op. */
    public static final int UNMAP_OP = 1 << 3;
    /** The importer takes peer-to-peer memory. */
    public static final int PEER2PEER = 1 << 4;
    /** Map: the entries were counted. */
    public static final int WALKED = 1 << 5;
    /** Map: the entries were understood as ranges. */
    public static final int DECODED = 1 << 7;
    /** Unmap: the probe knew no such live mapping. */
    public static final int NOT_LIVE = 1 << 8;
    /** Unmap: it was mapped on another attachment. */
    public static final int OTHER_ATTACH = 1 << 9;
    /** The sg-table is the one that the core keeps until detach. */
    public static final int CACHED = 1 << 10;
    /** It is known who held the reservation lock. */
    public static final int LOCK_KNOWN = 1 << 12;
    /** The calling thread held it. */
    public static final int LOCK_OWNER = 1 << 13;
    /** Somebody held it. */
    public static final int LOCK_TAKEN = 1 << 14;
    /** The stack is the one that was last walked from there. */
    public static final int STACK_REUSED = 1 << 16;
    /** What the call allocated and kept was counted. */
    public static final int WATCHED = 1 << 17;

    private StreamFlags() {}
}
