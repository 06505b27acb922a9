// SPDX-License-Identifier: EPL-2.0
/** What the compiler is told about {@code null}: our own annotations, so that core needs no other jar for them. */
package org.rangescope.core.util.annotation;
