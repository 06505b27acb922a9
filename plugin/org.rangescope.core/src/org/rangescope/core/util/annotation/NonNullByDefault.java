// SPDX-License-Identifier: EPL-2.0
package org.rangescope.core.util.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Parameters, return values and fields in this package (or type) are never {@code null} unless they say {@link Nullable}. Every package of
 * Rangescope carries it in its {@code package-info.java}; the build's compiler checks it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.PACKAGE, ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface NonNullByDefault {

    /**
     * Narrows the default. Packages that mostly implement interfaces of the Eclipse platform, whose parameters are not annotated, leave
     * {@link DefaultLocation#PARAMETER} and {@link DefaultLocation#FIELD} out and annotate their own API parameter by parameter.
     *
     * @return the places the default reaches
     */
    DefaultLocation[] value() default {DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD};
}
