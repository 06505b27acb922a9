// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.rules;

/**
 * Something about a rule that can be set.
 *
 * @param name    in lower case, such as {@code deadline}
 * @param unit    what its value is counted in
 * @param value   what it is unless somebody sets it
 * @param least   the smallest value that makes sense
 * @param meaning for a person, part of a sentence
 */
public record Parameter(String name, Unit unit, long value, long least, String meaning) {}
