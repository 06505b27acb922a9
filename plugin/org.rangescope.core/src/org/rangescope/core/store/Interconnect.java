// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.store;

/**
 * An interconnect that importer and exporter agreed on.
 *
 * @param name     where it has one, otherwise an empty text
 * @param identity enum value in the first generation, identity of its object in the second
 */
public record Interconnect(String name, long identity) {

    @Override
    public String toString() {
        return name.isEmpty() ? "interconnect " + Long.toUnsignedString(identity) : name;
    }
}
