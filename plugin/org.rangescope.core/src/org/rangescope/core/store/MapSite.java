// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

import org.rangescope.core.util.Units;

/**
 * What a map call finds: its attachment and its buffer, as they were before it but for what only the call says of them. Filled in anew for each call, so that each row is looked up once; for the
 * tracker's thread.
 */
public final class MapSite {

    int buffer;
    long sizeBytes = Units.UNKNOWN;
    int exporter;
    int device;
    int interconnect;
    int flags;
    int adapters;
    long attachNs = Units.UNKNOWN;

    /**
     * The buffer.
     *
     * @return buffer row
     */
    public int buffer() {
        return buffer;
    }

    /**
     * How large the buffer is.
     *
     * @return bytes, or UNKNOWN
     */
    public long sizeBytes() {
        return sizeBytes;
    }

    /**
     * The importer.
     *
     * @return device, or 0
     */
    public int device() {
        return device;
    }

    /**
     * What importer and exporter agreed on.
     *
     * @return interconnect, or 0
     */
    public int interconnect() {
        return interconnect;
    }

    /**
     * State of the attachment.
     *
     * @return bits of {@link MapFlags}
     */
    public int flags() {
        return flags;
    }

    /**
     * Interfaces by which it was mapped successfully before.
     *
     * @return a bit {@code 1 << adapter} for each {@link Adapter#id()}
     */
    public int adapters() {
        return adapters;
    }

    /**
     * When the attachment was made.
     *
     * @return ns, or UNKNOWN when that was before the capture or lost
     */
    public long attachNs() {
        return attachNs;
    }
}
