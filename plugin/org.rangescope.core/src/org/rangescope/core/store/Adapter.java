// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

/** The generations of the kernel's interface for mapping a dma-buf. */
public enum Adapter {

    /** One that this version does not know. */
    UNKNOWN(0, "unknown", "unknown interface", "map", "unmap"),
    /** {@code dma_buf_map_attachment()}: an sg-table, in every kernel. */
    SGT(1, "sgt", "sg-table", "dma_buf_map_attachment", "dma_buf_unmap_attachment"),
    /** {@code dma_buf_map_interconnect()}, first generation: the interconnect is an enum value. */
    INTERCONNECT_V1(2, "interconnect-v1", "interconnect-v1", "dma_buf_map_interconnect", "dma_buf_unmap_interconnect"),
    /** {@code dma_buf_map_interconnect()}, second generation: the interconnect is an object. */
    INTERCONNECT_V2(3, "interconnect-v2", "interconnect-v2", "dma_buf_map_interconnect", "dma_buf_unmap_interconnect");

    private static final Adapter[] ALL = values();

    private final int id;
    private final String streamName;
    private final String label;
    private final String mapFunction;
    private final String unmapFunction;

    Adapter(int id, String streamName, String label, String mapFunction, String unmapFunction) {
        this.id = id;
        this.streamName = streamName;
        this.label = label;
        this.mapFunction = mapFunction;
        this.unmapFunction = unmapFunction;
    }

    /**
     * Its number in the stream.
     *
     * @return 0 to 3
     */
    public int id() {
        return id;
    }

    /**
     * Its name in the metadata.
     *
     * @return such as {@code sgt}
     */
    public String streamName() {
        return streamName;
    }

    /**
     * Its name for a person.
     *
     * @return such as {@code sg-table}
     */
    public String label() {
        return label;
    }

    /**
     * The kernel function that maps.
     *
     * @return its name
     */
    public String mapFunction() {
        return mapFunction;
    }

    /**
     * The kernel function that unmaps.
     *
     * @return its name
     */
    public String unmapFunction() {
        return unmapFunction;
    }

    /**
     * Whether it is one of the interconnect generations.
     *
     * @return whether ranges rather than an sg-table are mapped
     */
    public boolean isInterconnect() {
        return this == INTERCONNECT_V1 || this == INTERCONNECT_V2;
    }

    /**
     * Finds an adapter by its number.
     *
     * @param id any number
     * @return its adapter, or {@link #UNKNOWN}
     */
    public static Adapter of(int id) {
        return ALL[clean(id)];
    }

    /**
     * A number of the stream made safe for use as an index.
     *
     * @param id any number
     * @return the same, or 0 when it is none of an adapter
     */
    public static int clean(int id) {
        return id > 0 && id < 4 ? id : 0;
    }
}
