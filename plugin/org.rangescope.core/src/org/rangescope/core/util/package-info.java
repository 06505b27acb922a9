// SPDX-License-Identifier: EPL-2.0
/** What every other package may use: growable columns, hash maps of primitives, units, progress. */
@NonNullByDefault
package org.rangescope.core.util;

import org.rangescope.core.util.annotation.NonNullByDefault;
