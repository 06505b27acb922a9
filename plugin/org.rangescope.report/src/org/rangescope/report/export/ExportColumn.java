// SPDX-License-Identifier: EPL-2.0
package org.rangescope.report.export;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A column of an {@link ExportTable}: its value in the row at which the table stands. Names are the same in CSV, Parquet and SQL, and end in their unit where
 * they have one: {@code _ns} and {@code _bytes}. Times count from the start of the capture.
 *
 * @param name    lower case letters, digits and underscores
 * @param type    what its values are
 * @param meaning for a person, part of a sentence
 * @param number  gives numbers, and 0 or 1; {@link #NULL} where the value is not known or does not exist
 * @param text    gives texts; an empty one where the value is not known or does not exist
 */
public record ExportColumn(String name, Type type, String meaning, LongSupplier number, Supplier<String> text) {

    /** The number of what is not known or does not exist. */
    public static final long NULL = Long.MIN_VALUE;

    /** What the values of a column are. */
    public enum Type {
        /** Signed, 64 bits. */
        BIGINT,
        /** Unsigned, 64 bits. */
        UBIGINT,
        /** Signed, 32 bits. */
        INTEGER,
        /** 0 or 1. */
        BOOLEAN,
        /** Text. */
        VARCHAR
    }

    /**
     * The unit of its numbers.
     *
     * @return {@code ns}, {@code bytes}, or an empty text
     */
    public String unit() {
        return name.endsWith("_ns") ? "ns" : name.endsWith("_bytes") ? "bytes" : "";
    }
}
