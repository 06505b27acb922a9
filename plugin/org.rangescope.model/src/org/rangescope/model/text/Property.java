// SPDX-License-Identifier: EPL-2.0
package org.rangescope.model.text;

/**
 * One line of the properties of something.
 *
 * @param name what it is
 * @param value for a person: "18.4 ms"
 * @param exact to the last digit: "18,400,123 ns"; the same as the value where there is nothing to add
 */
public record Property(String name, String value, String exact) {
    /** One that has no more digits. */
    static Property of(String name, String value) {
        return new Property(name, value, value);
    }
}
