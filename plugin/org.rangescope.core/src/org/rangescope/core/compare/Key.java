// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.compare;

import java.util.Comparator;

/**
 * By what map calls of two recordings are known to be of the same kind: names that survive a reboot and a new build, never addresses, ids or task numbers.
 *
 * @param kind what the name is of
 * @param name the name; of a call site the function and its module, of an importer the device and its driver
 */
public record Key(Kind kind, String name) {

    /** What is compared. */
    public enum Kind {
        /** All map calls. */
        ALL("all map calls"),
        /** Who owns the memory. */
        EXPORTER("exporter"),
        /** The device that maps it. */
        IMPORTER("importer"),
        /** The interconnect, or sg-table. */
        INTERCONNECT("interconnect"),
        /** The generation of the interface. */
        INTERFACE("interface"),
        /** The driver's function that maps. */
        CALL_SITE("call site");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /**
         * Its name for a person.
         *
         * @return such as {@code call site}
         */
        public String label() {
            return label;
        }
    }

    /** By kind, then by name. */
    public static final Comparator<Key> ORDER = Comparator.comparing(Key::kind).thenComparing(Key::name);

    /** Stands for all map calls. */
    public static final Key ALL = new Key(Kind.ALL, "");

    /**
     * The map calls in words.
     *
     * @return such as {@code map calls of exporter vfio-pci}
     */
    public String calls() {
        return switch (kind) {
        case ALL -> "map calls";
        case EXPORTER -> "map calls of exporter " + name;
        case IMPORTER -> "map calls of importer " + name;
        case INTERCONNECT -> "map calls by " + name;
        case INTERFACE -> "map calls through " + name;
        case CALL_SITE -> "map calls by `" + name + "`";
        };
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind.label() : kind.label() + " " + name;
    }
}
