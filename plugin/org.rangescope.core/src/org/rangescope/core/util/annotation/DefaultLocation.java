// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util.annotation;

/** Where {@link NonNullByDefault} reaches. The compiler knows these constants by their names. */
public enum DefaultLocation {
    /** Parameters of methods and constructors. */
    PARAMETER,
    /** What methods return. */
    RETURN_TYPE,
    /** Fields. */
    FIELD
}
