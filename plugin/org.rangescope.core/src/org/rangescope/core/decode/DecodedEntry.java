// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.decode;

import java.util.List;

/**
 * An entry of a mapping, understood.
 *
 * @param description the entry in a few words, such as {@code 0x4000 to 0x4fff, 4.0 KiB}
 * @param fields      its fields, in the order in which a person wants them
 * @param malformed   what is wrong with it, one sentence each; empty when it is well-formed
 */
public record DecodedEntry(String description, List<DecodedField> fields, List<String> malformed) {

    /** Copies the lists. */
    public DecodedEntry {
        fields = List.copyOf(fields);
        malformed = List.copyOf(malformed);
    }

    /**
     * Whether nothing is wrong with it.
     *
     * @return whether it is well-formed
     */
    public boolean isWellFormed() {
        return malformed.isEmpty();
    }
}
