// SPDX-License-Identifier: EPL-2.0
/** Recordings for JDK Mission Control. */
@NonNullByDefault
package org.rangescope.interop.jfr;

import org.rangescope.core.util.annotation.NonNullByDefault;
