// SPDX-License-Identifier: EPL-2.0
/** What was captured, in columns: append-only rows, written by one thread. */
@NonNullByDefault
package org.rangescope.core.store;

import org.rangescope.core.util.annotation.NonNullByDefault;
