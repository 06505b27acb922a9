// SPDX-License-Identifier: EPL-2.0
/** What a capture measures, reduced to what a chart or table can show. */
@NonNullByDefault
package org.rangescope.core.stats;

import org.rangescope.core.util.annotation.NonNullByDefault;
