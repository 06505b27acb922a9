// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.table;

/**
 * A field of a record, in words.
 *
 * @param name  as the stream calls it
 * @param value for a person, such as {@code 18.4 ms}
 * @param exact to the last digit, such as {@code 18,400,123 ns}; the same as the value where there is nothing to add
 */
public record EventField(String name, String value, String exact) {}
