// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Never {@code null}; only needed where {@link NonNullByDefault} does not reach: type arguments, arrays, locals. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE_USE})
public @interface NonNull {
}
