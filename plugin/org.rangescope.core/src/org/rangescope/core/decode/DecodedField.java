// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.decode;

import org.rangescope.core.util.Units;

/**
 * A field of an entry.
 *
 * @param name  for a person, such as {@code Length}
 * @param value its value; for {@link Unit#ADDRESS} its 64 bits without a sign
 * @param unit  what the value is
 */
public record DecodedField(String name, long value, Unit unit) {

    /** What a value is. */
    public enum Unit {
        /** A number without a unit. */
        NUMBER,
        /** An address. */
        ADDRESS,
        /** A number of bytes. */
        BYTES,
        /** A time in ns. */
        NS
    }

    /**
     * Its value for a person.
     *
     * @return such as {@code 0x4000} or {@code 4.0 KiB}
     */
    public String text() {
        return switch (unit) {
        case NUMBER -> Units.count(value);
        case ADDRESS -> "0x" + Long.toHexString(value);
        case BYTES -> Units.bytes(value);
        case NS -> Units.duration(value);
        };
    }

    /**
     * Its value to the last digit.
     *
     * @return such as {@code 4,096 B}
     */
    public String exact() {
        return switch (unit) {
        case NUMBER, ADDRESS -> text();
        case BYTES -> Units.exactBytes(value);
        case NS -> Units.exactNs(value);
        };
    }
}
