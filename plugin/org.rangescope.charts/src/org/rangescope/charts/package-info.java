// SPDX-License-Identifier: EPL-2.0
/** Charts, each defined once, painted from data that core has already reduced. */
@NonNullByDefault
package org.rangescope.charts;

import org.rangescope.core.util.annotation.NonNullByDefault;
