// SPDX-License-Identifier: EPL-2.0
/** The language in which rows of a table are asked for: {@code duration > 1ms && exporter == "xe"}. */
@NonNullByDefault
package org.rangescope.core.filter;

import org.rangescope.core.util.annotation.NonNullByDefault;
