// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.stats;

/** By what mappings are grouped. */
public enum GroupBy {
    /** Who owns the memory. */
    EXPORTER("Exporter"),
    /** The device that maps it. */
    IMPORTER("Importer"),
    /** The interconnect, or sg-table. */
    INTERCONNECT("Interconnect"),
    /** The driver's function that maps. */
    CALL_SITE("Call site"),
    /** The process that maps. */
    PROCESS("Process"),
    /** The generation of the interface. */
    ADAPTER("Interface"),
    /** How many ranges a call yields, from one power of two up to the next. Entries of an sg-table are counted apart from ranges. */
    RANGES("Ranges");

    private final String label;

    GroupBy(String label) {
        this.label = label;
    }

    /**
     * Its name for a person.
     *
     * @return such as {@code Call site}
     */
    public String label() {
        return label;
    }
}
