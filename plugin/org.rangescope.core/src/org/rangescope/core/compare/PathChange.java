// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

/**
 * How attachments of an importer to buffers of an exporter are mapped, where that is not as before.
 *
 * @param exporter      the exporter
 * @param importer      the importer and its driver
 * @param before        attachments before
 * @param after         attachments after
 * @param nowFallsBack  whether it falls back from the interconnect to the sg-table more than before
 * @param sentence      all this in words
 */
public record PathChange(String exporter, String importer, Attachments before, Attachments after, boolean nowFallsBack, String sentence) {

    /**
     * How attachments were mapped.
     *
     * @param interconnect by the interconnect
     * @param sgTable      as sg-table, and the interconnect was not asked for
     * @param fellBack     as sg-table, after the interconnect was refused
     * @param refused      not at all
     */
    public record Attachments(long interconnect, long sgTable, long fellBack, long refused) {

        /**
         * All of them.
         *
         * @return attachments
         */
        public long all() {
            return interconnect + sgTable + fellBack + refused;
        }
    }
}
